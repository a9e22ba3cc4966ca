//! The edition in one file, which opens from a disk or a USB stick: `dist/bao-cao-so.html`.
//!
//! A page that was opened from a disk may not load other files, so everything stands in it: the sheet, the scripts, and
//! all parts of the program packed by gzip and written in base64. Its policy allows the one script, that of charts and the one
//! sheet by their digests, and no request at all. Nothing here compiles.

use anyhow::{Result, bail, ensure};
use xshell::Shell;

use crate::dist::DIST;
use crate::encoding::{base64, gzip, integrity};
use crate::minify;
use crate::page::{self, Sheet, between, replace_once};
use crate::split::Program;
use crate::versions::APP;

const OPENING: &str = "Đang mở Báo Cáo Số…";
/// A file that was cut short cannot say so by itself: its scripts stand at the end.
const OPENING_FILE: &str =
    "Đang mở Báo Cáo Số… Nếu dòng này không mất đi, tệp đã bị chép thiếu: hãy chép lại tệp.";

/// Writes the one file.
pub fn write(sh: &Shell, program: &Program, charts: &str) -> Result<()> {
    let mut scripts = Vec::new();
    let mut parts = String::new();
    for (name, content) in &program.files {
        if name.ends_with(".js") {
            scripts.push(str::from_utf8(content)?);
            continue;
        }
        let is_first = name.ends_with("_bg.wasm");
        let id = if is_first { "first-part" } else { name };
        // An element that no browser runs.
        let packed = base64(&gzip(content)?);
        parts += &format!("<script type=\"text/plain\" id=\"{id}\">{packed}</script>\n");
    }
    // The script of charts runs when the first chart is shown (assets/one-file.js).
    let packed = base64(&gzip(charts.as_bytes())?);
    parts += &format!("<script type=\"text/plain\" id=\"charts-part\">{packed}</script>\n");
    let [split, main] = scripts[..] else {
        bail!("The program has {} scripts instead of two", scripts.len());
    };
    let mut script = bundle(main, split)?;
    for file in ["assets/one-file.js", "assets/boot.js"] {
        script += &sh.read_file(file)?;
    }
    let script = minify::script(sh, &script)?;
    let page = assemble(
        &page::template(sh)?,
        &page::sheet(sh, Sheet::All)?,
        (&program.name, &script),
        &parts,
        &integrity(charts.as_bytes()),
    )?;
    let icon = base64(&sh.read_binary_file("assets/icon.svg")?);
    let icon = format!("data:image/svg+xml;base64,{icon}");
    let page = replace_once(&page, "./assets/icon.svg", &icon)?;
    Ok(sh.write_file(format!("{DIST}/{APP}.html"), page)?)
}

/// The two scripts of the program as one value, `startProgram`; they import each other, so they share one scope.
fn bundle(main: &str, split: &str) -> Result<String> {
    let mut imports = Vec::new();
    let mut exported = Vec::new();
    let mut bundle = "const startProgram = (() => {\n".to_owned();
    for line in main.lines().chain(split.lines()) {
        // One for each function of the script beside it.
        imports.extend(between(line, "import * as ", " from \"./").ok());
        if line.starts_with("import ") || line.starts_with("export {") {
            continue;
        }
        exported.extend(between(line, "export const ", " ").ok());
        bundle += line.strip_prefix("export ").unwrap_or(line);
        bundle += "\n";
    }
    let bundle = bundle.replace("fetch(new URL(\"./", "heldPart(\"");
    let bundle = bundle.replace("\", import.meta.url))", "\")");
    ensure!(
        !imports.is_empty(),
        "The program does not import the script beside it"
    );
    let exported = exported.join(", ");
    let imports: String = imports
        .iter()
        .map(|import| format!("const {import} = {{ {exported} }};\n"))
        .collect();
    Ok(bundle + &imports + "return __wbg_init;\n})();\n")
}

/// The page with everything in it but the icon.
fn assemble(
    page: &str,
    sheet: &str,
    (name, script): (&str, &str),
    parts: &str,
    charts: &str,
) -> Result<String> {
    let ends = ["</script", "<!--"].iter().any(|end| script.contains(end));
    let leaves = ["</style", "url("].iter().any(|end| sheet.contains(end));
    ensure!(
        !ends && !leaves,
        "A script or a sheet would end its element, or fetch something"
    );
    let old_policy = between(page, "Content-Security-Policy\" content=\"", "\"")?;
    let document = between(old_policy, "'sha256-", "'")?;
    let (own_script, own_sheet) = (integrity(script.as_bytes()), integrity(sheet.as_bytes()));
    let policy = format!(
        "default-src 'none'; script-src '{own_script}' '{charts}' 'wasm-unsafe-eval'; style-src '{own_sheet}' 'sha256-{document}'; \
         img-src data:; base-uri 'none'; form-action 'none'"
    );
    // The name of the build, as beside other pages; no script of that name is there.
    let boot = format!(
        "{parts}<script type=\"module\" id=\"boot\" data-js=\"{name}\">{script}</script>\n</body>"
    );
    let page = replace_once(page, old_policy, &policy)?;
    // The program tells what is different here.
    let page = replace_once(&page, "<html ", "<html data-news=\"file\" ")?;
    let page = replace_once(&page, OPENING, OPENING_FILE)?;
    let head = format!("<style>{sheet}</style>\n</head>");
    let page = replace_once(&page, "</head>", &head)?;
    replace_once(&page, "</body>", &boot)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_scripts_share_one_scope() -> Result<()> {
        let main = "import * as import1 from \"./a-split.js\"\nexport class A {\n}\nfunction __wbg_init() {\n}\nexport { __wbg_init as default };\n";
        let split = "import { initSync } from \"./a.js\";\nexport const load = make(() => {\nconst src = fetch(new URL(\"./a-second.wasm\", import.meta.url));\n});\n";
        let expected = "const startProgram = (() => {\nclass A {\n}\nfunction __wbg_init() {\n}\nconst load = make(() => {\nconst src = heldPart(\"a-second.wasm\");\n});\nconst import1 = { load };\nreturn __wbg_init;\n})();\n";
        assert_eq!(bundle(main, split)?, expected);
        assert!(bundle("export class A {}", split).is_err());
        Ok(())
    }

    #[test]
    fn a_script_that_would_end_its_element_is_refused() {
        assert!(assemble("", "", ("", "'</script>'"), "", "").is_err());
        assert!(assemble("", "a { background: url(b) }", ("", ""), "", "").is_err());
    }
}
