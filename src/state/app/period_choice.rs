//! The period of a new report, as it is being chosen.

use std::sync::Arc;

use super::core::App;
use crate::browser::clock;
use crate::messages::vi;
use crate::messages::vi::period;
use crate::model::period::{Period, PeriodKind, rule_for};
use crate::template::form::Form;

/// A period as it is being chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodChoice {
    /// Id of the template.
    pub template: String,
    /// Kind of period.
    pub kind: PeriodKind,
    /// Year as typed.
    pub year: String,
    /// Which of its kind in the year, from 1.
    pub index: u8,
    /// First day of a range as typed.
    pub from: String,
    /// Last day of a range as typed.
    pub to: String,
    /// The report of this machine whose agency it is; empty where there is nothing to choose.
    pub agency: String,
}

/// What keeps a period from being one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodFault {
    /// What must be put right.
    pub place: PeriodPlace,
    /// How, in a sentence.
    pub text: String,
}

/// A control of a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PeriodPlace {
    /// The year.
    Year,
    /// The first day of a range.
    From,
    /// The last day of a range.
    To,
}

impl App {
    /// What a form says beside the chosen period: its name, the days whose figures count, the act that sets them.
    ///
    /// # Errors
    /// What must be put right.
    pub fn period_preview(self, choice: &PeriodChoice) -> Result<String, PeriodFault> {
        self.period(choice)
            .map(|(template, one)| period::preview_in(&one, &template))
    }

    /// What is unusual about the chosen period.
    #[must_use]
    pub fn period_remark(self, choice: &PeriodChoice) -> Option<String> {
        let (template, period) = self.period(choice).ok()?;
        period::remark_in(&period, &template, clock::today())
    }

    /// The chosen period, and its template.
    ///
    /// # Errors
    /// What must be put right.
    pub(in crate::state) fn period(
        self,
        choice: &PeriodChoice,
    ) -> Result<(Arc<Form>, Period), PeriodFault> {
        let at_year = |text| PeriodFault {
            place: PeriodPlace::Year,
            text,
        };
        let none = || at_year(vi::commands::NO_TEMPLATE.to_owned());
        let template = self.template(&choice.template).ok_or_else(none)?;
        let rule = rule_for(&template.periods, choice.kind).ok_or_else(none)?;
        let period = if choice.kind == PeriodKind::Range {
            period::typed_range(&choice.from, &choice.to).map_err(|problem| PeriodFault {
                place: if problem.first {
                    PeriodPlace::From
                } else {
                    PeriodPlace::To
                },
                text: problem.text,
            })?
        } else {
            period::of_year(rule, &choice.year, choice.index).map_err(at_year)?
        };
        Ok((template, period))
    }
}
