//! States of a report over time: when one is kept, which are let go, how they are stored.

use std::collections::BTreeSet;

const SECOND: u64 = 1_000;
const HOUR: u64 = 3_600 * SECOND;
const DAY: u64 = 24 * HOUR;
/// How long a report is worked on before its state is kept again.
const INTERVAL: u64 = 10 * 60 * SECOND;
/// How many states with a reason of their own are kept, the newest first.
const MOST_MARKED: usize = 100;

/// Why a state was kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The report was opened for work.
    Opened,
    /// Some time of work had passed.
    Working,
    /// It was declared complete.
    Completed,
    /// An earlier state, a file or a backup was about to take its place.
    Replaced,
    /// The person asked for it.
    Asked,
}

impl Reason {
    const ALL: [(Self, &str); 5] = [
        (Self::Opened, "opened"),
        (Self::Working, "working"),
        (Self::Completed, "completed"),
        (Self::Replaced, "replaced"),
        (Self::Asked, "asked"),
    ];

    /// The word that stands for it in stores and files.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL
            .iter()
            .find(|(reason, _)| *reason == self)
            .map_or("working", |(_, word)| word)
    }

    /// The reason that a word stands for; an unknown one is that of ordinary work.
    #[must_use]
    pub fn of_word(word: &str) -> Self {
        Self::ALL
            .iter()
            .find(|(_, one)| *one == word)
            .map_or(Self::Working, |(reason, _)| *reason)
    }

    /// True for states that were not kept only because time had passed.
    #[must_use]
    pub fn is_marked(self) -> bool {
        !matches!(self, Self::Opened | Self::Working)
    }
}

/// A kept state, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Id of the report.
    pub report: String,
    /// When it was kept: milliseconds since 1970, UTC.
    pub at: u64,
    /// Why.
    pub reason: Reason,
}

impl Mark {
    /// Its key in the store of states: those of one report stand together, in the order of time.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{:014}/{}", self.report, self.at, self.reason.word())
    }

    /// Reads [`Mark::key`].
    #[must_use]
    pub fn of_key(key: &str) -> Option<Self> {
        let mut parts = key.split('/');
        let (report, at, reason) = (parts.next()?, parts.next()?.parse().ok()?, parts.next()?);
        Some(Self {
            report: report.to_owned(),
            at,
            reason: Reason::of_word(reason),
        })
    }
}

/// True when enough work has passed since the last kept state. A clock that was set back does not hold it up.
#[must_use]
pub fn is_due(last: Option<u64>, now: u64) -> bool {
    last.is_none_or(|last| now.abs_diff(last) >= INTERVAL)
}

/// The states of one report that can be let go: of ordinary ones each stays for an hour, then the last of each hour for a
/// day, of each day for a month, of each week for good. The last state always stays.
#[must_use]
pub fn spare(marks: &[Mark], now: u64) -> Vec<Mark> {
    let mut newest_first: Vec<&Mark> = marks.iter().collect();
    newest_first.sort_by_key(|mark| std::cmp::Reverse(mark.at));
    let mut spans = BTreeSet::new();
    let mut marked = 0;
    let mut spare = Vec::new();
    for (place, mark) in newest_first.into_iter().enumerate() {
        let stays = if mark.reason.is_marked() {
            marked += 1;
            marked <= MOST_MARKED
        } else {
            span(mark.at, now).is_none_or(|span| spans.insert(span))
        };
        if !stays && place > 0 {
            spare.push(mark.clone());
        }
    }
    spare
}

/// The span of time of which one state stays; `None` while every state stays.
fn span(at: u64, now: u64) -> Option<(u64, u64)> {
    let length = match now.saturating_sub(at) {
        age if age < HOUR => return None,
        age if age < DAY => HOUR,
        age if age < 31 * DAY => DAY,
        _ => 7 * DAY,
    };
    Some((length, at / length))
}
