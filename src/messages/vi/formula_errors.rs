//! What is wrong with the text of a formula, and what to write instead: for whoever writes a template.

use crate::formula::error::{Expected, SyntaxErrorKind, TypeErrorKind};
use crate::input::number;

/// Why a text is not a formula.
#[must_use]
pub fn render_syntax_error(error: &SyntaxErrorKind) -> String {
    match error {
        SyntaxErrorKind::Empty => "Công thức còn trống. Hãy viết công thức.".to_owned(),
        SyntaxErrorKind::TooLong(most) => format!(
            "Công thức quá dài: tối đa {} byte. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng.",
            number::format((*most as u64).into())
        ),
        SyntaxErrorKind::TooDeep => {
            "Công thức lồng nhau quá sâu. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng."
                .to_owned()
        }
        SyntaxErrorKind::ChainTooLong(most) => {
            format!("Có hơn {most} phép tính nối nhau. Hãy dùng total(...) để cộng nhiều số.")
        }
        SyntaxErrorKind::UnknownFunction(name) => {
            format!("Không có hàm “{name}”. Hãy dùng một hàm trong danh sách hàm của công thức.")
        }
        SyntaxErrorKind::UnexpectedEnd => {
            "Công thức chưa xong: hết chữ khi còn thiếu một phần. Hãy viết tiếp hoặc đóng ngoặc."
                .to_owned()
        }
        SyntaxErrorKind::Unexpected(sign) => {
            format!("Không đọc được công thức từ dấu “{sign}”. Hãy sửa hoặc xóa phần này.")
        }
    }
}

/// What is wrong with a formula that reads well.
#[must_use]
pub fn render_type_error(error: &TypeErrorKind) -> String {
    match error {
        TypeErrorKind::UnknownName(name) => {
            format!("Mẫu không có ô số liệu, bảng hoặc chỉ tiêu “{name}”.")
        }
        TypeErrorKind::UnknownColumn(column) => {
            format!("Không có cột “{column}” ở đây. Hãy dùng một cột của bảng mà công thức đang tính theo từng dòng.")
        }
        TypeErrorKind::UnknownOption(option) => {
            format!("“{option}” không phải một lựa chọn của ô này.")
        }
        TypeErrorKind::Units(one, other) => format!(
            "Hai đơn vị khác nhau: “{one}” và “{other}”. Chỉ cộng, trừ, so sánh số cùng đơn vị; tỷ lệ giữa hai đơn vị thì dùng ratio(...)."
        ),
        TypeErrorKind::Expected(expected) => format!("Ở đây cần {}.", expected_words(*expected)),
        TypeErrorKind::ArgumentCount {
            function,
            given,
            least,
            most,
        } => {
            let wanted = match most {
                None => format!("ít nhất {least}"),
                Some(most) if most == least => least.to_string(),
                Some(most) => format!("{least} đến {most}"),
            };
            format!("Hàm {function} cần {wanted} phần trong ngoặc, đang có {given}.")
        }
        TypeErrorKind::RowsInRows => "Không tính qua các dòng ở bên trong một phép tính qua các dòng. Hãy đưa phần bên trong thành cột tự tính hoặc chỉ tiêu riêng.".to_owned(),
    }
}

/// What a place of a formula needs.
fn expected_words(expected: Expected) -> &'static str {
    match expected {
        Expected::Number => "số",
        Expected::Condition => "điều kiện đúng hoặc sai",
        Expected::TypedWords => "ô chữ",
        Expected::Name => "tên một ô số liệu",
        Expected::RowCell => "tên một cột (row.cột)",
        Expected::QuotedWords => "từ ngữ trong ngoặc kép",
        Expected::Decimals => "số chữ số thập phân",
        Expected::SameType => "hai vế cùng loại",
    }
}
