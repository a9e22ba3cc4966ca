//! What one kind of report asks: outline, fields, tables, indicators, checks, sentences.
//!
//! Formulas are texts here; `template::compile` parses and checks them once.

mod columns;
mod field_kind;
mod limits;
mod roll_up;

pub use self::field_kind::{Choice, FieldKind};
pub use self::limits::{Limits, PreviousChange};
pub use self::roll_up::{OverTime, RollUp, RollUpRule};

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::citation::Citation;
use super::period::PeriodRule;

/// A kind of report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Template {
    /// Names the kind of report for ever.
    pub id: String,
    /// Grows with each change of what is asked.
    pub version: u32,
    /// Name on the screen.
    pub title: String,
    /// One sentence: who fills it in and when.
    pub description: String,
    /// What the printed document takes from the template.
    pub document: DocumentRules,
    /// Kinds of period that it takes, the usual one first.
    pub periods: Vec<PeriodRule>,
    /// From which change since the previous period on a number is asked about, where the template says so.
    pub previous_change: Option<PreviousChange>,
    /// From which other templates' collections a report of this one is filled: by template the number of it (an address, or the
    /// id of an indicator) for each field or cell of this one.
    pub synthesizes: BTreeMap<String, BTreeMap<String, String>>,
    /// Legal acts that the template brings along, added to the registry.
    pub acts: Vec<Citation>,
    /// The outline; the built-in particulars stand apart.
    pub sections: Vec<Section>,
    /// Indicators in the order of the annex.
    pub indicators: Vec<Indicator>,
    /// Checks that this template declares.
    pub checks: Vec<Check>,
}

/// What the printed document takes from the template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentRules {
    /// Kind of document, in capitals: "BÁO CÁO".
    pub kind: String,
    /// Its abbreviation in the symbol: "BC".
    pub abbreviation: String,
    /// Subject (trích yếu) with references in braces.
    pub subject: String,
    /// Closing paragraph with references in braces.
    pub closing: String,
    /// Legal bases proposed for a new report, ids in the registry.
    pub bases: Vec<String>,
    /// True when the first level of the outline is "Phần I", above mục "I.", khoản "1." and điểm "a)".
    pub parts: bool,
}

/// A node of the outline.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Unique in the template.
    pub id: String,
    /// Heading, without its number.
    pub title: String,
    /// Shorter heading for the outline on the screen.
    pub short_title: Option<String>,
    /// Guidance for the officer.
    pub hint: Option<String>,
    /// True when each report decides whether it takes the section up.
    pub optional: bool,
    /// Fields and tables in their order.
    pub items: Vec<Item>,
    /// Sentences of the section in their order.
    pub narrative: Vec<Sentence>,
    /// Sub-sections.
    pub sections: Vec<Section>,
}

/// One thing that a section asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Item {
    /// A single value.
    Field(Field),
    /// Rows by columns of values.
    Table(Table),
}

/// One asked value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// Unique in the template; in a table unique among its columns.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// Unit of a number: "máy", "hồ sơ", "triệu đồng", "%".
    pub unit: Option<String>,
    /// How to answer.
    pub hint: Option<String>,
    /// Kind of value, with its own limits.
    pub kind: FieldKind,
    /// A blank answer is a finding.
    pub required: bool,
    /// Every agency has an answer: it cannot be declared not applicable.
    pub always_applies: bool,
    /// The value is proposed again in the next report.
    pub remembered: bool,
    /// Legal sources, ids in the registry.
    pub acts: Vec<String>,
    /// For a percentage stated by hand: the indicator that computes the same from counts; in a table the computed column.
    pub states: Option<String>,
    /// Words of the outline that an officer may have left in; an answer that still holds them is a finding.
    pub outline: Option<String>,
    /// For a number column: the table ends with its total.
    pub total: bool,
    /// Which answers are plausible.
    pub limits: Limits,
    /// For a number that the previous period hands over: the field or indicator of that period which it begins with, in a
    /// table the column of the row.
    pub continues: Option<String>,
    /// How it is rolled up, where the template says so. A compiled form has none: it is among the rules.
    #[serde(skip)]
    pub roll_up: RollUpRule,
}

/// Rows by columns of values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Unique in the template.
    pub id: String,
    /// What is asked.
    pub label: String,
    /// How to answer.
    pub hint: Option<String>,
    /// Fixed rows, or rows that the officer adds.
    pub rows: Rows,
    /// What is asked of each row.
    pub columns: Vec<Field>,
    /// A table without any answer is a finding.
    pub required: bool,
    /// How it is laid out, and how its rows are named.
    pub shape: TableShape,
    /// How its rows are rolled up, where the template says so. A compiled form has none: it is among the rules.
    #[serde(skip)]
    pub roll_up: RollUpRule,
}

/// How a table is laid out, and how its rows are named.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableShape {
    /// True when each row is shown as a column: periods side by side.
    pub transposed: bool,
    /// The column whose answer names a row in findings, sentences and heads.
    pub row_label: Option<String>,
    /// The yes-or-no column that makes a row a group's heading: Roman numbers, the rows below numbered from 1.
    pub group_by: Option<String>,
    /// True when the document prints it as an annex of its own.
    pub annex: bool,
}

/// Where a table's rows come from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rows {
    /// Declared by the template.
    Fixed(Vec<Choice>),
    /// Added by the officer; the text names one row ("khoản chi").
    Added {
        /// Name of one row.
        name: String,
    },
}

/// A formula over answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Indicator {
    /// Unique in the template, fields included.
    pub id: String,
    /// Name.
    pub label: String,
    /// The section that shows it.
    pub section: String,
    /// Formula text; its tree is what is shipped.
    #[serde(skip)]
    pub formula: String,
    /// Unit of the result.
    pub unit: Option<String>,
    /// Decimals on display.
    pub decimals: u32,
    /// What the plan or the law asks for.
    pub target: Option<Target>,
    /// Legal sources of the definition, ids in the registry.
    pub acts: Vec<String>,
    /// What a reader must know of the definition.
    pub note: Option<String>,
    /// Where the definition comes from.
    pub evidence: Option<Evidence>,
}

/// Where the definition of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Evidence {
    /// A published source that was found; `acts` names it.
    Source,
    /// A definition of the province or of this template; no published source was found.
    Local,
}

/// What the plan or the law asks of an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// The value to reach.
    #[serde(with = "rust_decimal::serde::str")]
    pub at_least: Decimal,
    /// The act that sets it, an id in the registry.
    pub act: Option<String>,
}

/// A rule over answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Check {
    /// Unique in the template.
    pub id: String,
    /// Family (SUM, SUBSET, FLOW ...: one of the words of the format), for the reader and for statistics.
    pub family: String,
    /// The table on each of whose rows the rule is checked; `row.column` is then a cell of the row.
    pub each: Option<String>,
    /// How grave it is when the rule does not hold.
    pub severity: Severity,
    /// Formula that must be true.
    pub rule: String,
    /// What to say when it is not, with references in braces; else made from the rule.
    pub message: Option<String>,
    /// What to do about it.
    pub advice: String,
}

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Severity {
    /// Contradiction or a missing part: fix or explain before completion.
    Error,
    /// Likely wrong: fix or explain before completion.
    Warning,
    /// Worth knowing.
    Note,
}

/// A sentence that the app writes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sentence {
    /// Unique in the template.
    pub id: String,
    /// Words with references in braces, optional parts in brackets, and lists of them: `[beginning|part|part]`.
    pub text: String,
    /// Formula; the sentence is written only when it is true.
    pub when: Option<String>,
    /// The table for each of whose rows the sentence is written once.
    pub each: Option<String>,
    /// How it stands in the document.
    pub style: SentenceStyle,
}

/// How a sentence stands in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SentenceStyle {
    /// A paragraph of its own.
    Paragraph,
    /// An entry of a list, led by "-".
    Dash,
    /// An entry below a dash, led by "+".
    Plus,
}
