//! The file of a collection, version 1, as it stands in JSON.
//!
//! Reports stand in it as they came, as exchange files, so that members that this version does not know travel along; so do
//! unknown members of the file itself.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::formats::json::fields::{null_is_default, whole, whole_or_none};
use crate::formats::report::file::{PeriodJson, TemplateRefJson, ToolJson};

/// What a receiving department gathered for one template and period.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CollectionFile {
    /// The agencies that owe a report, in the order in which they are shown.
    #[serde(default, deserialize_with = "null_is_default")]
    pub agencies: Vec<AgencyJson>,
    /// Who asks for the reports: their addressee.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub asked_by: String,
    /// Last day on which a report is in time, ISO 8601, unless an agency has its own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// What was decided of agencies and of those that they were merged from, one decision each.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub decisions: Vec<DecisionJson>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Numbers that agencies are to be asked about again.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub follow_ups: Vec<FollowUpJson>,
    /// Always `bao-cao-so/collection`.
    pub format: String,
    /// Always 1 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// Identifies it on every machine: letters, digits and hyphens.
    pub id: String,
    /// The period of the reports.
    pub period: PeriodJson,
    /// What was received, in the order of the digests of content; behind them what the program that wrote the file could
    /// not use, as it came.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub submissions: Vec<SubmissionJson>,
    /// The superior of agencies that state none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub superior: Option<String>,
    /// The template of the reports; files of its earlier versions are read by it.
    pub template: TemplateRefJson,
    /// The program that wrote the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<ToolJson>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// An agency that owes a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgencyJson {
    /// Last day on which its report is in time, ISO 8601; that of the collection unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deadline: Option<String>,
    /// The group whose subtotal it is in.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub group: String,
    /// Identifies it in the collection.
    pub id: String,
    /// Its identifier (mã định danh).
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// The agencies that it was merged from.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub predecessors: Vec<PredecessorJson>,
    /// Its superior; that of the collection unless stated.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub superior: String,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// An agency that was merged into another.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct PredecessorJson {
    /// Its identifier.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub identifier: String,
    /// First day of the agency that it was merged into, ISO 8601.
    pub merged_on: String,
    /// Its name.
    pub name: String,
    /// Its superior; that of the collection unless stated.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "String::is_empty"
    )]
    pub superior: String,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// A file that was received.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SubmissionJson {
    /// Id of the agency that it is of.
    pub agency: String,
    /// Its digest did not fit when it was taken in.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "std::ops::Not::not"
    )]
    pub altered: bool,
    /// Name of the file.
    pub file: String,
    /// Position, from 0, among the agency's predecessors, where it is of one of these.
    #[serde(
        default,
        deserialize_with = "whole_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub predecessor: Option<u32>,
    /// When it was taken in, ISO 8601 with zone.
    pub received: String,
    /// The report, as an exchange file.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::formats::report::file::ReportFile")
    )]
    pub report: Box<RawValue>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// What was decided of an agency, or of one that it was merged from.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct DecisionJson {
    /// Id of the agency.
    pub agency: String,
    /// When, ISO 8601 with zone.
    pub at: String,
    /// Digest of the content of the report that was decided on; not for `nothingToReport`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// `chosen`, `accepted`, `returned` or `nothingToReport`.
    pub kind: String,
    /// For `returned`: what is to be corrected; for `nothingToReport`: who confirmed it and how.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Position, from 0, among the agency's predecessors, where it is on one of these.
    #[serde(
        default,
        deserialize_with = "whole_or_none",
        skip_serializing_if = "Option::is_none"
    )]
    pub predecessor: Option<u32>,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}

/// A number of an agency that it is to be asked about again.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct FollowUpJson {
    /// Address of the number in the template (`table..column` of a sum), or the id of an indicator.
    pub address: String,
    /// Id of the agency.
    pub agency: String,
    /// When it was marked, ISO 8601 with zone.
    pub at: String,
    #[serde(flatten)]
    #[cfg_attr(feature = "schema", schemars(skip))]
    pub(super) extra: Map<String, Value>,
}
