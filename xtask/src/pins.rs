//! Every version, budget and address that the tools rely on, in one place.
//!
//! Not here: the version of wasm-bindgen, which Cargo.lock decides (see `lockfile`),
//! the Rust release (rust-toolchain.toml) and the Node packages (package-lock.json).

/// The package, and the program that Trunk builds.
pub const APP: &str = "bao-cao-so";

/// The target that browsers run.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// Trunk. 0.22 asks for a newer Rust than rust-toolchain.toml names.
pub const TRUNK_VERSION: &str = "0.21.14";

/// The tool that moves the second part of the program into a file of its own, after wasm_split_helpers of Cargo.lock.
pub const SPLIT_VERSION: &str = "0.2.4";

/// The tool that knows the form of the RustSec database (see `audit`).
pub const AUDIT_VERSION: &str = "0.22.2";

/// What the shipped program is compiled with beside Cargo.toml and .cargo/config.toml: what splits the program needs names
/// and relocations. They are gone from what is shipped.
pub const DIST_BUILD: [(&str, &str); 2] = [
    ("CARGO_PROFILE_RELEASE_STRIP", "none"),
    (
        "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUSTFLAGS",
        "-Clink-arg=--emit-relocs",
    ),
];

/// Where `cargo xtask serve` listens unless `--port` says otherwise; only this machine can reach it.
pub const SERVE_HOST: &str = "127.0.0.1";
/// The port of `cargo xtask serve`.
pub const SERVE_PORT: u16 = 8080;

/// Most bytes, after gzip -9, that a first visit transfers until a form can be filled in and is saved.
pub const SIZE_BUDGET: usize = 260_000;
/// The number of bytes that we want to reach; missing it is told, not punished.
pub const SIZE_GOAL: usize = 130_000;

/// How Cargo builds the tools: they run for a second at a time, so that the minutes saved in
/// building them count more than their speed. Trunk's own profile takes about twice as long.
pub const TOOL_PROFILE: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Names under which a Chromium is found on PATH, the best first.
pub const CHROMIUM_NAMES: [&str; 5] = [
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "chrome",
];

/// Places outside PATH where Chrome is installed on other systems.
pub const CHROMIUM_PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
];

/// Debian packages that bring the browser, its driver and fonts.
pub const CHROMIUM_PACKAGES: [&str; 3] = ["chromium", "chromium-driver", "fonts-liberation"];
/// Debian packages that bring a C++ compiler.
pub const COMPILER_PACKAGES: [&str; 1] = ["g++"];
/// The face of the printed document, and those of its measure.
pub const FACES: [&str; 3] = ["Times New Roman", "Tinos", "Liberation Serif"];
/// The Debian package of a face of that measure with every Vietnamese letter, which `fonts-liberation` 1.07 lacks.
pub const FONT_PACKAGE: &str = "fonts-liberation2";
/// Names under which a Firefox is found on PATH.
pub const FIREFOX_NAMES: [&str; 2] = ["firefox-esr", "firefox"];
/// The Debian package of Firefox, in which exported documents are opened and printed too.
pub const FIREFOX_PACKAGE: &str = "firefox-esr";
/// The Debian package of Java, which the Nu HTML checker needs.
pub const JAVA_PACKAGE: &str = "default-jre-headless";
/// The Debian package of pdftoppm, which makes the pictures for review.
pub const PDF_PACKAGE: &str = "poppler-utils";
/// Debian packages that bring Node and npm.
pub const NODE_PACKAGES: [&str; 2] = ["nodejs", "npm"];

/// Flags of the browser under component tests: no screen, nothing sent to other hosts.
/// The same flags, without the first, stand in tests/e2e/playwright.config.mjs.
pub const CHROMIUM_FLAGS: [&str; 9] = [
    "--headless=new",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
];

/// Seconds after which a component test run is given up.
pub const COMPONENT_TEST_SECONDS: &str = "120";
