//! Requests for reports: what the department sends out, and the report that an officer begins from one.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::place::Place;
use crate::browser::store::BrowserStore;
use crate::browser::{files, links, page, random, timers};
use crate::collection::workspace::Workspace;
use crate::formats::csv::{CsvValue, write_csv};
use crate::formats::request::{encode_link, encode_request};
use crate::input::agency::AgencyKey;
use crate::messages::vi::collection::requests as words;
use crate::model::answer::{Answer, FieldPath};
use crate::model::collection::{Agency, Collection};
use crate::model::report::Report;
use crate::model::request::{ReportRequest, RequestedAgency, report_id, request_id};
use crate::model::synthesis::is_department_report;
use crate::state::app::new_report;
use crate::state::route::Route;
use crate::storage::repository;
use crate::template::form::Form;

/// Milliseconds without a key press after which who asks is written.
const PAUSE: u32 = 500;

impl Collecting {
    /// Who asks for reports: as typed, else as it stands in the collection.
    #[must_use]
    pub fn asked_by(self) -> String {
        let stands = || self.workspace().map(|one| one.collection.asked_by.clone());
        let typed = self.asked_by.get();
        typed.or_else(stands).unwrap_or_default()
    }

    /// Takes over who asks, as it is typed.
    pub fn type_asked_by(self, text: String) {
        self.asked_by.set(Some(text));
        // Also without leaving the field: the page may be closed or loaded again from there.
        let turn = self.asking.next();
        timers::after(PAUSE, move || {
            if self.is_turn(self.asking, turn) {
                self.keep_asked_by();
            }
        });
    }

    /// Writes what was typed into the collection.
    pub fn keep_asked_by(self) {
        let (Some(workspace), Some(typed)) = (self.workspace_now(), self.asked_by.get_untracked())
        else {
            return;
        };
        let asked_by = typed.trim().to_owned();
        if asked_by == workspace.collection.asked_by {
            return;
        }
        let collection = Collection {
            asked_by,
            ..workspace.collection.clone()
        };
        // What is typed meanwhile is not written over.
        let written = move || {
            self.asked_by
                .try_update(|now| now.take_if(|now| *now == typed));
        };
        self.change_by(collection, Workspace::marked, written);
    }

    /// The request of the open collection, of an agency or of everybody.
    #[must_use]
    pub fn request(self, workspace: &Workspace, agency: Option<&Agency>) -> ReportRequest {
        let collection = &workspace.collection;
        let of = |agency: &Agency| RequestedAgency {
            identifier: agency.identifier.clone(),
            name: agency.name.clone(),
            superior: collection.superior_of(agency).to_owned(),
        };
        ReportRequest {
            id: request_id(&collection.id),
            template: collection.template.clone(),
            template_version: workspace.template.form.version,
            period: collection.period.clone(),
            deadline: agency.and_then(|one| one.deadline).or(collection.deadline),
            from: self.asked_by().trim().to_owned(),
            agency: agency.map(of),
        }
    }

    /// The address that begins a report by a request.
    #[must_use]
    pub fn link_of(request: &ReportRequest) -> String {
        links::address_of(&Place::Request(encode_link(request)).fragment())
    }

    /// Puts the address of a request on the clipboard, and says so.
    pub fn copy_link(self, request: ReportRequest) {
        spawn_local(async move {
            let copied = links::copy(&Self::link_of(&request)).await;
            if !self.is_over() {
                let said = if copied {
                    words::COPIED
                } else {
                    words::NOT_COPIED
                };
                self.app.say(copied, said.to_owned(), false);
            }
        });
    }

    /// Hands a request over as a file.
    pub fn save_request(self, request: &ReportRequest) {
        let name = format!("{}.json", words::FILE);
        files::download(&name, "application/json", &encode_request(request));
    }

    /// Hands the addresses of all agencies over as a table.
    pub fn save_links(self, workspace: &Workspace) {
        let words_of = |text: &str| CsvValue::Words(text.to_owned());
        let mut rows = vec![words::HEADS.map(words_of).to_vec()];
        rows.extend(workspace.collection.agencies.iter().map(|agency| {
            let request = untrack(|| self.request(workspace, Some(agency)));
            let link = Self::link_of(&request);
            vec![
                words_of(&agency.name),
                words_of(&agency.identifier),
                words_of(&link),
            ]
        }));
        let name = format!("{}.csv", words::ALL_FILE);
        files::download(&name, "text/csv;charset=utf-8", &write_csv(&rows));
    }

    /// Reports of this machine that a request may be answered with: those that were begun from it, and those of its template and
    /// period; where it is for one agency those of that one alone. Id, and name of the agency.
    #[must_use]
    pub fn existing_reports(self, request: &ReportRequest) -> Vec<(String, String)> {
        let all = repository::load_all(&BrowserStore, &self.app.templates_arc());
        let all = all.map(|list| list.reports).unwrap_or_default().into_iter();
        let begun = report_id(&request.id, "");
        let asked = request.agency.as_ref().map(key_of);
        let is_asked = |report: &Report| {
            let own = AgencyKey::of(report);
            asked.as_ref().is_none_or(|asked| asked.is_same(&own))
        };
        // A report that stands here without a request is told, too: nobody types it a second time.
        let is_same = |report: &Report| {
            report.template.id == request.template
                && report.period == request.period
                && !is_department_report(&report.id)
        };
        let own = all.filter(|one| {
            let report = &one.report;
            (report.id.starts_with(&begun) || is_same(report)) && is_asked(report)
        });
        own.map(|one| {
            let name = one.report.words("agency.name").to_owned();
            (one.report.id, name)
        })
        .collect()
    }

    /// Begins the report that is asked for, and goes to it.
    pub fn begin_requested(self, request: &ReportRequest) {
        let Some(template) = self.app.with_rules(&request.template) else {
            return;
        };
        // The second half of a double click.
        if self.is_creating.get_value() {
            return;
        }
        let mut report = new_report(&template.form, request.period.clone());
        report.id = report_id(&request.id, &random::id());
        let bare = report.clone();
        // Particulars that cannot be read are typed; so are they where those of this machine are of another agency than the one asked.
        let prefilled = self.app.prefill(&mut report, &template.form, "");
        let is_asked = |asked: &RequestedAgency| key_of(asked).is_same(&AgencyKey::of(&report));
        if prefilled.is_err() || !request.agency.as_ref().is_none_or(is_asked) {
            report = bare;
        }
        state_particulars(&mut report, request, &template.form);
        self.is_creating.set_value(true);
        match repository::save(&BrowserStore, &report, &template.form) {
            Ok(()) => {
                self.app.refresh();
                page::go(&Route::of_report(&report.id).fragment());
            }
            Err(_) => {
                self.is_creating.set_value(false);
                self.app.say(false, words::NOT_SAVED.to_owned(), false);
            }
        }
    }
}

fn key_of(agency: &RequestedAgency) -> AgencyKey {
    AgencyKey::of_words(&agency.identifier, &agency.name, &agency.superior)
}

/// What the request says of the agency and of who asks, in the place of what this machine remembers.
fn state_particulars(report: &mut Report, request: &ReportRequest, form: &Form) {
    let mut state = |path: &str, text: &str| {
        let path = FieldPath::new(path);
        if !text.is_empty() && form.field(&path).is_some() {
            report.set(path, Answer::Text(text.to_owned()));
        }
    };
    state("document.addressees", &request.from);
    if let Some(agency) = &request.agency {
        state("agency.name", &agency.name);
        state("agency.identifier", &agency.identifier);
        state("agency.superior", &agency.superior);
    }
}
