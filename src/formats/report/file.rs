//! The exchange file of one report, version 2, as it stands in JSON.
//!
//! Only shapes: `encode` and `decode` convert. Members that are not listed here survive a round trip; those of an object
//! are read into its `extra` and written by `extra::merge` (what is written here has none). Members stand in the order of
//! their names, as they do in files.
//! A group that may be left out is an `Option`: a file that states an empty one is told from a file that states none, for
//! digests of files of earlier versions count it.

#[cfg(feature = "schema")]
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::answer_values::AnswerValues;
use super::computed::Computed;
#[cfg(feature = "schema")]
use super::computed::ComputedJson;
use crate::formats::json::entries::Entries;
use crate::formats::json::fields::{Whole, null_is_default, whole, whole_or_none};

/// One report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReportFile<'a> {
    /// Particulars of the agency, by the last part of their address.
    #[serde(borrow, default, deserialize_with = "null_is_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Map<String, Value>"))]
    pub agency: AnswerValues<'a>,
    /// Answers by address: a number with its exact decimal text, a text, true or false, or a list of texts.
    #[serde(borrow, default, deserialize_with = "null_is_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Map<String, Value>"))]
    pub answers: AnswerValues<'a>,
    /// Last change, ISO 8601 with zone.
    pub changed: String,
    /// Comments of the officer for whoever receives the file, by the address of a field, a table or a cell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub comments: Option<Entries<String>>,
    /// When it was declared complete, ISO 8601 with zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<String>,
    /// Results for the reader's convenience; a receiver computes them again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<ComputedJson>"))]
    pub computed: Option<Computed>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without `computed`, `tool`, `history` and both digests:
    /// the same for the same content, whichever version of the app wrote it. `revision.replaces` names it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content_digest: Option<String>,
    /// How many decimals a number is written with, by its address, where the number ends in zeros that the canonical
    /// form leaves out: 98.50 has 2. So the digests tell 98.50 from 98.5, and a program that drops the zeros loses
    /// nothing. Where the digest fits, this alone says which zeros count; else the number's own text does as well.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Entries::is_empty"
    )]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, u32>"))]
    pub decimals: Entries<Whole<u32>>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Particulars of the document, by the last part of their address.
    #[serde(borrow, default, deserialize_with = "null_is_default")]
    #[cfg_attr(feature = "schema", schemars(with = "Map<String, Value>"))]
    pub document: AnswerValues<'a>,
    /// Explanations of findings, by the finding's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, OverrideJson>"))]
    pub explanations: Option<Entries<OverrideJson>>,
    /// Always `bao-cao-so/report`.
    pub format: String,
    /// Always 2 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// What happened to it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<KnownEvent>"))]
    pub history: Option<Vec<EventJson>>,
    /// Identifies the report on every machine: letters, digits and hyphens.
    pub id: String,
    /// Optional sections that the report takes up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Vec<String>"))]
    pub included: Option<Vec<String>>,
    /// Sentences rewritten by hand, by the sentence's id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, OverrideJson>"))]
    pub narratives: Option<Entries<OverrideJson>>,
    /// Addresses that do not apply, with the reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub not_applicable: Option<Entries<String>>,
    /// The period that it covers.
    pub period: PeriodJson,
    /// Which issue this is.
    pub revision: RevisionJson,
    /// Ids of the rows that the officer added, by table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, Vec<String>>"))]
    pub rows: Option<Entries<Vec<String>>>,
    /// `draft` or `completed`.
    pub status: String,
    /// The template that it answers.
    pub template: TemplateRefJson,
    /// The program that wrote the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<ToolJson>,
    /// Text typed into a field that cannot read it, by address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "BTreeMap<String, String>"))]
    pub unreadable: Option<Entries<String>>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// The template of a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TemplateRefJson {
    /// SHA-256 of the template's canonical form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Id.
    pub id: String,
    /// Version.
    #[serde(deserialize_with = "whole")]
    pub version: u32,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(in crate::formats) extra: Map<String, Value>,
}

/// A period.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PeriodJson {
    /// First day whose figures count, ISO 8601.
    pub from: String,
    /// Which of its kind in the year, from 1.
    #[serde(deserialize_with = "whole")]
    pub index: u8,
    /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
    pub kind: String,
    /// Its name, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// Last day whose figures count, ISO 8601.
    pub to: String,
    /// The year that names it.
    #[serde(deserialize_with = "whole")]
    pub year: u32,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(in crate::formats) extra: Map<String, Value>,
}

/// Words of the officer and what they were set against.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OverrideJson {
    /// What the app said at the time, as values; several when these changed while the officer went on writing. Without
    /// any, the officer is asked to confirm the words.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        rename = "basedOn",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub based_on: Vec<BasisJson>,
    /// The officer's words.
    pub text: String,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// What the app said, as values.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BasisJson {
    /// Of the check or sentence and its values, as the program that wrote it makes it; another program that changes a
    /// text leaves this as it is. Empty where only the numbers are known.
    pub fingerprint: String,
    /// The numbers as they were shown, each with the word behind it.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub values: Vec<String>,
}

/// Which issue of a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RevisionJson {
    /// From 1.
    #[serde(deserialize_with = "whole")]
    pub number: u32,
    /// Why it was reopened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Digest of the completed file that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// Something that happened: an event of a kind that this version knows, or any other, kept whole.
#[derive(Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub enum EventJson {
    /// Has no members but those of this version.
    Known(KnownEvent),
    /// Has others; written as its text, which `extra::put_back` reads.
    Other(Value),
}

/// Something that happened.
#[derive(Debug, Default, Deserialize)]
#[cfg_attr(
    feature = "schema",
    derive(schemars::JsonSchema),
    schemars(rename = "EventJson")
)]
#[serde(deny_unknown_fields)]
#[cfg_attr(feature = "schema", schemars(!deny_unknown_fields))]
pub struct KnownEvent {
    /// When, ISO 8601 with zone.
    pub at: String,
    /// For `completed`: digest of the file as it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// `created`, `completed` or `reopened`.
    pub kind: String,
    /// For `reopened`: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// The revision concerned.
    #[serde(
        default,
        deserialize_with = "whole_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub revision: Option<u32>,
}

/// The program that wrote a file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ToolJson {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(in crate::formats) extra: Map<String, Value>,
}

/// This program, as it stands in what it writes.
pub(in crate::formats) fn this_tool() -> ToolJson {
    ToolJson {
        name: "bao-cao-so".to_owned(),
        version: env!("CARGO_PKG_VERSION").to_owned(),
        extra: Map::new(),
    }
}
