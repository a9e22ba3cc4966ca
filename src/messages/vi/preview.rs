//! Words of the preview: sheets, zoom, faces of type, layout findings.

use crate::input::number;

/// Beside the sheets: what does not keep to the official layout.
pub const LAYOUT: &str = "Thể thức văn bản";
/// Nothing is wrong with the layout.
pub const LAYOUT_COMPLETE: &str = "Không còn vấn đề về thể thức.";
/// Why the mark of a draft is printed, and how to be rid of it.
pub const DRAFT: &str = "Báo cáo chưa hoàn thành nên bản in có dấu “DỰ THẢO”. Để in bản ký, mở trang Vấn đề và bấm “Hoàn thành”.";
/// Sentences that were rewritten over other numbers are printed as they are.
#[must_use]
pub fn stale_sentences(count: usize) -> String {
    format!(
        "Có {} câu sửa tay theo số liệu cũ; bản in dưới đây còn nguyên các câu đó. Hãy xem lại trước khi in.",
        number::format((count as u64).into())
    )
}
/// Way to them.
pub const TO_STALE_SENTENCES: &str = "Xem các câu đó";
/// Way there.
pub const TO_COMPLETION: &str = "Hoàn thành báo cáo";
/// Where the other findings are.
pub const ALL_FINDINGS: &str = "Xem tất cả vấn đề của báo cáo";
/// The tools above the sheets.
pub const TOOLS: &str = "Thu phóng trang";
/// Makes the sheets smaller.
pub const SMALLER: &str = "Thu nhỏ";
/// Makes the sheets larger.
pub const LARGER: &str = "Phóng to";
/// Makes the sheets as wide as there is room.
pub const FIT: &str = "Vừa chiều rộng";
/// Keys that do the same.
pub const KEYS: &str = "Phím tắt: + phóng to, − thu nhỏ, 0 vừa chiều rộng.";
/// Where paper may differ from the sheets on the screen.
pub const MAY_DIFFER: &str = "Trang giấy được chia theo đúng lề, cỡ chữ của bản in. Máy in, phông chữ hay trình duyệt khác có thể làm xê dịch vài dòng. Khi in, chọn khổ A4, tỷ lệ 100%, lề mặc định, bỏ đầu trang và chân trang. In thẳng từ trang này bằng Firefox thì không có số trang; tệp HTML xuất bằng Chrome hoặc Edge, trên máy có Times New Roman hoặc phông cùng cỡ chữ, thì Firefox in đủ số trang.";
/// What the exported file is for.
pub const EXPORT_PURPOSE: &str = "Tệp HTML là để xem và in đúng thể thức: hãy mở bằng trình duyệt. Word, LibreOffice Writer mở tệp này sẽ làm lệch lề, trang và bảng; báo cáo chưa xuất ra tệp Word được, cần sửa thì sửa ở đây rồi xuất lại.";

/// How large the sheets are shown.
#[must_use]
pub fn percent(percent: i32) -> String {
    format!("{percent}%")
}

/// How many sheets the parts of the document take, 0 for one that the browser cannot break on the screen; the first part
/// is the document, the others are its annexes.
#[must_use]
pub fn sheets(parts: &[usize]) -> String {
    let count = |sheets: usize| number::format((sheets as u64).into());
    match parts {
        [] => "Đang chia trang…".to_owned(),
        [main] => format!("{} trang", count(*main)),
        [main, annexes @ ..] if annexes.contains(&0) => {
            format!(
                "Văn bản {} trang; trình duyệt này không chia trang phụ lục trên màn hình",
                count(*main)
            )
        }
        [main, annexes @ ..] => {
            let annexed: usize = annexes.iter().sum();
            format!(
                "{} trang: văn bản {}, phụ lục {}",
                count(main + annexed),
                count(*main),
                count(annexed)
            )
        }
    }
}

/// What is said after the document was exported on a machine without the wanted face of type.
#[must_use]
pub fn exported(wanted: &str, found: Option<&str>) -> String {
    format!(
        "Đã xuất tệp HTML, để mở bằng trình duyệt và in. {}",
        face(wanted, found)
    )
}

/// The face of type that the document is shown and printed with on this machine.
#[must_use]
pub fn face(wanted: &str, found: Option<&str>) -> String {
    match found {
        Some(found) if found == wanted => format!("Phông chữ: {wanted}."),
        Some(found) => format!(
            "Máy này không có phông {wanted}; văn bản hiện và in bằng {found}, cùng bề rộng chữ nên dòng và trang không đổi. \
             Tệp HTML mở trên máy có {wanted} sẽ dùng phông đó."
        ),
        None => format!(
            "Máy này không có phông {wanted} hay phông cùng cỡ có đủ chữ Việt; dòng và trang có thể khác. Hãy cài phông \
             {wanted} (hoặc Tinos, Liberation Serif 2) rồi in."
        ),
    }
}
