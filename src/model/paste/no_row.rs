//! Why the row of a pasted line is undecided.

/// Why nobody knows which row of a table whose rows are fixed a line goes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoRow {
    /// It names a row that the table does not have.
    NoSuchName,
    /// Another line names the same row.
    SameName,
    /// The block brings no names, and more lines than the table has rows from there.
    TooMany,
}
