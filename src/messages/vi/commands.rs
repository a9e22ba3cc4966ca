//! What commands answer.

use crate::input::number;
use crate::model::report::Stage;

/// The built-in data files do not load.
pub const BROKEN_CATALOG: &str = "Trang bị hỏng: không đọc được mẫu báo cáo. Hãy tải lại trang; nếu vẫn lỗi, báo cho nơi đặt trang.";
/// A lazy part of the program did not come.
pub const NOT_LOADED: &str = "Chưa tải được phần còn lại của chương trình; số liệu vẫn nguyên trên máy này. Hãy kiểm tra kết nối mạng rồi bấm “Thử lại”.";
/// The chosen template is on its way.
pub const TEMPLATE_COMING: &str = "Đang tải mẫu báo cáo đã chọn; chờ trong giây lát.";
/// No such template.
pub const NO_TEMPLATE: &str = "Hãy chọn mẫu báo cáo và loại kỳ báo cáo.";
/// The year cannot be read.
pub const BAD_YEAR: &str = "Năm báo cáo gồm bốn chữ số, từ 2000 đến 2099, ví dụ 2021.";
/// No such report.
pub const NO_REPORT: &str = "Không tìm thấy báo cáo này trên máy. Có thể nó đã bị xóa, hoặc được lập trên máy khác: hãy mở tệp JSON của báo cáo.";
/// A report went to the trash.
pub const REMOVED: &str = "Đã chuyển báo cáo vào thùng rác.";
/// A report being written.
pub const STATUS_DRAFT: &str = "Đang soạn";
/// A report declared complete.
pub const STATUS_COMPLETED: &str = "Đã hoàn thành";
/// A report that has its number and its date.
pub const STATUS_ISSUED: &str = "Đã ban hành";

/// How far the document is on its way.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Draft => STATUS_DRAFT,
        Stage::Completed => STATUS_COMPLETED,
        Stage::Issued => STATUS_ISSUED,
    }
}
/// Reopening needs a reason.
pub const REOPEN_NEEDS_REASON: &str =
    "Hãy ghi lý do mở lại; lý do đi cùng tệp JSON của lần ban hành sau.";

/// What keeps a report from completion: answers left to fill in, problems, and rewritten sentences whose numbers changed.
#[must_use]
pub fn in_the_way(left: usize, problems: usize, sentences: usize) -> String {
    let mut told = Vec::new();
    if left > 0 {
        told.push(format!("Còn {} ô chưa điền.", counted(left)));
    }
    if problems > 0 {
        told.push(format!(
            "Còn {} vấn đề chưa sửa hoặc chưa giải trình.",
            counted(problems)
        ));
    }
    if sentences > 0 {
        told.push(stale_sentences(sentences));
    }
    told.join(" ")
}

/// How many rewritten sentences keep a report from completion.
fn stale_sentences(count: usize) -> String {
    format!(
        "Còn {} câu lời văn đã sửa tay trên số liệu cũ (đánh dấu “Số liệu đã đổi”). Hãy sửa theo số liệu mới, viết lại hoặc xác nhận câu vẫn đúng.",
        counted(count)
    )
}

pub(super) fn counted(count: usize) -> String {
    number::format((count as u64).into())
}

/// A period and the days whose figures count.
#[must_use]
pub fn period_days(label: &str, days: &str) -> String {
    format!(
        "Báo cáo {label}; số liệu tính từ {}.",
        days.replace('–', "đến")
    )
}

/// Why files were not imported: no room, or a browser that keeps nothing.
#[must_use]
pub fn not_imported(full: bool) -> &'static str {
    if full {
        "Bộ nhớ của trình duyệt đã đầy nên chưa nhận được hết; tệp của bạn vẫn nguyên. Hãy dọn thùng rác ở trang “Dữ liệu” rồi nhận lại, hoặc mở từng tệp một để xem và sửa mà không lưu trên máy."
    } else {
        "Trình duyệt đang chặn lưu dữ liệu nên chưa nhận được các tệp này. Hãy mở từng tệp một để xem và sửa mà không lưu trên máy, hoặc cho phép trang này lưu dữ liệu."
    }
}

/// How many reports were imported.
#[must_use]
pub fn imported(count: usize) -> String {
    match count {
        0 => "Không có gì thay đổi.".to_owned(),
        count => format!("Đã nhận {count} báo cáo vào máy."),
    }
}
