//! Built-in checks of answers that lie far from what is usual: against the previous period (PRIOR), dates out of the
//! period's reach, a period off the usual days (PERIOD). They ask; nothing here knows that an answer is wrong.
//!
//! Amounts against those of other rows are in `years`, what is implausible by itself in `limits`.

use crate::assess::assessment::CheckState;
use crate::assess::checks::limits::Look;
use crate::assess::checks::run::{Run, UNDECIDED, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::lookup::ReportLookup;
use crate::assess::rows::InRow;
use crate::assess::tables::total;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::{Field, Rows, Severity, Table};
use crate::template::built_in::outliers::is_quantity;
use crate::template::check_rule::OutlierRule;
use crate::template::form::cell_parts;

/// From so many times on a number is asked about when it is a large one.
pub(super) const JUMP: u32 = 10;
/// Smaller numbers than this jump without a word.
pub(super) const LARGE: u32 = 100;
/// From so many times on a sign may be misplaced, or the unit another: 20,35 and 20.350 are a thousand apart.
pub(super) const OTHER_UNIT: u32 = 200;

impl Run<'_, '_> {
    pub(crate) fn outliers(&self, rule: &OutlierRule) -> (CheckState, Vec<Finding>) {
        match rule {
            OutlierRule::Prior(ids) => match self.lookup.before() {
                Some(before) => failing(ids.iter().flat_map(|id| self.prior(id, before)).collect()),
                None => UNDECIDED,
            },
            OutlierRule::Dates(ids) => {
                let look: Look<'_> = &|path, field| self.far_date(path, field);
                failing(
                    ids.iter()
                        .flat_map(|id| self.one_by_one(id, look))
                        .collect(),
                )
            }
            OutlierRule::Limits(ids) => {
                let look: Look<'_> = &|path, field| self.over_limit(path, field);
                failing(
                    ids.iter()
                        .flat_map(|id| self.one_by_one(id, look))
                        .collect(),
                )
            }
            OutlierRule::NotBegun => failing(self.not_begun().into_iter().collect()),
            OutlierRule::UsualDays => failing(self.usual_days().into_iter().collect()),
            OutlierRule::Years(ids) => failing(ids.iter().flat_map(|id| self.years(id)).collect()),
        }
    }

    /// The same after changes: of the fields and tables that they do not touch the findings stand.
    pub(crate) fn outliers_again(
        &self,
        rule: &OutlierRule,
        before: Vec<Finding>,
        changed: &[FieldPath],
    ) -> (CheckState, Vec<Finding>) {
        let previous = self.lookup.before();
        let again: &dyn Fn(&str, &[&Finding]) -> Vec<Finding> = match (rule, &previous) {
            (OutlierRule::Prior(_), Some(previous)) => &|id, _| self.prior(id, previous),
            (OutlierRule::Years(_), _) => &|id, _| self.years(id),
            (OutlierRule::Dates(_), _) => &|id, stand| {
                self.one_by_one_again(id, stand, changed, &|path, field| {
                    self.far_date(path, field)
                })
            },
            (OutlierRule::Limits(_), _) => &|id, stand| {
                self.one_by_one_again(id, stand, changed, &|path, field| {
                    self.over_limit(path, field)
                })
            },
            _ => return self.outliers(rule),
        };
        let ids = match rule {
            OutlierRule::Prior(ids)
            | OutlierRule::Dates(ids)
            | OutlierRule::Limits(ids)
            | OutlierRule::Years(ids) => ids,
            OutlierRule::UsualDays | OutlierRule::NotBegun => return self.outliers(rule),
        };
        let of = |path: &FieldPath, id: &str| {
            path.as_str() == id || cell_parts(path.as_str()).is_some_and(|(of, ..)| of == id)
        };
        let mut found = Vec::new();
        for id in ids {
            let own = |one: &&Finding| one.fields.first().is_some_and(|path| of(path, id));
            let own: Vec<&Finding> = before.iter().filter(own).collect();
            if changed.iter().any(|path| of(path, id)) {
                found.extend(again(id, &own));
            } else {
                found.extend(own.into_iter().cloned());
            }
        }
        failing(found)
    }

    fn prior(&self, id: &str, before: &ReportLookup<'_>) -> Vec<Finding> {
        let template = self.lookup.template;
        let mut found = Vec::new();
        if template.fields.contains_key(id) {
            let path = FieldPath::new(id);
            found.extend(self.jump(&path, before));
        }
        let Some(table) = template.tables.get(id).map(|placed| &placed.table) else {
            return found;
        };
        for column in table
            .columns
            .iter()
            .filter(|column| is_quantity(&column.kind))
        {
            match table.rows {
                Rows::Fixed(_) => {
                    for row in self.lookup.table_rows(table).counted() {
                        let path = InRow { table, row }.cell(&column.id);
                        found.extend(self.jump(&path, before));
                    }
                }
                Rows::Added { .. } => found.extend(self.jump_of_total(table, column, before)),
            }
        }
        found
    }

    fn jump(&self, path: &FieldPath, before: &ReportLookup<'_>) -> Option<Finding> {
        let (now, then) = (
            self.lookup.value(path.as_str()),
            before.value(path.as_str()),
        );
        let finding = self.compared(now, then, None)?;
        Some(Finding {
            key: format!("prior:{}", path.as_str()),
            fields: vec![path.clone()],
            ..finding
        })
    }

    /// Rows that are added are others each year: their total is what can be compared.
    fn jump_of_total(
        &self,
        table: &Table,
        column: &Field,
        before: &ReportLookup<'_>,
    ) -> Option<Finding> {
        let (now, then) = (
            total(&table.id, &column.id, self.lookup),
            total(&table.id, &column.id, before),
        );
        let finding = self.compared(now, then, Some(column.id.clone()))?;
        Some(Finding {
            key: format!("prior:{}..{}", table.id, column.id),
            fields: vec![FieldPath::new(table.id.as_str())],
            ..finding
        })
    }

    /// What is asked about a number that is many times that of the previous period, or a small part of it.
    fn compared(&self, now: Outcome, then: Outcome, total_of: Option<String>) -> Option<Finding> {
        let (Outcome::Value(Value::Number(now)), Outcome::Value(Value::Number(then))) = (now, then)
        else {
            return None;
        };
        let (large, small) = if now > then {
            (&now, &then)
        } else {
            (&then, &now)
        };
        // Zero is no factor, and something that begins or ends is no slip.
        let times = large.divided_by(small).ok().filter(|_| !small.is_zero())?;
        let other_unit = times >= Exact::from(OTHER_UNIT);
        if times < Exact::from(JUMP) || !other_unit && *large < Exact::from(LARGE) {
            return None;
        }
        let problem = Problem::Jump {
            now,
            then,
            times,
            other_unit,
            total_of,
        };
        let mut finding = self.finding(problem, Vec::new());
        if !other_unit {
            finding.severity = Severity::Note;
        }
        Some(finding)
    }

    fn usual_days(&self) -> Option<Finding> {
        let own = &self.lookup.report.period;
        let (rule, usual) = own.near_usual(&self.lookup.template.usual_periods)?;
        let problem = Problem::UnusualDays {
            own: own.clone(),
            usual,
            act: rule.source.clone(),
        };
        Some(self.finding(problem, Vec::new()))
    }
}
