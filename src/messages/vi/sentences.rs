//! The sentences of a report in words: the template's, with the values of today put in.

use crate::assess::assessment::SentenceResult;
use crate::assess::lookup::ReportLookup;
use crate::assess::sentence_references::values;
use crate::assess::sentence_values::{Given, plain, put_in};
use crate::input::letters;
use crate::messages::vi::{period, rows, since_previous};
use crate::model::report::Report;
use crate::template::form::Form;
use crate::template::labels::TemplateLabels;
use crate::template::rules::Rules;
use crate::template::sentence::{ReferenceForm, SentenceText};

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
pub fn written(sentence: &SentenceResult, names: TemplateLabels<'_>) -> Option<String> {
    let values = sentence.values.as_ref()?;
    let compiled = names
        .rules
        .sentences
        .iter()
        .find(|one| one.id == sentence.sentence)?;
    Some(with_values(
        &compiled.text,
        values,
        names,
        compiled.each.as_deref(),
    ))
}

/// The words that count for a report: the officer's, else the app's.
#[must_use]
pub fn wording(sentence: &SentenceResult, names: TemplateLabels<'_>, report: &Report) -> Wording {
    match report.edits.get(&sentence.id) {
        Some(edit) => Wording {
            text: Some(edit.text.clone()).filter(|text| !text.trim().is_empty()),
            edited: true,
            stale: sentence.is_stale(names, report),
        },
        None => Wording {
            text: written(sentence, names),
            edited: false,
            stale: false,
        },
    }
}

/// The subject and the closing paragraph of the document; blank references leave the words around them.
#[must_use]
pub fn render_subject_and_closing(
    template: &Form,
    rules: &Rules,
    report: &Report,
) -> (String, String) {
    let lookup = ReportLookup::new(template, rules, report, None);
    let write = |text: &SentenceText| {
        let values = values(text, &lookup, None);
        values
            .map(|values| with_values(text, &values, lookup.labels(), None))
            .unwrap_or_default()
    };
    (write(&rules.subject), write(&rules.closing))
}

/// A text of the template with its values put in; `table` is the one for each of whose rows it is written.
#[must_use]
pub fn with_values(
    text: &SentenceText,
    values: &[Option<Given>],
    names: TemplateLabels<'_>,
    table: Option<&str>,
) -> String {
    put_in(text, values, &|name, form, given| {
        let words = match given {
            Given::YesNo(yes) => if *yes { "có" } else { "không" }.to_owned(),
            Given::Entries(entries) => return joined(entries),
            Given::Period(own) => return period::label(own),
            Given::Change(change) => return since_previous::change(change),
            Given::Row(row) => {
                let table = table.and_then(|id| names.form.tables.get(id));
                return table.map_or_else(String::new, |placed| {
                    rows::in_sentence(row, &placed.table, form == ReferenceForm::Lower)
                });
            }
            other => plain((name, form), other, names, table),
        };
        match form {
            ReferenceForm::Lower => letters::uncapitalize(&words),
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
