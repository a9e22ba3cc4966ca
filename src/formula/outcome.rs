//! What a formula comes to: a value, the blanks that it lacks, or why it cannot have one.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};
use time::Date;

use crate::model::answer::FieldPath;
use crate::model::exact::Exact;

/// A value of a formula.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// An exact number.
    Number(Exact),
    /// True or false.
    YesNo(bool),
    /// Words, or the id of an option.
    Words(String),
    /// A date.
    Date(Date),
}

/// What became of a formula. All three are shown to people.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// It has a value.
    Value(Value),
    /// These answers are blank.
    Missing(BTreeSet<FieldPath>),
    /// It cannot have a value.
    Undefined(Undefined),
}

/// Why a formula cannot have a value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Undefined {
    /// A denominator is zero.
    ZeroDenominator,
    /// An answer is declared not applicable.
    NotApplicable(FieldPath),
    /// A number grew past what can be written down or held exactly.
    TooLarge,
    /// There is no report of the previous period on this machine.
    NoPrevious,
    /// The report of the previous period has no such answer.
    PreviousBlank(FieldPath),
    /// There is no row above.
    FirstRow,
    /// The parts are of kinds that cannot be combined; a checked template has none of these.
    Kinds,
}

/// The value of an outcome, or the outcome back.
pub(super) type Known<T> = Result<T, Outcome>;

pub(super) fn known(outcome: Outcome) -> Known<Value> {
    match outcome {
        Outcome::Value(value) => Ok(value),
        other => Err(other),
    }
}
