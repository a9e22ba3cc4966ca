//! The crates that the shipped app is made of, as Cargo tells them.

use std::collections::BTreeSet;

use anyhow::{Context, Result};
use cargo_metadata::{MetadataCommand, Package};
use serde::Deserialize;
use xshell::{Shell, cmd};

use crate::versions::{APP, WASM_TARGET};

/// An entry of Cargo.lock.
#[derive(Deserialize)]
pub struct Locked {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Where it comes from; `None` for the project's own.
    pub source: Option<String>,
    /// SHA-256 of the package in the registry.
    pub checksum: Option<String>,
}

/// A crate of the app.
pub struct Crate {
    /// What its manifest says.
    pub package: Package,
    /// Its license, an SPDX expression; empty when it states none.
    pub license: String,
    /// It works in the compiler only; nothing of it is in the program.
    pub at_build_only: bool,
}

/// All entries of Cargo.lock.
pub fn locked(sh: &Shell) -> Result<Vec<Locked>> {
    let mut lock: toml::Table = toml::from_str(&sh.read_file("Cargo.lock")?)?;
    let packages = lock.remove("package");
    Ok(packages.context("Cargo.lock is empty")?.try_into()?)
}

/// The crates of the shipped app, by name and version; the app itself is not among them.
pub fn of_the_app(sh: &Shell) -> Result<Vec<Crate>> {
    let listed = |edges: &str| -> Result<BTreeSet<String>> {
        let words = format!("tree --locked --package {APP} --features split --prefix none");
        let words = words
            .split(' ')
            .chain(["--target", WASM_TARGET, "--edges", edges]);
        let lines = cmd!(sh, "cargo {words...}")
            .arg("--format={p} ")
            .quiet()
            .read()?;
        let name = |line: &str| line.split(' ').take(2).collect::<Vec<_>>().join(" ");
        Ok(lines.lines().map(name).collect())
    };
    let (all, shipped) = (listed("normal,build")?, listed("normal,no-proc-macro")?);
    let mut command = MetadataCommand::new();
    command.current_dir(sh.current_dir());
    command.other_options(["--locked", "--features=split"].map(String::from));
    let mut crates = Vec::new();
    for package in command.exec()?.packages {
        let name = format!("{} v{}", package.name, package.version);
        if all.contains(&name) && package.name != APP {
            // Cargo took "/" for "or" once; some crates still write it.
            let license = package.license.clone().unwrap_or_default();
            crates.push(Crate {
                license: license.replace('/', " OR ").replace("  ", " "),
                at_build_only: !shipped.contains(&name),
                package,
            });
        }
    }
    Ok(crates)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_works_in_the_compiler_is_told_from_what_is_shipped() -> Result<()> {
        let sh = Shell::new()?;
        sh.change_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let crates = of_the_app(&sh)?;
        let check = |name: &str, expected: Option<bool>| {
            let found = crates.iter().find(|one| one.package.name == name);
            assert_eq!(found.map(|one| one.at_build_only), expected, "{name}");
        };
        check("serde_json", Some(false));
        check("serde_derive", Some(true));
        check("syn", Some(true));
        // Of the tests, of this tool, and the app itself.
        check("wasm-bindgen-test", None);
        check("xshell", None);
        check(APP, None);
        Ok(())
    }
}
