//! Words of tables: what can be done with a row, rows that are not on the screen.

use crate::input::letters;
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

/// Moves a row past the one above.
pub const MOVE_UP: &str = "Chuyển lên";
/// Moves a row past the one below.
pub const MOVE_DOWN: &str = "Chuyển xuống";
/// Moves a row that stands as a column past the one before.
pub const MOVE_LEFT: &str = "Chuyển sang trái";
/// Moves a row that stands as a column past the one after.
pub const MOVE_RIGHT: &str = "Chuyển sang phải";

/// Removes a row.
#[must_use]
pub fn remove(row: &str) -> String {
    format!("Xóa {}", letters::uncapitalize(row))
}

/// Name of the menu of a row.
#[must_use]
pub fn row_menu(row: &str) -> String {
    format!("{row}: thao tác")
}

/// The same with the key that opens it.
#[must_use]
pub fn row_menu_with_key(row: &str) -> String {
    format!("{} (Alt + Enter)", row_menu(row))
}
