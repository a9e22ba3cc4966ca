//! Words of the screen as the printed document says them.

/// Words of the screen, and what stands for them in the document.
const SCREEN_WORDS: [(&str, &str); 7] = [
    ("ghi tay, chưa có số đếm", "cơ quan nêu, chưa có số liệu chi tiết"),
    (" (ghi tay)", " (cơ quan nêu)"),
    ("Chưa điền “", "Chưa có số liệu “"),
    ("chưa điền “", "chưa có số liệu “"),
    (" nhưng chưa có số đếm để kiểm tra: thiếu ", ", chưa có số liệu chi tiết: "),
    (" (để trống tính là 0)", ""),
    ("Ô để trống của bảng được tính là 0.", ""),
];

/// Words of the screen as an official document says them: it knows no fields, and nothing typed by hand.
#[must_use]
pub fn official(text: &str) -> String {
    let mut text = text.to_owned();
    for (screen, paper) in SCREEN_WORDS {
        if text.contains(screen) {
            text = text.replace(screen, paper);
        }
    }
    text
}
