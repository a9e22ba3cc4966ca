//! The sentences of a report in words: the template's, with the values of today put in.

use crate::assess::assessment::SentenceResult;
use crate::assess::lookup::ReportLookup;
use crate::assess::narrative::values;
use crate::assess::sentence_values::{Given, plain, put_in};
use crate::input::letters;
use crate::messages::vi::{period, rows};
use crate::model::report::Report;
use crate::template::checked::CheckedTemplate;
use crate::template::sentence::{Form, SentenceText};

/// A sentence as the document prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// The words that count; `None` prints nothing.
    pub text: Option<String>,
    /// True when the officer rewrote it.
    pub edited: bool,
    /// True when it was rewritten over other numbers than today's.
    pub stale: bool,
}

/// A sentence as the app writes it; `None` when answers that it needs are blank or its condition is not met. Several lines
/// are several paragraphs or entries.
#[must_use]
pub fn written(sentence: &SentenceResult, template: &CheckedTemplate) -> Option<String> {
    let values = sentence.values.as_ref()?;
    let compiled = template
        .sentences
        .iter()
        .find(|one| one.id == sentence.sentence)?;
    Some(with_values(
        &compiled.text,
        values,
        template,
        compiled.each.as_deref(),
    ))
}

/// The words that count for a report: the officer's, else the app's.
#[must_use]
pub fn wording(sentence: &SentenceResult, template: &CheckedTemplate, report: &Report) -> Wording {
    match report.edits.get(&sentence.id) {
        Some(edit) => Wording {
            text: Some(edit.text.clone()).filter(|text| !text.trim().is_empty()),
            edited: true,
            stale: sentence.is_stale(template, report),
        },
        None => Wording {
            text: written(sentence, template),
            edited: false,
            stale: false,
        },
    }
}

/// The subject and the closing paragraph of the document; blank references leave the words around them.
#[must_use]
pub fn subject_and_closing(template: &CheckedTemplate, report: &Report) -> (String, String) {
    let lookup = ReportLookup::new(template, report, None);
    let write = |text: &SentenceText| {
        let values = values(text, &lookup, None);
        values
            .map(|values| with_values(text, &values, template, None))
            .unwrap_or_default()
    };
    (write(&template.subject), write(&template.closing))
}

/// A text of the template with its values put in; `table` is the one for each of whose rows it is written.
#[must_use]
pub fn with_values(
    text: &SentenceText,
    values: &[Option<Given>],
    template: &CheckedTemplate,
    table: Option<&str>,
) -> String {
    put_in(text, values, &|name, form, given| {
        let words = match given {
            Given::YesNo(yes) => if *yes { "có" } else { "không" }.to_owned(),
            Given::Entries(entries) => return joined(entries),
            Given::Period(own) => return period::label(own),
            Given::Row(row) => {
                let table = table.and_then(|id| template.tables.get(id));
                return table.map_or_else(String::new, |placed| {
                    rows::in_sentence(row, &placed.table, form == Form::Lower)
                });
            }
            other => plain((name, form), other, template, table),
        };
        match form {
            Form::Lower => letters::small_first(&words),
            _ => words,
        }
    })
}

/// Entries in a sentence: "A, B và C".
fn joined(entries: &[String]) -> String {
    match entries.split_last() {
        Some((last, before)) if !before.is_empty() => format!("{} và {last}", before.join(", ")),
        _ => entries.concat(),
    }
}
