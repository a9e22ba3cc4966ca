//! An open collection with the template that its reports answer: where its agencies stand, and its roll-up, worked out when it
//! is first asked for.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use time::Date;

use super::sorted::Verdict;
use super::standing::counted;
use super::status::{AgencyStatus, State, statuses};
use crate::model::collection::{Collection, Submission};
use crate::rollup::compile_plan::compile_plan;
use crate::rollup::plan::Plan;
use crate::rollup::ranking::{TargetCounts, target_counts};
use crate::rollup::roll_up::{Attributed, Owing, RollUp, roll_up};
use crate::template::compile::Compiled;

/// An open collection.
#[derive(Debug)]
pub struct Workspace {
    /// The collection.
    pub collection: Collection,
    /// Its template.
    pub template: Compiled,
    /// How many findings of each report are neither fixed nor explained, by digest of its content.
    pub open_findings: BTreeMap<String, usize>,
    /// Why stored files cannot be used, each with its name.
    pub unusable: Vec<(String, Verdict)>,
    plan: Arc<Plan>,
    rolled_up: Arc<OnceLock<RollUp>>,
    target_counts: Arc<OnceLock<TargetCounts>>,
}

impl Workspace {
    /// A collection and its template.
    #[must_use]
    pub fn new(
        collection: Collection,
        template: Compiled,
        open_findings: BTreeMap<String, usize>,
        unusable: Vec<(String, Verdict)>,
    ) -> Self {
        Self {
            plan: Arc::new(compile_plan(&template.form, &template.rules)),
            collection,
            template,
            open_findings,
            unusable,
            rolled_up: Arc::default(),
            target_counts: Arc::default(),
        }
    }

    /// The same with a collection that was changed, and with what is known of reports that came.
    #[must_use]
    pub fn changed(
        &self,
        collection: Collection,
        open_findings: impl IntoIterator<Item = (String, usize)>,
    ) -> Self {
        let mut all = self.open_findings.clone();
        all.extend(open_findings);
        Self {
            collection,
            template: self.template.clone(),
            open_findings: all,
            unusable: self.unusable.clone(),
            plan: Arc::clone(&self.plan),
            rolled_up: Arc::default(),
            target_counts: Arc::default(),
        }
    }

    /// The same with marks at numbers that were set or taken away: what they add up to stays.
    #[must_use]
    pub fn marked(&self, collection: Collection) -> Self {
        Self {
            rolled_up: Arc::clone(&self.rolled_up),
            target_counts: Arc::clone(&self.target_counts),
            ..self.changed(collection, [])
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
        let open = |digest: &str| self.open_findings.get(digest).copied().unwrap_or_default();
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
        self.rolled_up.get_or_init(|| {
            let owing = self.owing();
            let reports = counted(&self.collection).into_iter();
            let reports: Vec<Attributed<'_>> = reports
                .map(|(agency, one)| Attributed::new(&agency.id, &one.report))
                .collect();
            roll_up(&self.plan, &owing, &reports)
        })
    }

    /// The report that counts for an agency, by the id of the report.
    #[must_use]
    pub fn counted_report(&self, agency: &str, report: &str) -> Option<&Submission> {
        let mut all = counted(&self.collection).into_iter();
        all.find(|(of, one)| of.id == agency && one.report.id == report)
            .map(|(_, one)| one)
    }
}
