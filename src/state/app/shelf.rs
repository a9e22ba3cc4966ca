//! The shelf, in the second part of the program: reading what is kept, removing, bringing back.

use leptos::prelude::*;

use super::{App, ShelfEntry, section_route};
use crate::assess::begin;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, files};
use crate::document::letterhead::code_line;
use crate::formats::decode::Decoded;
use crate::input::agency::are_namesakes;
use crate::input::date;
use crate::messages::vi;
use crate::messages::vi::period;
use crate::model::answer::{Answer, Path};
use crate::model::report::Status;
use crate::state::editor::{Editor, SaveState};
use crate::state::keeping;
use crate::storage::related::is_previous;
use crate::storage::repository::{self, REPORTS};
use crate::storage::{KeyValue, StorageFault, stamp};

impl App {
    /// Moves a report to the bin.
    pub fn remove(self, id: &str) {
        match repository::remove(&BrowserStore, id) {
            Ok(bin) => {
                self.removed.set_value(bin);
                self.say(true, vi::commands::REMOVED.to_owned(), true);
            }
            Err(fault) => self.say(
                false,
                vi::backup::not_removed(fault == StorageFault::Full).to_owned(),
                false,
            ),
        }
        self.load_shelf();
    }

    /// Brings the last removed report back.
    pub fn undo(self) {
        if let Some(bin) = self.removed.get_value() {
            match repository::bring_back(&BrowserStore, &bin) {
                Ok(_) => self.notice.set(None),
                Err(fault) => self.say(
                    false,
                    vi::backup::not_brought_back(fault == StorageFault::Full).to_owned(),
                    false,
                ),
            }
            self.load_shelf();
        }
    }

    /// Hands a record that does not read to the person as a file.
    pub fn download_set_aside(self, key: &str) {
        if let Ok(Some(text)) = BrowserStore.get(key) {
            files::download(
                &format!("{}.txt", key.replace('/', "_")),
                "text/plain",
                &text,
            );
        }
    }

    /// An editor over a report of this machine.
    ///
    /// # Errors
    /// The report is not here, in a sentence.
    pub fn editor(self, report: &str) -> Result<Editor, String> {
        let templates = self.templates_arc();
        let shelf = repository::load_all(&BrowserStore, &templates)
            .map_err(|fault| fault.text().to_owned())?;
        let (mine, others): (Vec<Decoded>, Vec<Decoded>) = shelf
            .reports
            .into_iter()
            .partition(|one| one.report.id == report);
        let one = mine
            .into_iter()
            .next()
            .ok_or_else(|| vi::commands::NO_REPORT.to_owned())?;
        let previous = others
            .into_iter()
            .map(|other| other.report)
            .find(|other| is_previous(other, &one.report));
        // Its own date may be of another machine, or of long ago: what is said to be saved is the record here.
        let stamp = stamp::stamp_of(&BrowserStore, &format!("{REPORTS}{report}")).unwrap_or(0);
        let make = || {
            let editor = Editor::new(one.report, one.template, previous);
            if stamp > 0 {
                editor.saved.set(SaveState::Written {
                    at: clock::moment(stamp),
                });
            }
            editor
        };
        Ok(Editor::outliving(make))
    }

    /// What was said of a store that could not be used is no longer true.
    pub fn storage_works(self) {
        let stale = |problem: &Option<String>| {
            problem
                .as_deref()
                .is_some_and(|text| text != vi::commands::BROKEN_CATALOG)
        };
        if self.storage_problem.with_untracked(stale) {
            self.storage_problem.set(None);
        }
    }

    /// Reads the records of this machine.
    pub fn read_shelf(self) {
        match repository::load_all(&BrowserStore, &self.templates_arc()) {
            Ok(shelf) => {
                self.shelf.set(
                    shelf
                        .reports
                        .iter()
                        .map(|one| shelf_entry(one, &shelf.reports))
                        .collect(),
                );
                self.set_aside.set(shelf.set_aside);
                self.storage_works();
            }
            Err(fault) => self.note_fault(Some(fault)),
        }
        keeping::follow_shelf();
    }
}

fn shelf_entry(one: &Decoded, all: &[Decoded]) -> ShelfEntry {
    let progress = begin(&one.template, &one.report).overall();
    let report = &one.report;
    let numbered = matches!(
        report.answer(&Path::new("document.codeNumber")),
        Answer::Number(_)
    );
    ShelfEntry {
        id: report.id.clone(),
        template: one.template.title.clone(),
        agency: report.words("agency.name").to_owned(),
        superior: if all.iter().any(|other| are_namesakes(&other.report, report)) {
            report.words("agency.superior").to_owned()
        } else {
            String::new()
        },
        period: period::label(&report.period),
        code: if numbered {
            code_line(&one.template, report)
        } else {
            String::new()
        },
        status: if report.status == Status::Draft {
            vi::commands::STATUS_DRAFT
        } else {
            vi::commands::STATUS_COMPLETED
        }
        .to_owned(),
        completed: report.status != Status::Draft,
        given: progress.given,
        asked: progress.asked,
        percent: progress.percent(),
        changed: date::moment(&report.changed),
        revision: report.revision.number,
        href: section_route(&report.id).fragment(),
    }
}
