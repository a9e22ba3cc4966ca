//! The values that stand in a sentence of the template, and how they are put into its words.
//!
//! A sentence as data is its values: the words around them are the template's. What needs words of the app (a period, yes
//! and no, a row's name) is worded by whoever puts the values in.

use time::Date;

use crate::assess::rows::NamedRow;
use crate::assess::since_previous::Change;
use crate::input::{date, number};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::period::Period;
use crate::model::template::FieldKind;
use crate::template::form::Form;
use crate::template::labels::TemplateLabels;
use crate::template::sentence::{Part, ReferenceForm, SentenceText};

/// The values of a sentence: one for each of its references in their order. All of an optional part that is left out are
/// `None`; no other is.
pub type Values = Vec<Option<Given>>;

/// A value in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// A number.
    Number {
        /// Its value, never rounded.
        value: Exact,
        /// Decimals to round it to; `None` for one that stands as it was stated.
        decimals: Option<u32>,
        /// True for a percentage.
        percent: bool,
    },
    /// A day.
    Date(Date),
    /// Yes or no.
    YesNo(bool),
    /// How much a number changed since the previous period.
    Change(Change),
    /// Words, or the id of an option.
    Words(String),
    /// Entries of a list.
    Entries(Vec<String>),
    /// The period of the report.
    Period(Period),
    /// The row that the sentence is written for.
    Row(Box<NamedRow>),
}

impl Given {
    /// True for what is not empty.
    #[must_use]
    pub fn says_something(&self) -> bool {
        match self {
            Self::Words(words) => !words.trim().is_empty(),
            Self::Entries(entries) => !entries.is_empty(),
            _ => true,
        }
    }
}

/// A text with its values put in, one paragraph or entry a line; `show` words each value by the name and form of its
/// reference.
pub fn put_in(
    text: &SentenceText,
    values: &[Option<Given>],
    show: &dyn Fn(&str, ReferenceForm, &Given) -> String,
) -> String {
    // A list or a long text that is the whole sentence keeps its lines; inside a sentence they join.
    let alone = matches!(text.parts.as_slice(), [Part::Reference { .. }]);
    let show = |name: &str, form, given: &Given| {
        let words = show(name, form, given);
        if alone { words } else { joined(&words, "; ") }
    };
    let mut written = String::new();
    write(&text.parts, &mut values.iter(), &show, &mut written);
    joined(&written, "\n")
}

/// The lines of a text that are not empty, with something between them.
fn joined(text: &str, between: &str) -> String {
    if !text.contains('\n') {
        return text.trim().to_owned();
    }
    text.lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(between)
}

fn write(
    parts: &[Part],
    values: &mut std::slice::Iter<'_, Option<Given>>,
    show: &dyn Fn(&str, ReferenceForm, &Given) -> String,
    into: &mut String,
) {
    for part in parts {
        match part {
            // What would have stood before a separator was left out.
            Part::Words(words) if into.ends_with(':') => {
                into.push_str(words.trim_start_matches([';', ',']));
            }
            Part::Words(words) => into.push_str(words),
            Part::Reference { name, form } => {
                if let Some(Some(given)) = values.next() {
                    into.push_str(&show(name, *form, given));
                }
            }
            Part::Optional(inner) => {
                let own = values.as_slice();
                let count = inner
                    .iter()
                    .filter(|part| matches!(part, Part::Reference { .. }))
                    .count();
                let whole = own.iter().take(count).all(Option::is_some);
                if whole {
                    write(inner, values, show, into);
                } else {
                    values.by_ref().take(count).for_each(drop);
                }
            }
        }
    }
}

/// Where a reference of a sentence points: in one that is written for each row of a table to a cell of the row, of which
/// only table and column matter here.
fn address(name: &str, table: Option<&str>) -> FieldPath {
    match (name.strip_prefix("row."), table) {
        (Some(column), Some(table)) => FieldPath::cell(table, "", column),
        _ => FieldPath::new(name),
    }
}

/// A number as it is printed, with the sign of a percentage.
#[must_use]
pub fn number_text(value: &Exact, decimals: Option<u32>, percent: bool) -> String {
    let text = decimals.map_or_else(
        || number::format_stated(value),
        |decimals| number::format_rounded(value, decimals),
    );
    number::with_unit(&text, percent.then_some("%"))
}

/// The unit of a number that a sentence mentions.
fn unit<'a>(name: &str, names: TemplateLabels<'a>, table: Option<&str>) -> Option<&'a str> {
    match names.form.field(&address(name, table)) {
        Some(field) => field.unit.as_deref(),
        None => names.rules.indicator(name)?.definition.unit.as_deref(),
    }
}

/// A number in the form that the sentence asks for.
fn number_in_form(
    text: String,
    (name, form): (&str, ReferenceForm),
    names: TemplateLabels<'_>,
    table: Option<&str>,
) -> String {
    let with_unit = |text: &str| number::with_unit(text, unit(name, names, table));
    let two_digits = |text: String| {
        if text.len() == 1 && text != "0" {
            format!("0{text}")
        } else {
            text
        }
    };
    match form {
        ReferenceForm::TwoDigits | ReferenceForm::TwoDigitsIfAny => two_digits(text),
        ReferenceForm::IfAnyTwoDigits => with_unit(&two_digits(text)),
        ReferenceForm::WithUnit | ReferenceForm::IfAny if !text.ends_with('%') => with_unit(&text),
        _ => text,
    }
}

/// The words of an answer: an option by its label.
#[must_use]
pub fn answer_words(name: &str, words: &str, template: &Form, table: Option<&str>) -> String {
    let label = match template.field_kind(&address(name, table)) {
        Some(FieldKind::Choice(options)) => options
            .iter()
            .find(|option| option.id == words)
            .map(|option| option.label.clone()),
        _ => None,
    };
    label.unwrap_or_else(|| words.to_owned())
}

/// A value without words of the app: of a period its year, of yes and no nothing.
#[must_use]
pub fn plain(
    (name, form): (&str, ReferenceForm),
    given: &Given,
    names: TemplateLabels<'_>,
    table: Option<&str>,
) -> String {
    match given {
        Given::Number {
            value,
            decimals,
            percent,
        } => number_in_form(
            number_text(value, *decimals, *percent),
            (name, form),
            names,
            table,
        ),
        Given::Date(day) => date::short(*day),
        Given::Words(words) => answer_words(name, words, names.form, table),
        Given::Entries(entries) => entries.join("; "),
        Given::Row(row) => row.name.clone(),
        Given::Period(period) => period.year.to_string(),
        Given::Change(change) => change.figure(),
        Given::YesNo(_) => String::new(),
    }
}
