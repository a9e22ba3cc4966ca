//! Whether a pasted column is like one of the table: its unit, and what of it can be read there.

use crate::formats::clipboard::paste::block::Block;
use crate::model::paste::target::{Aside, Target};
use crate::model::template::FieldKind;

pub(super) fn is_counted(block: Block, column: usize) -> bool {
    let field = block.place.table.columns.get(column);
    field.is_some_and(|field| {
        field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. })
    })
}

/// The unit of a pasted column, where it is not that of the column of the table.
pub(super) fn other_unit(block: Block, at: usize, column: usize) -> Option<String> {
    if !is_counted(block, column) {
        return None;
    }
    block
        .labels
        .get(column)?
        .other_unit(block.head.cells(at), &block.head.units)
}

/// True when most cells of a pasted column can be read where it would go.
pub(super) fn is_read(block: Block, at: usize, like: &Target) -> bool {
    let mut alone = vec![Target::Aside(Aside::NoSuchColumn); block.width()];
    if let Some(target) = alone.get_mut(at) {
        target.clone_from(like);
    }
    block.unreadable(&alone) * 2 <= block.cells(at).count()
}
