//! Words around every screen, of the list of reports, of a new report and of opened files.

use crate::input::letters::uncapitalize;
use crate::input::numbering::roman;
use crate::model::period::PeriodKind;

/// Name of the app.
pub const NAME: &str = "Báo Cáo Số";
/// What the app is for, in one line.
pub const PURPOSE: &str =
    "Lập, kiểm tra và in báo cáo định kỳ của cơ quan nhà nước ngay trong trình duyệt";
/// Skip link.
pub const SKIP: &str = "Đến nội dung chính";
/// Name of the main navigation.
pub const NAVIGATION: &str = "Điều hướng chính";
/// Link to the list of reports.
pub const HOME: &str = "Báo cáo trên máy này";
/// Link to the data on this machine.
pub const DATA: &str = "Dữ liệu";
/// Link to the help.
pub const HELP: &str = "Trợ giúp";
/// Where data live.
pub const DATA_STAYS: &str = "Dữ liệu chỉ nằm trên máy này.";
/// While a lazy part of the program is on its way.
pub const LOADING: &str = "Đang tải…";
/// Asks for a lazy part of the program again.
pub const TRY_AGAIN: &str = "Thử lại";
/// While files are read.
pub const READING: &str = "Đang đọc tệp…";
/// Makes a removal undone.
pub const UNDO: &str = "Hoàn tác";
/// Closes a notice.
pub const CLOSE: &str = "Đóng";
/// Leaves without doing anything.
pub const CANCEL: &str = "Hủy";
/// Before every error, for readers who hear the page.
pub const ERROR_PREFIX: &str = "Lỗi: ";
/// Heading of an error summary.
pub const ERROR_SUMMARY: &str = "Có điều cần sửa";
/// A page of a report that is not there.
pub const NOT_OPENED: &str = "Không mở được báo cáo";

/// Version line of the footer.
#[must_use]
pub fn version(number: &str) -> String {
    format!("Phiên bản {number}")
}

/// Title of a page in the browser's tab.
#[must_use]
pub fn page_title(page: &str) -> String {
    if page == NAME {
        NAME.to_owned()
    } else {
        format!("{page} | {NAME}")
    }
}

// The list of reports.

/// The box that searches the list of reports.
pub const FIND_REPORT: &str = "Tìm báo cáo";
/// What can be typed into it.
pub const FIND_REPORT_HINT: &str =
    "Tên cơ quan, kỳ, mẫu hoặc số, ký hiệu văn bản; gõ không dấu cũng được.";
/// The order of the list.
pub const SORT: &str = "Sắp xếp";
/// The last changed first.
pub const SORT_CHANGED: &str = "Mới sửa trước";
/// By the name of the agency.
pub const SORT_AGENCY: &str = "Tên cơ quan";
/// The last period first.
pub const SORT_PERIOD: &str = "Kỳ báo cáo mới trước";
/// Shows all reports again.
pub const FIND_ALL: &str = "Xem tất cả báo cáo";

/// How many reports a search found.
#[must_use]
pub fn reports_found(found: usize, all: usize) -> String {
    match found {
        0 => format!("Không có báo cáo nào khớp, trong {all} báo cáo trên máy này."),
        found => format!("{found} trong {all} báo cáo."),
    }
}

/// Starts a report.
pub const CREATE: &str = "Tạo báo cáo";
/// Opens files.
pub const OPEN_FILES: &str = "Mở tệp";
/// The worked examples.
pub const EXAMPLES: &str = "Ví dụ";
/// A worked example in the list.
pub const EXAMPLE: &str = "Ví dụ";
/// Opens a worked example.
pub const OPEN_EXAMPLE: &str = "Mở ví dụ";
/// What creating does.
pub const CREATE_HINT: &str =
    "Chọn mẫu và kỳ báo cáo rồi nhập số liệu. Bài đang viết tự lưu sau mỗi lần gõ.";
/// What opening does.
pub const OPEN_HINT: &str =
    "Mở tệp JSON đã xuất từ máy khác. Bạn được xem trước rồi mới quyết định nhận.";
/// What the examples are.
pub const EXAMPLE_HINT: &str = "Báo cáo đã điền sẵn, giữ nguyên cả chỗ sai của bản gốc, với chỉ tiêu, vấn đề tìm thấy và bản in. Có thể sửa thử và xóa đi.";
/// A file can be dropped on the page.
pub const DROP_HINT: &str = "Cũng có thể kéo tệp JSON thả vào bất kỳ chỗ nào trên trang này.";
/// Leads to the collections of a receiving department.
pub const COLLECT: &str = "Tổng hợp báo cáo của nhiều đơn vị";
/// Heading of the first visit.
pub const WELCOME: &str =
    "Báo cáo đúng\u{a0}số, đúng\u{a0}thể\u{a0}thức, không\u{a0}phải\u{a0}gõ\u{a0}lại";
/// What the app does for a first visitor: a short name and a sentence.
pub const POINTS: [(&str, &str); 3] = [
    (
        "Nhập một lần",
        "Điền số đếm; tỷ lệ, tổng và lời văn do máy tính ra, kèm công thức và căn cứ.",
    ),
    (
        "Biết ngay chỗ sai",
        "Tổng không khớp, thiếu số, lệch với ghi tay: mỗi vấn đề có lời giải thích và chỗ cần sửa.",
    ),
    (
        "Ra văn bản và tệp",
        "Văn bản trình bày theo Nghị định 30/2020/NĐ-CP để in, ký; tệp JSON để gửi nơi tổng hợp.",
    ),
];
/// Three actions of a first visit.
pub const BEGIN: &str = "Bắt đầu";
/// Column of the agency without a name yet.
pub const UNNAMED: &str = "Chưa ghi tên cơ quan";
/// Opens a report.
pub const OPEN: &str = "Mở";
/// Removes a report.
pub const REMOVE: &str = "Xóa";
/// Stored records that do not read.
pub const QUARANTINE: &str = "Bản ghi không đọc được";
/// What became of them.
pub const QUARANTINE_HINT: &str = "Các bản ghi này được để riêng, không bị xóa.";
/// Downloads one of them.
pub const DOWNLOAD: &str = "Tải về";

/// What the bar beside a report in the list shows.
pub const FILLED_IN: &str = "Đã điền";

/// What is left to fill in before a report can be completed.
#[must_use]
pub fn left(count: usize) -> String {
    if count == 0 {
        "Đã điền đủ".to_owned()
    } else {
        format!("Còn {count} ô")
    }
}

/// Whole per cent.
#[must_use]
pub fn percent(percent: usize) -> String {
    format!("{percent}%")
}

/// When a report was last changed.
#[must_use]
pub fn changed(at: &str) -> String {
    format!("Sửa lần cuối {at}")
}

/// What a button acts on, for readers who hear the page: others may be of the same agency and period.
#[must_use]
pub fn of_report(agency: &str, superior: &str, period: &str, changed: &str) -> String {
    let of = agency_of(agency, superior);
    format!(" báo cáo {period} của {of}, sửa lần cuối {changed}")
}

/// An agency with its superior, which is stated where another has the same name; else empty.
#[must_use]
pub fn agency_of(agency: &str, superior: &str) -> String {
    if superior.is_empty() {
        agency.to_owned()
    } else {
        format!("{agency} ({superior})")
    }
}

/// Another report in the list is of the same agency, template and period.
pub const REPEATED: &str = "Trùng cơ quan, mẫu và kỳ với báo cáo khác";

// A new report.

/// What is said where this machine has a report of the agency, template and period that are about to be begun.
#[must_use]
pub fn already_here(agency: &str, period: &str, status: &str, changed: &str) -> String {
    format!(
        "Trên máy này đã có báo cáo {period} của {agency} theo mẫu này ({status}, {changed}). Chỉ tạo báo cáo nữa nếu là của cơ quan khác.",
        status = uncapitalize(status),
        changed = uncapitalize(changed)
    )
}

/// Opens the report that is here already.
pub const OPEN_THAT: &str = "Mở báo cáo đó";

/// Which template.
pub const TEMPLATE: &str = "Mẫu báo cáo";
/// Which kind of period.
pub const PERIOD_KIND: &str = "Kỳ báo cáo";
/// Which year.
pub const YEAR: &str = "Năm báo cáo";
/// How the year is typed.
pub const YEAR_HINT: &str = "Bốn chữ số, ví dụ 2021.";
/// First day of a range.
pub const FROM: &str = "Từ ngày";
/// How it is typed.
pub const FROM_HINT: &str = "Ngày đầu của giai đoạn, ví dụ 01/01/2016.";
/// Last day of a range.
pub const TO: &str = "Đến ngày";
/// How it is typed.
pub const TO_HINT: &str = "Ngày chốt số liệu, ví dụ 31/12/2020.";
/// Which period in the year.
pub const PERIOD_INDEX: &str = "Kỳ trong năm";

/// Name of one period in a year.
#[must_use]
pub fn period_in_year(kind: PeriodKind, index: u8) -> String {
    match kind {
        PeriodKind::Month => format!("Tháng {index}"),
        PeriodKind::Quarter => format!("Quý {}", roman(index.into())),
        PeriodKind::Half if index == 1 => "6 tháng đầu năm".to_owned(),
        PeriodKind::Half => "6 tháng cuối năm".to_owned(),
        _ => "Cả kỳ".to_owned(),
    }
}

// Opened files.

/// Heading of the dry run.
pub const IMPORT: &str = "Kiểm tra tệp trước khi nhận";
/// What the dry run is.
pub const IMPORT_HINT: &str =
    "Chưa có gì thay đổi trên máy này. Xem từng tệp rồi chọn nhận hoặc hủy.";
/// No file was opened.
pub const IMPORT_EMPTY: &str = "Chưa có tệp nào được mở.";
/// All files were refused.
pub const IMPORT_NONE: &str = "Không có tệp nào nhận được; trên máy này không có gì thay đổi.";
/// Verdicts of the dry run.
pub const ADDED: &str = "Thêm mới";
/// Replaces a report.
pub const REPLACES: &str = "Thay bản đang có";
/// Nothing new.
pub const SAME: &str = "Đã có, giống hệt";
/// Cannot be taken.
pub const REFUSED: &str = "Không nhận";
/// Leaves the page.
pub const BACK_HOME: &str = "Về danh sách báo cáo";

/// The button that takes the files.
#[must_use]
pub fn accept_files(count: usize) -> String {
    format!("Nhận {count} tệp")
}
