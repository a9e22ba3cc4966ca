//! The department's own reports that are created from the open collection: creating one, bringing it up to date.
//!
//! A report is one of this machine like any other; what it took over stands in a record of the collection.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::own_report::{OwnReport, Reports, Syntheses};
use super::place::{Page, Place};
use super::readers::Pace;
use crate::browser::indexed_db::{self, Store};
use crate::browser::store::BrowserStore;
use crate::browser::{clock, page, random};
use crate::collection::synthesis::fill::Fills;
use crate::collection::synthesis::fills::{MOST_READ, can_synthesize};
use crate::collection::synthesis::take_over::{take_one, take_over};
use crate::collection::workspace::Workspace;
use crate::formats::collection::synthesis::decode_synthesis;
use crate::input::agency::AgencyKey;
use crate::messages::vi::collection::synthesis as words;
use crate::model::answer::{Answer, FieldPath};
use crate::model::collection::Collection;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::model::synthesis::{Synthesis, own_report_id};
use crate::state::app::new_report;
use crate::storage::collections::{file_key, submission_text, syntheses_of, synthesis_entry};
use crate::storage::repository;
use crate::storage::save::{Journals, Seen, save_over};
use crate::template::compile::Compiled;
use crate::template::form::Form;

impl Collecting {
    /// The templates of which a report can be created from the open collection, its own first: id and title.
    #[must_use]
    pub fn synthesis_templates(self, workspace: &Workspace) -> Vec<(String, String)> {
        let own = &workspace.template.form.id;
        let all = self.app.templates_arc().into_iter();
        let all = all.filter_map(|form| self.app.with_rules(&form.id));
        let mut all: Vec<Compiled> = all.filter(|one| can_synthesize(one, own)).collect();
        all.sort_by_key(|one| one.form.id != *own);
        let named = all.into_iter();
        named
            .map(|one| (one.form.id.clone(), one.form.title.clone()))
            .collect()
    }

    /// Reads which reports were created from the open collection.
    pub fn refresh_syntheses(self) {
        let id = self.id.get_value();
        spawn_local(async move {
            let read = indexed_db::entries(Store::Collections, &syntheses_of(&id)).await;
            if self.is_over() || self.id.get_value() != id {
                return;
            }
            self.syntheses.set(match read {
                Ok(records) => {
                    let all = records
                        .iter()
                        .filter_map(|(_, text)| decode_synthesis(text));
                    Syntheses::Here(Arc::new(all.collect()))
                }
                Err(_) => Syntheses::NoStore,
            });
        });
    }

    /// The reports that were created from the open collection, as they stand; none before they were read.
    #[must_use]
    pub fn own_reports(self) -> Option<Vec<OwnReport>> {
        let Syntheses::Here(all) = self.syntheses.get() else {
            return None;
        };
        let all = all.iter().filter_map(|one| self.own_report_of(one));
        Some(all.collect())
    }

    /// One of them by the id of the report.
    #[must_use]
    pub fn own_report(self, report: &str) -> Option<OwnReport> {
        let all = self.own_reports()?;
        all.into_iter().find(|one| one.synthesis.report == report)
    }

    fn own_report_of(self, synthesis: &Synthesis) -> Option<OwnReport> {
        let templates = self.app.templates_arc();
        let stored = repository::load(&BrowserStore, &synthesis.report, &templates);
        Some(OwnReport {
            synthesis: synthesis.clone(),
            report: stored.ok().flatten().map(|one| one.report),
            template: self.app.with_rules(&synthesis.template)?,
        })
    }

    /// Reads the reports that count in the open collection, unless they are more than are read at once; what is shown is drawn when
    /// they are here.
    pub fn read_reports(self) {
        let Some(workspace) = self.workspace() else {
            return;
        };
        let collection = workspace.collection.id.clone();
        let read_by = self.read_by(&workspace);
        let counted = workspace.counted_submissions().into_iter();
        let mut counted: Vec<(String, String)> = counted
            .map(|(agency, one)| (agency.to_owned(), one.digest.clone()))
            .collect();
        if counted.len() > MOST_READ {
            counted.clear();
        }
        self.reports.set(None);
        let turn = self.report_readings.next();
        spawn_local(async move {
            let (mut reports, mut pace) = (Vec::new(), Pace::new());
            for (agency, digest) in counted {
                let key = file_key(&collection, &digest);
                let text = indexed_db::get(Store::Collections, &key).await;
                let report = text.ok().flatten();
                let report = report.and_then(|text| read_by.report(submission_text(&text)));
                pace.rest().await;
                if !self.is_turn(self.report_readings, turn) {
                    return;
                }
                // Without it the others would list less, and what it gave would be taken out.
                let Some(report) = report else {
                    return self.syntheses.set(Syntheses::NoStore);
                };
                reports.push((agency, report));
            }
            self.reports.set(Some(Reports::new(reports)));
        });
    }

    /// Creates a report of a template with what the collection gives it, and goes to what was filled in.
    pub fn create_synthesis(self, template: &str) {
        let (workspace, reports) = (self.workspace_now(), self.reports.get_untracked());
        let (Some(workspace), Some(reports)) = (workspace, reports) else {
            return;
        };
        // The second half of a double click.
        if self.is_creating.get_value() {
            return;
        }
        let Some(template) = self.app.with_rules(template) else {
            return;
        };
        let Some(given) = reports.fills(&workspace, &template) else {
            return;
        };
        let mut report = new_report(&template.form, workspace.collection.period.clone());
        report.id = own_report_id(&workspace.collection.id, &random::id());
        // Particulars that cannot be read are typed; so are they where those of this machine are of an agency that reports here.
        let bare = report.clone();
        let prefilled = self.app.prefill(&mut report, &template.form, "");
        if prefilled.is_err() || is_listed(&workspace.collection, &report) {
            report = bare;
        }
        // Who asks for reports is who adds them up.
        let name = FieldPath::new("agency.name");
        let asked_by = &workspace.collection.asked_by;
        if *report.answer(&name) == Answer::Blank && !asked_by.is_empty() {
            report.set(name, Answer::Text(asked_by.clone()));
        }
        let synthesis = Synthesis {
            report: report.id.clone(),
            template: template.form.id.clone(),
            ..Synthesis::default()
        };
        self.is_creating.set_value(true);
        let own = OwnReport {
            synthesis,
            report: Some(report),
            template,
        };
        self.write_synthesis(own, move |report, synthesis, form| {
            take_over(form, report, synthesis, &given);
        });
    }

    /// Writes what came since into a report; what a person changed stays.
    pub fn update_synthesis(self, own: OwnReport) {
        self.with_fills(own, |given, own| {
            self.write_synthesis(own, move |report, synthesis, form| {
                take_over(form, report, synthesis, &given);
            });
        });
    }

    /// Writes what the collection gives one field, over what a person wrote there.
    pub fn take_from_collection(self, own: OwnReport, path: FieldPath) {
        self.with_fills(own, |given, own| {
            self.write_synthesis(own, move |report, synthesis, form| {
                take_one(form, report, synthesis, &given, &path);
            });
        });
    }

    /// Acts with what the collection gives, on the report as it stands in the store now: another tab may have written it.
    fn with_fills(self, own: OwnReport, act: impl FnOnce(Fills, OwnReport)) {
        let (workspace, reports) = (self.workspace_now(), self.reports.get_untracked());
        let given = workspace.zip(reports);
        let given = given.and_then(|(workspace, reports)| reports.fills(&workspace, &own.template));
        let own = self.own_report_of(&own.synthesis);
        if let (Some(given), Some(own)) = (given, own.filter(|own| !own.is_complete())) {
            act(given, own);
        }
    }

    /// Changes a report and what is known of it. The record of the collection is written before the report, with what stood there,
    /// and after it without: wherever it ends, what was taken over is not held for a person's, nor the other way round.
    fn write_synthesis(
        self,
        own: OwnReport,
        change: impl FnOnce(&mut Report, &mut Synthesis, &Form) + 'static,
    ) {
        let collection = self.id.get_value();
        let OwnReport {
            mut synthesis,
            report: Some(mut report),
            template,
        } = own
        else {
            return;
        };
        let Ok(mut seen) = Seen::read(&BrowserStore, &report.id) else {
            return self.not_saved(StorageError::Blocked);
        };
        change(&mut report, &mut synthesis, &template.form);
        report.changed = clock::now();
        spawn_local(async move {
            let noted = note(&collection, &synthesis).await;
            if self.is_over() {
                return;
            }
            let form = &template.form;
            let journals = Some(Journals::new());
            let saved = match noted {
                Ok(()) => save_over(&BrowserStore, &report, form, &mut seen, None, journals),
                Err(_) => Err(StorageError::Blocked),
            };
            if let Err(fault) = saved {
                return self.not_saved(fault);
            }
            synthesis.confirm();
            // What was noted before holds without it.
            let _ = note(&collection, &synthesis).await;
            if !self.is_over() {
                self.is_creating.set_value(false);
                self.app.refresh();
                self.refresh_syntheses();
                page::go(&Place::of(&collection, Page::Synthesis(report.id.clone())));
            }
        });
    }

    /// Nothing was written: it is told, and what stands is shown.
    fn not_saved(self, fault: StorageError) {
        self.is_creating.set_value(false);
        self.refresh_syntheses();
        self.app
            .say(false, words::not_saved(fault).to_owned(), false);
    }
}

/// True for a report of an agency of the collection's list.
fn is_listed(collection: &Collection, report: &Report) -> bool {
    let own = AgencyKey::of(report);
    let mut agencies = collection.agencies.iter();
    agencies.any(|one| {
        let superior = collection.superior_of(one);
        let listed = AgencyKey::of_words(&one.identifier, &one.name, superior);
        // The list may leave the superior out, and so may who typed.
        listed.is_same(&own) || !own.name().is_empty() && listed.name() == own.name()
    })
}

async fn note(collection: &str, synthesis: &Synthesis) -> Result<(), indexed_db::IndexedDbError> {
    let entry = [synthesis_entry(collection, synthesis)];
    indexed_db::write(Store::Collections, &entry).await
}
