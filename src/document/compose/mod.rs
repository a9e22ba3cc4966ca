//! Report -> document tree.
//!
//! Puts the parts together; each part's rules are in its own file. No HTML here.

mod annexes;
mod answer_cells;
mod answers_annex;
mod bases;
mod body;
pub mod decimals;
mod indicators;
pub mod letterhead;
mod signature;
mod source;
mod tables;

use crate::assess::assessment::Assessment;
use crate::assess::replaced::replaces_itself;
use crate::document::printable::printable;
use crate::document::tree::{Annex, CheckMark, Data, Document};
use crate::formats::embedded_json::ELEMENT_ID;
use crate::formats::report::encode::paper_digest;
use crate::input::letters;
use crate::messages::vi::{digest, document};
use crate::model::answer::Answer;
use crate::model::reissue::REPLACES;
use crate::model::report::{Report, Status};
use crate::model::template::FieldKind;
use crate::template::form::Form;
use crate::template::rules::Rules;
use annexes::{DataAnnex, annexes, has_explanations};
use bases::bases;
use body::body;
use decimals::equal_decimals;
use letterhead::letterhead;
use signature::{addressees, recipients, signature};
use source::Source;
use tables::asked;

/// What the engine writes around the sections (`assess::render_subject_and_closing`).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// Subject (trích yếu).
    pub subject: String,
    /// Closing words; several lines are several paragraphs.
    pub closing: String,
    /// The exchange file, when the document is to carry it.
    pub file: String,
    /// Further annexes, which stand behind the report's own; their heads are added.
    pub annexes: Vec<Annex>,
}

/// The official document of a report (Nghị định 30/2020/NĐ-CP, Phụ lục I).
#[must_use]
pub fn compose(
    template: &Form,
    rules: &Rules,
    report: &Report,
    assessment: &Assessment,
    written: &Written,
) -> Document {
    let kind = &template.document.kind;
    // The digest is that of the report as it is, before its letters are put right.
    let check_mark = check_mark(template, report);
    let report = &in_print((template, rules), report, assessment);
    let source = Source {
        template,
        rules,
        report,
        assessment,
    };
    Document {
        language: document::LANGUAGE.to_owned(),
        title: format!(
            "{} {}",
            document::sentence_case(kind),
            written.subject.trim()
        )
        .trim_end()
        .to_owned(),
        draft_mark: if report.status == Status::Draft {
            document::DRAFT.to_owned()
        } else {
            String::new()
        },
        letterhead: letterhead(template, report),
        kind: letters::to_uppercase(kind),
        subject: written.subject.trim().to_owned(),
        addressees: addressees(report),
        bases: bases(template, report),
        body: body(source),
        closing: closing(
            &written.closing,
            replacement(template, report),
            annex_reference(source, &written.annexes),
            &template.document.kind,
        ),
        recipients: recipients(report),
        signature: signature(report),
        annexes: annexes(source, &written.annexes),
        check_mark,
        data: Some(&written.file)
            .filter(|file| !file.is_empty())
            .map(|json| Data {
                name: ELEMENT_ID.to_owned(),
                json: json.clone(),
            }),
    }
}

/// The report with the characters and decimals that reach the paper, so that rules see what is printed. A text longer than its field
/// takes is printed as any other.
fn in_print(
    (template, rules): (&Form, &Rules),
    report: &Report,
    assessment: &Assessment,
) -> Report {
    let mut report = report.clone();
    for (path, answer) in &mut report.answers {
        match answer {
            Answer::Text(text) => *text = printable(text),
            Answer::Unreadable(text)
                if template.field_kind(path).is_some_and(FieldKind::is_words) =>
            {
                *answer = Answer::Text(printable(text));
            }
            _ => {}
        }
    }
    equal_decimals((template, rules), &mut report, assessment);
    report
}

/// The short form of the digest of what is on paper, which stays the same when the file is exported again, and the whole of it
/// for cameras; none when the officer wants none.
fn check_mark(template: &Form, report: &Report) -> Option<CheckMark> {
    let content = paper_digest(report, template)?;
    Some(CheckMark {
        lines: vec![
            document::CHECK_MARK.to_owned(),
            digest::short(&content),
            document::CHECK_MARK_USE.to_owned(),
        ],
        coded: digest::coded(&content),
        described: document::CHECK_SQUARE.to_owned(),
    })
}

/// Which document this one replaces, in a sentence, when the officer says so; none replaces itself.
fn replacement(template: &Form, report: &Report) -> Option<String> {
    let replaced = report.words(REPLACES);
    (!replaced.trim().is_empty() && !replaces_itself(report))
        .then(|| document::replacement(&template.document.kind, replaced))
}

/// What is attached, in a sentence.
fn annex_reference(source: Source, further: &[Annex]) -> Option<String> {
    let Source {
        template,
        report,
        assessment,
        ..
    } = source;
    let own: Vec<&str> = asked(template, report)
        .0
        .into_iter()
        .map(|table| table.label.as_str())
        .collect();
    document::annex_reference(
        &template.document.kind,
        &own,
        DataAnnex::of(report).title(source),
        has_explanations(report, assessment),
        &further
            .iter()
            .map(|annex| document::sentence_case(&annex.title))
            .collect::<Vec<_>>(),
    )
}

/// The reference to the annexes and the closing words; "./." ends the last sentence (Phụ lục III).
fn closing(
    written: &str,
    replacement: Option<String>,
    reference: Option<String>,
    kind: &str,
) -> Vec<String> {
    let mut paragraphs: Vec<String> = replacement.into_iter().chain(reference).collect();
    paragraphs.extend(
        written
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(str::to_owned),
    );
    if paragraphs.is_empty() {
        paragraphs.push(document::end(kind));
    }
    if let Some(last) = paragraphs.last_mut() {
        let bare = last
            .trim_end_matches(|sign: char| sign.is_whitespace() || matches!(sign, '.' | '/' | ';'));
        *last = format!("{bare}{}", document::END);
    }
    paragraphs
}
