//! The words of a template file: for each member that takes one of several, which there are. The published schema lists them.
//!
//! A member is read as text first and looked up here by `convert`, so that a word that the format does not know is reported
//! with its place, beside everything else that is wrong.

use serde::Deserialize;
use serde::de::value::{Error, StrDeserializer};

/// What a word stands for; `None` for one that the format does not know.
#[must_use]
pub fn read_word<'a, T: Deserialize<'a>>(word: &'a str) -> Option<T> {
    T::deserialize(StrDeserializer::<Error>::new(word)).ok()
}

/// The type of a field, or of a table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum FieldType {
    /// A whole number, zero or more.
    Count,
    /// A number, zero or more, with at most `decimals`.
    Amount,
    /// A percentage stated by hand, zero or more.
    Percent,
    /// One line of words.
    Line,
    /// Words of any length.
    Text,
    /// A list, one entry a line.
    Lines,
    /// One of `options`.
    Choice,
    /// Yes or no.
    YesNo,
    /// A calendar date.
    Date,
    /// Acts chosen from the registry.
    Acts,
    /// Only of a column: worked out by `formula`, never typed.
    Computed,
    /// Rows by `columns` of fields; not of a column.
    Table,
}

/// What a declared check looks for. Findings of the checks that every template has are of further families, which no
/// template declares (docs/template-format.md).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum CheckFamily {
    /// A total is the sum of its parts.
    Sum,
    /// A part is no larger than its whole.
    Subset,
    /// What came in, with what was carried over, is what was done and what is pending.
    Flow,
    /// What was there, with what was added and without what was removed, is what is there.
    Stock,
    /// A stated percentage is the one that its counts give.
    Ratio,
    /// A percentage has its counts.
    Denom,
    /// Shares of a whole are no more than 100 % together.
    Complement,
    /// A declared count is that of the listed items.
    List,
    /// Two places agree.
    Cross,
    /// A number has not jumped since the previous period.
    Prior,
    /// Days lie in their order: as of, of the source, of signing.
    Period,
    /// What is asked is answered.
    Empty,
    /// Acts are cited well, and are in force.
    Citation,
    /// Addressee, number, date, recipients, signature are complete and in their form.
    Form,
    /// What is referred to is attached.
    Annex,
    /// A rate is of the definition that its text states.
    Def,
    /// It is known what two counts have in common.
    Overlap,
    /// It is known of which whole a rate is.
    Scope,
    /// The symbol of a standard is written in full.
    Symbol,
    /// A result reaches its target, and is no copy of it.
    Target,
    /// A number counts what it is asked for: dossiers, not procedures.
    Unit,
}

/// How grave it is that a check does not hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum SeverityWord {
    /// To be fixed or explained before completion: a contradiction, or a missing part.
    Error,
    /// To be fixed or explained before completion: likely wrong.
    Warning,
    /// Worth knowing.
    Note,
}

/// How a sentence stands in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum StyleWord {
    /// A paragraph of its own.
    Paragraph,
    /// An entry of a list, led by "-".
    Dash,
    /// An entry below a dash, led by "+".
    Plus,
}

/// Where the definition of an indicator comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum EvidenceWord {
    /// A published source that was found.
    Source,
    /// A definition of the province or of the template.
    Local,
}

/// How the answers of many agencies become one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum RollUpWord {
    /// Of a count, an amount, a table with fixed rows: numbers are added.
    Sum,
    /// The answer of the report that was changed last.
    Latest,
    /// The answers, or the rows of a table, stand one after another.
    List,
    /// Of a choice, a yes or no: how many agencies chose each option.
    Distribution,
    /// Of a table whose rows the officer adds: rows of one name are one row, whose numbers are added.
    ByName,
    /// It stays with its agency.
    None,
}

/// What a figure is in time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub enum OverTimeWord {
    /// What happened in the period: figures of periods one after another are added.
    Flow,
    /// What there is at the end of the period: the last one counts.
    Stock,
    /// What there was at its beginning: the first one counts.
    OpeningStock,
    /// What cannot be had from parts of the period, as how many different people were trained.
    None,
}
