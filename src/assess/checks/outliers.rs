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
use crate::assess::since_previous::{LargeChange, is_percentage, large_change};
use crate::assess::tables::total;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::{Field, FieldKind, PreviousChange, Rows, Severity, Table};
use crate::template::built_in::outliers::{is_compared, is_quantity};
use crate::template::check_rule::OutlierRule;
use crate::template::form::cell_parts;

/// From so many times on a number is asked about when it is a large one.
pub(super) const JUMP: u32 = 10;
/// Smaller numbers than this jump without a word.
pub(super) const LARGE: u32 = 100;
/// From so many times on a sign may be misplaced, or the unit another: 20,35 and 20.350 are a thousand apart.
pub(super) const OTHER_UNIT: u32 = 200;

/// What numbers are held against.
struct Previous<'a, 'b> {
    /// The report of the previous period.
    before: &'a ReportLookup<'b>,
    /// From which change on the template asks, where it says so.
    asked_from: Option<PreviousChange>,
}

impl Run<'_, '_> {
    pub(crate) fn outliers(&self, rule: &OutlierRule) -> (CheckState, Vec<Finding>) {
        match rule {
            OutlierRule::Prior { ids, asked_from } => match self.lookup.before() {
                Some(before) => {
                    let against = Previous {
                        before,
                        asked_from: *asked_from,
                    };
                    failing(ids.iter().flat_map(|id| self.prior(id, &against)).collect())
                }
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
        let again: &dyn Fn(&str, &[&Finding]) -> Vec<Finding> = match (rule, self.lookup.before()) {
            (OutlierRule::Prior { asked_from, .. }, Some(before)) => &move |id, _| {
                let asked_from = *asked_from;
                self.prior(id, &Previous { before, asked_from })
            },
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
            OutlierRule::Prior { ids, .. }
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

    fn prior(&self, id: &str, against: &Previous<'_, '_>) -> Vec<Finding> {
        let template = self.lookup.template;
        let mut found = Vec::new();
        if let Some(placed) = template.fields.get(id) {
            found.extend(self.prior_at(FieldPath::new(id), &placed.field, against));
        }
        let Some(table) = template.tables.get(id).map(|placed| &placed.table) else {
            return found;
        };
        let compared = |column: &&Field| is_compared(&column.kind, against.asked_from);
        for column in table.columns.iter().filter(compared) {
            match table.rows {
                Rows::Fixed(_) => {
                    for row in self.lookup.table_rows(table).counted() {
                        let path = InRow { table, row }.cell(&column.id);
                        found.extend(self.prior_at(path, column, against));
                    }
                }
                // Percentages of several rows have no total.
                Rows::Added { .. } if column.kind == FieldKind::Percent => {}
                Rows::Added { .. } => found.extend(self.prior_total(table, column, against)),
            }
        }
        found
    }

    fn prior_at(
        &self,
        path: FieldPath,
        field: &Field,
        against: &Previous<'_, '_>,
    ) -> Option<Finding> {
        let values = (
            self.lookup.value(path.as_str()),
            against.before.value(path.as_str()),
        );
        let finding = self.compared(values, field, None, against.asked_from)?;
        Some(Finding {
            key: format!("prior:{}", path.as_str()),
            fields: vec![path],
            ..finding
        })
    }

    /// Rows that are added are others each year: their total is what can be compared.
    fn prior_total(
        &self,
        table: &Table,
        column: &Field,
        against: &Previous<'_, '_>,
    ) -> Option<Finding> {
        let values = (
            total(&table.id, &column.id, self.lookup),
            total(&table.id, &column.id, against.before),
        );
        let total_of = Some(column.id.clone());
        let finding = self.compared(values, column, total_of, against.asked_from)?;
        Some(Finding {
            key: format!("prior:{}..{}", table.id, column.id),
            fields: vec![FieldPath::new(table.id.as_str())],
            ..finding
        })
    }

    /// What is asked about a number that is many times that of the previous period or a small part of it, or that changed by
    /// as much as the template asks about: one question for both, the first, which says what may be wrong.
    fn compared(
        &self,
        (now, then): (Outcome, Outcome),
        field: &Field,
        total_of: Option<String>,
        asked_from: Option<PreviousChange>,
    ) -> Option<Finding> {
        let (Outcome::Value(Value::Number(now)), Outcome::Value(Value::Number(then))) = (now, then)
        else {
            return None;
        };
        let large = asked_from
            .and_then(|from| large_change((&then, &now), is_percentage(field), from))
            .map(|large| LargeChange {
                total_of: total_of.clone(),
                ..large
            });
        let is_large = large.is_some();
        let jump = is_quantity(&field.kind).then(|| jump(now, then, total_of));
        let problem = jump.flatten().or(large.map(Problem::ChangedMuch))?;
        let is_note =
            matches!(problem, Problem::Jump { other_unit, .. } if !other_unit && !is_large);
        let mut finding = self.finding(problem, Vec::new());
        if is_note {
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

/// A number that is many times that of the previous period, or a small part of it.
fn jump(now: Exact, then: Exact, total_of: Option<String>) -> Option<Problem> {
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
    Some(Problem::Jump {
        now,
        then,
        times,
        other_unit,
        total_of,
    })
}
