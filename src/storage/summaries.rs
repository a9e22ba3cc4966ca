//! Summaries of the reports beside their records, so that the list need not decode 200 of them: a cache, under one key.
//!
//! A summary holds for the texts of record and journal that it was made from, told by a digest of both, and for nothing else:
//! whatever writes a record, in whatever order, and wherever it ends, the list shows what the record says. A lost, old or
//! damaged cache costs the time of decoding. It is not replicated, and gives way where a record finds no room. What is open in
//! a report is counted by `super::open_counts`.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::KeyValue;
use super::keys::{JOURNALS, REPORTS, SUMMARIES, journal_key, record_key};
use super::listing;
use super::quarantine::QuarantinedRecord;
use super::related::own_answers;
use super::room::remove_summaries;
use super::version::version_of;
use crate::assess::assess_progress;
use crate::document::compose::letterhead::{code_notation, code_number};
use crate::formats::report::decode::Decoded;
use crate::formats::summaries::{
    StoredSummaries, StoredSummary, decode_summaries, encode_summaries,
};
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
    /// Nothing was written since: what was counted then holds before all of it is read.
    unchanged: bool,
    /// The program that counts now.
    program: String,
    /// Digest of what was written before anything is read.
    written: u64,
    /// Those that hold for what was listed.
    pub(super) listed: BTreeMap<String, StoredSummary>,
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
    /// Those that are stored; none where they do not read. What another program counted does not count.
    #[must_use]
    pub fn load(store: &dyn KeyValue, program: &str) -> Self {
        let text = store.get(SUMMARIES).ok().flatten().unwrap_or_default();
        let all = decode_summaries(&text);
        let mut stored = BTreeMap::new();
        for mut one in all.reports {
            one.summary.open = one.summary.open.filter(|_| all.program == program);
            stored.insert(one.summary.id.clone(), one);
        }
        let written = written(store);
        Self {
            text,
            stored,
            unchanged: written == all.written,
            program: program.to_owned(),
            written,
            listed: BTreeMap::new(),
        }
    }

    /// Lists the records of some keys, and touches no other: those that have a summary are not decoded. What is open in them
    /// is told where that is certain; else [`Summaries::settle`] knows it once all are listed.
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
                    let mut summary = known.summary.clone();
                    summary.open = summary.open.filter(|_| self.unchanged);
                    list.reports.push(summary);
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
                    previous: None,
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
        let text = encode_summaries(&StoredSummaries {
            program: self.program.clone(),
            written: self.written,
            reports: self.listed.values().cloned().collect(),
        });
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
        signed: report.signed(),
        given: progress.given,
        own: own_answers(template, report),
        open: None,
        changed: report.changed.clone(),
        revision: report.revision.number,
    }
}

/// A digest of what a report is read from; none where it has no record. Of an honest machine: it tells texts apart, and keeps
/// nobody from writing what he likes into his own browser.
pub(super) fn texts(store: &dyn KeyValue, id: &str) -> Result<Option<u64>, StorageError> {
    let Some(record) = store.get(&record_key(id))? else {
        return Ok(None);
    };
    let journal = store.get(&journal_key(id))?;
    Ok(Some(digest(&record, &journal.unwrap_or_default())))
}

/// A digest of which records and journals there are, and of their versions.
fn written(store: &dyn KeyValue) -> u64 {
    let mut keys = store.keys().unwrap_or_default();
    keys.retain(|key| key.starts_with(REPORTS) || key.starts_with(JOURNALS));
    let version = |key: &str| version_of(store, key).unwrap_or_default().to_string();
    // In whatever order a store tells its keys.
    keys.iter()
        .fold(0, |all, key| all.wrapping_add(digest(key, &version(key))))
}

/// FNV-1a of two texts; no byte of a text is 0xff.
fn digest(one: &str, other: &str) -> u64 {
    let bytes = one.bytes().chain([0xff]).chain(other.bytes());
    bytes.fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
