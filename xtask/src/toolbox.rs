//! Everything that building the app needs beside Rust itself, fetched or built once.
//!
//! Not here: what only the tests need (see `packages` and `browser`).

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::Command;

use crate::failure::{Failure, Result};
use crate::lockfile;
use crate::pins;
use crate::process;
use crate::progress::Progress;
use crate::project::Project;
use crate::tool::Tool;

/// The number of steps that `prepare` reports.
pub const STEPS: usize = 4;

/// The tools, ready to run.
pub struct Toolbox {
    trunk: PathBuf,
    path: OsString,
    /// Runs browser tests for `cargo test`.
    pub test_runner: PathBuf,
}

impl Toolbox {
    /// Trunk, run in the checkout, set up to download nothing.
    pub fn trunk(&self, project: &Project) -> Command {
        let mut command = project.command(&self.trunk);
        command
            .env("PATH", &self.path)
            .env("TRUNK_SKIP_VERSION_CHECK", "true");
        if std::env::var_os("NO_COLOR").is_some() {
            // Trunk 0.21 stops on NO_COLOR=1: it wants a truth value there.
            command.env("NO_COLOR", "true");
        }
        command
    }
}

/// Gets whatever is missing. `progress` says what, in `STEPS` steps.
pub fn prepare(project: &Project, progress: &mut Progress) -> Result<Toolbox> {
    ensure_target(project, progress)?;
    let trunk = trunk();
    ensure_tool(&trunk, project, progress)?;
    let bindgen = wasm_bindgen(project)?;
    ensure_tool(&bindgen, project, progress)?;
    // Trunk runs Cargo offline, so the crates have to be here before.
    progress.check(
        "Crates of Cargo.lock",
        "fetching those that are missing",
        || process::run(project.cargo().args(["fetch", "--locked"])),
    )?;
    Ok(Toolbox {
        trunk: program(&trunk, project, "trunk")?,
        path: process::path_with(&bindgen.folder(project))?,
        test_runner: program(&bindgen, project, "wasm-bindgen-test-runner")?,
    })
}

/// What only the optimised build needs: the tools that split the program and strip its parts, and the sources
/// of the standard library.
pub struct Splitter {
    /// Splits what Cargo built.
    pub split: PathBuf,
    /// Writes the JavaScript that starts the first part.
    pub bindgen: PathBuf,
    /// Takes out what is for tools only.
    pub strip: PathBuf,
}

/// The number of steps that `prepare_dist` reports.
pub const DIST_STEPS: usize = 4;

/// Gets what only the optimised build needs.
pub fn prepare_dist(project: &Project, progress: &mut Progress) -> Result<Splitter> {
    let split = splitter();
    ensure_tool(&split, project, progress)?;
    let strip = ensure_strip(project, progress)?;
    ensure_sources(project, progress)?;
    // Those of the standard library too; Cargo runs offline afterwards.
    progress.check(
        "Crates of the standard library",
        "fetching those that are missing",
        || {
            process::run(
                project
                    .cargo()
                    .args(["fetch", "--locked", "--target", pins::WASM_TARGET])
                    .envs(pins::DIST_BUILD),
            )
        },
    )?;
    let bindgen = wasm_bindgen(project)?;
    Ok(Splitter {
        split: program(&split, project, split.program)?,
        bindgen: program(&bindgen, project, bindgen.program)?,
        strip,
    })
}

/// llvm-strip, as rustup brings it along with the release of Rust.
fn ensure_strip(project: &Project, progress: &mut Progress) -> Result<PathBuf> {
    let name = "llvm-strip";
    let find = || {
        let folder = process::output(project.command("rustc").args(["--print", "target-libdir"]))?;
        process::program_in(&PathBuf::from(folder).with_file_name("bin"), name)
    };
    if let Some(strip) = find() {
        progress.ready(name);
        return Ok(strip);
    }
    progress.work(name, "downloading it, a few seconds", || {
        process::run(
            project
                .command("rustup")
                .args(["component", "add", "llvm-tools"]),
        )
    })?;
    find().ok_or_else(|| {
        Failure::new("llvm-strip is missing after `rustup component add llvm-tools`.".to_owned())
    })
}

fn ensure_sources(project: &Project, progress: &mut Progress) -> Result<()> {
    let name = "Sources of the standard library";
    let root =
        process::output(project.command("rustc").args(["--print", "sysroot"])).unwrap_or_default();
    if PathBuf::from(root)
        .join("lib/rustlib/src/rust/library/Cargo.lock")
        .is_file()
    {
        progress.ready(name);
        return Ok(());
    }
    progress.work(name, "downloading them, a few seconds", || {
        process::run(
            project
                .command("rustup")
                .args(["component", "add", "rust-src"]),
        )
    })
}

fn splitter() -> Tool {
    Tool {
        package: "wasm_split_cli_support",
        program: "wasm-split-cli",
        tells_version: false,
        version: pins::SPLIT_VERSION.to_owned(),
        arguments: &["--locked", "--features", "build-binary"],
        heavy: &[],
        takes: "about 1 minute",
    }
}

/// The program that holds Cargo.lock against the database of known faults; only a machine with a copy of that asks for it.
pub fn auditor(project: &Project, progress: &mut Progress) -> Result<PathBuf> {
    let tool = Tool {
        package: "cargo-audit",
        program: "cargo-audit",
        tells_version: true,
        version: pins::AUDIT_VERSION.to_owned(),
        arguments: &["--locked", "--no-default-features"],
        heavy: &[],
        takes: "about 4 minutes",
    };
    ensure_tool(&tool, project, progress)?;
    program(&tool, project, tool.program)
}

/// Gets the parts of Rust that checking needs: the formatter and the linter.
pub fn ensure_checkers(project: &Project) -> Result<()> {
    for (subcommand, component) in [("fmt", "rustfmt"), ("clippy", "clippy")] {
        if process::output(project.cargo().args([subcommand, "--version"])).is_none() {
            process::run(
                project
                    .command("rustup")
                    .args(["component", "add", component]),
            )?;
        }
    }
    Ok(())
}

fn trunk() -> Tool {
    Tool {
        package: "trunk",
        program: "trunk",
        tells_version: true,
        version: pins::TRUNK_VERSION.to_owned(),
        // Its default features serve https and ask for newer releases: neither is used.
        arguments: &["--locked", "--no-default-features"],
        heavy: &[],
        takes: "about 4 minutes",
    }
}

fn wasm_bindgen(project: &Project) -> Result<Tool> {
    Ok(Tool {
        package: "wasm-bindgen-cli",
        program: "wasm-bindgen",
        tells_version: true,
        version: lockfile::version_of("wasm-bindgen", &project.read("Cargo.lock")?)?,
        // Not --locked: its own lock file names a release of a crate that not every registry serves.
        // No default features: they are https, and the driver of the tests is on this machine.
        arguments: &["--no-default-features"],
        // They rewrite megabytes of wasm at each build; without this a rebuild waits a second longer.
        heavy: &["walrus", "wasmparser", "wasm-bindgen-cli-support"],
        takes: "about 2 minutes",
    })
}

fn ensure_tool(tool: &Tool, project: &Project, progress: &mut Progress) -> Result<()> {
    let name = format!("{} {}", tool.package, tool.version);
    if tool.is_ready(project) {
        progress.ready(&name);
        return Ok(());
    }
    let notice = format!(
        "building it, once for all clones, {} on two cores",
        tool.takes
    );
    progress.work(&name, &notice, || tool.install(project))
}

fn ensure_target(project: &Project, progress: &mut Progress) -> Result<()> {
    let name = format!("Rust for {}", pins::WASM_TARGET);
    let folder = process::output(project.command("rustc").args([
        "--print",
        "target-libdir",
        "--target",
        pins::WASM_TARGET,
    ]));
    if folder.is_some_and(|folder| PathBuf::from(folder).is_dir()) {
        progress.ready(&name);
        return Ok(());
    }
    progress.work(&name, "downloading it, a few seconds", || {
        process::run(
            project
                .command("rustup")
                .args(["target", "add", pins::WASM_TARGET]),
        )
    })
}

fn program(tool: &Tool, project: &Project, name: &str) -> Result<PathBuf> {
    let folder = tool.folder(project);
    process::program_in(&folder, name).ok_or_else(|| {
        Failure::new(format!(
            "{name} is missing from {}. Remove that folder and try again.",
            folder.display()
        ))
    })
}
