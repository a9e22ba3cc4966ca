//! `cargo xtask test`: every check in its order, or some by name.

use std::time::Instant;

use anyhow::{Context, Result};
use clap::ValueEnum;
use xshell::{Shell, cmd};

use crate::cargo_tools::{self, spoken};
use crate::versions::{APP, WASM_TARGET};
use crate::{apt, audit, browser, dist, fuzz, node, size};

/// Kills of `cargo xtask kill` that is not told how many.
pub const LONG_KILL_RUN: u32 = 1_000;
/// Kills of the step.
const SHORT_KILL_RUN: u32 = 20;

/// The core, with all that its tests need.
const CORE: &str = "--package bao-cao-so --no-default-features --features schema";

/// The face of the printed document, and those of its measure.
const FACES: [&str; 3] = ["Times New Roman", "Tinos", "Liberation Serif"];

/// The steps in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Step {
    /// tools, Node packages, browser and its driver
    Prepare,
    /// formatting
    Fmt,
    /// lints of the core, native
    ClippyCore,
    /// lints of this tool, of the fuzz targets and of the benchmark
    ClippyXtask,
    /// lints of the app in the browser
    ClippyWasm,
    /// tests of this tool
    Xtask,
    /// tests of the core
    Native,
    /// short run of every fuzz target
    Fuzz,
    /// licenses, sources and known faults of dependencies
    Audit,
    /// policy in index.html against style/document
    Csp,
    /// the printed document, measured
    Layout,
    /// component tests in a browser
    Component,
    /// optimized build
    Dist,
    /// size of a first visit
    Size,
    /// journeys through dist/ in a browser
    E2e,
    /// browser killed at random moments, short run
    Kill,
}

/// Runs all steps, or those that are given; stops at the first that fails.
pub fn run(sh: &Shell, chosen: &[Step]) -> Result<()> {
    let is_chosen = |step: &&Step| chosen.is_empty() || chosen.contains(step);
    let steps: Vec<&Step> = Step::value_variants().iter().filter(is_chosen).collect();
    let start = Instant::now();
    let mut times = Vec::new();
    for (place, step) in (1..).zip(&steps) {
        let told = step.to_possible_value().context("each step has a name")?;
        let (name, what) = (told.get_name(), told.get_help().context("and a help")?);
        println!("\n== {place}/{} {name}: {what}", steps.len());
        let begun = Instant::now();
        let done = step.run(sh);
        done.with_context(|| format!("Step `{name}` failed"))?;
        times.push(format!("{name} {}", spoken(begun.elapsed())));
    }
    let (time, count) = (spoken(start.elapsed()), times.len());
    println!("\n{count} passed in {time}: {}", times.join(", "));
    Ok(())
}

impl Step {
    fn run(self, sh: &Shell) -> Result<()> {
        cargo_tools::ensure_rust(sh)?;
        match self {
            Self::Prepare => prepare(sh),
            Self::Fmt => cargo(sh, "fmt --all --check"),
            Self::ClippyCore => clippy(sh, CORE),
            Self::ClippyXtask => clippy(sh, "--package xtask --package fuzz --package bench"),
            Self::ClippyWasm => clippy(sh, &format!("--package {APP} --target {WASM_TARGET}")),
            Self::Xtask => cargo(sh, "test --locked --package xtask"),
            Self::Native => {
                cargo(sh, &format!("test --locked {CORE}"))?;
                // The fuzz targets over their seeds and over what was found once.
                cargo(sh, "test --locked --package fuzz")
            }
            Self::Fuzz => fuzz::short(sh),
            Self::Audit => audit::run(sh),
            Self::Csp => csp(sh, false),
            Self::Layout => {
                write_documents(sh)?;
                node::run_tests(sh, "tests/layout")
            }
            Self::Component => component(sh),
            Self::Dist => dist::build(sh),
            Self::Size => size::measure(sh),
            Self::E2e => {
                dist::ensure_fresh(sh)?;
                write_documents(sh)?;
                reports(sh, "target/reports", 60, (1, 1))?;
                many_reports(sh)?;
                node::run_tests(sh, "tests/e2e")
            }
            Self::Kill => kill(sh, SHORT_KILL_RUN, None),
        }
    }
}

/// Runs Cargo with words that have no spaces in them.
fn cargo(sh: &Shell, words: &str) -> Result<()> {
    let words = words.split(' ');
    Ok(cmd!(sh, "cargo {words...}").run()?)
}

fn clippy(sh: &Shell, scope: &str) -> Result<()> {
    let words = format!("clippy --locked --all-targets {scope} -- --deny warnings");
    cargo(sh, &words)
}

/// Holds the policy in index.html against the sheet of the printed document, or writes it.
pub fn csp(sh: &Shell, update: bool) -> Result<()> {
    let _update = update.then(|| sh.push_env("UPDATE_KEPT", "1"));
    let words = format!("test --locked --quiet {CORE} --test it policy");
    cargo(sh, &words)
}

/// Times the core; the words choose among the cases.
pub fn bench(sh: &Shell, cases: &[String]) -> Result<()> {
    let words = "bench --locked --package bench --bench rows --".split(' ');
    Ok(cmd!(sh, "cargo {words...} {cases...}").run()?)
}

/// Writes reports as a receiving department gets them.
pub fn reports(sh: &Shell, folder: &str, count: usize, (seed, every): (u64, u64)) -> Result<()> {
    let words = "run --locked --quiet --package bench --bin reports --".split(' ');
    let (count, seed, every) = (count.to_string(), seed.to_string(), every.to_string());
    Ok(cmd!(sh, "cargo {words...} {folder} {count} {seed} {every}").run()?)
}

/// Some hundreds, most of them first reports: they are written in several transactions.
fn many_reports(sh: &Shell) -> Result<()> {
    reports(sh, "target/reports-many", 900, (1, 10))
}

/// Gets all that the steps need, so that a missing thing is told at the beginning.
fn prepare(sh: &Shell) -> Result<()> {
    drop(cargo_tools::trunk(sh)?);
    node::ensure_packages(sh)?;
    println!("Browser: {}", browser::chromium(sh)?.display());
    println!("Driver: {}", browser::chromedriver(sh)?.display());
    // For the printed document, where this machine lets us: without Firefox or Java the tests that need them are skipped,
    // and say so.
    let has = |program| apt::find_on_path(program).is_some();
    let wanted = [
        // A face with every Vietnamese letter, which `fonts-liberation` 1.07 lacks.
        (has_face(sh), "fonts-liberation2"),
        (has("firefox-esr firefox"), "firefox-esr"),
        // The Nu HTML checker is a Java program; pdftoppm makes the pictures for review.
        (has("java"), "default-jre-headless"),
        (has("pdftoppm"), "poppler-utils"),
    ];
    let missing = wanted.iter().filter(|(is_here, _)| !is_here);
    let missing: Vec<&str> = missing.map(|(_, package)| *package).collect();
    apt::install(sh, &missing.join(" "));
    Ok(())
}

/// A face of Times New Roman's measure that has the letters of Vietnamese. Systems without fontconfig bring their own.
fn has_face(sh: &Shell) -> bool {
    let faces = cmd!(sh, "fc-list :lang=vi family").quiet().ignore_stderr();
    let Ok(faces) = faces.read() else { return true };
    faces.split([',', '\n']).any(|face| FACES.contains(&face))
}

fn component(sh: &Shell) -> Result<()> {
    let settings = browser::driver_settings(sh, &browser::chromium(sh)?)?;
    let runner = cargo_tools::wasm_bindgen(sh)?.with_file_name("wasm-bindgen-test-runner");
    // As a list (TOML reads a JSON string): in the variable of the same meaning a path with a space would be cut in two.
    let runner = serde_json::to_string(&runner)?;
    let runner = format!("--config=target.{WASM_TARGET}.runner=[{runner}]");
    cmd!(
        sh,
        "cargo test --locked --package {APP} --target {WASM_TARGET} --test web {runner}"
    )
    .env("CHROMEDRIVER", browser::chromedriver(sh)?)
    .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", settings)
    // Seconds after which the run is given up: half a minute where nothing else runs, several times that where much does.
    .env("WASM_BINDGEN_TEST_TIMEOUT", "400")
    .run()?;
    Ok(())
}

/// Writes the documents to be printed, and the files that make the app show them.
fn write_documents(sh: &Shell) -> Result<()> {
    node::ensure_packages(sh)?;
    sh.create_dir("target/layout")?;
    let words = "--example papers -- tests/data/layout target/layout";
    cargo(sh, &format!("run --locked --quiet {CORE} {words}"))
}

/// Kills the browser as many times at random moments; nothing that was said to be saved may be missing.
pub fn kill(sh: &Shell, kills: u32, seed: Option<u32>) -> Result<()> {
    node::ensure_packages(sh)?;
    dist::ensure_fresh(sh)?;
    many_reports(sh)?;
    let (kills, seed) = (kills.to_string(), seed.map(|seed| seed.to_string()));
    let command = cmd!(sh, "node tests/e2e/kill.mjs {kills} {seed...}");
    Ok(command.env("CHROMIUM", browser::chromium(sh)?).run()?)
}
