//! A legal act as the registry holds it and a report cites it.

use serde::{Deserialize, Serialize};
use time::Date;

use super::period::Period;

/// A legal act: what a citation needs by Nghị định 30/2020/NĐ-CP, Phụ lục I, and when it is in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Citation {
    /// Key in the registry, such as `nd30-2020`.
    pub id: String,
    /// Kind of document: "Nghị định", "Quyết định".
    pub kind: String,
    /// Number, with the year where the act's number has one: "30/2020", "36a", "379".
    pub number: String,
    /// Symbol: "NĐ-CP", "STTTT-BCVT&CNTT".
    pub symbol: String,
    /// Who issued it.
    pub issuer: String,
    /// Day of issue; unknown for some acts that the sources name without a date.
    pub date: Option<Date>,
    /// What it is about, as its own title says.
    pub subject: String,
    /// First day in force, where a source was found.
    pub in_force_from: Option<Date>,
    /// Last day in force, where a source was found.
    pub in_force_to: Option<Date>,
}

/// Whether an act is in force in a period, as far as sources say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Force {
    /// No source says otherwise.
    Throughout,
    /// Its last day in force lies before the period.
    EndedBefore(Date),
    /// Its last day in force lies inside the period.
    EndsWithin(Date),
    /// Its first day in force lies after the period.
    BeginsAfter(Date),
}

impl Citation {
    /// Whether the act is in force in a period.
    #[must_use]
    pub fn force_in(&self, period: &Period) -> Force {
        match (self.in_force_from, self.in_force_to) {
            (Some(from), _) if from > period.to => Force::BeginsAfter(from),
            (_, Some(to)) if to < period.from => Force::EndedBefore(to),
            (_, Some(to)) if to < period.to => Force::EndsWithin(to),
            _ => Force::Throughout,
        }
    }

    /// False when the act was not in force, or not yet issued, on any day of the period.
    #[must_use]
    pub fn can_be_cited_for(&self, period: &Period) -> bool {
        let issued = self
            .in_force_from
            .or(self.date)
            .is_none_or(|day| day <= period.to);
        issued
            && !matches!(
                self.force_in(period),
                Force::EndedBefore(_) | Force::BeginsAfter(_)
            )
    }
}
