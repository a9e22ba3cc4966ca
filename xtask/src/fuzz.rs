//! `cargo xtask fuzz`: the targets of fuzz/ under libFuzzer, and their short run as a step.
//!
//! The pinned stable rustc has the instrumentation that the engine needs (coverage of branches), but not the address
//! sanitizer, which finds faults of unsafe code; the project forbids unsafe code.

use std::env;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, ensure};
use xshell::{Shell, cmd};

use crate::apt;

/// What rustc is told, as cargo-fuzz does it.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions -Coverflow-checks";
/// The longest input (a file of a report has some ten thousand bytes), and the most megabytes and seconds that one may take.
const OPTIONS: &str = "-max_len=40000 -rss_limit_mb=1024 -timeout=5 -dict=fuzz/words.dict \
    -print_final_stats=1 -verbosity=0";
/// Seconds of each target in the short run.
const SHORT_RUN: u32 = 3;
/// Seconds of each target unless the person says otherwise.
pub const LONG_RUN: u32 = 300;

/// The short run, from the kept seeds, always the same way: it finds what a change broke.
pub fn short(sh: &Shell) -> Result<()> {
    run(sh, &targets(sh)?, SHORT_RUN, "-seed=1")
}

/// The long run of one target or of all; it goes on from what earlier runs learnt.
pub fn long(sh: &Shell, only: Option<&str>, seconds: u32) -> Result<()> {
    let mut targets = targets(sh)?;
    let told = targets.join(", ");
    targets.retain(|target| only.is_none_or(|only| only == target));
    ensure!(!targets.is_empty(), "The targets are: {told}");
    run(sh, &targets, seconds, "-seed=0")
}

/// The targets: each has a folder of seeds.
fn targets(sh: &Shell) -> Result<Vec<String>> {
    let folders = sh.read_dir("fuzz/seeds")?.into_iter();
    let name = |folder: PathBuf| Some(folder.file_name()?.to_string_lossy().into_owned());
    Ok(folders.filter_map(name).collect())
}

fn run(sh: &Shell, targets: &[String], seconds: u32, seed: &str) -> Result<()> {
    let program = build(sh)?;
    let (found, seconds) = (sh.create_dir("target/fuzz/found")?, seconds.to_string());
    for target in targets {
        let learnt = sh.create_dir(format!("target/fuzz/learnt/{target}"))?;
        let folders = ["fuzz/seeds", "fuzz/kept"].map(|folder| Path::new(folder).join(target));
        let folders = folders.iter().filter(|folder| sh.path_exists(folder));
        let options = OPTIONS.split(' ');
        let run = cmd!(
            sh,
            "{program} {seed} {options...} -max_total_time={seconds}"
        );
        let run = run.arg(format!("-artifact_prefix={}/{target}-", found.display()));
        // Its reports are long; one line of them is told, and all of them when a promise was broken.
        let run = run.arg(learnt).args(folders).env("FUZZ_TARGET", target);
        let told = run.quiet().ignore_status().output()?;
        let report = String::from_utf8_lossy(&told.stderr);
        ensure!(
            told.status.success(),
            "{report}\nThe target {target} broke a promise; the input is in {}. Mend it, and put the input into \
             fuzz/kept/{target}.",
            found.display()
        );
        let mut lines = report.lines();
        let executed = lines.find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        let executed = executed.unwrap_or_default().trim();
        println!("{target}: {executed} inputs, no promise broken");
    }
    Ok(())
}

/// Builds the program of all targets, in a folder of its own: its flags would spoil what others keep.
fn build(sh: &Shell) -> Result<PathBuf> {
    // The engine is C++.
    let compiler = || env::var_os("CXX").or(Some(apt::find_on_path("c++ g++ clang++")?.into()));
    if compiler().is_none() {
        apt::install(sh, "g++");
    }
    compiler().context("The fuzz engine needs a C++ compiler: install g++, or name one in CXX")?;
    // A target named in so many words keeps the flags away from build scripts.
    let host = cmd!(sh, "rustc --print host-tuple").quiet().read()?;
    let folder = sh.current_dir().join("target/fuzz/build");
    let words = "build --locked --quiet --package fuzz --features engine --profile fuzz".split(' ');
    let build = cmd!(sh, "cargo {words...} --target {host} --target-dir {folder}");
    build.env("RUSTFLAGS", FLAGS).run()?;
    Ok(folder.join(host).join("fuzz/fuzz"))
}
