//! `cargo xtask csp`: the digest of the printed document's style sheet in the page's policy.
//!
//! The preview shows the document in an `<iframe srcdoc>`, which inherits the policy of
//! index.html: its `<style>` is applied only if `style-src` names the digest of its text.

use std::fs;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::failure::{Failure, Result};
use crate::project::Project;

const PAGE: &str = "index.html";
/// Lists the files of the sheet in their order.
const LIST: &str = "src/document/html/style.rs";
const SHEET: &str = "style/document";

/// Writes the digest into index.html.
pub fn update(project: &Project) -> Result<()> {
    let page = project.read(PAGE)?;
    let wanted = with_source(&page, &source_of(&sheet(project)?)?)?;
    if page == wanted {
        println!("{PAGE} names the digest of {SHEET} already.");
        return Ok(());
    }
    fs::write(project.root().join(PAGE), wanted).map_err(|error| {
        Failure::new(format!(
            "{PAGE} could not be written: {error}. Check its permissions."
        ))
    })?;
    println!("{PAGE} now names the digest of {SHEET}.");
    Ok(())
}

/// Fails if index.html names another digest.
pub fn check(project: &Project) -> Result<()> {
    let page = project.read(PAGE)?;
    if page == with_source(&page, &source_of(&sheet(project)?)?)? {
        Ok(())
    } else {
        Err(Failure::new(format!(
            "The policy in {PAGE} does not name the digest of {SHEET}, so the preview would lose its style. \
             Run `cargo xtask csp`."
        )))
    }
}

/// The sheet as the document carries it.
fn sheet(project: &Project) -> Result<String> {
    files(&project.read(LIST)?)
        .iter()
        .map(|file| project.read(file))
        .collect()
}

/// The files that a list of `include_str!` names, from the root of the project.
fn files(list: &str) -> Vec<String> {
    let named = list
        .lines()
        .filter_map(|line| line.trim().strip_prefix("include_str!(\"")?.split_once('"'));
    named
        .map(|(file, _)| file.trim_start_matches("../").to_owned())
        .collect()
}

/// The policy's word for a sheet with this text.
fn source_of(sheet: &str) -> Result<String> {
    if sheet.contains('\r') {
        // A browser reads CR LF as LF before it computes the digest, so the two would never agree.
        return Err(Failure::new(format!(
            "{SHEET} has carriage returns. Save it with LF line ends."
        )));
    }
    Ok(format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(sheet.as_bytes()))
    ))
}

/// `page` with the one digest of its `style-src` replaced by `source`.
fn with_source(page: &str, source: &str) -> Result<String> {
    let broken = || {
        Failure::new(format!(
            "The policy in {PAGE} has no 'sha256-...' in style-src. Write 'sha256-DOCUMENT_STYLE_HASH' there and try again."
        ))
    };
    let (before, rest) = page.split_once("style-src ").ok_or_else(broken)?;
    let (directive, after) = rest.split_once(';').ok_or_else(broken)?;
    if !directive.split_whitespace().any(is_digest) {
        return Err(broken());
    }
    let words: Vec<&str> = directive
        .split_whitespace()
        .map(|word| if is_digest(word) { source } else { word })
        .collect();
    Ok(format!("{before}style-src {};{after}", words.join(" ")))
}

fn is_digest(word: &str) -> bool {
    word.starts_with("'sha256-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(page: &str, expected: &str) {
        let told = with_source(page, "'sha256-new='").unwrap_or_else(|failure| failure.to_string());
        assert!(told.starts_with(expected), "{told}");
    }

    #[test]
    fn only_the_digest_of_style_src_changes() {
        check(
            "a\r\n script-src 'sha256-x='; style-src 'self' 'sha256-DOCUMENT_STYLE_HASH'; img-src 'self'\r\n",
            "a\r\n script-src 'sha256-x='; style-src 'self' 'sha256-new='; img-src 'self'\r\n",
        );
        check(
            "style-src 'sha256-old=' 'self';",
            "style-src 'sha256-new=' 'self';",
        );
    }

    #[test]
    fn the_files_of_the_sheet_are_those_of_the_list() {
        let list = "concat!(\n    include_str!(\"../../a/b.css\"),\n    include_str!(\"../../c.css\"),\n);";
        assert_eq!(files(list), ["a/b.css", "c.css"]);
    }

    #[test]
    fn a_policy_without_a_digest_is_refused() {
        check("style-src 'self';", "The policy in index.html has no");
        check("script-src 'sha256-x=';", "The policy in index.html has no");
    }

    #[test]
    fn the_source_is_the_base64_of_the_sha256() {
        // The value of an independent program: printf 'abc' | openssl dgst -sha256 -binary | base64
        let told = source_of("abc").unwrap_or_else(|failure| failure.to_string());
        assert_eq!(
            told,
            "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='"
        );
        assert!(source_of("a\r\n").is_err());
    }
}
