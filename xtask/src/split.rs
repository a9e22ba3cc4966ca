//! The program in parts, of which a first visit transfers one.
//!
//! Cargo's program is split, wasm-bindgen writes the JavaScript of the first part, and all files get names that change
//! with their contents.

use std::collections::BTreeSet;
use std::num::NonZero;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, anyhow, ensure};
use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::page::replace_once;
use crate::reader::Reader;
use crate::versions::{APP, WASM_FEATURES, WASM_TARGET};
use crate::{cargo_tools, encoding, minify, node};

/// Where the parts are made, from the root of the checkout.
const PARTS: &str = "target/dist/parts";
/// The script that loads the lazy parts, in that folder.
const LOADER: &str = "__wasm_split.js";

/// The files of the program.
pub struct Program {
    /// What all their names begin with: `bao-cao-so-0123456789abcdef`.
    pub name: String,
    /// Names in `dist/` and contents, the scripts as the tools wrote them.
    pub files: Vec<(String, Vec<u8>)>,
}

/// Splits the program that Cargo built; the workers' program comes with it, under its name.
pub fn split(sh: &Shell, reader: &Reader) -> Result<Program> {
    let (split, bindgen) = (cargo_tools::wasm_split(sh)?, cargo_tools::wasm_bindgen(sh)?);
    let mut metadata = MetadataCommand::new();
    metadata.no_deps().current_dir(sh.current_dir());
    let program = format!("{WASM_TARGET}/release/{APP}.wasm");
    let program = metadata.exec()?.target_directory.join(program);
    sh.remove_path(PARTS)?;
    cmd!(sh, "{split} {program} {PARTS} --target web --out-name main").run()?;
    // The lazy parts take the table of functions from the first.
    cmd!(sh, "{bindgen} {PARTS}/main.wasm --out-dir {PARTS} --target web --no-typescript --keep-lld-exports --encode-into always").run()?;
    sh.remove_path(format!("{PARTS}/main.wasm"))?;
    drop_unused_exports(sh)?;
    let paths = sh.read_dir(PARTS)?;
    let is_wasm = |path: &&PathBuf| path.extension().is_some_and(|ending| ending == "wasm");
    optimize(sh, &paths.iter().filter(is_wasm).collect::<Vec<_>>())?;
    let mut files = Vec::new();
    for path in paths {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        files.push((name.into_owned(), sh.read_binary_file(&path)?));
    }
    // Of what is published, so that another version of the tool gives other names.
    let mut published = Vec::new();
    for (name, content) in &files {
        if name.ends_with(".js") {
            published.extend(minify::script(sh, str::from_utf8(content)?)?.into_bytes());
        } else {
            published.extend(content);
        }
    }
    published.extend(reader.script.bytes().chain(reader.program.iter().copied()));
    // The loader is written anew by these.
    published.extend([OWN_FIRST, ANY_TYPE].concat().into_bytes());
    let name = format!("{APP}-{}", encoding::key(&published));
    let mut program = publish(name, files)?;
    let is_loader = |(file, _): &&mut (String, Vec<u8>)| file.ends_with("-split.js");
    let found = program.files.iter_mut().find(is_loader);
    let (_, content) = found.ok_or_else(|| anyhow!("There is no {LOADER}"))?;
    *content = loader(str::from_utf8(content)?, &program.name)?.into_bytes();
    Ok(program)
}

/// The script that loads the lazy parts as it is published.
fn loader(script: &str, name: &str) -> Result<String> {
    ensure!(script.contains(STREAMING), "Files are loaded otherwise");
    let script = fetch_once(&script.replace(STREAMING, ANY_TYPE), name);
    // A part is large, what it shares is many small files: asked for last, it came 0.7 s later over HTTP/1.1, where six are
    // asked for at once (150 ms there and back).
    replace_once(&script, SHARED_FIRST, OWN_FIRST)
}

/// Leptos always brings wasm-streams along, whose three classes are exported, and so is all that they reach, although nothing
/// makes one: 1.6 KB of the first file after gzip. Binaryen finds what else is reached.
fn drop_unused_exports(sh: &Shell) -> Result<()> {
    node::ensure_packages(sh)?;
    let script = sh.read_file(format!("{PARTS}/main.js"))?;
    let is_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
    let names = script.split("wasm.").skip(1);
    let names = names.filter_map(|rest| rest.split(|sign| !is_name(sign)).next());
    let shared = [
        "main",
        "memory",
        "__indirect_function_table",
        "__wasm_split_shared0",
    ];
    let names: BTreeSet<&str> = names.chain(shared).collect();
    let used = names.iter().filter(|name| !name.contains("intounderlying"));
    let roots = used.map(|name| serde_json::json!({ "name": name, "export": name, "root": true }));
    let graph = serde_json::to_string(&roots.collect::<Vec<_>>())?;
    let (program, list) = (
        format!("{PARTS}/main_bg.wasm"),
        format!("{PARTS}/exports.json"),
    );
    sh.write_file(&list, graph)?;
    let tool = node::program(sh, "wasm-metadce").args(WASM_FEATURES);
    let list_flag = format!("--graph-file={list}");
    // It lists what it dropped.
    let tool = tool
        .args([&list_flag, &program, "-g", "-o", &program])
        .ignore_stdout();
    tool.run()?;
    sh.remove_path(list)?;
    Ok(())
}

/// Makes the files of the program smaller: 4 % of the first and 7 % of the lazy ones after gzip, of which half comes from the
/// order of the functions, which puts the instances of a generic one beside each other.
fn optimize(sh: &Shell, paths: &[&PathBuf]) -> Result<()> {
    node::ensure_packages(sh)?;
    let libraries = cmd!(sh, "rustc --print target-libdir").quiet().read()?;
    let strip = Path::new(&libraries).with_file_name("bin/llvm-strip");
    let (folder, next) = (sh.current_dir(), AtomicUsize::new(0));
    let passes = [
        "-Oz",
        // Until nothing more is saved: 400 bytes of the first file after gzip.
        "--converge",
        // What the linker leaves free below the stack is never used.
        "--low-memory-unused",
        // For gzip what repeats is better than what is short: a function with one caller stands beside those like it, and
        // common parts of expressions and alignments (hints only) stay alike.
        "--one-caller-inline-max-function-size=50",
        "--skip-pass=local-cse",
        "--dealign",
        "--reorder-functions-by-name",
    ];
    let work = || -> Result<()> {
        let sh = Shell::new()?;
        sh.change_dir(&folder);
        while let Some(path) = paths.get(next.fetch_add(1, Ordering::Relaxed)) {
            let tool = node::program(&sh, "wasm-opt").args(WASM_FEATURES);
            let tool = tool.args(passes).args([path, Path::new("-o"), path]);
            // It warns of names that it does not know, in each file.
            let done = tool.ignore_status().output()?;
            ensure!(
                done.status.success(),
                "{}",
                String::from_utf8_lossy(&done.stderr)
            );
            // Symbols and the like: no browser needs them.
            cmd!(sh, "{strip} --strip-all {path}").quiet().run()?;
        }
        Ok(())
    };
    thread::scope(|scope| {
        let count = thread::available_parallelism().map_or(1, NonZero::get);
        let workers: Vec<_> = (0..count).map(|_| scope.spawn(work)).collect();
        for worker in workers {
            worker
                .join()
                .map_err(|_| anyhow!("wasm-opt was not waited for"))??;
        }
        Ok(())
    })
}

/// How the names in `dist/` end of the files that a lazy part of the program comes in.
pub fn files_of(sh: &Shell, part: &str) -> Result<Vec<String>> {
    Ok(listed(&sh.read_file(format!("{PARTS}/{LOADER}"))?, part))
}

/// The same, by the script that loads them.
fn listed(script: &str, part: &str) -> Vec<String> {
    let load = script
        .split_once(&format!("__wasm_split_load_{part} = "))
        .and_then(|(_, rest)| rest.split_once("]));"))
        .map_or("", |(load, _)| load);
    let shared = load.rsplit_once('[').map_or("", |(_, shared)| shared);
    let shared = shared
        .split(", ")
        .filter_map(|chunk| chunk.strip_prefix("__"));
    shared
        .chain([part])
        .map(|name| format!("-{name}.wasm"))
        .collect()
}

/// How the tool's script asks for the files of a part, and how the published one does.
const SHARED_FIRST: &str = "        const parallelStuff = deps.map(d => d());
        const instantiate = fetcher();
";
const OWN_FIRST: &str = "        const instantiate = fetcher();
        const parallelStuff = deps.map(d => d());
";

/// How the tool's script makes a part of what it fetches, which some hosts serve under a wrong type.
const STREAMING: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// How the published one does.
const ANY_TYPE: &str = "src.then((answer) => answer.arrayBuffer()).then((bytes) => WebAssembly.instantiate(bytes, imports))";

/// Says once how a file is fetched, not for each of a hundred: 190 bytes of the script after gzip.
fn fetch_once(script: &str, name: &str) -> String {
    let before = format!("() => {{\n    const src = fetch(new URL(\"./{name}-");
    let after = format!(
        ".wasm\", import.meta.url));\n    src.catch(() => {{}});\n    return async (imports) => ({ANY_TYPE});\n}}\n"
    );
    if !script.contains(&before) || !script.contains(&after) {
        return script.to_owned();
    }
    // In the notation that the one-file edition looks for.
    let once = format!(
        "function fetchPart(part) {{ return () => {{ const src = fetch(new URL(\"./{name}-\" + part + \".wasm\", import.meta.url)); \
         src.catch(() => {{}}); return async (imports) => ({ANY_TYPE}); }}; }}\n"
    );
    let each = script
        .replace(&before, "fetchPart(\"")
        .replace(&after, "\")");
    each + &once
}

/// Gives all files their names in `dist/`, also where a script loads another file.
fn publish(name: String, mut files: Vec<(String, Vec<u8>)>) -> Result<Program> {
    let published = |file: &str| match file {
        "main.js" => format!("{name}.js"),
        "main_bg.wasm" => format!("{name}_bg.wasm"),
        LOADER => format!("{name}-split.js"),
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
    fn a_part_comes_with_what_it_shares() {
        let script = "const __chunk_1 = makeLoad(a, []);\nexport const __wasm_split_load_b = wrapAsyncCb(makeLoad(c, \
            [__chunk_1, __chunk_3]));\nexport const __wasm_split_load_d = wrapAsyncCb(makeLoad(e, []));\n";
        assert_eq!(
            listed(script, "b"),
            ["-chunk_1.wasm", "-chunk_3.wasm", "-b.wasm"]
        );
        assert_eq!(listed(script, "d"), ["-d.wasm"]);
    }

    #[test]
    fn how_a_file_is_fetched_is_said_once() {
        let part = |name: &str| {
            format!(
                "makeLoad(() => {{\n    const src = fetch(new URL(\"./app-{name}.wasm\", import.meta.url));\n    \
                 src.catch(() => {{}});\n    return async (imports) => ({ANY_TYPE});\n}}\n, [])"
            )
        };
        let script = fetch_once(&(part("chunk_1") + &part("b")), "app");
        assert!(script.starts_with(
            "makeLoad(fetchPart(\"chunk_1\"), [])makeLoad(fetchPart(\"b\"), [])function fetchPart"
        ));
        assert_eq!(script.matches("fetch(").count(), 1);
        assert_eq!(fetch_once("import a", "app"), "import a");
    }

    #[test]
    fn scripts_load_the_files_of_dist() -> Result<()> {
        let script =
            "import a from \"./__wasm_split.js\"; new URL(\"./split_b.wasm\"); \"./main.js\"";
        let file = |name: &str, content: &str| (name.to_owned(), content.as_bytes().to_vec());
        let [split, lazy] = ["__wasm_split.js", "split_b.wasm"].map(|name| file(name, ""));
        let Program { name, files } = publish(
            "app-1".to_owned(),
            vec![split, lazy, file("main.js", script)],
        )?;
        let expected = format!(
            "import a from \"./{name}-split.js\"; new URL(\"./{name}-b.wasm\"); \"./main.js\""
        );
        assert!(files.contains(&(format!("{name}.js"), expected.into_bytes())));
        Ok(())
    }
}
