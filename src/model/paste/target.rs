//! Where the columns of a pasted block go, and why, or why that is undecided.

use crate::model::template::{Field, FieldKind};

/// A column of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PastedColumn {
    /// Its heading; empty without one.
    pub heading: String,
    /// Where it goes.
    pub target: Target,
    /// The unit of its numbers, where it goes into a column of another unit because a person chose so.
    pub other_unit: Option<String>,
    /// True where it is undecided, and only one column that can be typed in comes into question.
    pub has_one_guess: bool,
}

/// Where a pasted column goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Target {
    /// Into a column of the table.
    Column {
        /// Its position.
        column: usize,
        /// Why there.
        basis: Basis,
    },
    /// A column that the app works out: compared with it, not taken.
    Computed(usize),
    /// The names of fixed rows: they say where the cells beside them go.
    RowName,
    /// Numbers of rows, which the app counts itself.
    Ordinal,
    /// Left out.
    Aside(Aside),
    /// Undecided: nothing is pasted before a person says where it goes.
    Open(Doubt),
}

/// Why a pasted column goes where it goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its heading is the column's label.
    Heading,
    /// Its heading is a part of the label of one column only, between those of its neighbours; or of the one whose total stands
    /// beside it.
    Alike,
    /// The block has no headings; its width leaves one order only.
    Position,
    /// A person chose it.
    Chosen,
}

/// Why a pasted column is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aside {
    /// Its heading names no column.
    NoSuchColumn,
    /// Its numbers are in another unit than the column that its heading names.
    OtherUnit {
        /// That column.
        column: usize,
        /// The unit of the block.
        unit: String,
    },
    /// Nothing stands in it.
    Blank,
    /// It holds the names of the rows that its lines go to.
    RowNames,
    /// In the block, which is turned, it was a line that numbers the columns.
    ColumnNumbers,
    /// In the block, which is turned, it was a line beside the table: a note, a source, a title.
    Beside,
    /// A person said so.
    Chosen,
}

/// Why it is undecided where a pasted column goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doubt {
    /// More columns than the table has from there.
    TooWide {
        /// Columns of the block.
        pasted: usize,
        /// Columns of the table.
        free: usize,
    },
    /// The width fits in two ways, or results say that the order is another.
    Order,
    /// 1, 2, 3 ... may number the rows or be data.
    OrdinalOrNumber,
    /// No heading names a column.
    UnknownHeadings,
    /// A heading is like a label, but has more words, which may change what they mean, stands in another order or over cells
    /// that cannot be read there, or is like several.
    Alike {
        /// The pasted column.
        pasted: usize,
        /// The column that it may mean.
        column: usize,
    },
    /// A heading names a column that the table works out, and there is nothing to work it out from.
    Incomparable {
        /// The pasted column.
        pasted: usize,
        /// The column that it names.
        column: usize,
    },
    /// Another pasted column goes to the same one.
    Twice(usize),
    /// The table is shown turned, but what the cells hold says that each line of the block is a row.
    AsRows {
        /// The pasted column.
        pasted: usize,
        /// The column where it stands then.
        column: usize,
    },
}

impl Doubt {
    /// What a person may confirm: the pasted column and where it goes then.
    #[must_use]
    pub fn guess(self) -> Option<(usize, usize)> {
        match self {
            Self::Alike { pasted, column } | Self::AsRows { pasted, column } => {
                Some((pasted, column))
            }
            _ => None,
        }
    }
}

impl Target {
    /// Left out by the app, and not by a person.
    #[must_use]
    pub fn is_unassigned(&self) -> bool {
        matches!(
            self,
            Self::Aside(Aside::NoSuchColumn | Aside::OtherUnit { .. })
        )
    }

    /// Into a column of the table, as far as that takes what is pasted.
    #[must_use]
    pub fn of_column(columns: &[Field], column: usize, basis: Basis) -> Self {
        match columns.get(column).map(|field| &field.kind) {
            Some(FieldKind::Computed { .. }) => Self::Computed(column),
            Some(FieldKind::Acts) | None => Self::Aside(Aside::NoSuchColumn),
            Some(_) => Self::Column { column, basis },
        }
    }
}
