//! Formulas and their outcomes in words: the formula with names, with its numbers put in, why it has no value, what a rule
//! that is false says. From data alone: expression trees, outcomes, names.

mod calls;
mod expression;
mod failure;
mod undefined;

pub use self::expression::{built_in_name, in_numbers, in_words, value_text};
pub use self::failure::explain_failure;
pub use self::undefined::{undefined_on_paper, undefined_text};
