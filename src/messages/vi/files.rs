//! Why a file cannot be used, and what to do.

use super::archives;
use crate::input::number;
use crate::input::sanitize::turns_direction;
use crate::model::file::{
    BACKUP_FORMAT, ENCRYPTED_BACKUP_FORMAT, EncryptedBackupError, FileError, InvalidValue, Kind,
    LARGEST_FILE, Mismatch,
};

/// What is wrong with a file and what to do.
#[must_use]
pub fn render(error: &FileError) -> String {
    match error {
        FileError::TooLarge(bytes) => format!(
            "Tệp quá lớn ({} byte; tối đa {} byte). Tệp báo cáo thường dưới 100.000 byte: hãy kiểm tra xem có chọn nhầm tệp không.",
            number::format((*bytes as u64).into()),
            number::format((LARGEST_FILE as u64).into())
        ),
        // Not even its first letter can be: a picture, a Word file, a text.
        FileError::NotText
        | FileError::NotJson {
            line: 1,
            column: 0 | 1,
        } => NO_FILE_OF_OURS.to_owned(),
        FileError::Utf16 => UTF_16.to_owned(),
        FileError::Empty => "Tệp trống. Hãy xin nơi gửi xuất lại tệp JSON.".to_owned(),
        FileError::Truncated => {
            "Tệp bị cắt cụt: nội dung dừng giữa chừng, có thể do tải hoặc chép chưa xong. Hãy chép lại hoặc xin gửi lại tệp.".to_owned()
        }
        FileError::NotJson { line, column } => {
            format!("Tệp không phải JSON đúng quy cách (dòng {line}, cột {column}). Hãy chọn tệp .json do Báo Cáo Số xuất ra.")
        }
        FileError::Twice { name, line } => format!(
            "Tệp ghi “{}” hai lần trong cùng một nhóm (lần sau ở dòng {line}) nên không biết giá trị nào đúng. Hãy xin nơi gửi xuất lại tệp.",
            shortened(name)
        ),
        FileError::TooDeep => "Tệp có cấu trúc lồng nhau quá sâu, không phải tệp báo cáo. Hãy chọn tệp .json do Báo Cáo Số xuất ra.".to_owned(),
        FileError::NotOurs => "Đây là tệp JSON nhưng không phải của Báo Cáo Số. Hãy chọn tệp có tên bắt đầu bằng “bao-cao_”.".to_owned(),
        FileError::OtherKind(kind) if kind == BACKUP_FORMAT || kind == ENCRYPTED_BACKUP_FORMAT => {
            "Đây là tệp sao lưu, không phải tệp báo cáo. Hãy vào “Dữ liệu trên máy này” rồi bấm “Khôi phục”.".to_owned()
        }
        FileError::PageWithoutReport => "Tệp là trang web nhưng không mang theo số liệu của Báo Cáo Số. Hãy chọn tệp .html xuất từ Báo Cáo Số hoặc tệp .json.".to_owned(),
        FileError::PageWithTwoReports => "Tệp là trang web mang theo nhiều hơn một bản số liệu nên không biết bản nào đúng; có thể tệp đã bị ghép. Hãy xin nơi gửi xuất lại tệp.".to_owned(),
        FileError::OtherKind(kind) => format!("Tệp thuộc loại “{}” của Báo Cáo Số, không phải tệp báo cáo.", shortened(kind)),
        FileError::LaterVersion { found, known } => format!(
            "Tệp do phiên bản mới hơn của Báo Cáo Số tạo ra (định dạng {found}; trang này đọc đến định dạng {known}). Hãy tải lại trang để có bản mới rồi mở lại tệp."
        ),
        FileError::Shape { place, mismatch } => {
            let place = if place.is_empty() { "đầu tệp".to_owned() } else { format!("“{}”", shortened(place)) };
            format!("Tệp sai cấu trúc ở {place}: {}. Tệp có thể đã bị sửa bằng tay: hãy xin nơi gửi xuất lại.", render_mismatch(mismatch))
        }
        FileError::Value(value) => {
            format!("Tệp báo cáo có giá trị không hợp lệ ở “{}”: {}. Hãy xin nơi gửi xuất lại tệp.", value.place(), invalid_value(*value))
        }
        FileError::UnknownTemplate { id, version } => format!(
            "Tệp dùng mẫu báo cáo “{}” phiên bản {version} mà trang này không có. Hãy tải lại trang để có mẫu mới, hoặc hỏi nơi ban hành mẫu.",
            shortened(id)
        ),
        FileError::Archive(why) => archives::render(*why),
    }
}

/// Why an encrypted backup cannot be opened, and what to do.
#[must_use]
pub fn render_encrypted_backup_error(error: &EncryptedBackupError) -> String {
    match error {
        EncryptedBackupError::File(error) => render(error),
        EncryptedBackupError::WrongPassphrase => "Mật khẩu không đúng với tệp sao lưu này. Hãy gõ lại, chú ý chữ hoa, chữ thường và bộ gõ tiếng Việt.".to_owned(),
        EncryptedBackupError::Altered => "Tệp sao lưu đã bị sửa hoặc hỏng sau khi được khóa nên không mở được. Hãy chép lại từ nơi cất, hoặc dùng tệp sao lưu khác.".to_owned(),
        EncryptedBackupError::NotOffered => "Trình duyệt chỉ mở và tạo tệp có mật khẩu khi trang được mở bằng https hoặc ngay trên máy này. Hãy mở trang bằng https.".to_owned(),
    }
}

const NO_FILE_OF_OURS: &str = "Đây không phải tệp của Báo Cáo Số. Hãy chọn tệp .json hoặc tệp .html xuất từ Báo Cáo Số, tên thường bắt đầu bằng “bao-cao_”; trang không mở được ảnh, Word, Excel, PDF.";

const UTF_16: &str = "Tệp được lưu ở dạng chữ UTF-16 nên không đọc được. Hãy mở tệp bằng Notepad, chọn “Lưu thành” với mã hóa UTF-8 rồi mở lại tệp vừa lưu lại dạng UTF-8, hoặc xin nơi gửi xuất lại tệp.";

fn render_mismatch(mismatch: &Mismatch) -> String {
    match mismatch {
        Mismatch::Lacks(name) => format!("thiếu “{name}”"),
        Mismatch::Needs(kind) => format!("cần {}", kind_name(*kind)),
        Mismatch::Unknown(name) => format!("định dạng không có “{}”", shortened(name)),
    }
}

fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Object => "một nhóm {…}",
        Kind::List => "danh sách […]",
        Kind::Text => "chữ",
        Kind::Boolean => "true hoặc false",
        Kind::Number => "số",
        Kind::WholeNumber => "số nguyên hợp lệ",
    }
}

fn invalid_value(value: InvalidValue) -> &'static str {
    match value {
        InvalidValue::FormatVersion => "phiên bản định dạng phải là một số nguyên nhỏ",
        InvalidValue::ReportId => "mã báo cáo chỉ gồm chữ không dấu, chữ số và dấu gạch nối",
        InvalidValue::Rows => "bảng có quá nhiều dòng hoặc mã dòng sai quy cách",
        InvalidValue::RevisionNumber => "số lần ban hành phải từ 1 đến 9999",
        InvalidValue::Status => "trạng thái phải là draft hoặc completed",
        InvalidValue::PeriodKind => "không có loại kỳ báo cáo như vậy",
        InvalidValue::PeriodDay => "ngày đầu hoặc ngày cuối của kỳ báo cáo không có thật",
        InvalidValue::PeriodOrder => "ngày đầu của kỳ báo cáo đứng sau ngày cuối",
        InvalidValue::PeriodIndex => "trong năm không có kỳ báo cáo thứ như vậy",
        InvalidValue::PeriodYear => "năm của kỳ báo cáo không khớp với các ngày của kỳ",
        InvalidValue::TooManyActs => {
            "tệp nêu quá nhiều căn cứ pháp lý, không thể là của một báo cáo"
        }
        InvalidValue::Cipher => "cách khóa tệp không được hỗ trợ",
        InvalidValue::Iterations => "số vòng lặp không hợp lệ",
        InvalidValue::Salt | InvalidValue::Nonce | InvalidValue::Check | InvalidValue::Data => {
            "dữ liệu không đúng quy cách"
        }
    }
}

/// A text from outside, short enough to stand in a sentence.
pub(super) fn shortened(text: &str) -> String {
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
