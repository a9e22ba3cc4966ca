//! What a list of agencies says that somebody opened, and what is wrong with it, as data.
//!
//! Reading it is `formats::agencies`.

use thiserror::Error;

use super::collection::Agency;

/// Most predecessors of an agency.
pub const MOST_PREDECESSORS: usize = 50;
/// Longest name, in characters; Nghị định 30/2020/NĐ-CP, Phụ lục VI allows 200.
pub const LONGEST_NAME: usize = 300;

/// What a list says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyList {
    /// Its agencies, in the order that it states or in which they stand. One that is listed again is left out.
    pub agencies: Vec<Agency>,
    /// Everything that is wrong with it.
    pub problems: Vec<ListProblem>,
}

/// Something wrong with a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListProblem {
    /// Line, from 1.
    pub line: usize,
    /// Which value of the line, from 1.
    pub column: usize,
    /// What is wrong.
    pub kind: ListProblemKind,
}

/// What can be wrong with a list.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ListProblemKind {
    /// No column is headed as that of names; nothing else is looked at.
    #[error("no column of names")]
    NoNameColumn,
    /// A column whose head is not known; it is passed over.
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    /// A second column of one kind; it is passed over.
    #[error("a second column `{0}`")]
    ColumnTwice(String),
    /// An agency without a name; it is left out.
    #[error("no name")]
    NoName,
    /// A name, or another value, that is too long; it is left out.
    #[error("more than {LONGEST_NAME} characters")]
    TooLong,
    /// The identifier of an agency of an earlier line; this one is left out.
    #[error("the identifier of line {first}")]
    SameIdentifier {
        /// That line.
        first: usize,
    },
    /// The name and the superior of an agency of an earlier line; this one is left out.
    #[error("the agency of line {first}")]
    SameAgency {
        /// That line.
        first: usize,
    },
    /// No whole number.
    #[error("`{0}` is no place in an order")]
    NoOrder(String),
    /// No day.
    #[error("`{0}` is no day")]
    NoDay(String),
    /// Predecessors without the day of the merger; they are left out.
    #[error("predecessors without a day")]
    NoMergerDay,
    /// More predecessors than an agency can have; those behind are left out.
    #[error("more than {MOST_PREDECESSORS} predecessors")]
    TooManyPredecessors,
}
