//! Checks of how an answer came about: TARGET, PREC, COMPLEMENT, TEMPLATE.

use crate::formula::syntax::{Expression, Function, Node};
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind, Severity, Table};
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::names::Names;
use crate::template::rules::CompiledIndicator;

/// The checks of these families that a template has, in form order.
pub(super) fn plausibility_checks(
    names: &Names,
    indicators: &[CompiledIndicator],
    checks: &mut Vec<CompiledCheck>,
) {
    let mut percentages = Vec::new();
    let is_percentage = |field: &Field| field.kind == FieldKind::Percent;
    for id in &names.in_form_order {
        if let Some(field) = names.fields.get(id).map(|placed| &placed.field) {
            field_checks(id, field, indicators, checks);
            percentages.extend(is_percentage(field).then(|| id.clone()));
        }
        if let Some(table) = names.tables.get(id).map(|placed| &placed.table) {
            table_checks(id, table, checks);
            let any = table.columns.iter().any(is_percentage);
            percentages.extend(any.then(|| id.clone()));
        }
    }
    if !percentages.is_empty() {
        checks.push(CompiledCheck::built_in(
            "precision",
            "PREC",
            Severity::Note,
            CheckRule::EvenPrecision(percentages.clone()),
            &percentages,
        ));
    }
}

fn field_checks(
    id: &String,
    field: &Field,
    indicators: &[CompiledIndicator],
    checks: &mut Vec<CompiledCheck>,
) {
    let own = std::slice::from_ref(id);
    let path = FieldPath::new(id.as_str());
    let mut all = indicators.iter().enumerate();
    if let Some((indicator, one)) = all.find(|(_, one)| one.stated_by.as_ref() == Some(&path)) {
        if is_share(&one.formula) {
            checks.push(CompiledCheck::built_in(
                format!("share:{id}"),
                "COMPLEMENT",
                Severity::Error,
                CheckRule::AtMostWhole(path.clone()),
                own,
            ));
        }
        if one.definition.target.is_some() {
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
    }
    if field.outline.is_some() {
        let rule = CheckRule::OutlineLeft(id.clone());
        checks.push(outline_check(id, rule));
    }
}

fn table_checks(id: &String, table: &Table, checks: &mut Vec<CompiledCheck>) {
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

/// True for a formula that is a part of its whole; `ratio` compares two things of which either may be the larger.
fn is_share(formula: &Expression) -> bool {
    matches!(formula.node, Node::Call(Function::Percent, _))
}
