//! What a roll-up says: numbers with the agencies behind them, each traceable to its reports.

use super::cell::Cell;
use super::contribution::{Chosen, Contribution, Latest};
use super::coverage::{Coverage, Sum};
use super::formulas::OfSums;
use super::plan::{Plan, RolledIndicator};
use super::roll_up::{Member, RollUp};
use super::totals::{Distribution, IndicatorTotal, Totals};
use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::model::answer::FieldPath;

/// A number of many agencies.
#[derive(Clone, Debug, PartialEq)]
pub struct Aggregate {
    /// The value, never rounded; what is missing; or why there is none.
    pub outcome: Outcome,
    /// How many agencies stand behind it.
    pub coverage: Coverage,
    /// Of a rate in which agencies have only some of the parts: what it is of those that have all of them, where that is
    /// another number.
    pub complete: Option<Outcome>,
}

/// The part of one agency in a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Share<'a> {
    /// Id of the agency.
    pub agency: &'a str,
    /// Its group.
    pub group: &'a str,
    /// Ids of its reports: one, or those of the agencies that it was merged from.
    pub reports: Vec<&'a str>,
    /// What it has there.
    pub cell: Cell,
}

impl RollUp {
    /// A figure in some totals, by the address of a field or of a cell of a fixed row, or `table..column`; none for what is
    /// not added.
    #[must_use]
    pub fn figure(&self, totals: &Totals, address: &str) -> Option<Aggregate> {
        let total = totals.figures.get(*self.plan.figure_of.get(address)?)?;
        Some(Aggregate {
            outcome: outcome(&total.sum, &total.coverage, address),
            coverage: total.coverage,
            complete: None,
        })
    }

    /// How often each option of a choice was chosen, in some totals.
    #[must_use]
    pub fn distribution<'a>(&self, totals: &'a Totals, address: &str) -> Option<&'a Distribution> {
        let mut choices = self.plan.choices.iter();
        let position = choices.position(|one| one.address == address)?;
        totals.choices.get(position)
    }

    /// An indicator, or a computed column (`table..column`), of a group or, without one, of all: its formula over the sums of
    /// its parts, each of all that state it. None where it stays with its agency.
    #[must_use]
    pub fn indicator(&self, group: Option<&str>, id: &str) -> Option<Aggregate> {
        let whole;
        let totals = match group {
            Some(group) => self.group(group)?,
            None => {
                whole = self.whole();
                &whole
            }
        };
        self.indicator_in(totals, group, id)
    }

    /// The same in totals that are at hand, of a group or, without one, of all.
    #[must_use]
    pub fn indicator_in(
        &self,
        totals: &Totals,
        group: Option<&str>,
        id: &str,
    ) -> Option<Aggregate> {
        let position = *self.plan.indicator_of.get(id)?;
        let (indicator, total) = (
            self.plan.indicators.get(position)?,
            totals.indicators.get(position)?,
        );
        let latest = |path: &str| self.latest(group, path).to_outcome(path);
        let mut aggregate = indicator.of_total(&self.plan, position, total, &latest)?;
        if total.coverage.value == 0
            && total.coverage.partly > 0
            && let Some(lacking) = self.plan.lacking(indicator, totals, &self.whole())
        {
            aggregate.outcome = lacking.to_outcome(id);
            aggregate.complete = None;
        }
        Some(aggregate)
    }

    /// The number of the report that was changed last, of a group or of all, at a field of which the latest counts.
    #[must_use]
    pub fn latest(&self, group: Option<&str>, address: &str) -> Cell {
        let Some(position) = self.plan.latest_of.get(address) else {
            return Cell::Blank;
        };
        let mut latest: Option<&Latest> = None;
        for one in self
            .wholes(group)
            .filter_map(|own| own.latest.get(*position))
        {
            let states = one.cell.number().is_some();
            if states && latest.is_none_or(|before| one.is_later(before)) {
                latest = Some(one);
            }
        }
        latest.map_or(Cell::Blank, |latest| latest.cell.clone())
    }

    fn wholes(&self, group: Option<&str>) -> impl Iterator<Item = &Contribution> {
        self.members
            .iter()
            .filter(move |one| group.is_none_or(|group| one.owing.group == group))
            .filter_map(Member::whole)
    }

    /// What each agency that sent a report has in a figure: added, they are the figure of all.
    #[must_use]
    pub fn shares(&self, address: &str) -> Vec<Share<'_>> {
        let Some(position) = self.plan.figure_of.get(address) else {
            return Vec::new();
        };
        self.shares_by(|own| own.figures.get(*position).cloned())
    }

    /// An indicator as each agency that sent a report has it by itself: its own parts in its formula.
    #[must_use]
    pub fn indicator_by_agency(&self, id: &str) -> Vec<Share<'_>> {
        let Some(position) = self.plan.indicator_of.get(id).copied() else {
            return Vec::new();
        };
        self.shares_by(|own| self.plan.indicator_of_one(own, position))
    }

    /// The parts of an indicator that each agency has, numerator before denominator, where the formula is a rate of two.
    #[must_use]
    pub fn parts_by_agency(&self, id: &str) -> Vec<(Share<'_>, Vec<Cell>)> {
        let position = self.plan.indicator_of.get(id).copied();
        let indicator = position.and_then(|position| self.plan.indicators.get(position));
        let parts = indicator.map(RolledIndicator::in_order).unwrap_or_default();
        let cells = |member: &Member| {
            let own = member.whole();
            let parts = parts.iter();
            parts
                .filter_map(|part| own?.parts.get(*part).cloned())
                .collect()
        };
        let shares = self.indicator_by_agency(id).into_iter();
        shares
            .map(|share| {
                let member = self.position_of.get(share.agency);
                let member = member.and_then(|position| self.members.get(*position));
                (share, member.map(cells).unwrap_or_default())
            })
            .collect()
    }

    /// What each agency that sent a report chose.
    #[must_use]
    pub fn choices_by_agency(&self, address: &str) -> Vec<(&str, Chosen)> {
        let mut choices = self.plan.choices.iter();
        let Some(position) = choices.position(|one| one.address == address) else {
            return Vec::new();
        };
        let chosen = |member: &Member| member.whole()?.choices.get(position).copied();
        let members = self.members.iter();
        members
            .filter_map(|one| Some((one.owing.agency.as_str(), chosen(one)?)))
            .collect()
    }

    /// What each agency that sent a report has at a field of which the latest counts.
    #[must_use]
    pub fn latest_by_agency(&self, address: &str) -> Vec<Share<'_>> {
        let Some(position) = self.plan.latest_of.get(address) else {
            return Vec::new();
        };
        self.shares_by(|own| own.latest.get(*position).map(|one| one.cell.clone()))
    }

    /// An agency that sent a report, with what it has somewhere.
    pub(super) fn share_of(&self, agency: &str, cell: Cell) -> Option<Share<'_>> {
        let member = self.members.get(*self.position_of.get(agency)?)?;
        let contributions = member.contributions.iter();
        Some(Share {
            agency: &member.owing.agency,
            group: &member.owing.group,
            reports: contributions.map(|one| one.report.as_str()).collect(),
            cell,
        })
    }

    fn shares_by(&self, cell: impl Fn(&Contribution) -> Option<Cell>) -> Vec<Share<'_>> {
        let members = self.members.iter();
        members
            .filter_map(|member| {
                let cell = cell(member.whole()?)?;
                self.share_of(&member.owing.agency, cell)
            })
            .collect()
    }
}

impl Plan {
    /// An indicator of one report's own parts.
    pub(super) fn indicator_of_one(&self, own: &Contribution, position: usize) -> Option<Cell> {
        let sum = |part: usize| match own.parts.get(part) {
            Some(cell) => cell.to_outcome(""),
            None => Cell::Blank.to_outcome(""),
        };
        let latest = |path: &str| {
            let position = self.latest_of.get(path);
            let latest = position.and_then(|position| own.latest.get(*position));
            latest
                .map_or(&Cell::Blank, |one| &one.cell)
                .to_outcome(path)
        };
        let outcome = OfSums::new(self, &sum, &latest).indicator(position)?;
        let cell = Cell::of_outcome(outcome);
        // What is stated of a sum is in the sum of all.
        let part = self.indicators.get(position)?.only_part();
        match (&cell, part.and_then(|part| own.parts.get(part))) {
            (Cell::Blank | Cell::NotApplicable, Some(stated)) => Some(stated.clone()),
            _ => Some(cell),
        }
    }
}

impl RolledIndicator {
    /// What it comes to with the sums of its parts.
    pub(super) fn of_total(
        &self,
        plan: &Plan,
        position: usize,
        total: &IndicatorTotal,
        latest: &dyn Fn(&str) -> Outcome,
    ) -> Option<Aggregate> {
        let over = |sums: &dyn Fn(usize) -> Option<Sum>, coverage: &Coverage| {
            let sum = |part: usize| {
                let place = self.parts.iter().position(|one| *one == part);
                match place.and_then(sums) {
                    Some(sum) => outcome(&sum, coverage, &self.id),
                    None => Cell::Blank.to_outcome(&self.id),
                }
            };
            OfSums::new(plan, &sum, latest).indicator(position)
        };
        let whole = over(&|place| total.stated(place), &total.coverage)?;
        let mut complete = None;
        if total.coverage.partly > 0 && self.only_part().is_none() {
            let coverage = Coverage {
                partly: 0,
                ..total.coverage
            };
            let of_complete = over(&|place| total.complete.get(place).cloned(), &coverage)?;
            complete = Some(of_complete).filter(|one| *one != whole);
        }
        Some(Aggregate {
            outcome: whole,
            coverage: total.coverage,
            complete,
        })
    }
}

/// What a sum comes to. Without any value it is missing or, where it applies to nobody, not applicable; what has no value in
/// any report, as what periods cannot be put together for, has none of all.
pub(super) fn outcome(sum: &Sum, coverage: &Coverage, address: &str) -> Outcome {
    if coverage.stating() == 0 {
        return match (coverage.blank, coverage.undefined, coverage.not_applicable) {
            (0, 1.., _) => Outcome::Undefined(coverage.why.to_undefined()),
            (0, 0, 1..) => Cell::NotApplicable.to_outcome(address),
            _ => Outcome::Missing([FieldPath::new(address)].into()),
        };
    }
    match sum {
        Sum::Of(number) if !number.is_too_large() => Outcome::Value(Value::Number(number.clone())),
        _ => Outcome::Undefined(Undefined::TooLarge),
    }
}
