//! Agencies by their own value of an indicator, and who reaches its target.

use std::collections::BTreeMap;

use super::plan::Plan;
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
    /// Those that sent a report in which there is none, in the order of the list.
    pub without_value: Vec<Share<'a>>,
    /// How many reach the target.
    pub reached: usize,
}

/// Ranks agencies by an indicator against its target, all of them or those of a group. Empty for an indicator that is no number
/// of agencies.
#[must_use]
pub fn ranking<'a>(
    rolled_up: &'a RollUp,
    group: Option<&str>,
    indicator: &str,
    first: First,
) -> Ranking<'a> {
    let target = target_of(rolled_up.plan(), indicator);
    let shares = rolled_up.indicator_by_agency(indicator);
    rank(shares, group, first, target.as_ref())
}

/// The target that a template sets for an indicator.
#[must_use]
pub fn target_of(plan: &Plan, indicator: &str) -> Option<Exact> {
    let definition = &plan.rules.indicator(indicator)?.definition;
    let target = definition.target.as_ref()?;
    Some(target.at_least.into())
}

/// Ranks what agencies have somewhere, against a target where there is one.
#[must_use]
pub fn rank<'a>(
    shares: Vec<Share<'a>>,
    group: Option<&str>,
    first: First,
    target: Option<&Exact>,
) -> Ranking<'a> {
    let (mut valued, mut without_value) = (Vec::new(), Vec::new());
    for share in shares {
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
            reached: target.map(|target| value >= *target),
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

/// How many agencies reach the target of an indicator.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TargetCount {
    /// They owe a report.
    pub owing: usize,
    /// They reach it.
    pub reached: usize,
    /// They have a value below it.
    pub missed: usize,
}

impl TargetCount {
    /// Of agencies that were ranked against a target, of so many that owe a report.
    #[must_use]
    pub fn of_ranking(ranking: &Ranking<'_>, owing: usize) -> Self {
        Self {
            owing,
            reached: ranking.reached,
            missed: ranking.ranked.len() - ranking.reached,
        }
    }

    /// Agencies without a value: no report, or none of it there.
    #[must_use]
    pub fn without_value(&self) -> usize {
        self.owing.saturating_sub(self.reached + self.missed)
    }
}

/// How many agencies of each group reach each target of a template.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TargetCounts {
    /// By indicator, then by group.
    counts: BTreeMap<String, BTreeMap<String, TargetCount>>,
}

impl TargetCounts {
    /// Of an indicator, in a group or, without one, of all; none of one without a target.
    #[must_use]
    pub fn of(&self, indicator: &str, group: Option<&str>) -> Option<TargetCount> {
        let by_group = self.counts.get(indicator)?;
        if let Some(group) = group {
            return by_group.get(group).copied();
        }
        let mut all = TargetCount::default();
        for one in by_group.values() {
            all.owing += one.owing;
            all.reached += one.reached;
            all.missed += one.missed;
        }
        Some(all)
    }
}

/// Counts who reaches the targets of a template: an agency by its own value, as [`ranking`] has it.
#[must_use]
pub fn target_counts(rolled_up: &RollUp) -> TargetCounts {
    let mut counts = BTreeMap::new();
    for one in &rolled_up.plan().rules.indicators {
        let definition = &one.definition;
        let Some(target) = &definition.target else {
            continue;
        };
        let target = Exact::from(target.at_least);
        let groups = rolled_up.groups().map(|(group, totals)| {
            let count = TargetCount {
                owing: totals.owing,
                ..TargetCount::default()
            };
            (group.to_owned(), count)
        });
        let mut by_group: BTreeMap<String, TargetCount> = groups.collect();
        for share in rolled_up.indicator_by_agency(&definition.id) {
            let count = by_group.get_mut(share.group);
            let (Some(count), Some(value)) = (count, share.cell.number()) else {
                continue;
            };
            if *value >= target {
                count.reached += 1;
            } else {
                count.missed += 1;
            }
        }
        counts.insert(definition.id.clone(), by_group);
    }
    TargetCounts { counts }
}
