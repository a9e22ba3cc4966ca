//! Why a block cannot be pasted, and how large one may be.

/// Most characters of a block. A table of a report has some hundred cells; this is far above it.
pub const MOST_CHARACTERS: usize = 200_000;
/// Most rows of a block.
pub const MOST_ROWS: usize = 1_000;
/// Most lines whose rows a person is asked about, where the block itself tells of none.
pub const MOST_ASKED: usize = 60;
/// Most columns of a block. Tables of reports have up to 30; each pasted column gets a choice on the screen.
pub const MOST_COLUMNS: usize = 200;

/// Why a text is no block of cells that a table can take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BlockProblem {
    /// Nothing but blanks.
    Empty,
    /// More than [`MOST_CHARACTERS`] characters, [`MOST_ROWS`] rows or [`MOST_COLUMNS`] columns.
    TooLarge,
}

/// Why a block cannot be pasted there at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// No block.
    Block(BlockProblem),
    /// More rows than are left in a table that gets none, and more than a person is asked about.
    TooLong {
        /// Rows of the block.
        pasted: usize,
        /// Rows of the table.
        free: usize,
    },
    /// The table would have more rows than it may.
    TooManyRows,
    /// Names that no fixed row bears, more than a person is asked about.
    UnknownRows(Vec<String>),
}
