//! What the rows of a sheet come to, for all agencies or for those of a group, and which agencies stand behind each.

use super::cell::Cell;
use super::contribution::Chosen;
use super::coverage::Coverage;
use super::results::Share;
use super::roll_up::RollUp;
use super::sheet::{SheetKind, SheetRow};
use super::totals::Totals;
use crate::assess::since_previous::{Change, change};
use crate::formula::outcome::{Outcome, Value};
use crate::model::exact::Exact;

/// What a row comes to.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetValue {
    /// A number, with how many agencies stand behind it; of one of which the latest counts that is not known.
    Number {
        /// The number, or why there is none.
        outcome: Outcome,
        /// Who stands behind it.
        coverage: Option<Coverage>,
        /// Of a rate: what it is of those that have all of its parts, where that is another number.
        complete: Option<Outcome>,
    },
    /// How often each option was chosen, by its id.
    Options {
        /// In the order of the template.
        counts: Vec<(String, usize)>,
        /// How many chose at all.
        coverage: Coverage,
    },
    /// It stays with its agencies: no sum gives it.
    ByAgency,
}

impl SheetValue {
    /// The number, where it is one.
    #[must_use]
    pub fn number(&self) -> Option<&Exact> {
        match self {
            Self::Number {
                outcome: Outcome::Value(Value::Number(number)),
                ..
            } => Some(number),
            _ => None,
        }
    }

    /// How much it changed since another time: in per cent, of percentages in points. None where either is no number, or the
    /// earlier one is zero.
    #[must_use]
    pub fn change_since(&self, then: &Self, row: &SheetRow) -> Option<Change> {
        change(then.number()?, self.number()?, row.is_percentage())
    }

    /// Who stands behind it, where that is known.
    #[must_use]
    pub fn coverage(&self) -> Option<&Coverage> {
        match self {
            Self::Number { coverage, .. } => coverage.as_ref(),
            Self::Options { coverage, .. } => Some(coverage),
            Self::ByAgency => None,
        }
    }
}

/// The part of one agency in a row.
#[derive(Clone, Debug, PartialEq)]
pub struct AgencyPart<'a> {
    /// Whose it is, and what it has there; of a choice, blank.
    pub share: Share<'a>,
    /// What is added of it where the row is a rate: numerator before denominator.
    pub parts: Vec<Cell>,
    /// Id of the option that it chose.
    pub option: Option<String>,
}

impl RollUp {
    /// What a row comes to in some totals, of a group or, without one, of all.
    #[must_use]
    pub fn sheet_value(&self, totals: &Totals, group: Option<&str>, row: &SheetRow) -> SheetValue {
        let aggregate = match row.kind {
            SheetKind::Figure => self.figure(totals, &row.address),
            SheetKind::Indicator { .. } => self.indicator_in(totals, group, &row.address),
            SheetKind::Latest => {
                return SheetValue::Number {
                    outcome: self.latest(group, &row.address).to_outcome(&row.address),
                    coverage: None,
                    complete: None,
                };
            }
            SheetKind::Choice => {
                let options = self.options(&row.address);
                let found = self.distribution(totals, &row.address);
                return found.map_or(SheetValue::ByAgency, |found| SheetValue::Options {
                    counts: options
                        .iter()
                        .cloned()
                        .zip(found.counts.iter().copied())
                        .collect(),
                    coverage: found.coverage,
                });
            }
        };
        aggregate.map_or(SheetValue::ByAgency, |one| SheetValue::Number {
            outcome: one.outcome,
            coverage: Some(one.coverage),
            complete: one.complete,
        })
    }

    /// What each agency that sent a report has in a row that is a number, in the order of the list; none of a choice.
    #[must_use]
    pub fn shares_of_row(&self, row: &SheetRow) -> Vec<Share<'_>> {
        match row.kind {
            SheetKind::Figure => self.shares(&row.address),
            SheetKind::Latest => self.latest_by_agency(&row.address),
            SheetKind::Indicator { .. } => self.indicator_by_agency(&row.address),
            SheetKind::Choice => Vec::new(),
        }
    }

    /// What each agency that sent a report has in a row, in the order of the list.
    #[must_use]
    pub fn parts_behind(&self, row: &SheetRow) -> Vec<AgencyPart<'_>> {
        let alone = |share| AgencyPart {
            share,
            parts: Vec::new(),
            option: None,
        };
        match row.kind {
            SheetKind::Figure => self.shares(&row.address).into_iter().map(alone).collect(),
            SheetKind::Latest => self
                .latest_by_agency(&row.address)
                .into_iter()
                .map(alone)
                .collect(),
            SheetKind::Indicator { .. } => {
                let parts = self.parts_by_agency(&row.address).into_iter();
                parts
                    .map(|(share, parts)| AgencyPart {
                        share,
                        parts,
                        option: None,
                    })
                    .collect()
            }
            SheetKind::Choice => self.chosen_by_agency(&row.address),
        }
    }

    fn options(&self, address: &str) -> &[String] {
        let mut choices = self.plan().choices().iter();
        let found = choices.find(|one| one.address == address);
        found.map_or(&[], |one| one.options.as_slice())
    }

    fn chosen_by_agency(&self, address: &str) -> Vec<AgencyPart<'_>> {
        let options = self.options(address);
        let chosen = self.choices_by_agency(address).into_iter();
        chosen
            .filter_map(|(agency, chosen)| {
                let cell = match chosen {
                    Chosen::NotApplicable => Cell::NotApplicable,
                    Chosen::Option(_) | Chosen::Blank => Cell::Blank,
                };
                Some(AgencyPart {
                    share: self.share_of(agency, cell)?,
                    parts: Vec::new(),
                    option: match chosen {
                        Chosen::Option(at) => options.get(at).cloned(),
                        Chosen::Blank | Chosen::NotApplicable => None,
                    },
                })
            })
            .collect()
    }
}
