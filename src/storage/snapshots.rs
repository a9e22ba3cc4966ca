//! Snapshots of a report over time: when one is taken, which expire, how they are stored.

use std::collections::BTreeSet;

const SECOND: u64 = 1_000;
const HOUR: u64 = 3_600 * SECOND;
const DAY: u64 = 24 * HOUR;
/// How long a report is worked on before the next snapshot.
const INTERVAL: u64 = 10 * 60 * SECOND;
/// How many snapshots with a reason of their own are kept, the newest first.
const MOST_WITH_REASON: usize = 100;

/// Why a snapshot was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The report was opened for work.
    Opened,
    /// Some time of work had passed.
    Working,
    /// It was declared complete.
    Completed,
    /// An earlier snapshot, a file or a backup was about to take its place.
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

    /// True for snapshots that were not taken only because time had passed.
    #[must_use]
    pub fn has_own_reason(self) -> bool {
        !matches!(self, Self::Opened | Self::Working)
    }
}

/// A snapshot, without its text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// Id of the report.
    pub report: String,
    /// When it was taken: milliseconds since 1970, UTC.
    pub at: u64,
    /// Why.
    pub reason: Reason,
}

impl Snapshot {
    /// Its key in the store of snapshots: those of one report stand together, in the order of time.
    #[must_use]
    pub fn key(&self) -> String {
        format!("{}/{:014}/{}", self.report, self.at, self.reason.word())
    }

    /// Reads [`Snapshot::key`].
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

/// True when enough work has passed since the last snapshot. A clock that was set back does not hold it up.
#[must_use]
pub fn is_due(last: Option<u64>, now: u64) -> bool {
    last.is_none_or(|last| now.abs_diff(last) >= INTERVAL)
}

/// The snapshots of one report that have expired: of ordinary ones each stays for an hour, then the last of each hour for a
/// day, of each day for a month, of each week for good. The last snapshot always stays.
#[must_use]
pub fn expired(snapshots: &[Snapshot], now: u64) -> Vec<Snapshot> {
    let mut newest_first: Vec<&Snapshot> = snapshots.iter().collect();
    newest_first.sort_by_key(|snapshot| std::cmp::Reverse(snapshot.at));
    let mut spans = BTreeSet::new();
    let mut with_reason = 0;
    let mut expired = Vec::new();
    for (place, snapshot) in newest_first.into_iter().enumerate() {
        let stays = if snapshot.reason.has_own_reason() {
            with_reason += 1;
            with_reason <= MOST_WITH_REASON
        } else {
            span(snapshot.at, now).is_none_or(|span| spans.insert(span))
        };
        if !stays && place > 0 {
            expired.push(snapshot.clone());
        }
    }
    expired
}

/// The span of time of which one snapshot stays; `None` while every one stays.
fn span(at: u64, now: u64) -> Option<(u64, u64)> {
    let length = match now.saturating_sub(at) {
        age if age < HOUR => return None,
        age if age < DAY => HOUR,
        age if age < 31 * DAY => DAY,
        _ => 7 * DAY,
    };
    Some((length, at / length))
}
