//! How reports came in, day by day, against how many are owed and until when.

use std::collections::BTreeMap;

use time::{Date, Duration};

use super::status::first_received;
use crate::model::collection::Collection;

/// A day on which reports came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DayCount {
    /// The day.
    pub day: Date,
    /// Agencies whose first report came on it.
    pub came: usize,
    /// Agencies of which one had come by its end.
    pub so_far: usize,
}

/// How reports came in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Timeline {
    /// Days on which some came, in their order.
    pub days: Vec<DayCount>,
    /// Agencies that owe a report.
    pub owing: usize,
    /// The deadline of the collection.
    pub deadline: Option<Date>,
    /// Agencies of which one had come by the end of the deadline.
    pub in_time: usize,
}

/// How reports came in: an agency counts from the day of its first one on, whatever became of it, as it does where it is said to be
/// late. Those that have a deadline of their own are held against the collection's here.
#[must_use]
pub fn timeline(collection: &Collection) -> Timeline {
    let mut came: BTreeMap<Date, usize> = BTreeMap::new();
    for day in first_received(collection).into_values() {
        *came.entry(day).or_default() += 1;
    }
    let mut so_far = 0;
    let days = came.into_iter().map(|(day, came)| {
        so_far += came;
        DayCount { day, came, so_far }
    });
    let days: Vec<DayCount> = days.collect();
    let deadline = collection.deadline;
    let until = |deadline: Date| days.iter().rev().find(|one| one.day <= deadline);
    let in_time = deadline.and_then(until).map_or(0, |one| one.so_far);
    Timeline {
        owing: collection.agencies.len(),
        deadline,
        in_time,
        days,
    }
}

impl Timeline {
    /// The days that are drawn: each from the first to the last, the deadline among them, unless these are more than `most`; then
    /// only those on which some came, and the deadline.
    #[must_use]
    pub fn drawn(&self, most: usize) -> Vec<DayCount> {
        let known = self.days.iter().map(|one| one.day).chain(self.deadline);
        let (Some(first), Some(last)) = (known.clone().min(), known.clone().max()) else {
            return Vec::new();
        };
        let between = usize::try_from((last - first).whole_days()).unwrap_or(usize::MAX);
        let mut days: Vec<Date> = if between < most {
            let day = |after: usize| {
                let after = i64::try_from(after).unwrap_or_default();
                first.saturating_add(Duration::days(after))
            };
            (0..=between).map(day).collect()
        } else {
            known.collect()
        };
        days.sort_unstable();
        days.dedup();
        let mut so_far = 0;
        let mut counts = self.days.iter().peekable();
        let drawn = days.into_iter().map(|day| {
            let came = counts
                .next_if(|one| one.day == day)
                .map_or(0, |one| one.came);
            so_far += came;
            DayCount { day, came, so_far }
        });
        drawn.collect()
    }
}
