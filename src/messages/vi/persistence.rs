//! Words of saving: two copies, full and blocked stores, two tabs.

use crate::messages::vi::app::UNNAMED;
use crate::model::storage::StorageError;

/// Why the store did not do what it should, and what to do.
#[must_use]
pub fn render(error: StorageError) -> &'static str {
    match error {
        StorageError::Full => {
            "Bộ nhớ của trình duyệt đã đầy nên thay đổi mới nhất chưa được lưu. Vẫn gõ tiếp được, nhưng hãy bấm “Xuất JSON” để giữ số liệu vào tệp trước khi đóng trang."
        }
        StorageError::ChangedElsewhere => {
            "Báo cáo này vừa được sửa ở một thẻ khác của trình duyệt, nên thẻ này không lưu đè lên. Nếu cần giữ phần vừa gõ ở đây, hãy bấm “Xuất JSON”; sau đó tải lại trang để thấy bản mới nhất."
        }
        StorageError::Gone => GONE,
        StorageError::Blocked => {
            "Trình duyệt đang chặn lưu dữ liệu của trang này (cửa sổ ẩn danh hoặc cài đặt chặn cookie), số liệu sẽ mất khi đóng trang. Hãy bấm “Xuất JSON” để giữ số liệu vào tệp."
        }
    }
}

/// The same in a few words, beside the commands that help.
#[must_use]
pub fn render_short(error: StorageError) -> &'static str {
    match error {
        StorageError::Full => FULL,
        StorageError::Blocked => BLOCKED,
        StorageError::ChangedElsewhere => CHANGED,
        StorageError::Gone => GONE,
    }
}

/// Name of the bars, for readers who hear the page.
pub const BAR: &str = "Tình trạng lưu";
/// Heading of the bar of a report that is only in memory.
pub const UNSAVED: &str = "Chưa lưu được";
/// Saves the report into a file.
pub const SAVE_FILE: &str = "Lưu ra tệp";
/// Tries to save again.
pub const SAVE_AGAIN: &str = "Lưu lại";
/// Goes to the report that is only in memory.
pub const GO_TO_UNSAVED: &str = "Về báo cáo";
/// The store is full, in short.
pub const FULL: &str =
    "bộ nhớ của trình duyệt đã đầy. Vẫn gõ tiếp được; hãy lưu ra tệp trước khi đóng trang.";
/// The store is blocked, in short.
pub const BLOCKED: &str =
    "trình duyệt đang chặn lưu dữ liệu. Vẫn gõ tiếp được; hãy lưu ra tệp trước khi đóng trang.";
/// Another tab writes, or wrote meanwhile, in short.
pub const CHANGED: &str = "báo cáo đang mở ở thẻ khác hoặc vừa được sửa ở đó, nên phần ở đây không lưu đè lên. Hãy lưu ra tệp rồi tải lại trang.";
/// A report that is only in memory, by whose and of when it is.
#[must_use]
pub fn report(agency: &str, period: &str) -> String {
    format!(
        "{} – {period}",
        if agency.trim().is_empty() {
            UNNAMED
        } else {
            agency
        }
    )
}

/// The report is open in another tab.
pub const ELSEWHERE: &str =
    "Báo cáo đang mở ở thẻ khác; thẻ này chỉ xem, tự cập nhật theo thẻ kia.";
/// Takes over the writing.
pub const TAKE_OVER: &str = "Soạn ở thẻ này";
/// The report was removed in another tab.
pub const GONE: &str = "Báo cáo này vừa được xóa ở thẻ khác. Nếu cần giữ, hãy lưu ra tệp.";
/// Everything came back from IndexedDB.
pub const FROM_INDEXED_DB: &str =
    "Kho lưu thứ nhất của trình duyệt đã mất dữ liệu; báo cáo được lấy lại từ bản sao thứ hai.";
/// One of the two copies of a record was damaged.
pub const FROM_OTHER: &str = "Một bản ghi trong kho lưu bị hỏng hoặc lệch; báo cáo được lấy từ bản sao còn tốt. Bản kia được để riêng, xem ở cuối trang “Báo cáo trên máy này”.";
/// A newer copy found no room.
pub const NO_ROOM: &str = "Có báo cáo mà bản mới nhất chưa chép lại được vì bộ nhớ đầy. Bản đó nằm ở “Các bản đã lưu”. Hãy dọn thùng rác rồi tải lại trang.";
/// IndexedDB fails, though it was there before.
pub const BEHIND: &str = "Dữ liệu đã ghi vào kho thứ nhất, nhưng kho lưu thứ hai (IndexedDB) của trình duyệt đang lỗi nên chưa chắc đã xuống đĩa. Chương trình đang thử lại; nếu dòng này không mất, hãy lưu ra tệp rồi tải lại trang.";
