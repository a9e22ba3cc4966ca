//! What building the app needs beside Rust itself, downloaded or built once: Rust's own components, and programs from
//! crates.io in a cache that clones share.
//!
//! Not here: what only the tests need (see `node` and `browser`).

use std::env;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use anyhow::{Context, Result};
use xshell::{Cmd, Shell, cmd};

use crate::{dependencies, versions};

/// Trunk, set up to download nothing.
pub fn trunk(sh: &Shell) -> Result<Cmd<'_>> {
    ensure_rust(sh)?;
    // Its default features serve https and ask for newer releases: neither is used.
    let flags = ["--locked", "--no-default-features"];
    let trunk = install(sh, versions::TRUNK, "trunk", &flags)?;
    let bindgen = wasm_bindgen(sh)?;
    // Trunk runs Cargo offline, so the crates have to be here before.
    cmd!(sh, "cargo fetch --locked").run()?;
    let path = env::var_os("PATH").unwrap_or_default();
    let folders = bindgen.parent().into_iter().map(Path::to_owned);
    let path = env::join_paths(folders.chain(env::split_paths(&path)))?;
    // Trunk 0.21 stops on NO_COLOR=1: it wants a truth value there.
    let no_color = env::var_os("NO_COLOR").map(|_| ("NO_COLOR", "true"));
    let trunk = cmd!(sh, "{trunk}").env("PATH", path).envs(no_color);
    Ok(trunk.env("TRUNK_SKIP_VERSION_CHECK", "true"))
}

/// The command line of wasm-bindgen, in the version of Cargo.lock; its test runner lies beside it.
pub fn wasm_bindgen(sh: &Shell) -> Result<PathBuf> {
    let locked = dependencies::locked(sh)?;
    let library = locked.iter().find(|one| one.name == "wasm-bindgen");
    let version = &library.context("Cargo.lock has no wasm-bindgen")?.version;
    let package = format!("wasm-bindgen-cli@{version}");
    let flags = [
        // Not --locked: its own lock file names a release of a crate that not every registry serves.
        // The default features are https, and the driver of the tests is on this machine.
        "--no-default-features",
        // They rewrite megabytes of wasm at each build; without this a rebuild waits a second longer.
        "--config=profile.release.package.walrus.opt-level=1",
        "--config=profile.release.package.wasmparser.opt-level=1",
        "--config=profile.release.package.wasm-bindgen-cli-support.opt-level=1",
    ];
    install(sh, &package, "wasm-bindgen", &flags)
}

/// Splits what Cargo built into the parts of the program.
pub fn wasm_split(sh: &Shell) -> Result<PathBuf> {
    let flags = ["--locked", "--features=build-binary"];
    install(sh, versions::WASM_SPLIT, "wasm-split-cli", &flags)
}

/// Holds Cargo.lock against the database of known faults.
pub fn cargo_audit(sh: &Shell) -> Result<PathBuf> {
    let flags = ["--locked", "--no-default-features"];
    install(sh, versions::CARGO_AUDIT, "cargo-audit", &flags)
}

/// The components and the target of rust-toolchain.toml, which rustup may have been told not to bring by itself.
pub fn ensure_rust(sh: &Shell) -> Result<()> {
    let toolchain = PathBuf::from(cmd!(sh, "rustc --print sysroot").quiet().read()?);
    // Without that list the Rust is not rustup's: whoever installed it adds to it.
    let Ok(installed) = sh.read_file(toolchain.join("lib/rustlib/components")) else {
        return Ok(());
    };
    let wanted: toml::Table = toml::from_str(&sh.read_file("rust-toolchain.toml")?)?;
    for (list, add) in [("components", "component"), ("targets", "target")] {
        let names = wanted.get("toolchain").and_then(|table| table.get(list));
        let names: Vec<String> = names.context("rust-toolchain.toml")?.clone().try_into()?;
        if !names.iter().all(|name| installed.contains(name)) {
            cmd!(sh, "rustup {add} add {names...}").run()?;
        }
    }
    Ok(())
}

/// Builds `package` (name@version) into the cache unless its `program` is there and runs; tells where it is.
fn install(sh: &Shell, package: &str, program: &str, flags: &[&str]) -> Result<PathBuf> {
    let version = package.rsplit('@').next().unwrap_or_default();
    let key = format!("{program}-{version}");
    let home = cache()?.join("tools").join(&key);
    let path = home.join("bin").join(program);
    let asked = || cmd!(sh, "{path} --help").quiet().output();
    if asked().is_ok() {
        return Ok(path);
    }
    println!("Building {package}, once for all clones, some minutes on two cores ...");
    let start = Instant::now();
    // Outside the checkout, so that its .cargo/config.toml has no say in the build.
    let build = cache()?.join("build").join(&key);
    let folder = sh.create_dir(&build)?;
    let outside = sh.push_dir(&folder);
    cmd!(sh, "cargo install {package} --force {flags...}")
        .args([
            Path::new("--root"),
            &home,
            Path::new("--target-dir"),
            &folder,
        ])
        // A target set for other work would build the tool for a machine that is not this one.
        .env_remove("CARGO_BUILD_TARGET")
        .envs(versions::TOOL_PROFILE)
        .run()?;
    drop(outside);
    asked().with_context(|| format!("Remove {} and try again", home.display()))?;
    // Hundreds of megabytes that nothing reads again; a failure to remove them harms nothing.
    let _ = sh.remove_path(&folder);
    println!("{package} is built in {}", spoken(start.elapsed()));
    Ok(path)
}

/// The folder that clones share.
fn cache() -> Result<PathBuf> {
    let set = |name| env::var_os(name).filter(|value| !value.is_empty());
    let shared = || {
        let named = set("LOCALAPPDATA").or_else(|| set("XDG_CACHE_HOME"));
        let home = || Some(env::home_dir()?.join(".cache"));
        Some(named.map(PathBuf::from).or_else(home)?.join("bao-cao-so"))
    };
    let folder = set("BAO_CAO_SO_CACHE").map(PathBuf::from).or_else(shared);
    let folder = folder.context("There is no home folder: set BAO_CAO_SO_CACHE to a folder")?;
    // A relative folder would mean another one to each program that is started elsewhere.
    Ok(std::path::absolute(folder)?)
}

/// A duration as people say it: `0.4 s`, `52 s`, `4 min 37 s`.
pub fn spoken(time: Duration) -> String {
    match time.as_secs() {
        seconds @ 60.. => format!("{} min {} s", seconds / 60, seconds % 60),
        seconds @ 10.. => format!("{seconds} s"),
        seconds => format!("{seconds}.{} s", time.subsec_millis() / 100),
    }
}
