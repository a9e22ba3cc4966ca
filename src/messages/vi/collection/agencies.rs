//! Words of the list of agencies: taking one over, what is wrong with it, one agency that is typed.

use super::count;
use crate::collection::agencies::{AgencyFault, MergedList};
use crate::messages::vi::files;
use crate::model::agency_list::{LONGEST_NAME, ListProblem, ListProblemKind, MOST_PREDECESSORS};
use crate::model::file::FileError;

/// Pastes or opens a list.
pub const TITLE: &str = "Danh sách đơn vị";
/// How.
pub const HINT: &str = "Chép cả bảng từ Excel (kể cả dòng tiêu đề) rồi dán vào đây, hoặc mở tệp CSV. Cột cần có: Tên đơn vị. Cột dùng được: Mã định danh, Cơ quan chủ quản, Nhóm, STT, Hạn nộp, Sáp nhập từ, Ngày sáp nhập.";
/// The field.
pub const PASTE: &str = "Danh sách";
/// Opens a file.
pub const OPEN_FILE: &str = "Mở tệp CSV";
/// Looks at what was pasted.
pub const LOOK: &str = "Xem trước";
/// Types one agency.
pub const ADD: &str = "Thêm một đơn vị";
/// Its form.
pub const NEW: &str = "Thêm đơn vị";
/// The same of one that is there.
pub const EDIT: &str = "Sửa đơn vị";
/// Saves it.
pub const SAVE: &str = "Lưu đơn vị";
/// Nothing was pasted.
pub const EMPTY: &str = "Chưa có gì để xem: dán danh sách hoặc mở tệp.";
/// Everything that is wrong.
pub const PROBLEMS: &str = "Chỗ cần sửa trong danh sách";
/// What becomes of rows that are wrong.
pub const PROBLEMS_HINT: &str =
    "Sửa trong danh sách rồi xem trước lại. Nếu lấy luôn, các dòng và giá trị nêu ở đây bị bỏ qua.";

/// Fields of an agency.
pub const NAME: &str = "Tên đơn vị";
/// Identifier.
pub const IDENTIFIER: &str = "Mã định danh";
/// How identifiers look.
pub const IDENTIFIER_HINT: &str = "Ví dụ H01.12; để trống nếu chưa biết.";
/// Superior.
pub const SUPERIOR: &str = "Cơ quan chủ quản";
/// When it is not typed.
pub const SUPERIOR_HINT: &str = "Để trống nếu là cơ quan chủ quản chung.";
/// Group.
pub const GROUP: &str = "Nhóm";
/// What groups are for.
pub const GROUP_HINT: &str = "Ví dụ: Sở, Xã. Mỗi nhóm có tổng riêng.";
/// Deadline.
pub const DEADLINE: &str = "Hạn nộp riêng";
/// When it is not typed.
pub const DEADLINE_HINT: &str = "Để trống nếu theo hạn chung.";
/// Predecessors.
pub const PREDECESSORS: &str = "Sáp nhập từ";
/// How they are typed.
pub const PREDECESSORS_HINT: &str = "Mỗi đơn vị cũ một dòng; có mã thì ghi “mã: tên”.";
/// Day of the merger.
pub const MERGED_ON: &str = "Ngày sáp nhập";
/// How it is typed.
pub const MERGED_ON_HINT: &str = "Ngày đầu tiên của đơn vị mới, ví dụ 01/7/2025.";
/// It is missing.
pub const MERGED_ON_MISSING: &str = "Ghi ngày sáp nhập của các đơn vị cũ.";
/// A typed day is none.
pub const NO_DAY: &str = "Ghi ngày/tháng/năm, ví dụ 20/12/2025.";

/// What taking the list over does.
#[must_use]
pub fn would(merged: &MergedList) -> String {
    format!(
        "Thêm {} đơn vị, cập nhật {}, giữ nguyên {}.",
        count(merged.added),
        count(merged.changed),
        count(merged.same)
    )
}

/// The button that takes it over.
#[must_use]
pub fn accept(merged: &MergedList) -> String {
    format!(
        "Lấy danh sách ({} đơn vị)",
        count(merged.added + merged.changed)
    )
}

/// What was done.
#[must_use]
pub fn done(merged: &MergedList) -> String {
    format!(
        "Đã thêm {} đơn vị, cập nhật {}.",
        count(merged.added),
        count(merged.changed)
    )
}

/// One was saved.
#[must_use]
pub fn saved(name: &str) -> String {
    format!("Đã lưu {name}.")
}

/// Why the file of a list cannot be read, and what to do: it is no file of reports.
#[must_use]
pub fn list_file(why: &FileError) -> String {
    match why {
        FileError::NotText => "Trang này chưa mở được tệp Excel (.xlsx, .xls), Word, PDF. Với Excel: mở tệp, chọn cả bảng, chép rồi dán vào ô bên dưới; hoặc lưu thành “CSV UTF-8” rồi mở tệp đó.".to_owned(),
        other => files::render(other),
    }
}

/// Where and what.
#[must_use]
pub fn problem(problem: &ListProblem) -> String {
    let place = format!("Dòng {}, cột {}", problem.line, problem.column);
    let what = match &problem.kind {
        ListProblemKind::NoNameColumn => {
            "không có cột tên đơn vị: dòng đầu phải là tiêu đề, trong đó có “Tên đơn vị”".to_owned()
        }
        ListProblemKind::UnknownColumn(head) => format!("không biết cột “{head}”, bỏ qua cột này"),
        ListProblemKind::ColumnTwice(head) => {
            format!("cột “{head}” trùng với một cột trước, bỏ qua cột này")
        }
        ListProblemKind::NoName => "không có tên đơn vị".to_owned(),
        ListProblemKind::TooLong => format!("dài hơn {LONGEST_NAME} ký tự"),
        ListProblemKind::SameIdentifier { first } => {
            format!("trùng mã định danh với dòng {first}")
        }
        ListProblemKind::SameAgency { first } => format!("trùng đơn vị với dòng {first}"),
        ListProblemKind::NoOrder(words) => format!("“{words}” không phải số thứ tự"),
        ListProblemKind::NoDay(words) => {
            format!("“{words}” không phải ngày; ghi như 20/12/2025")
        }
        ListProblemKind::NoMergerDay => "có đơn vị cũ nhưng không có ngày sáp nhập".to_owned(),
        ListProblemKind::TooManyPredecessors => {
            format!("nhiều hơn {MOST_PREDECESSORS} đơn vị cũ")
        }
    };
    format!("{place}: {what}.")
}

/// The text is no table.
pub const NO_TABLE: &str =
    "Không đọc được thành bảng: quá lớn, hoặc có dấu ngoặc kép mở mà không đóng.";

/// Why an agency cannot be put in or taken out.
#[must_use]
pub fn fault(fault: &AgencyFault) -> String {
    match fault {
        AgencyFault::NoName => "Ghi tên đơn vị.".to_owned(),
        AgencyFault::Same(name) => {
            format!(
                "Trong danh sách đã có đơn vị này: {name} (cùng mã, hoặc cùng tên và cơ quan chủ quản)."
            )
        }
        AgencyFault::InUse => "Đã nhận tệp hoặc đã có quyết định nên không bỏ được.".to_owned(),
        AgencyFault::Unknown => "Đơn vị không còn trong danh sách.".to_owned(),
    }
}
