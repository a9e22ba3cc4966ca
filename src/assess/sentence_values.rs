//! The values that stand in a sentence of the template, and how they are put into its words.
//!
//! A sentence as data is its values: the words around them are the template's. What needs words of the app (a period, yes
//! and no, a row's name) is worded by whoever puts the values in.

use time::Date;

use crate::assess::rows::NamedRow;
use crate::assess::since_previous::Change;
use crate::input::money::dong_per_unit;
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
                let (mut own, whole) = own_values(inner, values);
                if whole {
                    write(inner, &mut own, show, into);
                }
            }
            Part::List { beginning, items } => {
                let (mut own, _) = own_values(beginning, values);
                let mut begun = false;
                for item in items {
                    let (mut of_item, whole) = own_values(item, values);
                    if !whole {
                        continue;
                    }
                    let mut words = String::new();
                    write(item, &mut of_item, show, &mut words);
                    if begun {
                        into.push_str(&words);
                        continue;
                    }
                    begun = true;
                    write(beginning, &mut own, show, into);
                    begin_with(&words, into);
                }
            }
        }
    }
}

/// The values of a part's references, taken from those of the sentence, and whether all are there.
fn own_values<'a>(
    part: &[Part],
    values: &mut std::slice::Iter<'a, Option<Given>>,
) -> (std::slice::Iter<'a, Option<Given>>, bool) {
    let is_reference = |part: &&Part| matches!(part, Part::Reference { .. });
    let count = part.iter().filter(is_reference).count();
    let rest = values.as_slice();
    let (own, rest) = rest.split_at(count.min(rest.len()));
    *values = rest.iter();
    (own.iter(), own.iter().all(Option::is_some))
}

/// Writes the first part of a list that is there: what would have set it apart from one before goes.
fn begin_with(words: &str, into: &mut String) {
    let words =
        words.trim_start_matches(|sign: char| matches!(sign, ',' | ';') || sign.is_whitespace());
    let is_apart =
        into.is_empty() || into.ends_with(|sign: char| sign == '(' || sign.is_whitespace());
    if !is_apart {
        into.push(' ');
    }
    into.push_str(words);
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

/// True for what is counted, and so written 01 to 09 in a sentence: an amount of money or a share is not.
fn is_count(name: &str, names: TemplateLabels<'_>, table: Option<&str>) -> bool {
    let decimals = match names.form.field(&address(name, table)) {
        Some(field) => match field.kind {
            FieldKind::Count => 0,
            FieldKind::Computed { decimals, .. } => decimals,
            _ => return false,
        },
        None => match names.rules.indicator(name) {
            Some(indicator) => indicator.definition.decimals,
            None => return false,
        },
    };
    let is_money = || unit(name, names, table).is_some_and(|unit| dong_per_unit(unit).is_some());
    decimals == 0 && !is_money()
}

/// A number in the form that the sentence asks for. Small counts have two digits in running text, as is the custom of
/// the field, whatever the form: one document writes them in one way.
fn number_in_form(
    text: String,
    (name, form): (&str, ReferenceForm),
    names: TemplateLabels<'_>,
    table: Option<&str>,
) -> String {
    let is_small = text.len() == 1 && text != "0" && is_count(name, names, table);
    let text = if is_small { format!("0{text}") } else { text };
    match form {
        ReferenceForm::WithUnit | ReferenceForm::IfAny if !text.ends_with('%') => {
            number::with_unit(&text, unit(name, names, table))
        }
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
