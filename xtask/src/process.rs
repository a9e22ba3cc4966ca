//! Running other programs: start, wait, and say in a sentence what went wrong.

use std::env;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::failure::{Failure, Result};

/// Runs `command` with this terminal and waits; anything but success is a failure.
pub fn run(command: &mut Command) -> Result<()> {
    let line = describe(command);
    let status = command.status().map_err(|error| {
        Failure::new(format!(
            "`{line}` could not be started: {error}. Is it installed and on PATH?"
        ))
    })?;
    if status.success() {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "`{line}` stopped with {status}. Its own messages stand above."
        )))
    }
}

/// What `command` wrote to standard output, trimmed, if it ran and succeeded.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command
        .stdin(Stdio::null())
        .stderr(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// The first of `names` that is a file in a folder of PATH.
pub fn find_on_path(names: &[&str]) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let folders: Vec<PathBuf> = env::split_paths(&path).collect();
    names
        .iter()
        .find_map(|name| folders.iter().find_map(|folder| program_in(folder, name)))
}

/// The program `name` in `folder`, with the ending that this system gives programs.
pub fn program_in(folder: &Path, name: &str) -> Option<PathBuf> {
    let file = folder.join(format!("{name}{}", env::consts::EXE_SUFFIX));
    file.is_file().then_some(file)
}

/// PATH with `folder` put first.
pub fn path_with(folder: &Path) -> Result<std::ffi::OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let folders = std::iter::once(folder.to_owned()).chain(env::split_paths(&rest));
    env::join_paths(folders).map_err(|error| {
        Failure::new(format!(
            "{} cannot stand on PATH: {error}. Set BAO_CAO_SO_CACHE to another folder.",
            folder.display()
        ))
    })
}

/// The command as a person would type it.
fn describe(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(program.as_os_str());
    let mut line = name.to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}
