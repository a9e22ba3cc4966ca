//! A number as bars: of agencies or of groups, as many as can be read.

use super::ranking::{First, Ranked, rank};
use super::roll_up::RollUp;
use super::sheet::{SheetKind, SheetRow};
use super::totals::Totals;
use crate::model::exact::Exact;

/// Bars that can be read one by one, with their names.
pub const MOST_BARS: usize = 60;
/// Bars of the largest, or of the smallest.
pub const FEW_BARS: usize = 20;

/// Bars that a page of paper has room for.
const MOST_ON_PAPER: usize = 36;

/// Whose bars are drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BarChoice {
    /// Of every agency that has a value.
    Agencies,
    /// Of every group.
    Groups,
    /// Of the agencies with the largest values.
    Largest,
    /// Of those with the smallest.
    Smallest,
}

/// A bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar<'a> {
    /// Id of the agency; none for the bar of a group.
    pub agency: Option<&'a str>,
    /// Its group, or the group.
    pub group: &'a str,
    /// The value.
    pub value: Exact,
    /// Whether it reaches the target; none without one.
    pub reached: Option<bool>,
}

/// The choices that can be read where so many bars have room, the best first, for so many agencies with a value and so many
/// groups.
#[must_use]
pub fn bar_choices(agencies: usize, groups: usize, most: usize) -> Vec<BarChoice> {
    let grouped = (2..=most).contains(&groups);
    let groups = grouped.then_some(BarChoice::Groups);
    if agencies <= most {
        return [BarChoice::Agencies].into_iter().chain(groups).collect();
    }
    let ends = [BarChoice::Largest, BarChoice::Smallest];
    groups.into_iter().chain(ends).collect()
}

/// The bars of a number against a target, of all agencies or of those of a group.
#[must_use]
pub fn bars<'a>(
    rolled_up: &'a RollUp,
    row: &SheetRow,
    group: Option<&str>,
    choice: BarChoice,
    target: Option<&Exact>,
) -> Vec<Bar<'a>> {
    if choice == BarChoice::Groups {
        let of_group = |(name, totals)| {
            let value = rolled_up.sheet_value(totals, Some(name), row);
            let value = value.number()?.clone();
            Some(Bar {
                agency: None,
                group: name,
                reached: target.map(|target| value >= *target),
                value,
            })
        };
        return rolled_up.groups().filter_map(of_group).collect();
    }
    let (first, most) = match choice {
        BarChoice::Smallest => (First::Smallest, FEW_BARS),
        BarChoice::Largest => (First::Largest, FEW_BARS),
        _ => (First::Largest, MOST_BARS),
    };
    let ranking = rank(rolled_up.shares_of_row(row), group, first, target);
    let bar = |one: Ranked<'a>| Bar {
        agency: Some(one.share.agency),
        group: one.share.group,
        value: one.value,
        reached: one.reached,
    };
    ranking.ranked.into_iter().take(most).map(bar).collect()
}

/// The bars of a number that have room on a page, all agencies together, and whose they are.
#[must_use]
pub fn bars_on_paper<'a>(
    rolled_up: &'a RollUp,
    row: &SheetRow,
    target: Option<&Exact>,
) -> (BarChoice, Vec<Bar<'a>>) {
    let shares = rolled_up.shares_of_row(row).into_iter();
    let valued = shares.filter(|share| share.cell.number().is_some()).count();
    let choices = bar_choices(valued, rolled_up.groups().count(), MOST_ON_PAPER);
    let choice = choices.first().copied().unwrap_or(BarChoice::Agencies);
    (choice, bars(rolled_up, row, None, choice, target))
}

/// The numbers that are drawn on paper: indicators with a target, where there are none the first indicator of each section; of
/// both those that have a value.
#[must_use]
pub fn drawn_on_paper(rolled_up: &RollUp, has_target: impl Fn(&str) -> bool) -> Vec<SheetRow> {
    let whole = rolled_up.whole();
    let is_drawn = |row: &SheetRow| {
        matches!(row.kind, SheetKind::Indicator { .. }) && has_bar(rolled_up, &whole, row)
    };
    let sections = rolled_up.plan().sheet().into_iter();
    let sections = sections.map(|section| {
        section
            .rows
            .into_iter()
            .filter(is_drawn)
            .collect::<Vec<_>>()
    });
    let sections: Vec<Vec<SheetRow>> = sections.collect();
    let rows = sections.iter().flatten();
    let with_target = rows.filter(|row| has_target(&row.address)).cloned();
    let with_target: Vec<SheetRow> = with_target.collect();
    if with_target.is_empty() {
        let first = sections
            .into_iter()
            .filter_map(|rows| rows.into_iter().next());
        return first.collect();
    }
    with_target
}

/// True for a number that some agency has as a whole: a bar is drawn of no part.
fn has_bar(rolled_up: &RollUp, whole: &Totals, row: &SheetRow) -> bool {
    let value = rolled_up.sheet_value(whole, None, row);
    value.number().is_some() && value.coverage().is_none_or(|coverage| coverage.value > 0)
}

/// The number that is drawn when nobody asked for one: the first indicator that has a value, else the first number.
#[must_use]
pub fn first_drawn(rolled_up: &RollUp) -> Option<SheetRow> {
    let whole = rolled_up.whole();
    let rows = rolled_up.plan().sheet().into_iter();
    let rows: Vec<SheetRow> = rows
        .flat_map(|section| section.rows)
        .filter(SheetRow::is_number)
        .collect();
    let has_value = |row: &&SheetRow| has_bar(rolled_up, &whole, row);
    let is_indicator = |row: &&SheetRow| matches!(row.kind, SheetKind::Indicator { .. });
    let valued: Vec<&SheetRow> = rows.iter().filter(has_value).collect();
    let first = valued.iter().copied().find(is_indicator);
    let first = first.or(valued.first().copied()).or(rows.first());
    first.cloned()
}
