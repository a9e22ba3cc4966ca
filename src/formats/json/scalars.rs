//! Numbers and texts in canonical form.

use serde_json::Number;

use super::numbers::decimal;
use crate::model::number::{MOST_DIGITS, significant_digits};

/// Most numbers are whole and short: their text is the canonical one. An object that only looks like a number is refused.
pub(super) fn write_number(number: &str, text: &mut String) -> Result<(), serde_json::Error> {
    let is_whole = number.bytes().all(|digit| digit.is_ascii_digit());
    if is_whole && (1..=MOST_DIGITS as usize).contains(&number.len()) {
        text.push_str(number);
        return Ok(());
    }
    number.parse::<Number>()?;
    match decimal(number) {
        Some(value) if significant_digits(value) <= MOST_DIGITS && value.scale() <= 6 => {
            if value.is_zero() {
                text.push('0');
            } else {
                text.push_str(&value.normalize().to_string());
            }
        }
        _ => text.push_str(number),
    }
    Ok(())
}

/// A text with as few escapes as JSON allows.
pub(super) fn write_string(words: &str, text: &mut String) {
    text.push('"');
    if !words
        .bytes()
        .any(|byte| byte < b' ' || matches!(byte, b'"' | b'\\'))
    {
        text.push_str(words);
        text.push('"');
        return;
    }
    for letter in words.chars() {
        match letter {
            '"' => text.push_str("\\\""),
            '\\' => text.push_str("\\\\"),
            '\u{8}' => text.push_str("\\b"),
            '\t' => text.push_str("\\t"),
            '\n' => text.push_str("\\n"),
            '\u{c}' => text.push_str("\\f"),
            '\r' => text.push_str("\\r"),
            control if control < ' ' => text.push_str(&format!("\\u{:04x}", control as u32)),
            other => text.push(other),
        }
    }
    text.push('"');
}
