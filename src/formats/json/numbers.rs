//! Exact numbers out of the text that JSON has for them.

use rust_decimal::Decimal;
use serde_json::Value;

use crate::input::number::exact;

/// A whole number, also one that a program wrote as `5470.0` or `5.47e3`.
pub fn whole_number(value: &Value) -> Option<i64> {
    let Value::Number(number) = value else {
        return None;
    };
    let exact = decimal(number.as_str()).filter(|exact| exact.fract().is_zero())?;
    exact.to_string().split('.').next()?.parse().ok()
}

/// The exact decimal of a JSON number's text, `1e2` included; `None` when it is too long to be held.
pub fn decimal(text: &str) -> Option<Decimal> {
    exact(text)
}
