//! The list of reports: the last written at once, the others while the browser is idle, a summary of each. Summaries of an
//! earlier visit are taken where they still hold (`storage::summaries`). What is open in a report is counted by `super::counting`.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::core::App;
use super::report_summary::{Listed, ReportSummary, summaries};
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, program, timers};
use crate::model::storage::StorageError;
use crate::state::lazy::LoadError;
use crate::storage::keys::report_of;
use crate::storage::listing;
use crate::storage::quarantine::QuarantinedRecord;
use crate::storage::summaries::Summaries;

/// So many records are read before the list is shown: as many as a screen has room for.
const FIRST: usize = 8;
/// So many of the others are read before it is looked at the clock.
const AT_ONCE: usize = 5;
/// For so many milliseconds others are read until the page may answer.
pub(super) const SLICE: u64 = 8;
/// How many milliseconds pass at most until the next are read.
pub(super) const PATIENCE: u32 = 100;

/// What was read for the list so far.
pub struct Reading {
    pub(super) known: Summaries,
    pub(super) reports: Vec<Listed>,
    quarantined: Vec<QuarantinedRecord>,
}

impl App {
    /// Lets the records that the list shows first be read.
    ///
    /// # Errors
    /// A part of the program could not be loaded.
    pub async fn compare_first(self) -> Result<(), LoadError> {
        let first = || -> Vec<String> {
            let keys = listing::keys(&BrowserStore).unwrap_or_default();
            self.not_compared(keys.get(..FIRST).unwrap_or(&keys))
        };
        self.compare(&first()).await?;
        // Others are the first where a copy was older than it seemed.
        if first().is_empty() {
            Ok(())
        } else {
            self.start_persistence().await
        }
    }

    /// Something of a report of the list; the reader follows the list.
    pub fn listed<T>(self, id: &str, read: impl FnOnce(&ReportSummary) -> T) -> Option<T> {
        self.report_list()
            .reports
            .with(|reports| reports.iter().find(|one| one.id == id).map(read))
    }

    /// Reads the records of this machine: the last written at once, the others while the browser is idle; none before it is
    /// compared.
    pub fn list_reports(self) {
        let listing = self.report_list().readings.get_value().wrapping_add(1);
        self.report_list().readings.set_value(listing);
        let mut reading = Reading {
            known: Summaries::load(&PlainStore, &program::name()),
            reports: Vec::new(),
            quarantined: Vec::new(),
        };
        let first = listing::keys(&BrowserStore).and_then(|mut keys| {
            self.drop_removed(&keys);
            let mut rest = keys.split_off(keys.len().min(FIRST));
            if !self.is_all_compared() {
                keys.retain(|key| report_of(key).is_some_and(|report| self.is_compared(report)));
                rest.clear();
            }
            self.read(&mut reading, &keys)?;
            Ok(rest)
        });
        match first {
            Ok(rest) => {
                if rest.is_empty() && self.is_all_compared() {
                    self.finish_list(listing, reading);
                } else {
                    // A list that is shown does not grow short for a moment.
                    if rest.is_empty() || self.report_list().reports.with_untracked(Vec::is_empty) {
                        self.show(&mut reading);
                    } else {
                        self.forget_counts(&reading);
                    }
                    self.list_rest(listing, reading, rest);
                }
                self.storage_works();
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
        if let Some(started) = self.started_persistence() {
            started.follow_commands();
        }
        self.compare_rest();
    }

    /// Takes from the list what is no longer there.
    fn drop_removed(self, keys: &[String]) {
        let here: BTreeSet<&str> = keys.iter().filter_map(|key| report_of(key)).collect();
        let is_here = |one: &ReportSummary| here.contains(one.id.as_str());
        let list = self.report_list().reports;
        if !list.with_untracked(|shown| shown.iter().all(is_here)) {
            list.update(|shown| shown.retain(is_here));
        }
    }

    /// Reads the other records, unless the list is read anew meanwhile.
    fn list_rest(self, listing: u32, mut reading: Reading, mut keys: Vec<String>) {
        if keys.is_empty() {
            return;
        }
        timers::when_idle(PATIENCE, move || {
            if self.report_list().readings.get_value() != listing {
                return;
            }
            match self.read_slice(&mut reading, &mut keys) {
                Ok(()) if keys.is_empty() => self.finish_list(listing, reading),
                Ok(()) => self.list_rest(listing, reading, keys),
                Err(fault) => self.note_fault(Some(fault)),
            }
        });
    }

    /// Shows a list of which all was read, and keeps it. What nobody counted yet is counted then.
    fn finish_list(self, listing: u32, mut reading: Reading) {
        reading.known.settle();
        self.note_left_editor(&mut reading.known);
        self.show_counts(&mut reading);
        reading.known.save(&PlainStore);
        self.count_rest(listing, reading);
    }

    /// Reads the first of some records, for a few milliseconds: many that have summaries, or a few that are decoded.
    fn read_slice(self, reading: &mut Reading, keys: &mut Vec<String>) -> Result<(), StorageError> {
        let begun = clock::milliseconds();
        while !keys.is_empty() {
            let rest = keys.split_off(keys.len().min(AT_ONCE));
            self.read(reading, keys)?;
            *keys = rest;
            if clock::milliseconds().saturating_sub(begun) >= SLICE {
                break;
            }
        }
        Ok(())
    }

    fn read(self, reading: &mut Reading, keys: &[String]) -> Result<(), StorageError> {
        let templates = self.templates_arc();
        let list = reading.known.list(&BrowserStore, keys, &templates)?;
        let listed = list.reports.iter().map(|one| Listed::new(one, &templates));
        reading.reports.extend(listed);
        reading.quarantined.extend(list.quarantined);
        Ok(())
    }

    /// Takes from a list that is shown what was counted before a report changed.
    fn forget_counts(self, reading: &Reading) {
        let is_stale = |id: &str| {
            let mut read = reading.reports.iter();
            read.any(|one| one.id() == id) && reading.known.open(id).is_none()
        };
        self.report_list().reports.update(|shown| {
            for one in shown.iter_mut().filter(|one| is_stale(&one.id)) {
                one.progress = None;
            }
        });
    }

    /// Shows the list with what is known to be open.
    pub(super) fn show_counts(self, reading: &mut Reading) {
        for one in &mut reading.reports {
            let open = reading.known.open(one.id());
            one.set_open(open);
        }
        self.show(reading);
    }

    /// The same for a list that is shown and is no other since.
    pub(super) fn show_counted(self, reading: &mut Reading) {
        let mut counted = BTreeMap::new();
        for one in &mut reading.reports {
            let open = reading.known.open(one.id());
            one.set_open(open);
            counted.insert(one.id().to_owned(), one.progress());
        }
        self.report_list().reports.update(|shown| {
            for one in shown {
                one.progress = counted.get(&one.id).copied().flatten();
            }
        });
    }

    fn show(self, reading: &mut Reading) {
        let list = self.report_list();
        list.reports.set(summaries(&mut reading.reports));
        list.quarantined.set(reading.quarantined.clone());
    }
}
