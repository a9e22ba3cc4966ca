//! What is to be pasted where: the place, what a person decided, and why it cannot be.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::paste::numbers::Notation;
use crate::model::paste::target::Target;
use crate::model::report::Report;
use crate::model::template::Table;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// Where a block is pasted.
#[derive(Clone, Copy)]
pub struct Place<'a> {
    /// The template of the report.
    pub template: &'a Form,
    /// Its rules, once they are here: by them the results in a block are compared.
    pub rules: Option<&'a Rules>,
    /// The table.
    pub table: &'a Table,
    /// The report as it stands.
    pub report: &'a Report,
    /// Ids of the table's rows.
    pub rows: &'a [String],
    /// The row of the block's first cell, from 0; one past the last begins a new one.
    pub row: usize,
    /// The column of the block's first cell, from 0.
    pub column: usize,
}

impl Place<'_> {
    /// True for a target that is a column of words.
    pub(super) fn is_words(&self, target: &Target) -> bool {
        let Target::Column { column, .. } = target else {
            return false;
        };
        let field = self.table.columns.get(*column);
        field.is_some_and(|field| field.kind.is_words())
    }

    /// The column that names rows: the declared one, else the first of words.
    pub(super) fn naming(&self) -> Option<usize> {
        let declared = self.table.shape.row_label.as_ref();
        let columns = &self.table.columns;
        let named = declared.and_then(|id| columns.iter().position(|column| column.id == *id));
        named.or_else(|| columns.iter().position(|column| column.kind.is_words()))
    }
}

/// What a person decided in place of what the block itself tells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choices {
    /// How many lines at the top are headings.
    pub headings: Option<usize>,
    /// Where pasted columns go.
    pub columns: BTreeMap<usize, Target>,
    /// The fixed row of lines of which the block does not tell it; none for a line that is put aside.
    pub rows: BTreeMap<usize, Option<usize>>,
    /// Lines that are pasted although they look like totals, headings of groups or numbers of columns.
    pub kept: BTreeSet<usize>,
    /// True when "-" in a cell for a number stands for 0.
    pub dash_is_zero: bool,
    /// In which notation the numbers are.
    pub notation: Option<Notation>,
}
