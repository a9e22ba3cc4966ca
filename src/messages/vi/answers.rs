//! What is said of typed answers: why a field cannot read its text, how a number is understood, answers as people read them.

use crate::input::answer::{AnswerError, Thousandths, show};
use crate::input::number::{self, NumberError};
use crate::messages::vi::editor::{NO, YES};
use crate::model::answer::{Answer, FieldPath};
use crate::model::number::{MOST_DECIMALS, MOST_DIGITS};
use crate::model::template::FieldKind;

/// What a field says when its text is not a date.
pub const DATE: &str =
    "Ngày không có thật hoặc không đọc được. Gõ ngày/tháng/năm, ví dụ 14/12/2021.";

/// What the field of a document's number says when its text is none.
const CODE_NUMBER: &str = "Chỉ ghi số thứ tự mà văn thư cấp, ví dụ 46. Phần sau dấu “/”, ví dụ BC-SXD, ghi ở ô Ký hiệu văn bản.";

/// Why a field cannot read its text, and what to type instead.
#[must_use]
pub fn problem(problem: &AnswerError) -> String {
    match problem {
        AnswerError::Number(problem) => number_problem(*problem),
        AnswerError::GroupingOfWhole => "Dấu chấm dùng để ngăn từng nhóm ba chữ số, ví dụ 12.481. Ô này chỉ nhận số nguyên, không có phần thập phân.".to_owned(),
        AnswerError::NoWhole => "Ô này chỉ nhận số nguyên. Chỉ gõ chữ số, hàng nghìn ngăn bằng dấu chấm, ví dụ 12.481.".to_owned(),
        AnswerError::NotWhole(Some(thousands)) => format!(
            "Ô này chỉ nhận số nguyên; dấu phẩy là dấu thập phân. Nếu là số hàng nghìn, hãy gõ {thousands}."
        ),
        AnswerError::NotWhole(None) => {
            "Ô này chỉ nhận số nguyên, không có phần thập phân.".to_owned()
        }
        AnswerError::TooManyDecimals(most, thousands) => {
            let mut told = format!("Ô này nhận tối đa {most} chữ số sau dấu phẩy.");
            if let Some(thousands) = thousands {
                told.push_str(&format!(" Nếu là số hàng nghìn, hãy gõ {thousands}."));
            }
            told
        }
        AnswerError::Date => DATE.to_owned(),
        AnswerError::ShortYear => "Năm phải đủ bốn chữ số, ví dụ 05/01/2026.".to_owned(),
        AnswerError::UnknownOption(text) => {
            format!("“{text}” không có trong các lựa chọn. Hãy chọn lại.")
        }
        AnswerError::YesNo(text) => format!("“{text}” không phải Có hoặc Không. Hãy chọn lại."),
        AnswerError::LongCodeNumber(most) => format!(
            "Số văn bản có tối đa {most} chữ số: chỉ ghi số thứ tự mà văn thư cấp trong năm, ví dụ 46."
        ),
        AnswerError::TooLong(most) => format!(
            "Quá dài: ô này nhận tối đa {} ký tự.",
            number::format((*most).into())
        ),
    }
}

/// Why the field of an address cannot read its text: the number of a document has no thousands and no decimals.
#[must_use]
pub fn problem_at(path: &FieldPath, why: &AnswerError) -> String {
    let says_itself = matches!(
        why,
        AnswerError::LongCodeNumber(_)
            | AnswerError::Number(
                NumberError::Space
                    | NumberError::Invisible(_)
                    | NumberError::FullWidth
                    | NumberError::Letter(..)
            )
    );
    if path.as_str() == "document.codeNumber" && !says_itself {
        CODE_NUMBER.to_owned()
    } else {
        problem(why)
    }
}

/// Why a text is no number, and what to type instead.
#[must_use]
pub fn number_problem(problem: NumberError) -> String {
    match problem {
        NumberError::Characters => "Chỉ gõ chữ số, dấu chấm ngăn hàng nghìn và dấu phẩy thập phân, ví dụ 12.481 hoặc 20,35.".to_owned(),
        NumberError::Space => "Có dấu cách ở giữa số. Hãy xóa dấu cách; hàng nghìn ngăn bằng dấu chấm, ví dụ 12.481.".to_owned(),
        NumberError::Invisible(sign) => format!(
            "Có ký tự không nhìn thấy (U+{:04X}), thường do chép từ nơi khác. Hãy xóa cả ô rồi gõ lại số.",
            u32::from(sign)
        ),
        NumberError::FullWidth => "Chữ số hoặc dấu thuộc kiểu toàn chiều rộng (１２，５). Hãy gõ lại bằng bàn phím thường.".to_owned(),
        NumberError::Letter(letter, digit) => {
            format!("Có chữ “{letter}” ở chỗ của chữ số {digit}. Hãy gõ lại chữ số.")
        }
        NumberError::Grouping => "Dấu chấm dùng để ngăn từng nhóm ba chữ số (12.481). Nếu là số thập phân, hãy dùng dấu phẩy (12,48).".to_owned(),
        NumberError::Comma => "Dấu phẩy thập phân chỉ dùng một lần và phải có chữ số ở hai bên, ví dụ 20,35.".to_owned(),
        NumberError::Negative => "Số liệu ở ô này không được âm.".to_owned(),
        NumberError::TooManyDigits => {
            format!("Số quá dài: chỉ nhận tối đa {MOST_DIGITS} chữ số có nghĩa.")
        }
        NumberError::TooManyDecimals => {
            format!("Chỉ nhận tối đa {MOST_DECIMALS} chữ số sau dấu phẩy.")
        }
    }
}

/// What stands beside a field whose number may be meant otherwise.
#[must_use]
pub fn remark(remark: &Thousandths) -> String {
    let Thousandths {
        whole,
        decimals,
        thousands,
    } = remark;
    format!(
        "Đang hiểu là {whole} đơn vị và {decimals} phần nghìn. Nếu là số hàng nghìn, hãy gõ {thousands}."
    )
}

/// The text by which people read an answer on the screen; empty for a blank.
#[must_use]
pub fn told(kind: &FieldKind, answer: &Answer) -> String {
    match (kind, answer) {
        (_, Answer::YesNo(yes)) => if *yes { YES } else { NO }.to_owned(),
        (FieldKind::Choice(options), Answer::Text(id)) => options
            .iter()
            .find(|option| option.id == *id)
            .map_or(id, |option| &option.label)
            .clone(),
        _ => show(kind, answer),
    }
}

/// Names of groups of three digits, from the right.
const GROUPS: [&str; 6] = ["", " nghìn", " triệu", " tỷ", " nghìn tỷ", " triệu tỷ"];

/// A number as it is read out, so that 20,35 and 20.350 cannot be taken for one another: "20 nghìn 350", "20 phẩy 35".
#[must_use]
pub fn spoken(shown: &str) -> String {
    let (whole, decimals) = shown.split_once(',').unwrap_or((shown, ""));
    let groups: Vec<&str> = whole.split('.').collect();
    let mut words: Vec<String> = Vec::new();
    for (place, group) in groups.iter().enumerate() {
        let name = GROUPS
            .get(groups.len() - 1 - place)
            .copied()
            .unwrap_or_default();
        let digits = group.trim_start_matches('0');
        if !digits.is_empty() {
            words.push(format!("{digits}{name}"));
        }
    }
    if words.is_empty() {
        words.push("0".to_owned());
    }
    if !decimals.is_empty() {
        words.push(format!("phẩy {decimals}"));
    }
    words.join(" ")
}
