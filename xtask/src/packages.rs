//! Node, and the packages of package-lock.json: only the end-to-end tests use them.

use std::fs;
use std::process::Command;

use crate::debian;
use crate::failure::{Failure, Result};
use crate::pins;
use crate::process;
use crate::project::Project;

/// A copy of the package-lock.json that node_modules was made from.
const STAMP: &str = "node_modules/.made-from-package-lock.json";

/// Gets Node if it is missing, and the packages if package-lock.json has changed.
pub fn ensure(project: &Project) -> Result<()> {
    ensure_node()?;
    let lock = project.read("package-lock.json")?;
    let stamp = project.root().join(STAMP);
    if fs::read_to_string(&stamp).is_ok_and(|made_from| made_from == lock) {
        return Ok(());
    }
    let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
    process::run(
        project
            .command(npm)
            // No package needs its install script; that of the HTML checker would fetch a Java of its own.
            .args(["ci", "--no-audit", "--no-fund", "--ignore-scripts"])
            // The browser comes from the system (see `browser`).
            .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"),
    )?;
    fs::write(&stamp, lock).map_err(|error| {
        Failure::new(format!(
            "{STAMP} could not be written: {error}. Check its permissions."
        ))
    })
}

/// Playwright's command line, run in the checkout.
pub fn playwright(project: &Project) -> Command {
    let mut command = project.command("node");
    // Not `npx`, which on a machine without the package would download another one.
    command.arg("node_modules/@playwright/test/cli.js");
    command
}

fn ensure_node() -> Result<()> {
    let there = || {
        let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
        process::output(Command::new("node").arg("--version")).is_some()
            && process::output(Command::new(npm).arg("--version")).is_some()
    };
    if there() || (debian::install(&pins::NODE_PACKAGES) && there()) {
        Ok(())
    } else {
        Err(Failure::new(
            "The end-to-end tests need Node 20 or newer with npm. Install both and try again.",
        ))
    }
}
