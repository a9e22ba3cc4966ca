//! What is unusual among all numbers of a roll-up: values that stand out in their group, and values that changed much since the
//! period before.
//!
//! Row by row, so that whoever shows it may rest between them. Not here: what a value is measured by (`outliers`).

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use super::outliers::{FEWEST, Jump, jumps, outliers};
use super::plan::Plan;
use super::results::Share;
use super::roll_up::RollUp;
use super::sheet::SheetRow;
use crate::assess::since_previous::{Change, change};
use crate::model::exact::Exact;
use crate::model::template::PreviousChange;
use crate::template::check_rule::{CheckRule, OutlierRule};

/// Which values are held against each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Among {
    /// Those of a group.
    #[default]
    Group,
    /// Those of all agencies: where groups are small, or alike.
    All,
}

/// A value that stands out.
#[derive(Clone, Debug, PartialEq)]
pub struct UnusualValue {
    /// Whose it is.
    pub place: ValuePlace,
    /// The value.
    pub value: Exact,
    /// How far it stands out: below zero for one that is small.
    pub score: Exact,
    /// The median of the values that it is held against.
    pub median: Exact,
    /// Between these two no value stands out.
    pub usual: (Exact, Exact),
    /// How many these are.
    pub values: usize,
}

/// Where a value stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValuePlace {
    /// Address of the number, or the id of the indicator.
    pub address: String,
    /// Id of the agency.
    pub agency: String,
    /// Its group.
    pub group: String,
    /// Id of its report, the first of several.
    pub report: Option<String>,
}

/// A value that changed much since the period before.
#[derive(Clone, Debug, PartialEq)]
pub struct UnusualChange {
    /// Whose it is.
    pub place: ValuePlace,
    /// In this period.
    pub now: Exact,
    /// In the one before.
    pub then: Exact,
    /// By how much per cent; none from zero.
    pub change: Option<Change>,
    /// Of a percentage the same in points.
    pub points: Option<Change>,
}

/// What was found, and what could not be looked at.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Unusual {
    /// Values that stand out; [`Unusual::sort`] puts the farthest first.
    pub values: Vec<UnusualValue>,
    /// Values that changed much, likewise.
    pub changes: Vec<UnusualChange>,
    /// Ids of the agencies that have a number in this period and in the one before.
    pub in_both: BTreeSet<String>,
    /// Numbers that were compared, each in each group by itself unless all agencies are held against each other.
    pub compared: usize,
    /// Those with fewer values in their group than one can stand out of.
    pub too_few: usize,
    /// Those that all agencies of the group state alike.
    pub alike: usize,
    /// Those whose digits are more than are computed with.
    pub too_large: usize,
}

impl Unusual {
    /// Looks for values of a row that stand out among those of their group, or of all agencies.
    pub fn look_at(&mut self, rolled_up: &RollUp, row: &SheetRow, among: Among, threshold: &Exact) {
        if among == Among::All {
            return self.look_among(row, &rolled_up.shares_of_row(row), threshold);
        }
        let mut groups: BTreeMap<&str, Vec<Share<'_>>> = BTreeMap::new();
        for share in rolled_up.shares_of_row(row) {
            groups.entry(share.group).or_default().push(share);
        }
        for shares in groups.into_values() {
            self.look_among(row, &shares, threshold);
        }
    }

    fn look_among(&mut self, row: &SheetRow, shares: &[Share<'_>], threshold: &Exact) {
        let valued = shares.iter().filter(|one| one.cell.number().is_some());
        let valued = valued.count();
        if valued == 0 {
            return;
        }
        if valued < FEWEST {
            self.too_few += 1;
            return;
        }
        let Ok(found) = outliers(shares, threshold) else {
            self.too_large += 1;
            return;
        };
        self.compared += 1;
        let Some(found) = found else {
            self.alike += 1;
            return;
        };
        let values = found.outliers.into_iter().map(|one| UnusualValue {
            place: place(row, &one.share),
            value: one.value,
            score: one.score,
            median: found.median.clone(),
            usual: found.usual.clone(),
            values: found.values,
        });
        self.values.extend(values);
    }

    /// Looks for values of a row that changed by as much as a template asks about since the period before.
    pub fn look_back(
        &mut self,
        (now, before): (&RollUp, &RollUp),
        row: &SheetRow,
        asked_from: PreviousChange,
    ) {
        let (now, before) = (now.shares_of_row(row), before.shares_of_row(row));
        let earlier = before.iter().filter(|one| one.cell.number().is_some());
        let earlier: BTreeSet<&str> = earlier.map(|one| one.agency).collect();
        let both = now
            .iter()
            .filter(|one| one.cell.number().is_some() && earlier.contains(one.agency));
        for one in both {
            if !self.in_both.contains(one.agency) {
                self.in_both.insert(one.agency.to_owned());
            }
        }
        let found = jumps(&now, &before, &asked_from.percent.into());
        let Ok(found) = found else {
            self.too_large += 1;
            return;
        };
        let least = Exact::from(asked_from.least);
        let is_asked_about = |one: &Jump<'_>| {
            let difference = one.now.minus(&one.before);
            difference.is_ok_and(|difference| difference.abs() >= least)
        };
        let changes = found.into_iter().filter(is_asked_about);
        self.changes.extend(changes.map(|one| UnusualChange {
            place: place(row, &one.share),
            change: change(&one.before, &one.now, false),
            points: change(&one.before, &one.now, true).filter(|_| row.is_percentage()),
            now: one.now,
            then: one.before,
        }));
    }

    /// The farthest first; what is as far stays in the order of the outline and of the list of agencies.
    pub fn sort(&mut self) {
        self.values.sort_by_key(|one| Reverse(one.score.abs()));
        // From zero there is no number of per cent, and no larger change.
        let size = |one: &UnusualChange| match &one.change {
            Some(Change::By { amount, .. }) => (false, Some(amount.clone())),
            Some(Change::Same) => (false, None),
            None => (true, Some(one.now.abs())),
        };
        self.changes.sort_by_key(|one| Reverse(size(one)));
    }
}

/// From which change on a receiving department asks where the template does not say so: half as much more, or half of it.
#[must_use]
pub fn usual_change() -> PreviousChange {
    PreviousChange {
        percent: 50,
        least: 10.into(),
    }
}

/// From which change on a template asks; none where it does not say so.
#[must_use]
pub fn change_asked_about(plan: &Plan) -> Option<PreviousChange> {
    let mut checks = plan.rules.checks.iter();
    checks.find_map(|check| match &check.rule {
        CheckRule::Outliers(OutlierRule::Prior { asked_from, .. }) => *asked_from,
        _ => None,
    })
}

fn place(row: &SheetRow, share: &Share<'_>) -> ValuePlace {
    ValuePlace {
        address: row.address.clone(),
        agency: share.agency.to_owned(),
        group: share.group.to_owned(),
        report: share.reports.first().map(|one| (*one).to_owned()),
    }
}
