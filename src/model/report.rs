//! One agency's report: its answers to a template for a period, and the state of the work.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use time::Date;

use super::answer::{Answer, FieldPath};
use super::period::Period;

/// The template that a report answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateRef {
    /// Id of the template.
    pub id: String,
    /// Version of the template.
    pub version: u32,
    /// SHA-256 of the template's canonical form, lower-case hexadecimal.
    pub digest: String,
}

/// How far the work has come.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Status {
    /// Being written.
    Draft,
    /// Declared complete at a moment (ISO 8601 with zone).
    Completed(String),
}

/// How far the document is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Its content is being written.
    Draft,
    /// Its content is complete: it is printed and signed.
    Completed,
    /// It has its number and its date.
    Issued,
}

/// Particulars that the records office gives a signed document: they stay open when its content is complete.
pub const ISSUE_FIELDS: [&str; 2] = ["document.codeNumber", "document.issuedDate"];

/// Why the number and the day of a report make it no issued document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum IssueProblem {
    /// No document has the number 0.
    NumberZero,
    /// It would have been signed before the period of its figures was over.
    SignedBefore(Date),
    /// It would have been signed more than a year later.
    SignedLate(Date),
    /// It is to be signed only after today.
    SignedAhead(Date),
}

/// True for an address that is written after completion.
#[must_use]
pub fn is_issue_field(path: &FieldPath) -> bool {
    ISSUE_FIELDS.contains(&path.as_str())
}

/// Which issue of the report this is, and what it replaces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revision {
    /// From 1; the first change of the content after a completion adds one.
    pub number: u32,
    /// Digest of the completed file that this one replaces.
    pub replaces: Option<String>,
    /// Why it was reopened.
    pub reason: Option<String>,
}

/// Words that the officer set in place of, or against, words of the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Override {
    /// The officer's words.
    pub text: String,
    /// What the app said at the time, as values; several when it changed while the officer went on writing. When it would
    /// now say something else, the officer's words may be stale (`assess::overrides`).
    pub based_on: Vec<Basis>,
}

/// What the app said, as values: no word of it, so that it can be worded anew.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Basis {
    /// Of the check or sentence and its values (`assess::basis`); empty in what comes from a file of version 1.
    pub fingerprint: String,
    /// The numbers as they were shown, each with the word behind it: "97,82%", "523 hồ".
    pub values: Vec<String>,
}

/// Something that happened to the report, for the reader of its history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When (ISO 8601 with zone).
    pub at: String,
    /// What.
    pub kind: EventKind,
}

/// What can happen to a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// It was created.
    Created,
    /// It was declared complete; the digest is of the file as it was then.
    Completed {
        /// The revision that was completed.
        revision: u32,
        /// Digest of its content.
        digest: String,
    },
    /// It was opened again, with the reason.
    Reopened {
        /// The revision that begins with the first change.
        revision: u32,
        /// Why.
        reason: String,
    },
    /// Something that this version does not know, as JSON text; [`Unknown::put_back`] puts it where it stood.
    Other(String),
}

/// Members of a file that this version does not know; they go out again unchanged.
#[derive(Clone, Debug)]
pub struct Unknown {
    /// The members, as JSON text; empty when there are only empty groups, and nothing in the history is unknown.
    pub members: String,
    /// Groups that the file states though they are empty, by name.
    pub empty_groups: Vec<String>,
    /// Puts the members, and unknown events, back into the text of a file. It comes from whoever read them: a program that has read no such
    /// file needs no code for it.
    pub put_back: fn(&str, &str) -> String,
}

/// Two are the same when they say the same.
impl PartialEq for Unknown {
    fn eq(&self, other: &Self) -> bool {
        self.members == other.members && self.empty_groups == other.empty_groups
    }
}
impl Eq for Unknown {}

/// One agency's answers to one template for one period.
///
/// The particulars of agency and document are answers too, under `agency.` and `document.`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Identifies the report on every machine.
    pub id: String,
    /// The template that it answers.
    pub template: TemplateRef,
    /// The period that it covers.
    pub period: Period,
    /// Answers by address; an absent address is blank.
    pub answers: BTreeMap<FieldPath, Answer>,
    /// Ids of the rows of tables whose rows the officer adds, in their order.
    pub rows: BTreeMap<String, Vec<String>>,
    /// Optional sections that this report takes up.
    pub included: Vec<String>,
    /// Explanations of findings, by the finding's key.
    pub explanations: BTreeMap<String, Override>,
    /// Sentences rewritten by hand, by the sentence's id.
    pub edits: BTreeMap<String, Override>,
    /// Comments of the officer, by the address of a field, a table or a cell. They travel in the file for whoever receives
    /// it; nothing is computed from them and paper does not show them.
    pub comments: BTreeMap<FieldPath, String>,
    /// How far the work has come.
    pub status: Status,
    /// Which issue this is.
    pub revision: Revision,
    /// What happened to it.
    pub history: Vec<Event>,
    /// Last change (ISO 8601 with zone).
    pub changed: String,
    /// What the file has that this version does not know.
    pub unknown: Option<Unknown>,
}

impl Report {
    /// True for a report that was opened again and whose content is that of its last issue still: it is no other document
    /// before something changes.
    #[must_use]
    pub fn is_unchanged_since_issue(&self) -> bool {
        let known = |event: &&Event| !matches!(event.kind, EventKind::Other(_));
        let last = self.history.iter().rev().find(known);
        self.status == Status::Draft
            && last.is_some_and(|event| match event.kind {
                EventKind::Reopened { revision, .. } => revision > self.revision.number,
                _ => false,
            })
    }

    /// The answer at an address; blank when there is none.
    #[must_use]
    pub fn answer(&self, path: &FieldPath) -> &Answer {
        self.answer_to(path.as_str())
    }

    /// The answer at the address of a text; blank when there is none.
    #[must_use]
    pub fn answer_to(&self, path: &str) -> &Answer {
        self.answers.get(path).unwrap_or(&Answer::Blank)
    }

    /// True for an answer, or a table, that is declared not applicable.
    #[must_use]
    pub fn is_not_applicable(&self, path: &str) -> bool {
        matches!(self.answer_to(path), Answer::NotApplicable(_))
    }

    /// The words answered at an address; empty when there are none.
    #[must_use]
    pub fn words(&self, path: &str) -> &str {
        match self.answer_to(path) {
            Answer::Text(text) => text,
            _ => "",
        }
    }

    /// True for a row of a table with an answer or a comment in it. One that was added and holds nothing is no row of the
    /// report yet.
    #[must_use]
    pub fn holds_row(&self, table: &str, row: &str) -> bool {
        let prefix = format!("{table}.{row}.");
        let is_in = |first: Option<&FieldPath>| {
            first.is_some_and(|path| path.as_str().starts_with(&prefix))
        };
        let first = FieldPath::new(prefix.as_str());
        is_in(from(&self.answers, &first)) || is_in(from(&self.comments, &first))
    }

    /// Sets or, for a blank, removes the answer at an address.
    pub fn set(&mut self, path: FieldPath, answer: Answer) {
        match answer {
            Answer::Blank => self.answers.remove(&path),
            other => self.answers.insert(path, other),
        };
    }
}

/// The first address of some from one on.
fn from<'a, T>(some: &'a BTreeMap<FieldPath, T>, first: &FieldPath) -> Option<&'a FieldPath> {
    some.range::<FieldPath, _>(first..)
        .next()
        .map(|(path, _)| path)
}
