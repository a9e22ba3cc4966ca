//! Where a pasted column can go: the choices above it.

use crate::messages::vi::editor::with_unit;
use crate::messages::vi::paste as words;
use crate::model::paste::target::{Aside, Basis, Target};
use crate::model::template::{FieldKind, Rows, Table};

/// The choices for a pasted column: a word to know each by, its name, and what it means.
#[must_use]
pub fn targets(table: &Table) -> Vec<(String, String, Target)> {
    let mut targets = vec![(
        "aside".to_owned(),
        words::ASIDE.to_owned(),
        Target::Aside(Aside::Chosen),
    )];
    if matches!(table.rows, Rows::Fixed(_)) {
        targets.push((
            "name".to_owned(),
            words::AS_ROW_NAME.to_owned(),
            Target::RowName,
        ));
    }
    for (position, field) in table.columns.iter().enumerate() {
        let name = with_unit(&field.label, field.unit.as_deref());
        match field.kind {
            FieldKind::Acts => {}
            FieldKind::Computed { .. } => {
                targets.push((
                    position.to_string(),
                    words::to_compare(&name),
                    Target::Computed(position),
                ));
            }
            _ => {
                let target = Target::Column {
                    column: position,
                    basis: Basis::Chosen,
                };
                targets.push((position.to_string(), name, target));
            }
        }
    }
    targets
}
