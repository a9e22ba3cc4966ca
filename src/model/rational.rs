//! Rational numbers of two machine integers as long as they fit, as nearly all of a report do, and of big integers beyond:
//! a big integer costs an allocation, and reducing a fraction of two of them several.
//!
//! Not here: limits, and decimals on display (`exact`).

use std::cmp::Ordering;
use std::ops::Neg;

use num_bigint::BigInt;
use num_rational::{BigRational, Ratio};
use num_traits::{CheckedAdd, CheckedMul, Pow, Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact_error::ExactError;

/// A rational number, reduced. One that fits is never `Big`, so that equal numbers are alike.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "RationalBytes", try_from = "RationalBytes")]
pub(super) enum Rational {
    /// Of machine integers. Neither is `i64::MIN`, whose negative does not fit.
    Small(Ratio<i64>),
    /// Of integers without a limit.
    Big(Box<BigRational>),
}

impl Rational {
    /// The same number as a fraction of big integers.
    pub(super) fn to_big(&self) -> BigRational {
        match self {
            Self::Small(value) => {
                BigRational::new_raw((*value.numer()).into(), (*value.denom()).into())
            }
            Self::Big(value) => value.as_ref().clone(),
        }
    }

    /// The larger of the bits that numerator and denominator have.
    pub(super) fn bits(&self) -> u64 {
        match self {
            Self::Small(_) => u64::from(i64::BITS),
            Self::Big(value) => value.numer().bits().max(value.denom().bits()),
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        matches!(self, Self::Small(value) if value.is_zero())
    }

    pub(super) fn is_negative(&self) -> bool {
        match self {
            Self::Small(value) => value.is_negative(),
            Self::Big(value) => value.is_negative(),
        }
    }

    pub(super) fn is_integer(&self) -> bool {
        match self {
            Self::Small(value) => value.is_integer(),
            Self::Big(value) => value.is_integer(),
        }
    }

    pub(super) fn abs(&self) -> Self {
        if self.is_negative() {
            -self.clone()
        } else {
            self.clone()
        }
    }

    pub(super) fn plus(&self, other: &Self) -> Self {
        let small = self.both(other, |one, other| {
            // Whole numbers, the most of all, need no common denominator.
            if one.is_integer() && other.is_integer() {
                Some(Ratio::from_integer(one.numer().checked_add(other.numer())?))
            } else {
                one.checked_add(other)
            }
        });
        small.unwrap_or_else(|| (self.to_big() + other.to_big()).into())
    }

    pub(super) fn minus(&self, other: &Self) -> Self {
        self.plus(&-other.clone())
    }

    pub(super) fn times(&self, other: &Self) -> Self {
        let small = self.both(other, |one, other| one.checked_mul(other));
        small.unwrap_or_else(|| (self.to_big() * other.to_big()).into())
    }

    /// The quotient; `None` for a zero denominator.
    pub(super) fn divided_by(&self, other: &Self) -> Option<Self> {
        if other.is_zero() {
            return None;
        }
        Some(self.times(&match other {
            Self::Small(value) => Self::Small(value.recip()),
            Self::Big(value) => Self::Big(Box::new(value.recip())),
        }))
    }

    /// The result of two small numbers, if it is one.
    fn both(
        &self,
        other: &Self,
        operation: impl FnOnce(&Ratio<i64>, &Ratio<i64>) -> Option<Ratio<i64>>,
    ) -> Option<Self> {
        let (Self::Small(one), Self::Small(other)) = (self, other) else {
            return None;
        };
        operation(one, other)
            .filter(|value| *value.numer() != i64::MIN)
            .map(Self::Small)
    }
}

impl From<i64> for Rational {
    fn from(value: i64) -> Self {
        if value == i64::MIN {
            Self::Big(Box::new(BigRational::from_integer(value.into())))
        } else {
            Self::Small(Ratio::from_integer(value))
        }
    }
}

impl From<Decimal> for Rational {
    fn from(value: Decimal) -> Self {
        let (mantissa, scale) = (value.mantissa(), value.scale());
        // Most numbers are counts: no power, no common divisor.
        if scale == 0
            && let Ok(whole) = i64::try_from(mantissa)
        {
            return whole.into();
        }
        let small = || {
            let numerator = i64::try_from(mantissa).ok();
            let numerator = numerator.filter(|part| *part != i64::MIN)?;
            Some(Ratio::new(numerator, 10_i64.checked_pow(scale)?))
        };
        match small() {
            Some(value) => Self::Small(value),
            None => BigRational::new(mantissa.into(), power_of_ten(scale)).into(),
        }
    }
}

impl From<BigRational> for Rational {
    fn from(value: BigRational) -> Self {
        let fitting = |part: &BigInt| part.to_i64().filter(|part| *part != i64::MIN);
        match (fitting(value.numer()), fitting(value.denom())) {
            (Some(numerator), Some(denominator)) => {
                Self::Small(Ratio::new_raw(numerator, denominator))
            }
            _ => Self::Big(Box::new(value)),
        }
    }
}

impl Neg for Rational {
    type Output = Self;

    fn neg(self) -> Self {
        match self {
            Self::Small(value) => Self::Small(-value),
            Self::Big(value) => Self::Big(Box::new(-*value)),
        }
    }
}

impl PartialOrd for Rational {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Rational {
    fn cmp(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Small(one), Self::Small(other)) => {
                let wide = |part: &i64| i128::from(*part);
                let (left, right) = (one.numer(), other.numer());
                (wide(left) * wide(other.denom())).cmp(&(wide(right) * wide(one.denom())))
            }
            _ => {
                let (one, other) = (self.to_big(), other.to_big());
                (one.numer() * other.denom()).cmp(&(other.numer() * one.denom()))
            }
        }
    }
}

pub(super) fn power_of_ten(exponent: u32) -> BigInt {
    BigInt::from(10_u32).pow(exponent)
}

/// Digits of a numerator or denominator at most: more than any number has that is computed with.
const MOST_DIGITS: usize = 2_000;

/// A number in bytes that one build of the program makes for itself; what comes back is reduced anew.
#[derive(Serialize, Deserialize)]
enum RationalBytes {
    Whole(i64),
    Fraction(i64, i64),
    Big(String, String),
}

impl From<Rational> for RationalBytes {
    fn from(value: Rational) -> Self {
        match value {
            Rational::Small(value) if value.is_integer() => Self::Whole(*value.numer()),
            Rational::Small(value) => Self::Fraction(*value.numer(), *value.denom()),
            Rational::Big(value) => Self::Big(value.numer().to_string(), value.denom().to_string()),
        }
    }
}

impl TryFrom<RationalBytes> for Rational {
    type Error = ExactError;

    fn try_from(bytes: RationalBytes) -> Result<Self, ExactError> {
        match bytes {
            RationalBytes::Whole(whole) => Ok(whole.into()),
            RationalBytes::Fraction(_, 0) => Err(ExactError::ZeroDenominator),
            RationalBytes::Fraction(i64::MIN, _) | RationalBytes::Fraction(_, i64::MIN) => {
                Err(ExactError::TooLarge)
            }
            RationalBytes::Fraction(numerator, denominator) => {
                Ok(Self::Small(Ratio::new(numerator, denominator)))
            }
            RationalBytes::Big(numerator, denominator) => {
                if numerator.len().max(denominator.len()) > MOST_DIGITS {
                    return Err(ExactError::TooLarge);
                }
                let whole = |digits: String| digits.parse::<BigInt>();
                let whole = whole(numerator).and_then(|one| Ok((one, whole(denominator)?)));
                let (numerator, denominator) = whole.map_err(|_| ExactError::TooLarge)?;
                if denominator.is_zero() {
                    return Err(ExactError::ZeroDenominator);
                }
                Ok(BigRational::new(numerator, denominator).into())
            }
        }
    }
}
