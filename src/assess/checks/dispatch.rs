//! Runs a check: the declared rules, and those that every template has.

use crate::assess::assessment::CheckResult;
use crate::assess::checks::proofreading;
use crate::assess::checks::run::{HOLDS, Run, failing};
use crate::assess::lookup::ReportLookup;
use crate::model::answer::FieldPath;
use crate::template::check_rule::{CheckRule, CompiledCheck};

/// Runs a check.
pub fn result(check: &CompiledCheck, lookup: &ReportLookup<'_>) -> CheckResult {
    let run = Run { check, lookup };
    if let Some(table) = run.table_of_rows() {
        return run.in_all_rows(table);
    }
    let (state, findings) = match &check.rule {
        CheckRule::Formula(rule) => run.declared(rule),
        CheckRule::Given(path) => run.given(path),
        CheckRule::TableGiven(table) => run.table(table, Run::table_given),
        CheckRule::Readable(path) => failing(run.readable(path).into_iter().collect()),
        CheckRule::StatedAgrees { field, indicator } => run.stated_agrees(field, *indicator),
        CheckRule::StatedHasCounts { field, indicator } => run.stated_has_counts(field, *indicator),
        CheckRule::GroupsFilled(table) => run.table(table, Run::empty_groups),
        CheckRule::TargetCopied { field, indicator } => run.target_copied(field, *indicator),
        CheckRule::Share {
            field,
            indicator,
            limit,
        } => run.share(field, *indicator, *limit),
        CheckRule::PartOfWhole { rule, told } => match rule.each {
            // One whose table the template does not have is judged in no row.
            Some(_) => HOLDS,
            None => run.part_of_whole((rule, told), None),
        },
        CheckRule::OutlineLeft(id) => run.outline_left(id),
        // A table that the template does not have.
        CheckRule::TableReadable(_)
        | CheckRule::ColumnStates { .. }
        | CheckRule::ColumnShare { .. }
        | CheckRule::TableOutlineLeft(_) => HOLDS,
        CheckRule::Outliers(rule) => run.outliers(rule),
        CheckRule::Texts(rule) => proofreading::result(check, rule, lookup),
    };
    CheckResult {
        id: check.id.clone(),
        state,
        findings,
        rows: Vec::new(),
    }
}

/// Runs a check again after changes: of one in the rows of a table only in those that the changes touch.
pub fn again(
    check: &CompiledCheck,
    before: CheckResult,
    changed: &[FieldPath],
    lookup: &ReportLookup<'_>,
) -> CheckResult {
    let run = Run { check, lookup };
    if let CheckRule::Outliers(rule) = &check.rule {
        let (state, findings) = run.outliers_again(rule, before.findings, changed);
        return CheckResult {
            state,
            findings,
            ..before
        };
    }
    let rows = run
        .table_of_rows()
        .and_then(|table| Some((table, run.rows_affected(table, changed)?)));
    match rows {
        Some((table, rows)) => run.again_in_rows(table, before, &rows),
        None => result(check, lookup),
    }
}
