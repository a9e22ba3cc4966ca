//! Checks what a template says of the collections that its reports are filled from: its own fields are there, and numbers.
//!
//! Not here: the numbers of the other templates, which need not be at hand (`collection::synthesis`).

use crate::model::template::{Rows, Template};
use crate::template::compiler::Compiler;
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::names::Names;
use crate::template::place::{Member, Part, Place};

pub(crate) fn check_synthesizes(compiler: &mut Compiler, template: &Template) {
    let fields = template
        .synthesizes
        .values()
        .flat_map(|fields| fields.keys());
    let wrong = |address: &String| match is_number(&compiler.names, address) {
        None => Some(CompileErrorKind::UnknownName(address.clone())),
        Some(false) => Some(CompileErrorKind::Needs(Requirement::Number)),
        Some(true) => None,
    };
    let wrong: Vec<CompileErrorKind> = fields.filter_map(wrong).collect();
    for kind in wrong {
        compiler.report(Place::new(Part::Template, Member::Synthesizes), kind);
    }
}

/// True for a field, or a cell of a fixed row, that holds a number; none for an address that is not there.
fn is_number(names: &Names, address: &str) -> Option<bool> {
    if let Some(placed) = names.fields.get(address) {
        return Some(placed.field.kind.is_number());
    }
    let mut parts = address.split('.');
    let (table, row, column) = (parts.next()?, parts.next()?, parts.next()?);
    let table = &names.tables.get(table)?.table;
    let Rows::Fixed(rows) = &table.rows else {
        return None;
    };
    rows.iter().find(|one| one.id == row)?;
    let column = table.columns.iter().find(|one| one.id == column)?;
    Some(column.kind.is_number())
}
