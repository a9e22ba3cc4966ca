//! What pasting a block would do, as data: lines, columns, and one fate for each cell.

use crate::model::answer::Answer;
use crate::model::paste::no_row::NoRow;
use crate::model::paste::numbers::Notations;
use crate::model::paste::target::{Doubt, PastedColumn, Target};
use crate::model::template::Table;

/// What pasting a block would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Where each pasted column goes.
    pub columns: Vec<PastedColumn>,
    /// What each line is, and what becomes of its cells.
    pub lines: Vec<Line>,
    /// How many lines at the top are headings.
    pub headings: usize,
    /// Rows that the table gets.
    pub added: usize,
    /// Rows that get another name and keep answers under it.
    pub renamed: Vec<Renamed>,
    /// Names of new rows that the table has already.
    pub repeated: Vec<String>,
    /// Names that several of its lines bring for new rows.
    pub twice_named: Vec<String>,
    /// What its numbers tell of their notation.
    pub numbers: Notations,
    /// Lines that are pasted although their numbers are the sums of others, by their position.
    pub like_totals: Vec<usize>,
    /// Lines that are pasted with numbers although they stand like the names of groups, by their position.
    pub like_groups: Vec<usize>,
    /// The ways in which all columns may go at once, where none of them has a place.
    pub orders: Vec<ColumnOrder>,
}

/// A way in which all columns of a block without headings may go: by their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ColumnOrder {
    /// True where results that the table works out are among them.
    pub with_results: bool,
    /// True where the first column numbers the rows.
    pub numbers_rows: bool,
    /// Where each column goes.
    pub targets: Vec<Target>,
}

/// A line of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What it is.
    pub kind: LineKind,
    /// One for each column of the block.
    pub cells: Vec<Cell>,
}

/// What a line of the block is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineKind {
    /// Headings, also those that come again.
    Heading,
    /// Numbers of columns: `(1)`, `2`, `3=4+5`.
    Numbering,
    /// A line of totals; whether its numbers are the sums of other lines, where that can be told.
    Totals {
        /// `None` when nothing can be compared.
        sums: Option<bool>,
    },
    /// It belongs to no table: a note, a source, who signs, a title.
    Beside,
    /// The heading of a group, in a table without groups.
    Group,
    /// Nothing.
    Blank,
    /// It cannot be told which row of a table of fixed rows it goes to; undecided until a person says so, or puts it aside.
    NoRow {
        /// Why.
        why: NoRow,
        /// A person put it aside.
        aside: bool,
    },
    /// A row of the table.
    Row {
        /// Its position in the table.
        place: usize,
        /// True when it becomes the heading of a group.
        group: bool,
    },
}

impl LineKind {
    /// True for a line that a person may paste all the same.
    #[must_use]
    pub fn may_be_kept(&self) -> bool {
        matches!(
            self,
            Self::Numbering | Self::Totals { .. } | Self::Group | Self::Beside
        )
    }
}

/// A cell of the block.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// Its text.
    pub text: String,
    /// What becomes of it.
    pub fate: Fate,
}

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fate {
    /// It becomes the answer of a cell.
    Placed(Change),
    /// It is kept as typed in a cell that cannot read it.
    Unreadable(Change),
    /// The cell where it goes says the same.
    Unchanged {
        /// Position of the table's row.
        row: usize,
        /// Position of the table's column.
        column: usize,
    },
    /// Nothing stands in it; what the table has stays.
    Blank,
    /// It stays out.
    LeftOut(LeftOut),
}

/// A change of one cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Position of the table's row.
    pub row: usize,
    /// Position of the table's column.
    pub column: usize,
    /// What stands there now.
    pub old: Answer,
    /// What would stand there.
    pub new: Answer,
}

/// Why a cell stays out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// Its line is no row.
    Line,
    /// It numbers a row.
    Ordinal,
    /// Words among the numbers of rows.
    WordsAmongOrdinals,
    /// It names a fixed row.
    RowName,
    /// The app works it out.
    Computed(Comparison),
    /// Its column is left out.
    Column,
    /// A date that is another day where the month stands first, beside others that can only be read so.
    DayOrMonth,
    /// It is undecided where its column goes.
    Undecided,
}

/// A result in the block beside the one that the app works out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Comparison {
    /// The same, as far as it is printed.
    Same,
    /// Another one; the table's own as people read it.
    Differs(String),
    /// One of them is missing or cannot be read.
    Unknown,
}

impl Plan {
    /// Answers that the block brings: position of row and column, and the answer.
    pub fn answers(&self, table: &Table) -> Vec<(usize, usize, Answer)> {
        let group = table
            .shape
            .group_by
            .as_ref()
            .and_then(|id| table.columns.iter().position(|column| column.id == *id));
        let mut answers = Vec::new();
        for line in &self.lines {
            if let (LineKind::Row { place, group: true }, Some(column)) = (&line.kind, group) {
                answers.push((*place, column, Answer::YesNo(true)));
            }
            answers.extend(
                line.cells
                    .iter()
                    .filter_map(Cell::change)
                    .map(|one| (one.row, one.column, one.new.clone())),
            );
        }
        answers
    }

    /// Doubts that keep the block from being pasted, each once.
    #[must_use]
    pub fn doubts(&self) -> Vec<Doubt> {
        let mut doubts = Vec::new();
        for column in &self.columns {
            if let Target::Open(doubt) = &column.target
                && !doubts.contains(doubt)
            {
                doubts.push(*doubt);
            }
        }
        doubts
    }

    /// Cells that get another answer.
    #[must_use]
    pub fn changed(&self) -> usize {
        self.changes().count()
    }

    /// Cells among them that had an answer.
    #[must_use]
    pub fn replaced(&self) -> usize {
        self.changes()
            .filter(|change| change.old != Answer::Blank)
            .count()
    }

    /// Cells whose text cannot be read.
    #[must_use]
    pub fn unreadable(&self) -> usize {
        self.cells()
            .filter(|cell| matches!(cell.fate, Fate::Unreadable(_)))
            .count()
    }

    /// Columns with something in them that nobody has a place for: each is assigned or put aside on purpose first.
    #[must_use]
    pub fn waiting(&self) -> Vec<usize> {
        let is_given = |at: usize| {
            let rows = self
                .lines
                .iter()
                .filter(|line| matches!(line.kind, LineKind::Row { .. }));
            let mut cells = rows.filter_map(|line| line.cells.get(at));
            cells.any(|cell| cell.fate != Fate::Blank)
        };
        let columns = self.columns.iter().enumerate();
        columns
            .filter(|(at, column)| column.target.is_unassigned() && is_given(*at))
            .map(|(at, _)| at)
            .collect()
    }

    /// True when something would change and nothing is undecided.
    #[must_use]
    pub fn is_ready(&self) -> bool {
        self.changed() > 0
            && self.doubts().is_empty()
            && self.waiting().is_empty()
            && self.unplaced().is_empty()
            && !self.numbers.is_asked
    }

    /// All cells, line by line.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.lines.iter().flat_map(|line| &line.cells)
    }

    fn changes(&self) -> impl Iterator<Item = &Change> {
        self.cells().filter_map(Cell::change)
    }
}

impl Cell {
    /// What it changes.
    #[must_use]
    pub fn change(&self) -> Option<&Change> {
        match &self.fate {
            Fate::Placed(change) | Fate::Unreadable(change) => Some(change),
            _ => None,
        }
    }
}

/// A row that gets another name and keeps numbers of the former one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Renamed {
    /// Its name now.
    pub old: String,
    /// Its name then.
    pub new: String,
    /// Answers in it that the block does not touch.
    pub kept: usize,
}
