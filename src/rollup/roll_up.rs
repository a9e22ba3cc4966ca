//! `roll_up`: the reports of agencies added up by group, so that one more costs one.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::cells::Reader;
use super::contribution::Contribution;
use super::plan::Plan;
use super::totals::Totals;
use crate::input::name_order::name_key;
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

impl<'a> Attributed<'a> {
    /// A report and whose it is, without one of the period before.
    #[must_use]
    pub fn new(agency: &'a str, report: &'a Report) -> Self {
        Self {
            agency,
            report,
            previous: None,
        }
    }
}

/// An agency with what its reports add.
#[derive(Clone, Debug)]
pub(super) struct Member {
    pub owing: Owing,
    /// In the order of the reports' ids.
    pub contributions: Vec<Arc<Contribution>>,
    /// Several of them together; one is the whole by itself.
    together: Option<Arc<Contribution>>,
}

/// The reports of agencies, added up.
#[derive(Clone, Debug)]
pub struct RollUp {
    pub(super) plan: Arc<Plan>,
    pub(super) members: Vec<Member>,
    pub(super) position_of: HashMap<String, usize>,
    pub(super) groups: BTreeMap<String, Group>,
}

/// A group of agencies.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub totals: Totals,
    /// Positions of its agencies.
    pub members: Vec<usize>,
}

/// Adds the reports of agencies up. A report of an agency that owes none is passed over, and told by [`RollUp::put`].
#[must_use]
pub fn roll_up(plan: &Arc<Plan>, agencies: &[Owing], reports: &[Attributed<'_>]) -> RollUp {
    let mut rolled_up = RollUp::listing(plan, agencies);
    rolled_up.add(reports);
    rolled_up
}

impl RollUp {
    /// Who owes a report, without any.
    pub(super) fn listing(plan: &Arc<Plan>, agencies: &[Owing]) -> Self {
        let mut rolled_up = Self {
            plan: Arc::clone(plan),
            members: Vec::with_capacity(agencies.len()),
            position_of: HashMap::with_capacity(agencies.len()),
            groups: BTreeMap::new(),
        };
        rolled_up.list(agencies);
        rolled_up
    }

    fn list(&mut self, agencies: &[Owing]) {
        for owing in agencies {
            let position = self.members.len();
            let known = self.position_of.insert(owing.agency.clone(), position);
            if let Some(known) = known {
                // An agency that is listed twice owes one report.
                self.position_of.insert(owing.agency.clone(), known);
                continue;
            }
            self.members.push(Member {
                owing: owing.clone(),
                contributions: Vec::new(),
                together: None,
            });
        }
        for (position, member) in self.members.iter().enumerate() {
            let group = self.groups.entry(member.owing.group.clone());
            let group = group.or_insert_with(|| Group {
                totals: Totals::new(&self.plan),
                members: Vec::new(),
            });
            group.members.push(position);
        }
    }

    /// The first reports.
    fn add(&mut self, reports: &[Attributed<'_>]) {
        let plan = Arc::clone(&self.plan);
        let mut counts = vec![0_usize; self.members.len()];
        let position = |one: &Attributed<'_>| self.position_of.get(one.agency).copied();
        let positions: Vec<Option<usize>> = reports.iter().map(position).collect();
        for position in positions.iter().flatten() {
            if let Some(count) = counts.get_mut(*position) {
                *count += 1;
            }
        }
        let mut reader = Reader::new(&plan);
        for (one, position) in reports.iter().zip(positions) {
            let own = Contribution::read(&mut reader, one.report, one.previous);
            let member = position.and_then(|position| self.members.get_mut(position));
            let (Some(member), Some(position)) = (member, position) else {
                continue;
            };
            // What was just worked out is at hand: added behind all others it would have left the cache (4 % of the whole).
            if counts.get(position) == Some(&1)
                && let Some(group) = self.groups.get_mut(&member.owing.group)
            {
                group.totals.add(&plan, &own);
            }
            member.contributions.push(Arc::new(own));
        }
        for (member, count) in self.members.iter_mut().zip(counts) {
            member.settle();
            if count != 1
                && let Some(group) = self.groups.get_mut(&member.owing.group)
            {
                member.add_to(&plan, &mut group.totals);
            }
        }
    }

    /// How it was rolled up.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// Adds the report of an agency, in the place of one with its id. False for an agency that owes none: nothing changes.
    pub fn put(&mut self, agency: &str, own: impl Into<Arc<Contribution>>) -> bool {
        self.put_all([(agency, own)]) == 1
    }

    /// Adds the reports of agencies, each in the place of one with its id; how many are of agencies that owe one. Cheaper than
    /// one after another where reports are replaced: each group is added up anew once.
    pub fn put_all<'a, C: Into<Arc<Contribution>>>(
        &mut self,
        all: impl IntoIterator<Item = (&'a str, C)>,
    ) -> usize {
        let plan = Arc::clone(&self.plan);
        let (mut taken, mut touched, mut changed) = (0, BTreeSet::new(), BTreeSet::new());
        for (agency, own) in all {
            let own: Arc<Contribution> = own.into();
            let Some(position) = self.position_of.get(agency).copied() else {
                continue;
            };
            let Some(member) = self.members.get_mut(position) else {
                continue;
            };
            if !touched.contains(&position) && member.contributions.is_empty() {
                let group = self.groups.get_mut(&member.owing.group);
                if let Some(group) = group {
                    let nothing = member.owing.nothing_to_report;
                    group.totals.replace_missing(&plan, nothing, &own);
                }
            } else {
                // What was added is not taken back out of sums: those of the group are made anew.
                changed.insert(member.owing.group.clone());
            }
            touched.insert(position);
            member.contributions.push(own);
            taken += 1;
        }
        for position in touched {
            if let Some(member) = self.members.get_mut(position) {
                member.settle();
            }
        }
        changed.iter().for_each(|group| self.add_up(group));
        taken
    }

    /// Takes a report of an agency out again. False when it is not in.
    pub fn remove(&mut self, agency: &str, report: &str) -> bool {
        let Some(member) = self.member_mut(agency) else {
            return false;
        };
        let before = member.contributions.len();
        member.contributions.retain(|one| one.report != report);
        if member.contributions.len() == before {
            return false;
        }
        member.settle();
        let group = member.owing.group.clone();
        self.add_up(&group);
        true
    }

    pub(super) fn member_mut(&mut self, agency: &str) -> Option<&mut Member> {
        self.members.get_mut(*self.position_of.get(agency)?)
    }

    fn add_up(&mut self, group: &str) {
        if let Some(group) = self.groups.get_mut(group) {
            group.add_up(&self.plan, &self.members);
        }
    }

    /// The groups, in the order of their names as a reader looks for them, with what their agencies add up to.
    pub fn groups(&self) -> impl Iterator<Item = (&str, &Totals)> {
        let groups = self.groups.iter();
        let groups = groups.map(|(name, group)| (name.as_str(), &group.totals));
        let mut groups: Vec<(&str, &Totals)> = groups.collect();
        groups.sort_by_cached_key(|(name, _)| name_key(name));
        groups.into_iter()
    }

    /// What the agencies of a group add up to.
    #[must_use]
    pub fn group(&self, group: &str) -> Option<&Totals> {
        self.groups.get(group).map(|group| &group.totals)
    }

    /// What all agencies add up to: the totals of the groups, added.
    #[must_use]
    pub fn whole(&self) -> Totals {
        let mut whole = Totals::new(&self.plan);
        let groups = self.groups.values();
        groups.for_each(|group| whole.merge(&group.totals));
        whole
    }
}

impl Member {
    /// What its reports add.
    pub(super) fn whole(&self) -> Option<&Contribution> {
        match self.contributions.as_slice() {
            [own] => Some(own),
            _ => self.together.as_deref(),
        }
    }

    /// Puts what its reports add in their order and together; of several of one id the last stands.
    pub(super) fn settle(&mut self) {
        if self.contributions.len() > 1 {
            self.contributions.reverse();
            self.contributions
                .sort_by(|one, other| one.report.cmp(&other.report));
            self.contributions
                .dedup_by(|one, before| one.report == before.report);
        }
        self.together = match self.contributions.as_slice() {
            [] | [_] => None,
            several => Contribution::merged(several).map(Arc::new),
        };
    }

    fn add_to(&self, plan: &Plan, totals: &mut Totals) {
        match self.whole() {
            Some(own) => totals.add(plan, own),
            None => totals.add_without_report(self.owing.nothing_to_report),
        }
    }
}

impl Group {
    pub(super) fn add_up(&mut self, plan: &Plan, members: &[Member]) {
        self.totals = Totals::new(plan);
        for member in self.members.iter().filter_map(|at| members.get(*at)) {
            member.add_to(plan, &mut self.totals);
        }
    }
}
