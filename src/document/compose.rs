//! Report -> document tree.
//!
//! Puts the parts together; each part's rules are in its own file. No HTML here.

use super::annex::{annexes, has_explanations};
use super::bases::bases;
use super::body::body;
use super::letterhead::letterhead;
use super::signature::{addressees, recipients, signature};
use super::tables::asked;
use super::tree::Document;
use crate::engine::assessment::Assessment;
use crate::engine::checked::CheckedTemplate;
use crate::model::report::{Report, Status};
use crate::text::{document, letters};

/// What the engine writes around the sections (`engine::assess::write_frame`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Subject (trích yếu).
    pub subject: String,
    /// Closing words; several lines are several paragraphs.
    pub closing: String,
}

/// The official document of a report (Nghị định 30/2020/NĐ-CP, Phụ lục I).
#[must_use]
pub fn compose(template: &CheckedTemplate, report: &Report, assessment: &Assessment, written: &Written) -> Document {
    let kind = &template.template.document.kind;
    Document {
        language: document::LANGUAGE.to_owned(),
        title: format!("{} {}", document::sentence_case(kind), written.subject.trim()).trim_end().to_owned(),
        draft_mark: if report.status == Status::Draft { document::DRAFT.to_owned() } else { String::new() },
        letterhead: letterhead(template, report),
        kind: letters::capitals(kind),
        subject: written.subject.trim().to_owned(),
        addressees: addressees(report),
        bases: bases(template, report),
        body: body(template, report, assessment),
        closing: closing(&written.closing, annex_reference(template, report, assessment)),
        recipients: recipients(report),
        signature: signature(report),
        annexes: annexes(template, report, assessment),
    }
}

/// What is attached, in a sentence.
fn annex_reference(template: &CheckedTemplate, report: &Report, assessment: &Assessment) -> String {
    let own: Vec<&str> = asked(template, report).0.into_iter().map(|table| table.label.as_str()).collect();
    document::annex_reference(&template.template.document.kind, &own, has_explanations(report, assessment))
}

/// The reference to the annexes and the closing words; "./." ends the last sentence (Phụ lục III).
fn closing(written: &str, reference: String) -> Vec<String> {
    let mut paragraphs = vec![reference];
    paragraphs.extend(written.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned));
    if let Some(last) = paragraphs.last_mut() {
        let bare = last.trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, '.' | '/' | ';'));
        *last = format!("{bare}{}", document::END);
    }
    paragraphs
}
