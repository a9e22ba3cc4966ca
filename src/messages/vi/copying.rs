//! Words of "Chép từ kỳ trước".

use crate::messages::vi::period::label;
use crate::model::period::Period;

/// What a new report can take over.
pub const TITLE: &str = "Chép từ kỳ trước";
/// Particulars of agency and document.
pub const PARTICULARS: &str =
    "Thông tin cơ quan và văn bản (chỉ điền ô còn trống; không chép số, ngày ban hành)";
/// Texts and lists of the outline.
pub const TEXTS: &str = "Lời văn đã viết trong các mục";

/// Whose report is begun.
pub const AGENCY: &str = "Cơ quan báo cáo";
/// What the choice brings.
pub const AGENCY_HINT: &str = "Máy này có báo cáo của nhiều cơ quan. Thông tin cơ quan và thể thức văn bản được lấy từ báo cáo sửa gần nhất của cơ quan được chọn.";

/// From which report, and what never comes along.
#[must_use]
pub fn from(period: &Period, agency: &str) -> String {
    let of = if agency.trim().is_empty() {
        String::new()
    } else {
        format!(" của {}", agency.trim())
    };
    format!(
        "Trên máy này có báo cáo {}{of}. Chọn phần muốn chép sang; chữ và lựa chọn (Có, Không) được chép, số và ngày tháng thì không bao giờ. Hãy xem lại các lựa chọn.",
        label(period)
    )
}

/// A table with rows.
#[must_use]
pub fn table(label: &str, rows: usize) -> String {
    format!("{label} ({rows} dòng, chép chữ và lựa chọn)")
}
