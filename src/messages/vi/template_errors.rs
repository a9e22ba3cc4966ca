//! What is wrong with a template, where, and what to do: for whoever writes it.

use crate::input::number;
use crate::messages::vi::formula_errors::{render_syntax_error, render_type_error};
use crate::template::error::{CompileError, CompileErrorKind, Requirement};
use crate::template::place::{Member, Part, Place};
use crate::template::sentence::SentenceErrorKind;

/// The place of an error and what is wrong there, as a list of errors shows it.
#[must_use]
pub fn render_compile_error(error: &CompileError) -> String {
    format!(
        "{}: {}",
        render_place(&error.place),
        render_compile_error_kind(&error.kind)
    )
}

/// What is wrong, as it stands beside its control.
#[must_use]
pub fn render_compile_error_kind(kind: &CompileErrorKind) -> String {
    match kind {
        CompileErrorKind::DuplicateId(id) => {
            format!("Mã “{id}” đã dùng ở chỗ khác. Hãy đặt mã khác.")
        }
        CompileErrorKind::ReservedId(id) => format!(
            "Mã “{id}” là địa chỉ của một trang có sẵn trong ứng dụng nên mục này sẽ không mở được. Hãy đặt mã khác cho mục."
        ),
        CompileErrorKind::BadId(id) if id.is_empty() => "Chưa có mã. Hãy đặt mã bằng chữ không dấu và chữ số.".to_owned(),
        CompileErrorKind::BadId(id) => format!(
            "Mã “{id}” không đúng quy cách. Mã bắt đầu bằng chữ cái, chỉ gồm chữ không dấu, chữ số và dấu gạch nối."
        ),
        CompileErrorKind::UnknownWord(word) => {
            format!("Định dạng không có từ “{word}” ở đây. Hãy dùng một từ mà định dạng mẫu nêu.")
        }
        CompileErrorKind::NoSuchDate(day) => {
            format!("“{day}” không phải ngày có thật. Hãy ghi ngày dạng năm-tháng-ngày, ví dụ 2021-12-14.")
        }
        CompileErrorKind::NotANumber(number) => {
            format!("Không giữ được số “{number}” một cách chính xác. Hãy ghi số ngắn hơn.")
        }
        CompileErrorKind::OutOfRange { from, to } => render_range(*from, *to),
        CompileErrorKind::Empty => "Còn trống. Hãy điền chữ vào đây.".to_owned(),
        CompileErrorKind::NoEntries => "Danh sách còn trống. Hãy thêm ít nhất một mục.".to_owned(),
        CompileErrorKind::UnknownAct(act) => {
            format!("Không có văn bản “{act}” trong danh mục. Hãy chọn văn bản khác hoặc thêm văn bản vào mẫu.")
        }
        CompileErrorKind::UnknownSection(section) => {
            format!("Mẫu không có mục “{section}”. Hãy chọn một mục của đề cương.")
        }
        CompileErrorKind::UnknownTable(table) => {
            format!("Mẫu không có bảng “{table}”. Hãy chọn một bảng của mẫu.")
        }
        CompileErrorKind::UnknownColumn(column) => {
            format!("Bảng không có cột “{column}”. Hãy chọn một cột của bảng.")
        }
        CompileErrorKind::UnknownIndicator(indicator) => {
            format!("Mẫu không có chỉ tiêu “{indicator}”. Hãy chọn một chỉ tiêu của mẫu.")
        }
        CompileErrorKind::UnknownName(name) => format!(
            "Mẫu không có “{name}”. Hãy dùng mã của một ô số liệu, một cột hoặc một chỉ tiêu."
        ),
        CompileErrorKind::StatedTwice(name) => {
            format!("“{name}” đã có một tỷ lệ ghi tay khác. Mỗi chỉ tiêu hoặc cột tự tính chỉ có một.")
        }
        CompileErrorKind::NoSuchDay => "Ngày không có thật trong mọi kỳ của mọi năm. Hãy chọn ngày khác.".to_owned(),
        CompileErrorKind::NoDays => "Loại kỳ này chưa có ngày chốt số liệu. Hãy nêu ngày đầu và ngày cuối.".to_owned(),
        CompileErrorKind::EndsBeforeItBegins => "Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy sửa một trong hai ngày.".to_owned(),
        CompileErrorKind::DaysOfRange => "Khoảng thời gian do người lập báo cáo chọn nên mẫu không nêu ngày. Hãy bỏ hai ngày này.".to_owned(),
        CompileErrorKind::Circular(names) => render_circle(names),
        CompileErrorKind::TooDeep => "Công thức tính từ quá nhiều công thức nối nhau. Hãy tính thẳng từ các ô số liệu.".to_owned(),
        CompileErrorKind::Needs(requirement) => format!("Cần {}.", requirement_words(*requirement)),
        CompileErrorKind::Syntax(error) => render_syntax_error(error),
        CompileErrorKind::Type(error) => render_type_error(error),
        CompileErrorKind::Sentence(error) => render_sentence_error(error),
    }
}

fn render_range(from: u32, to: Option<u32>) -> String {
    let shown = |number: u32| number::format(number.into());
    match to {
        Some(to) => format!("Hãy ghi số từ {} đến {}.", shown(from), shown(to)),
        None => format!("Hãy ghi số từ {} trở lên.", shown(from)),
    }
}

/// What is said of formulas that build on each other in a circle.
fn render_circle(names: &[String]) -> String {
    match names {
        [own] => format!("Công thức tính từ chính nó: {own}. Hãy bỏ tên này khỏi công thức."),
        names => format!(
            "Các công thức tính từ nhau thành vòng: {}, {}. Hãy bỏ một tên khỏi công thức của tên đứng trước.",
            names.join(", "),
            names.first().map(String::as_str).unwrap_or_default()
        ),
    }
}

/// What is wrong with the text of a sentence.
fn render_sentence_error(error: &SentenceErrorKind) -> String {
    match error {
        SentenceErrorKind::Unbalanced(sign) => format!(
            "Dấu “{sign}” không có dấu đi cặp. Hãy thêm dấu còn lại; muốn in chính dấu này thì viết \\{sign}."
        ),
        SentenceErrorKind::UnknownForm(form) => format!(
            "Không có cách ghi “{form}” sau dấu |. Hãy dùng unit, some, any, lower, previous, change hoặc list."
        ),
        SentenceErrorKind::NoReference => {
            "Một phần của danh sách trong ngoặc vuông không có ô nào, nên không biết khi nào bỏ. Hãy ghi ô trong ngoặc nhọn; muốn in chính dấu | thì viết \\|.".to_owned()
        }
    }
}

fn requirement_words(requirement: Requirement) -> &'static str {
    match requirement {
        Requirement::AddedRows => "bảng có dòng do người dùng thêm (addedRow)",
        Requirement::NamingColumn => "cột chữ, lựa chọn, ngày hoặc số đếm",
        Requirement::YesNoColumn => "cột có hoặc không (yesNo)",
        Requirement::ComputedColumn => "cột tự tính (computed)",
        Requirement::StatedPercentage => "tỷ lệ ghi tay (percent)",
        Requirement::Number => "ô số",
        Requirement::Day => "ô ngày tháng",
        Requirement::Column => "cột của bảng",
        Requirement::NumberColumn => "cột số của bảng",
        Requirement::NumberOrIndicator => "ô số hoặc chỉ tiêu",
        Requirement::Typed => "ô phải nhập",
        Requirement::Words => "ô chữ",
        Requirement::TotalOfTotals => "cột tính được từ tổng các cột số",
        Requirement::IndicatorWithActs => "chỉ tiêu có căn cứ (acts)",
        Requirement::Addable => "ô số đếm hoặc số tiền (count, amount); tỷ lệ không cộng được",
        Requirement::Options => "ô lựa chọn hoặc có, không (choice, yesNo)",
        Requirement::FixedRows => "bảng có dòng do mẫu khai sẵn (rows)",
        Requirement::RolledUp => "ô, cột hoặc bảng được cộng hoặc liệt kê khi tổng hợp (rollUp)",
    }
}

/// A place of a template: the part with its id, and the member.
#[must_use]
pub fn render_place(place: &Place) -> String {
    let part = match &place.part {
        Part::Template => "Mẫu báo cáo".to_owned(),
        Part::Document => "Văn bản in ra".to_owned(),
        Part::Period(position) => format!("Kỳ báo cáo thứ {}", position + 1),
        Part::Act(id) => format!("Văn bản “{id}”"),
        Part::Section(id) => format!("Mục “{id}”"),
        Part::Field(id) => format!("Ô số liệu “{id}”"),
        Part::Table(id) => format!("Bảng “{id}”"),
        Part::Column { table, column } => format!("Bảng “{table}”, cột “{column}”"),
        Part::Indicator(id) => format!("Chỉ tiêu “{id}”"),
        Part::Check(id) => format!("Kiểm tra “{id}”"),
        Part::Sentence(id) => format!("Câu “{id}”"),
    };
    let occurrence = match place.occurrence {
        0 => String::new(),
        earlier => format!(" (lần thứ {})", earlier + 1),
    };
    let entry = match place.entry {
        None => String::new(),
        Some(entry) => format!(" thứ {}", entry + 1),
    };
    format!("{part}{occurrence}, {}{entry}", member_name(place.member))
}

/// The name of a member of a part.
#[must_use]
pub fn member_name(member: Member) -> &'static str {
    match member {
        Member::Id => "mã",
        Member::Label => "tên",
        Member::Title => "tiêu đề",
        Member::Type => "loại",
        Member::Required => "bắt buộc",
        Member::Total => "dòng tổng cộng",
        Member::Outline => "chữ của đề cương",
        Member::Limit => "mức cần hỏi lại",
        Member::Reach => "khoảng cách với kỳ báo cáo",
        Member::States => "số được ghi tay",
        Member::Continues => "số kỳ trước chuyển sang",
        Member::Synthesizes => "các số lấy từ tổng hợp",
        Member::RollUp => "cách tổng hợp",
        Member::OverTime => "cách cộng qua các kỳ",
        Member::Acts => "căn cứ",
        Member::Options => "lựa chọn",
        Member::Rows => "dòng",
        Member::Columns => "cột",
        Member::RowLabel => "cột gọi tên dòng",
        Member::GroupBy => "cột chia nhóm",
        Member::Formula => "công thức",
        Member::Section => "mục hiển thị",
        Member::Target => "mức phải đạt",
        Member::TargetAct => "văn bản giao chỉ tiêu",
        Member::Evidence => "nguồn của định nghĩa",
        Member::Each => "bảng lặp theo dòng",
        Member::Family => "nhóm kiểm tra",
        Member::Severity => "mức độ",
        Member::Rule => "điều kiện",
        Member::Message => "lời nhắc",
        Member::Advice => "cách sửa",
        Member::Text => "nội dung",
        Member::Style => "cách trình bày",
        Member::When => "điều kiện viết câu",
        Member::Periods => "kỳ báo cáo",
        Member::PreviousPercent => "mức tăng, giảm so với kỳ trước phải giải trình (%)",
        Member::PreviousLeast => "mức tăng, giảm ít nhất phải giải trình",
        Member::Kind => "loại kỳ",
        Member::From => "ngày đầu kỳ",
        Member::To => "ngày chốt số liệu",
        Member::Source => "văn bản quy định",
        Member::Date => "ngày ban hành",
        Member::InForceFrom => "ngày có hiệu lực",
        Member::InForceTo => "ngày hết hiệu lực",
        Member::Bases => "căn cứ",
        Member::Subject => "trích yếu",
        Member::Closing => "đoạn kết",
    }
}
