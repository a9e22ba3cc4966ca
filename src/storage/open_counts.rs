//! What is open in the reports of a machine, counted for their list as the bar of each counts it.
//!
//! A count holds for what it was made from: the texts of the report, those of the report of the period before, the template and
//! the program. What of it changes, or comes, or goes, takes the count with it.

use std::collections::BTreeMap;

use super::KeyValue;
use super::repository::load;
use super::summaries::{Summaries, texts};
use crate::assess::assess;
use crate::assess::open_items::open;
use crate::formats::summaries::StoredSummary;
use crate::input::agency::AgencyKey;
use crate::model::report::Stage;
use crate::model::storage::StorageError;
use crate::model::summary::{OpenCounts, Summary};
use crate::template::compile::Compiled;

impl Summaries {
    /// All records were listed: what was counted beside another report of the period before than there is now is forgotten.
    pub fn settle(&mut self) {
        let previous = previous_reports(&self.listed);
        let texts = |id: &String| self.listed.get(previous.get(id)?).map(|one| one.texts);
        let now: Vec<Option<u64>> = self.listed.keys().map(texts).collect();
        for (one, previous) in self.listed.values_mut().zip(now) {
            one.summary.open = one.summary.open.filter(|_| one.previous == previous);
            one.previous = previous;
        }
    }

    /// What is open in a report that was listed, where it is known.
    #[must_use]
    pub fn open(&self, id: &str) -> Option<OpenCounts> {
        self.listed.get(id)?.summary.open
    }

    /// The report of the period before one that was listed, as the list has it.
    #[must_use]
    pub fn previous(&self, id: &str) -> Option<&Summary> {
        let texts = self.listed.get(id)?.previous?;
        let mut all = self.listed.values();
        let previous = all.find(|one| one.texts == texts)?;
        Some(&previous.summary)
    }

    /// Notes what is open in a report that was listed.
    pub fn note(&mut self, id: &str, open: OpenCounts) {
        if let Some(one) = self.listed.get_mut(id) {
            one.summary.open = Some(open);
        }
    }

    /// Counts what is open in a report that was listed, as far as what it follows from still stands in the store as it was.
    ///
    /// # Errors
    /// The store cannot be used.
    pub fn count(
        &mut self,
        store: &dyn KeyValue,
        id: &str,
        template: &Compiled,
    ) -> Result<(), StorageError> {
        let Some(one) = self.listed.get(id) else {
            return Ok(());
        };
        let forms = std::slice::from_ref(&template.form);
        let before = self.previous(id).map(|before| before.id.clone());
        let now = before.as_deref().map(|before| texts(store, before));
        if texts(store, id)? != Some(one.texts) || now.transpose()?.flatten() != one.previous {
            return Ok(());
        }
        let Some(report) = load(store, id, forms)?.map(|one| one.report) else {
            return Ok(());
        };
        let before = before
            .map(|before| load(store, &before, forms))
            .transpose()?;
        let before = before.flatten().map(|before| before.report);
        let (form, rules) = (&template.form, &template.rules);
        let assessment = assess(form, rules, &report, before.as_ref());
        let open = open(&assessment, form, &report);
        self.note(id, open.counts(&report));
        Ok(())
    }
}

/// The report of the period before each that has one, as `opening::previous` finds it.
fn previous_reports(listed: &BTreeMap<String, StoredSummary>) -> BTreeMap<String, String> {
    let all = || listed.values().map(|one| &one.summary);
    let mut agencies: BTreeMap<&str, AgencyKey> = BTreeMap::new();
    let mut found = BTreeMap::new();
    for one in all() {
        let mut last: Option<&Summary> = None;
        for other in all().filter(|other| is_period_before(other, one)) {
            for named in [one, other] {
                let agency =
                    || AgencyKey::of_words(&named.identifier, &named.agency, &named.superior);
                agencies.entry(&named.id).or_insert_with(agency);
            }
            let is_same = agencies
                .get(one.id.as_str())
                .zip(agencies.get(other.id.as_str()))
                .is_some_and(|(one, other)| one.is_same(other));
            // As `opening::previous` ranks them.
            let rank = |one: &Summary| {
                let is_complete = one.stage != Stage::Draft;
                let rank = one.own.rank(is_complete);
                (one.period.to, rank, one.changed.clone())
            };
            if is_same && last.is_none_or(|last| rank(last) <= rank(other)) {
                last = Some(other);
            }
        }
        if let Some(last) = last {
            found.insert(one.id.clone(), last.id.clone());
        }
    }
    found
}

fn is_period_before(one: &Summary, of: &Summary) -> bool {
    one.template == of.template && one.own.all > 0 && of.period.follows(&one.period)
}
