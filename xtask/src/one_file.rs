//! The edition in one file, which opens from a disk or a USB stick: `dist/bao-cao-so.html`.
//!
//! A page that was opened from a disk may not load other files, so everything stands in it: the sheet, the scripts, and
//! all parts of the program packed by gzip and written in base64. Its policy allows the one script and the one sheet by
//! their digests, and no request at all. Nothing here compiles; it is made of what is in `dist/`.

use std::io::Write;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::bundle;
use crate::failure::{Failure, Result};
use crate::folder;
use crate::project::Project;

/// The file in `dist/`.
pub const NAME: &str = "bao-cao-so.html";

const OPENING: &str = "Đang mở Báo Cáo Số…";
/// A file that was cut short cannot say so by itself: its scripts stand at the end.
const OPENING_FILE: &str =
    "Đang mở Báo Cáo Số… Nếu dòng này không mất đi, tệp đã bị chép thiếu: hãy chép lại tệp.";

/// Writes the one file.
pub fn write(project: &Project) -> Result<()> {
    let dist = project.dist();
    let page = folder::read_text(&dist.join("index.html"))?;
    let named = |before: &str| between(&page, before, "\"").map(|name| dist.join(name));
    let main = named("data-js=\"./")?;
    let beside = |ending: &str| main.with_file_name(format!("{}{ending}", stem(&main)));
    let program = bundled(
        &folder::read_text(&main)?,
        &folder::read_text(&beside("-split.js"))?,
    )?;
    let script = format!(
        "{program}{}",
        bundle::trimmed(&(project.read("assets/one-file.js")? + &project.read("assets/boot.js")?))
    );
    let sheet = folder::read_text(&named("<link rel=\"stylesheet\" href=\"./")?)?;
    let icon = STANDARD.encode(project.read("assets/icon.svg")?);
    let first = beside("_bg.wasm");
    let parts = folder::files(&dist)?
        .into_iter()
        .filter(|name| name.ends_with(".wasm"))
        .map(|name| {
            let id = if dist.join(&name) == first {
                "first-part"
            } else {
                &name
            };
            part(id, &folder::read(&dist.join(&name))?)
        })
        .collect::<Result<String>>()?;
    let page = assembled(&page, &sheet, &script, &parts, &icon)?;
    folder::write(&dist.join(NAME), page.as_bytes())
}

fn stem(file: &Path) -> String {
    file.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// A part of the program as an element that no browser runs.
fn part(id: &str, program: &[u8]) -> Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let packed = encoder.write_all(program).and_then(|()| encoder.finish());
    let packed = packed.map_err(|error| {
        Failure::new(format!(
            "{id} could not be packed: {error}. Is memory short?"
        ))
    })?;
    Ok(format!(
        "<script type=\"text/plain\" id=\"{id}\">{}</script>\n",
        STANDARD.encode(packed)
    ))
}

/// The two scripts of the program as one value, `startProgram`; they import each other, so they share one scope.
fn bundled(main: &str, split: &str) -> Result<String> {
    let exported = names(split, "export const ", " ");
    // One for each function of the script beside it.
    let imports = names(main, "import * as ", " ");
    if imports.is_empty() {
        return Err(Failure::new(
            "The program's script does not import the one beside it. Look at xtask/src/one_file.rs.",
        ));
    }
    let kept = |script: &str| {
        let lines = script
            .lines()
            .filter(|line| !line.starts_with("import ") && !line.starts_with("export {"));
        lines
            .map(|line| line.strip_prefix("export ").unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n")
    };
    let split = kept(split)
        .replace("fetch(new URL(\"./", "heldPart(\"")
        .replace("\", import.meta.url))", "\")");
    let exported = exported.join(", ");
    let imports: String = imports
        .iter()
        .map(|import| format!("const {import} = {{ {exported} }};\n"))
        .collect();
    Ok(format!(
        "const startProgram = (() => {{\n{}{split}{imports}return __wbg_init;\n}})();\n",
        kept(main)
    ))
}

/// What stands between two texts, at each line that begins with the first.
fn names<'text>(script: &'text str, before: &str, after: &str) -> Vec<&'text str> {
    script
        .lines()
        .filter_map(|line| Some(line.strip_prefix(before)?.split_once(after)?.0))
        .collect()
}

/// The page of `dist/` with everything in it.
fn assembled(page: &str, sheet: &str, script: &str, parts: &str, icon: &str) -> Result<String> {
    if script.contains("</script")
        || script.contains("<!--")
        || sheet.contains("</style")
        || sheet.contains("url(")
    {
        return Err(Failure::new(
            "A script or sheet cannot stand in a page: it has `</script`, `<!--`, `</style` or `url(`.",
        ));
    }
    let document = format!("'sha256-{}'", between(page, "'sha256-", "'")?);
    let policy = format!(
        "default-src 'none'; script-src {} 'wasm-unsafe-eval'; style-src {} {document}; img-src data:; \
         base-uri 'none'; form-action 'none'",
        source(script),
        source(sheet)
    );
    let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">");
    let page = replaced(
        page,
        "<meta http-equiv=\"Content-Security-Policy\"",
        ">",
        &policy,
    )?;
    let page = replaced(
        &page,
        "<link rel=\"icon\"",
        ">",
        &format!("<link rel=\"icon\" href=\"data:image/svg+xml;base64,{icon}\">"),
    )?;
    let page = replaced(
        &page,
        "<link rel=\"stylesheet\"",
        ">",
        &format!("<style>{sheet}</style>"),
    )?;
    let page = replaced(
        &page,
        "<script type=\"module\" id=\"boot\"",
        "</script>",
        "",
    )?;
    let page = replaced(
        &page,
        "<link rel=\"modulepreload\"",
        "type=\"application/wasm\">",
        "",
    )?;
    // The program tells what is different here.
    let page = replaced(
        &page,
        "<html ",
        ">",
        "<html lang=\"vi\" data-news=\"file\">",
    )?;
    let page = replaced(&page, OPENING, "", OPENING_FILE)?;
    replaced(
        &page,
        "</body>",
        "",
        &format!("{parts}<script type=\"module\" id=\"boot\">{script}</script>\n</body>"),
    )
}

/// The policy's word for an element with this text.
fn source(text: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)))
}

/// The page with one of its parts, from a text to the next end, replaced.
fn replaced(page: &str, start: &str, end: &str, by: &str) -> Result<String> {
    let missing = || {
        Failure::new(format!(
            "dist/index.html has no `{start}` with `{end}`. Look at xtask/src/one_file.rs."
        ))
    };
    let (before, rest) = page.split_once(start).ok_or_else(missing)?;
    let (_, after) = rest.split_once(end).ok_or_else(missing)?;
    Ok(format!("{before}{by}{after}"))
}

fn between<'text>(text: &'text str, before: &str, after: &str) -> Result<&'text str> {
    let found = text
        .split_once(before)
        .and_then(|(_, rest)| Some(rest.split_once(after)?.0));
    found.ok_or_else(|| {
        Failure::new(format!(
            "What `cargo xtask dist` built has no `{before}`. Look at xtask/src/one_file.rs."
        ))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_scripts_share_one_scope() {
        let main = "import * as import1 from \"./a-split.js\"\nexport class A {\n}\nfunction __wbg_init() {\n}\nexport { __wbg_init as default };\n";
        let split = "import { initSync } from \"./a.js\";\nexport const load = make(() => {\nconst src = fetch(new URL(\"./a-second.wasm\", import.meta.url));\n});\n";
        let told = bundled(main, split).unwrap_or_else(|failure| failure.to_string());
        let expected = "const startProgram = (() => {\nclass A {\n}\nfunction __wbg_init() {\n}\nconst load = make(() => {\nconst src = heldPart(\"a-second.wasm\");\n});\nconst import1 = { load };\nreturn __wbg_init;\n})();\n";
        assert_eq!(told, expected);
        assert!(bundled("export class A {}", split).is_err());
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        assert!(assembled("", "", "'</script>'", "", "").is_err());
        assert!(assembled("", "a { background: url(b) }", "", "", "").is_err());
    }

    #[test]
    fn parts_of_the_page_are_replaced_whole() {
        assert_eq!(
            replaced("a<b c>d", "<b", ">", "e").ok().as_deref(),
            Some("aed")
        );
        assert!(replaced("a", "<b", ">", "e").is_err());
    }
}
