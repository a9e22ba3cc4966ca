//! The app's own parts that every template is compiled with, and the checks that every template has, declared from its
//! fields and tables. They run in `assess::checks`.

pub(crate) mod answers;
pub mod limits;
pub mod outliers;
pub mod parts;
mod plausibility;
pub(crate) mod shares;
pub mod texts;

use crate::template::columns::Columns;
use crate::template::dependencies::Dependencies;
use crate::template::rules::CompiledIndicator;

/// What is known of what a template computes, when its checks are made.
pub(crate) struct Known<'a> {
    pub indicators: &'a [CompiledIndicator],
    pub columns: &'a Columns,
    pub dependencies: &'a Dependencies,
}
