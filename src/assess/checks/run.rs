//! Runs checks: the declared rules, and those that every template has.

use crate::assess::assessment::{CheckResult, CheckState, Finding};
use crate::assess::checks::{plausibility, rows};
use crate::assess::lookup::ReportLookup;
use crate::assess::progress::table_is_given;
use crate::formula::evaluate::{Outcome, Undefined, Value};
use crate::input::number;
use crate::messages::message::Said;
use crate::messages::vi::findings;
use crate::model::answer::{Answer, Path};
use crate::model::exact::Exact;
use crate::model::template::{Severity, Table};
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::dependencies::Known;
use crate::template::form::CompiledTable;
use crate::template::names::Names;
use crate::template::rules::CompiledIndicator;

/// The checks that every template has: EMPTY, UNREADABLE, RATIO and DENOM from its fields and tables, in form order;
/// then those of rows and of plausibility.
pub(crate) fn built_in_checks(
    names: &Names,
    indicators: &[CompiledIndicator],
    known: &Known,
) -> Vec<CompiledCheck> {
    let mut checks = Vec::new();
    let mut add = |id: String, family: &str, severity, rule, needs| {
        checks.push(CompiledCheck {
            id,
            family: family.to_owned(),
            severity,
            rule,
            needs,
        });
    };
    let fields = names
        .in_form_order
        .iter()
        .filter_map(|id| Some((id, names.fields.get(id)?)));
    for (id, placed) in fields {
        let path = Path::new(id.as_str());
        add(
            format!("readable:{id}"),
            "UNREADABLE",
            Severity::Error,
            CheckRule::Readable(path.clone()),
            vec![id.clone()],
        );
        if placed.field.required {
            add(
                format!("empty:{id}"),
                "EMPTY",
                Severity::Warning,
                CheckRule::Given(path.clone()),
                vec![id.clone()],
            );
        }
        let indicator = placed
            .field
            .states
            .as_ref()
            .and_then(|id| indicators.iter().position(|one| one.definition.id == *id));
        if let Some(indicator) = indicator {
            let mut needs = indicators
                .get(indicator)
                .map(|one| one.needs.clone())
                .unwrap_or_default();
            needs.push(id.clone());
            let rule = CheckRule::StatedAgrees {
                field: path.clone(),
                indicator,
            };
            add(
                format!("ratio:{id}"),
                "RATIO",
                Severity::Error,
                rule,
                needs.clone(),
            );
            let rule = CheckRule::StatedHasCounts {
                field: path,
                indicator,
            };
            add(
                format!("denom:{id}"),
                "DENOM",
                Severity::Warning,
                rule,
                needs,
            );
        }
    }
    for (id, placed) in in_order(names) {
        let rule = CheckRule::TableReadable(id.clone());
        add(
            format!("readable:{id}"),
            "UNREADABLE",
            Severity::Error,
            rule,
            vec![id.clone()],
        );
        if placed.table.required || placed.table.columns.iter().any(|column| column.required) {
            add(
                format!("empty:{id}"),
                "EMPTY",
                Severity::Warning,
                CheckRule::TableGiven(id.clone()),
                vec![id.clone()],
            );
        }
    }
    for (_, placed) in in_order(names) {
        rows::built_in(&placed.table, known, &mut checks);
    }
    plausibility::built_in(names, indicators, &mut checks);
    checks
}

fn in_order(names: &Names) -> impl Iterator<Item = (&String, &CompiledTable)> {
    names
        .in_form_order
        .iter()
        .filter_map(|id| Some((id, names.tables.get(id)?)))
}

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
        CheckRule::AtMostWhole(field) => run.at_most_whole(field),
        CheckRule::OutlineLeft(id) => run.outline_left(id),
        // A table that the template does not have.
        CheckRule::TableReadable(_)
        | CheckRule::ColumnStates { .. }
        | CheckRule::TableOutlineLeft(_) => HOLDS,
        CheckRule::EvenPrecision(ids) => run.even_precision(ids),
        CheckRule::Outliers(rule) => run.outliers(rule),
        CheckRule::Texts(rule) => crate::assess::checks::proofreading::result(check, rule, lookup),
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
    changed: &[Path],
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
        .and_then(|table| Some((table, run.rows_touched(table, changed)?)));
    match rows {
        Some((table, rows)) => run.again_in_rows(table, before, &rows),
        None => result(check, lookup),
    }
}

pub(crate) fn failing(findings: Vec<Finding>) -> (CheckState, Vec<Finding>) {
    (
        if findings.is_empty() {
            CheckState::Holds
        } else {
            CheckState::Fails
        },
        findings,
    )
}

pub(crate) const HOLDS: (CheckState, Vec<Finding>) = (CheckState::Holds, Vec::new());
pub(crate) const UNDECIDED: (CheckState, Vec<Finding>) = (CheckState::Undecided, Vec::new());

/// A check on its way over a report.
pub(crate) struct Run<'a, 'b> {
    pub(crate) check: &'a CompiledCheck,
    pub(crate) lookup: &'a ReportLookup<'b>,
}

impl Run<'_, '_> {
    pub(crate) fn finding(&self, message: Said, advice: String, fields: Vec<Path>) -> Finding {
        Finding {
            key: self.check.id.clone(),
            family: self.check.family.clone(),
            severity: self.check.severity,
            message: message.screen,
            paper: message.paper,
            advice,
            fields,
            explainable: true,
        }
    }

    pub(crate) fn label(&self, path: &Path) -> String {
        self.lookup.label(path)
    }

    fn given(&self, path: &Path) -> (CheckState, Vec<Finding>) {
        let answer = self.lookup.report.answer(path);
        // Text that cannot be read is a finding of its own.
        if self.lookup.is_left_out(path)
            || answer.is_given()
            || matches!(answer, Answer::Unreadable(_))
        {
            return HOLDS;
        }
        if matches!(answer, Answer::NotApplicable(_)) {
            let (message, advice) = (
                findings::no_reason(&self.label(path)),
                findings::REASON_ADVICE.to_owned(),
            );
            return failing(vec![self.finding(message, advice, vec![path.clone()])]);
        }
        failing(vec![self.finding(
            findings::empty(&self.label(path)),
            findings::EMPTY_ADVICE.to_owned(),
            vec![path.clone()],
        )])
    }

    pub(crate) fn readable(&self, path: &Path) -> Option<Finding> {
        if self.lookup.is_left_out(path) {
            return None;
        }
        let template = self.lookup.template;
        let Answer::Unreadable(typed) = self.lookup.report.answer(path) else {
            return None;
        };
        let why = template
            .field_kind(path)
            .and_then(|kind| crate::input::answer::problem(kind, typed))
            .unwrap_or_default();
        let mut finding = self.finding(
            findings::unreadable(&self.label(path), typed),
            why,
            vec![path.clone()],
        );
        finding.key = format!("readable:{}", path.as_str());
        finding.explainable = false;
        Some(finding)
    }

    fn table(
        &self,
        id: &str,
        run: impl Fn(&Self, &Table) -> Vec<Finding>,
    ) -> (CheckState, Vec<Finding>) {
        match self.lookup.template.tables.get(id) {
            Some(placed) if !self.lookup.is_left_out(&Path::new(id)) => {
                failing(run(self, &placed.table))
            }
            _ => HOLDS,
        }
    }

    fn table_given(&self, table: &Table) -> Vec<Finding> {
        let (template, report) = (self.lookup.template, self.lookup.report);
        if !table_is_given(template, report, table) {
            let path = Path::new(table.id.as_str());
            let missing = self.finding(
                findings::empty(&table.label),
                findings::EMPTY_ADVICE.to_owned(),
                vec![path],
            );
            return if table.required {
                vec![missing]
            } else {
                Vec::new()
            };
        }
        let mut found = Vec::new();
        for row in self
            .lookup
            .table_rows(table)
            .all
            .iter()
            .filter(|row| !row.group)
        {
            for column in table.columns.iter().filter(|column| column.required) {
                let path = Path::cell(&table.id, &row.id, &column.id);
                if matches!(report.answer(&path), Answer::Blank) {
                    let message = findings::in_row(
                        &table.label,
                        &row.mention,
                        &findings::empty_in_row(&column.label),
                    );
                    let mut finding = self.finding(
                        message,
                        findings::CELL_ADVICE.to_owned(),
                        vec![path.clone()],
                    );
                    finding.key = format!("empty:{}", path.as_str());
                    found.push(finding);
                }
            }
        }
        found
    }

    /// Design rule 8: equal within half a unit of the last stated digit; equal only by truncation is said as such.
    fn stated_agrees(&self, field: &Path, indicator: usize) -> (CheckState, Vec<Finding>) {
        let Some(indicator) = self.lookup.rules.indicators.get(indicator) else {
            return UNDECIDED;
        };
        let Some(stated) = self.lookup.stated(indicator) else {
            return UNDECIDED;
        };
        let counts: Vec<Path> = indicator
            .needs
            .iter()
            .map(|need| Path::new(need.as_str()))
            .collect();
        match self.lookup.computed(indicator) {
            Outcome::Value(Value::Number(exact)) => failing(
                self.disagreement(field, &self.label(field), &stated, &exact, counts)
                    .into_iter()
                    .collect(),
            ),
            Outcome::Undefined(Undefined::ZeroDenominator) => {
                let message =
                    findings::stated_of_none(&self.label(field), &number::format_stated(&stated));
                let fields = std::iter::once(field.clone()).chain(counts).collect();
                failing(vec![self.finding(
                    message,
                    findings::STATED_ADVICE.to_owned(),
                    fields,
                )])
            }
            _ => UNDECIDED,
        }
    }

    /// What a stated percentage that its counts contradict is told.
    pub(crate) fn disagreement(
        &self,
        field: &Path,
        label: &str,
        stated: &Exact,
        exact: &Exact,
        counts: Vec<Path>,
    ) -> Option<Finding> {
        let decimals = stated.decimals();
        if stated
            .minus(exact)
            .is_ok_and(|gap| gap.abs() <= Exact::half_unit(decimals))
        {
            return None;
        }
        let truncated = exact.truncated(decimals) == *stated;
        let right = number::format_decimals(exact, decimals.max(2));
        let message =
            findings::stated_differs(label, &number::format_stated(stated), &right, truncated);
        let mut fields = vec![field.clone()];
        fields.extend(counts);
        let mut finding = self.finding(message, findings::STATED_ADVICE.to_owned(), fields);
        if truncated {
            finding.severity = Severity::Warning;
        }
        Some(finding)
    }

    fn stated_has_counts(&self, field: &Path, indicator: usize) -> (CheckState, Vec<Finding>) {
        let Some(indicator) = self.lookup.rules.indicators.get(indicator) else {
            return UNDECIDED;
        };
        let (Some(stated), Outcome::Missing(blank)) = (
            self.lookup.stated(indicator),
            self.lookup.computed(indicator),
        ) else {
            return HOLDS;
        };
        let blank: Vec<Path> = blank.into_iter().collect();
        let names: Vec<String> = blank.iter().map(|path| self.label(path)).collect();
        let message = findings::stated_without_counts(
            &self.label(field),
            &number::format_stated(&stated),
            &names,
        );
        let mut fields = vec![field.clone()];
        fields.extend(blank);
        failing(vec![self.finding(
            message,
            findings::COUNTS_ADVICE.to_owned(),
            fields,
        )])
    }
}
