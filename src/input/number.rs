//! Numbers as Vietnamese officers type and read them: `.` groups thousands, `,` begins decimals.
//!
//! The rules are published in the help page and in docs/numbers.md.

use rust_decimal::Decimal;
use thiserror::Error;

use crate::model::exact::Exact;
use crate::model::number::{LimitError, MOST_DECIMALS, Number};

/// Why typed text is not a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum NumberError {
    /// A character that no number has.
    #[error("not a number")]
    Characters,
    /// A space between digits.
    #[error("a space between digits")]
    Space,
    /// A character that nobody sees.
    #[error("an invisible character U+{:04X}", u32::from(*.0))]
    Invisible(char),
    /// Digits or signs of East Asian width, as some input methods give them.
    #[error("digits of East Asian width")]
    FullWidth,
    /// A letter that looks like a digit: the letter and the digit.
    #[error("the letter `{0}` in the place of `{1}`")]
    Letter(char, char),
    /// Dots that do not group thousands: `12.48`, `1.2.3`.
    #[error("dots that do not group thousands")]
    Grouping,
    /// A comma without digits on both sides, or a second one: `123,.,1`.
    #[error("a comma without digits on both sides")]
    Comma,
    /// Below zero.
    #[error("below zero")]
    Negative,
    /// More digits than travel exactly.
    #[error("too many digits")]
    TooManyDigits,
    /// More decimals than travel exactly.
    #[error("too many decimals")]
    TooManyDecimals,
}

/// Reads a number of zero or more as typed; spaces around it, no-break spaces included, do not count.
///
/// # Errors
/// [`NumberError`] says why the text is not such a number.
pub fn parse(typed: &str) -> Result<Number, NumberError> {
    let text = typed.trim();
    if let Some(rest) = text.strip_prefix(['-', '−', '–']) {
        let signed_twice = rest.trim_start().starts_with(['-', '−', '–']);
        return Err(if !signed_twice && parse(rest).is_ok() {
            NumberError::Negative
        } else {
            NumberError::Characters
        });
    }
    if text.is_empty()
        || !text
            .bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    {
        return Err(strange(text));
    }
    let (whole, decimals) = match text.split_once(',') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (text, None),
    };
    if whole.is_empty()
        || decimals
            .is_some_and(|digits| digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()))
    {
        return Err(NumberError::Comma);
    }
    let digits = ungrouped(whole).ok_or(NumberError::Grouping)?;
    if digits.len() > 40 {
        return Err(NumberError::TooManyDigits);
    }
    let plain = match decimals {
        Some(decimals) if decimals.len() > MOST_DECIMALS as usize => {
            return Err(NumberError::TooManyDecimals);
        }
        Some(decimals) => format!("{digits}.{decimals}"),
        None => digits,
    };
    let value = exact(&plain).ok_or(NumberError::TooManyDigits)?;
    Number::new(value).map_err(|limit| match limit {
        LimitError::TooManyDigits => NumberError::TooManyDigits,
        LimitError::TooManyDecimals => NumberError::TooManyDecimals,
    })
}

/// The exact decimal of a number's plain text: `-20.50`, `1e2`; none when it is too long to be held.
///
/// Not by the readers of `rust_decimal`: those were 12,700 bytes of the first file of the program.
#[must_use]
pub fn exact(text: &str) -> Option<Decimal> {
    let (mantissa, exponent) = match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
        None => (text, 0),
    };
    let (whole, decimals) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let number: i128 = format!("{whole}{decimals}").parse().ok()?;
    let scale = i32::try_from(decimals.len()).ok()?.checked_sub(exponent)?;
    if let Ok(scale) = u32::try_from(scale) {
        return Decimal::try_from_i128_with_scale(number, scale).ok();
    }
    let factor = 10i128.checked_pow(scale.unsigned_abs())?;
    Decimal::try_from_i128_with_scale(number.checked_mul(factor)?, 0).ok()
}

/// The sign of a date or a number that does not read and is easily taken for another one, or not seen at all.
#[must_use]
pub fn strange_sign(text: &str) -> Option<NumberError> {
    // Among other words a letter is one.
    let is_of_date = |one: char| {
        one.is_ascii_digit()
            || matches!(one, '/' | '-' | '.' | ' ')
            || taken_for_another(one).is_some()
    };
    let digits = text
        .chars()
        .any(|one| one.is_ascii_digit() || is_full_width(one));
    (digits && text.chars().all(is_of_date)).then(|| text.chars().find_map(taken_for_another))?
}

/// What keeps a text from being a number, where that can be named.
fn strange(text: &str) -> NumberError {
    if let Some(sign) = text.chars().find(|one| is_invisible(*one)) {
        return NumberError::Invisible(sign);
    }
    if !text.contains(|one: char| one.is_ascii_digit()) {
        return match text.chars().all(is_full_width) && !text.is_empty() {
            true => NumberError::FullWidth,
            false => NumberError::Characters,
        };
    }
    let is_of_number = |one: char| {
        matches!(one, '0'..='9' | '.' | ',')
            || one.is_whitespace()
            || taken_for_another(one).is_some()
    };
    // "30 lượt" is a word behind a number, and no slip of one letter.
    if !text.chars().all(is_of_number) {
        return NumberError::Characters;
    }
    text.chars()
        .find_map(taken_for_another)
        .unwrap_or(NumberError::Space)
}

/// Why a sign is none of a number, where it is easily taken for one that is, or not seen at all.
fn taken_for_another(one: char) -> Option<NumberError> {
    match one {
        'o' | 'O' => Some(NumberError::Letter(one, '0')),
        'l' | 'I' => Some(NumberError::Letter(one, '1')),
        _ if is_invisible(one) => Some(NumberError::Invisible(one)),
        _ if is_full_width(one) => Some(NumberError::FullWidth),
        _ => None,
    }
}

/// Marks of direction and joining, soft hyphens and the like.
fn is_invisible(one: char) -> bool {
    matches!(one, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

fn is_full_width(one: char) -> bool {
    matches!(one, '\u{ff01}'..='\u{ff5e}')
}

/// The digits of a whole part whose dots, if any, group thousands.
fn ungrouped(whole: &str) -> Option<String> {
    let mut groups = whole.split('.');
    let first = groups.next()?;
    if first.len() == whole.len() {
        return Some(first.to_owned());
    }
    let grouped = (1..=3).contains(&first.len())
        && !first.starts_with('0')
        && groups.all(|group| group.len() == 3);
    grouped.then(|| whole.replace('.', ""))
}

/// True for text such as `1,189`: read as one and 189 thousandths where a person may mean 1.189 (one thousand).
#[must_use]
pub fn is_ambiguous(typed: &str) -> bool {
    typed
        .trim()
        .split_once(',')
        .is_some_and(|(whole, decimals)| {
            decimals.len() == 3
                && (1..=3).contains(&whole.len())
                && !whole.starts_with('0')
                && parse(typed).is_ok()
        })
}

/// A number with all the decimals that it carries: 12481 -> `12.481`, 4.20 -> `4,20`.
#[must_use]
pub fn format(value: Decimal) -> String {
    grouped(&value.to_string())
}

/// A result rounded once, half away from zero, to so many decimals; an exact whole number shows none. What was only added up
/// from stated numbers shows the decimals that these were written with, so that 485,5 and 485,50 do not meet in a document.
#[must_use]
pub fn format_rounded(value: &Exact, decimals: u32) -> String {
    let stated = value.decimals();
    let suffices = value
        .needed_decimals(MOST_DECIMALS)
        .is_some_and(|needed| needed <= stated);
    let decimals = match value.is_whole() {
        true => 0,
        false if suffices => decimals.min(stated),
        false => decimals,
    };
    format_decimals(value, decimals)
}

/// A result rounded once, half away from zero, with just so many decimals.
#[must_use]
pub fn format_decimals(value: &Exact, decimals: u32) -> String {
    grouped(&value.to_text(decimals))
}

/// A result in an explanation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ResultText {
    /// Its digits.
    Digits(String),
    /// Not zero, and nearer to zero than these digits, the least that six decimals can show; with its sign.
    NearZero(String),
}

impl ResultText {
    /// The digits without words.
    #[must_use]
    pub fn digits(&self) -> &str {
        let (Self::Digits(digits) | Self::NearZero(digits)) = self;
        digits
    }
}

/// A result in an explanation: with the decimals that its stated numbers have, or those that it needs, at most six; a whole
/// number shows none.
#[must_use]
pub fn format_result(value: &Exact) -> ResultText {
    let needed = value
        .needed_decimals(MOST_DECIMALS)
        .unwrap_or(MOST_DECIMALS);
    let text = format_rounded(value, needed.max(value.decimals().min(MOST_DECIMALS)));
    if value.is_zero() || text.bytes().any(|byte| matches!(byte, b'1'..=b'9')) {
        return ResultText::Digits(text);
    }
    let least = Decimal::new(if value.is_negative() { -1 } else { 1 }, MOST_DECIMALS);
    ResultText::NearZero(format(least))
}

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

/// "97,82%" (the sign attached) or "523 hồ sơ".
#[must_use]
pub fn with_unit(number: &str, unit: Option<&str>) -> String {
    match unit {
        Some("%") => format!("{number}%"),
        Some(unit) if !unit.is_empty() => format!("{number} {unit}"),
        _ => number.to_owned(),
    }
}
