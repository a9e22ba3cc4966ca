//! The names of what a formula mentions. Words come in through this trait: formulas have none.

/// The names that people read.
pub trait Labels {
    /// Name of an answer, an indicator or a built-in.
    fn label(&self, name: &str) -> String;
    /// Name of a table.
    fn table(&self, table: &str) -> String;
    /// Name of a table's column.
    fn column(&self, table: &str, column: &str) -> String;
    /// Name of an option of a choice; a column is addressed as `table..column`.
    fn option(&self, field: &str, option: &str) -> Option<String>;
    /// True for the names of the printed document, which knows no fields to fill in.
    fn on_paper(&self) -> bool {
        false
    }
}
