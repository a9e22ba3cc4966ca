//! Comments at fields.

/// Heading of the dialog, and the button at a field that opens it.
pub const COMMENT: &str = "Ghi chú";
/// Its keys, for the tip of the button.
pub const KEYS: &str = "Ghi chú cho ô này (Alt + G)";
/// What becomes of a comment.
pub const HINT: &str = "Ghi chú đi theo tệp JSON đến nơi nhận, không in trong văn bản. Gõ đến đâu lưu đến đó; xóa hết chữ là bỏ ghi chú.";
/// Closes the dialog.
pub const DONE: &str = "Xong";
/// The key was pressed away from a field.
pub const NO_FIELD: &str = "Hãy đặt con trỏ vào một ô rồi bấm Alt + G để ghi chú cho ô đó.";
/// What stands before a comment.
pub const BEFORE: &str = "Ghi chú: ";
/// What the list of all comments is.
pub const LIST_HINT: &str = "Nơi nhận đọc được khi mở tệp JSON; không in trong văn bản.";

/// Name of the button that opens the comment of a field.
#[must_use]
pub fn open(field: &str) -> String {
    format!("Ghi chú cho ô “{field}”")
}

/// What stands before the comment of a cell, below its row.
#[must_use]
pub fn at(cell: &str) -> String {
    format!("Ghi chú, {cell}: ")
}

/// Heading of the list of all comments.
#[must_use]
pub fn heading(count: usize) -> String {
    format!("Ghi chú kèm theo ({count})")
}
