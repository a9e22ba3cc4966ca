//! Numbers as Vietnamese officers type and read them: `.` groups thousands, `,` begins decimals.
//!
//! The rules are published in the help page and in ARCHITECTURE.md (Numbers).

use rust_decimal::Decimal;

use crate::model::exact::Exact;
use crate::model::number::{MOST_DECIMALS, MOST_DIGITS, Number, NumberLimit};

/// Why typed text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberProblem {
    /// A character that no number has.
    Characters,
    /// Dots that do not group thousands: `12.48`, `1.2.3`.
    Grouping,
    /// A comma without digits on both sides, or a second one: `123,.,1`.
    Comma,
    /// Below zero.
    Negative,
    /// More digits than travel exactly.
    TooManyDigits,
    /// More decimals than travel exactly.
    TooManyDecimals,
}

impl NumberProblem {
    /// What is wrong and what to type instead.
    #[must_use]
    pub fn text(self) -> String {
        match self {
            Self::Characters => {
                "Chỉ gõ chữ số, dấu chấm ngăn hàng nghìn và dấu phẩy thập phân, ví dụ 12.481 hoặc 20,35.".into()
            }
            Self::Grouping => {
                "Dấu chấm dùng để ngăn từng nhóm ba chữ số (12.481). Nếu là số thập phân, hãy dùng dấu phẩy (12,48).".into()
            }
            Self::Comma => "Dấu phẩy thập phân chỉ dùng một lần và phải có chữ số ở hai bên, ví dụ 20,35.".into(),
            Self::Negative => "Số liệu ở ô này không được âm.".into(),
            Self::TooManyDigits => format!("Số quá dài: chỉ nhận tối đa {MOST_DIGITS} chữ số có nghĩa."),
            Self::TooManyDecimals => format!("Chỉ nhận tối đa {MOST_DECIMALS} chữ số sau dấu phẩy."),
        }
    }
}

/// Reads a number of zero or more as typed; spaces around it, no-break spaces included, do not count.
///
/// # Errors
/// [`NumberProblem`] says why the text is not such a number.
pub fn parse(typed: &str) -> Result<Number, NumberProblem> {
    let text = typed.trim();
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        let signed_twice = rest.trim_start().starts_with(['-', '−', '–']);
        return Err(if !signed_twice && parse(rest).is_ok() { NumberProblem::Negative } else { NumberProblem::Characters });
    }
    if text.is_empty() || !text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',') {
        return Err(NumberProblem::Characters);
    }
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    if whole.is_empty() || decimals.is_some_and(|digits| digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit())) {
        return Err(NumberProblem::Comma);
    }
    let digits = ungrouped(whole).ok_or(NumberProblem::Grouping)?;
    if digits.len() > 40 {
        return Err(NumberProblem::TooManyDigits);
    }
    let plain = match decimals {
        Some(decimals) if decimals.len() > MOST_DECIMALS as usize => return Err(NumberProblem::TooManyDecimals),
        Some(decimals) => format!("{digits}.{decimals}"),
        None => digits,
    };
    let value = Decimal::from_str_exact(&plain).map_err(|_| NumberProblem::TooManyDigits)?;
    Number::new(value).map_err(|limit| match limit {
        NumberLimit::TooManyDigits => NumberProblem::TooManyDigits,
        NumberLimit::TooManyDecimals => NumberProblem::TooManyDecimals,
    })
}

/// The digits of a whole part whose dots, if any, group thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    if !whole.contains('.') {
        return Some(first.to_owned());
    }
    let grouped = (1..=3).contains(&first.len()) && !first.starts_with('0') && groups.all(|group| group.len() == 3);
    grouped.then(|| whole.replace('.', ""))
}

/// True for text such as `1,189`: read as one and 189 thousandths where a person may mean 1.189 (one thousand).
#[must_use]
pub fn is_ambiguous(typed: &str) -> bool {
    typed.trim().split_once(',').is_some_and(|(whole, decimals)| {
        decimals.len() == 3 && (1..=3).contains(&whole.len()) && !whole.starts_with('0') && parse(typed).is_ok()
    })
}

/// A number with all the decimals that it carries: 12481 -> `12.481`, 4.20 -> `4,20`.
#[must_use]
pub fn format(value: Decimal) -> String {
    grouped(&value.to_string())
}

/// A result rounded once, half away from zero, to so many decimals; an exact whole number shows none.
#[must_use]
pub fn format_rounded(value: &Exact, decimals: u32) -> String {
    format_decimals(value, if value.is_whole() { 0 } else { decimals })
}

/// A result rounded once, half away from zero, with just so many decimals.
#[must_use]
pub fn format_decimals(value: &Exact, decimals: u32) -> String {
    grouped(&value.to_text(decimals))
}

/// A result in an explanation: with the decimals that its stated numbers have, or those that it needs, at most six; a whole
/// number shows none. One too near to zero for six decimals says so: it is not zero.
#[must_use]
pub fn format_result(value: &Exact) -> String {
    let needed = value.needed_decimals(MOST_DECIMALS).unwrap_or(MOST_DECIMALS);
    let text = format_rounded(value, needed.max(value.decimals().min(MOST_DECIMALS)));
    if value.is_zero() || text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return text;
    }
    if value.is_negative() { NEAR_ZERO_BELOW.to_owned() } else { NEAR_ZERO.to_owned() }
}

/// Above zero, and less than the last of six decimals.
const NEAR_ZERO: &str = "dưới 0,000001";
/// The same below zero.
const NEAR_ZERO_BELOW: &str = "trên -0,000001";

/// A stated number as it was stated, also behind a formula: 98,50 and not 98,5.
#[must_use]
pub fn format_stated(value: &Exact) -> String {
    format_decimals(value, value.decimals())
}

/// Plain decimal text (`-1234.50`) with dots between thousands and a comma before decimals; no sign before zero.
fn grouped(plain: &str) -> String {
    let unsigned = plain.strip_prefix('-');
    let digits = unsigned.unwrap_or(plain);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let mut text = String::with_capacity(plain.len() + plain.len() / 3 + 1);
    if unsigned.is_some() && digits.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        text.push('-');
    }
    for (position, digit) in whole.char_indices() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if !decimals.is_empty() {
        text.push(',');
        text.push_str(decimals);
    }
    text
}
