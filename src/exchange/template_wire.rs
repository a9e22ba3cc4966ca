//! The template file, version 1, as it stands in JSON.
//!
//! Only shapes: `template` converts them into the model and says what is wrong with them.

use serde::{Deserialize, Serialize};
use serde_json::Number;

/// A template file.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TemplateFile {
    /// Always `bao-cao-so/template`.
    pub format: String,
    /// Always 1 in this version.
    pub format_version: u32,
    /// Names the kind of report for ever: lower case letters, digits and hyphens.
    pub id: String,
    /// Grows with each change of what is asked.
    pub version: u32,
    /// Name on the screen.
    pub title: String,
    /// One sentence: who fills it in and when.
    pub description: String,
    /// What the printed document takes from the template.
    pub document: DocumentWire,
    /// Kinds of period that it takes, the usual one first.
    pub periods: Vec<PeriodRuleWire>,
    /// Legal acts added to the built-in registry.
    #[serde(default)]
    pub acts: Vec<ActWire>,
    /// The outline.
    pub sections: Vec<SectionWire>,
    /// Indicators in the order of the annex.
    #[serde(default)]
    pub indicators: Vec<IndicatorWire>,
    /// Declared checks.
    #[serde(default)]
    pub checks: Vec<CheckWire>,
}

/// What the printed document takes from the template.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct DocumentWire {
    /// Kind of document in capitals.
    pub kind: String,
    /// Its abbreviation in the symbol.
    pub abbreviation: String,
    /// Subject, with references in braces.
    pub subject: String,
    /// Closing paragraph, with references in braces.
    pub closing: String,
    /// Legal bases proposed for a new report, ids of acts.
    #[serde(default)]
    pub bases: Vec<String>,
}

/// How periods of one kind begin and end.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeriodRuleWire {
    /// `month`, `quarter`, `half`, `nineMonths`, `year` or `range`.
    pub kind: String,
    /// First day whose figures count.
    pub from: AnchorWire,
    /// Last day whose figures count.
    pub to: AnchorWire,
    /// The act that sets the rule.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

/// A day relative to the year that names the period.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AnchorWire {
    /// −1 for the year before.
    pub year: i32,
    /// Month of the first period of the kind in a year.
    pub month: u8,
    /// Day of the month.
    pub day: u8,
}

/// A legal act.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActWire {
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// What it is about.
    pub subject: String,
    /// First day in force, ISO 8601, where a source was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_from: Option<String>,
    /// Last day in force, ISO 8601, where a source was found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_force_to: Option<String>,
}

/// A node of the outline.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SectionWire {
    /// Unique in the template.
    pub id: String,
    /// Heading without its number.
    pub title: String,
    /// Shorter heading for the screen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub short_title: Option<String>,
    /// Guidance for the officer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// True when each report decides whether it takes the section up.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub optional: bool,
    /// Fields and tables in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub items: Vec<ItemWire>,
    /// Sentences in their order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub narrative: Vec<SentenceWire>,
    /// Sub-sections.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sections: Vec<SectionWire>,
}

/// A field or, with the type `table`, a table.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ItemWire {
    /// Unique in the template; a column's among the columns of its table.
    pub id: String,
    /// `count`, `amount`, `percent`, `line`, `text`, `lines`, `choice`, `yesNo`, `date`, `acts` or `table`.
    #[serde(rename = "type")]
    pub kind: String,
    /// What is asked.
    pub label: String,
    /// Unit of a number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// How to answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hint: Option<String>,
    /// A blank answer is a finding.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub required: bool,
    /// Proposed again in the next report.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub remembered: bool,
    /// Legal sources, ids of acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<String>,
    /// For `percent`: the indicator that computes the same from counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub states: Option<String>,
    /// For `amount`: most decimals, 2 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// For `choice`: the options.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<ChoiceWire>,
    /// For `table` with fixed rows: the rows.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rows: Vec<ChoiceWire>,
    /// For `table` whose rows the officer adds: the name of one row ("khoản chi").
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub added_row: Option<String>,
    /// For `table`: what is asked of each row.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub columns: Vec<ItemWire>,
}

/// An option of a choice, or a fixed row.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ChoiceWire {
    /// What is stored.
    pub id: String,
    /// What is read.
    pub label: String,
}

/// A sentence.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SentenceWire {
    /// Unique in the template.
    pub id: String,
    /// Words with references in braces and optional parts in brackets.
    pub text: String,
    /// The sentence is written only when this formula is true.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<String>,
    /// `paragraph` unless stated, `dash` or `plus`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub style: Option<String>,
}

/// An indicator.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct IndicatorWire {
    /// Unique in the template, fields included.
    pub id: String,
    /// Name.
    pub label: String,
    /// Id of the section that shows it.
    pub section: String,
    /// Formula.
    pub formula: String,
    /// Unit of the result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Decimals on display, 2 unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decimals: Option<u32>,
    /// What is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetWire>,
    /// Legal sources, ids of acts.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub acts: Vec<String>,
    /// What a reader must know of the definition.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

/// What is to be reached.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct TargetWire {
    /// Least value.
    #[cfg_attr(feature = "schema", schemars(with = "f64"))]
    pub at_least: Number,
    /// The act that sets it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub act: Option<String>,
}

/// A check.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct CheckWire {
    /// Unique in the template.
    pub id: String,
    /// Family: SUM, SUBSET, FLOW, STOCK, RATIO, COMPLEMENT, LIST, CROSS, PRIOR, PERIOD, FORM ...
    pub family: String,
    /// `error`, `warning` or `note`.
    pub severity: String,
    /// Formula that must be true.
    pub rule: String,
    /// What to say when it is not; made from the rule unless stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub message: Option<String>,
    /// What to do about it.
    pub advice: String,
}
