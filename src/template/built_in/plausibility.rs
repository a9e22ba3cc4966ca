//! Checks of how an answer came about: TARGET, COMPLEMENT, TEMPLATE.

use crate::model::answer::FieldPath;
use crate::model::template::{Field, Severity, Table};
use crate::template::built_in::Known;
use crate::template::built_in::limits::{column_share_check, share_check};
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::names::Names;

/// The checks of these families that a template has, in form order.
pub(super) fn plausibility_checks(
    names: &Names,
    known: &Known<'_>,
    checks: &mut Vec<CompiledCheck>,
) {
    for id in &names.in_form_order {
        if let Some(field) = names.fields.get(id).map(|placed| &placed.field) {
            field_checks(id, field, known, checks);
        }
        if let Some(table) = names.tables.get(id).map(|placed| &placed.table) {
            table_checks(id, table, known, checks);
        }
    }
}

fn field_checks(id: &String, field: &Field, known: &Known<'_>, checks: &mut Vec<CompiledCheck>) {
    let own = std::slice::from_ref(id);
    let path = FieldPath::new(id.as_str());
    checks.extend(share_check(id, field, known));
    let mut all = known.indicators.iter().enumerate();
    let stated = all.find(|(_, one)| one.stated_by.as_ref() == Some(&path));
    if let Some((indicator, one)) = stated
        && one.definition.target.is_some()
    {
        checks.push(CompiledCheck::built_in(
            format!("target:{id}"),
            "TARGET",
            Severity::Warning,
            CheckRule::TargetCopied {
                field: path,
                indicator,
            },
            &[one.depends_on.as_slice(), own].concat(),
        ));
    }
    if field.outline.is_some() {
        let rule = CheckRule::OutlineLeft(id.clone());
        checks.push(outline_check(id, rule));
    }
}

fn table_checks(id: &String, table: &Table, known: &Known<'_>, checks: &mut Vec<CompiledCheck>) {
    let columns = table.columns.iter();
    checks.extend(columns.filter_map(|column| column_share_check(table, column, known)));
    if table.columns.iter().any(|column| column.outline.is_some()) {
        let rule = CheckRule::TableOutlineLeft(id.clone());
        checks.push(outline_check(id, rule));
    }
}

fn outline_check(id: &String, rule: CheckRule) -> CompiledCheck {
    let own = std::slice::from_ref(id);
    CompiledCheck::built_in(
        format!("template:{id}"),
        "TEMPLATE",
        Severity::Warning,
        rule,
        own,
    )
}
