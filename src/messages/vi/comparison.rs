//! What differs between two states of a report, in words.

use crate::assess::form_order::ordered_changes;
use crate::assess::rows::NamedRow;
use crate::input::answer::show;
use crate::messages::vi::history as words;
use crate::messages::vi::rows::label_in;
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Content, Place};
use crate::model::report::Report;
use crate::model::template::FieldKind;
use crate::template::form::Form;

/// One place at which two states differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// Name of the place.
    pub place: String,
    /// What stood there.
    pub before: String,
    /// What stands there.
    pub after: String,
}

/// Every difference between two states of a report, in the order of the form.
#[must_use]
pub fn compare(before: &Report, after: &Report, template: &Form) -> Vec<Difference> {
    ordered_changes(template, before, after)
        .iter()
        .map(|change| difference(change, before, after, template))
        .collect()
}

/// The name of the place that a change is at.
#[must_use]
pub fn place_name(place: &Place, report: &Report, template: &Form) -> String {
    match place {
        Place::Answer(path) => label_in(path, report, template),
        Place::Rows(table) => words::rows_of(&template.label(&FieldPath::new(table.as_str()))),
        Place::Included => words::INCLUDED.to_owned(),
        Place::Explanation(_) => words::EXPLANATION.to_owned(),
        Place::Sentence(_) => words::SENTENCE.to_owned(),
        Place::Comment(path) => words::comment_at(&label_in(path, report, template)),
    }
}

/// One difference, named and in words.
#[must_use]
pub fn difference(change: &Change, before: &Report, after: &Report, template: &Form) -> Difference {
    // A row that was removed has its name in the state before only.
    let has_rows = |report: &Report| match &change.place {
        Place::Answer(path) => report.answers.contains_key(path),
        Place::Comment(path) => report.comments.contains_key(path),
        _ => true,
    };
    let named_in = if has_rows(after) { after } else { before };
    let place = place_name(&change.place, named_in, template);
    if let Some([before, after]) = rows_in_words(change, before, template) {
        return Difference {
            place,
            before,
            after,
        };
    }
    let written = |content: &Content| content_words(content, &change.place, template);
    Difference {
        place,
        before: written(&change.before),
        after: written(&change.after),
    }
}

/// Rows of which as many stand there before and after: their names in their order, and what happened to them.
fn rows_in_words(change: &Change, before: &Report, template: &Form) -> Option<[String; 2]> {
    let (Place::Rows(table), Content::Ids(Some(old)), Content::Ids(Some(new))) =
        (&change.place, &change.before, &change.after)
    else {
        return None;
    };
    if old.len() != new.len() {
        return None;
    }
    let table = &template.tables.get(table)?.table;
    // A row without a name goes by the number that it had.
    let rows = template.named_rows(table, before);
    let names = |ids: &[String]| -> Vec<String> {
        let row = |id: &String| rows.iter().find(|row| row.id == *id);
        ids.iter().filter_map(row).map(row_name).collect()
    };
    let same_rows = || {
        let sorted = |ids: &[String]| {
            let mut ids = ids.to_vec();
            ids.sort();
            ids
        };
        sorted(old) == sorted(new)
    };
    Some(if same_rows() {
        [words::row_order(&names(old)), words::reordered(&names(new))]
    } else {
        [words::row_count(old.len()), words::other_rows(new.len())]
    })
}

fn row_name(row: &NamedRow) -> String {
    if row.name.is_empty() {
        words::row_number(&row.ordinal)
    } else {
        row.name.clone()
    }
}

/// An answer as it is read: options and acts by their names.
#[must_use]
pub fn answer_words(answer: &Answer, path: &FieldPath, template: &Form) -> String {
    match (template.field_kind(path), answer) {
        (_, Answer::Blank) | (None, _) => words::BLANK.to_owned(),
        (_, Answer::NotApplicable(reason)) => words::not_applicable(reason),
        (Some(FieldKind::Choice(options)), Answer::Text(id)) => {
            let chosen = options.iter().find(|option| option.id == *id);
            chosen.map_or_else(|| id.clone(), |option| option.label.clone())
        }
        (Some(FieldKind::YesNo), Answer::YesNo(yes)) => words::yes_or_no(*yes).to_owned(),
        (Some(FieldKind::Acts), Answer::Text(ids)) => {
            let name = |id: &str| {
                let act = template.act(id);
                act.map_or_else(
                    || id.to_owned(),
                    |act| format!("{} {}/{}", act.kind, act.number, act.symbol),
                )
            };
            ids.lines().map(name).collect::<Vec<_>>().join("; ")
        }
        (Some(kind), answer) => show(kind, answer),
    }
}

fn content_words(content: &Content, place: &Place, template: &Form) -> String {
    match (content, place) {
        (Content::Words(None) | Content::Comment(None), _) => words::BLANK.to_owned(),
        (Content::Answer(answer), Place::Answer(path)) => answer_words(answer, path, template),
        (Content::Answer(_), _) => String::new(),
        (Content::Ids(ids), Place::Included) => {
            let title = |id: &String| {
                template
                    .section(id)
                    .map_or_else(|| id.clone(), |section| section.title.clone())
            };
            let titles: Vec<String> = ids.iter().flatten().map(title).collect();
            if titles.is_empty() {
                words::BLANK.to_owned()
            } else {
                titles.join("; ")
            }
        }
        (Content::Ids(ids), _) => words::row_count(ids.as_ref().map_or(0, Vec::len)),
        (Content::Words(Some(edit)), _) => edit.text.clone(),
        (Content::Comment(Some(words)), _) => words.clone(),
    }
}
