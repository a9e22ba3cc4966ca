//! After Trunk: the style sheets as one file, which is asked for once and compresses better than thirteen.

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256, Sha384};

use crate::failure::Result;
use crate::folder;

/// How Trunk begins the link to a sheet.
const LINK: &str = "<link rel=\"stylesheet\" href=\"./";

/// Joins the sheets that the page of `dist` links, in their order.
pub fn styles(dist: &Path, page: &str) -> Result<String> {
    let mut sheet = String::new();
    for name in sheets(page) {
        let file = dist.join(name);
        sheet.push_str(&without_comments(&folder::read_text(&file)?));
        folder::remove(&file)?;
    }
    let name = format!("style-{}.css", key(sheet.as_bytes()));
    folder::write(&dist.join(&name), sheet.as_bytes())?;
    let integrity = STANDARD.encode(Sha384::digest(sheet.as_bytes()));
    Ok(linking(
        page,
        &format!("{LINK}{name}\" integrity=\"sha384-{integrity}\"/>"),
    ))
}

/// What a file's name carries, so that it changes with the contents.
pub fn key(content: &[u8]) -> String {
    Sha256::digest(content)
        .iter()
        .take(8)
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Names of the sheets that the page links.
fn sheets(page: &str) -> Vec<&str> {
    page.split(LINK)
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('"')?.0))
        .collect()
}

/// The page with one link in the place of all those to sheets.
fn linking(page: &str, link: &str) -> String {
    let mut parts = page.split(LINK);
    let mut text = parts.next().unwrap_or_default().to_owned();
    text.push_str(link);
    for part in parts {
        text.push_str(
            part.split_once("/>")
                .map_or(part, |(_, after)| after.trim_start()),
        );
    }
    text
}

/// A sheet without comments and indentation.
fn without_comments(sheet: &str) -> String {
    let mut parts = sheet.split("/*");
    let mut text = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        text.push_str(part.split_once("*/").map_or("", |(_, after)| after));
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .fold(String::new(), |text, line| text + line + "\n")
}

/// JavaScript without lines of comment and indentation; wasm-bindgen writes no text over several lines.
pub fn trimmed(script: &str) -> String {
    let comment =
        |line: &&str| line.starts_with("//") || line.starts_with("/**") || line.starts_with('*');
    let lines = script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !comment(line));
    lines.fold(String::new(), |text, line| text + line + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = "<head>\n<link rel=\"stylesheet\" href=\"./a-1.css\" integrity=\"x\"/>\n    \
        <link rel=\"stylesheet\" href=\"./b-2.css\" integrity=\"y\"/>\n</head>";

    #[test]
    fn sheets_are_found_in_order() {
        assert_eq!(sheets(PAGE), ["a-1.css", "b-2.css"]);
    }

    #[test]
    fn one_link_stands_for_all() {
        assert_eq!(linking(PAGE, "<link/>"), "<head>\n<link/></head>");
    }

    #[test]
    fn comments_and_indentation_go() {
        assert_eq!(
            without_comments("/* a */\n.b {\n  /* c\n d */\n  color: red;\n}\n"),
            ".b {\ncolor: red;\n}\n"
        );
        assert_eq!(
            trimmed("// a\n/**\n * b\n */\nfunction c() {\n    return 1;\n}\n"),
            "function c() {\nreturn 1;\n}\n"
        );
    }
}
