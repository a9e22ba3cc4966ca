//! Searching the fields of a form by what people call them; marks of letters may be left out.

use super::form_order::{first_cell, sections_taken_up};
use crate::input::letters::search_key;
use crate::input::search_words::{has_word, search_words as words};
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{Item, Section};
use crate::template::form::Form;

/// A field that a search found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundField {
    /// Where to go: the field, or the first cell of a table's column.
    pub path: FieldPath,
    /// Its name.
    pub label: String,
    /// The name of its table; empty outside tables.
    pub table: String,
    /// Id of its section.
    pub section: String,
}

/// How well a field fits: smaller is better. The second number prefers letters with the very marks that were typed.
type Rank = (u8, bool);

/// The fields that a report asks for and that fit a query, those that fit best first, else in the order of the form. Each
/// word of the query begins a word of the field's name, its table's or its section's. Nothing fits an empty query.
#[must_use]
pub fn find_fields(form: &Form, report: &Report, query: &str) -> Vec<FoundField> {
    let (exact, wanted) = (search_key(query), words(query));
    if wanted.is_empty() {
        return Vec::new();
    }
    let mut found: Vec<(Rank, FoundField)> = Vec::new();
    for section in sections_taken_up(form, report) {
        for field in fields_of(form, report, section) {
            let title = if field.table.is_empty() {
                section.title.clone()
            } else {
                format!("{} {}", field.table, section.title)
            };
            if let Some(rank) = rank(&wanted, &field.label, &title) {
                let differs = !search_key(&field.label).contains(&exact);
                found.push(((rank, differs), field));
            }
        }
    }
    found.sort_by_key(|(rank, _)| *rank);
    found.into_iter().map(|(_, field)| field).collect()
}

/// The fields of a section in their order, a table's columns among them.
fn fields_of(form: &Form, report: &Report, section: &Section) -> Vec<FoundField> {
    let mut fields = Vec::new();
    for item in &section.items {
        match item {
            Item::Field(field) => fields.push(FoundField {
                path: FieldPath::new(field.id.as_str()),
                label: field.label.clone(),
                table: String::new(),
                section: section.id.clone(),
            }),
            Item::Table(table) => fields.extend(table.columns.iter().map(|column| FoundField {
                path: first_cell(form, report, table, Some(&column.id)),
                label: column.label.clone(),
                table: table.label.clone(),
                section: section.id.clone(),
            })),
        }
    }
    fields
}

/// How well a name with what stands around it fits: 0 where it begins with the query, 1 where it has it as it stands, 2
/// where it has all its words, 3 where some stand around it.
fn rank(wanted: &[String], label: &str, around: &str) -> Option<u8> {
    let (label, around) = (words(label), words(around));
    let begins = |text: &[String]| {
        text.len() >= wanted.len()
            && text
                .iter()
                .zip(wanted)
                .all(|(word, wanted)| word.starts_with(wanted.as_str()))
    };
    if begins(&label) {
        return Some(0);
    }
    if label.windows(wanted.len()).any(begins) {
        return Some(1);
    }
    if wanted.iter().all(|wanted| has_word(&label, wanted)) {
        return Some(2);
    }
    wanted
        .iter()
        .all(|wanted| has_word(&label, wanted) || has_word(&around, wanted))
        .then_some(3)
}
