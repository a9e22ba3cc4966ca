//! Checks how tables are shaped: the columns that name and group rows, and those that state computed ones by hand.

use crate::model::template::{FieldKind, Rows, Table};
use crate::template::compiler::Compiler;
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::place::{Member, Place};

/// The members of a table that name its columns, and the columns that name each other.
/// `columns` are the places of the columns.
pub(crate) fn check_shape(
    compiler: &mut Compiler,
    table: &Table,
    place: &Place,
    columns: &[Place],
) {
    for (member, id, needs) in [
        (
            Member::RowLabel,
            &table.shape.row_label,
            Requirement::NamingColumn,
        ),
        (
            Member::GroupBy,
            &table.shape.group_by,
            Requirement::YesNoColumn,
        ),
    ] {
        let Some(id) = id else { continue };
        let error = match kind_of_column(table, id) {
            _ if matches!(table.rows, Rows::Fixed(_)) => {
                CompileErrorKind::Needs(Requirement::AddedRows)
            }
            None => CompileErrorKind::UnknownColumn(id.clone()),
            Some(kind) if fits(kind, needs) => continue,
            Some(_) => CompileErrorKind::Needs(needs),
        };
        compiler.report(place.member(member), error);
    }
    for (position, (column, place)) in table.columns.iter().zip(columns).enumerate() {
        let Some(states) = &column.states else {
            continue;
        };
        let mut earlier = table.columns.iter().take(position);
        let error = match kind_of_column(table, states) {
            None => CompileErrorKind::UnknownColumn(states.clone()),
            Some(FieldKind::Computed { .. }) if column.kind != FieldKind::Percent => {
                CompileErrorKind::Needs(Requirement::StatedPercentage)
            }
            Some(FieldKind::Computed { .. })
                if earlier.any(|one| one.states.as_ref() == Some(states)) =>
            {
                CompileErrorKind::StatedTwice(states.clone())
            }
            Some(FieldKind::Computed { .. }) => continue,
            Some(_) => CompileErrorKind::Needs(Requirement::ComputedColumn),
        };
        compiler.report(place.member(Member::States), error);
    }
}

fn kind_of_column<'a>(table: &'a Table, id: &str) -> Option<&'a FieldKind> {
    let column = table.columns.iter().find(|column| column.id == id)?;
    Some(&column.kind)
}

/// True for a column that can name rows, or that can group them.
fn fits(kind: &FieldKind, needs: Requirement) -> bool {
    match needs {
        Requirement::YesNoColumn => *kind == FieldKind::YesNo,
        _ => matches!(
            kind,
            FieldKind::Line
                | FieldKind::Text
                | FieldKind::Choice(_)
                | FieldKind::Date
                | FieldKind::Count
        ),
    }
}
