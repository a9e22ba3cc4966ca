//! Words of the workbook that the numbers of a collection are handed over in.

/// Saves it.
pub const SAVE: &str = "Lưu bảng số liệu (Excel)";
/// It could not be written.
pub const FAILED: &str =
    "Không lập được tệp Excel: số liệu vượt quá giới hạn của Excel. Hãy lưu CSV hoặc JSON.";
/// Who made the file.
pub const AUTHOR: &str = "Báo Cáo Số";

/// Names of sheets.
pub const ABOUT: &str = "Giới thiệu";
/// Numbers of each agency.
pub const BY_AGENCY: &str = "Số liệu theo đơn vị";
/// Where agencies stand.
pub const STATES: &str = "Tình trạng đơn vị";
/// A table without a name that a sheet may have.
pub const TABLE: &str = "Bảng";

/// Heads of what the workbook is.
pub const ABOUT_HEADS: [&str; 2] = ["Mục", "Nội dung"];
/// Its template.
pub const TEMPLATE: &str = "Mẫu báo cáo";
/// Id and version of the template.
pub const VERSION: &str = "Mã và phiên bản mẫu";
/// Its period.
pub const PERIOD: &str = "Kỳ báo cáo";
/// The superior of the agencies.
pub const SUPERIOR: &str = "Cơ quan chủ quản của các đơn vị";
/// When it was made.
pub const MADE: &str = "Lập lúc";
/// How many agencies owe a report.
pub const OWING: &str = "Số đơn vị phải gửi";
/// How many have one that counts.
pub const REPORTED: &str = "Số đơn vị có báo cáo được tính";
/// How many confirmed that there is nothing to report.
pub const NOTHING_TO_REPORT: &str = "Số đơn vị không phát sinh";
/// Before the notes.
pub const HOW_TO_READ: &str = "Cách đọc";
/// How cells are to be read.
pub const NOTES: [&str; 5] = [
    "Ô trống là đơn vị chưa ghi hoặc chưa có báo cáo được tính, không phải số 0.",
    "Tỷ lệ của nhiều đơn vị được tính từ tổng tử số chia tổng mẫu số, mỗi tổng gồm mọi đơn vị có số, không lấy trung bình.",
    "Chỉ tiêu ghi theo số chữ số thập phân của mẫu; số liệu khác ghi đúng như đơn vị báo cáo.",
    "“Có đủ số liệu”, “mới có một phần” và “phải gửi” cho biết bao nhiêu đơn vị đứng sau mỗi số.",
    "Excel chỉ giữ 15 chữ số, nên số dài hơn được ghi dạng chữ, có ghi chú ở ô.",
];

/// Heads of the totals before those of groups.
pub const TOTAL_HEADS: [&str; 5] = ["Mục", "Bảng", "Dòng", "Số liệu", "Đơn vị tính"];
/// The state of an agency.
pub const STATE: &str = "Tình trạng";
/// A row of a table.
pub const ROW: &str = "Dòng";
/// Heads of the states.
pub const STATE_HEADS: [&str; 11] = [
    "Tên đơn vị",
    "Mã định danh",
    "Nhóm",
    "Cơ quan chủ quản",
    "Hạn nộp",
    "Tình trạng",
    "Thời hạn",
    "Vấn đề còn lại",
    "Tệp đã nhận",
    "Nhận lúc",
    "Ghi chú",
];
/// It does not apply.
pub const NOT_APPLICABLE: &str = "Không áp dụng";
/// Beside a number that is written as words.
pub const LONG_NUMBER: &str =
    "Số có hơn 15 chữ số. Excel không giữ đủ các chữ số cuối nên số được ghi dạng chữ.";

/// The agencies of a group, or all.
#[must_use]
pub fn group(group: Option<&str>) -> String {
    match group {
        None => super::totals::ALL.to_owned(),
        Some("") => super::NO_GROUP.to_owned(),
        Some(group) => group.to_owned(),
    }
}

/// How many of them have a number.
#[must_use]
pub fn with_value(group: &str) -> String {
    format!("{group}: có đủ số liệu")
}

/// How many of them state only a part of it.
#[must_use]
pub fn with_part(group: &str) -> String {
    format!("{group}: mới có một phần")
}

/// How many of them owe one.
#[must_use]
pub fn owing(group: &str) -> String {
    format!("{group}: phải gửi")
}

/// A rate of those that have all of its parts.
#[must_use]
pub fn of_complete(group: &str) -> String {
    format!("{group}: chỉ tính đơn vị đủ số liệu")
}

/// An agency, and the one that it was merged from.
#[must_use]
pub fn merged(agency: &str, predecessor: &str) -> String {
    format!("{agency} ({predecessor})")
}
