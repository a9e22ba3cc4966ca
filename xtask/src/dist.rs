//! The optimized static folder `dist/`: building it, and knowing whether it is up to date.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result};
use cargo_metadata::MetadataCommand;
use walkdir::WalkDir;
use xshell::{Shell, cmd};

use crate::versions::{APP, DIST_FLAGS, WASM_TARGET};
use crate::{cargo_tools, charts, minify, notices, one_file, page, reader, split};

/// The folder, from the root of the checkout.
pub const DIST: &str = "dist";

/// What goes into `dist/`: a change to any of these makes it stale.
const SOURCES: &str = ".cargo src examples schemas style assets index.html Cargo.toml Cargo.lock \
    package-lock.json rust-toolchain.toml LICENSE xtask/src";

/// What is published as it is: a folder, what the names there contain, and where in `dist/`.
const COPIED: [(&str, &str, &str); 6] = [
    (PACKED, "form-", ""),
    (PACKED, "rules-", ""),
    ("assets", ".webmanifest", ""),
    ("assets", ".svg", "assets"),
    ("assets", ".png", "assets"),
    ("schemas", ".json", "schemas"),
];
/// Where the built-in templates are packed.
const PACKED: &str = "target/dist";

/// Builds `dist/`.
pub fn build(sh: &Shell) -> Result<()> {
    cargo_tools::ensure_rust(sh)?;
    sh.remove_path(PACKED)?;
    let packed = sh.create_dir(PACKED)?;
    cmd!(sh, "cargo run --locked --quiet --package {APP} --no-default-features --example pack -- {packed}")
        .run()?;
    let (packed, remap) = (sh.current_dir().join(packed), remap(sh)?);
    let packed = packed.to_string_lossy().into_owned();
    let reader = reader::build(sh, &remap, &packed)?;
    let charts = charts::script(sh)?;
    cmd!(
        sh,
        "cargo build --locked --release --target {WASM_TARGET} --features split --bin {APP}"
    )
    .env("CARGO_PROFILE_RELEASE_STRIP", "none")
    .env(
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        format!("{DIST_FLAGS} {remap}"),
    )
    .env("PACKED", &packed)
    .env("CHARTS", &charts.name)
    .run()?;
    let program = split::split(sh, &reader)?;

    sh.remove_path(DIST)?;
    for (name, content) in &program.files {
        let path = format!("{DIST}/{name}");
        if name.ends_with(".js") {
            sh.write_file(path, minify::script(sh, str::from_utf8(content)?)?)?;
        } else {
            sh.write_file(path, content)?;
        }
    }
    let name = &program.name;
    sh.write_file(format!("{DIST}/{name}-reader.js"), &reader.script)?;
    sh.write_file(format!("{DIST}/{name}-reader.wasm"), &reader.program)?;
    sh.write_file(format!("{DIST}/{}", charts.name), &charts.text)?;
    for (from, mark, to) in COPIED {
        let to = sh.create_dir(format!("{DIST}/{to}"))?;
        for file in sh.read_dir(from)? {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            if name.contains(mark) {
                sh.copy_file(&file, &to)?;
            }
        }
    }
    page::write(sh, &program.name)?;
    one_file::write(sh, &program, &charts.text)?;
    notices::write(sh)
}

/// Paths of crates that a panic names without those of this machine: the same program wherever it is built.
fn remap(sh: &Shell) -> Result<String> {
    let mut metadata = MetadataCommand::new();
    metadata.current_dir(sh.current_dir());
    let metadata = metadata.exec()?;
    let mut packages = metadata.packages.iter();
    let leptos = packages.find(|package| package.name.as_str() == "leptos");
    let crates = leptos.and_then(|package| package.manifest_path.parent()?.parent());
    let crates = crates.context("leptos is no package of this workspace")?;
    Ok(format!("--remap-path-prefix={crates}/="))
}

/// All files of `dist/` in the order of their names, with `/`, and their contents.
pub fn files(sh: &Shell) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = sh.current_dir().join(DIST);
    let mut files = BTreeMap::new();
    for entry in WalkDir::new(&folder) {
        let entry = entry?;
        if entry.file_type().is_file() {
            let name = entry.path().strip_prefix(&folder)?.to_string_lossy();
            files.insert(name.replace('\\', "/"), sh.read_binary_file(entry.path())?);
        }
    }
    Ok(files)
}

/// Builds `dist/` unless it is newer than everything that goes into it.
pub fn ensure_fresh(sh: &Shell) -> Result<()> {
    let root = sh.current_dir();
    let modified = |path: &Path| path.metadata().ok()?.modified().ok();
    // Written last.
    let built = modified(&root.join(DIST).join(notices::SUMS));
    let sources = SOURCES.split_whitespace().map(|name| root.join(name));
    let sources = sources.flat_map(WalkDir::new).flatten();
    let changed = sources.filter_map(|entry| modified(entry.path())).max();
    if built.is_some() && built >= changed {
        Ok(())
    } else {
        build(sh)
    }
}
