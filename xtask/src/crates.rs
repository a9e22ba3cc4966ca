//! The crates that the shipped app is made of, as Cargo tells them.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use serde_json::Value;

use crate::failure::{Failure, Result};
use crate::pins;
use crate::process;
use crate::project::Project;

/// A crate of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence, an SPDX expression; empty when it states none.
    pub licence: String,
    /// One sentence about it.
    pub description: String,
    /// Where its source code lives.
    pub repository: String,
    /// SHA-256 of the package in the registry; empty for the project's own.
    pub checksum: String,
    /// The folder of its source code on this machine.
    pub folder: PathBuf,
    /// It works in the compiler only; nothing of it is in the program.
    pub at_build_only: bool,
}

/// The crates of the shipped app, by name and version; the app itself is not among them.
pub fn of_the_app(project: &Project) -> Result<Vec<Crate>> {
    let mut ask = project.cargo();
    ask.args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--features=split",
        "--filter-platform",
        pins::WASM_TARGET,
    ]);
    let told = process::output(&mut ask);
    let told: Value = told
        .and_then(|told| serde_json::from_str(&told).ok())
        .ok_or_else(|| Failure::new("`cargo metadata` does not tell what the app is made of. Run it by hand to see why."))?;
    Ok(listed(&told, &checksums(&project.read("Cargo.lock")?)))
}

fn listed(told: &Value, checksums: &BTreeMap<(String, String), String>) -> Vec<Crate> {
    let packages: BTreeMap<&str, &Value> = list(told, "packages")
        .map(|package| (text(package, "id"), package))
        .collect();
    let nodes: BTreeMap<&str, &Value> = list(told.get("resolve").unwrap_or(&Value::Null), "nodes")
        .map(|node| (text(node, "id"), node))
        .collect();
    let app = packages
        .iter()
        .find(|(_, package)| text(package, "name") == pins::APP)
        .map(|(id, _)| *id);
    let mut shipped = BTreeSet::new();
    let mut at_build = BTreeSet::new();
    let mut open: Vec<(&str, bool)> = app.into_iter().map(|id| (id, false)).collect();
    while let Some((id, build)) = open.pop() {
        let works_in_compiler = |id: &str| {
            packages.get(id).is_some_and(|package| {
                list(package, "targets")
                    .any(|target| list(target, "kind").any(|kind| kind == "proc-macro"))
            })
        };
        let build = build || works_in_compiler(id);
        if !if build {
            at_build.insert(id)
        } else {
            shipped.insert(id)
        } {
            continue;
        }
        for needed in nodes
            .get(id)
            .map(|node| list(node, "deps"))
            .into_iter()
            .flatten()
        {
            let kinds =
                || list(needed, "dep_kinds").map(|kind| kind.get("kind").and_then(Value::as_str));
            if kinds().any(|kind| kind.is_none()) {
                open.push((text(needed, "pkg"), build));
            } else if kinds().any(|kind| kind == Some("build")) {
                open.push((text(needed, "pkg"), true));
            }
        }
    }
    let ids = at_build
        .iter()
        .chain(&shipped)
        .filter(|id| app != Some(**id))
        .copied()
        .collect::<BTreeSet<&str>>();
    let mut crates: Vec<Crate> = ids
        .into_iter()
        .filter_map(|id| Some(one(packages.get(id)?, checksums, !shipped.contains(id))))
        .collect();
    crates.sort_by(|one, other| (&one.name, &one.version).cmp(&(&other.name, &other.version)));
    crates
}

fn one(
    package: &Value,
    checksums: &BTreeMap<(String, String), String>,
    at_build_only: bool,
) -> Crate {
    let own = |name: &str| text(package, name).trim().replace('\n', " ");
    let manifest = PathBuf::from(text(package, "manifest_path"));
    Crate {
        name: own("name"),
        version: own("version"),
        // Cargo took "/" for "or" once; some crates still write it.
        licence: own("license").replace('/', " OR ").replace("  ", " "),
        description: own("description"),
        repository: own("repository"),
        checksum: checksums
            .get(&(own("name"), own("version")))
            .cloned()
            .unwrap_or_default(),
        folder: manifest.parent().map(PathBuf::from).unwrap_or_default(),
        at_build_only,
    }
}

/// Checksums of Cargo.lock by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let entry = |entry: &str| {
        let value = |name: &str| {
            entry
                .lines()
                .find_map(|line| {
                    line.strip_prefix(name)?
                        .strip_prefix(" = \"")?
                        .strip_suffix('"')
                })
                .map(str::to_owned)
        };
        Some(((value("name")?, value("version")?), value("checksum")?))
    };
    lock.split("[[package]]").filter_map(entry).collect()
}

fn list<'value>(value: &'value Value, name: &str) -> impl Iterator<Item = &'value Value> {
    value
        .get(name)
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
}

fn text<'value>(value: &'value Value, name: &str) -> &'value str {
    value.get(name).and_then(Value::as_str).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_works_in_the_compiler_is_told_from_what_is_shipped() {
        let package = |name: &str, kind: &str| {
            serde_json::json!({"id": name, "name": name, "version": "1.0.0", "license": "MIT/Apache-2.0",
                "manifest_path": "/a/Cargo.toml", "targets": [{"kind": [kind]}]})
        };
        let needs = |name: &str, needed: &[(&str, Option<&str>)]| {
            let deps: Vec<Value> = needed
                .iter()
                .map(|(name, kind)| serde_json::json!({"pkg": name, "dep_kinds": [{"kind": kind}]}))
                .collect();
            serde_json::json!({"id": name, "deps": deps})
        };
        let told = serde_json::json!({
            "packages": [package(pins::APP, "lib"), package("both", "lib"), package("macros", "proc-macro"),
                package("syntax", "lib"), package("tests", "lib"), package("script", "lib")],
            "resolve": {"nodes": [
                needs(pins::APP, &[("both", None), ("macros", None), ("tests", Some("dev")), ("script", Some("build"))]),
                needs("macros", &[("both", None), ("syntax", None)]), needs("both", &[]), needs("syntax", &[]),
                needs("script", &[])]},
        });
        let lock = "[[package]]\nname = \"both\"\nversion = \"1.0.0\"\nchecksum = \"abc\"\n";
        let crates = listed(&told, &checksums(lock));
        let told: Vec<(&str, bool)> = crates
            .iter()
            .map(|one| (one.name.as_str(), one.at_build_only))
            .collect();
        assert_eq!(
            told,
            [
                ("both", false),
                ("macros", true),
                ("script", true),
                ("syntax", true)
            ]
        );
        let both = crates
            .first()
            .map(|one| (one.checksum.as_str(), one.licence.as_str()));
        assert_eq!(both, Some(("abc", "MIT OR Apache-2.0")));
    }
}
