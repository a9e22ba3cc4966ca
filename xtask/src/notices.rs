//! What is published beside the app: what it is made of (CycloneDX), under which licences, and the SHA-256 of each file.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::crates::{self, Crate};
use crate::failure::{Failure, Result};
use crate::folder;
use crate::pins;
use crate::process;
use crate::project::Project;

/// The list of components.
const COMPONENTS: &str = "sbom.cdx.json";
/// The licences.
const LICENCES: &str = "licences.txt";
/// The digests.
const SUMS: &str = "SHA256SUMS";

/// Writes all three into `dist/`.
pub fn write(project: &Project) -> Result<()> {
    let (dist, crates) = (project.dist(), crates::of_the_app(project)?);
    let version = version(&project.read("Cargo.toml")?)?;
    let compiler = process::output(project.command("rustc").arg("--version")).unwrap_or_default();
    let components = serde_json::to_string_pretty(&components(
        &version,
        compiler.split(' ').nth(1).unwrap_or_default(),
        &crates,
    ))
    .map_err(|error| Failure::new(format!("{COMPONENTS} could not be written: {error}.")))?;
    folder::write(&dist.join(COMPONENTS), format!("{components}\n").as_bytes())?;
    folder::write(
        &dist.join(LICENCES),
        licences(&project.read("LICENSE")?, &crates).as_bytes(),
    )?;
    let mut sums = String::new();
    for name in folder::files(&dist)?.iter().filter(|name| *name != SUMS) {
        let digest = Sha256::digest(folder::read(&dist.join(name))?);
        let digest = digest
            .iter()
            .fold(String::new(), |text, byte| text + &format!("{byte:02x}"));
        // The form that `sha256sum --check` reads.
        sums.push_str(&format!("{digest}  {name}\n"));
    }
    folder::write(&dist.join(SUMS), sums.as_bytes())
}

/// The version of the app.
fn version(manifest: &str) -> Result<String> {
    let own = manifest
        .split_once("[package]")
        .and_then(|(_, rest)| rest.split_once("\nversion = \""));
    own.and_then(|(_, rest)| Some(rest.split_once('"')?.0.to_owned()))
        .ok_or_else(|| Failure::new("Cargo.toml states no version under [package].".to_owned()))
}

/// The list of components (CycloneDX 1.5). It has no moment and no serial number: the same sources give the same bytes.
fn components(version: &str, compiler: &str, crates: &[Crate]) -> Value {
    let address = |one: &Crate| format!("pkg:cargo/{}@{}", one.name, one.version);
    let entry = |one: &Crate| {
        let mut entry = json!({
            "type": "library",
            "bom-ref": address(one),
            "name": one.name,
            "version": one.version,
            "description": one.description,
            // Only in the compiler: nothing of it is in the program.
            "scope": if one.at_build_only { "excluded" } else { "required" },
            "licenses": [{ "expression": one.licence }],
        });
        if let (Some(members), false) = (entry.as_object_mut(), one.checksum.is_empty()) {
            members.insert("purl".to_owned(), json!(address(one)));
            members.insert(
                "hashes".to_owned(),
                json!([{ "alg": "SHA-256", "content": one.checksum }]),
            );
        }
        if let (Some(members), false) = (entry.as_object_mut(), one.repository.is_empty()) {
            members.insert(
                "externalReferences".to_owned(),
                json!([{ "type": "vcs", "url": one.repository }]),
            );
        }
        entry
    };
    let library = json!({
        "type": "library", "bom-ref": "rust-std", "name": "std", "version": compiler, "scope": "required",
        "description": "The Rust standard library, compiled into the program", "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    });
    let all: Vec<Value> = std::iter::once(library)
        .chain(crates.iter().map(entry))
        .collect();
    json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": { "component": {
            "type": "application", "bom-ref": pins::APP, "name": pins::APP, "version": version, "licenses": [{ "expression": "MIT" }],
        } },
        "components": all,
    })
}

/// Every licence text once, with the crates that it covers.
fn licences(own: &str, crates: &[Crate]) -> String {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut list = String::new();
    for one in crates.iter().filter(|one| !one.at_build_only) {
        let name = format!("{} {}", one.name, one.version);
        // Writing to a String cannot fail.
        let _ = writeln!(list, "  {name}: {}", one.licence);
        for text in texts_of(one) {
            texts.entry(text).or_default().push(name.clone());
        }
    }
    let mut all = format!(
        "Báo Cáo Số\n\n{own}\nIt contains these programs of others, and the Rust standard library (MIT OR Apache-2.0):\n\n{list}"
    );
    for (text, names) in texts {
        let _ = write!(
            all,
            "\n{}\n{}\n\n{}\n",
            "=".repeat(80),
            names.join(", "),
            text.trim_end()
        );
    }
    all
}

/// The licence files that a crate brings.
fn texts_of(one: &Crate) -> Vec<String> {
    let entries = fs::read_dir(&one.folder).into_iter().flatten().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| entry.path())
        .filter(|path| {
            let name = path
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .to_uppercase();
            ["LICENSE", "LICENCE", "COPYING", "NOTICE"]
                .iter()
                .any(|begin| name.starts_with(begin))
                && path.is_file()
        })
        .collect();
    files.sort();
    files
        .iter()
        .filter_map(|file| Some(fs::read_to_string(file).ok()?.replace("\r\n", "\n")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Crate {
        Crate {
            name: "a".to_owned(),
            version: "1.2.3".to_owned(),
            licence: "MIT".to_owned(),
            description: "A".to_owned(),
            repository: String::new(),
            checksum: "00ff".to_owned(),
            folder: std::path::PathBuf::from("nowhere"),
            at_build_only: false,
        }
    }

    #[test]
    fn the_list_names_the_app_the_library_and_each_crate() {
        let told = components(
            "0.1.0",
            "1.95.0",
            &[
                example(),
                Crate {
                    at_build_only: true,
                    name: "b".to_owned(),
                    ..example()
                },
            ],
        );
        let named = |place: &str, member: &str| {
            told.pointer(&format!("{place}/{member}"))
                .and_then(Value::as_str)
                .map(str::to_owned)
        };
        assert_eq!(
            named("/metadata/component", "version").as_deref(),
            Some("0.1.0")
        );
        assert_eq!(named("/components/0", "version").as_deref(), Some("1.95.0"));
        assert_eq!(
            named("/components/1", "purl").as_deref(),
            Some("pkg:cargo/a@1.2.3")
        );
        assert_eq!(
            named("/components/1/hashes/0", "content").as_deref(),
            Some("00ff")
        );
        assert_eq!(named("/components/2", "scope").as_deref(), Some("excluded"));
    }

    #[test]
    fn licences_name_what_is_in_the_program_only() {
        let told = licences(
            "MIT",
            &[
                example(),
                Crate {
                    at_build_only: true,
                    name: "b".to_owned(),
                    ..example()
                },
            ],
        );
        assert!(
            told.contains("  a 1.2.3: MIT\n") && !told.contains("  b 1.2.3"),
            "{told}"
        );
    }

    #[test]
    fn the_version_is_that_of_the_package() {
        let manifest = "[workspace.package]\nversion = \"9\"\n\n[package]\nname = \"a\"\nversion = \"0.1.0\"\n";
        assert_eq!(version(manifest).ok().as_deref(), Some("0.1.0"));
        assert!(version("").is_err());
    }
}
