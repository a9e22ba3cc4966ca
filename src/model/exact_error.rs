//! Why an operation of exact numbers has no result.

use thiserror::Error;

/// Why an operation has no exact result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ExactError {
    /// The denominator is zero.
    #[error("the denominator is zero")]
    ZeroDenominator,
    /// It grew past what is computed here.
    #[error("the number is too large")]
    TooLarge,
}
