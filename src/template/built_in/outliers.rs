//! Checks of answers that lie far from what is usual: PRIOR, PERIOD, UNIT.

use crate::model::period::{PeriodKind, PeriodRule};
use crate::model::template::{Field, FieldKind, PreviousChange, Rows, Severity, Table};
use crate::template::check_rule::{CheckRule, CompiledCheck, OutlierRule};
use crate::template::names::Names;

/// The checks of these kinds that a template has.
pub(crate) fn outlier_checks(
    names: &Names,
    periods: &[PeriodRule],
    asked_from: Option<PreviousChange>,
    checks: &mut Vec<CompiledCheck>,
) {
    let mut add = |id: &str, family: &str, severity, rule, depends_on: &[String]| {
        let rule = CheckRule::Outliers(rule);
        checks.push(CompiledCheck::built_in(
            id, family, severity, rule, depends_on,
        ));
    };
    let (note, warning) = (Severity::Note, Severity::Warning);
    let limited = having(names, &is_quantity);
    let mut compared = having(names, &|kind| is_compared(kind, asked_from));
    // The number of a document begins anew each year.
    compared.retain(|id| !id.starts_with("document."));
    let dates = having(names, &|kind| *kind == FieldKind::Date);
    let years = having_years(names);
    for (id, family, rule, ids) in [
        (
            "limits",
            "UNIT",
            OutlierRule::Limits(limited.clone()),
            limited,
        ),
        (
            "prior",
            "PRIOR",
            OutlierRule::Prior {
                ids: compared.clone(),
                asked_from,
            },
            compared,
        ),
        ("dates", "PERIOD", OutlierRule::Dates(dates.clone()), dates),
        ("years", "PRIOR", OutlierRule::Years(years.clone()), years),
    ] {
        if !ids.is_empty() {
            add(id, family, warning, rule, &ids);
        }
    }
    add("notBegun", "PERIOD", warning, OutlierRule::NotBegun, &[]);
    if periods.iter().any(|rule| rule.kind == PeriodKind::Range) {
        add("usualDays", "PERIOD", note, OutlierRule::UsualDays, &[]);
    }
}

/// The tables with amounts in whose rows years may stand.
fn having_years(names: &Names) -> Vec<String> {
    let of_years = |id: &&String| {
        let table = names.tables.get(*id).map(|placed| &placed.table);
        table.is_some_and(|table| may_have_years(table) && table.columns.iter().any(is_amount))
    };
    let ids = names.in_form_order.iter().filter(of_years);
    ids.cloned().collect()
}

/// True for a table whose rows are added and named by a column in which a year may stand.
fn may_have_years(table: &Table) -> bool {
    let naming = |column: &&Field| Some(&column.id) == table.shape.row_label.as_ref();
    let naming = table.columns.iter().find(naming);
    matches!(table.rows, Rows::Added { .. })
        && naming.is_some_and(|column| matches!(column.kind, FieldKind::Line | FieldKind::Count))
}

/// True for a column of money.
#[must_use]
pub fn is_amount(column: &Field) -> bool {
    matches!(column.kind, FieldKind::Amount { .. })
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

/// True for numbers that are held against those of the previous period. A percentage is no ten times of another by a slip of
/// a sign; a template that asks about smaller changes asks about those of percentages too.
#[must_use]
pub fn is_compared(kind: &FieldKind, asked_from: Option<PreviousChange>) -> bool {
    is_quantity(kind) || asked_from.is_some() && *kind == FieldKind::Percent
}
