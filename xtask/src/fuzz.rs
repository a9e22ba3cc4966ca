//! `cargo xtask fuzz`: the targets of fuzz/ under libFuzzer, and their short run as a step.
//!
//! The pinned stable rustc has the instrumentation that the engine needs (coverage of branches), but not the address
//! sanitizer, which finds faults of unsafe code; the project forbids unsafe code.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian;
use crate::failure::{Failure, Result};
use crate::folder;
use crate::pins;
use crate::process;
use crate::project::{Project, make_folder};

/// What rustc is told, as cargo-fuzz does it.
const FLAGS: &str = "-Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table \
    -Cllvm-args=-sanitizer-coverage-trace-compares -Ccodegen-units=1 -Cdebug-assertions -Coverflow-checks";
/// Seconds of each target in the short run.
const SHORT: u32 = 3;
/// Seconds of each target unless the person says otherwise.
pub const LONG: u32 = 300;
/// Longest input; a file of a report has some ten thousand bytes.
const LONGEST: u32 = 40_000;
/// Most megabytes and seconds that one input may take.
const MOST_MEMORY: u32 = 1_024;
const MOST_TIME: u32 = 5;

/// The short run, from the kept seeds, always the same way: it finds what a change broke.
pub fn short(project: &Project) -> Result<()> {
    let program = build(project)?;
    for target in targets(project)? {
        run(
            project,
            &program,
            &target,
            &[format!("-max_total_time={SHORT}"), "-seed=1".to_owned()],
        )?;
    }
    Ok(())
}

/// The long run of one target or of all; it goes on from what earlier runs learnt.
pub fn long(project: &Project, only: Option<&str>, seconds: u32) -> Result<()> {
    let targets = targets(project)?;
    let chosen: Vec<&String> = targets
        .iter()
        .filter(|target| only.is_none_or(|only| only == target.as_str()))
        .collect();
    if chosen.is_empty() {
        return Err(Failure::new(format!(
            "There is no such target. The targets are: {}.",
            targets.join(", ")
        )));
    }
    let program = build(project)?;
    for target in chosen {
        run(
            project,
            &program,
            target,
            &[format!("-max_total_time={seconds}")],
        )?;
    }
    Ok(())
}

/// The targets: each has a folder of seeds.
fn targets(project: &Project) -> Result<Vec<String>> {
    let mut names: Vec<String> = folder::files(&project.root().join("fuzz/seeds"))?
        .iter()
        .filter_map(|name| Some(name.split_once('/')?.0.to_owned()))
        .collect();
    names.dedup();
    Ok(names)
}

fn run(project: &Project, program: &Path, target: &str, arguments: &[String]) -> Result<()> {
    let found = project.scratch("fuzz/found")?;
    let learnt = project.scratch(&format!("fuzz/learnt/{target}"))?;
    let mut command: Command = project.command(program);
    command.env("FUZZ_TARGET", target).args(arguments);
    command.args([
        format!("-max_len={LONGEST}"),
        format!("-rss_limit_mb={MOST_MEMORY}"),
        format!("-timeout={MOST_TIME}"),
        "-print_final_stats=1".to_owned(),
        "-verbosity=0".to_owned(),
        format!("-artifact_prefix={}/{target}-", found.display()),
        format!("-dict={}", project.root().join("fuzz/words.dict").display()),
    ]);
    command
        .arg(learnt)
        .arg(project.root().join("fuzz/seeds").join(target));
    let kept = project.root().join("fuzz/kept").join(target);
    if kept.is_dir() {
        command.arg(kept);
    }
    // Its reports are long; one line of them is told, and all of them when a promise was broken.
    let told = command.output().map_err(|error| {
        Failure::new(format!("The fuzz program could not be started: {error}."))
    })?;
    let report = String::from_utf8_lossy(&told.stderr);
    if told.status.success() {
        let executed = report
            .lines()
            .find_map(|line| line.strip_prefix("stat::number_of_executed_units:"));
        println!(
            "{target}: {} inputs, no promise broken",
            executed.unwrap_or_default().trim()
        );
        return Ok(());
    }
    Err(Failure::new(format!(
        "{report}\nThe target {target} broke a promise; the input is in {}. Mend it, and put the input into fuzz/kept/{target}.",
        found.display()
    )))
}

/// The engine is C++.
fn ensure_compiler() -> Result<()> {
    let there = || {
        process::find_on_path(&["c++", "g++", "clang++"]).is_some() || env::var_os("CXX").is_some()
    };
    if there() || (debian::install(&pins::COMPILER_PACKAGES) && there()) {
        Ok(())
    } else {
        Err(Failure::new(
            "The fuzz engine needs a C++ compiler. Install one (package g++ on Debian) or name it in CXX.",
        ))
    }
}

/// Builds the program of all targets, in a folder of its own: its flags would spoil what others keep.
fn build(project: &Project) -> Result<PathBuf> {
    ensure_compiler()?;
    let host = process::output(project.command("rustc").args(["--print", "host-tuple"]))
        .ok_or_else(|| {
            Failure::new(
                "`rustc --print host-tuple` tells nothing. Run it by hand to see why.".to_owned(),
            )
        })?;
    let folder = project.scratch("fuzz/build")?;
    make_folder(&folder)?;
    process::run(
        project
            .cargo()
            .args([
                "build",
                "--locked",
                "--quiet",
                "--package",
                "fuzz",
                "--features",
                "engine",
                "--profile",
                "fuzz",
                "--target",
                &host,
            ])
            .arg("--target-dir")
            .arg(&folder)
            .env("RUSTFLAGS", FLAGS),
    )?;
    let program = folder
        .join(host)
        .join("fuzz")
        .join(format!("fuzz{}", env::consts::EXE_SUFFIX));
    if fs::exists(&program).unwrap_or(false) {
        Ok(program)
    } else {
        Err(Failure::new(format!(
            "{} was not built.",
            program.display()
        )))
    }
}
