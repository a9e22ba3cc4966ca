//! After the program was split: what lets the page open without a network.
//!
//! The two scripts beside the program get names that change with their contents, like everything but the page, the worker
//! and the manifest; the worker (`assets/sw.js`) gets the list of the files that it keeps.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::browser::quoted;
use crate::bundle;
use crate::failure::{Failure, Result};
use crate::folder;
use crate::project::Project;

/// Files that are copied as they are.
const COPIED: [&str; 4] = [
    "manifest.webmanifest",
    "assets/icon-192.png",
    "assets/icon-512.png",
    "assets/icon-maskable-512.png",
];
/// What the app may load, by the beginnings and ends of names; the rest of `dist/` is there for people and other programs.
const KEPT: [&str; 6] = [".js", ".wasm", ".packed", ".css", ".svg", ".webmanifest"];

/// Adds the offline part to `dist/`.
pub fn apply(project: &Project) -> Result<()> {
    let dist = project.dist();
    for name in COPIED {
        let own = format!("assets/{}", name.trim_start_matches("assets/"));
        folder::write(&dist.join(name), &folder::read(&project.root().join(own))?)?;
    }
    let page = folder::read_text(&dist.join("index.html"))?;
    let boot = hashed(&dist, "assets/boot", &project.read("assets/boot.js")?)?;
    let later = hashed(&dist, "assets/offline", &project.read("assets/offline.js")?)?;
    let _ = fs::remove_file(dist.join("assets/boot.js"));
    let page = naming(&page, &boot, &later)?;
    folder::write(&dist.join("index.html"), page.as_bytes())?;
    let worker = worker(&files(&dist)?, &project.read("assets/sw.js")?);
    folder::write(&dist.join("sw.js"), worker.as_bytes())
}

/// Writes a script under a name that changes with its contents, and tells the name.
fn hashed(dist: &Path, name: &str, script: &str) -> Result<String> {
    let script = bundle::trimmed(script);
    let name = format!("{name}-{}.js", bundle::key(script.as_bytes()));
    folder::write(&dist.join(&name), script.as_bytes())?;
    Ok(name)
}

/// The page, which names the scripts as they are in `dist/`.
fn naming(page: &str, boot: &str, later: &str) -> Result<String> {
    let (old, new) = (
        "assets/boot.js\"",
        format!("{boot}\" data-later=\"./{later}\""),
    );
    if page.matches(old).count() == 1 {
        Ok(page.replace(old, &new))
    } else {
        Err(Failure::new(
            "dist/index.html does not name assets/boot.js once. Look at pattern_script in Trunk.toml.",
        ))
    }
}

/// The files that the worker keeps, with what the browser holds their contents against.
fn files(dist: &Path) -> Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    for name in folder::files(dist)? {
        if name == "index.html"
            || name != "sw.js" && KEPT.iter().any(|ending| name.ends_with(ending))
        {
            let digest = STANDARD.encode(Sha256::digest(folder::read(&dist.join(&name))?));
            let name = if name == "index.html" {
                "./".to_owned()
            } else {
                name
            };
            files.insert(name, format!("sha256-{digest}"));
        }
    }
    Ok(files)
}

/// The worker with its list in front.
fn worker(files: &BTreeMap<String, String>, script: &str) -> String {
    let script = bundle::trimmed(script);
    let entries: Vec<String> = files
        .iter()
        .map(|(name, digest)| format!("{}:{}", quoted(name), quoted(digest)))
        .collect();
    let list = format!("const FILES={{{}}};\n", entries.join(","));
    // The worker's own text is part of the version: a changed rule is a change for the people too.
    let version = bundle::key(format!("{list}{script}").as_bytes());
    format!("const VERSION={};\n{list}{script}", quoted(&version))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn listed(names: &[(&str, &str)]) -> BTreeMap<String, String> {
        names
            .iter()
            .map(|(name, digest)| ((*name).to_owned(), (*digest).to_owned()))
            .collect()
    }

    #[test]
    fn the_list_stands_before_the_worker() {
        let told = worker(
            &listed(&[("./", "sha256-a="), ("b.js", "sha256-c=")]),
            "// d\ne();\n",
        );
        let (first, rest) = told.split_once('\n').unwrap_or_default();
        assert!(
            first.starts_with("const VERSION=\"")
                && first.len() == "const VERSION=\"\";".len() + 16,
            "{first}"
        );
        assert_eq!(
            rest,
            "const FILES={\"./\":\"sha256-a=\",\"b.js\":\"sha256-c=\"};\ne();\n"
        );
    }

    #[test]
    fn a_version_changes_with_any_file_and_with_the_worker() {
        let one = worker(&listed(&[("./", "sha256-a=")]), "e();");
        assert_eq!(one, worker(&listed(&[("./", "sha256-a=")]), "e();"));
        for other in [
            worker(&listed(&[("./", "sha256-b=")]), "e();"),
            worker(&listed(&[("./", "sha256-a=")]), "f();"),
        ] {
            assert_ne!(one.lines().next(), other.lines().next());
        }
    }

    #[test]
    fn the_page_names_the_scripts_as_they_are() {
        let page = "<script id=\"boot\" src=\"./assets/boot.js\" data-js=\"./a.js\">";
        let expected = "<script id=\"boot\" src=\"./assets/boot-1.js\" data-later=\"./assets/offline-2.js\" data-js=\"./a.js\">";
        assert_eq!(
            naming(page, "assets/boot-1.js", "assets/offline-2.js")
                .ok()
                .as_deref(),
            Some(expected)
        );
        assert!(naming("<script>", "a", "b").is_err());
    }
}
