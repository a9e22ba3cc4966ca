//! The browser that the tests drive, its driver, and the settings the driver is given.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use serde_json::json;
use xshell::{Shell, cmd};

use crate::{apt, node};

/// Names under which a Chromium is found on PATH, the best first.
const NAMES: &str = "chromium chromium-browser google-chrome google-chrome-stable chrome";

/// Places outside PATH where Chrome is installed on other systems.
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// Debian packages that bring the browser, its driver and fonts.
const PACKAGES: &str = "chromium chromium-driver fonts-liberation";

/// Flags of the browser under component tests: no screen, nothing sent to other hosts.
/// The same flags, without the first, stand in tests/e2e/playwright.config.mjs.
const FLAGS: &str = "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run \
    --disable-background-networking --disable-component-update --disable-sync --disable-dev-shm-usage";

/// A Chromium: the variable CHROMIUM, this system's own, Debian's package, or Playwright's download.
pub fn chromium(sh: &Shell) -> Result<PathBuf> {
    let installed = || {
        let mut places = PLACES.iter().map(PathBuf::from);
        apt::find_on_path(NAMES).or_else(|| places.find(|place| place.is_file()))
    };
    if let Some(found) = named("CHROMIUM")?.or_else(installed) {
        return Ok(found);
    }
    apt::install(sh, PACKAGES);
    if let Some(found) = installed() {
        return Ok(found);
    }
    node::ensure_packages(sh)?;
    let ask = "import { chromium } from '@playwright/test'; console.log(chromium.executablePath())";
    let asked = cmd!(sh, "node --input-type=module --eval {ask}").quiet();
    let path = PathBuf::from(asked.read()?);
    if !path.is_file() {
        let done = node::playwright(sh, &["install", "chromium"]).run();
        done.context("The browser tests need Chromium: install it, or name it in CHROMIUM")?;
    }
    Ok(path)
}

/// A chromedriver: the variable CHROMEDRIVER, this system's own, or Debian's package.
pub fn chromedriver(sh: &Shell) -> Result<PathBuf> {
    // Hosted builders name a folder in CHROMEWEBDRIVER.
    let hosted = || {
        let name = format!("chromedriver{}", env::consts::EXE_SUFFIX);
        let path = PathBuf::from(env::var_os("CHROMEWEBDRIVER")?).join(name);
        path.is_file().then_some(path)
    };
    let installed = || apt::find_on_path("chromedriver").or_else(hosted);
    if let Some(found) = named("CHROMEDRIVER")?.or_else(installed) {
        return Ok(found);
    }
    apt::install(sh, PACKAGES);
    installed().context(
        "The component tests need chromedriver, in the version of the browser: install it (package chromium-driver on \
         Debian), or name it in CHROMEDRIVER",
    )
}

/// Writes the settings with which chromedriver starts `chromium`, and names the file.
pub fn driver_settings(sh: &Shell, chromium: &Path) -> Result<PathBuf> {
    let file = sh.current_dir().join("target/xtask/webdriver.json");
    let flags: Vec<&str> = FLAGS.split_whitespace().collect();
    let settings = json!({ "goog:chromeOptions": { "binary": chromium, "args": flags } });
    sh.write_file(&file, settings.to_string())?;
    Ok(file)
}

/// The program that a variable names.
fn named(variable: &str) -> Result<Option<PathBuf>> {
    let value = env::var_os(variable).filter(|value| !value.is_empty());
    let path = value.map(PathBuf::from);
    let is_there = path.as_ref().is_none_or(|path| path.is_file());
    ensure!(
        is_there,
        "{variable} does not name a file: correct or unset it"
    );
    Ok(path)
}
