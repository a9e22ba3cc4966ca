//! Answers by address as they stand in JSON: read without a tree of values, written without copies.

use std::borrow::Cow;
use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Error, MapAccess, Visitor};
use serde::ser::SerializeMap;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Number;
use serde_json::value::RawValue;

use crate::model::answer::Answer;

/// Answers by address, in the order of the file.
#[derive(Debug, Default)]
pub struct AnswerValues<'a>(pub(super) Vec<(Cow<'a, str>, AnswerValue<'a>)>);

/// The value of an answer.
#[derive(Debug)]
pub enum AnswerValue<'a> {
    /// As a file has it.
    Read(&'a RawValue),
    /// As a report has it; blank, not applicable and unreadable answers stand elsewhere.
    Answer(&'a Answer),
    /// A text whose lines are a list.
    Lines(&'a str),
}

/// An address, borrowed from the text where it holds no escapes.
#[derive(Deserialize)]
#[serde(transparent)]
struct Address<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'de: 'a, 'a> Deserialize<'de> for AnswerValues<'a> {
    fn deserialize<D: Deserializer<'de>>(reader: D) -> Result<Self, D::Error> {
        // Read apart: following the place of a mistake (`serde_path_to_error`) through thousands of answers, whose JSON was
        // looked at before, takes a third of opening a large file.
        let text = <&RawValue>::deserialize(reader)?;
        let mut members = serde_json::Deserializer::from_str(text.get());
        members.deserialize_map(Entries).map_err(D::Error::custom)
    }
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = AnswerValues<'de>;

    fn expecting(&self, text: &mut fmt::Formatter<'_>) -> fmt::Result {
        text.write_str("a map")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some((Address(address), value)) = members.next_entry()? {
            list.push((address, AnswerValue::Read(value)));
        }
        Ok(AnswerValues(list))
    }
}

impl Serialize for AnswerValues<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut members = writer.serialize_map(Some(self.0.len()))?;
        for (address, value) in &self.0 {
            members.serialize_entry(address, value)?;
        }
        members.end()
    }
}

impl Serialize for AnswerValue<'_> {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Read(value) => value.serialize(writer),
            Self::Answer(Answer::Number(number)) => serialize_decimal(number.value(), writer),
            Self::Answer(Answer::YesNo(yes)) => writer.serialize_bool(*yes),
            Self::Answer(Answer::Text(text)) => writer.serialize_str(text),
            Self::Answer(_) => writer.serialize_unit(),
            Self::Lines(text) => writer.collect_seq(text.split('\n')),
        }
    }
}

/// A JSON number with the exact decimal text. Most are whole, and those need no text of their own in between.
fn serialize_decimal<S: Serializer>(value: Decimal, writer: S) -> Result<S::Ok, S::Error> {
    if let (0, Ok(whole)) = (value.scale(), u64::try_from(value.mantissa())) {
        return writer.serialize_u64(whole);
    }
    // The text of a decimal is a JSON number. Reading it as one would bring serde_json's reader of numbers (2,200 bytes) and
    // its writer of floats into the first file of the program: 1,700 bytes, and a table of 2,900 that does not compress.
    Number::from_string_unchecked(value.to_string()).serialize(writer)
}
