//! Reading collections from their store: what is known of each report, not the reports.

use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::assembly::assemble;
use super::core::{Collecting, CollectionEntry, ListFault, Opened};
use super::drafts::ListDraft;
use super::own_report::Syntheses;
use crate::browser::indexed_db::{self, IndexedDbError, Store};
use crate::collection::overview::Filter;
use crate::collection::workspace::Workspace;
use crate::formats::collection::records::RecordReader;
use crate::messages::vi::collection as words;
use crate::messages::vi::period;
use crate::storage::collections::{HEADS, Unfinished, files_of, head_key, unfinished_key};
use crate::storage::received::ReportReader;

impl Collecting {
    /// Reads the list of collections.
    pub fn refresh_list(self) {
        spawn_local(async move {
            let list = self.read_list().await;
            if self.is_over() {
                return;
            }
            match list {
                Ok(list) => {
                    self.list.set(Some(list));
                    self.fault
                        .update(|fault| *fault = fault.filter(|why| *why != ListFault::NoStore));
                }
                Err(_) => self.fault.set(Some(ListFault::NoStore)),
            }
        });
    }

    async fn read_list(self) -> Result<Vec<CollectionEntry>, IndexedDbError> {
        indexed_db::open().await?;
        let heads = indexed_db::entries(Store::Collections, HEADS).await?;
        let mut list = Vec::new();
        for (_, head) in heads {
            // One that does not read stays where it is; a later version of the page may read it.
            let Ok(reader) = RecordReader::new(&head) else {
                continue;
            };
            let collection = reader.finish().collection;
            let files = indexed_db::keys(Store::Collections, &files_of(&collection.id)).await?;
            let form = self.app.with_rules(&collection.template);
            list.push(CollectionEntry {
                template: form
                    .map_or_else(|| collection.template.clone(), |one| one.form.title.clone()),
                period: period::label(&collection.period),
                holds: words::holds(collection.agencies.len(), files.len()),
                id: collection.id,
            });
        }
        Ok(list)
    }

    /// Opens a collection, unless it is open.
    pub fn open(self, id: &str) {
        if self.id.get_value() == id && self.workspace_now().is_some() {
            return;
        }
        self.id.set_value(id.to_owned());
        self.opened.set(Opened::Opening);
        self.filter.set(Filter::default());
        self.group.set(None);
        self.asked_by.set(None);
        self.list_draft.set(ListDraft::default());
        self.syntheses.set(Syntheses::default());
        self.reports.set(None);
        self.report_readings.next();
        self.cancel_intake();
        self.targets.set(BTreeMap::new());
        self.forget_others();
        self.reload();
    }

    /// Reads the open collection anew; what is shown stays until then.
    pub(super) fn reload(self) {
        let (id, turn) = (self.id.get_value(), self.openings.next());
        spawn_local(async move {
            let read = self.read(&id, turn).await;
            if !self.is_turn(self.openings, turn) {
                return;
            }
            match read {
                Ok(Some((head, workspace))) => {
                    self.head.set_value(head);
                    self.show(workspace);
                }
                Ok(None) => self.opened.set(Opened::Failed(words::NOT_HERE)),
                Err(why) => self.opened.set(Opened::Failed(why)),
            }
        });
    }

    /// A collection with its record; none where it is not there.
    async fn read(self, id: &str, turn: u32) -> Result<Option<(String, Workspace)>, &'static str> {
        let store = |_| words::NO_STORE;
        indexed_db::open().await.map_err(store)?;
        let head = indexed_db::get(Store::Collections, &head_key(id)).await;
        let Some(head) = head.map_err(store)? else {
            return Ok(None);
        };
        let reader = RecordReader::new(&head).map_err(|_| words::DAMAGED)?;
        let template = self.app.with_rules(&reader.collection().template);
        let template = template.ok_or(words::NO_TEMPLATE)?;
        let read_by = Rc::new(ReportReader::new(template, self.app.templates_arc()));
        let wanted = move || self.is_turn(self.openings, turn);
        let workspace = assemble(reader, read_by, wanted).await.map_err(store)?;
        let Some(workspace) = workspace else {
            return Ok(None);
        };
        let unfinished = indexed_db::get(Store::Collections, &unfinished_key(id)).await;
        let unfinished = unfinished.map_err(store)?;
        if wanted() {
            self.unfinished
                .set(unfinished.as_deref().and_then(Unfinished::of_text));
        }
        Ok(Some((head, workspace)))
    }
}
