//! Scripts and sheets without comments, blanks and long names: a fifth of their bytes after gzip, by esbuild.

use anyhow::{Context, Result};
use xshell::Shell;

use crate::node;

/// A script; what it takes from others by name and gives them keeps its name.
pub fn script(sh: &Shell, text: &str) -> Result<String> {
    minify(sh, text, "js")
}

/// A style sheet.
pub fn sheet(sh: &Shell, text: &str) -> Result<String> {
    minify(sh, text, "css")
}

fn minify(sh: &Shell, text: &str, kind: &str) -> Result<String> {
    node::ensure_packages(sh)?;
    let flags = ["--minify", "--log-level=error", &format!("--loader={kind}")];
    let tool = node::program(sh, "esbuild").args(flags);
    let small = tool.stdin(text).read();
    small.with_context(|| format!("A text that is no {kind}"))
}
