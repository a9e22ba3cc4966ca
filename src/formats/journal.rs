//! The journal of a report: what was typed since its record was last written whole, as a small text beside the record.
//!
//! Only what is typed key by key is in it: answers as their typed text, explanations and rewritten sentences. It holds the
//! newest content of each place, not the way there, so that replaying it twice does no harm. It belongs to one record, which
//! it names by its digest. Like everything that is read from a store it is hostile until [`parse`] and [`replay`] took it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::formats::json::read::json;
use crate::input::answer as typed_answer;
use crate::input::sanitize::clean;
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Content, Place, content, put};
use crate::model::file::FileError;
use crate::model::report::{Basis, Override, Report};
use crate::model::template::FieldKind;
use crate::template::form::{Form, cell_parts};

const FORMAT: &str = "bao-cao-so/journal";
const VERSION: u64 = 1;
/// Most places in one journal: with more of them the record is written whole.
pub const MOST_PLACES: usize = 200;
/// Longest journal in bytes; a long text is written at each of its key presses.
const LONGEST: usize = 500_000;

/// A journal, as it stands in JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Journal {
    format: String,
    format_version: u64,
    /// Digest of the record that it changes.
    record: String,
    /// Last change, ISO 8601 with zone.
    changed: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    answers: BTreeMap<String, Typed>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    explanations: BTreeMap<String, Option<Words>>,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    narratives: BTreeMap<String, Option<Words>>,
}

/// An answer as it was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
enum Typed {
    Text(String),
    NotApplicable(String),
}

/// Words of the officer and what they were set against.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    text: String,
    #[serde(default, rename = "basedOn")]
    based_on: Vec<WordsBasis>,
}

/// What the words were set against, as values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WordsBasis {
    fingerprint: String,
    values: Vec<String>,
}

impl Words {
    fn of(edit: &Override) -> Self {
        let basis = |one: &Basis| WordsBasis {
            fingerprint: one.fingerprint.clone(),
            values: one.values.clone(),
        };
        Self {
            text: edit.text.clone(),
            based_on: edit.based_on.iter().map(basis).collect(),
        }
    }

    fn read(&self) -> Override {
        let basis = |one: &WordsBasis| Basis {
            fingerprint: clean(&one.fingerprint),
            values: one.values.iter().map(|value| clean(value)).collect(),
        };
        Override {
            text: clean(&self.text),
            based_on: self.based_on.iter().map(basis).collect(),
        }
    }
}

/// The digest that a record states; a record without one has no journal.
#[must_use]
pub fn record_digest(record: &str) -> Option<&str> {
    // A record is laid out, and no text in JSON has a line break: the member of the record itself, not one inside it.
    let (_, rest) = record.rsplit_once("\n  \"digest\": \"")?;
    rest.split('"').next()
}

impl Journal {
    /// An empty journal of a record, by the record's digest.
    #[must_use]
    pub fn of(record: &str) -> Self {
        Self {
            format: FORMAT.to_owned(),
            format_version: VERSION,
            record: record.to_owned(),
            changed: String::new(),
            answers: BTreeMap::new(),
            explanations: BTreeMap::new(),
            narratives: BTreeMap::new(),
        }
    }

    /// Takes note of changes; false when they are not such as a journal holds, or too many.
    #[must_use]
    pub fn note(&mut self, changes: &[Change], at: &str, template: &Form) -> bool {
        at.clone_into(&mut self.changed);
        changes.iter().all(|change| self.note_one(change, template))
            && self.answers.len() + self.explanations.len() + self.narratives.len() <= MOST_PLACES
    }

    fn note_one(&mut self, change: &Change, template: &Form) -> bool {
        match (&change.place, &change.after) {
            (Place::Answer(path), Content::Answer(answer)) => {
                let Some(typed) = typed(path, answer, template) else {
                    return false;
                };
                self.answers.insert(path.as_str().to_owned(), typed);
            }
            (Place::Explanation(key), Content::Words(edit)) => {
                self.explanations
                    .insert(key.clone(), edit.as_ref().map(Words::of));
            }
            (Place::Sentence(id), Content::Words(edit)) => {
                self.narratives
                    .insert(id.clone(), edit.as_ref().map(Words::of));
            }
            _ => return false,
        }
        true
    }

    /// Its text.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// True when a report that was read from `record` with this journal, and last changed at a moment, has what it says.
    #[must_use]
    pub fn is_in(&self, record: &str, changed: &str) -> bool {
        record_digest(record) == Some(self.record.as_str()) || self.changed.as_str() <= changed
    }

    /// Everything in it as contents of places; `None` when the template asks something of it no longer, or otherwise.
    fn contents(&self, report: &Report, template: &Form) -> Option<Vec<(Place, Content)>> {
        let answers = self.answers.iter().map(|(path, typed)| {
            let path = FieldPath::new(path.as_str());
            let answer = answer(&path, typed, report, template)?;
            Some((Place::Answer(path), Content::Answer(answer)))
        });
        let words = |words: &Option<Words>| Content::Words(words.as_ref().map(Words::read));
        let explanations = self
            .explanations
            .iter()
            .map(|(key, edit)| Some((Place::Explanation(key.clone()), words(edit))));
        let narratives = self
            .narratives
            .iter()
            .map(|(id, edit)| Some((Place::Sentence(id.clone()), words(edit))));
        answers.chain(explanations).chain(narratives).collect()
    }
}

/// How an answer is typed; `None` when typing would give another answer, so that the record has to be written whole.
fn typed(path: &FieldPath, answer: &Answer, template: &Form) -> Option<Typed> {
    if let Answer::NotApplicable(reason) = answer {
        return Some(Typed::NotApplicable(reason.clone()));
    }
    let kind = template.field_kind(path);
    let text = kind.map_or_else(String::new, |kind| typed_answer::show(kind, answer));
    let same = match kind {
        // Chosen by buttons, one act at a time.
        Some(FieldKind::Acts) => false,
        Some(kind) => typed_answer::read_at(path, kind, &clean(&text)) == *answer,
        None => *answer == Answer::Blank,
    };
    same.then_some(Typed::Text(text))
}

/// The answer that was typed; `None` where the template asks nothing of the kind.
fn answer(path: &FieldPath, typed: &Typed, report: &Report, template: &Form) -> Option<Answer> {
    if let Some((table, row, _)) = cell_parts(path.as_str())
        && let Some(placed) = template.tables.get(table)
    {
        let rows = template.rows(&placed.table, report);
        rows.iter().find(|one| one.id == row)?;
    }
    match (template.field_kind(path), typed) {
        (Some(FieldKind::Acts | FieldKind::Computed { .. }), _) => None,
        (Some(_), Typed::NotApplicable(reason)) => Some(Answer::NotApplicable(clean(reason))),
        (Some(kind), Typed::Text(text)) => Some(typed_answer::read_at(path, kind, &clean(text))),
        (None, typed) if template.tables.contains_key(path.as_str()) => match typed {
            Typed::NotApplicable(reason) => Some(Answer::NotApplicable(clean(reason))),
            Typed::Text(text) => text.is_empty().then_some(Answer::Blank),
        },
        (None, _) => None,
    }
}

/// Reads the text of a journal.
///
/// # Errors
/// Why it is none.
pub fn parse(text: &str) -> Result<Journal, FileError> {
    if text.len() > LONGEST {
        return Err(FileError::TooLarge(text.len()));
    }
    let value = json(text)?;
    let found = value
        .get("formatVersion")
        .and_then(serde_json::Value::as_u64);
    if let Some(found) = found.filter(|found| *found > VERSION) {
        return Err(FileError::LaterVersion {
            found,
            known: VERSION,
        });
    }
    let journal: Journal = serde_json::from_value(value).map_err(|_| FileError::NotOurs)?;
    let places = journal.answers.len() + journal.explanations.len() + journal.narratives.len();
    if journal.format != FORMAT || places > MOST_PLACES {
        return Err(FileError::NotOurs);
    }
    Ok(journal)
}

/// What replaying a journal came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Replayed {
    /// The report has it now.
    Whole,
    /// The record was written whole after it: nothing in it is missing.
    Superseded,
    /// It belongs to another record, or to another template: the report is as it was.
    Foreign,
}

/// Puts what a journal holds into the report that was decoded from a record.
pub fn replay(journal: &Journal, record: &str, report: &mut Report, template: &Form) -> Replayed {
    let contents = journal.contents(report, template);
    if record_digest(record) != Some(journal.record.as_str()) {
        // Written first the record, then without its journal: whoever was interrupted in between finds both.
        let has = |(place, after): &(Place, Content)| content(report, place) == *after;
        let superseded = journal.changed <= report.changed
            || contents.is_some_and(|contents| contents.iter().all(has));
        return if superseded {
            Replayed::Superseded
        } else {
            Replayed::Foreign
        };
    }
    let Some(contents) = contents else {
        return Replayed::Foreign;
    };
    for (place, after) in &contents {
        put(report, place, after);
    }
    report.changed.clone_from(&journal.changed);
    Replayed::Whole
}
