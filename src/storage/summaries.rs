//! Summaries of the reports beside their records, so that the list need not decode 200 of them: a cache, under one key.
//!
//! A summary holds for the texts of record and journal that it was made from, told by a digest of both, and for nothing else:
//! whatever writes a record, in whatever order, and wherever it ends, the list shows what the record says. A lost, old or
//! damaged cache costs the time of decoding. It is not replicated, and gives way where a record finds no room.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::KeyValue;
use super::keys::{REPORTS, SUMMARIES, journal_key, record_key};
use super::listing;
use super::quarantine::QuarantinedRecord;
use super::room::remove_summaries;
use crate::assess::assess_progress;
use crate::document::compose::letterhead::{code_notation, code_number};
use crate::formats::report::decode::Decoded;
use crate::formats::summaries::{StoredSummary, decode_summaries, encode_summaries};
use crate::model::answer::{Answer, FieldPath};
use crate::model::storage::StorageError;
use crate::model::summary::Summary;
use crate::template::form::Form;

/// The summaries of a machine, while its reports are listed.
#[derive(Default)]
pub struct Summaries {
    /// As they are stored.
    text: String,
    /// Those that were stored.
    stored: BTreeMap<String, StoredSummary>,
    /// Those that hold for what was listed.
    listed: BTreeMap<String, StoredSummary>,
}

/// What a few keys of the store hold.
#[derive(Clone, Debug, Default)]
pub struct Listed {
    /// Reports that read.
    pub reports: Vec<Summary>,
    /// Records that do not.
    pub quarantined: Vec<QuarantinedRecord>,
}

impl Summaries {
    /// Those that are stored; none where they do not read.
    #[must_use]
    pub fn load(store: &dyn KeyValue) -> Self {
        let text = store.get(SUMMARIES).ok().flatten().unwrap_or_default();
        let mut stored = BTreeMap::new();
        for one in decode_summaries(&text) {
            stored.insert(one.summary.id.clone(), one);
        }
        Self {
            text,
            stored,
            listed: BTreeMap::new(),
        }
    }

    /// Lists the records of some keys, and touches no other: those that have a summary are not decoded.
    ///
    /// # Errors
    /// The store cannot be used.
    pub fn list(
        &mut self,
        store: &dyn KeyValue,
        keys: &[String],
        templates: &[Arc<Form>],
    ) -> Result<Listed, StorageError> {
        let (mut list, mut unknown) = (Listed::default(), Vec::new());
        // Taken before a record is read: what another tab writes in between makes a summary that does not hold.
        let mut made_from = BTreeMap::new();
        for key in keys {
            let texts = match key.strip_prefix(REPORTS) {
                Some(id) => texts(store, id)?.map(|texts| (id, texts)),
                None => None,
            };
            match texts.and_then(|(id, texts)| self.known(id, texts, templates)) {
                Some(known) => {
                    list.reports.push(known.summary.clone());
                    self.listed.insert(known.summary.id.clone(), known);
                }
                None => {
                    unknown.push(key.clone());
                    made_from.extend(texts);
                }
            }
        }
        let read = listing::read(store, &unknown, templates)?;
        for one in &read.reports {
            let summary = summary(one);
            if let Some(texts) = made_from.get(summary.id.as_str()) {
                let stored = StoredSummary {
                    texts: *texts,
                    template_digest: one.template.digest.clone(),
                    summary: summary.clone(),
                };
                self.listed.insert(summary.id.clone(), stored);
            }
            list.reports.push(summary);
        }
        list.quarantined = read.quarantined;
        let place = |one: &Summary| keys.iter().position(|key| *key == record_key(&one.id));
        list.reports.sort_by_key(place);
        Ok(list)
    }

    /// The summary of a record, if it was made from what stands there now, by the template that is here now.
    fn known(&self, id: &str, texts: u64, templates: &[Arc<Form>]) -> Option<StoredSummary> {
        let known = self.stored.get(id)?;
        let mut forms = templates.iter();
        let template = forms.find(|one| one.id == known.summary.template)?;
        let holds = template.digest == known.template_digest && texts == known.texts;
        holds.then(|| known.clone())
    }

    /// Keeps the summaries of all that was listed and is here still, and no other; where there is no room for them there are
    /// none.
    pub fn save(&mut self, store: &dyn KeyValue) {
        let keys: BTreeSet<String> = store.keys().unwrap_or_default().into_iter().collect();
        self.listed.retain(|id, _| keys.contains(&record_key(id)));
        let text = encode_summaries(self.listed.values());
        if self.listed.is_empty() {
            remove_summaries(store);
        } else if text != self.text {
            let _ = store.set(SUMMARIES, &text);
        }
        self.text = text;
    }
}

/// What the list shows of a report.
#[must_use]
pub fn summary(one: &Decoded) -> Summary {
    let (template, report) = (&one.template, &one.report);
    let progress = assess_progress(template, report).overall();
    let words = |path: &str| report.words(path).to_owned();
    let numbered = matches!(
        report.answer(&FieldPath::new("document.codeNumber")),
        Answer::Number(_)
    );
    Summary {
        id: report.id.clone(),
        template: report.template.id.clone(),
        period: report.period.clone(),
        agency: words("agency.name"),
        identifier: words("agency.identifier"),
        superior: words("agency.superior"),
        code: numbered.then(|| (code_number(report), code_notation(template, report))),
        stage: report.stage(),
        left: progress.left(),
        percent: progress.percent(),
        changed: report.changed.clone(),
        revision: report.revision.number,
    }
}

/// A digest of what a report is read from; none where it has no record. Of an honest machine: it tells texts apart, and keeps
/// nobody from writing what he likes into his own browser.
fn texts(store: &dyn KeyValue, id: &str) -> Result<Option<u64>, StorageError> {
    let Some(record) = store.get(&record_key(id))? else {
        return Ok(None);
    };
    let journal = store.get(&journal_key(id))?;
    // FNV-1a; no byte of a text is 0xff.
    let bytes = record.bytes().chain([0xff]);
    let bytes = bytes.chain(journal.iter().flat_map(|text| text.bytes()));
    Ok(Some(bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })))
}
