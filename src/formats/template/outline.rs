//! What a template file has for each part of its outline, version 1, as it stands in JSON.
//!
//! Members that take one of several words are text here (`words` says why).

use serde::Deserialize;
use serde_json::Number;

#[cfg(feature = "schema")]
use super::words::{
    CheckFamily, EvidenceWord, FieldType, OverTimeWord, RollUpWord, SeverityWord, StyleWord,
};
use crate::formats::json::fields::{null_is_default, whole_or_none};

/// A node of the outline.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SectionJson {
    /// Unique in the template.
    pub id: String,
    /// Heading without its number.
    pub title: String,
    /// Shorter heading for the screen.
    #[serde(default)]
    pub short_title: Option<String>,
    /// Guidance for the officer.
    #[serde(default)]
    pub hint: Option<String>,
    /// True when each report decides whether it takes the section up.
    #[serde(default, deserialize_with = "null_is_default")]
    pub optional: bool,
    /// Fields and tables in their order.
    #[serde(default, deserialize_with = "null_is_default")]
    pub items: Vec<ItemJson>,
    /// Sentences in their order.
    #[serde(default, deserialize_with = "null_is_default")]
    pub narrative: Vec<SentenceJson>,
    /// Sub-sections.
    #[serde(default, deserialize_with = "null_is_default")]
    pub sections: Vec<SectionJson>,
}

/// A field or, with the type `table`, a table.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemJson {
    /// Unique in the template; a column's among the columns of its table.
    pub id: String,
    /// What an answer may be, or that it is a table.
    #[serde(rename = "type")]
    #[cfg_attr(feature = "schema", schemars(with = "FieldType"))]
    pub kind: String,
    /// What is asked.
    pub label: String,
    /// Unit of a number.
    #[serde(default)]
    pub unit: Option<String>,
    /// How to answer.
    #[serde(default)]
    pub hint: Option<String>,
    /// A blank answer is a finding.
    #[serde(default, deserialize_with = "null_is_default")]
    pub required: bool,
    /// Every agency has an answer: "not applicable" is not offered.
    #[serde(default, deserialize_with = "null_is_default")]
    pub always_applies: bool,
    /// Proposed again in the next report.
    #[serde(default, deserialize_with = "null_is_default")]
    pub remembered: bool,
    /// Legal sources, ids of acts.
    #[serde(default, deserialize_with = "null_is_default")]
    pub acts: Vec<String>,
    /// For `percent`: the indicator, for a column the computed column, that computes the same from counts.
    #[serde(default)]
    pub states: Option<String>,
    /// Words of the outline; an answer that still holds them is a finding.
    #[serde(default)]
    pub outline: Option<String>,
    /// For a number that the previous period hands over: the field or indicator, for a column the column of the same table,
    /// whose value in that period's report it begins with.
    #[serde(default)]
    pub continues: Option<String>,
    /// How the answers of many agencies become one; unless stated, numbers are added, words listed, options counted, and
    /// percentages stay with their agencies.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<RollUpWord>"))]
    pub roll_up: Option<String>,
    /// What it is in time, where it is added or listed: `flow` unless stated, for a column as its table says.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<OverTimeWord>"))]
    pub over_time: Option<String>,
    /// For a `computed` column: its formula over the row.
    #[serde(default)]
    pub formula: Option<String>,
    /// For a number column: the table ends with its total.
    #[serde(default, deserialize_with = "null_is_default")]
    pub total: bool,
    /// For `amount` and `computed`: most decimals, 2 unless stated.
    #[serde(default, deserialize_with = "whole_or_none")]
    pub decimals: Option<u32>,
    /// For `count`, `amount` and `percent`: the largest number that is not asked about, in the unit of the field; that of the
    /// kind unless stated.
    #[serde(default, deserialize_with = "whole_or_none")]
    pub limit: Option<u64>,
    /// For `date`: how far from the period a day may be that is not asked about.
    #[serde(default)]
    pub reach: Option<ReachJson>,
    /// For `choice`: the options.
    #[serde(default, deserialize_with = "null_is_default")]
    pub options: Vec<ChoiceJson>,
    /// For `table` with fixed rows: the rows.
    #[serde(default, deserialize_with = "null_is_default")]
    pub rows: Vec<ChoiceJson>,
    /// For `table` whose rows the officer adds: the name of one row ("khoản chi").
    #[serde(default)]
    pub added_row: Option<String>,
    /// For `table`: what is asked of each row.
    #[serde(default, deserialize_with = "null_is_default")]
    pub columns: Vec<ItemJson>,
    /// For `table`: true when each row is shown as a column (periods side by side).
    #[serde(default, deserialize_with = "null_is_default")]
    pub transposed: bool,
    /// For `table`: the column whose answer names a row.
    #[serde(default)]
    pub row_label: Option<String>,
    /// For `table`: the `yesNo` column that makes a row a group's heading.
    #[serde(default)]
    pub group_by: Option<String>,
    /// For `table`: true when the document prints it as an annex of its own.
    #[serde(default, deserialize_with = "null_is_default")]
    pub annex: bool,
}

/// How far from the period a day may be that is not asked about.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReachJson {
    /// Years before the first day of the period; back to 1945 unless stated.
    #[serde(default, deserialize_with = "whole_or_none")]
    pub before: Option<u32>,
    /// Years after the last day of the period, 1 unless stated.
    #[serde(default, deserialize_with = "whole_or_none")]
    pub after: Option<u32>,
}

/// An option of a choice, or a fixed row.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChoiceJson {
    /// What is stored.
    pub id: String,
    /// What is read.
    pub label: String,
}

/// A sentence.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SentenceJson {
    /// Unique in the template.
    pub id: String,
    /// Words with references in braces, optional parts in brackets, and lists of them: `[beginning|part|part]`.
    pub text: String,
    /// The sentence is written only when this formula is true.
    #[serde(default)]
    pub when: Option<String>,
    /// The table for each of whose rows the sentence is written once.
    #[serde(default)]
    pub each: Option<String>,
    /// How it stands in the document: `paragraph` unless stated.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<StyleWord>"))]
    pub style: Option<String>,
}

/// An indicator.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IndicatorJson {
    /// Unique in the template, fields included.
    pub id: String,
    /// Name.
    pub label: String,
    /// Id of the section that shows it.
    pub section: String,
    /// Formula.
    pub formula: String,
    /// Unit of the result.
    #[serde(default)]
    pub unit: Option<String>,
    /// Decimals on display, 2 unless stated.
    #[serde(default, deserialize_with = "whole_or_none")]
    pub decimals: Option<u32>,
    /// What is to be reached.
    #[serde(default)]
    pub target: Option<TargetJson>,
    /// Legal sources, ids of acts.
    #[serde(default, deserialize_with = "null_is_default")]
    pub acts: Vec<String>,
    /// What a reader must know of the definition.
    #[serde(default)]
    pub note: Option<String>,
    /// Where its definition comes from.
    #[serde(default)]
    #[cfg_attr(feature = "schema", schemars(with = "Option<EvidenceWord>"))]
    pub evidence: Option<String>,
}

/// What is to be reached.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TargetJson {
    /// Least value.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub at_least: Number,
    /// The act that sets it.
    #[serde(default)]
    pub act: Option<String>,
}

/// A check.
#[derive(Debug, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckJson {
    /// Unique in the template.
    pub id: String,
    /// What it looks for.
    #[cfg_attr(feature = "schema", schemars(with = "CheckFamily"))]
    pub family: String,
    /// The table on each of whose rows the rule is checked.
    #[serde(default)]
    pub each: Option<String>,
    /// How grave it is when the rule does not hold.
    #[cfg_attr(feature = "schema", schemars(with = "SeverityWord"))]
    pub severity: String,
    /// Formula that must be true.
    pub rule: String,
    /// What to say when it is not; made from the rule unless stated.
    #[serde(default)]
    pub message: Option<String>,
    /// What to do about it.
    pub advice: String,
}
