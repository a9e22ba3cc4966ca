//! The file of a collection's totals, version 1, as it stands in JSON. It is written, not read.

use serde::Serialize;
use serde_json::Number;

use crate::formats::report::file::{PeriodJson, TemplateRefJson, ToolJson};

/// What the reports of a collection add up to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TotalsFile {
    /// How many agencies there are.
    pub agencies: AgenciesJson,
    /// Id of the collection.
    pub collection: String,
    /// Always `bao-cao-so/totals`.
    pub format: String,
    /// Always 1 in this version.
    pub format_version: u32,
    /// The numbers, in the order of the template's outline.
    pub numbers: Vec<NumberJson>,
    /// The period of the reports.
    pub period: PeriodJson,
    /// The template of the reports.
    pub template: TemplateRefJson,
    /// The program that wrote the file.
    pub tool: ToolJson,
}

/// How many agencies there are.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct AgenciesJson {
    /// They confirmed that there is nothing to report.
    pub nothing_to_report: usize,
    /// They owe a report.
    pub owing: usize,
    /// They have one that counts.
    pub reported: usize,
}

/// A number of all agencies, and of each group.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct NumberJson {
    /// Address of a field, or of a cell of a fixed row; `table..column` for a sum over rows; id of an indicator.
    pub address: String,
    /// The same of each group, in the order in which groups come first in the list of agencies.
    pub groups: Vec<GroupJson>,
    /// Name of the field, the column or the indicator.
    pub label: String,
    /// Name of the row, of a cell of a fixed row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<String>,
    /// Id of its section.
    pub section: String,
    /// Name of its table.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table: Option<String>,
    /// Unit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// Of all agencies.
    #[serde(flatten)]
    pub whole: ValueJson,
}

/// A number of one group.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GroupJson {
    /// Name of the group; empty for agencies of none.
    pub group: String,
    /// What it comes to.
    #[serde(flatten)]
    pub value: ValueJson,
}

/// What a number comes to.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ValueJson {
    /// Of a rate in which agencies have only some of the parts: what it is of those that have all, where that is another number.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete_value: Option<Number>,
    /// How many agencies stand behind it; absent for a number of which the latest counts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub coverage: Option<CoverageJson>,
    /// Of a choice: how often each option was chosen.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<OptionJson>,
    /// The number, that of an indicator rounded to its decimals; absent where it has none.
    #[cfg_attr(feature = "schema", schemars(with = "Option<f64>"))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Number>,
}

/// How often an option was chosen.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OptionJson {
    /// How often.
    pub count: usize,
    /// Id of the option; `yes` or `no` where that is asked.
    pub id: String,
}

/// How many agencies stand behind a number, and why others do not.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CoverageJson {
    /// They sent a report and left it blank.
    pub blank: usize,
    /// They sent no report that counts.
    pub no_report: usize,
    /// It does not apply to them.
    pub not_applicable: usize,
    /// They confirmed that there is nothing to report.
    pub nothing_to_report: usize,
    /// They state some of it and left the rest blank: what they state is in the number.
    pub partly: usize,
    /// What is worked out has no value with them.
    pub undefined: usize,
    /// They have all of it.
    pub value: usize,
}
