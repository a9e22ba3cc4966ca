//! The app's own parts that every template is compiled with: particulars, acts, days of periods.

use serde::Deserialize;

use super::convert::Converter;
use super::error::TemplateError;
use super::file::{ActJson, PeriodRuleJson};
use super::outline::{CheckJson, ItemJson};
use crate::formats::json::fields::null_is_default;
use crate::formats::json::read::read_guarded;
use crate::template::built_in::parts::{BuiltIn, Particulars};

/// The file of the built-in particulars.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ParticularsFile {
    /// Heading of their section.
    pub title: String,
    /// Guidance for the officer.
    pub hint: String,
    /// Fields.
    #[serde(default, deserialize_with = "null_is_default")]
    pub items: Vec<ItemJson>,
    /// Checks.
    #[serde(default, deserialize_with = "null_is_default")]
    pub checks: Vec<CheckJson>,
}

/// The file of the built-in registry of acts.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ActsFile {
    /// Acts.
    #[serde(default, deserialize_with = "null_is_default")]
    pub acts: Vec<ActJson>,
}

/// The file of the built-in days of periods.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PeriodsFile {
    /// A rule for each kind that has days.
    #[serde(default, deserialize_with = "null_is_default")]
    pub periods: Vec<PeriodRuleJson>,
}

/// Reads the built-in parts that every template is compiled with.
///
/// # Errors
/// What is wrong with the data files of the app itself.
pub fn decode_built_in(
    particulars: &str,
    acts: &str,
    periods: &str,
) -> Result<BuiltIn, TemplateError> {
    let particulars: ParticularsFile = read_guarded(particulars).map_err(TemplateError::File)?;
    let acts: ActsFile = read_guarded(acts).map_err(TemplateError::File)?;
    let periods: PeriodsFile = read_guarded(periods).map_err(TemplateError::File)?;
    let mut converter = Converter::default();
    let built_in = BuiltIn {
        particulars: Particulars {
            title: particulars.title,
            hint: particulars.hint,
            items: converter.items(particulars.items),
        },
        checks: converter.checks(particulars.checks),
        acts: converter.acts(acts.acts),
        periods: converter.period_rules(periods.periods, &[]),
    };
    Ok(converter.finish(built_in)?)
}
