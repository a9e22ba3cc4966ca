//! The list of reports: the last written at once, the others while the browser is idle, a summary of each.

use leptos::prelude::*;

use super::core::App;
use super::report_summary::{Listed, summaries};
use crate::browser::store::BrowserStore;
use crate::browser::timers;
use crate::model::storage::StorageError;
use crate::state::lazy::LoadError;
use crate::storage::keys::report_of;
use crate::storage::listing;
use crate::storage::quarantine::QuarantinedRecord;

/// So many records are read before the list is shown: as many as a screen has room for.
const FIRST: usize = 8;
/// So many of the others are read at once.
const AT_ONCE: usize = 10;
/// How many milliseconds pass at most until the next are read.
const PATIENCE: u32 = 100;

/// What was read for the list so far.
#[derive(Default)]
struct Reading {
    reports: Vec<Listed>,
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
            let reports = keys.iter().take(FIRST).filter_map(|key| report_of(key));
            let wanted = reports.filter(|report| !self.is_compared(report));
            wanted.map(str::to_owned).collect()
        };
        self.compare(&first()).await?;
        // Others are the first where a copy was older than it seemed.
        if first().is_empty() {
            Ok(())
        } else {
            self.start_persistence().await
        }
    }

    /// Reads the records of this machine: the last written at once, the others while the browser is idle; none before it is
    /// compared.
    pub fn list_reports(self) {
        let listing = self.listing.get_value().wrapping_add(1);
        self.listing.set_value(listing);
        let mut reading = Reading::default();
        let first = listing::keys(&BrowserStore).and_then(|mut keys| {
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
                // A list that is shown does not grow short for a moment.
                if rest.is_empty() || self.reports.with_untracked(Vec::is_empty) {
                    self.show(&mut reading);
                }
                self.list_rest(listing, reading, rest);
                self.storage_works();
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
        if let Some(started) = self.started_persistence() {
            started.follow_commands();
        }
        self.compare_rest();
    }

    /// Reads the other records, unless the list is read anew meanwhile.
    fn list_rest(self, listing: u32, mut reading: Reading, mut keys: Vec<String>) {
        if keys.is_empty() {
            return;
        }
        timers::when_idle(PATIENCE, move || {
            if self.listing.get_value() != listing {
                return;
            }
            let rest = keys.split_off(keys.len().min(AT_ONCE));
            match self.read(&mut reading, &keys) {
                Ok(()) if rest.is_empty() => self.show(&mut reading),
                Ok(()) => self.list_rest(listing, reading, rest),
                Err(fault) => self.note_fault(Some(fault)),
            }
        });
    }

    fn read(self, reading: &mut Reading, keys: &[String]) -> Result<(), StorageError> {
        let list = listing::read(&BrowserStore, keys, &self.templates_arc())?;
        reading.reports.extend(list.reports.iter().map(Listed::new));
        reading.quarantined.extend(list.quarantined);
        Ok(())
    }

    fn show(self, reading: &mut Reading) {
        self.reports.set(summaries(&mut reading.reports));
        self.quarantined.set(reading.quarantined.clone());
    }
}
