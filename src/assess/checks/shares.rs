//! Built-in checks of shares: a stated percentage that is larger than the whole, or written as a fraction of one
//! (COMPLEMENT); a part that is counted larger than its whole (SUBSET).

use rust_decimal::Decimal;

use crate::assess::assessment::CheckState;
use crate::assess::checks::run::{HOLDS, Run, UNDECIDED, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::reach::{Reach, reach};
use crate::assess::rows::InRow;
use crate::formula::evaluate::{Lookup, evaluate_in};
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::Severity;
use crate::template::check_rule::{CheckRule, DeclaredRule, ShareLimit};

impl Run<'_, '_> {
    /// A percentage that a person stated.
    pub(crate) fn share(
        &self,
        field: &FieldPath,
        indicator: Option<usize>,
        limit: ShareLimit,
    ) -> (CheckState, Vec<Finding>) {
        let Outcome::Value(Value::Number(stated)) = self.lookup.value(field.as_str()) else {
            return UNDECIDED;
        };
        let computed = || indicator.map(|position| self.lookup.computed(position));
        failing(
            self.implausible(field, stated, limit, computed)
                .into_iter()
                .collect(),
        )
    }

    /// The same in a row.
    pub(crate) fn column_share(
        &self,
        row: InRow<'_>,
        column: &str,
        computed: Option<&str>,
        limit: ShareLimit,
    ) -> Option<Finding> {
        let field = row.cell(column);
        let Outcome::Value(Value::Number(stated)) = self.lookup.value(field.as_str()) else {
            return None;
        };
        let computed = || Some(self.lookup.value(row.cell(computed?).as_str()));
        let finding = self.implausible(&field, stated, limit, computed)?;
        Some(self.in_place(row, finding))
    }

    fn implausible(
        &self,
        field: &FieldPath,
        stated: Exact,
        limit: ShareLimit,
        computed: impl FnOnce() -> Option<Outcome>,
    ) -> Option<Finding> {
        let most = limit.most.map(|most| Exact::from(Decimal::from(most)));
        let fields = vec![field.clone()];
        if let Some(limit_of_field) = most.filter(|most| stated > *most) {
            if limit.of_whole {
                let finding = self.finding(Problem::OverTheWhole { stated }, fields);
                let severity = Severity::Error;
                return Some(Finding {
                    severity,
                    ..finding
                });
            }
            let problem = Problem::OverLimit {
                value: stated,
                limit: limit_of_field,
                from_dong: None,
            };
            return Some(self.finding(problem, fields));
        }
        let small = !stated.is_zero() && stated < Exact::one();
        // Where it is counted, the counts say whether it is so small.
        if !small || matches!(computed(), Some(Outcome::Value(_))) {
            return None;
        }
        Some(self.finding(Problem::StatedAsFraction { stated }, fields))
    }

    /// A part that is counted larger than its whole, unless a check of the template tells of the same numbers.
    pub(crate) fn part_of_whole(
        &self,
        (rule, told): (&DeclaredRule, &[String]),
        row: Option<InRow<'_>>,
    ) -> (CheckState, Vec<Finding>) {
        let judged = self.judged(rule, row);
        let place = row.map(InRow::place);
        let fails = |id: &String| {
            self.declared_by_id(id).is_some_and(|other| {
                let place = other.each.as_ref().and(place);
                let outcome = evaluate_in(&other.rule, self.lookup, place);
                outcome == Outcome::Value(Value::YesNo(false))
            })
        };
        if judged.0 == CheckState::Fails && told.iter().any(fails) {
            return HOLDS;
        }
        judged
    }

    /// How far from its row a part looks, with the checks that may tell of it.
    pub(crate) fn reach_of_part(&self, rule: &DeclaredRule, told: &[String], table: &str) -> Reach {
        let others = told.iter().filter_map(|id| self.declared_by_id(id));
        std::iter::once(rule)
            .chain(others)
            .map(|one| reach(&one.rule, table, self.lookup.rules))
            .max()
            .unwrap_or(Reach::Row)
    }

    fn declared_by_id(&self, id: &str) -> Option<&DeclaredRule> {
        match &self.lookup.rules.check(id)?.rule {
            CheckRule::Formula(rule) => Some(rule),
            _ => None,
        }
    }
}
