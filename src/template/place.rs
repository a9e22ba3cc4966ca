//! Where something stands in a template: the part by its id, the member of the part, and the piece of the member's text.
//!
//! A screen can link to it: a part is found by [`Part`] and [`Place::occurrence`], its control by [`Member`] and
//! [`Place::entry`], what is to be marked in the control by [`Place::span`].

use std::collections::BTreeMap;
use std::fmt;

use crate::formula::syntax::Span;

/// A place in a template. As text it is a path, the same in every version: `indicators.rate.formula`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// The part of the template.
    pub part: Part,
    /// Which of the parts of this kind that have this id, from 0 in the template's order: an id that is given twice is
    /// an error, and no reason to lead to the wrong part.
    pub occurrence: usize,
    /// The member of the part.
    pub member: Member,
    /// Which entry, from 0, of a member that is a list.
    pub entry: Option<usize>,
    /// Which piece of the member's text, for formulas and sentences.
    pub span: Option<Span>,
}

/// A part of a template, by its id.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// The template itself.
    Template,
    /// What the printed document takes from the template.
    Document,
    /// A rule of periods, by its position from 0.
    Period(usize),
    /// A legal act that the template brings along.
    Act(String),
    /// A section of the outline.
    Section(String),
    /// A field outside tables.
    Field(String),
    /// A table.
    Table(String),
    /// A column of a table.
    Column {
        /// Id of the table.
        table: String,
        /// Id of the column.
        column: String,
    },
    /// An indicator.
    Indicator(String),
    /// A declared check.
    Check(String),
    /// A sentence of the outline.
    Sentence(String),
}

/// A member of a part, named as the file names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Member {
    /// `id`
    Id,
    /// `label`
    Label,
    /// `title` of a section
    Title,
    /// `type`
    Type,
    /// `required`
    Required,
    /// `total`
    Total,
    /// `outline`
    Outline,
    /// `states`
    States,
    /// `limit`
    Limit,
    /// `reach`
    Reach,
    /// `continues`
    Continues,
    /// `synthesizes`
    Synthesizes,
    /// `rollUp`
    RollUp,
    /// `overTime`
    OverTime,
    /// `acts`
    Acts,
    /// `options` of a choice
    Options,
    /// `rows` of a table
    Rows,
    /// `columns` of a table
    Columns,
    /// `rowLabel`
    RowLabel,
    /// `groupBy`
    GroupBy,
    /// `formula`
    Formula,
    /// `section` of an indicator
    Section,
    /// `target.atLeast` of an indicator
    Target,
    /// `target.act` of an indicator
    TargetAct,
    /// `evidence`
    Evidence,
    /// `each`
    Each,
    /// `family` of a check
    Family,
    /// `severity` of a check
    Severity,
    /// `rule` of a check
    Rule,
    /// `message` of a check
    Message,
    /// `advice` of a check
    Advice,
    /// `text` of a sentence
    Text,
    /// `when` of a sentence
    When,
    /// `style` of a sentence
    Style,
    /// `periods` of the template
    Periods,
    /// `previousChange.percent` of the template
    PreviousPercent,
    /// `previousChange.least` of the template
    PreviousLeast,
    /// `kind` of a rule of periods
    Kind,
    /// `from` of a rule of periods
    From,
    /// `to` of a rule of periods
    To,
    /// `source` of a rule of periods
    Source,
    /// `date` of an act
    Date,
    /// `inForceFrom` of an act
    InForceFrom,
    /// `inForceTo` of an act
    InForceTo,
    /// `bases` of the document
    Bases,
    /// `subject` of the document
    Subject,
    /// `closing` of the document
    Closing,
}

impl Place {
    /// A member of the first part with this id.
    #[must_use]
    pub fn new(part: Part, member: Member) -> Self {
        Self {
            part,
            occurrence: 0,
            member,
            entry: None,
            span: None,
        }
    }

    /// Another member of the same part.
    #[must_use]
    pub fn member(&self, member: Member) -> Self {
        Self {
            occurrence: self.occurrence,
            ..Self::new(self.part.clone(), member)
        }
    }

    /// An entry of the same member.
    #[must_use]
    pub fn entry(&self, entry: usize) -> Self {
        Self {
            entry: Some(entry),
            ..self.clone()
        }
    }

    /// A piece of the text of the same member.
    #[must_use]
    pub fn span(&self, span: Span) -> Self {
        Self {
            span: Some(span),
            ..self.clone()
        }
    }
}

impl Member {
    /// How the template file names it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Id => "id",
            Self::Label => "label",
            Self::Title => "title",
            Self::Type => "type",
            Self::Required => "required",
            Self::Total => "total",
            Self::Outline => "outline",
            Self::States => "states",
            Self::Limit => "limit",
            Self::Reach => "reach",
            Self::Continues => "continues",
            Self::Synthesizes => "synthesizes",
            Self::RollUp => "rollUp",
            Self::OverTime => "overTime",
            Self::Acts => "acts",
            Self::Options => "options",
            Self::Rows => "rows",
            Self::Columns => "columns",
            Self::RowLabel => "rowLabel",
            Self::GroupBy => "groupBy",
            Self::Formula => "formula",
            Self::Section => "section",
            Self::Target => "target.atLeast",
            Self::TargetAct => "target.act",
            Self::Evidence => "evidence",
            Self::Each => "each",
            Self::Family => "family",
            Self::Severity => "severity",
            Self::Rule => "rule",
            Self::Message => "message",
            Self::Advice => "advice",
            Self::Text => "text",
            Self::When => "when",
            Self::Style => "style",
            Self::Periods => "periods",
            Self::PreviousPercent => "previousChange.percent",
            Self::PreviousLeast => "previousChange.least",
            Self::Kind => "kind",
            Self::From => "from",
            Self::To => "to",
            Self::Source => "source",
            Self::Date => "date",
            Self::InForceFrom => "inForceFrom",
            Self::InForceTo => "inForceTo",
            Self::Bases => "bases",
            Self::Subject => "subject",
            Self::Closing => "closing",
        }
    }
}

impl fmt::Display for Place {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.part {
            Part::Template => {}
            Part::Document => out.write_str("document")?,
            Part::Period(position) => write!(out, "periods.{position}")?,
            Part::Act(id) => write!(out, "acts.{id}")?,
            Part::Section(id) => write!(out, "sections.{id}")?,
            Part::Field(id) => write!(out, "fields.{id}")?,
            Part::Table(id) => write!(out, "tables.{id}")?,
            Part::Column { table, column } => write!(out, "tables.{table}.columns.{column}")?,
            Part::Indicator(id) => write!(out, "indicators.{id}")?,
            Part::Check(id) => write!(out, "checks.{id}")?,
            Part::Sentence(id) => write!(out, "narrative.{id}")?,
        }
        if self.occurrence > 0 {
            write!(out, "#{}", self.occurrence + 1)?;
        }
        if self.part != Part::Template {
            out.write_str(".")?;
        }
        out.write_str(self.member.name())?;
        match self.entry {
            Some(entry) => write!(out, ".{entry}"),
            None => Ok(()),
        }
    }
}

/// Counts the parts of a template while they are walked over, so that each has a place of its own.
#[derive(Debug, Default)]
pub(crate) struct Occurrences(BTreeMap<Part, usize>);

impl Occurrences {
    /// The place of the id of the next part.
    pub(crate) fn next(&mut self, part: Part) -> Place {
        let count = self.0.entry(part.clone()).or_default();
        let occurrence = *count;
        *count += 1;
        Place {
            occurrence,
            ..Place::new(part, Member::Id)
        }
    }
}
