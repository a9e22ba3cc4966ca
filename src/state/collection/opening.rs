//! Reading collections from their store.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, CollectionEntry, ListFault, Opened};
use super::drafts::ListDraft;
use crate::browser::indexed_db::Store;
use crate::browser::{clock, indexed_db, timers};
use crate::collection::overview::Filter;
use crate::collection::workspace::Workspace;
use crate::formats::collection::records::RecordReader;
use crate::messages::vi::collection as words;
use crate::messages::vi::period;
use crate::model::collection::Collection;
use crate::storage::collections::{HEADS, StoredFile, files_of, head_key, set_aside_of};
use crate::storage::received::open_findings;
use crate::template::compile::Compiled;

/// For so many milliseconds work goes on before the browser gets its turn: a task of more than 50 is felt.
const AT_A_TIME: u64 = 15;

/// Rests when a while has passed.
pub(super) struct Pace(u64);

impl Pace {
    pub(super) fn new() -> Self {
        Self(clock::milliseconds())
    }

    pub(super) async fn rest(&mut self) {
        if clock::milliseconds().saturating_sub(self.0) >= AT_A_TIME {
            timers::pause().await;
            self.0 = clock::milliseconds();
        }
    }
}

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

    async fn read_list(self) -> Result<Vec<CollectionEntry>, indexed_db::IndexedDbError> {
        indexed_db::open().await?;
        let heads = indexed_db::entries(Store::Collections, HEADS).await?;
        let mut list = Vec::new();
        for (_, head) in heads {
            // One that does not read stays where it is; a later version of the page may read it.
            let Ok(reader) = RecordReader::new(&head, Vec::new()) else {
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
        self.list_draft.set(ListDraft::default());
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
        let templates = self.app.templates_arc();
        let mut reader = RecordReader::new(&head, templates).map_err(|_| words::DAMAGED)?;
        let template = self.app.with_rules(&reader.collection().template);
        let template = template.ok_or(words::NO_TEMPLATE)?;
        reader.read_by(template.form.version);
        let prefix = files_of(id);
        let files = indexed_db::entries(Store::Collections, &prefix).await;
        let (mut known, mut pace) = (BTreeMap::new(), Pace::new());
        for (key, record) in files.map_err(store)? {
            let stored = StoredFile::read(&record, &template.form);
            let digest = key.strip_prefix(prefix.as_str()).unwrap_or_default();
            known.extend(stored.open.map(|open| (digest.to_owned(), open)));
            reader.add(stored.text);
            pace.rest().await;
            if !self.is_turn(self.openings, turn) {
                return Ok(None);
            }
        }
        let aside = indexed_db::entries(Store::Collections, &set_aside_of(id)).await;
        for (_, text) in aside.map_err(store)? {
            reader.add(&text);
        }
        let opened = reader.finish();
        let open = counted(&opened.collection, &template, known, &mut pace).await;
        let workspace = Workspace::new(opened.collection, template, open, opened.unusable);
        Ok(Some((head, workspace)))
    }
}

/// How many findings are open in each report: as it was counted before, or counted now.
pub(super) async fn counted(
    collection: &Collection,
    template: &Compiled,
    known: BTreeMap<String, usize>,
    pace: &mut Pace,
) -> BTreeMap<String, usize> {
    let mut open = known;
    for (digest, one) in &collection.submissions {
        if !open.contains_key(digest) {
            open.insert(digest.clone(), open_findings(&one.report, template));
            pace.rest().await;
        }
    }
    open
}
