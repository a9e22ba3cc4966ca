//! Reading and writing the files of `dist/`, with failures as sentences.

use std::fs;
use std::path::Path;

use crate::failure::{Failure, Result};
use crate::project::make_folder;

/// The contents of a file.
pub fn read(file: &Path) -> Result<Vec<u8>> {
    fs::read(file).map_err(|error| {
        Failure::new(format!(
            "{} could not be read: {error}. Build again.",
            file.display()
        ))
    })
}

/// The text of a file.
pub fn read_text(file: &Path) -> Result<String> {
    String::from_utf8(read(file)?)
        .map_err(|_| Failure::new(format!("{} is not UTF-8. Build again.", file.display())))
}

/// Writes a file, and makes its folder where there is none.
pub fn write(file: &Path, content: &[u8]) -> Result<()> {
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    fs::write(file, content).map_err(|error| {
        Failure::new(format!(
            "{} could not be written: {error}. Check its permissions.",
            file.display()
        ))
    })
}

/// Removes a file.
pub fn remove(file: &Path) -> Result<()> {
    fs::remove_file(file)
        .map_err(|error| Failure::new(format!("{} could not be removed: {error}.", file.display())))
}

/// Copies a file into a folder, under its own name.
pub fn copy_into(folder: &Path, file: &Path) -> Result<()> {
    let copied = fs::copy(file, folder.join(file.file_name().unwrap_or_default()));
    copied
        .map(|_| ())
        .map_err(|error| Failure::new(format!("{} could not be copied: {error}.", file.display())))
}

/// Names of all files below a folder, relative to it and with `/`, in order.
pub fn files(folder: &Path) -> Result<Vec<String>> {
    let mut names = Vec::new();
    below(folder, "", &mut names)?;
    names.sort();
    Ok(names)
}

fn below(folder: &Path, prefix: &str, names: &mut Vec<String>) -> Result<()> {
    let unread = |error: std::io::Error| {
        Failure::new(format!("{} could not be read: {error}.", folder.display()))
    };
    for entry in fs::read_dir(folder).map_err(unread)? {
        let path = entry.map_err(unread)?.path();
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        if path.is_dir() {
            below(&path, &format!("{prefix}{name}/"), names)?;
        } else {
            names.push(format!("{prefix}{name}"));
        }
    }
    Ok(())
}
