//! Words of the department's own report that is created from a collection.

use super::count;
use crate::collection::synthesis::compare::{Counts, FillState};
use crate::collection::synthesis::fill::{AbsentReasons, Unfilled};
use crate::collection::synthesis::fills::MOST_LISTED;
use crate::messages::vi::collection::totals;
use crate::messages::vi::empty_sections::LEFT_BLANK;
use crate::model::storage::StorageError;
use crate::rollup::coverage::Coverage;

/// Name of the page, and of the link to it.
pub const TITLE: &str = "Báo cáo tổng hợp";
/// What such a report is.
pub const LEAD: &str = "Tạo báo cáo của cơ quan tổng hợp, các ô đã điền sẵn từ số liệu của các đơn vị. Báo cáo nằm trong danh sách báo cáo như mọi báo cáo khác: sửa, hoàn thành, in, xuất tệp như thường.";
/// Nothing can be filled in yet.
pub const NO_NUMBERS: &str = "Chưa có báo cáo nào được tính nên chưa tạo được. Nhận tệp trước.";
/// Which template.
pub const TEMPLATE: &str = "Mẫu của báo cáo tổng hợp";
/// What there is to choose from.
pub const TEMPLATE_HINT: &str =
    "Chính mẫu của các đơn vị, hoặc mẫu khác có khai ô nào lấy số nào của mẫu này.";
/// Creates one.
pub const CREATE: &str = "Tạo báo cáo tổng hợp";
/// Those that were created.
pub const CREATED: &str = "Đã tạo";
/// While they are read.
pub const READING: &str = "Đang đọc…";
/// The store cannot be used.
pub const NO_STORE: &str = "Không đọc được dữ liệu tổng hợp trên máy này. Hãy tải lại trang.";
/// A report that is no longer on the machine.
pub const GONE: &str = "Báo cáo này không còn trên máy (đã xóa hoặc đang ở thùng rác).";
/// Opens the report.
pub const OPEN: &str = "Mở báo cáo";
/// Leads to what was filled in.
pub const SOURCES: &str = "Nguồn của từng ô";
/// Back to all of them.
pub const BACK: &str = "Các báo cáo tổng hợp";
/// The document with the table of agencies.
pub const DOCUMENT: &str = "Văn bản kèm phụ lục theo đơn vị";
/// Prints charts with it.
pub const WITH_CHARTS: &str = "In kèm biểu đồ";
/// What draws them did not come.
pub const NO_CHARTS: &str = "Chưa tải được phần vẽ biểu đồ nên văn bản chưa có biểu đồ. Hãy kiểm tra kết nối mạng rồi bấm “Thử lại”.";
/// A complete report is not written into.
pub const COMPLETE: &str =
    "Báo cáo đã hoàn thành nên không điền thêm. Muốn cập nhật, hãy mở lại báo cáo trước.";
/// Heads of the table.
pub const HEADS: [&str; 4] = ["Ô số liệu", "Trong báo cáo", "Từ các đơn vị", "Tình trạng"];
/// Writes the collection's number over a person's.
pub const TAKE: &str = "Lấy số tổng hợp";
/// What concerns what is no longer given.
pub const NOTHING: &str = "không có";
/// Shows the fields that need no look, too.
pub const SHOW_ALL: &str = "Hiện cả các ô đã khớp và các ô không có số";
/// Nothing needs a look.
pub const ALL_SAME: &str = "Mọi ô lấy từ tổng hợp đều khớp với số liệu hiện có.";

/// Why a number of the report is absent.
pub const ABSENT: AbsentReasons<'static> = AbsentReasons {
    not_applicable: "các đơn vị đã gửi đều ghi không áp dụng",
    left_blank: LEFT_BLANK,
};
/// The report does not say yet whose it is.
pub const NAMELESS: &str = "Báo cáo chưa có tên cơ quan, nên đầu văn bản và tên tệp còn trống.";
/// Leads to the particulars.
pub const STATE_NAME: &str = "Ghi thông tin cơ quan";
/// Indicators that want a look before the report is signed.
pub const INDICATORS: &str = "Chỉ tiêu cần xem trước khi ký";
/// Why they do.
pub const INDICATORS_LEAD: &str = "Báo cáo tính chỉ tiêu từ các ô của chính nó. Dưới đây là chỉ tiêu ra số khác với bảng tổng hợp (vì có ô sửa tay, có dòng để trống, có danh sách quá dài không điền, hoặc do từng đơn vị tự tính), và tỷ lệ mà có đơn vị mới nêu một phần số liệu: nên hỏi lại các đơn vị đó.";
/// Heads of their table.
pub const INDICATOR_HEADS: [&str; 4] = ["Chỉ tiêu", "Trong báo cáo", "Từ các đơn vị", "Cần xem"];

/// What of an indicator wants a look.
#[must_use]
pub fn look(is_same: bool) -> &'static str {
    if is_same {
        "Có đơn vị thiếu số"
    } else {
        "Khác số tổng hợp"
    }
}

/// How the answers of the report stand to the collection.
#[must_use]
pub fn counts(counts: &Counts) -> String {
    let mut parts = vec![format!(
        "{} ô khớp với số liệu tổng hợp",
        count(counts.same)
    )];
    if counts.waiting > 0 {
        parts.push(format!("{} ô có số mới", count(counts.waiting)));
    }
    if counts.edited > 0 {
        parts.push(format!(
            "{} ô đã sửa tay (giữ nguyên)",
            count(counts.edited)
        ));
    }
    if counts.none > 0 {
        parts.push(format!("{} ô không có số để điền", count(counts.none)));
    }
    format!("{}.", parts.join("; "))
}

/// Where the report is not what the collection gives now, above its document.
#[must_use]
pub fn stale(counts: &Counts) -> Option<String> {
    let mut parts = Vec::new();
    if counts.waiting > 0 {
        parts.push(format!(
            "{} ô có số mới chưa đưa vào báo cáo",
            count(counts.waiting)
        ));
    }
    if counts.edited > 0 {
        parts.push(format!("{} ô đã sửa tay", count(counts.edited)));
    }
    let told = format!(
        "Phần văn bản và phụ lục theo đơn vị có thể khác nhau: {}.",
        parts.join("; ")
    );
    (!parts.is_empty()).then_some(told)
}

/// The period of a report.
#[must_use]
pub fn of_period(period: &str) -> String {
    format!("Kỳ báo cáo: {period}.")
}

/// Writes what came since.
#[must_use]
pub fn update(fields: usize) -> String {
    format!("Cập nhật {} ô", count(fields))
}

/// Rows of a table in the report.
#[must_use]
pub fn rows(rows: usize) -> String {
    format!("{} dòng", count(rows))
}

/// Cells of a table that were taken over.
#[must_use]
pub fn cells(counts: &Counts) -> String {
    let mut parts = vec![format!("{} ô khớp", count(counts.same))];
    if counts.waiting > 0 {
        parts.push(format!("{} ô mới", count(counts.waiting)));
    }
    if counts.none > 0 {
        parts.push(format!("{} ô không có số", count(counts.none)));
    }
    parts.join("; ")
}

/// How a field stands.
#[must_use]
pub fn state(state: FillState) -> &'static str {
    match state {
        FillState::Same => "Khớp",
        FillState::Waiting => "Có số mới",
        FillState::Edited => "Đã sửa tay",
        FillState::Withdrawn => "Không còn số",
        FillState::None(_) => "Chưa có số",
    }
}

/// Why the collection gives a field nothing.
#[must_use]
pub fn unfilled(why: Unfilled) -> String {
    match why {
        Unfilled::NotStated => "chưa đơn vị nào nêu".to_owned(),
        Unfilled::NotApplicable => "không áp dụng với đơn vị nào đã gửi".to_owned(),
        Unfilled::NoValue => "không tính được".to_owned(),
        Unfilled::DoesNotFit => {
            "số không vừa ô này: ô chỉ nhận số nguyên hoặc ít chữ số hơn".to_owned()
        }
        Unfilled::TooMany => format!(
            "nhiều hơn {} đơn vị hoặc quá nhiều dòng: tự tóm tắt",
            count(MOST_LISTED)
        ),
        Unfilled::Unknown => "mẫu của các đơn vị không có số này".to_owned(),
    }
}

/// Who stands behind a number.
#[must_use]
pub fn covered(coverage: Option<&Coverage>) -> String {
    coverage.map(totals::coverage).unwrap_or_default()
}

/// Nothing was written, or not all: why, and what to do.
#[must_use]
pub fn not_saved(fault: StorageError) -> &'static str {
    match fault {
        StorageError::ChangedElsewhere | StorageError::Gone => {
            "Báo cáo vừa được sửa ở thẻ khác nên chưa điền. Xem lại rồi bấm lần nữa."
        }
        StorageError::Full => {
            "Bộ nhớ của trình duyệt đã đầy nên chưa điền. Xuất hoặc xóa bớt báo cáo rồi thử lại."
        }
        StorageError::Blocked => "Chưa lưu được nên báo cáo chưa thay đổi. Hãy thử lại.",
    }
}
