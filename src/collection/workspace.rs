//! An open collection with the template that its reports answer: where its agencies stand, and its roll-up, worked out when it
//! is first asked for. Reports themselves are not here: what follows from each is.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, OnceLock};

use time::Date;

use super::known::Known;
use super::matching::AgencyIndex;
use super::sorted::Verdict;
use super::standing::counted;
use super::status::{AgencyStatus, State, statuses};
use crate::model::collection::{Agency, Collection, Submission};
use crate::rollup::of_contributions::roll_up_contributions;
use crate::rollup::plan::Plan;
use crate::rollup::ranking::{TargetCounts, target_counts};
use crate::rollup::roll_up::{Owing, RollUp};
use crate::template::compile::Compiled;

/// An open collection.
#[derive(Debug)]
pub struct Workspace {
    /// The collection.
    pub collection: Collection,
    /// Its template.
    pub template: Compiled,
    /// Why stored files cannot be used, each with its name.
    pub unusable: Vec<(String, Verdict)>,
    /// By digest of the content.
    known: Arc<BTreeMap<String, Known>>,
    plan: Arc<Plan>,
    index: OnceLock<Arc<AgencyIndex>>,
    rolled_up: Arc<OnceLock<RollUp>>,
    target_counts: Arc<OnceLock<TargetCounts>>,
    /// Digests of the reports that count, by agency and id of the report.
    counted: OnceLock<HashMap<(String, String), String>>,
}

impl Workspace {
    /// A collection and its template, how that is rolled up, and what is known of each report, by digest of its content.
    #[must_use]
    pub fn new(
        collection: Collection,
        template: Compiled,
        plan: Arc<Plan>,
        known: BTreeMap<String, Known>,
        unusable: Vec<(String, Verdict)>,
    ) -> Self {
        Self {
            collection,
            template,
            unusable,
            known: Arc::new(known),
            plan,
            index: OnceLock::new(),
            rolled_up: Arc::default(),
            target_counts: Arc::default(),
            counted: OnceLock::new(),
        }
    }

    /// The same with a collection that was changed, and with what is known of reports that came. What was rolled up is: groups in
    /// which nothing changed are not added up again.
    #[must_use]
    pub fn changed(
        &self,
        collection: Collection,
        known: impl IntoIterator<Item = (String, Known)>,
    ) -> Self {
        let changed = self.with(collection, known);
        if let Some(before) = self.rolled_up.get() {
            let rolled_up = changed.roll_up(Some(before));
            changed.rolled_up.get_or_init(|| rolled_up);
        }
        changed
    }

    fn with(
        &self,
        collection: Collection,
        known: impl IntoIterator<Item = (String, Known)>,
    ) -> Self {
        let mut all = Arc::clone(&self.known);
        for (digest, one) in known {
            Arc::make_mut(&mut all).insert(digest, one);
        }
        let same_agencies = self.collection.agencies == collection.agencies
            && self.collection.superior == collection.superior;
        let index = self.index.get().filter(|_| same_agencies).cloned();
        Self {
            collection,
            template: self.template.clone(),
            unusable: self.unusable.clone(),
            known: all,
            plan: Arc::clone(&self.plan),
            index: index.map(OnceLock::from).unwrap_or_default(),
            rolled_up: Arc::default(),
            target_counts: Arc::default(),
            counted: OnceLock::new(),
        }
    }

    /// How its template is rolled up.
    #[must_use]
    pub fn plan(&self) -> &Arc<Plan> {
        &self.plan
    }

    /// True where its agencies are ready to be compared with reports ([`Workspace::index`]).
    #[must_use]
    pub fn has_index(&self) -> bool {
        self.index.get().is_some()
    }

    /// Takes the index of its agencies, which somebody made who could rest meanwhile.
    pub fn set_index(&self, index: AgencyIndex) {
        self.index.get_or_init(|| Arc::new(index));
    }

    /// Its agencies by what they are known by, to find whose a report is.
    #[must_use]
    pub fn index(&self) -> &Arc<AgencyIndex> {
        self.index
            .get_or_init(|| Arc::new(AgencyIndex::of(&self.collection)))
    }

    /// What is known of a report, by digest of its content.
    #[must_use]
    pub fn known(&self, digest: &str) -> Option<&Known> {
        self.known.get(digest)
    }

    /// The same with marks at numbers that were set or taken away: what they add up to stays.
    #[must_use]
    pub fn marked(&self, collection: Collection) -> Self {
        Self {
            rolled_up: Arc::clone(&self.rolled_up),
            target_counts: Arc::clone(&self.target_counts),
            ..self.with(collection, [])
        }
    }

    /// True where another is the same but for marks at numbers.
    #[must_use]
    pub fn has_numbers_of(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.rolled_up, &other.rolled_up)
    }

    /// Where each agency stands on a day, in the order of the list.
    #[must_use]
    pub fn statuses(&self, today: Date) -> Vec<AgencyStatus<'_>> {
        let open = |digest: &str| self.known(digest).map_or(0, |known| known.open);
        statuses(&self.collection, today, &open)
    }

    /// Who owes a report, in the order of the list.
    #[must_use]
    pub fn owing(&self) -> Vec<Owing> {
        // Whether there is nothing to report is no matter of the day.
        let statuses = self.statuses(Date::MIN).into_iter();
        let owing = statuses.map(|status| Owing {
            agency: status.agency.id.clone(),
            group: status.agency.group.clone(),
            nothing_to_report: status.state == State::NothingToReport,
        });
        owing.collect()
    }

    /// How many agencies reach the targets of the template.
    #[must_use]
    pub fn target_counts(&self) -> &TargetCounts {
        let count = || target_counts(self.rolled_up());
        self.target_counts.get_or_init(count)
    }

    /// Its reports added up.
    #[must_use]
    pub fn rolled_up(&self) -> &RollUp {
        self.rolled_up.get_or_init(|| self.roll_up(None))
    }

    fn roll_up(&self, before: Option<&RollUp>) -> RollUp {
        let reports = self.counted_submissions().into_iter();
        let reports = reports.filter_map(|(agency, one)| {
            let known = self.known(&one.digest)?;
            Some((agency, Arc::clone(&known.contribution)))
        });
        roll_up_contributions(&self.plan, &self.owing(), reports, before)
    }

    /// What counts, each with the id of the agency whose it is.
    #[must_use]
    pub fn counted_submissions(&self) -> Vec<(&str, &Submission)> {
        let all = counted(&self.collection).into_iter();
        all.map(|(agency, one)| (agency.id.as_str(), one)).collect()
    }

    /// The report that counts for an agency, by the id of the report.
    #[must_use]
    pub fn counted_report(&self, agency: &str, report: &str) -> Option<&Submission> {
        let counted = self.counted.get_or_init(|| {
            let all = counted(&self.collection).into_iter();
            let own = |(of, one): (&Agency, &Submission)| {
                let key = (of.id.clone(), one.report.id.clone());
                (key, one.digest.clone())
            };
            all.map(own).collect()
        });
        let digest = counted.get(&(agency.to_owned(), report.to_owned()))?;
        self.collection.submissions.get(digest)
    }
}
