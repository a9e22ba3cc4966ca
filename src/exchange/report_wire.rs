//! The exchange file of one report, version 1, as it stands in JSON.
//!
//! Only shapes: `encode` and `decode` convert. Members that are not listed here survive a round trip.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::{Number, Value};

/// One report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ReportFile {
    /// Always `bao-cao-so/report`.
    pub format: String,
    /// Always 1 in this version.
    pub format_version: u32,
    /// Identifies the report on every machine: letters, digits and hyphens.
    pub id: String,
    /// The template that it answers.
    pub template: TemplateRefWire,
    /// The period that it covers.
    pub period: PeriodWire,
    /// Particulars of the agency, by the last part of their address.
    #[serde(default)]
    pub agency: BTreeMap<String, Value>,
    /// Particulars of the document, by the last part of their address.
    #[serde(default)]
    pub document: BTreeMap<String, Value>,
    /// Answers by address: a number with its exact decimal text, a text, true or false, or a list of texts.
    #[serde(default)]
    pub answers: BTreeMap<String, Value>,
    /// Addresses that do not apply, with the reason.
    #[serde(default)]
    pub not_applicable: BTreeMap<String, String>,
    /// Text typed into a field that cannot read it, by address.
    #[serde(default)]
    pub unreadable: BTreeMap<String, String>,
    /// Ids of the rows that the officer added, by table.
    #[serde(default)]
    pub rows: BTreeMap<String, Vec<String>>,
    /// Optional sections that the report takes up.
    #[serde(default)]
    pub included: Vec<String>,
    /// Explanations of findings, by the finding's key.
    #[serde(default)]
    pub explanations: BTreeMap<String, EditWire>,
    /// Sentences rewritten by hand, by the sentence's id.
    #[serde(default)]
    pub narratives: BTreeMap<String, EditWire>,
    /// `draft` or `completed`.
    pub status: String,
    /// When it was declared complete, ISO 8601 with zone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub completed_at: Option<String>,
    /// Which issue this is.
    pub revision: RevisionWire,
    /// What happened to it.
    #[serde(default)]
    pub history: Vec<EventWire>,
    /// Last change, ISO 8601 with zone.
    pub changed: String,
    /// The program that wrote the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<ToolWire>,
    /// Results for the reader's convenience; a receiver computes them again.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub computed: Option<ComputedWire>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// The template of a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TemplateRefWire {
    /// Id.
    pub id: String,
    /// Version.
    pub version: u32,
    /// SHA-256 of the template's canonical form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
}

/// A period.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PeriodWire {
    /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
    pub kind: String,
    /// The year that names it.
    pub year: u32,
    /// Which of its kind in the year, from 1.
    pub index: u8,
    /// First day whose figures count, ISO 8601.
    pub from: String,
    /// Last day whose figures count, ISO 8601.
    pub to: String,
    /// Its name, for the reader.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
}

/// Words of the officer and what they were set against.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EditWire {
    /// The officer's words.
    pub text: String,
    /// The app's words at the time.
    pub basis: String,
}

/// Which issue of a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct RevisionWire {
    /// From 1.
    pub number: u32,
    /// Digest of the completed file that it replaces.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub replaces: Option<String>,
    /// Why it was reopened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// Something that happened.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EventWire {
    /// When, ISO 8601 with zone.
    pub at: String,
    /// `created`, `completed` or `reopened`.
    pub kind: String,
    /// The revision concerned.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// For `completed`: digest of the file as it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// For `reopened`: why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// The program that wrote a file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ToolWire {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
}

/// Results for the reader's convenience.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComputedWire {
    /// Indicators in the template's order.
    pub indicators: Vec<IndicatorResultWire>,
    /// Findings, the gravest first.
    pub findings: Vec<FindingWire>,
}

/// The result of an indicator.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct IndicatorResultWire {
    /// Id.
    pub id: String,
    /// Name.
    pub label: String,
    /// `value`, `stated`, `missing` or `undefined`.
    pub outcome: String,
    /// The value rounded to the indicator's decimals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    pub value: Option<Number>,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// As printed.
    pub shown: String,
    /// The formula with its numbers.
    pub working: String,
}

/// A finding.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FindingWire {
    /// Names it through edits and files.
    pub key: String,
    /// Family of the check.
    pub family: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// What does not add up.
    pub message: String,
    /// The answers concerned.
    pub fields: Vec<String>,
    /// The officer's explanation, when it stands for today's numbers.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<String>,
}
