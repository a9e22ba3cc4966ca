//! Why a file cannot be used, in sentences.

use crate::formats::backup::BACKUP_FORMAT;
use crate::formats::sealed::SEALED_FORMAT;
use crate::input::number;
use crate::input::sanitize::turns_direction;

/// Largest file that is read, in bytes; a report is about twenty thousand.
pub const LARGEST_FILE: usize = 5_000_000;
/// Largest backup file that is read, in bytes: what local storage holds, with a long history.
pub const LARGEST_BACKUP: usize = 100_000_000;
/// Largest sealed backup file that is read: base64 makes four bytes of three.
pub const LARGEST_SEALED: usize = LARGEST_BACKUP / 3 * 4 + 10_000;

/// Why a file cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileProblem {
    /// Larger than [`LARGEST_FILE`].
    TooLarge(usize),
    /// Not UTF-8 text.
    NotText,
    /// Text in UTF-16, as some editors save it.
    Utf16,
    /// Nothing in it.
    Empty,
    /// Ends in the middle.
    Truncated,
    /// Not JSON, from this line and column on.
    NotJson {
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
    },
    /// A member stands twice in one object: which of its two values counts is not told.
    Twice {
        /// Its name.
        name: String,
        /// Line of the second one, from 1.
        line: usize,
    },
    /// Nested deeper than any report.
    TooDeep,
    /// JSON of another program.
    NotOurs,
    /// A web page that carries no report.
    PageWithoutReport,
    /// A web page that carries more than one report: someone put it together.
    PageWithTwoReports,
    /// A file of this app, but of another kind.
    OtherKind(String),
    /// Written by a later version of the app.
    LaterVersion {
        /// Version of the file.
        found: u64,
        /// Newest version known here.
        known: u64,
    },
    /// A part that is not as the format says.
    Shape {
        /// The place: `sections.0.items.2`.
        place: String,
        /// What is wrong there.
        what: Shape,
    },
    /// A value that cannot be: where, and what is wrong.
    Value {
        /// Where.
        place: &'static str,
        /// What is wrong.
        what: &'static str,
    },
    /// A template that this page does not have.
    UnknownTemplate {
        /// Id of the template.
        id: String,
        /// Version of the template.
        version: u32,
    },
}

impl FileProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::TooLarge(bytes) => format!(
                "Tệp quá lớn ({} byte; tối đa {} byte). Tệp báo cáo thường dưới 100.000 byte: hãy kiểm tra xem có chọn nhầm tệp không.",
                number::format((*bytes as u64).into()),
                number::format((LARGEST_FILE as u64).into())
            ),
            // Not even its first letter can be: a picture, a Word file, a text.
            Self::NotText | Self::NotJson { line: 1, column: 0 | 1 } => NO_FILE_OF_OURS.to_owned(),
            Self::Utf16 => UTF_16.to_owned(),
            Self::Empty => "Tệp trống. Hãy xin nơi gửi xuất lại tệp JSON.".to_owned(),
            Self::Truncated => {
                "Tệp bị cắt cụt: nội dung dừng giữa chừng, có thể do tải hoặc chép chưa xong. Hãy chép lại hoặc xin gửi lại tệp.".to_owned()
            }
            Self::NotJson { line, column } => {
                format!("Tệp không phải JSON đúng quy cách (dòng {line}, cột {column}). Hãy chọn tệp .json do Báo Cáo Số xuất ra.")
            }
            Self::Twice { name, line } => format!(
                "Tệp ghi “{}” hai lần trong cùng một nhóm (lần sau ở dòng {line}) nên không biết giá trị nào đúng. Hãy xin nơi gửi xuất lại tệp.",
                shortened(name)
            ),
            Self::TooDeep => "Tệp có cấu trúc lồng nhau quá sâu, không phải tệp báo cáo. Hãy chọn tệp .json do Báo Cáo Số xuất ra.".to_owned(),
            Self::NotOurs => "Đây là tệp JSON nhưng không phải của Báo Cáo Số. Hãy chọn tệp có tên bắt đầu bằng “bao-cao_”.".to_owned(),
            Self::OtherKind(kind) if kind == BACKUP_FORMAT || kind == SEALED_FORMAT => {
                "Đây là tệp sao lưu, không phải tệp báo cáo. Hãy vào “Dữ liệu trên máy này” rồi bấm “Khôi phục”.".to_owned()
            }
            Self::PageWithoutReport => "Tệp là trang web nhưng không mang theo số liệu của Báo Cáo Số. Hãy chọn tệp .html xuất từ Báo Cáo Số hoặc tệp .json.".to_owned(),
            Self::PageWithTwoReports => "Tệp là trang web mang theo nhiều hơn một bản số liệu nên không biết bản nào đúng; có thể tệp đã bị ghép. Hãy xin nơi gửi xuất lại tệp.".to_owned(),
            Self::OtherKind(kind) => format!("Tệp thuộc loại “{}” của Báo Cáo Số, không phải tệp báo cáo.", shortened(kind)),
            Self::LaterVersion { found, known } => format!(
                "Tệp do phiên bản mới hơn của Báo Cáo Số tạo ra (định dạng {found}; trang này đọc đến định dạng {known}). Hãy tải lại trang để có bản mới rồi mở lại tệp."
            ),
            Self::Shape { place, what } => {
                let place = if place.is_empty() { "đầu tệp".to_owned() } else { format!("“{}”", shortened(place)) };
                format!("Tệp sai cấu trúc ở {place}: {}. Tệp có thể đã bị sửa bằng tay: hãy xin nơi gửi xuất lại.", what.text())
            }
            Self::Value { place, what } => {
                format!("Tệp báo cáo có giá trị không hợp lệ ở “{place}”: {what}. Hãy xin nơi gửi xuất lại tệp.")
            }
            Self::UnknownTemplate { id, version } => format!(
                "Tệp dùng mẫu báo cáo “{}” phiên bản {version} mà trang này không có. Hãy tải lại trang để có mẫu mới, hoặc hỏi nơi ban hành mẫu.",
                shortened(id)
            ),
        }
    }
}

const NO_FILE_OF_OURS: &str = "Đây không phải tệp của Báo Cáo Số. Hãy chọn tệp .json hoặc tệp .html xuất từ Báo Cáo Số, tên thường bắt đầu bằng “bao-cao_”; trang không mở được ảnh, Word, Excel, PDF.";

const UTF_16: &str = "Tệp được lưu ở dạng chữ UTF-16 nên không đọc được. Hãy mở tệp bằng Notepad, chọn “Lưu thành” với mã hóa UTF-8 rồi mở lại tệp vừa lưu lại dạng UTF-8, hoặc xin nơi gửi xuất lại tệp.";

/// How a part departs from its format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Shape {
    /// A member that must be there is not.
    Lacks(&'static str),
    /// A value of another kind is needed.
    Needs(&'static str),
    /// A member that a closed format does not know.
    Unknown(String),
}

impl Shape {
    fn text(&self) -> String {
        match self {
            Self::Lacks(name) => format!("thiếu “{name}”"),
            Self::Needs(kind) => format!("cần {kind}"),
            Self::Unknown(name) => format!("định dạng không có “{}”", shortened(name)),
        }
    }
}

/// A text from outside, short enough to stand in a sentence.
fn shortened(text: &str) -> String {
    let mut short: String = text
        .chars()
        .filter(|c| !c.is_control() && !turns_direction(*c))
        .take(80)
        .collect();
    if text.chars().count() > 80 {
        short.push('…');
    }
    short
}
