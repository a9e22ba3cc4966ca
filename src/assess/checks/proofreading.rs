//! Checks of what officers write: acts and their dates, forms of dates and numbers, annexes that are referred to.
//!
//! The checks look at what was found in the texts (`assess::texts`).

use crate::assess::assessment::CheckState;
use crate::assess::checks::legal_acts;
use crate::assess::checks::run::Run;
use crate::assess::finding::{Finding, Problem, Slip};
use crate::assess::lookup::ReportLookup;
use crate::assess::progress::table_is_given;
use crate::model::answer::FieldPath;
use crate::model::template::{FieldKind, Rows, Severity};
use crate::proofread::list_ends::uneven_ends;
use crate::proofread::prose::Prose;
use crate::template::check_rule::{CompiledCheck, TextRule};
use crate::template::form::cell_parts;

/// Runs a check of texts.
pub fn result(
    check: &CompiledCheck,
    rule: &TextRule,
    lookup: &ReportLookup<'_>,
) -> (CheckState, Vec<Finding>) {
    let findings = match rule {
        TextRule::Written(id) => {
            let mut findings = Vec::new();
            let own = |path: &FieldPath| {
                path.as_str() == id
                    || cell_parts(path.as_str()).is_some_and(|(table, _, _)| table == id)
            };
            // Cells of a table follow its own address.
            let texts = lookup.texts.into_iter().flat_map(|texts| {
                texts.range(FieldPath::new(id.as_str())..FieldPath::new(format!("{id}/")))
            });
            for (path, prose) in
                texts.filter(|(path, _)| own(path) && !lookup.is_left_out(path.as_str()))
            {
                written(check, (path, prose), lookup, &mut findings);
            }
            findings
        }
        TextRule::Acts => legal_acts::findings(check, lookup),
        TextRule::Annexes => annexes(check, lookup).into_iter().collect(),
    };
    (
        if findings.is_empty() {
            CheckState::Holds
        } else {
            CheckState::Fails
        },
        findings,
    )
}

/// What is wrong with one text, in the order in which a person is told.
fn written(
    check: &CompiledCheck,
    (path, prose): (&FieldPath, &Prose),
    lookup: &ReportLookup<'_>,
    findings: &mut Vec<Finding>,
) {
    let is_list = lookup.template.field_kind(path) == Some(&FieldKind::Lines);
    if prose.is_sound() && !is_list {
        return;
    }
    let mut add = |name: &str, family: &str, severity, slip| {
        findings.push(Finding {
            check: check.id.clone(),
            key: format!("{name}:{}", path.as_str()),
            family: family.to_owned(),
            severity,
            problem: Problem::Slip(slip),
            place: None,
            fields: vec![path.clone()],
            asks: Vec::new(),
            explainable: true,
        });
    };
    let symbols = wrong_symbols(prose);
    if !symbols.is_empty() {
        add(
            "symbol",
            "CITATION",
            Severity::Error,
            Slip::Symbols(symbols),
        );
    }
    if !prose.dates.is_empty() {
        let unreal = prose.dates.iter().any(|(_, right)| right.is_none());
        let severity = if unreal {
            Severity::Warning
        } else {
            Severity::Note
        };
        add("date", "FORM", severity, Slip::Dates(prose.dates.clone()));
    }
    if is_list && let Some((entry, own, others)) = uneven_ends(lookup.report.words(path.as_str())) {
        let slip = Slip::UnevenEnds { entry, own, others };
        add("ends", "FORM", Severity::Note, slip);
    }
    if let Some(why) = prose.garbled {
        add("letters", "FORM", Severity::Warning, Slip::Garbled(why));
    }
    if !prose.rates.is_empty() {
        let slip = Slip::Rates(prose.rates.clone());
        add("rate", "UNIT", Severity::Warning, slip);
    }
    if let (Some(grouped), Some(plain)) = (prose.grouped.clone(), prose.plain.clone()) {
        let slip = Slip::Numbers { grouped, plain };
        add("numbers", "NUMFMT", Severity::Note, slip);
    }
}

/// Symbols of acts that are written otherwise than they should be, each with its right form; one once that is named several
/// times in a row.
fn wrong_symbols(prose: &Prose) -> Vec<(String, String)> {
    let mut symbols: Vec<(String, String)> = Vec::new();
    for act in &prose.acts {
        if let Some(right) = &act.right
            && symbols
                .last()
                .is_none_or(|(written, _)| *written != act.words)
        {
            symbols.push((act.words.clone(), right.clone()));
        }
    }
    symbols
}

/// A reference to an annex beyond those of the officer, which are tables printed as annexes that have rows: the numbers
/// after them are given to the annexes that the document adds.
fn annexes(check: &CompiledCheck, lookup: &ReportLookup<'_>) -> Option<Finding> {
    let (template, report) = (lookup.template, lookup.report);
    let attached = template.tables.values().filter(|placed| {
        let table = &placed.table;
        let rows = match &table.rows {
            Rows::Added { .. } => report
                .rows
                .get(&table.id)
                .is_some_and(|rows| !rows.is_empty()),
            Rows::Fixed(_) => table_is_given(template, report, table),
        };
        table.shape.annex && rows && !lookup.is_left_out(&table.id)
    });
    let attached = attached.count();
    let beyond: Vec<_> = lookup
        .shown_texts()
        .filter_map(|(path, prose)| Some((path, prose.annex.as_ref()?)))
        .filter(|(_, reference)| reference.number > attached)
        .collect();
    let (_, highest) = beyond
        .iter()
        .max_by_key(|(_, reference)| reference.number)?;
    let slip = Slip::Annexes {
        words: highest.words.clone(),
        beyond: highest.number - attached,
    };
    let fields = beyond.iter().map(|(path, _)| (*path).clone()).collect();
    Some(Run { check, lookup }.finding(Problem::Slip(slip), fields))
}
