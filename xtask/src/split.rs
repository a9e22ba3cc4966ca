//! The program in parts, of which a first visit transfers one.
//!
//! Cargo's program is split, wasm-bindgen writes the JavaScript of the first part, and all files get names that change
//! with their contents.

use std::path::Path;

use anyhow::Result;
use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::versions::{APP, WASM_TARGET};
use crate::{cargo_tools, encoding};

/// The files of the program.
pub struct Program {
    /// What all their names begin with: `bao-cao-so-0123456789abcdef`.
    pub name: String,
    /// Names in `dist/` and contents.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Splits the program that Cargo built.
pub fn split(sh: &Shell) -> Result<Program> {
    let (split, bindgen) = (cargo_tools::wasm_split(sh)?, cargo_tools::wasm_bindgen(sh)?);
    let mut metadata = MetadataCommand::new();
    metadata.no_deps().current_dir(sh.current_dir());
    let program = format!("{WASM_TARGET}/release/{APP}.wasm");
    let program = metadata.exec()?.target_directory.join(program);
    let libraries = cmd!(sh, "rustc --print target-libdir").quiet().read()?;
    let strip = Path::new(&libraries).with_file_name("bin/llvm-strip");
    let (parts, unnamed) = ("target/dist/parts", "target/dist/unnamed.wasm");
    let objcopy = strip.with_file_name("llvm-objcopy");
    sh.remove_path(parts)?;
    // Names of functions are in the way of taking out what the parts do not need.
    cmd!(sh, "{objcopy} --remove-section=name {program} {unnamed}").run()?;
    cmd!(sh, "{split} {unnamed} {parts} --target web --out-name main").run()?;
    // The lazy parts take the table of functions from the first.
    cmd!(sh, "{bindgen} {parts}/main.wasm --out-dir {parts} --target web --no-typescript --keep-lld-exports")
        .args(["--remove-name-section", "--remove-producers-section"])
        .run()?;
    sh.remove_path(format!("{parts}/main.wasm"))?;
    let mut files = Vec::new();
    for path in sh.read_dir(parts)? {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if name.ends_with(".wasm") {
            // Symbols and relocations: no browser needs them.
            cmd!(sh, "{strip} --strip-all {path}").run()?;
        }
        files.push((name.into_owned(), sh.read_binary_file(&path)?));
    }
    publish(files)
}

/// How the tool's script asks for the files of a part, and how the published one does.
const SHARED_FIRST: &str = "        const parallelStuff = deps.map(d => d());
        const instantiate = fetcher();
";
const OWN_FIRST: &str = "        const instantiate = fetcher();
        const parallelStuff = deps.map(d => d());
";

/// Gives all files their names in `dist/`, also where a script loads another file.
fn publish(mut files: Vec<(String, Vec<u8>)>) -> Result<Program> {
    let contents: Vec<u8> = files.iter().flat_map(|file| file.1.clone()).collect();
    let name = format!("{APP}-{}", encoding::key(&contents));
    let published = |file: &str| match file {
        "main.js" => format!("{name}.js"),
        "main_bg.wasm" => format!("{name}_bg.wasm"),
        "__wasm_split.js" => format!("{name}-split.js"),
        lazy => format!("{name}-{}", lazy.trim_start_matches("split_")),
    };
    let names: Vec<String> = files.iter().map(|(file, _)| file.clone()).collect();
    for (file, content) in files.iter_mut() {
        if file.ends_with(".js") {
            let mut script = str::from_utf8(content)?.to_owned();
            for loaded in &names {
                // Only what is fetched: the program knows its imports by the names that the tools gave.
                for before in ["from ", "URL("] {
                    let new = format!("{before}\"./{}\"", published(loaded));
                    script = script.replace(&format!("{before}\"./{loaded}\""), &new);
                }
            }
            // A host may serve a part of the program under a wrong type.
            let any_type = "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";
            let script = script.replace("WebAssembly.instantiateStreaming(src, imports)", any_type);
            // A part is large, what it shares is many small files: asked for last, it came 0.7 s later over HTTP/1.1, where
            // six are asked for at once (150 ms there and back).
            let script = script.replace(SHARED_FIRST, OWN_FIRST);
            *content = script.into_bytes();
        }
        *file = published(file);
    }
    Ok(Program { name, files })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scripts_load_the_files_of_dist() -> Result<()> {
        let script =
            "import a from \"./__wasm_split.js\"; new URL(\"./split_b.wasm\"); \"./main.js\"";
        let file = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
        let [split, lazy] = ["__wasm_split.js", "split_b.wasm"].map(|name| file(name, ""));
        let Program { name, files } = publish(vec![split, lazy, file("main.js", script)])?;
        let expected = format!(
            "import a from \"./{name}-split.js\"; new URL(\"./{name}-b.wasm\"); \"./main.js\""
        );
        assert!(files.contains(&(format!("{name}.js"), expected.into_bytes())));
        Ok(())
    }
}
