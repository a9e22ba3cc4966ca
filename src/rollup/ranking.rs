//! Agencies by their own value of an indicator, and who reaches its target.

use super::results::Share;
use super::roll_up::RollUp;
use crate::model::exact::Exact;

/// Which value comes first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum First {
    /// The largest.
    Largest,
    /// The smallest.
    Smallest,
}

/// An agency at its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranked<'a> {
    /// From 1. Equal values have one rank, and the next is as many places behind: 1, 2, 2, 4 (standard competition ranking).
    pub rank: usize,
    /// Its value, exact: what prints alike and is not equal has two ranks.
    pub value: Exact,
    /// Whether it reaches the target; none without one.
    pub reached: Option<bool>,
    /// Whose it is.
    pub share: Share<'a>,
}

/// Agencies by an indicator.
#[derive(Clone, Debug, PartialEq)]
pub struct Ranking<'a> {
    /// Those that have a value; of one rank in the order of the list of agencies.
    pub ranked: Vec<Ranked<'a>>,
    /// Those that sent a report in which it has none.
    pub without_value: Vec<Share<'a>>,
    /// How many reach the target.
    pub reached: usize,
}

/// Ranks agencies by an indicator, all of them or those of a group. Empty for an indicator that is no number of agencies.
#[must_use]
pub fn ranking<'a>(
    rolled_up: &'a RollUp,
    group: Option<&str>,
    indicator: &str,
    first: First,
) -> Ranking<'a> {
    let definition = rolled_up.plan().rules.indicator(indicator);
    let target = definition.and_then(|one| one.definition.target.as_ref());
    let target = target.map(|target| Exact::from(target.at_least));
    let (mut valued, mut without_value) = (Vec::new(), Vec::new());
    for share in rolled_up.indicator_by_agency(indicator) {
        if group.is_some_and(|group| share.group != group) {
            continue;
        }
        match share.cell.number().cloned() {
            Some(value) => valued.push((value, share)),
            None => without_value.push(share),
        }
    }
    valued.sort_by(|(one, _), (other, _)| match first {
        First::Largest => other.cmp(one),
        First::Smallest => one.cmp(other),
    });
    let mut ranked: Vec<Ranked<'_>> = Vec::with_capacity(valued.len());
    for (position, (value, share)) in valued.into_iter().enumerate() {
        let above = ranked.last().filter(|above| above.value == value);
        let rank = above.map_or(position + 1, |above| above.rank);
        ranked.push(Ranked {
            rank,
            reached: target.as_ref().map(|target| value >= *target),
            value,
            share,
        });
    }
    Ranking {
        reached: ranked
            .iter()
            .filter(|one| one.reached == Some(true))
            .count(),
        ranked,
        without_value,
    }
}
