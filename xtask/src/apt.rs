//! Programs on PATH, and the Debian packages that bring them where this machine has apt and lets us.

use std::env;
use std::path::PathBuf;

use xshell::{Shell, cmd};

/// The first of `names` (with spaces between) that is a file in a folder of PATH.
pub fn find_on_path(names: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names.split(' ').find_map(|name| {
        let file = format!("{name}{}", env::consts::EXE_SUFFIX);
        let mut files = folders.iter().map(|folder| folder.join(&file));
        files.find(|file| file.is_file())
    })
}

/// Tries to install `packages` (with spaces between). Without apt or the right to use it nothing happens: the caller
/// looks again, and says what to install by hand.
pub fn install(sh: &Shell, packages: &str) {
    if packages.is_empty() || find_on_path("apt-get").is_none() {
        return;
    }
    let is_root = cmd!(sh, "id -u").quiet().read().is_ok_and(|id| id == "0");
    let sudo: &[&str] = if is_root { &[] } else { &["sudo", "-n"] };
    let apt = |arguments: &str| {
        let arguments = arguments.split(' ');
        cmd!(
            sh,
            "env {sudo...} env DEBIAN_FRONTEND=noninteractive apt-get {arguments...}"
        )
        .run()
    };
    println!("Installing {packages} with apt-get, about a minute ...");
    // The list of packages may be empty on a fresh machine, and may be fresh enough if this fails.
    let _ = apt("update");
    let _ = apt(&format!("install -y {packages}"));
}
