//! The template file, version 1, as it stands in JSON.
//!
//! Only shapes: `decode` converts them into the model and says what is wrong with them.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Number;

use super::outline::{CheckJson, IndicatorJson, SectionJson};
use crate::formats::json::fields::{null_is_default, whole};

/// A template file.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateFile {
    /// Always `bao-cao-so/template`.
    pub format: String,
    /// Always 1 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// Names the kind of report for ever: lower case letters, digits and hyphens.
    pub id: String,
    /// Grows with each change of what is asked.
    #[serde(deserialize_with = "whole")]
    pub version: u32,
    /// Name on the screen.
    pub title: String,
    /// One sentence: who fills it in and when.
    pub description: String,
    /// What the printed document takes from the template.
    pub document: DocumentJson,
    /// Kinds of period that it takes, the usual one first.
    #[serde(default, deserialize_with = "null_is_default")]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub periods: Vec<PeriodRuleJson>,
    /// From which change since the previous period on a number must be explained; unless stated, only one that is ten times
    /// as large or a tenth is asked about.
    #[serde(default)]
    pub previous_change: Option<PreviousChangeJson>,
    /// For a report that sums others up: by the id of their template the number of it, an address or the id of an indicator,
    /// for each field or cell of a fixed row here.
    #[serde(default, deserialize_with = "null_is_default")]
    pub synthesizes: BTreeMap<String, BTreeMap<String, String>>,
    /// Legal acts added to the built-in registry.
    #[serde(default, deserialize_with = "null_is_default")]
    pub acts: Vec<ActJson>,
    /// The outline.
    #[serde(default, deserialize_with = "null_is_default")]
    #[cfg_attr(feature = "schema", schemars(!default))]
    pub sections: Vec<SectionJson>,
    /// Indicators in the order of the annex.
    #[serde(default, deserialize_with = "null_is_default")]
    pub indicators: Vec<IndicatorJson>,
    /// Declared checks.
    #[serde(default, deserialize_with = "null_is_default")]
    pub checks: Vec<CheckJson>,
}

/// What the printed document takes from the template.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentJson {
    /// Kind of document in capitals.
    pub kind: String,
    /// Its abbreviation in the symbol.
    pub abbreviation: String,
    /// Subject, with references in braces.
    pub subject: String,
    /// Closing paragraph, with references in braces.
    pub closing: String,
    /// Legal bases proposed for a new report, ids of acts.
    #[serde(default, deserialize_with = "null_is_default")]
    pub bases: Vec<String>,
    /// True when the first level of the outline is "Phần I", above "I.", "1." and "a)".
    #[serde(default, deserialize_with = "null_is_default")]
    pub parts: bool,
}

/// How periods of one kind begin and end.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeriodRuleJson {
    /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
    pub kind: String,
    /// First day whose figures count; the built-in rule of the kind unless stated. A `range` has none: its days are typed.
    #[serde(default)]
    pub from: Option<AnchorJson>,
    /// Last day whose figures count; stated together with `from`.
    #[serde(default)]
    pub to: Option<AnchorJson>,
    /// The act that sets the rule.
    #[serde(default)]
    pub source: Option<String>,
}

/// A day relative to the year that names the period.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnchorJson {
    /// −1 for the year before.
    #[serde(deserialize_with = "whole")]
    pub year: i32,
    /// Month of the first period of the kind in a year.
    #[serde(deserialize_with = "whole")]
    pub month: u8,
    /// Day of the month.
    #[serde(deserialize_with = "whole")]
    pub day: u8,
}

/// From which change since the previous period on a number must be explained: what reaches both.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PreviousChangeJson {
    /// Per cent of the number of the previous period; a fall to zero is 100, from zero there is none.
    #[serde(deserialize_with = "whole")]
    #[cfg_attr(feature = "schema", schemars(range(min = 1, max = 10_000)))]
    pub percent: u32,
    /// In the unit of the field, of percentages in points; 0 unless stated.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>", range(min = 0)))]
    pub least: Option<Number>,
}

/// A legal act.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActJson {
    /// Key in the registry.
    pub id: String,
    /// "Nghị định", "Quyết định" ...
    pub kind: String,
    /// "30/2020", "36a", "379".
    pub number: String,
    /// "NĐ-CP".
    pub symbol: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue, ISO 8601.
    #[serde(default)]
    pub date: Option<String>,
    /// What it is about.
    pub subject: String,
    /// First day in force, ISO 8601, where a source was found.
    #[serde(default)]
    pub in_force_from: Option<String>,
    /// Last day in force, ISO 8601, where a source was found.
    #[serde(default)]
    pub in_force_to: Option<String>,
}
