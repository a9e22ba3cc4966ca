//! The optimised static folder `dist/`: building it, and knowing whether it is up to date.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::Result;
use crate::process;
use crate::progress::Progress;
use crate::project::Project;
use crate::{folder, notices, offline, one_file, pins, split, toolbox};

/// What goes into `dist/`: a change to any of these makes it stale.
const SOURCES: [&str; 13] = [
    ".cargo",
    "src",
    "examples",
    "schemas",
    "style",
    "assets",
    "index.html",
    "Cargo.toml",
    "Cargo.lock",
    "Trunk.toml",
    "rust-toolchain.toml",
    "LICENSE",
    "xtask/src",
];

/// Builds `dist/`.
pub fn build(project: &Project) -> Result<()> {
    let tools = toolbox::prepare(project, &mut Progress::brief(toolbox::STEPS))?;
    let splitter = toolbox::prepare_dist(project, &mut Progress::brief(toolbox::DIST_STEPS))?;
    let packed = project.scratch("dist")?;
    forms(&packed)?
        .iter()
        .try_for_each(|form| folder::remove(form))?;
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
                "--example",
                "pack",
                "--",
            ])
            .arg(&packed),
    )?;
    process::run(
        tools
            .trunk(project)
            .args(["build", "--release", "--features", "split"])
            .envs(pins::DIST_BUILD)
            .env("PACKED", &packed),
    )?;
    split::apply(project, &splitter)?;
    forms(&packed)?
        .iter()
        .try_for_each(|form| folder::copy_into(&project.dist(), form))?;
    offline::apply(project)?;
    one_file::write(project)?;
    notices::write(project)
}

/// The files of a folder that hold forms of templates.
fn forms(packed: &Path) -> Result<Vec<PathBuf>> {
    let names = folder::files(packed)?
        .into_iter()
        .filter(|name| name.starts_with("form-"));
    Ok(names.map(|name| packed.join(name)).collect())
}

/// Builds `dist/` unless it is newer than everything that goes into it.
pub fn ensure_fresh(project: &Project) -> Result<()> {
    let built = modified(&project.dist().join("index.html"));
    let changed = SOURCES
        .iter()
        .filter_map(|name| newest(&project.root().join(name)))
        .max();
    if built.is_some() && built >= changed {
        Ok(())
    } else {
        build(project)
    }
}

/// The latest change of a file, or of anything below a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = fs::read_dir(path)
        .into_iter()
        .flatten()
        .filter_map(|entry| newest(&entry.ok()?.path()))
        .max();
    below.max(modified(path))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
