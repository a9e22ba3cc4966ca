//! What can be wrong with a template, as data: a code, its arguments, and the place.
//!
//! The words are in `messages::vi::template_errors`.

use thiserror::Error;

use crate::formula::error::{SyntaxErrorKind, TypeErrorKind};
use crate::template::place::Place;
use crate::template::sentence::SentenceErrorKind;

/// One thing wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{place}: {kind}")]
pub struct CompileError {
    /// The place.
    pub place: Place,
    /// What is wrong there.
    pub kind: CompileErrorKind,
}

/// What can be wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CompileErrorKind {
    /// The same id a second time; the place is the later one.
    #[error("id `{0}` is used twice")]
    DuplicateId(String),
    /// The id of a section that is the address of a page of the app (`form::RESERVED_SECTIONS`).
    #[error("id `{0}` is the address of a page")]
    ReservedId(String),
    /// An id that is not letters, digits, `-` and `.`, or has a dot where none can be.
    #[error("bad id `{0}`")]
    BadId(String),
    /// A word of a file that the format does not know.
    #[error("unknown word `{0}`")]
    UnknownWord(String),
    /// A day of a file that does not exist.
    #[error("no such date `{0}`")]
    NoSuchDate(String),
    /// A number of a file that cannot be held.
    #[error("not a number `{0}`")]
    NotANumber(String),
    /// A number that is smaller or larger than those that make sense there.
    #[error("not between {from} and {to:?}")]
    OutOfRange {
        /// The smallest.
        from: u32,
        /// The largest, where there is one.
        to: Option<u32>,
    },
    /// A label, title or text that is empty.
    #[error("empty text")]
    Empty,
    /// A choice or table without options, rows or columns; a template without kinds of period.
    #[error("nothing in the list")]
    NoEntries,
    /// A reference to an act that neither registry has.
    #[error("unknown act `{0}`")]
    UnknownAct(String),
    /// A reference to a section that is not there.
    #[error("unknown section `{0}`")]
    UnknownSection(String),
    /// A reference to a table that is not there.
    #[error("unknown table `{0}`")]
    UnknownTable(String),
    /// A reference to a column that the table does not have.
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    /// A reference to an indicator that is not there.
    #[error("unknown indicator `{0}`")]
    UnknownIndicator(String),
    /// A reference of a sentence to an answer or indicator that is not there.
    #[error("unknown name `{0}`")]
    UnknownName(String),
    /// A second percentage that states the same indicator or computed column.
    #[error("`{0}` is stated twice")]
    StatedTwice(String),
    /// A day of a rule of periods that does not exist in every year.
    #[error("no such day")]
    NoSuchDay,
    /// A rule of periods with one day only, or without days for a kind that has no usual ones.
    #[error("no days")]
    NoDays,
    /// A rule of periods that ends before it begins.
    #[error("ends before it begins")]
    EndsBeforeItBegins,
    /// Days in a rule of ranges, whose days the officer types.
    #[error("a range has no days of its own")]
    DaysOfRange,
    /// Indicators or computed columns that build on each other in a circle: their names, each built on the next and the
    /// last on the first; columns as `table..column`. The place is the first.
    #[error("built on each other in a circle: {0:?}")]
    Circular(Vec<String>),
    /// Formulas that build on one another deeper than they can be worked out.
    #[error("formulas build on one another too deep")]
    TooDeep,
    /// Something that the part lacks, or is not.
    #[error("needs {0:?}")]
    Needs(Requirement),
    /// A formula that cannot be read.
    #[error("{0}")]
    Syntax(SyntaxErrorKind),
    /// A formula whose parts do not fit, or that is of another type than its place needs.
    #[error("{0}")]
    Type(TypeErrorKind),
    /// A sentence that cannot be read.
    #[error("{0}")]
    Sentence(SentenceErrorKind),
}

/// What a member of a part presupposes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// A table whose rows the officer adds.
    AddedRows,
    /// A column of words, choices, days or counts, which can name a row.
    NamingColumn,
    /// A yes-or-no column.
    YesNoColumn,
    /// A computed column.
    ComputedColumn,
    /// A percentage stated by hand.
    StatedPercentage,
    /// A field or column for a number.
    Number,
    /// A field or column for a day.
    Day,
    /// A column, not a field outside tables.
    Column,
    /// A number column of a table.
    NumberColumn,
    /// A field with a number, or an indicator.
    NumberOrIndicator,
    /// A field or column that is typed.
    Typed,
    /// A field or column of words.
    Words,
    /// A column that can be worked out from the totals of number columns.
    TotalOfTotals,
    /// An indicator that names an act.
    IndicatorWithActs,
    /// A count or an amount: numbers that can be added over agencies.
    Addable,
    /// A choice, or a yes or no.
    Options,
    /// A table whose rows the template declares.
    FixedRows,
    /// A field, column or table that is added or listed over agencies.
    RolledUp,
}
