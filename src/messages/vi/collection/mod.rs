//! Words of the receiving department: collections, agencies, files, decisions.
//!
//! Apart: what is said of files (`intake`), of a list of agencies (`agencies`), of totals (`totals`), of what goes back to an
//! agency (`problems`), of agencies in an order (`ranking`), of what is unusual (`unusual`), of other periods (`periods`), of
//! charts (`charts`), of the workbook (`workbook`), of the backup of this machine (`backup`).

pub mod agencies;
pub mod agency_annex;
pub mod backup;
pub mod charts;
pub mod intake;
pub mod periods;
pub mod problems;
pub mod ranking;
pub mod requests;
pub mod synthesis;
pub mod totals;
pub mod unusual;
pub mod workbook;

use crate::collection::status::State;
use crate::input::number;

/// Name of the page, and of the link to it.
pub const TITLE: &str = "Tổng hợp";
/// What collections are for.
pub const LEAD: &str = "Nhận báo cáo của các đơn vị, biết đơn vị nào chưa gửi, cộng số liệu và xem được mỗi số từ đâu ra. Mọi thứ nằm trên máy này.";
/// No collection is there.
pub const NONE: &str = "Chưa có bộ tổng hợp nào. Mỗi bộ là một mẫu báo cáo và một kỳ.";
/// Begins a collection.
pub const CREATE: &str = "Tạo bộ tổng hợp";
/// Takes a collection's file in.
pub const OPEN_BACKUP: &str = "Mở tệp bộ tổng hợp";
/// Hands the whole collection over.
pub const SAVE_BACKUP: &str = "Lưu bộ tổng hợp ra tệp";
/// Removes a collection.
pub const REMOVE: &str = "Xóa bộ tổng hợp";
/// Asks before.
pub const REMOVE_QUESTION: &str =
    "Xóa bộ tổng hợp này cùng mọi tệp đã nhận? Không khôi phục được nếu chưa lưu ra tệp.";
/// Removes after the question.
pub const REMOVE_NOW: &str = "Xóa hẳn";
/// Leads back to all collections.
pub const ALL: &str = "Các bộ tổng hợp";
/// The collection of an address is not there.
pub const NOT_HERE: &str = "Không có bộ tổng hợp này trên máy";
/// What the collection's template is.
pub const NO_TEMPLATE: &str =
    "Bộ tổng hợp dùng mẫu báo cáo mà trang này không có. Hãy tải lại trang để có mẫu mới.";
/// While it is read.
pub const OPENING: &str = "Đang mở bộ tổng hợp…";
/// Nothing can be kept.
pub const NO_STORE: &str = "Trình duyệt không cho lưu vào IndexedDB nên không tổng hợp được. Hãy mở trang ở cửa sổ thường, không phải cửa sổ ẩn danh.";
/// A change did not reach the disk.
pub const NOT_SAVED: &str =
    "Chưa lưu được nên không có gì thay đổi. Hãy thử lại; nếu ổ đĩa gần đầy, dọn bớt rồi thử.";
/// Some of many files did not reach the disk.
pub const NOT_ALL_SAVED: &str = "Chưa ghi được hết; phần đã ghi vẫn còn. Nếu ổ đĩa gần đầy, dọn bớt rồi chọn lại chính các tệp đó.";
/// The records of reports do not read.
pub const NOT_READ: &str =
    "Không đọc được báo cáo đã lưu trên máy này. Hãy tải lại trang rồi thử lại.";
/// A report is on its way from the disk.
pub const READING_REPORT: &str = "Đang đọc báo cáo…";
/// Another tab changed it first.
pub const CHANGED_ELSEWHERE: &str =
    "Bộ tổng hợp vừa được sửa ở thẻ khác nên đã đọc lại. Xem lại rồi làm lại thao tác vừa rồi.";

/// Last day of reports.
pub const DEADLINE: &str = "Hạn nộp";
/// How it is typed.
pub const DEADLINE_HINT: &str =
    "Ngày cuối cùng còn đúng hạn, ví dụ 20/12/2025; để trống nếu không có.";
/// Superior of the agencies.
pub const SUPERIOR: &str = "Cơ quan chủ quản của các đơn vị";
/// What it is for.
pub const SUPERIOR_HINT: &str =
    "Ví dụ UBND tỉnh An Giang. Dùng cho đơn vị mà danh sách không ghi cơ quan chủ quản.";

/// Pages of a collection.
pub const AGENCIES: &str = "Đơn vị";
/// Taking files in.
pub const INTAKE: &str = "Nhận tệp";
/// Totals.
pub const TOTALS: &str = "Số liệu tổng hợp";
/// What is unusual.
pub const UNUSUAL: &str = "Bất thường";
/// Charts.
pub const CHARTS: &str = "Biểu đồ";
/// Name of the links between the pages of a collection.
pub const PAGES: &str = "Các trang của bộ tổng hợp";

/// What a collection is called.
#[must_use]
pub fn title(template: &str, period: &str) -> String {
    format!("{template}, {period}")
}

/// What a collection holds, in the list.
#[must_use]
pub fn holds(agencies: usize, files: usize) -> String {
    format!("{} đơn vị, {} tệp đã nhận", count(agencies), count(files))
}

/// Stored files that cannot be used.
#[must_use]
pub fn unusable(files: usize) -> String {
    format!(
        "{} tệp đã lưu không dùng được nữa (mẫu, kỳ hoặc danh sách đơn vị không còn khớp); vẫn được giữ nguyên và đi theo tệp bộ tổng hợp.",
        count(files)
    )
}

/// When the collection was saved to a file.
#[must_use]
pub fn backup_name(template: &str, year: u32) -> String {
    format!("bo-tong-hop_{template}_{year}.json")
}

/// A file of a collection was taken in.
pub const RESTORED: &str = "Đã mở bộ tổng hợp từ tệp và lưu trên máy này.";
/// A collection of its id is here.
pub const ALREADY_HERE: &str =
    "Trên máy này đã có bộ tổng hợp đó. Hãy lưu nó ra tệp rồi xóa đi nếu muốn thay bằng tệp này.";
/// The file is none of a collection.
pub const NO_COLLECTION: &str =
    "Tệp không phải bộ tổng hợp của Báo Cáo Số. Chọn tệp có tên bắt đầu bằng “bo-tong-hop_”.";
/// The file was changed.
pub const ALTERED: &str = "Tệp đã bị sửa sau khi lưu; hãy đối chiếu lại.";
/// The file breaks off or is damaged.
pub const DAMAGED: &str = "Tệp bộ tổng hợp bị hỏng nên không mở được. Hãy dùng bản lưu khác.";

/// A whole number as people read it.
#[must_use]
pub fn count(count: usize) -> String {
    number::format(count.into())
}

/// Where an agency stands, in a word.
#[must_use]
pub fn state(state: State) -> &'static str {
    match state {
        State::NotSubmitted => "Chưa gửi",
        State::Overdue => "Quá hạn, chưa gửi",
        State::NothingToReport => "Không phát sinh",
        State::Conflict => "Mâu thuẫn",
        State::OpenFindings => "Còn vấn đề",
        State::Received => "Đã nhận",
        State::Accepted => "Đã chấp nhận",
        State::Returned => "Trả lại",
    }
}

/// All states, in the order in which they are chosen from.
pub const STATES: [State; 8] = [
    State::NotSubmitted,
    State::Overdue,
    State::Conflict,
    State::OpenFindings,
    State::Received,
    State::Accepted,
    State::Returned,
    State::NothingToReport,
];

/// The first report came after the deadline.
pub const LATE: &str = "Gửi trễ";
/// How many findings of a report are open.
#[must_use]
pub fn open_findings(open: usize) -> String {
    if open == 0 {
        String::new()
    } else {
        format!("{} vấn đề", count(open))
    }
}

/// How many agencies have a report that counts.
#[must_use]
pub fn received_of(reported: usize, owing: usize) -> String {
    format!(
        "{}/{} đơn vị có báo cáo được tính",
        count(reported),
        count(owing)
    )
}

/// How many of all are shown.
#[must_use]
pub fn shown_of(shown: usize, all: usize) -> String {
    format!("Hiện {} trong {} đơn vị", count(shown), count(all))
}

/// Shows more rows.
#[must_use]
pub fn more(left: usize) -> String {
    format!("Hiện thêm ({} đơn vị nữa)", count(left))
}

/// Filter by group.
pub const FILTER_GROUP: &str = "Nhóm";
/// By words.
pub const FILTER_WORDS: &str = "Tìm đơn vị";
/// No filter.
pub const ANY: &str = "Tất cả";
/// Agencies without a group.
pub const NO_GROUP: &str = "(không có nhóm)";
/// Heads of the table of agencies.
pub const HEADS: [&str; 5] = ["Đơn vị", "Nhóm", "Trạng thái", "Nhận lúc", "Vấn đề"];
/// Caption of the table.
pub const TABLE: &str = "Các đơn vị phải gửi báo cáo";
/// The counts by group.
pub const BY_GROUP: &str = "Theo nhóm";
/// Nothing is listed yet.
pub const NO_AGENCY: &str = "Danh sách đơn vị còn trống. Dán hoặc mở danh sách từ Excel, hoặc nhập từng đơn vị; sau đó mới nhận tệp.";
/// No agency is looked for.
pub const NONE_FOUND: &str = "Không có đơn vị nào như vậy.";

// One agency.

/// What was received of it.
pub const FILES: &str = "Tệp đã nhận";
/// An address names an agency or a file that is not there.
pub const NOT_LISTED: &str = "Không còn trong bộ tổng hợp này";
/// Nothing was.
pub const NO_FILES: &str = "Chưa nhận tệp nào.";
/// It counts.
pub const COUNTS: &str = "Đang tính";
/// It does not.
pub const COUNTS_NOT: &str = "Không tính";
/// It contradicts another.
pub const CONTESTED: &str = "Mâu thuẫn";
/// Shows the report.
pub const SHOW_REPORT: &str = "Xem báo cáo";
/// Of several this one counts.
pub const CHOOSE: &str = "Tính tệp này";
/// The report is accepted.
pub const ACCEPT: &str = "Chấp nhận";
/// The report goes back.
pub const RETURN: &str = "Trả lại";
/// What is to be corrected.
pub const RETURN_NOTE: &str = "Nội dung cần sửa khi trả lại";
/// Nothing to report.
pub const NOTHING: &str = "Xác nhận không phát sinh";
/// Who confirmed it.
pub const NOTHING_NOTE: &str = "Ai xác nhận không phát sinh, bằng cách nào";
/// Takes the decision back.
pub const UNDECIDE: &str = "Bỏ quyết định";
/// A note is missing.
pub const NOTE_MISSING: &str = "Ghi nội dung trước đã.";
/// What keeps the report from being accepted without remark.
pub const OPEN_PROBLEMS: &str = "Vấn đề chưa sửa, chưa giải trình";
/// Edits the agency.
pub const EDIT: &str = "Sửa thông tin đơn vị";
/// Removes it from the list.
pub const REMOVE_AGENCY: &str = "Xóa khỏi danh sách";
/// Its decision.
#[must_use]
pub fn noted(note: &str) -> String {
    format!("Ghi chú: {note}")
}

/// Revision and moment of a file.
#[must_use]
pub fn received_file(revision: u32, at: &str) -> String {
    format!("lần ban hành {revision}, nhận {at}")
}

/// The name of the agency that a file itself states.
#[must_use]
pub fn calls_itself(name: &str) -> String {
    format!("Trong tệp ghi: {name}.")
}

/// Of an agency that was merged.
#[must_use]
pub fn of_predecessor(name: &str) -> String {
    format!("của {name} (trước khi sáp nhập)")
}

// A report, to be read.

/// Heading of a report.
#[must_use]
pub fn report_of(agency: &str) -> String {
    format!("Báo cáo của {agency}")
}

/// It can only be read.
pub const READ_ONLY: &str = "Chỉ để xem: số liệu đúng như tệp đã nhận.";
/// The other sections.
pub const SECTIONS: &str = "Các mục của báo cáo";
/// Heads of its table.
pub const ANSWER_HEADS: [&str; 2] = ["Ô số liệu", "Đơn vị báo cáo"];
/// A table without rows.
pub const NO_ROWS: &str = "Không có dòng nào.";
/// The section has no answers.
pub const NO_FIELDS: &str = "Mục này không hỏi số liệu.";
/// Back to the number.
pub const BACK_TO_NUMBER: &str = "Về số liệu tổng hợp";
