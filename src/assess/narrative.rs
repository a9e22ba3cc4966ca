//! The sentences of a report: which are written, once or for each row. No words here (`messages::vi::sentences`).

use std::collections::BTreeMap;

use crate::assess::assessment::SentenceResult;
use crate::assess::lookup::ReportLookup;
use crate::assess::reach::{Reach, reach, reach_of_text};
use crate::assess::row_changes::rows_affected;
use crate::assess::rows::{InRow, NamedRow};
use crate::assess::sentence_references::values;
use crate::formula::evaluate::evaluate_in;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::template::rules::CompiledSentence;

/// A sentence as the app writes it today: once, or once for each row of its table that is no group's heading.
pub fn results(sentence: &CompiledSentence, lookup: &ReportLookup<'_>) -> Vec<SentenceResult> {
    let Some(table) = sentence
        .each
        .as_ref()
        .and_then(|id| lookup.template.tables.get(id))
    else {
        return vec![result(sentence, lookup, None)];
    };
    let rows = lookup.table_rows(&table.table);
    rows.counted()
        .map(|row| {
            result(
                sentence,
                lookup,
                Some(InRow {
                    table: &table.table,
                    row,
                }),
            )
        })
        .collect()
}

/// Brings sentences up to date after changes that affect those at some positions among the rules.
pub fn renew(
    all: &mut Vec<SentenceResult>,
    affected: &[usize],
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) {
    if affected.is_empty() {
        return;
    }
    let mut before = std::mem::take(all).into_iter().peekable();
    for (position, sentence) in lookup.rules.sentences.iter().enumerate() {
        let own = std::iter::from_fn(|| before.next_if(|one| one.sentence == sentence.id));
        if affected.contains(&position) {
            let own = own.collect();
            all.extend(again(sentence, own, changed, lookup));
        } else {
            all.extend(own);
        }
    }
}

/// A sentence written again after changes: of one that is written for each row only those of the rows that they touch.
fn again(
    sentence: &CompiledSentence,
    before: Vec<SentenceResult>,
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) -> Vec<SentenceResult> {
    let Some(table) = sentence
        .each
        .as_ref()
        .and_then(|id| lookup.template.tables.get(id))
        .map(|placed| &placed.table)
    else {
        return results(sentence, lookup);
    };
    let far = |formula| reach(formula, &table.id, lookup.rules);
    let far = reach_of_text(&sentence.text, &table.id, lookup.rules)
        .max(sentence.when.as_ref().map_or(Reach::Row, far));
    let depends_on: Vec<String> = sentence
        .depends_on
        .iter()
        .filter(|need| **need != table.id)
        .cloned()
        .collect();
    let whole = changed.iter().any(|path| path.as_str() == table.id);
    let Some(touched) = (!whole)
        .then(|| rows_affected(table, &depends_on, far, changed, lookup))
        .flatten()
    else {
        return results(sentence, lookup);
    };
    let mut kept: BTreeMap<String, SentenceResult> = before
        .into_iter()
        .map(|one| (one.id.clone(), one))
        .collect();
    let written = |row: &NamedRow| {
        let kept = if touched.contains(&row.id) {
            None
        } else {
            kept.remove(&id_in_row(sentence, &row.id))
        };
        kept.unwrap_or_else(|| result(sentence, lookup, Some(InRow { table, row })))
    };
    lookup.table_rows(table).counted().map(written).collect()
}

fn id_in_row(sentence: &CompiledSentence, row: &str) -> String {
    format!("{}:{row}", sentence.id)
}

fn result(
    sentence: &CompiledSentence,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> SentenceResult {
    let holds = |when| {
        evaluate_in(when, lookup, row.map(InRow::place)) == Outcome::Value(Value::YesNo(true))
    };
    let wanted = sentence.when.as_ref().is_none_or(holds);
    let values = wanted
        .then(|| values(&sentence.text, lookup, row))
        .flatten();
    let id = match row {
        Some(row) => id_in_row(sentence, &row.row.id),
        None => sentence.id.clone(),
    };
    SentenceResult {
        id,
        sentence: sentence.id.clone(),
        section: sentence.section.clone(),
        style: sentence.style,
        values,
    }
}
