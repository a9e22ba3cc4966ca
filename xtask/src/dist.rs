//! The optimised static folder `dist/`: building it, and knowing whether it is up to date.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use crate::failure::{Failure, Result};
use crate::process;
use crate::progress::Progress;
use crate::project::Project;
use crate::{offline, one_file, papers, pins, split, toolbox};

/// What goes into `dist/`: a change to any of these makes it stale.
const SOURCES: [&str; 13] = [
    "src",
    "examples",
    "markup",
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
    forms(&packed)?.iter().try_for_each(|form| removed(form))?;
    process::run(
        project
            .cargo()
            .args(["run", "--locked", "--quiet", "--package", pins::APP, "--no-default-features", "--example", "pack", "--"])
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
    forms(&packed)?.iter().try_for_each(|form| placed(form, &project.dist()))?;
    offline::apply(project)?;
    one_file::write(project)?;
    papers::write(project)
}

/// The files of a folder that hold forms of templates.
fn forms(folder: &Path) -> Result<Vec<PathBuf>> {
    let entries =
        fs::read_dir(folder).map_err(|error| Failure::new(format!("{} could not be read: {error}.", folder.display())))?;
    let names = entries.flatten().map(|entry| entry.path());
    let is_form = |path: &PathBuf| path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("form-"));
    Ok(names.filter(is_form).collect())
}

fn removed(file: &Path) -> Result<()> {
    fs::remove_file(file).map_err(|error| Failure::new(format!("{} could not be removed: {error}.", file.display())))
}

fn placed(file: &Path, dist: &Path) -> Result<()> {
    let copied = fs::copy(file, dist.join(file.file_name().unwrap_or_default()));
    copied.map(|_| ()).map_err(|error| Failure::new(format!("{} could not be copied: {error}.", file.display())))
}

/// Builds `dist/` unless it is newer than everything that goes into it.
pub fn ensure_fresh(project: &Project) -> Result<()> {
    let built = modified(&project.dist().join("index.html"));
    let changed = SOURCES.iter().filter_map(|name| newest(&project.root().join(name))).max();
    if built.is_some() && built >= changed { Ok(()) } else { build(project) }
}

/// The latest change of a file, or of anything below a folder.
fn newest(path: &Path) -> Option<SystemTime> {
    let below = fs::read_dir(path).into_iter().flatten().filter_map(|entry| newest(&entry.ok()?.path())).max();
    below.max(modified(path))
}

fn modified(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}
