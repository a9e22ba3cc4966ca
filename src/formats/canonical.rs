//! The canonical form of JSON, RFC 8785 (JCS), for digests.
//!
//! Numbers: every stated number has at most fifteen significant digits (`model::number`), for which the ECMAScript
//! form that RFC 8785 asks for is the plain decimal without trailing zeros. A number beyond that keeps its own text.

use serde_json::Value;

use crate::formats::read::decimal;
use crate::model::number::{MOST_DIGITS, significant_digits};

/// Writes a value in canonical form.
#[must_use]
pub fn canonical(value: &Value) -> String {
    canonical_without(value, &[])
}

/// The same, as if an object had no members of the given names; those of its members count.
#[must_use]
pub fn canonical_without(value: &Value, names: &[&str]) -> String {
    let mut text = String::new();
    write(value, names, &mut text);
    text
}

fn write(value: &Value, without: &[&str], text: &mut String) {
    match value {
        Value::Null => text.push_str("null"),
        Value::Bool(true) => text.push_str("true"),
        Value::Bool(false) => text.push_str("false"),
        Value::Number(number) => text.push_str(&plain(number.as_str())),
        Value::String(words) => write_string(words, text),
        Value::Array(items) => {
            text.push('[');
            for (position, item) in items.iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write(item, &[], text);
            }
            text.push(']');
        }
        Value::Object(members) => {
            let mut sorted: Vec<(&String, &Value)> = members
                .iter()
                .filter(|(name, _)| !without.contains(&name.as_str()))
                .collect();
            // The map has its names in the order of their bytes; among names in ASCII that is the order of RFC 8785.
            if sorted.iter().any(|(name, _)| !name.is_ascii()) {
                sorted.sort_by(|(one, _), (other, _)| one.encode_utf16().cmp(other.encode_utf16()));
            }
            text.push('{');
            for (position, (name, member)) in sorted.into_iter().enumerate() {
                if position > 0 {
                    text.push(',');
                }
                write_string(name, text);
                text.push(':');
                write(member, &[], text);
            }
            text.push('}');
        }
    }
}

fn plain(number: &str) -> String {
    // Most numbers are whole and short: their text is the canonical one.
    if number.len() <= MOST_DIGITS as usize && number.bytes().all(|digit| digit.is_ascii_digit()) {
        return number.to_owned();
    }
    match decimal(number) {
        Some(value) if significant_digits(value) <= MOST_DIGITS && value.scale() <= 6 => {
            if value.is_zero() {
                "0".to_owned()
            } else {
                value.normalize().to_string()
            }
        }
        _ => number.to_owned(),
    }
}

fn write_string(words: &str, text: &mut String) {
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
