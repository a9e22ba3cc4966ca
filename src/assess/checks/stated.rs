//! Built-in checks of percentages stated by hand against their counts (RATIO, DENOM).

use crate::assess::assessment::CheckState;
use crate::assess::checks::run::{HOLDS, Run, UNDECIDED, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::rows::InRow;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::Severity;

impl Run<'_, '_> {
    /// Design rule 8: equal within half a unit of the last stated digit; equal only by truncation is said as such.
    pub(super) fn stated_agrees(
        &self,
        field: &FieldPath,
        indicator: usize,
    ) -> (CheckState, Vec<Finding>) {
        let Some(compiled) = self.lookup.rules.indicators.get(indicator) else {
            return UNDECIDED;
        };
        let Some(stated) = self.lookup.stated(compiled) else {
            return UNDECIDED;
        };
        let counts = || {
            compiled
                .depends_on
                .iter()
                .map(|name| FieldPath::new(name.as_str()))
        };
        match self.lookup.computed(indicator) {
            Outcome::Value(Value::Number(exact)) => failing(
                self.disagreement(field, stated, exact, counts)
                    .into_iter()
                    .collect(),
            ),
            Outcome::Undefined(Undefined::ZeroDenominator) => {
                let fields = std::iter::once(field.clone()).chain(counts()).collect();
                failing(vec![self.finding(Problem::StatedOfNone { stated }, fields)])
            }
            _ => UNDECIDED,
        }
    }

    /// A stated percentage that its counts contradict.
    pub(crate) fn disagreement<C: Iterator<Item = FieldPath>>(
        &self,
        field: &FieldPath,
        stated: Exact,
        computed: Exact,
        counts: impl FnOnce() -> C,
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
        fields.extend(counts());
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
        field: &FieldPath,
        stated: Exact,
        blank: impl IntoIterator<Item = FieldPath>,
    ) -> Finding {
        let blank: Vec<FieldPath> = blank.into_iter().collect();
        let fields = std::iter::once(field).chain(&blank).cloned().collect();
        self.finding(Problem::StatedWithoutCounts { stated, blank }, fields)
    }

    pub(super) fn stated_has_counts(
        &self,
        field: &FieldPath,
        indicator: usize,
    ) -> (CheckState, Vec<Finding>) {
        let Some(compiled) = self.lookup.rules.indicators.get(indicator) else {
            return UNDECIDED;
        };
        let (Some(stated), Outcome::Missing(blank)) = (
            self.lookup.stated(compiled),
            self.lookup.computed(indicator),
        ) else {
            return HOLDS;
        };
        failing(vec![self.without_counts(field, stated, blank)])
    }

    /// A percentage stated in a column against the computed one, or without its counts.
    pub(super) fn column_states(
        &self,
        row: InRow<'_>,
        column: &str,
        computed: &str,
        counts: bool,
    ) -> Option<Finding> {
        let field = row.cell(column);
        let Outcome::Value(Value::Number(stated)) = self.lookup.value(field.as_str()) else {
            return None;
        };
        let finding = match self.lookup.value(row.cell(computed).as_str()) {
            Outcome::Value(Value::Number(exact)) if !counts => {
                let typed = self
                    .lookup
                    .rules
                    .computed(&row.table.id, computed)
                    .map(|column| column.cells.as_slice());
                let cells = || typed.unwrap_or_default().iter().map(|cell| row.cell(cell));
                self.disagreement(&field, stated, exact, cells)?
            }
            Outcome::Missing(blank) if counts => self.without_counts(&field, stated, blank),
            _ => return None,
        };
        Some(self.in_place(row, finding))
    }
}
