//! The canonical form of JSON, RFC 8785 (JCS), for digests, straight from text: no tree of values stands between.
//!
//! Numbers: every stated number has at most fifteen significant digits (`model::number`), for which the ECMAScript
//! form that RFC 8785 asks for is the plain decimal without trailing zeros. A number beyond that keeps its own text.

use std::borrow::Cow;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::members::{Member, Members};
use super::numbers::whole_number;
use super::scalars::{write_number, write_string};
use super::sha256::sha256;
use super::syntax::syntax_error;
use crate::model::file::FileError;

/// Writes a value in canonical form.
#[must_use]
pub fn canonical(value: &impl Serialize) -> String {
    let text = serde_json::to_string(value).unwrap_or_default();
    CanonicalObject::of(&text).map_or_else(|_| String::new(), |canonical| canonical.text)
}

/// A JSON text in canonical form; of an object with the places of its members.
#[derive(Debug)]
pub struct CanonicalObject<'a> {
    text: String,
    members: Vec<Member<'a>>,
}

impl<'a> CanonicalObject<'a> {
    /// Reads text to its end. A name that stands twice in an object is refused.
    ///
    /// # Errors
    /// Where it is no JSON.
    pub fn of(text: &'a str) -> Result<Self, FileError> {
        let mut writer = Writer {
            text: String::with_capacity(text.len()),
            ..Writer::default()
        };
        let mut reader = serde_json::Deserializer::from_str(text);
        let read = (&mut writer)
            .deserialize(&mut reader)
            .and_then(|()| reader.end());
        match (read, writer.twice) {
            (Ok(()), _) => Ok(Self {
                text: writer.text,
                members: writer.members,
            }),
            (Err(error), Some(name)) => Err(FileError::Twice {
                name,
                line: error.line(),
            }),
            (Err(error), None) => Err(syntax_error(&error)),
        }
    }

    /// The text of a member.
    #[must_use]
    pub fn words(&self, name: &str) -> Option<String> {
        serde_json::from_str(self.value(name)?).ok()
    }

    /// The whole number of a member.
    #[must_use]
    pub fn whole_number(&self, name: &str) -> Option<i64> {
        whole_number(&Value::Number(self.value(name)?.parse().ok()?))
    }

    fn value(&self, name: &str) -> Option<&str> {
        let (_, range) = self.members.iter().find(|(one, _)| one == name)?;
        // Names that are asked for are plain: in JSON they stand in quotation marks, before a colon.
        self.text.get(range.clone())?.get(name.len() + 3..)
    }

    /// SHA-256 as if the object had no members of the given names, lower-case hexadecimal.
    #[must_use]
    pub fn digest_without(&self, names: &[&str]) -> String {
        if self.members.is_empty() {
            return sha256([self.text.as_bytes()]);
        }
        let counted = self.members.iter();
        let counted = counted.filter(|(name, _)| !names.contains(&name.as_ref()));
        let texts = counted.map(|(_, range)| self.text.get(range.clone()).unwrap_or_default());
        let pieces = texts.enumerate().flat_map(|(place, member)| {
            let before = if place == 0 { "" } else { "," };
            [before, member]
        });
        sha256(
            ["{"]
                .into_iter()
                .chain(pieces)
                .chain(["}"])
                .map(str::as_bytes),
        )
    }
}

/// Writes what it reads; notes the name that stands twice in one object.
#[derive(Default)]
struct Writer<'a> {
    text: String,
    /// Those of the outermost object.
    members: Vec<Member<'a>>,
    depth: usize,
    twice: Option<String>,
}

/// By this name serde_json hands out the text of a number (`arbitrary_precision`).
const NUMBER: &str = "$serde_json::private::Number";

/// A member's name, borrowed from the text where it holds no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Name<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de> DeserializeSeed<'de> for &mut Writer<'de> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Writer<'de> {
    type Value = ();

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("any JSON value")
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        self.text.push_str("null");
        Ok(())
    }

    fn visit_bool<E>(self, value: bool) -> Result<(), E> {
        self.text.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn visit_u64<E>(self, number: u64) -> Result<(), E> {
        self.text.push_str(&number.to_string());
        Ok(())
    }

    fn visit_i64<E>(self, number: i64) -> Result<(), E> {
        self.text.push_str(&number.to_string());
        Ok(())
    }

    fn visit_str<E>(self, words: &str) -> Result<(), E> {
        write_string(words, &mut self.text);
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        self.depth += 1;
        let start = self.text.len();
        self.text.push('[');
        while items.next_element_seed(&mut *self)?.is_some() {
            self.text.push(',');
        }
        close(&mut self.text, start, ']');
        self.depth -= 1;
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut reader: A) -> Result<(), A::Error> {
        self.depth += 1;
        let start = self.text.len();
        self.text.push('{');
        let mut members = Members::default();
        while let Some(Name(name)) = reader.next_key()? {
            if name == NUMBER && members.list.is_empty() {
                self.text.truncate(start);
                self.depth -= 1;
                return write_number(&reader.next_value::<String>()?, &mut self.text)
                    .map_err(A::Error::custom);
            }
            let begin = self.text.len();
            write_string(&name, &mut self.text);
            self.text.push(':');
            reader.next_value_seed(&mut *self)?;
            if members.holds(&name) {
                self.twice = Some(name.into_owned());
                return Err(A::Error::custom("a member stands twice"));
            }
            members.add(name, begin..self.text.len());
            self.text.push(',');
        }
        close(&mut self.text, start, '}');
        members.sort(&mut self.text, start + 1);
        self.depth -= 1;
        if self.depth == 0 {
            self.members = members.list;
        }
        Ok(())
    }
}

/// Ends a list: the last sign is its opening or a comma too many.
fn close(text: &mut String, start: usize, end: char) {
    if text.len() > start + 1 {
        text.pop();
    }
    text.push(end);
}
