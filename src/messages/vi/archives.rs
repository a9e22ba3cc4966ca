//! Why a ZIP archive, or a file in one, cannot be used, and what to do.

use crate::input::number;
use crate::model::archive::{
    ArchiveError, LARGEST_ARCHIVE, LARGEST_RATIO, MOST_ENTRIES, MOST_INFLATED,
};

/// What is wrong and what to do.
#[must_use]
pub fn render(error: ArchiveError) -> String {
    match error {
        ArchiveError::TooLarge(bytes) => format!(
            "Tệp nén quá lớn ({} byte; tối đa {} byte). Hãy chia thành nhiều tệp nén nhỏ hơn, hoặc giải nén rồi chọn thư mục.",
            count(bytes),
            count(LARGEST_ARCHIVE)
        ),
        ArchiveError::NoZip => {
            "Tệp không phải tệp nén ZIP, hoặc đã bị cắt cụt. Hãy chép lại hoặc xin gửi lại tệp.".to_owned()
        }
        ArchiveError::Directory => {
            "Mục lục của tệp nén bị hỏng nên không lấy tệp nào trong đó. Hãy chép lại hoặc xin gửi lại tệp.".to_owned()
        }
        ArchiveError::TooManyEntries(entries) => format!(
            "Tệp nén có {} mục, quá {} mục. Hãy chia thành nhiều tệp nén nhỏ hơn.",
            number::format(entries.into()),
            count(MOST_ENTRIES)
        ),
        ArchiveError::NoReports => {
            "Trong tệp nén không có tệp JSON hoặc HTML nào. Hãy kiểm tra xem có chọn nhầm tệp không.".to_owned()
        }
        ArchiveError::Nested => {
            "Tệp nén nằm trong tệp nén nên không mở. Hãy giải nén tệp ngoài rồi chọn tệp này.".to_owned()
        }
        ArchiveError::OtherKind => {
            "Trang chỉ mở được tệp nén ZIP. Hãy giải nén tệp này rồi chọn các tệp bên trong, hoặc nén lại bằng ZIP.".to_owned()
        }
        ArchiveError::Encrypted => {
            "Tệp được khóa bằng mật khẩu trong tệp nén. Hãy giải nén bằng mật khẩu đó rồi chọn tệp đã giải nén.".to_owned()
        }
        ArchiveError::Method(method) => format!(
            "Tệp được nén bằng cách mà trang không đọc được (cách số {method}). Hãy giải nén rồi chọn tệp, hoặc nén lại bằng ZIP thường."
        ),
        ArchiveError::Damaged => {
            "Dữ liệu của tệp trong tệp nén bị hỏng: không khớp mã kiểm tra. Hãy chép lại hoặc xin gửi lại tệp.".to_owned()
        }
        ArchiveError::Ratio => format!(
            "Tệp giải nén ra lớn gấp hơn {LARGEST_RATIO} lần, báo cáo thật không như vậy. Hãy xin nơi gửi xuất lại tệp."
        ),
        ArchiveError::Exhausted => format!(
            "Các tệp nén đã giải nén ra quá {} byte nên từ tệp này không đọc tiếp. Hãy nhận phần đã đọc, rồi chọn tiếp phần còn lại.",
            count(MOST_INFLATED)
        ),
    }
}

fn count(count: usize) -> String {
    number::format((count as u64).into())
}
