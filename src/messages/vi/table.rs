//! Words of a table with so many rows that only some are on the screen.

use crate::messages::vi::paste::count;

/// Goes to the rows before those on the screen.
pub const ROWS_BEFORE: &str = "Các dòng trước";
/// Goes to the rows after them.
pub const ROWS_AFTER: &str = "Các dòng sau";

/// Name of the place to go to other rows of a table.
#[must_use]
pub fn pages_of(table: &str) -> String {
    format!("Các dòng của bảng “{table}”")
}

/// Name of the choice of rows.
pub const ROWS_SHOWN: &str = "Các dòng đang xem";

/// A choice of rows, from 1.
#[must_use]
pub fn rows((first, last): (usize, usize)) -> String {
    format!("Dòng {}–{}", count(first), count(last))
}

/// How many rows the table has, and whether it has totals, which count all of them.
#[must_use]
pub fn of_all(total: usize, totals: bool) -> String {
    let rest = if totals {
        "; dòng tổng tính cả các dòng không hiện ở đây"
    } else {
        ""
    };
    format!("trong {} dòng{rest}", count(total))
}
