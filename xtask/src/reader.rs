//! The program of the workers that read reports (docs/decisions/54-worker.md): a script and a file of WebAssembly beside those of
//! the page. It is fetched when many files come, and built for speed.

use anyhow::Result;
use cargo_metadata::MetadataCommand;
use xshell::{Shell, cmd};

use crate::versions::{READER_FLAGS, WASM_FEATURES, WASM_TARGET};
use crate::{cargo_tools, minify, node};

/// Where it is made, from the root of the checkout.
const FOLDER: &str = "target/dist/reader";

/// Its files.
pub struct Reader {
    /// The script, as it is published.
    pub script: String,
    /// The program.
    pub program: Vec<u8>,
}

/// Builds it; `remap` keeps paths of this machine out of it, `packed` is where the templates are.
pub fn build(sh: &Shell, remap: &str, packed: &str) -> Result<Reader> {
    let bindgen = cargo_tools::wasm_bindgen(sh)?;
    let flags: Vec<&str> = READER_FLAGS.split(' ').chain([remap]).collect();
    cmd!(
        sh,
        "cargo build --locked --profile reader --target {WASM_TARGET} --bin reader"
    )
    // Not those of the page, which are for its size.
    .env("CARGO_ENCODED_RUSTFLAGS", flags.join("\u{1f}"))
    // wasm-bindgen asks what the program may use.
    .env("CARGO_PROFILE_READER_STRIP", "none")
    .env("PACKED", packed)
    .run()?;
    let mut metadata = MetadataCommand::new();
    metadata.no_deps().current_dir(sh.current_dir());
    let program = format!("{WASM_TARGET}/reader/reader.wasm");
    let program = metadata.exec()?.target_directory.join(program);
    sh.remove_path(FOLDER)?;
    cmd!(sh, "{bindgen} {program} --out-dir {FOLDER} --target no-modules --no-typescript --encode-into always").run()?;
    node::ensure_packages(sh)?;
    let program = format!("{FOLDER}/reader_bg.wasm");
    let tool = node::program(sh, "wasm-opt").args(WASM_FEATURES);
    let tool = tool.args(["-O3", "--low-memory-unused", &program, "-o", &program]);
    tool.run()?;
    let script =
        sh.read_file(format!("{FOLDER}/reader.js"))? + &sh.read_file("assets/reader.js")?;
    Ok(Reader {
        script: minify::script(sh, &script)?,
        program: sh.read_binary_file(program)?,
    })
}
