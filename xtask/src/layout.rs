//! `cargo xtask test layout`: the official document on paper. What the tests need, and running them.
//!
//! Without a second browser or Java the tests that need them are skipped, and say so.

use std::process::Command;

use crate::browser;
use crate::debian;
use crate::failure::Result;
use crate::packages;
use crate::pins;
use crate::process;
use crate::project::Project;

/// Gets the face of type, Firefox, Java and the maker of pictures, where this machine lets us.
pub fn prepare() {
    let firefox = || process::find_on_path(&pins::FIREFOX_NAMES).is_some();
    let java = || process::output(Command::new("java").arg("--version")).is_some();
    let pictures = || process::find_on_path(&["pdftoppm"]).is_some();
    let wanted = [
        (has_face(), pins::FONT_PACKAGE),
        (firefox(), pins::FIREFOX_PACKAGE),
        (java(), pins::JAVA_PACKAGE),
        (pictures(), pins::PDF_PACKAGE),
    ];
    let missing: Vec<&str> = wanted
        .into_iter()
        .filter(|(here, _)| !here)
        .map(|(_, package)| package)
        .collect();
    if !missing.is_empty() {
        debian::install(&missing);
    }
    let told = |here: bool, what: &str| {
        if here {
            what.to_owned()
        } else {
            format!("no {what} (its tests are skipped)")
        }
    };
    println!(
        "For the printed document: {}, {}",
        told(firefox(), "Firefox"),
        told(java(), "Java")
    );
}

/// Writes the documents to be printed, and the files that make the app show them.
pub fn write_documents(project: &Project) -> Result<()> {
    let written = project.scratch("layout")?;
    process::run(
        project
            .cargo()
            .args([
                "run",
                "--locked",
                "--quiet",
                "--package",
                pins::APP,
                "--no-default-features",
                "--features",
                "schema",
            ])
            .args(["--example", "papers", "--", "tests/data/layout"])
            .arg(&written),
    )
}

/// Writes the documents and measures them.
pub fn measure(project: &Project) -> Result<()> {
    packages::ensure(project)?;
    write_documents(project)?;
    let browser = browser::chromium(project)?;
    let mut playwright = packages::playwright(project);
    playwright
        .args(["test", "--config", "tests/layout/playwright.config.mjs"])
        .env("CHROMIUM", browser);
    process::run(&mut playwright)
}

/// A face of Times New Roman's measure that has the letters of Vietnamese. Systems without fontconfig bring their own.
fn has_face() -> bool {
    let faces = process::output(Command::new("fc-list").args([":lang=vi", "family"]));
    faces.is_none_or(|faces| {
        pins::FACES.iter().any(|face| {
            faces
                .lines()
                .any(|line| line.split(',').any(|name| name == *face))
        })
    })
}
