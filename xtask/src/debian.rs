//! Installing Debian packages, where this machine has apt and lets us.

use std::process::Command;

use crate::process;

/// Tries to install `packages`. `false` when there is no apt, no right to use it, or it failed:
/// the caller then says what to install by hand.
pub fn install(packages: &[&str]) -> bool {
    let Some(prefix) = prefix() else { return false };
    println!(
        "Installing {} with apt-get, about a minute ...",
        packages.join(", ")
    );
    // The list of packages may be empty on a fresh machine, and may be fresh enough if this fails.
    let _ = process::run(apt(prefix).arg("update"));
    process::run(apt(prefix).args(["install", "-y"]).args(packages)).is_ok()
}

/// What has to stand before `apt-get`: nothing for root, `sudo -n` for those who may.
fn prefix() -> Option<&'static [&'static str]> {
    process::find_on_path(&["apt-get"])?;
    if process::output(Command::new("id").arg("-u")).as_deref() == Some("0") {
        return Some(&[]);
    }
    process::output(Command::new("sudo").args(["-n", "true"])).map(|_| ["sudo", "-n"].as_slice())
}

fn apt(prefix: &[&str]) -> Command {
    let mut words = prefix
        .iter()
        .chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().unwrap_or(&"env"));
    command.args(words);
    command
}
