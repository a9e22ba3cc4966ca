//! Checks of answers that lie far from what is usual: PRIOR, PERIOD.

use crate::model::period::{PeriodKind, PeriodRule};
use crate::model::template::{FieldKind, Severity};
use crate::template::check_rule::{CheckRule, CompiledCheck, OutlierRule};
use crate::template::names::Names;

/// The checks of these kinds that a template has.
pub(crate) fn outlier_checks(
    names: &Names,
    periods: &[PeriodRule],
    usual: &[PeriodRule],
    checks: &mut Vec<CompiledCheck>,
) {
    let mut add = |id: &str, family: &str, severity, rule, depends_on| {
        let rule = CheckRule::Outliers(rule);
        checks.push(CompiledCheck {
            id: id.to_owned(),
            family: family.to_owned(),
            severity,
            rule,
            depends_on,
        });
    };
    // The number of a document begins anew each year.
    let mut numbers = having(names, &is_quantity);
    numbers.retain(|id| !id.starts_with("document."));
    let dates = having(names, &|kind| *kind == FieldKind::Date);
    if !numbers.is_empty() {
        add(
            "prior",
            "PRIOR",
            Severity::Warning,
            OutlierRule::Prior(numbers.clone()),
            numbers,
        );
    }
    if !dates.is_empty() {
        add(
            "dates",
            "PERIOD",
            Severity::Warning,
            OutlierRule::Dates(dates.clone()),
            dates,
        );
    }
    if periods.iter().any(|rule| rule.kind == PeriodKind::Range) {
        add(
            "usualDays",
            "PERIOD",
            Severity::Note,
            OutlierRule::UsualDays(usual.to_vec()),
            Vec::new(),
        );
    }
}

/// The fields of some kind and the tables with such a column, in form order.
fn having(names: &Names, wanted: &dyn Fn(&FieldKind) -> bool) -> Vec<String> {
    let has = |id: &&String| {
        let (field, table) = (names.fields.get(*id), names.tables.get(*id));
        field.is_some_and(|placed| wanted(&placed.field.kind))
            || table.is_some_and(|placed| placed.table.columns.iter().any(|one| wanted(&one.kind)))
    };
    names.in_form_order.iter().filter(has).cloned().collect()
}

/// True for numbers that grow and shrink with the work of a year; percentages have a whole of their own.
#[must_use]
pub fn is_quantity(kind: &FieldKind) -> bool {
    matches!(kind, FieldKind::Count | FieldKind::Amount { .. })
}
