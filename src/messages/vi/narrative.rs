//! Words of the sentences of a section, and of rewriting one.

/// Heading of the sentences of a section.
pub const NARRATIVE: &str = "Lời văn";
/// What the sentences are.
pub const NARRATIVE_HINT: &str =
    "Câu chữ sẽ in trong văn bản, tự viết theo số liệu ở trên. Có thể sửa từng câu.";
/// Rewrites a sentence.
pub const EDIT: &str = "Sửa";
/// A sentence in the officer's words.
pub const EDITED: &str = "Đã sửa tay";
/// A sentence in the officer's words over other numbers.
pub const STALE: &str = "Số liệu đã đổi";
/// Confirms the officer's words over today's numbers.
pub const STILL_RIGHT: &str = "Câu này đúng với số liệu mới";
/// Takes the app's words again.
pub const RENEW: &str = "Viết lại theo số liệu mới";
/// Takes the app's words again where they did not change.
pub const RESTORE: &str = "Dùng lại câu tự viết";
/// How a rewritten sentence is taken out.
pub const EDIT_HINT: &str = "Để trống thì văn bản không in câu này.";
/// Label of a rewritten sentence.
pub const SENTENCE: &str = "Câu đã sửa";

/// The app's words of today beside the officer's.
#[must_use]
pub fn written_now(written: Option<&str>) -> String {
    match written {
        Some(text) => format!("Câu theo số liệu mới: {text}"),
        None => "Theo số liệu mới thì không in câu này.".to_owned(),
    }
}

/// Sentences that wait for numbers.
#[must_use]
pub fn waiting_sentences(count: usize) -> String {
    format!("Còn {count} câu chưa in vì chưa có số liệu hoặc không thuộc trường hợp này.")
}
