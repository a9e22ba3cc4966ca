//! The app's own parts that every template is compiled with, and the checks that every template has, declared from its
//! fields and tables. They run in `assess::checks`.

pub(crate) mod answers;
pub mod outliers;
pub mod parts;
mod plausibility;
pub mod texts;
