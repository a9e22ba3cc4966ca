//! The texts of a report, each read once and again when it changes; checks look at what was found in them.

use std::collections::BTreeMap;

use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{FieldKind, Rows};
use crate::proofread::prose::{Prose, prose};
use crate::template::built_in::texts::is_text;
use crate::template::form::{Form, cell_parts};

/// What was found in the texts of a report, by address.
pub type Texts = BTreeMap<FieldPath, Prose>;

/// True when a change at an address may say something new to the checks of texts: it holds words, names or groups the rows
/// of a table, or makes a table an annex that is attached.
pub fn matters_to_texts(template: &Form, path: &FieldPath) -> bool {
    let Some(field) = template.field(path) else {
        return true;
    };
    if field.kind.is_words() || field.kind == FieldKind::Acts {
        return true;
    }
    let table = cell_parts(path.as_str())
        .and_then(|(table, ..)| template.tables.get(table))
        .map(|placed| &placed.table);
    table.is_some_and(|table| {
        let names = [&table.shape.row_label, &table.shape.group_by]
            .into_iter()
            .flatten()
            .any(|id| *id == field.id);
        names || table.shape.annex && matches!(table.rows, Rows::Fixed(_))
    })
}

/// Reads all texts of a report.
pub fn read(template: &Form, report: &Report) -> Texts {
    let mut texts = Texts::new();
    for (path, answer) in &report.answers {
        read_one(&mut texts, template, path, answer);
    }
    texts
}

/// Reads again what changed: the texts at some addresses, all of a table when its id is among them.
pub fn read_again(texts: &mut Texts, template: &Form, report: &Report, changed: &[FieldPath]) {
    for path in changed {
        if template.tables.contains_key(path.as_str()) {
            let inside = |one: &FieldPath| {
                cell_parts(one.as_str()).is_some_and(|(table, _, _)| table == path.as_str())
            };
            texts.retain(|one, _| !inside(one));
            for (cell, answer) in report.answers.iter().filter(|(one, _)| inside(one)) {
                read_one(texts, template, cell, answer);
            }
        } else {
            texts.remove(path);
            read_one(texts, template, path, report.answer(path));
        }
    }
}

fn read_one(texts: &mut Texts, template: &Form, path: &FieldPath, answer: &Answer) {
    if let Answer::Text(text) = answer
        && template.field(path).is_some_and(is_text)
    {
        texts.insert(path.clone(), prose(text));
    }
}
