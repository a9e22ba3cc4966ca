//! The documents of the sample reports, kept as files for review: HTML without the style sheet, and the plain text of
//! the second writer. Set UPDATE_KEPT=1 to write them anew after a change, then read the difference.

use std::path::Path;

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::style::STYLE;
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::Document;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;

use super::plain::to_text;

/// The documents of all samples by name.
pub fn documents() -> Vec<(&'static str, Document)> {
    let templates = &crate::shipped().forms;
    let document = |(name, text): &(&'static str, &str)| {
        let decoded = decode(text, templates).unwrap();
        let (report, template) = (&decoded.report, &decoded.template);
        let (subject, closing) =
            render_subject_and_closing(template, crate::rules(template), report);
        (
            *name,
            compose(
                template,
                crate::rules(template),
                report,
                &assess(template, crate::rules(template), report, None),
                &Written {
                    subject,
                    closing,
                    ..Written::default()
                },
            ),
        )
    };
    SAMPLES.iter().map(document).collect()
}

#[track_caller]
pub fn check(file: &str, found: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/data/documents")
        .join(file);
    if std::env::var_os("UPDATE_KEPT").is_some() {
        std::fs::write(&path, found).unwrap();
    }
    let kept = std::fs::read_to_string(&path).unwrap_or_default();
    let differs = kept
        .lines()
        .zip(found.lines())
        .find(|(kept, found)| kept != found);
    assert_eq!(
        differs, None,
        "{file}: kept, found; UPDATE_KEPT=1 writes it anew"
    );
    assert_eq!(kept.lines().count(), found.lines().count(), "{file}");
}

#[test]
fn the_html_of_each_sample_is_what_was_reviewed() {
    for (name, document) in documents() {
        check(
            &format!("{name}.html"),
            &to_html(&document).replace(STYLE, "/* style/document */\n"),
        );
    }
}

#[test]
fn the_text_of_each_sample_is_what_was_reviewed() {
    for (name, document) in documents() {
        check(&format!("{name}.txt"), &to_text(&document));
    }
}
