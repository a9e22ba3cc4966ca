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
            Self::Blank => Outcome::Missing(BTreeSet::from([FieldPath::new(path)])),
            Self::NotApplicable => {
                Outcome::Undefined(Undefined::NotApplicable(FieldPath::new(path)))
            }
            Self::Undefined(why) => Outcome::Undefined(why.clone()),
        }
    }

    /// The number, if there is one.
    #[must_use]
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Self::Value(number) => Some(number),
            _ => None,
        }
    }

    /// Both together: of two parts of one agency, or two parts of one period. A blank makes the whole blank; what does not
    /// apply leaves it.
    #[must_use]
    pub fn plus(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Value(one), Self::Value(other)) => match one.plus(other) {
                Ok(sum) => Self::Value(sum),
                Err(why) => Self::Undefined(undefined(why)),
            },
            (Self::Blank, _) | (_, Self::Blank) => Self::Blank,
            (Self::NotApplicable, one) | (one, Self::NotApplicable) => one.clone(),
            (Self::Undefined(why), _) | (_, Self::Undefined(why)) => Self::Undefined(why.clone()),
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
