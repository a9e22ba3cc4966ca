//! Node, and the packages of package-lock.json: the browser tests use them, and `dist` to make its files smaller.

use anyhow::{Result, ensure};
use xshell::{Cmd, Shell, cmd};

use crate::{apt, browser};

/// A copy of the package-lock.json that node_modules was made from.
const STAMP: &str = "node_modules/.made-from-package-lock.json";
const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

/// Gets Node if it is missing, and the packages if package-lock.json has changed.
pub fn ensure_packages(sh: &Shell) -> Result<()> {
    // npm runs on Node.
    let is_there = || cmd!(sh, "{NPM} --version").quiet().output().is_ok();
    if !is_there() {
        apt::install(sh, "nodejs npm");
    }
    ensure!(
        is_there(),
        "`dist` and the browser tests need Node 20 or newer with npm: install both"
    );
    let lock = sh.read_file("package-lock.json")?;
    if sh.read_file(STAMP).is_ok_and(|made_from| made_from == lock) {
        return Ok(());
    }
    // No package needs its install script; that of the HTML checker would fetch a Java of its own.
    cmd!(sh, "{NPM} ci --no-audit --no-fund --ignore-scripts")
        // The browser comes from the system (see `browser`).
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .run()?;
    Ok(sh.write_file(STAMP, lock)?)
}

/// A program that a package brings.
pub fn program<'sh>(sh: &'sh Shell, name: &str) -> Cmd<'sh> {
    // Not `npx`, which on a machine without the package would download another one.
    let ending = if cfg!(windows) { ".cmd" } else { "" };
    let path = sh.current_dir().join("node_modules/.bin");
    let path = path.join(format!("{name}{ending}"));
    cmd!(sh, "{path}").quiet()
}

/// Playwright's command line.
pub fn playwright<'sh>(sh: &'sh Shell, arguments: &[&str]) -> Cmd<'sh> {
    // Not `npx`, which on a machine without the package would download another one.
    cmd!(
        sh,
        "node node_modules/@playwright/test/cli.js {arguments...}"
    )
}

/// Runs the Playwright tests of a folder.
pub fn run_tests(sh: &Shell, folder: &str) -> Result<()> {
    let config = format!("{folder}/playwright.config.mjs");
    let command = playwright(sh, &["test", "--config", &config]);
    Ok(command.env("CHROMIUM", browser::chromium(sh)?).run()?)
}
