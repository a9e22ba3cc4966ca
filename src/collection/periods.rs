//! Collections of other periods on the same machine: which is the one before, and which make up the time since the quarter or the
//! year began.

use std::collections::HashSet;
use std::sync::Arc;

use time::Date;

use super::attribution::AttributedRollUp;
use super::workspace::Workspace;
use crate::model::collection::Collection;
use crate::model::period::{Period, PeriodKind, rule_for};
use crate::rollup::over_time::{PeriodGap, span};
use crate::rollup::periods::roll_up_periods;
use crate::rollup::roll_up::{Owing, RollUp};
use crate::template::form::Form;

/// A collection of this machine, without what it received.
#[derive(Clone, Debug, PartialEq)]
pub struct CollectionHead {
    /// Its id.
    pub id: String,
    /// Id of its template.
    pub template: String,
    /// Its period.
    pub period: Period,
    /// How many files it received.
    pub files: usize,
}

/// The time that numbers are of.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Span {
    /// The period of the collection.
    #[default]
    Period,
    /// Since its quarter began.
    Quarter,
    /// Since its year began.
    Year,
}

/// Why collections do not make up a longer time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SeriesGap {
    /// The day on which a collection should begin; none where the template does not say when the time begins.
    pub expected: Option<Date>,
    /// The day on which the next one that is there begins.
    pub found: Date,
}

impl Span {
    /// The times that a period may be the last part of, itself first; one that is the first of its time is that time by itself.
    #[must_use]
    pub fn of(period: &Period) -> Vec<Self> {
        let mut spans = vec![Self::Period];
        for span in [Self::Quarter, Self::Year] {
            if span.first(period).is_some_and(|first| first < period.index) {
                spans.push(span);
            }
        }
        spans
    }

    /// The first period of its kind in the time, counted within the year.
    fn first(self, period: &Period) -> Option<u8> {
        match (self, period.kind) {
            (Self::Period, _) => Some(period.index),
            (Self::Quarter, PeriodKind::Month) => Some(period.index.checked_sub(1)? / 3 * 3 + 1),
            (Self::Year, PeriodKind::Month | PeriodKind::Quarter | PeriodKind::Half) => Some(1),
            _ => None,
        }
    }
}

/// The collection of the period before, of one template: of several the one that ended last, and of those the one that received
/// most.
#[must_use]
pub fn previous_of<'a>(
    own: &Collection,
    others: &'a [CollectionHead],
) -> Option<&'a CollectionHead> {
    let before = others.iter().filter(|other| {
        other.template == own.template && other.id != own.id && own.period.follows(&other.period)
    });
    before.max_by(|one, other| {
        let place = |head: &CollectionHead| (head.period.to, head.files);
        place(one)
            .cmp(&place(other))
            .then_with(|| other.id.cmp(&one.id))
    })
}

/// The collections before this one that make up a longer time with it, in their order.
///
/// # Errors
/// Where one is missing, or days between two are.
pub fn series<'a>(
    own: &Collection,
    form: &Form,
    others: &'a [CollectionHead],
    time: Span,
) -> Result<Vec<&'a CollectionHead>, SeriesGap> {
    let first = time.first(&own.period).unwrap_or(own.period.index);
    let mut parts: Vec<&CollectionHead> = Vec::new();
    for index in first..own.period.index {
        let is_part = |other: &&CollectionHead| {
            let its = (other.period.kind, other.period.year, other.period.index);
            other.template == own.template && its == (own.period.kind, own.period.year, index)
        };
        let part = others.iter().filter(is_part);
        parts.extend(part.max_by(|one, other| {
            let files = one.files.cmp(&other.files);
            files.then_with(|| other.id.cmp(&one.id))
        }));
    }
    let mut periods: Vec<Period> = parts.iter().map(|part| part.period.clone()).collect();
    periods.push(own.period.clone());
    if let Some(begins) = periods.first().filter(|one| one.index != first) {
        let rule = rule_for(&form.periods, own.period.kind);
        let expected = rule.and_then(|rule| rule.period(own.period.year, first));
        return Err(SeriesGap {
            expected: expected.map(|period| period.from),
            found: begins.from,
        });
    }
    match span(&periods) {
        Err(PeriodGap::Between {
            expected, found, ..
        }) => Err(SeriesGap {
            expected: Some(expected),
            found,
        }),
        _ => Ok(parts),
    }
}

/// The roll-up of a longer time: of collections before this one, and of this one. Agencies that only earlier ones list come behind
/// the others.
#[must_use]
pub fn longer_roll_up(own: &Workspace, earlier: &[Arc<AttributedRollUp>]) -> RollUp {
    let now = own.rolled_up();
    let mut agencies = own.owing();
    let mut known: HashSet<String> = agencies.iter().map(|one| one.agency.clone()).collect();
    for one in earlier.iter().flat_map(|one| &one.owing) {
        if known.insert(one.agency.clone()) {
            agencies.push(Owing {
                nothing_to_report: false,
                ..one.clone()
            });
        }
    }
    let mut periods: Vec<&RollUp> = earlier.iter().map(|one| &one.rolled_up).collect();
    periods.push(now);
    roll_up_periods(now.plan(), &agencies, &periods)
}
