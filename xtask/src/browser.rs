//! The browser that the tests drive, its driver, and the settings the driver is given.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};

use crate::debian;
use crate::failure::{Failure, Result};
use crate::packages;
use crate::pins;
use crate::process;
use crate::project::Project;

/// A Chromium: the variable CHROMIUM, this system's own, Debian's package, or Playwright's download.
pub fn chromium(project: &Project) -> Result<PathBuf> {
    if let Some(named) = named("CHROMIUM")? {
        return Ok(named);
    }
    if let Some(found) = installed_chromium() {
        return Ok(found);
    }
    if debian::install(&pins::CHROMIUM_PACKAGES)
        && let Some(found) = installed_chromium()
    {
        return Ok(found);
    }
    downloaded_chromium(project)
}

/// A chromedriver: the variable CHROMEDRIVER, this system's own, or Debian's package.
pub fn chromedriver() -> Result<PathBuf> {
    if let Some(named) = named("CHROMEDRIVER")? {
        return Ok(named);
    }
    // Hosted builders name a folder in CHROMEWEBDRIVER.
    let hosted =
        || process::program_in(Path::new(&env::var_os("CHROMEWEBDRIVER")?), "chromedriver");
    let found = || process::find_on_path(&["chromedriver"]).or_else(hosted);
    if let Some(found) = found() {
        return Ok(found);
    }
    debian::install(&pins::CHROMIUM_PACKAGES);
    found().ok_or_else(|| {
        Failure::new(
            "The component tests need chromedriver, in the version of the browser. \
             Install it (package chromium-driver on Debian) or set CHROMEDRIVER to its path.",
        )
    })
}

/// Writes the settings with which chromedriver starts `chromium`, and names the file.
pub fn driver_settings(project: &Project, chromium: &Path) -> Result<PathBuf> {
    let file = project.scratch("xtask")?.join("webdriver.json");
    let flags: Vec<String> = pins::CHROMIUM_FLAGS
        .iter()
        .map(|flag| quoted(flag))
        .collect();
    let text = format!(
        "{{\"goog:chromeOptions\": {{\"binary\": {}, \"args\": [{}]}}}}\n",
        quoted(&chromium.to_string_lossy()),
        flags.join(", ")
    );
    fs::write(&file, text).map_err(|error| {
        Failure::new(format!(
            "{} could not be written: {error}. Check its permissions.",
            file.display()
        ))
    })?;
    Ok(file)
}

/// `text` as a string of JSON; TOML reads it the same way.
pub fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

fn named(variable: &str) -> Result<Option<PathBuf>> {
    let Some(value) = env::var_os(variable).filter(|value| !value.is_empty()) else {
        return Ok(None);
    };
    let path = PathBuf::from(value);
    if path.is_file() {
        Ok(Some(path))
    } else {
        Err(Failure::new(format!(
            "{variable} names {}, which is not a file. Correct or unset the variable.",
            path.display()
        )))
    }
}

fn installed_chromium() -> Option<PathBuf> {
    let places = || {
        pins::CHROMIUM_PLACES
            .iter()
            .map(PathBuf::from)
            .find(|place| place.is_file())
    };
    process::find_on_path(&pins::CHROMIUM_NAMES).or_else(places)
}

fn downloaded_chromium(project: &Project) -> Result<PathBuf> {
    packages::ensure(project)?;
    let place = || {
        let ask =
            "import { chromium } from '@playwright/test'; console.log(chromium.executablePath())";
        let told =
            process::output(
                project
                    .command("node")
                    .args(["--input-type=module", "--eval", ask]),
            )?;
        Some(PathBuf::from(told)).filter(|path| path.is_file())
    };
    if let Some(path) = place() {
        return Ok(path);
    }
    let installed = process::run(packages::playwright(project).args(["install", "chromium"]));
    installed.ok().and_then(|()| place()).ok_or_else(|| {
        Failure::new("The browser tests need Chromium. Install it (package chromium on Debian) or set CHROMIUM to its path.")
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_any_system_survive_quoting() {
        assert_eq!(quoted("/usr/bin/chromium"), "\"/usr/bin/chromium\"");
        assert_eq!(quoted("C:\\a \"b\"\\c"), "\"C:\\\\a \\\"b\\\"\\\\c\"");
    }
}
