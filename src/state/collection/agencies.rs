//! The list of agencies that owe a report: taking one over, typing one, taking one out.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::creating::typed_day;
use super::drafts::{AgencyDraft, ListDraft};
use super::place::{Page, Place};
use crate::browser::{files, page};
use crate::collection::agencies::{merge_list, put_agency, remove_agency};
use crate::formats::agencies::{predecessor, read_agencies};
use crate::formats::csv::LARGEST_TABLE;
use crate::input::date;
use crate::messages::vi::collection::agencies as words;
use crate::model::collection::{Agency, Collection, Predecessor};

impl Collecting {
    /// Takes the text of a list, which is to be looked at anew.
    pub fn type_list(self, text: String) {
        self.list_draft.set(ListDraft {
            text,
            ..ListDraft::default()
        });
    }

    /// Opens the file picker, and looks at the chosen list.
    pub fn open_list(self) {
        let accept = ".csv,.tsv,.txt,text/csv,text/plain";
        files::choose(accept, move |chosen| {
            let Some(file) = chosen.into_iter().next() else {
                return;
            };
            spawn_local(async move {
                let text = file.text(LARGEST_TABLE).await;
                if self.is_over() {
                    return;
                }
                match text {
                    Ok(text) => {
                        self.type_list(text);
                        self.look_at_list();
                    }
                    Err(error) => self.list_draft.set(ListDraft {
                        fault: Some(words::list_file(&error)),
                        ..ListDraft::default()
                    }),
                }
            });
        });
    }

    /// Says what taking the list over would do; nothing changes.
    pub fn look_at_list(self) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        self.list_draft.update(|draft| {
            draft.fault = None;
            draft.merged = None;
            draft.read.clear();
            draft.problems.clear();
            if draft.text.trim().is_empty() {
                draft.fault = Some(words::EMPTY.to_owned());
                return;
            }
            match read_agencies(&draft.text) {
                Ok(list) => {
                    draft.problems = list.problems.iter().map(words::problem).collect();
                    let merged = merge_list(&workspace.collection, list.agencies.clone());
                    let has_news = merged.added + merged.changed + merged.same > 0;
                    draft.merged = has_news.then_some(merged);
                    draft.read = list.agencies;
                }
                Err(_) => draft.fault = Some(words::NO_TABLE.to_owned()),
            }
        });
    }

    /// Takes over the list that was looked at, and goes to the agencies. It is merged with what is in the collection by now.
    pub fn accept_list(self) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let read = self.list_draft.with_untracked(|draft| draft.read.clone());
        let merged = merge_list(&workspace.collection, read);
        let collection = Collection {
            agencies: merged.agencies.clone(),
            ..workspace.collection.clone()
        };
        let id = collection.id.clone();
        self.change(collection, move || {
            self.list_draft.set(ListDraft::default());
            page::go(&Place::of(&id, Page::Agencies));
            self.app.tell(words::done(&merged));
        });
    }

    /// The particulars of an agency as they are typed; none for one that is not in the list.
    #[must_use]
    pub fn agency_draft(self, id: &str) -> Option<AgencyDraft> {
        let workspace = self.workspace_now()?;
        workspace.collection.agency(id).map(draft_of)
    }

    /// Saves an agency as typed, and goes to it.
    ///
    /// # Errors
    /// What is wrong, in a sentence.
    pub fn save_agency(self, draft: &AgencyDraft) -> Result<(), String> {
        let Some(workspace) = self.workspace_now() else {
            return Ok(());
        };
        let agency = agency_of(draft)?;
        let (id, name) = (agency.id.clone(), agency.name.clone());
        let agencies = put_agency(&workspace.collection, agency);
        let agencies = agencies.map_err(|fault| words::fault(&fault))?;
        let last = agencies.last().map(|one| one.id.clone());
        let id = if id.is_empty() {
            last.unwrap_or_default()
        } else {
            id
        };
        let collection = Collection {
            agencies,
            ..workspace.collection.clone()
        };
        let place = Place::of(&collection.id, Page::Agency(id));
        self.change(collection, move || {
            page::go(&place);
            self.app.tell(words::saved(&name));
        });
        Ok(())
    }

    /// Takes an agency out of the list, and goes back to it; what keeps it there is told.
    pub fn remove_agency(self, id: &str) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        match remove_agency(&workspace.collection, id) {
            Ok(agencies) => {
                let collection = Collection {
                    agencies,
                    ..workspace.collection.clone()
                };
                let place = Place::of(&collection.id, Page::Agencies);
                self.change(collection, move || page::go(&place));
            }
            Err(fault) => self.app.say(false, words::fault(&fault), false),
        }
    }
}

fn draft_of(agency: &Agency) -> AgencyDraft {
    let line = |one: &Predecessor| match one.identifier.as_str() {
        "" => one.name.clone(),
        identifier => format!("{identifier}: {}", one.name),
    };
    let predecessors: Vec<String> = agency.predecessors.iter().map(line).collect();
    let merged_on = agency.predecessors.first().map(|one| one.merged_on);
    AgencyDraft {
        id: agency.id.clone(),
        name: agency.name.clone(),
        identifier: agency.identifier.clone(),
        superior: agency.superior.clone(),
        group: agency.group.clone(),
        deadline: agency.deadline.map(date::short).unwrap_or_default(),
        predecessors: predecessors.join("\n"),
        merged_on: merged_on.map(date::short).unwrap_or_default(),
    }
}

fn agency_of(draft: &AgencyDraft) -> Result<Agency, String> {
    let words_of = |text: &String| text.trim().to_owned();
    let deadline = typed_day(&draft.deadline)?;
    let lines = draft.predecessors.lines().map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    let merged_on = typed_day(&draft.merged_on)?;
    if !lines.is_empty() && merged_on.is_none() {
        return Err(words::MERGED_ON_MISSING.to_owned());
    }
    let predecessors = lines.into_iter().zip(merged_on.into_iter().cycle());
    let predecessors = predecessors.map(|(line, day)| predecessor(line, day));
    Ok(Agency {
        id: draft.id.clone(),
        identifier: words_of(&draft.identifier),
        name: words_of(&draft.name),
        superior: words_of(&draft.superior),
        group: words_of(&draft.group),
        deadline,
        predecessors: predecessors.collect(),
    })
}
