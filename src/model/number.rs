//! The exact decimal that an officer states, with the limits inside which it travels unharmed.
//!
//! Not here: how a number is typed or printed (`text::number`), nor arithmetic (`formula`).

use rust_decimal::Decimal;

/// Most significant digits of a stated number. Fifteen is what every JSON reader keeps exactly,
/// binary floating point included, so a file means the same number wherever it is opened.
pub const MOST_DIGITS: u32 = 15;

/// Most digits after the decimal sign.
pub const MOST_DECIMALS: u32 = 6;

/// A number as stated: exact, with the count of decimals it was written with (4,20 is not 4,2 on paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Number(Decimal);

/// Why a decimal cannot be a stated number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NumberLimit {
    /// More than [`MOST_DIGITS`] significant digits.
    TooManyDigits,
    /// More than [`MOST_DECIMALS`] digits after the decimal sign.
    TooManyDecimals,
}

impl Number {
    /// Accepts a decimal inside the limits.
    ///
    /// # Errors
    /// [`NumberLimit`] names the limit that it breaks.
    pub fn new(value: Decimal) -> Result<Self, NumberLimit> {
        if value.scale() > MOST_DECIMALS {
            return Err(NumberLimit::TooManyDecimals);
        }
        if significant_digits(value) > MOST_DIGITS {
            return Err(NumberLimit::TooManyDigits);
        }
        Ok(Self(value))
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
    value.mantissa().unsigned_abs().checked_ilog10().map_or(1, |log| log + 1)
}
