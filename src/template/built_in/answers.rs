//! Checks of answers and rows, taken one by one: UNREADABLE, EMPTY, RATIO, DENOM.

use crate::model::answer::FieldPath;
use crate::model::template::{Severity, Table};
use crate::template::built_in::Known;
use crate::template::built_in::plausibility::plausibility_checks;
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::dependencies::{Dependencies, column_name, transitive};
use crate::template::form::{CompiledField, CompiledTable};
use crate::template::names::Names;
use crate::template::rules::CompiledIndicator;

/// The checks that every template has, in form order: those of fields, of tables, of rows, and of plausibility.
pub(crate) fn answer_checks(names: &Names, known: &Known<'_>) -> Vec<CompiledCheck> {
    let mut checks = Vec::new();
    for id in &names.in_form_order {
        if let Some(placed) = names.fields.get(id) {
            field_checks(id, placed, known.indicators, &mut checks);
        }
    }
    let tables = || {
        let ids = names.in_form_order.iter();
        ids.filter_map(|id| Some((id, names.tables.get(id)?)))
    };
    for (id, placed) in tables() {
        table_checks(id, placed, &mut checks);
    }
    for (_, placed) in tables() {
        row_checks(&placed.table, known.dependencies, &mut checks);
    }
    plausibility_checks(names, known, &mut checks);
    checks
}

fn field_checks(
    id: &String,
    placed: &CompiledField,
    indicators: &[CompiledIndicator],
    checks: &mut Vec<CompiledCheck>,
) {
    let own = std::slice::from_ref(id);
    let path = || FieldPath::new(id.as_str());
    checks.push(CompiledCheck::built_in(
        format!("readable:{id}"),
        "UNREADABLE",
        Severity::Error,
        CheckRule::Readable(path()),
        own,
    ));
    if placed.field.required {
        checks.push(CompiledCheck::built_in(
            format!("empty:{id}"),
            "EMPTY",
            Severity::Warning,
            CheckRule::Given(path()),
            own,
        ));
    }
    let states = placed.field.states.as_ref();
    let stated = states.and_then(|states| {
        let mut all = indicators.iter().enumerate();
        all.find(|(_, one)| one.definition.id == *states)
    });
    let Some((indicator, definition)) = stated else {
        return;
    };
    let depends_on = [definition.depends_on.as_slice(), own].concat();
    checks.push(CompiledCheck::built_in(
        format!("ratio:{id}"),
        "RATIO",
        Severity::Error,
        CheckRule::StatedAgrees {
            field: path(),
            indicator,
        },
        &depends_on,
    ));
    checks.push(CompiledCheck::built_in(
        format!("denom:{id}"),
        "DENOM",
        Severity::Warning,
        CheckRule::StatedHasCounts {
            field: path(),
            indicator,
        },
        &depends_on,
    ));
}

fn table_checks(id: &String, placed: &CompiledTable, checks: &mut Vec<CompiledCheck>) {
    let own = std::slice::from_ref(id);
    checks.push(CompiledCheck::built_in(
        format!("readable:{id}"),
        "UNREADABLE",
        Severity::Error,
        CheckRule::TableReadable(id.clone()),
        own,
    ));
    if placed.table.required || placed.table.columns.iter().any(|column| column.required) {
        checks.push(CompiledCheck::built_in(
            format!("empty:{id}"),
            "EMPTY",
            Severity::Warning,
            CheckRule::TableGiven(id.clone()),
            own,
        ));
    }
}

/// The checks that a table has in its rows: RATIO and DENOM of stated columns, EMPTY of groups.
fn row_checks(table: &Table, known: &Dependencies, checks: &mut Vec<CompiledCheck>) {
    let id = &table.id;
    let columns = table.columns.iter();
    for (column, computed) in columns.filter_map(|one| Some((&one.id, one.states.as_ref()?))) {
        let depends_on = transitive(&[id.clone(), column_name(id, computed)], known);
        for (counts, name, family, severity) in [
            (false, "ratio", "RATIO", Severity::Error),
            (true, "denom", "DENOM", Severity::Warning),
        ] {
            let rule = CheckRule::ColumnStates {
                table: id.clone(),
                column: column.clone(),
                computed: computed.clone(),
                counts,
            };
            let check_id = format!("{name}:{id}.{column}");
            checks.push(CompiledCheck::built_in(
                check_id,
                family,
                severity,
                rule,
                &depends_on,
            ));
        }
    }
    if table.shape.group_by.is_some() {
        checks.push(CompiledCheck::built_in(
            format!("group:{id}"),
            "EMPTY",
            Severity::Warning,
            CheckRule::GroupsFilled(id.clone()),
            std::slice::from_ref(id),
        ));
    }
}
