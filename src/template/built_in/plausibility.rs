//! Checks of how an answer came about: TARGET, PREC, COMPLEMENT, TEMPLATE.

use crate::formula::syntax::{Expression, Function, Node};
use crate::model::answer::Path;
use crate::model::template::{FieldKind, Severity};
use crate::template::check_rule::{CheckRule, CompiledCheck};
use crate::template::names::Names;
use crate::template::rules::CompiledIndicator;

/// The checks of these families that a template has, in form order.
pub(super) fn plausibility(
    names: &Names,
    indicators: &[CompiledIndicator],
    checks: &mut Vec<CompiledCheck>,
) {
    let mut add = |id: String, family: &str, severity, rule, depends_on| {
        checks.push(CompiledCheck {
            id,
            family: family.to_owned(),
            severity,
            rule,
            depends_on,
        });
    };
    let mut percentages = Vec::new();
    for id in &names.in_form_order {
        if let Some(field) = names.fields.get(id).map(|placed| &placed.field) {
            let path = Path::new(id.as_str());
            let indicator = indicators
                .iter()
                .position(|one| one.stated_by.as_ref() == Some(&path));
            // `ratio` compares two things of which either may be the larger; `percent` is a part of its whole.
            let share = |at: usize| indicators.get(at).is_some_and(|one| is_share(&one.formula));
            if indicator.is_some_and(share) {
                let rule = CheckRule::AtMostWhole(path.clone());
                add(
                    format!("share:{id}"),
                    "COMPLEMENT",
                    Severity::Error,
                    rule,
                    vec![id.clone()],
                );
            }
            if let Some((position, one)) =
                indicator.and_then(|position| Some((position, indicators.get(position)?)))
                && one.definition.target.is_some()
            {
                let mut depends_on = one.depends_on.clone();
                depends_on.push(id.clone());
                let rule = CheckRule::TargetCopied {
                    field: path,
                    indicator: position,
                };
                add(
                    format!("target:{id}"),
                    "TARGET",
                    Severity::Warning,
                    rule,
                    depends_on,
                );
            }
            if field.outline.is_some() {
                let rule = CheckRule::OutlineLeft(id.clone());
                add(
                    format!("template:{id}"),
                    "TEMPLATE",
                    Severity::Warning,
                    rule,
                    vec![id.clone()],
                );
            }
            percentages.extend((field.kind == FieldKind::Percent).then(|| id.clone()));
        }
        if let Some(table) = names.tables.get(id).map(|placed| &placed.table) {
            if table.columns.iter().any(|column| column.outline.is_some()) {
                let rule = CheckRule::TableOutlineLeft(id.clone());
                add(
                    format!("template:{id}"),
                    "TEMPLATE",
                    Severity::Warning,
                    rule,
                    vec![id.clone()],
                );
            }
            percentages.extend(
                table
                    .columns
                    .iter()
                    .any(|column| column.kind == FieldKind::Percent)
                    .then(|| id.clone()),
            );
        }
    }
    if !percentages.is_empty() {
        let rule = CheckRule::EvenPrecision(percentages.clone());
        add(
            "precision".to_owned(),
            "PREC",
            Severity::Note,
            rule,
            percentages,
        );
    }
}

/// True for a formula that is a part of its whole.
fn is_share(formula: &Expression) -> bool {
    matches!(formula.node, Node::Call(Function::Percent, _))
}
