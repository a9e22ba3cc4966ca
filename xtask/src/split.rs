//! After Trunk: the program in parts, of which a first visit transfers one.
//!
//! Trunk has no place between Cargo and wasm-bindgen, where a program is split. So what Trunk put into `dist/` is replaced:
//! the same program is split, wasm-bindgen writes the JavaScript of the first part, and all files get names that
//! change with their contents.

use std::fs;
use std::path::{Path, PathBuf};

use crate::bundle;
use crate::failure::{Failure, Result};
use crate::folder::{self, read, write};
use crate::pins;
use crate::process;
use crate::project::Project;
use crate::toolbox::Splitter;

/// The name that the first part has on its way.
const WAY_NAME: &str = "main";

/// The scripts and the first part: their names on the way, and what follows the common name in `dist/`.
const FIRST: [(&str, &str); 3] = [
    ("main.js", ".js"),
    ("main_bg.wasm", "_bg.wasm"),
    ("__wasm_split.js", "-split.js"),
];

/// All files of the program with what follows their common name: those of the first visit, then the lazy parts.
fn files(folder: &Path) -> Result<Vec<(String, String)>> {
    let first = FIRST.map(|(name, ending)| (name.to_owned(), ending.to_owned()));
    let lazy = folder::files(folder)?
        .into_iter()
        .filter(|name| name.ends_with(".wasm") && !name.starts_with("main"))
        .map(|name| {
            let ending = format!("-{}", name.trim_start_matches("split_"));
            (name, ending)
        });
    Ok(first.into_iter().chain(lazy).collect())
}

/// Splits the program that Cargo built for `dist/`.
pub fn apply(project: &Project, tools: &Splitter) -> Result<()> {
    let folder = project.scratch("dist")?.join("parts");
    let _ = fs::remove_dir_all(&folder);
    let program = target(project)?
        .join(pins::WASM_TARGET)
        .join("release")
        .join(format!("{}.wasm", pins::APP));
    // Names of functions are in the way of taking out what the parts do not need.
    let unnamed = project.scratch("dist")?.join("unnamed.wasm");
    process::run(
        project
            .command(tools.strip.with_file_name("llvm-objcopy"))
            .arg("--remove-section=name")
            .args([&program, &unnamed]),
    )?;
    process::run(
        project
            .command(&tools.split)
            .arg(&unnamed)
            .arg(&folder)
            .args(["--target", "web", "--out-name", WAY_NAME]),
    )?;
    process::run(
        project
            .command(&tools.bindgen)
            // The second part takes the table of functions from the first.
            .args(["--target", "web", "--no-typescript", "--keep-lld-exports"])
            .args([
                "--remove-name-section",
                "--remove-producers-section",
                "--out-dir",
            ])
            .arg(&folder)
            .arg(folder.join(format!("{WAY_NAME}.wasm"))),
    )?;
    let files = files(&folder)?;
    for (name, _) in files.iter().filter(|(name, _)| name.ends_with(".wasm")) {
        // Symbols and relocations: no browser needs them.
        process::run(
            project
                .command(&tools.strip)
                .arg("--strip-all")
                .arg(folder.join(name)),
        )?;
    }
    place(&folder, &files, &project.dist())
}

/// Puts the files into `dist/` in the place of those that Trunk wrote.
fn place(from: &Path, files: &[(String, String)], dist: &Path) -> Result<()> {
    let contents: Vec<Vec<u8>> = files
        .iter()
        .map(|(name, _)| read(&from.join(name)))
        .collect::<Result<_>>()?;
    let common = format!("{}-{}", pins::APP, bundle::key(&contents.concat()));
    let page_file = dist.join("index.html");
    let page = text(read(&page_file)?, "index.html")?;
    let old = common_name(&page)?;
    for (content, (name, ending)) in contents.into_iter().zip(files) {
        let content = if name.ends_with(".js") {
            bundle::trimmed(&linked(&text(content, name)?, files, &common)).into_bytes()
        } else {
            content
        };
        write(&dist.join(format!("{common}{ending}")), &content)?;
    }
    for ending in [".js", "_bg.wasm"] {
        folder::remove(&dist.join(format!("{old}{ending}")))?;
    }
    let page = bundle::styles(dist, &preloading(&page.replace(&old, &common), &common))?;
    write(&page_file, page.as_bytes())
}

/// The common name of the files that Trunk wrote: what the page names without `.js`.
fn common_name(page: &str) -> Result<String> {
    let named = page
        .split_once("data-js=\"./")
        .and_then(|(_, rest)| rest.split_once(".js\""));
    named.map(|(name, _)| name.to_owned()).ok_or_else(|| {
        Failure::new(
            "dist/index.html names no program in data-js. Look at pattern_script in Trunk.toml."
                .to_owned(),
        )
    })
}

/// JavaScript whose imports name the files as they are in `dist/`, and that takes a part of the program also from a host
/// which serves it under a wrong type.
fn linked(script: &str, files: &[(String, String)], common: &str) -> String {
    // Only what is fetched: the program knows its imports by the names of the way.
    let script = files
        .iter()
        .fold(script.to_owned(), |script, (name, ending)| {
            ["from ", "URL("].iter().fold(script, |script, before| {
                script.replace(
                    &format!("{before}\"./{name}\""),
                    &format!("{before}\"./{common}{ending}\""),
                )
            })
        });
    script.replace(
        "WebAssembly.instantiateStreaming(src, imports)",
        "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))",
    )
}

/// The page, which also names the script between the two parts: the first part imports it at once.
fn preloading(page: &str, common: &str) -> String {
    let link = |ending: &str| {
        format!("<link rel=\"modulepreload\" href=\"./{common}{ending}\" crossorigin>")
    };
    page.replace(
        &link(".js"),
        &format!("{}{}", link(".js"), link("-split.js")),
    )
}

/// The folder of what Cargo builds.
fn target(project: &Project) -> Result<PathBuf> {
    let told = process::output(project.cargo().args([
        "metadata",
        "--format-version",
        "1",
        "--no-deps",
        "--offline",
    ]));
    let folder = told.as_deref().and_then(|told| {
        told.split_once("\"target_directory\":\"")?
            .1
            .split_once('"')
    });
    folder
        .map(|(folder, _)| PathBuf::from(folder.replace("\\\\", "\\")))
        .ok_or_else(|| {
            Failure::new(
                "`cargo metadata` does not tell where Cargo builds. Run it by hand to see why."
                    .to_owned(),
            )
        })
}

fn text(content: Vec<u8>, name: &str) -> Result<String> {
    String::from_utf8(content)
        .map_err(|_| Failure::new(format!("{name} is not UTF-8. Build again.")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_name_the_files_of_dist() {
        let script = "import * as a from \"./__wasm_split.js\"; new URL(\"./split_second.wasm\", b); { \"./main.js\": a }";
        let expected = "import * as a from \"./app-1-split.js\"; new URL(\"./app-1-second.wasm\", b); { \"./main.js\": a }";
        let files = [
            ("main.js", ".js"),
            ("__wasm_split.js", "-split.js"),
            ("split_second.wasm", "-second.wasm"),
        ];
        let files = files.map(|(name, ending)| (name.to_owned(), ending.to_owned()));
        assert_eq!(linked(script, &files, "app-1"), expected);
    }

    #[test]
    fn the_page_preloads_what_the_first_part_imports() {
        let page = "<link rel=\"modulepreload\" href=\"./app-1.js\" crossorigin>";
        let expected =
            format!("{page}<link rel=\"modulepreload\" href=\"./app-1-split.js\" crossorigin>");
        assert_eq!(preloading(page, "app-1"), expected);
    }

    #[test]
    fn the_common_name_is_that_of_the_page() {
        assert_eq!(
            common_name("<script data-js=\"./app-2.js\" data-wasm=\"./app-2_bg.wasm\">")
                .ok()
                .as_deref(),
            Some("app-2")
        );
        assert!(common_name("<script>").is_err());
    }
}
