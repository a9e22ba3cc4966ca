//! What one report, or several together, have at a place that is rolled up.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::exact_error::ExactError;

/// What stands at a place. Blank, zero and not applicable are three things.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Cell {
    /// A number, exact.
    Value(Exact),
    /// What is stated of a sum of which something is blank: totals add it and tell that something lacks; to formulas it is
    /// blank.
    Partly(Exact),
    /// Nothing stated: whoever adds this up does not know the sum.
    Blank,
    /// It does not apply: it leaves a sum without counting as zero.
    NotApplicable,
    /// What is worked out here has no value.
    Undefined(Undefined),
}

impl Cell {
    /// Of a number's answer.
    #[must_use]
    pub fn of_answer(answer: &Answer) -> Self {
        match answer {
            Answer::Number(number) => Self::Value(number.value().into()),
            Answer::NotApplicable(_) => Self::NotApplicable,
            _ => Self::Blank,
        }
    }

    /// Of what a formula comes to. What only the report of the previous period would say is blank without it.
    #[must_use]
    pub fn of_outcome(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Value(Value::Number(number)) => Self::Value(number),
            Outcome::Value(_) => Self::Undefined(Undefined::Kinds),
            Outcome::Missing(_)
            | Outcome::Undefined(Undefined::NoPrevious | Undefined::PreviousBlank(_)) => {
                Self::Blank
            }
            Outcome::Undefined(Undefined::NotApplicable(_)) => Self::NotApplicable,
            Outcome::Undefined(why) => Self::Undefined(why),
        }
    }

    /// As formulas see it; `path` is the place.
    #[must_use]
    pub fn to_outcome(&self, path: &str) -> Outcome {
        match self {
            Self::Value(number) => Outcome::Value(Value::Number(number.clone())),
            Self::Blank | Self::Partly(_) => {
                Outcome::Missing(BTreeSet::from([FieldPath::new(path)]))
            }
            Self::NotApplicable => {
                Outcome::Undefined(Undefined::NotApplicable(FieldPath::new(path)))
            }
            Self::Undefined(why) => Outcome::Undefined(why.clone()),
        }
    }

    /// The number, if there is one and nothing of it lacks.
    #[must_use]
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Self::Value(number) => Some(number),
            _ => None,
        }
    }

    /// What is stated, be it only a part: what totals add.
    #[must_use]
    pub fn stated(&self) -> Option<&Exact> {
        match self {
            Self::Value(number) | Self::Partly(number) => Some(number),
            _ => None,
        }
    }

    /// Both together: of two rows, two parts of one agency, or two parts of one period. Beside a blank the other is a part;
    /// what does not apply leaves it. In any order it is the same.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Undefined(why), _) | (_, Self::Undefined(why)) => Self::Undefined(why.clone()),
            (Self::NotApplicable, one) | (one, Self::NotApplicable) => one.clone(),
            (Self::Blank, Self::Blank) => Self::Blank,
            (Self::Blank, Self::Value(one) | Self::Partly(one))
            | (Self::Value(one) | Self::Partly(one), Self::Blank) => Self::Partly(one.clone()),
            (
                Self::Value(one) | Self::Partly(one),
                Self::Value(another) | Self::Partly(another),
            ) => match one.plus(another) {
                Ok(sum) if self.number().is_some() && other.number().is_some() => Self::Value(sum),
                Ok(sum) => Self::Partly(sum),
                Err(why) => Self::Undefined(undefined(why)),
            },
        }
    }
}

/// Why a formula has no value, of why an operation has none.
pub(super) fn undefined(why: ExactError) -> Undefined {
    match why {
        ExactError::ZeroDenominator => Undefined::ZeroDenominator,
        ExactError::TooLarge => Undefined::TooLarge,
    }
}
