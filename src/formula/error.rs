//! What can be wrong with the text of a formula, as data: a code, its arguments, and the part of the text.
//!
//! The words are in `messages::vi::formula_errors`.

use thiserror::Error;

use super::syntax::Span;

/// Why a text is not a formula. A text has at most one of these: behind it nothing can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind} at {}..{}", span.start, span.end)]
pub struct SyntaxError {
    /// The part of the text.
    pub span: Span,
    /// What is wrong.
    pub kind: SyntaxErrorKind,
}

/// Kinds of syntax error.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SyntaxErrorKind {
    /// Nothing is written.
    #[error("the formula is empty")]
    Empty,
    /// Longer than a formula may be, in bytes.
    #[error("longer than {0} bytes")]
    TooLong(usize),
    /// Parentheses, or parentheses around long chains, nested too deep.
    #[error("nested too deep")]
    TooDeep,
    /// More operators in a row than so many.
    #[error("more than {0} operators in a row")]
    ChainTooLong(usize),
    /// A function that does not exist.
    #[error("unknown function `{0}`")]
    UnknownFunction(String),
    /// The text ends where something must follow.
    #[error("unexpected end")]
    UnexpectedEnd,
    /// Something that cannot stand there.
    #[error("unexpected `{0}`")]
    Unexpected(char),
}

/// What is wrong with a formula that reads well. A formula can have many of these.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind} at {}..{}", span.start, span.end)]
pub struct TypeError {
    /// The part of the text.
    pub span: Span,
    /// What is wrong.
    pub kind: TypeErrorKind,
}

/// Kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TypeErrorKind {
    /// No answer, indicator or table of this name.
    #[error("unknown name `{0}`")]
    UnknownName(String),
    /// No such column in the table, or no row to take it from.
    #[error("unknown column `{0}`")]
    UnknownColumn(String),
    /// The option is not one of the choice's.
    #[error("unknown option `{0}`")]
    UnknownOption(String),
    /// Two units that cannot be added or compared.
    #[error("units `{0}` and `{1}` do not fit")]
    Units(String, String),
    /// Something else than what stands there is needed.
    #[error("expected {0:?}")]
    Expected(Expected),
    /// A function with the wrong count of arguments.
    #[error("`{function}` takes {least} to {most:?} arguments, not {given}")]
    ArgumentCount {
        /// The function as formulas name it.
        function: &'static str,
        /// How many it has.
        given: usize,
        /// How many it needs.
        least: usize,
        /// How many it can take; `None` for any.
        most: Option<usize>,
    },
    /// Rows gone over inside rows: the work would grow by the count of rows with each level.
    #[error("rows inside rows")]
    RowsInRows,
}

/// What a place of a formula needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A number.
    Number,
    /// Something that is true or false.
    Condition,
    /// An answer that the officer types in words; the options of a choice are none.
    TypedWords,
    /// The name of an answer or an indicator, nothing worked out.
    Name,
    /// A cell of the row: `row.column`.
    RowCell,
    /// Words in double quotes.
    QuotedWords,
    /// A number written in the formula: how many decimals.
    Decimals,
    /// Two sides of one type.
    SameType,
}
