//! Sentences written from today's answers.

use std::collections::BTreeMap;

use crate::assess::assessment::SentenceResult;
use crate::assess::indicators::with_unit;
use crate::assess::lookup::ReportLookup;
use crate::assess::row_changes::{Reach, reach, reach_of_text, rows_touched};
use crate::assess::rows::{InRow, NamedRow, row_words};
use crate::formula::evaluate::{Lookup, Outcome, Value, evaluate_in};
use crate::input::{date, letters, lines, number};
use crate::messages::vi::period;
use crate::model::answer::Path;
use crate::model::exact::Exact;
use crate::model::template::FieldKind;
use crate::template::form::Form;
use crate::template::rules::CompiledSentence;
use crate::template::sentence::{Part, ReferenceForm, SentenceText};

/// The answer that says to whom the document goes.
const ADDRESSEES: &str = "document.addressees";

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

/// A sentence written again after changes: of one that is written for each row only those of the rows that they touch.
pub fn again(
    sentence: &CompiledSentence,
    before: Vec<SentenceResult>,
    changed: &[Path],
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
    let needs: Vec<String> = sentence
        .needs
        .iter()
        .filter(|need| **need != table.id)
        .cloned()
        .collect();
    let whole = changed.iter().any(|path| path.as_str() == table.id);
    let Some(touched) = (!whole)
        .then(|| rows_touched(table, &needs, far, changed, lookup))
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
    let written = if wanted {
        write(&sentence.text, lookup, row)
    } else {
        None
    };
    let id = match row {
        Some(row) => id_in_row(sentence, &row.row.id),
        None => sentence.id.clone(),
    };
    SentenceResult {
        id,
        sentence: sentence.id.clone(),
        section: sentence.section.clone(),
        style: sentence.style,
        written,
    }
}

/// A text with references put in; `None` when one outside optional parts is blank.
pub fn write(
    text: &SentenceText,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> Option<String> {
    // A list or a long text that is the whole sentence keeps its lines; inside a sentence they join.
    let alone = matches!(text.parts.as_slice(), [Part::Reference { .. }]);
    let written = text.write(&|name, form| {
        let words = reference(name, form, lookup, row)?;
        Some(if alone {
            words
        } else {
            words
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .collect::<Vec<_>>()
                .join("; ")
        })
    })?;
    let lines: Vec<&str> = written
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    (!lines.is_empty()).then(|| lines.join("\n"))
}

fn reference(
    name: &str,
    form: ReferenceForm,
    lookup: &ReportLookup<'_>,
    row: Option<InRow<'_>>,
) -> Option<String> {
    if name == "period.label" {
        return Some(period::label(&lookup.report.period));
    }
    let path = match (name.strip_prefix("row."), row) {
        (Some(column), Some(row)) => row.cell(column),
        (None, Some(row)) if name == "row" => {
            return Some(row_words(row.row, form == ReferenceForm::Lower));
        }
        _ => Path::new(name),
    };
    let outcome = if form == ReferenceForm::Previous {
        lookup.previous(&path)
    } else {
        lookup.value(&path)
    };
    let Outcome::Value(value) = outcome else {
        return None;
    };
    let text = match value {
        Value::Number(value) => number_text(&path, &value, form, lookup),
        Value::Date(day) => date::short(day),
        Value::YesNo(yes) => if yes { "có" } else { "không" }.to_owned(),
        Value::Words(words) => words_text(lookup.template, &path, words),
    };
    Some(match form {
        ReferenceForm::Lower => letters::small_first(&text),
        ReferenceForm::List => {
            lines::joined(&Some(entries(&path, &text)).filter(|entries| !entries.is_empty())?)
        }
        _ => text,
    })
}

fn entries(path: &Path, text: &str) -> Vec<String> {
    if path.as_str() == ADDRESSEES {
        lines::addressees(text)
    } else {
        lines::entries(text)
    }
}

fn number_text(
    path: &Path,
    value: &Exact,
    form: ReferenceForm,
    lookup: &ReportLookup<'_>,
) -> String {
    let indicator = lookup.rules.indicator(path.as_str());
    let (text, unit) = match indicator {
        Some(indicator) => {
            // Each period has its own way to the number: counted now, stated by hand then.
            let of_year = if form == ReferenceForm::Previous {
                lookup.before().unwrap_or(lookup)
            } else {
                lookup
            };
            let stated = of_year.settled(indicator).1;
            let decimals = indicator.definition.decimals;
            let text = if stated {
                number::format_stated(value)
            } else {
                number::format_rounded(value, decimals)
            };
            (text, indicator.definition.unit.as_deref())
        }
        None => {
            let field = lookup.template.field(path);
            let percent = field.is_some_and(|field| field.kind == FieldKind::Percent);
            let text = match field.map(|field| &field.kind) {
                Some(FieldKind::Computed { decimals, .. }) => {
                    number::format_rounded(value, *decimals)
                }
                _ => number::format_stated(value),
            };
            (
                text,
                if percent {
                    Some("%")
                } else {
                    field.and_then(|field| field.unit.as_deref())
                },
            )
        }
    };
    match form {
        ReferenceForm::TwoDigits if text.len() == 1 && text != "0" => format!("0{text}"),
        ReferenceForm::WithUnit => with_unit(&text, unit),
        _ if unit == Some("%") => with_unit(&text, unit),
        _ => text,
    }
}

fn words_text(template: &Form, path: &Path, words: String) -> String {
    match template.field_kind(path) {
        Some(FieldKind::Choice(options)) => options
            .iter()
            .find(|option| option.id == words)
            .map_or(words, |option| option.label.clone()),
        _ => words,
    }
}
