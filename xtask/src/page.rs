//! The page of `dist/`, its style sheet, the scripts around the program, and the service worker with the list of files
//! that it keeps (docs/decisions/07-offline-and-versions.md).

use std::collections::BTreeMap;

use anyhow::{Context, Result, ensure};
use xshell::Shell;

use crate::dist::{self, DIST};
use crate::encoding::{integrity, key};
use crate::minify;

/// What the app may load, by the ends of names ("/" is the page); the rest of `dist/` is there for people and other programs.
const KEPT: [&str; 7] = [
    "/",
    ".js",
    ".wasm",
    ".packed",
    ".css",
    ".svg",
    ".webmanifest",
];

/// Writes them; the files of the program stand in `dist/` already, and their names begin with `program`.
pub fn write(sh: &Shell, program: &str) -> Result<()> {
    let (sheet, later) = (sheet(sh, Sheet::First)?, sheet(sh, Sheet::Later)?);
    let (style, later_style) = (named(sh, "style", &sheet)?, named(sh, "later", &later)?);
    let (boot, offline) = (hashed(sh, "boot")?, hashed(sh, "offline")?);
    let head = format!(
        r#"<link rel="stylesheet" href="./{style}" integrity="{}">
    <link rel="modulepreload" href="./{program}.js" crossorigin>
    <link rel="modulepreload" href="./{program}-split.js" crossorigin>
    <link rel="preload" href="./{program}_bg.wasm" crossorigin as="fetch" type="application/wasm">
    <script type="module" id="boot" src="./{boot}" data-later="./{offline}" data-js="./{program}.js" data-wasm="./{program}_bg.wasm" data-sheet="./{later_style}" data-sheet-digest="{}"></script>
  </head>"#,
        integrity(sheet.as_bytes()),
        integrity(later.as_bytes())
    );
    let page = replace_once(&template(sh)?, "</head>", &head)?;
    sh.write_file(format!("{DIST}/index.html"), page)?;
    let mut files = BTreeMap::new();
    for (name, content) in dist::files(sh)? {
        let name = if name == "index.html" { "./" } else { &name };
        if KEPT.iter().any(|ending| name.ends_with(ending)) {
            files.insert(name.to_owned(), integrity(&content));
        }
    }
    let worker = worker(&files, &minify::script(sh, &sh.read_file("assets/sw.js")?)?)?;
    Ok(sh.write_file(format!("{DIST}/sw.js"), worker)?)
}

/// index.html without what is for Trunk, and without comments, each of which has a line of its own.
pub fn template(sh: &Shell) -> Result<String> {
    let page = sh.read_file("index.html")?;
    let is_published = |line: &&str| !line.contains("data-trunk") && !line.contains("<!--");
    Ok(page.split_inclusive('\n').filter(is_published).collect())
}

/// Which of the sheets that index.html names for Trunk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Sheet {
    /// What a form needs.
    First,
    /// What only lazy parts of the program draw, marked `data-later`.
    Later,
    /// Both.
    All,
}

/// Some of the sheets that index.html names for Trunk, as one: it is asked for once and compresses better than sixteen.
pub fn sheet(sh: &Shell, which: Sheet) -> Result<String> {
    let mut sheet = String::new();
    for line in sh.read_file("index.html")?.lines() {
        let own = if line.contains("data-later") {
            Sheet::Later
        } else {
            Sheet::First
        };
        if line.contains("rel=\"css\"") && (which == Sheet::All || which == own) {
            sheet += &sh.read_file(between(line, "href=\"", "\"")?)?;
        }
    }
    minify::sheet(sh, &sheet)
}

/// Publishes a sheet under a name that changes with its contents, and tells the name.
fn named(sh: &Shell, name: &str, sheet: &str) -> Result<String> {
    let name = format!("{name}-{}.css", key(sheet.as_bytes()));
    sh.write_file(format!("{DIST}/{name}"), sheet)?;
    Ok(name)
}

/// Publishes a script of assets/ under a name that changes with its contents, and tells the name.
fn hashed(sh: &Shell, name: &str) -> Result<String> {
    let script = minify::script(sh, &sh.read_file(format!("assets/{name}.js"))?)?;
    let name = format!("assets/{name}-{}.js", key(script.as_bytes()));
    sh.write_file(format!("{DIST}/{name}"), script)?;
    Ok(name)
}

/// The worker with its list in front.
fn worker(files: &BTreeMap<String, String>, script: &str) -> Result<String> {
    let list = format!("const FILES={};\n", serde_json::to_string(files)?);
    // The worker's own text is part of the version: a changed rule is a change for the people too.
    let version = key(format!("{list}{script}").as_bytes());
    Ok(format!("const VERSION=\"{version}\";\n{list}{script}"))
}

/// What stands between two texts.
pub fn between<'text>(text: &'text str, before: &str, after: &str) -> Result<&'text str> {
    let rest = text.split_once(before).map(|(_, rest)| rest);
    let found = rest
        .and_then(|rest| rest.split_once(after))
        .map(|(found, _)| found);
    found.with_context(|| format!("There is no `{before}`, then `{after}`"))
}

/// `text` with `old`, which must stand there once, replaced.
pub fn replace_once(text: &str, old: &str, new: &str) -> Result<String> {
    ensure!(text.matches(old).count() == 1, "There is not one `{old}`");
    Ok(text.replace(old, new))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_version_changes_with_any_file_and_with_the_worker() -> Result<()> {
        let listed = |digest: &str| BTreeMap::from([("./".to_owned(), digest.to_owned())]);
        let one = worker(&listed("sha256-a="), "e();")?;
        assert!(one.ends_with("\nconst FILES={\"./\":\"sha256-a=\"};\ne();"));
        for (digest, script) in [("sha256-b=", "e();"), ("sha256-a=", "f();")] {
            let other = worker(&listed(digest), script)?;
            assert_ne!(one.lines().next(), other.lines().next());
        }
        Ok(())
    }
}
