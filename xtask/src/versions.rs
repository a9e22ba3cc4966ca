//! Every version, budget and address that the tools rely on, in one place.
//!
//! Not here: the version of wasm-bindgen, which Cargo.lock decides, the Rust release (rust-toolchain.toml) and the Node
//! packages (package-lock.json).

/// The package, and the program that is built from it.
pub const APP: &str = "bao-cao-so";
/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Serves the development build. 0.22 asks for a newer Rust than rust-toolchain.toml names.
pub const TRUNK: &str = "trunk@0.21.14";
/// Moves the lazy parts of the program into files of their own; goes with wasm_split_helpers of Cargo.lock.
pub const WASM_SPLIT: &str = "wasm_split_cli_support@0.2.4";
/// Knows the form of the RustSec database (see `audit`).
pub const CARGO_AUDIT: &str = "cargo-audit@0.22.2";

/// What the shipped program is compiled with beside Cargo.toml and .cargo/config.toml: what splits the program needs names
/// and relocations, and names that say the types too put functions into a better order (`split::optimize`). All are gone from
/// what is shipped. Inlining less than opt-level "z" does saves 1.2 KB of the first file after gzip.
pub const DIST_FLAGS: &str =
    "-Clink-arg=--emit-relocs -Csymbol-mangling-version=v0 -Cllvm-args=-inline-threshold=0";

/// What the program of the workers is compiled with: what makes the page small would make it slow.
pub const READER_FLAGS: &str = "--cfg sha2_backend=\"soft\"";

/// What WebAssembly the program may use: what rustc compiles for by itself (docs of wasm32-unknown-unknown).
pub const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// How Cargo builds the tools: they run for a second at a time, so that the minutes saved in
/// building them count more than their speed. Trunk's own profile takes about twice as long.
pub const TOOL_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Where `cargo xtask serve` listens; only this machine can reach it.
pub const SERVE_HOST: &str = "127.0.0.1";
/// The port of `cargo xtask serve` unless `--port` says otherwise.
pub const SERVE_PORT: u16 = 8080;

/// Most bytes, after gzip -9, that a first visit transfers until a form can be filled in and is saved.
/// The target is 260,000: pages of a receiving department took more, and it is to be won back.
pub const SIZE_BUDGET: usize = 263_000;
/// The same until its indicators are computed (docs/performance.md, "What is transferred").
/// The target is 400,000.
pub const INDICATORS_BUDGET: usize = 404_000;
