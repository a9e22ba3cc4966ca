//! The checks that every template has, declared from its fields and tables. They run in `assess::checks`.

pub mod outliers;
mod plausibility;
pub mod texts;

use crate::model::answer::Path;
use crate::model::template::{Severity, Table};
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::dependencies::{Known, column_name, transitive};
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
    let mut add = |id: String, family: &str, severity, rule, depends_on| {
        checks.push(CompiledCheck {
            id,
            family: family.to_owned(),
            severity,
            rule,
            depends_on,
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
            let mut depends_on = indicators
                .get(indicator)
                .map(|one| one.depends_on.clone())
                .unwrap_or_default();
            depends_on.push(id.clone());
            let rule = CheckRule::StatedAgrees {
                field: path.clone(),
                indicator,
            };
            add(
                format!("ratio:{id}"),
                "RATIO",
                Severity::Error,
                rule,
                depends_on.clone(),
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
                depends_on,
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
        of_rows(&placed.table, known, &mut checks);
    }
    plausibility::plausibility(names, indicators, &mut checks);
    checks
}

fn in_order(names: &Names) -> impl Iterator<Item = (&String, &CompiledTable)> {
    names
        .in_form_order
        .iter()
        .filter_map(|id| Some((id, names.tables.get(id)?)))
}

/// The checks that every table has in its rows: RATIO and DENOM of stated columns, EMPTY of groups.
fn of_rows(table: &Table, known: &Known, checks: &mut Vec<CompiledCheck>) {
    let mut add = |id: String, family: &str, severity, rule, depends_on| {
        checks.push(CompiledCheck {
            id,
            family: family.to_owned(),
            severity,
            rule,
            depends_on,
        });
    };
    let id = &table.id;
    for (column, computed) in table
        .columns
        .iter()
        .filter_map(|column| Some((&column.id, column.states.as_ref()?)))
    {
        let depends_on = transitive(&[id.clone(), column_name(id, computed)], known);
        for (counts, name, family, severity) in [
            (false, "ratio", "RATIO", Severity::Error),
            (true, "denom", "DENOM", Severity::Warning),
        ] {
            let (table, column, computed) = (id.clone(), column.clone(), computed.clone());
            let rule = CheckRule::ColumnStates {
                table,
                column: column.clone(),
                computed,
                counts,
            };
            add(
                format!("{name}:{id}.{column}"),
                family,
                severity,
                rule,
                depends_on.clone(),
            );
        }
    }
    if table.shape.group_by.is_some() {
        let rule = CheckRule::GroupsFilled(id.clone());
        add(
            format!("group:{id}"),
            "EMPTY",
            Severity::Warning,
            rule,
            vec![id.clone()],
        );
    }
}
