//! Words of the editor: bar, outline, fields, tables, sentences, preview.

use crate::input::{date, letters};
use crate::model::citation::Citation;

// The bar.

/// Takes away the exchange file.
pub const EXPORT_JSON: &str = "Xuất JSON";
/// Takes away the document.
pub const EXPORT_HTML: &str = "Xuất HTML";
/// Shows the document.
pub const PREVIEW: &str = "Xem trước";
/// Prints the document.
pub const PRINT: &str = "In";
/// Goes back to the form.
pub const BACK: &str = "Quay lại";
/// Name of the preview for readers who hear the page.
pub const PREVIEW_TITLE: &str = "Văn bản sẽ in";

/// Not yet known to be on disk.
pub const SAVING: &str = "Đang lưu…";
/// The second store fails, and the bar that says so is not here yet.
pub const SAVING_IN_DOUBT: &str = "Đang lưu… Đã ghi tạm, nhưng kho lưu thứ hai (IndexedDB) đang lỗi nên chưa chắc đã xuống đĩa; hãy để trang này mở.";
/// Not saved, in short.
pub const UNSAVED: &str = "Chưa lưu được";
/// Link to the states over time.
pub const HISTORY: &str = "Các bản đã lưu";
/// Saved, and when (an ISO moment).
#[must_use]
pub fn saved(at: &str) -> String {
    format!("Đã lưu trên máy này lúc {}", date::moment(at))
}

/// Written where nothing tells when it is on disk, and when (an ISO moment).
#[must_use]
pub fn written(at: &str) -> String {
    format!(
        "Đã ghi vào trình duyệt lúc {}, chưa chắc đã xuống đĩa",
        date::moment(at)
    )
}

/// Not saved, and why.
#[must_use]
pub fn unsaved(why: &str) -> String {
    format!("Chưa lưu được: {why}")
}

/// A period with a capital, and which issue of the report it is unless the first.
#[must_use]
pub fn period_and_issue(period: &str, issue: u32) -> String {
    let issue = if issue > 1 {
        format!(", lần {issue}")
    } else {
        String::new()
    };
    format!("{}{issue}", letters::capitalize(period))
}

/// The days whose figures a report counts.
#[must_use]
pub fn period_days(from: &str, to: &str) -> String {
    format!("số liệu từ {from} đến {to}")
}

/// Link to all findings.
#[must_use]
pub fn problems(count: Option<usize>) -> String {
    count.map_or_else(|| "Vấn đề".to_owned(), |count| format!("Vấn đề ({count})"))
}

/// What a command is about, for those who hear the page.
#[must_use]
pub fn about(what: &str) -> String {
    format!(": {what}")
}

/// Title of a report's page in the browser's tab.
#[must_use]
pub fn report_page(page: &str, agency: &str) -> String {
    format!("{page} | {agency}")
}

// The outline.

/// Heading of the outline.
pub const OUTLINE: &str = "Mục lục";
/// Heading of indicators and findings.
pub const ASSESSMENT: &str = "Chỉ tiêu và vấn đề";
/// An optional section that is left out.
pub const LEFT_OUT: &str = "không báo cáo";
/// All required answers of a section are given.
pub const SECTION_DONE: &str = "đủ";
/// What the count of blanks beside a section counts.
pub const LEFT_WORD: &str = "ô chưa điền";

/// Answers left to fill in, where there is little room.
#[must_use]
pub fn left_short(count: usize) -> String {
    format!("còn {count}")
}

/// What the count beside a section counts.
pub const PROBLEMS_WORD: &str = "vấn đề";
/// Previous section.
pub const PREVIOUS: &str = "Mục trước";
/// Next section.
pub const NEXT: &str = "Mục sau";
/// The pair of links at the foot of a section.
pub const SECTION_LINKS: &str = "Mục trước và mục sau";
/// A section that only holds others.
pub const CONTAINS: &str = "Mục này gồm:";
/// Takes an optional section up.
pub const TAKE_UP: &str = "Báo cáo mục này";
/// What leaving it out does.
pub const TAKE_UP_HINT: &str = "Bỏ chọn thì mục không in trong văn bản và số thứ tự các mục sau dồn lên. Số liệu đã nhập vẫn được giữ.";
/// A completed report cannot be changed.
pub const LOCKED: &str = "Báo cáo đã hoàn thành nên các ô chỉ để xem; số và ngày của văn bản vẫn ghi được. Muốn sửa nội dung, vào trang";
/// The second half of the same.
pub const LOCKED_HOW: &str = "rồi chọn “Mở lại để sửa”.";

/// Button that opens the outline where it is folded away.
#[must_use]
pub fn outline_button(percent: usize) -> String {
    format!("Mục lục · {percent}%")
}

/// Heading where the address names a section that the template does not have.
pub const NO_SECTION: &str = "Mẫu báo cáo này không có mục vừa mở";
/// What to do then.
pub const NO_SECTION_HINT: &str =
    "Địa chỉ có thể đã cũ hoặc bị gõ sai. Số liệu không bị ảnh hưởng: chọn một mục ở mục lục.";
/// Leads to the first section.
pub const TO_FIRST_SECTION: &str = "Về mục đầu tiên";

/// While indicators and findings are on their way.
pub const ASSESSMENT_COMING: &str =
    "Đang tải chỉ tiêu và vấn đề. Cứ điền tiếp, số liệu đã được lưu.";

/// While the acts to choose from are on their way.
pub const ACTS_COMING: &str = "Đang tải danh mục văn bản…";

/// While a table is on its way.
#[must_use]
pub fn table_coming(table: &str) -> String {
    format!("Đang tải bảng “{table}”…")
}

/// Button that opens indicators and findings where they are folded away.
#[must_use]
pub fn assessment_button(count: Option<usize>) -> String {
    count.map_or_else(
        || "Chỉ tiêu".to_owned(),
        |count| format!("Chỉ tiêu · {count} vấn đề"),
    )
}

// Fields.

/// Beside the label of a required field.
pub const REQUIRED: &str = "bắt buộc";
/// Beside the label of a required field that the officer left blank.
pub const LEFT_BLANK: &str = "bắt buộc, chưa điền";
/// Declares that a question does not apply.
pub const NOT_APPLICABLE: &str = "Không áp dụng";
/// Before the reason.
pub const NOT_APPLICABLE_REASON: &str = "Không áp dụng, lý do:";
/// Takes the declaration back.
pub const APPLICABLE: &str = "Nhập số liệu";
/// Empty choice of a list.
pub const CHOOSE: &str = "Chọn…";
/// Takes a choice back.
pub const UNCHOOSE: &str = "Bỏ chọn";
/// Yes.
pub const YES: &str = "Có";
/// No.
pub const NO: &str = "Không";
/// Above the guidance of the field that is being typed in.
pub const GUIDANCE: &str = "Hướng dẫn";
/// Where it stands, while no such field is.
pub const GUIDANCE_PLACE: &str = "Hướng dẫn của ô đang điền hiện trọn ở đây.";
/// How a date is typed.
pub const DATE_HINT: &str = "Ngày/tháng/năm, ví dụ 14/12/2021.";
/// How a list is typed.
pub const LINES_HINT: &str = "Mỗi ý một dòng.";
/// Acts chosen so far.
pub const NO_ACT: &str = "Chưa chọn căn cứ nào.";
/// Moves an act up.
pub const UP: &str = "Lên";
/// Moves an act down.
pub const DOWN: &str = "Xuống";

/// Acts that can still be chosen.
#[must_use]
pub fn more_acts(count: usize) -> String {
    format!("Chọn thêm căn cứ ({count})")
}

/// The unit of a number, as part of the hint.
#[must_use]
pub fn unit(unit: &str) -> String {
    format!("Đơn vị: {unit}.")
}

/// Legal sources of a field or an indicator.
#[must_use]
pub fn sources(names: &[String]) -> String {
    format!("Căn cứ: {}", names.join("; "))
}

/// An act by kind and number: "Quyết định số 45/2016/QĐ-TTg".
#[must_use]
pub fn act_name(act: &Citation) -> String {
    let sign = if act.symbol.is_empty() {
        act.number.clone()
    } else {
        format!("{}/{}", act.number, act.symbol)
    };
    format!("{} số {sign}", act.kind)
}

/// Day, issuer and subject of an act.
#[must_use]
pub fn act_rest(act: &Citation) -> String {
    let day = act
        .date
        .map(|day| format!("ngày {} ", date::short(day)))
        .unwrap_or_default();
    format!("{day}của {} {}", act.issuer, act.subject)
}

// Tables.

/// Heading of the column with the numbers of added rows.
pub const ROW_NUMBER: &str = "TT";
/// Heading of the column with the names of fixed rows.
pub const ROW_NAME: &str = "Nội dung";
/// Heading of the column with the buttons.
pub const ROW_ACTIONS: &str = "Thao tác";
/// A table without rows.
pub const NO_ROWS: &str = "Chưa có dòng nào.";

/// Adds a row.
#[must_use]
pub fn add_row(name: &str) -> String {
    format!("Thêm {name}")
}

/// Before the number of an added row, where the heading of its column does not say so.
pub const ROW_WORD: &str = "Dòng ";
/// The same before the number of a group's heading.
pub const GROUP_WORD: &str = "Nhóm ";

/// A table that the document prints by itself.
pub const OWN_ANNEX: &str = "Bảng này in thành một phụ lục riêng.";

/// A cell by row and column.
#[must_use]
pub fn cell_name(row: &str, column: &str) -> String {
    format!("{row}, {column}")
}

/// The heading of a column with its unit.
#[must_use]
pub fn with_unit(column: &str, unit: Option<&str>) -> String {
    unit.map_or_else(
        || column.to_owned(),
        |unit| format!("{column} {}", in_unit(unit)),
    )
}

/// The unit beside what is counted in it.
#[must_use]
pub fn in_unit(unit: &str) -> String {
    format!("({unit})")
}

/// A row that was removed.
#[must_use]
pub fn row_removed(row: &str) -> String {
    format!("Đã xóa {}.", letters::uncapitalize(row))
}
