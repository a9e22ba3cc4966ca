//! Text -> JSON of a known format and version, guarded.

use std::cell::RefCell;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::error::Category;
use serde_json::{Map, Value};

use crate::formats::migrate::{migrate, newest};
use crate::formats::problem::FileProblem;

/// A parsed file.
pub struct Current {
    /// As it was written.
    pub found: Value,
    /// Brought to the newest version.
    pub newest: Value,
}

/// Parses a file of the wanted format and brings it to the newest version.
///
/// # Errors
/// The first reason why it is not such a file.
pub fn current(text: &str, format: &str, largest: usize) -> Result<Current, FileProblem> {
    if text.len() > largest {
        return Err(FileProblem::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let value = json(text)?;
    let found = value
        .get("format")
        .and_then(Value::as_str)
        .ok_or(FileProblem::NotOurs)?;
    if !found.starts_with("bao-cao-so/") {
        return Err(FileProblem::NotOurs);
    }
    if found != format {
        return Err(FileProblem::OtherKind(found.to_owned()));
    }
    let version = value
        .get("formatVersion")
        .and_then(whole_number)
        .and_then(|version| u64::try_from(version).ok())
        .ok_or(FileProblem::Value {
            place: "formatVersion",
            what: "phiên bản định dạng phải là một số nguyên nhỏ",
        })?;
    let known = newest(format);
    if version > known {
        return Err(FileProblem::LaterVersion {
            found: version,
            known,
        });
    }
    let newest = if version == known {
        value.clone()
    } else {
        migrate(value.clone(), format, version)?
    };
    Ok(Current {
        found: value,
        newest,
    })
}

/// The text of a file.
///
/// # Errors
/// It is no UTF-8; of UTF-16 it is said so, for an editor can save it anew.
pub fn text_of(bytes: Vec<u8>) -> Result<String, FileProblem> {
    // Letters of Latin take two bytes there, one of them zero; no text in UTF-8 has a zero among its first letters.
    let utf16 = bytes.starts_with(&[0xff, 0xfe])
        || bytes.starts_with(&[0xfe, 0xff])
        || matches!(
            bytes.as_slice(),
            [0, 1..=255, 0, 1..=255, ..] | [1..=255, 0, 1..=255, 0, ..]
        );
    if utf16 {
        return Err(FileProblem::Utf16);
    }
    String::from_utf8(bytes).map_err(|_| FileProblem::NotText)
}

/// Parses text as JSON. A name that stands twice in an object is refused: programs differ in which of its two values
/// counts, so one file would be two reports.
///
/// # Errors
/// Where it is no JSON.
pub fn json(text: &str) -> Result<Value, FileProblem> {
    let twice = RefCell::new(None);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = AnyValue(&twice)
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    value.map_err(|error| {
        twice.take().map_or_else(
            || syntax(&error),
            |name| FileProblem::Twice {
                name,
                line: error.line(),
            },
        )
    })
}

fn syntax(error: &serde_json::Error) -> FileProblem {
    match error.classify() {
        Category::Eof => FileProblem::Truncated,
        _ if error.to_string().starts_with("recursion limit") => FileProblem::TooDeep,
        _ => FileProblem::NotJson {
            line: error.line(),
            column: error.column(),
        },
    }
}

/// Reads any value; notes the name that stands twice in one object.
#[derive(Clone, Copy)]
struct AnyValue<'a>(&'a RefCell<Option<String>>);

/// By this name serde_json hands out the text of a number (`arbitrary_precision`).
const NUMBER: &str = "$serde_json::private::Number";

impl<'de> DeserializeSeed<'de> for AnyValue<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for AnyValue<'_> {
    type Value = Value;

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_u64<E>(self, number: u64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_i64<E>(self, number: i64) -> Result<Value, E> {
        Ok(Value::from(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<Value, E> {
        Ok(Value::String(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if name == NUMBER && object.is_empty() {
                let text: String = members.next_value()?;
                return text.parse().map(Value::Number).map_err(A::Error::custom);
            }
            let value = members.next_value_seed(self)?;
            if object.contains_key(&name) {
                *self.0.borrow_mut() = Some(name);
                return Err(A::Error::custom("a member stands twice"));
            }
            object.insert(name, value);
        }
        Ok(Value::Object(object))
    }
}

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
    Decimal::from_str_exact(text)
        .or_else(|_| Decimal::from_scientific(text))
        .ok()
}
