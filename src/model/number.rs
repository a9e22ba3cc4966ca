//! The exact decimal that an officer states, with the limits inside which it travels unharmed.
//!
//! Not here: how a number is typed or printed (`input::number`), nor arithmetic (`formula`).

use std::cmp::Ordering;

use rust_decimal::Decimal;
use thiserror::Error;

/// Most significant digits of a stated number. Fifteen is what every JSON reader keeps exactly,
/// binary floating point included, so a file means the same number wherever it is opened.
pub const MOST_DIGITS: u32 = 15;

/// Most digits after the decimal sign.
pub const MOST_DECIMALS: u32 = 6;

/// A number as stated: exact, with the count of decimals it was written with (4,20 is not 4,2 on paper).
#[derive(Clone, Copy, Debug)]
pub struct Number(Decimal);

// By hand, because two decimals of one value are equal whatever their trailing zeros: 98,50 and 98,5 print differently
// and claim another precision, so as answers they differ. Arithmetic compares `value`.
impl Ord for Number {
    /// By value; of one value the number with fewer decimals first.
    fn cmp(&self, other: &Self) -> Ordering {
        self.0
            .cmp(&other.0)
            .then(self.decimals().cmp(&other.decimals()))
    }
}

impl PartialOrd for Number {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Number {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Number {}

/// Why a decimal cannot be a stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum LimitError {
    /// More than [`MOST_DIGITS`] significant digits.
    #[error("more than {MOST_DIGITS} significant digits")]
    TooManyDigits,
    /// More than [`MOST_DECIMALS`] digits after the decimal sign.
    #[error("more than {MOST_DECIMALS} decimals")]
    TooManyDecimals,
}

impl Number {
    /// Accepts a decimal inside the limits.
    ///
    /// # Errors
    /// [`LimitError`] names the limit that it breaks.
    pub fn new(value: Decimal) -> Result<Self, LimitError> {
        if value.scale() > MOST_DECIMALS {
            return Err(LimitError::TooManyDecimals);
        }
        if significant_digits(value) > MOST_DIGITS {
            return Err(LimitError::TooManyDigits);
        }
        Ok(Self(value))
    }

    /// A value written with so many decimals, where that adds or takes nothing but zeros at its end and keeps the limits.
    #[must_use]
    pub fn with_decimals(mut value: Decimal, decimals: u32) -> Option<Self> {
        if decimals > MOST_DECIMALS || decimals < value.normalize().scale() {
            return None;
        }
        value.rescale(decimals);
        Self::new(value).ok()
    }

    /// The exact value.
    #[must_use]
    pub fn value(self) -> Decimal {
        self.0
    }

    /// Digits written after the decimal sign, trailing zeros included.
    #[must_use]
    pub fn decimals(self) -> u32 {
        self.0.scale()
    }
}

impl From<u32> for Number {
    fn from(value: u32) -> Self {
        Self(Decimal::from(value))
    }
}

/// Digits of the number without leading zeros.
#[must_use]
pub fn significant_digits(value: Decimal) -> u32 {
    let mantissa = value.mantissa().unsigned_abs();
    // By multiplying: dividing 128 bits is a function of a kilobyte. A mantissa has 29 digits at most.
    let (mut digits, mut limit) = (1, 10);
    while mantissa >= limit {
        limit *= 10;
        digits += 1;
    }
    digits
}
