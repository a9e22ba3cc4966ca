//! Runs checks: the declared rules, and those that every template has.

use crate::assess::assessment::{CheckResult, CheckState};
use crate::assess::finding::{Finding, Problem};
use crate::assess::lookup::ReportLookup;
use crate::assess::progress::table_is_given;
use crate::assess::rows::InRow;
use crate::formula::evaluate::{Outcome, Undefined, Value};
use crate::model::answer::{Answer, Path};
use crate::model::exact::Exact;
use crate::model::template::{Severity, Table};
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
    /// A finding of the check about it as a whole.
    pub(crate) fn finding(&self, problem: Problem, fields: Vec<Path>) -> Finding {
        Finding {
            check: self.check.id.clone(),
            key: self.check.id.clone(),
            family: self.check.family.clone(),
            severity: self.check.severity,
            problem,
            place: None,
            fields,
            explainable: true,
        }
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
        let problem = match answer {
            Answer::NotApplicable(_) => Problem::NoReason,
            _ => Problem::Blank,
        };
        failing(vec![self.finding(problem, vec![path.clone()])])
    }

    pub(crate) fn readable(&self, path: &Path) -> Option<Finding> {
        if self.lookup.is_left_out(path) {
            return None;
        }
        let Answer::Unreadable(typed) = self.lookup.report.answer(path) else {
            return None;
        };
        let problem = Problem::Unreadable {
            typed: typed.clone(),
        };
        let mut finding = self.finding(problem, vec![path.clone()]);
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
            let missing = || self.finding(Problem::Blank, vec![path]);
            return table.required.then(missing).into_iter().collect();
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
                    let key = format!("empty:{}", path.as_str());
                    let finding = self.finding(Problem::BlankCell, vec![path]);
                    found.push(Finding {
                        key,
                        place: Some(InRow { table, row }.to_place()),
                        ..finding
                    });
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
                self.disagreement(field, stated, exact, counts)
                    .into_iter()
                    .collect(),
            ),
            Outcome::Undefined(Undefined::ZeroDenominator) => {
                let fields = std::iter::once(field.clone()).chain(counts).collect();
                failing(vec![self.finding(Problem::StatedOfNone { stated }, fields)])
            }
            _ => UNDECIDED,
        }
    }

    /// A stated percentage that its counts contradict.
    pub(crate) fn disagreement(
        &self,
        field: &Path,
        stated: Exact,
        computed: Exact,
        counts: Vec<Path>,
    ) -> Option<Finding> {
        let decimals = stated.decimals();
        if stated
            .minus(&computed)
            .is_ok_and(|gap| gap.abs() <= Exact::half_unit(decimals))
        {
            return None;
        }
        let truncated = computed.truncated(decimals) == stated;
        let mut fields = vec![field.clone()];
        fields.extend(counts);
        let problem = Problem::StatedDiffers {
            stated,
            computed,
            truncated,
        };
        let mut finding = self.finding(problem, fields);
        if truncated {
            finding.severity = Severity::Warning;
        }
        Some(finding)
    }

    /// A stated percentage without its counts.
    pub(crate) fn without_counts(
        &self,
        field: &Path,
        stated: Exact,
        blank: impl IntoIterator<Item = Path>,
    ) -> Finding {
        let blank: Vec<Path> = blank.into_iter().collect();
        let fields = std::iter::once(field).chain(&blank).cloned().collect();
        self.finding(Problem::StatedWithoutCounts { stated, blank }, fields)
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
        failing(vec![self.without_counts(field, stated, blank)])
    }
}
