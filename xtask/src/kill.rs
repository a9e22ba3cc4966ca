//! `cargo xtask kill`: the browser is killed at random moments, and nothing that was said to be saved may be missing.

use crate::browser;
use crate::dist;
use crate::failure::Result;
use crate::packages;
use crate::process;
use crate::project::Project;

/// Kills of the test command; `cargo xtask kill` takes any number.
pub const SHORT_RUN: u32 = 20;
/// Kills of a run that is not told how many.
pub const LONG_RUN: u32 = 1_000;

/// Runs as many kills; `seed` repeats a run.
pub fn run(project: &Project, kills: u32, seed: Option<u32>) -> Result<()> {
    packages::ensure(project)?;
    dist::ensure_fresh(project)?;
    let browser = browser::chromium(project)?;
    let mut driver = project.command("node");
    driver
        .arg("tests/e2e/kill.mjs")
        .arg(kills.to_string())
        .args(seed.map(|seed| seed.to_string()));
    process::run(driver.env("CHROMIUM", browser))
}
