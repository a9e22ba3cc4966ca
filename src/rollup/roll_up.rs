//! `roll_up`: the reports of agencies added up by group, so that one more costs one.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::contribution::Contribution;
use super::plan::Plan;
use super::totals::Totals;
use crate::model::report::Report;

/// An agency that owes a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owing {
    /// Its id in the collection.
    pub agency: String,
    /// Its group; agencies of one group have a subtotal.
    pub group: String,
    /// It confirmed that there is nothing to report.
    pub nothing_to_report: bool,
}

/// A report and whose it is.
#[derive(Clone, Copy, Debug)]
pub struct Attributed<'a> {
    /// Id of the agency.
    pub agency: &'a str,
    /// Its report, or that of an agency that it was merged from.
    pub report: &'a Report,
    /// Its report of the period before, for formulas that ask for it.
    pub previous: Option<&'a Report>,
}

/// An agency with what its reports add.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub owing: Owing,
    /// In the order of the reports' ids.
    pub contributions: Vec<Contribution>,
    /// Several of them together; one is the whole by itself.
    together: Option<Contribution>,
}

/// The reports of agencies, added up.
#[derive(Clone, Debug)]
pub struct RollUp {
    pub(super) plan: Arc<Plan>,
    pub(super) members: Vec<Member>,
    pub(super) position_of: HashMap<String, usize>,
    groups: BTreeMap<String, Totals>,
}

/// Adds the reports of agencies up. A report of an agency that owes none is passed over, and told by [`RollUp::put`].
#[must_use]
pub fn roll_up(plan: &Arc<Plan>, agencies: &[Owing], reports: &[Attributed<'_>]) -> RollUp {
    let mut rolled_up = RollUp {
        plan: Arc::clone(plan),
        members: Vec::with_capacity(agencies.len()),
        position_of: HashMap::with_capacity(agencies.len()),
        groups: BTreeMap::new(),
    };
    for owing in agencies {
        let position = rolled_up.members.len();
        let known = rolled_up.position_of.insert(owing.agency.clone(), position);
        if let Some(known) = known {
            // An agency that is listed twice owes one report.
            rolled_up.position_of.insert(owing.agency.clone(), known);
            continue;
        }
        rolled_up.members.push(Member {
            owing: owing.clone(),
            contributions: Vec::new(),
            together: None,
        });
    }
    for one in reports {
        let own = Contribution::of(plan, one.report, one.previous);
        if let Some(member) = rolled_up.member_mut(one.agency) {
            member.take(plan, own);
        }
    }
    for member in &rolled_up.members {
        let totals = rolled_up.groups.entry(member.owing.group.clone());
        member.add_to(plan, totals.or_insert_with(|| Totals::new(plan)));
    }
    rolled_up
}

impl RollUp {
    /// How it was rolled up.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Adds the report of an agency, in the place of one with its id. False for an agency that owes none: nothing changes.
    pub fn put(&mut self, agency: &str, own: Contribution) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(member) = self.member_mut(agency) else {
            return false;
        };
        let first = member.contributions.is_empty();
        member.take(&plan, own);
        let (group, nothing) = (member.owing.group.clone(), member.owing.nothing_to_report);
        match (first, member.whole().cloned(), self.groups.get_mut(&group)) {
            (true, Some(own), Some(totals)) => totals.replace_missing(&plan, nothing, &own),
            // What was added is not taken back out of sums: those of the group are made anew.
            _ => self.add_up(&group),
        }
        true
    }

    /// Takes a report of an agency out again. False when it is not in.
    pub fn remove(&mut self, agency: &str, report: &str) -> bool {
        let plan = Arc::clone(&self.plan);
        let Some(member) = self.member_mut(agency) else {
            return false;
        };
        let before = member.contributions.len();
        member.contributions.retain(|one| one.report != report);
        if member.contributions.len() == before {
            return false;
        }
        member.put_together(&plan);
        let group = member.owing.group.clone();
        self.add_up(&group);
        true
    }

    fn member_mut(&mut self, agency: &str) -> Option<&mut Member> {
        self.members.get_mut(*self.position_of.get(agency)?)
    }

    fn add_up(&mut self, group: &str) {
        let mut totals = Totals::new(&self.plan);
        for member in self.members.iter().filter(|one| one.owing.group == group) {
            member.add_to(&self.plan, &mut totals);
        }
        self.groups.insert(group.to_owned(), totals);
    }

    /// The groups, in the order of their names, with what their agencies add up to.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &Totals)> {
        self.groups
            .iter()
            .map(|(group, totals)| (group.as_str(), totals))
    }

    /// What the agencies of a group add up to.
    #[must_use]
    pub fn group(&self, group: &str) -> Option<&Totals> {
        self.groups.get(group)
    }

    /// What all agencies add up to: the totals of the groups, added.
    #[must_use]
    pub fn whole(&self) -> Totals {
        let mut whole = Totals::new(&self.plan);
        self.groups.values().for_each(|totals| whole.merge(totals));
        whole
    }
}

impl Member {
    /// What its reports add.
    pub(super) fn whole(&self) -> Option<&Contribution> {
        match self.contributions.as_slice() {
            [own] => Some(own),
            _ => self.together.as_ref(),
        }
    }

    fn put_together(&mut self, plan: &Plan) {
        self.together = match self.contributions.as_slice() {
            [] | [_] => None,
            several => Contribution::merged(plan, several),
        };
    }

    /// Takes what a report adds, in the place of what a report of its id did.
    fn take(&mut self, plan: &Plan, own: Contribution) {
        self.contributions.retain(|one| one.report != own.report);
        let at = self
            .contributions
            .partition_point(|one| one.report < own.report);
        self.contributions.insert(at, own);
        self.put_together(plan);
    }

    fn add_to(&self, plan: &Plan, totals: &mut Totals) {
        match self.whole() {
            Some(own) => totals.add(plan, own),
            None => totals.add_without_report(self.owing.nothing_to_report),
        }
    }
}
