//! What reports of a group of agencies add up to: sums, and how many of those that owe a report have a part in each.
//!
//! Totals of groups add up to those of all: `merge` is what `add` is to reports.

use super::cell::Cell;
use super::contribution::{Chosen, Contribution};
use super::coverage::{Coverage, Sum};
use super::plan::Plan;

/// The sum of a figure over agencies.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct FigureTotal {
    /// Of those that have a value.
    pub sum: Sum,
    pub coverage: Coverage,
}

/// The sums of an indicator's parts over the agencies that have all of them: the numerator of one and the denominator of
/// another make no rate.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct IndicatorTotal {
    pub sums: Vec<Sum>,
    pub coverage: Coverage,
}

/// How often each option was chosen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Distribution {
    /// Agencies by option, in the order of the template.
    pub counts: Vec<usize>,
    /// How many chose at all.
    pub coverage: Coverage,
}

/// What the agencies of a group add up to.
#[derive(Clone, Debug, PartialEq)]
pub struct Totals {
    /// Agencies that owe a report.
    pub owing: usize,
    /// Those of which one is counted.
    pub reported: usize,
    /// Those that confirmed that there is nothing to report.
    pub nothing_to_report: usize,
    pub(super) figures: Vec<FigureTotal>,
    pub(super) indicators: Vec<IndicatorTotal>,
    pub(super) choices: Vec<Distribution>,
}

impl Totals {
    /// Of no agency.
    pub(super) fn new(plan: &Plan) -> Self {
        let indicators = plan.indicators.iter().map(|one| IndicatorTotal {
            sums: vec![Sum::default(); one.parts.len()],
            coverage: Coverage::default(),
        });
        let choices = plan.choices.iter().map(|one| Distribution {
            counts: vec![0; one.options.len()],
            coverage: Coverage::default(),
        });
        Self {
            owing: 0,
            reported: 0,
            nothing_to_report: 0,
            // What is worked out in each report is in the parts of indicators.
            figures: vec![FigureTotal::default(); plan.stated],
            indicators: indicators.collect(),
            choices: choices.collect(),
        }
    }

    /// Counts an agency without a report.
    pub(super) fn add_without_report(&mut self, nothing_to_report: bool) {
        self.owing += 1;
        self.nothing_to_report += usize::from(nothing_to_report);
        for coverage in self.coverages() {
            if nothing_to_report {
                coverage.nothing_to_report += 1;
            } else {
                coverage.no_report += 1;
            }
        }
    }

    /// An agency that was counted without a report has one now.
    pub(super) fn replace_missing(&mut self, plan: &Plan, nothing: bool, own: &Contribution) {
        self.owing = self.owing.saturating_sub(1);
        self.nothing_to_report = self.nothing_to_report.saturating_sub(usize::from(nothing));
        for coverage in self.coverages() {
            let counted = if nothing {
                &mut coverage.nothing_to_report
            } else {
                &mut coverage.no_report
            };
            *counted = counted.saturating_sub(1);
        }
        self.add(plan, own);
    }

    /// Adds the report of an agency.
    pub(super) fn add(&mut self, plan: &Plan, own: &Contribution) {
        self.owing += 1;
        self.reported += 1;
        for (total, cell) in self.figures.iter_mut().zip(&own.figures) {
            total.coverage.count(cell);
            if let Cell::Value(number) = cell {
                total.sum.add(number);
            }
        }
        for (total, indicator) in self.indicators.iter_mut().zip(&plan.indicators) {
            if !indicator.parts.is_empty() {
                let parts = indicator.parts.iter();
                let cells = parts.filter_map(|part| own.parts.get(*part));
                total.coverage.add_complete(&mut total.sums, cells);
            } else if indicator.is_rolled_up() {
                // Made of numbers of which the latest counts: behind it are those who state them.
                let latest = indicator.latest.iter();
                let cells = latest.filter_map(|position| own.latest.get(*position));
                let cells = cells.map(|one| &one.cell);
                total.coverage.add_complete(&mut [], cells);
            }
        }
        for (total, chosen) in self.choices.iter_mut().zip(&own.choices) {
            match chosen {
                Chosen::Option(option) => {
                    total.coverage.value += 1;
                    if let Some(count) = total.counts.get_mut(*option) {
                        *count += 1;
                    }
                }
                Chosen::Blank => total.coverage.blank += 1,
                Chosen::NotApplicable => total.coverage.not_applicable += 1,
            }
        }
    }

    /// Adds the totals of another group.
    pub(super) fn merge(&mut self, other: &Self) {
        self.owing += other.owing;
        self.reported += other.reported;
        self.nothing_to_report += other.nothing_to_report;
        for (one, other) in self.figures.iter_mut().zip(&other.figures) {
            one.sum.merge(&other.sum);
            one.coverage.merge(&other.coverage);
        }
        for (one, other) in self.indicators.iter_mut().zip(&other.indicators) {
            let pairs = one.sums.iter_mut().zip(&other.sums);
            pairs.for_each(|(one, other)| one.merge(other));
            one.coverage.merge(&other.coverage);
        }
        for (one, other) in self.choices.iter_mut().zip(&other.choices) {
            let pairs = one.counts.iter_mut().zip(&other.counts);
            pairs.for_each(|(one, other)| *one += other);
            one.coverage.merge(&other.coverage);
        }
    }

    fn coverages(&mut self) -> impl Iterator<Item = &mut Coverage> {
        let figures = self.figures.iter_mut().map(|one| &mut one.coverage);
        let indicators = self.indicators.iter_mut().map(|one| &mut one.coverage);
        let choices = self.choices.iter_mut().map(|one| &mut one.coverage);
        figures.chain(indicators).chain(choices)
    }
}
