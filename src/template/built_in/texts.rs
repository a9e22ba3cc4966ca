//! Checks of what officers write: FORM, CITATION, ANNEX.

use crate::model::template::{Field, FieldKind, Severity};
use crate::template::check_rule::{CheckRule, CompiledCheck, TextRule};
use crate::template::names::Names;

/// The answer with the acts chosen from the registry.
pub const BASES: &str = "document.bases";

/// The checks of texts that every template has.
pub(crate) fn text_checks(names: &Names) -> Vec<CompiledCheck> {
    let mut checks = Vec::new();
    let mut add = |id: &str, family: &str, severity, rule, depends_on: &[String]| {
        checks.push(CompiledCheck {
            id: id.to_owned(),
            family: family.to_owned(),
            severity,
            rule: CheckRule::Texts(rule),
            depends_on: depends_on.to_vec(),
        });
    };
    let mut depends_on = having_texts(names);
    for id in &depends_on {
        let rule = TextRule::Written(id.clone());
        add(
            &format!("written:{id}"),
            "FORM",
            Severity::Note,
            rule,
            std::slice::from_ref(id),
        );
    }
    let texts = depends_on.len();
    depends_on.push(BASES.to_owned());
    add(
        "acts",
        "CITATION",
        Severity::Error,
        TextRule::Acts,
        &depends_on,
    );
    depends_on.truncate(texts);
    depends_on.extend(
        names
            .tables
            .iter()
            .filter(|(_, placed)| placed.table.shape.annex)
            .map(|(id, _)| id.clone()),
    );
    add(
        "annexes",
        "ANNEX",
        Severity::Error,
        TextRule::Annexes,
        &depends_on,
    );
    checks
}

/// The fields of texts and the tables with such a column, in form order.
fn having_texts(names: &Names) -> Vec<String> {
    let has = |id: &&String| {
        let (field, table) = (names.fields.get(*id), names.tables.get(*id));
        field.is_some_and(|placed| is_text(&placed.field))
            || table.is_some_and(|placed| placed.table.columns.iter().any(is_text))
    };
    names.in_form_order.iter().filter(has).cloned().collect()
}

/// True for a field whose text is proof-read.
#[must_use]
pub fn is_text(field: &Field) -> bool {
    matches!(
        field.kind,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines
    )
}
