//! Exact numbers of formulas: rationals, so that a third stays a third until it is shown.
//!
//! Not here: stated numbers with their limits (`number`), nor how a number is printed (`input::number`).

use std::cmp::Ordering;
use std::ops::Neg;

use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{Signed, ToPrimitive, Zero};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};

use super::exact_error::ExactError;
use super::rational::{Rational, power_of_ten};

/// Digits before the decimal sign that a result may have. A stated number has at most fifteen, so that a result beyond
/// this is a mistake of a formula, and no column of a document has room for it.
pub const MOST_WHOLE_DIGITS: u32 = 28;
/// Decimals that a number can be rounded to.
pub const MOST_ROUNDED_DECIMALS: u32 = 28;
/// Bits of a numerator or denominator on the way: some 1,200 digits. What grows past it is refused rather than computed
/// for seconds.
const MOST_BITS: u64 = 4_096;

/// An exact number. Two are equal when their values are: 4,20 equals 4,2 here, though not on paper.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Exact {
    value: Rational,
    /// Decimals with which the number is written when they suffice: those of the stated numbers that it was added from.
    decimals: u32,
}

impl Exact {
    /// Zero.
    #[must_use]
    pub fn zero() -> Self {
        Self::from(0_u32)
    }

    /// One.
    #[must_use]
    pub fn one() -> Self {
        Self::from(1_u32)
    }

    /// A fraction of two whole numbers as text; `None` where one is no whole number, or the lower one is zero.
    #[must_use]
    pub fn from_fraction(numerator: &str, denominator: &str) -> Option<Self> {
        let (numerator, denominator) =
            (numerator.parse().ok()?, denominator.parse::<BigInt>().ok()?);
        if denominator.is_zero() {
            return None;
        }
        Self::bounded(BigRational::new(numerator, denominator).into(), 0).ok()
    }

    /// Half a unit of the last of so many decimals: how far a number that was rounded to them may be off.
    #[must_use]
    pub fn half_unit(decimals: u32) -> Self {
        let value = BigRational::new(
            BigInt::from(1),
            power_of_ten(decimals.min(MOST_ROUNDED_DECIMALS)) * 2,
        );
        Self {
            value: value.into(),
            decimals: decimals + 1,
        }
    }

    /// Decimals with which the number was stated, or the most of the numbers that it was added from.
    #[must_use]
    pub fn decimals(&self) -> u32 {
        self.decimals
    }

    /// True for zero.
    #[must_use]
    pub fn is_zero(&self) -> bool {
        self.value.is_zero()
    }

    /// True for a number below zero.
    #[must_use]
    pub fn is_negative(&self) -> bool {
        self.value.is_negative()
    }

    /// True for a number without a part after the decimal sign.
    #[must_use]
    pub fn is_whole(&self) -> bool {
        self.value.is_integer()
    }

    /// True when the number has more than [`MOST_WHOLE_DIGITS`] digits before the decimal sign.
    #[must_use]
    pub fn is_too_large(&self) -> bool {
        // Ten to the power of the limit has more bits than a machine integer.
        let Rational::Big(value) = &self.value else {
            return false;
        };
        // As many bits as ten to the power of the limit has: told apart exactly only near it.
        let whole = value.numer().bits().saturating_sub(value.denom().bits());
        whole > 90 && value.abs() >= BigRational::from_integer(power_of_ten(MOST_WHOLE_DIGITS))
    }

    /// The sum.
    ///
    /// # Errors
    /// [`ExactError::TooLarge`].
    pub fn plus(&self, other: &Self) -> Result<Self, ExactError> {
        Self::bounded(
            self.value.plus(&other.value),
            self.decimals.max(other.decimals),
        )
    }

    /// The difference.
    ///
    /// # Errors
    /// [`ExactError::TooLarge`].
    pub fn minus(&self, other: &Self) -> Result<Self, ExactError> {
        Self::bounded(
            self.value.minus(&other.value),
            self.decimals.max(other.decimals),
        )
    }

    /// The product.
    ///
    /// # Errors
    /// [`ExactError::TooLarge`].
    pub fn times(&self, other: &Self) -> Result<Self, ExactError> {
        Self::bounded(self.value.times(&other.value), 0)
    }

    /// The quotient.
    ///
    /// # Errors
    /// [`ExactError::ZeroDenominator`] or [`ExactError::TooLarge`].
    pub fn divided_by(&self, other: &Self) -> Result<Self, ExactError> {
        let quotient = self.value.divided_by(&other.value);
        Self::bounded(quotient.ok_or(ExactError::ZeroDenominator)?, 0)
    }

    /// Without its sign.
    #[must_use]
    pub fn abs(&self) -> Self {
        Self {
            value: self.value.abs(),
            decimals: self.decimals,
        }
    }

    /// Rounded half away from zero to so many decimals.
    ///
    /// # Errors
    /// [`ExactError::TooLarge`] for more than [`MOST_ROUNDED_DECIMALS`].
    pub fn rounded(&self, decimals: u32) -> Result<Self, ExactError> {
        if decimals > MOST_ROUNDED_DECIMALS {
            return Err(ExactError::TooLarge);
        }
        Self::bounded(
            BigRational::new(
                self.scaled(decimals).round().to_integer(),
                power_of_ten(decimals),
            )
            .into(),
            decimals,
        )
    }

    /// Cut to so many decimals, at most [`MOST_ROUNDED_DECIMALS`].
    #[must_use]
    pub fn truncated(&self, decimals: u32) -> Self {
        let decimals = decimals.min(MOST_ROUNDED_DECIMALS);
        let value = BigRational::new(self.scaled(decimals).to_integer(), power_of_ten(decimals));
        Self {
            value: value.into(),
            decimals,
        }
    }

    /// Plain decimal text with just so many decimals (at most [`MOST_ROUNDED_DECIMALS`]), rounded half away from zero:
    /// `-1234.50`. What rounds to zero has no sign.
    #[must_use]
    pub fn to_text(&self, decimals: u32) -> String {
        let decimals = decimals.min(MOST_ROUNDED_DECIMALS);
        // Half away from zero is what `Ratio::round` does.
        let rounded = self.scaled(decimals).round().to_integer();
        let digits = rounded.abs().to_string();
        let width = usize::try_from(decimals).unwrap_or_default();
        let padded = format!("{digits:0>width$}", width = width + 1);
        let (whole, part) = padded.split_at(padded.len() - width);
        let sign = if rounded.is_negative() { "-" } else { "" };
        if part.is_empty() {
            format!("{sign}{whole}")
        } else {
            format!("{sign}{whole}.{part}")
        }
    }

    /// The same with at most so many decimals, without zeros at the end: `1234.5`.
    #[must_use]
    pub fn to_shortest_text(&self, decimals: u32) -> String {
        let text = self.to_text(decimals);
        if text.contains('.') {
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        } else {
            text
        }
    }

    /// Decimals that the number needs to be written whole, if these are at most `most`.
    #[must_use]
    pub fn needed_decimals(&self, most: u32) -> Option<u32> {
        (0..=most).find(|decimals| self.scaled(*decimals).is_integer())
    }

    /// The number as one of those that count things; `None` when it is none.
    #[must_use]
    pub fn to_u32(&self) -> Option<u32> {
        if self.is_whole() {
            self.value.to_big().to_integer().to_u32()
        } else {
            None
        }
    }

    fn scaled(&self, decimals: u32) -> BigRational {
        self.value.to_big() * power_of_ten(decimals)
    }

    fn bounded(value: Rational, decimals: u32) -> Result<Self, ExactError> {
        if value.bits() > MOST_BITS {
            return Err(ExactError::TooLarge);
        }
        Ok(Self { value, decimals })
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}
impl Eq for Exact {}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        self.value.cmp(&other.value)
    }
}

impl Neg for Exact {
    type Output = Self;

    fn neg(self) -> Self {
        Self {
            value: -self.value,
            decimals: self.decimals,
        }
    }
}

impl From<u32> for Exact {
    fn from(value: u32) -> Self {
        Self {
            value: i64::from(value).into(),
            decimals: 0,
        }
    }
}

impl From<Decimal> for Exact {
    fn from(value: Decimal) -> Self {
        Self {
            value: value.into(),
            decimals: value.scale(),
        }
    }
}
