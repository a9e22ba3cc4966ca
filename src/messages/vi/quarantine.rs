//! Words of records that do not read.

use crate::messages::vi::files;
use crate::model::file::FileError;
use crate::model::storage::QuarantineReason;

/// A record whose digest does not fit.
pub const ALTERED_RECORD: &str = "Bản ghi đã bị sửa hoặc hỏng ngoài chương trình (không khớp mã kiểm tra). Có thể tải về rồi mở bằng “Mở tệp” để xem lại.";
/// A record that ends in the middle.
pub const CUT_RECORD: &str = "Bản ghi bị cắt cụt, nội dung dừng giữa chừng nên không mở được.";
/// A record that does not read.
pub const BROKEN_RECORD: &str = "Bản ghi bị hỏng nên không mở được.";
/// The report of a record that is in quarantine is there all the same.
pub const RECOVERED: &str = "Báo cáo này vẫn có trong danh sách ở trên, lấy từ bản sao còn tốt. Bản hỏng chỉ giữ lại để đối chiếu, bạn không phải làm gì.";
/// The report of a record that is in quarantine is not there.
pub const NOT_RECOVERED: &str = "Báo cáo này không có trong danh sách. Nếu có tệp sao lưu, hãy “Khôi phục” ở trang “Dữ liệu”; nếu không, hãy tải bản ghi về và nhờ người quản trị xem.";
/// A record of which not even the agency can be read.
pub const UNNAMED_RECORD: &str = "Một báo cáo của máy này";

/// Why a record of the store does not read, in a sentence: nobody sent it.
#[must_use]
pub fn render_unreadable(error: &FileError) -> String {
    match error {
        error if error.is_of_later_version() => files::render(error),
        FileError::Truncated | FileError::Empty => CUT_RECORD.to_owned(),
        _ => BROKEN_RECORD.to_owned(),
    }
}

/// Why a record is in quarantine, in a sentence.
#[must_use]
pub fn render_quarantine_reason(reason: &QuarantineReason) -> String {
    match reason {
        QuarantineReason::Altered => ALTERED_RECORD.to_owned(),
        QuarantineReason::Unreadable(error) => render_unreadable(error),
    }
}
