//! What is published beside the app: what it is made of (CycloneDX), under which licenses, and the SHA-256 of each file.

use std::collections::BTreeMap;

use anyhow::Result;
use serde_json::{Value, json};
use xshell::{Shell, cmd};

use crate::charts;
use crate::dependencies::{self, Crate};
use crate::dist::{self, DIST};
use crate::encoding;
use crate::versions::APP;

/// The digests, in the form that `sha256sum --check` reads.
pub const SUMS: &str = "SHA256SUMS";

/// Writes all three into `dist/`.
pub fn write(sh: &Shell) -> Result<()> {
    let crates = dependencies::of_the_app(sh)?;
    let components = serde_json::to_string_pretty(&components(sh, &crates)?)?;
    sh.write_file(format!("{DIST}/sbom.cdx.json"), components + "\n")?;
    sh.write_file(format!("{DIST}/licences.txt"), licenses(sh, &crates)?)?;
    let mut sums = String::new();
    for (name, content) in dist::files(sh)? {
        let digest = encoding::sha256_hex(&content);
        sums += &format!("{digest}  {name}\n");
    }
    Ok(sh.write_file(format!("{DIST}/{SUMS}"), sums)?)
}

/// The list of components (CycloneDX 1.5). It has no moment and no serial number: the same sources give the same bytes.
fn components(sh: &Shell, crates: &[Crate]) -> Result<Value> {
    let locked = dependencies::locked(sh)?;
    let compiler = cmd!(sh, "rustc --version").quiet().read()?;
    let mut all = vec![json!({
        "type": "library", "bom-ref": "rust-std", "name": "std", "version": compiler.split(' ').nth(1),
        "description": "The Rust standard library, compiled into the program", "scope": "required",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
    })];
    for one in crates {
        let (name, version) = (one.package.name.as_str(), one.package.version.to_string());
        let mut entries = locked.iter().filter(|entry| entry.name == name);
        let checksum = entries
            .find(|entry| entry.version == version)
            .map(|entry| &entry.checksum);
        let address = format!("pkg:cargo/{name}@{version}");
        let repository = one.package.repository.iter();
        let repository = repository.map(|url| json!({ "type": "vcs", "url": url }));
        all.push(json!({
            "type": "library", "bom-ref": address, "purl": address, "name": name, "version": version,
            "description": one.package.description.as_deref().unwrap_or_default().trim().replace('\n', " "),
            // Only in the compiler: nothing of it is in the program.
            "scope": if one.at_build_only { "excluded" } else { "required" },
            "licenses": [{ "expression": one.license }],
            "hashes": [{ "alg": "SHA-256", "content": checksum }],
            "externalReferences": repository.collect::<Vec<_>>(),
        }));
    }
    all.push(json!({
        "type": "library", "bom-ref": "echarts", "name": "echarts", "version": charts::ECHARTS,
        "purl": format!("pkg:npm/echarts@{}", charts::ECHARTS), "scope": "required",
        "description": "Draws charts; taken from the crate charming",
        "licenses": [{ "expression": charts::LICENSE }],
        "hashes": [{ "alg": "SHA-256", "content": encoding::sha256_hex(charts::echarts(sh)?.as_bytes()) }],
    }));
    let app = json!({
        "type": "application", "bom-ref": APP, "name": APP, "licenses": [{ "expression": "MIT" }],
        "version": locked.iter().find(|entry| entry.name == APP).map(|app| &app.version),
    });
    Ok(json!({
        "bomFormat": "CycloneDX", "specVersion": "1.5", "version": 1,
        "metadata": { "component": app },
        "components": all,
    }))
}

/// Every license text once, with the crates that it covers.
fn licenses(sh: &Shell, crates: &[Crate]) -> Result<String> {
    let mut texts: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut all = format!("Báo Cáo Số\n\n{}\n", sh.read_file("LICENSE")?);
    all += "It contains these programs of others, and the Rust standard library (MIT OR Apache-2.0):\n\n";
    for one in crates.iter().filter(|one| !one.at_build_only) {
        let name = format!("{} {}", one.package.name, one.package.version);
        all += &format!("  {name}: {}\n", one.license);
        for file in sh.read_dir(one.package.manifest_path.with_file_name(""))? {
            let title = file.file_name().unwrap_or_default().to_string_lossy();
            let title = title.to_uppercase();
            let mut titles = ["LICENSE", "LICENCE", "COPYING", "NOTICE"].iter();
            if file.is_file() && titles.any(|begin| title.starts_with(begin)) {
                let text =
                    String::from_utf8_lossy(&sh.read_binary_file(file)?).replace("\r\n", "\n");
                texts.entry(text).or_default().push(name.clone());
            }
        }
    }
    all += &format!("  echarts {}: {}\n", charts::ECHARTS, charts::LICENSE);
    let line = "=".repeat(80);
    for (text, names) in texts {
        all += &format!("\n{line}\n{}\n\n{}\n", names.join(", "), text.trim_end());
    }
    all += &format!("\n{line}\n{}", charts::NOTICES);
    Ok(all)
}
