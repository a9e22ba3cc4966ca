//! A whole collection as one file, out and in again.

use std::collections::BTreeMap;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::{Collecting, ListFault};
use super::place::{Page, Place};
use super::readers::Pace;
use crate::browser::indexed_db::{self, IndexedDbError, Store, Value};
use crate::browser::text::Text;
use crate::browser::{files, page};
use crate::formats::collection::decode::CollectionError;
use crate::formats::collection::encode::encode_collection;
use crate::formats::collection::records::read_whole_file;
use crate::formats::collection::submission::report_text;
use crate::messages::vi::collection as words;
use crate::model::collection::Collection;
use crate::model::file::{FileError, LARGEST_COLLECTION};
use crate::storage::collections::{
    file_around, file_key, head_entry, set_aside_entries, submission_text,
};

/// So many records are asked for at a time.
const AT_A_TIME: usize = 200;

impl Collecting {
    /// Hands the open collection over as one file.
    pub fn save_backup(self) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        spawn_local(async move {
            let collection = &workspace.collection;
            let reports = reports_of(collection).await;
            if self.is_over() {
                return;
            }
            let form = &workspace.template.form;
            let text = reports.ok();
            let text = text.and_then(|all| encode_collection(collection, &all, form).ok());
            let Some(text) = text else {
                return self.app.say(false, words::NOT_READ.to_owned(), false);
            };
            let name = words::backup_name(&collection.template, collection.period.year);
            files::download(&name, "application/json", &text);
        });
    }

    /// Opens the file picker, and keeps the chosen collection on this machine, unless it is here.
    pub fn open_backup(self) {
        self.fault.set(None);
        files::choose(".json,application/json", move |chosen| {
            let Some(file) = chosen.into_iter().next() else {
                return;
            };
            spawn_local(async move {
                let text = file.text(LARGEST_COLLECTION).await;
                let kept = match text {
                    Ok(text) => self.keep(&text).await,
                    Err(_) => Err(words::NO_COLLECTION),
                };
                if self.is_over() {
                    return;
                }
                match kept {
                    Ok((id, altered)) => {
                        self.post(&id);
                        page::go(&Place::of(&id, Page::Agencies));
                        let told = if altered {
                            words::ALTERED
                        } else {
                            words::RESTORED
                        };
                        self.app.say(!altered, told.to_owned(), false);
                    }
                    Err(why) => self.fault.set(Some(ListFault::File(why))),
                }
            });
        });
    }

    /// Keeps a collection; its id, and whether it was altered. What follows from its reports is worked out when it is opened.
    async fn keep(self, text: &str) -> Result<(String, bool), &'static str> {
        let opened = read_whole_file(text, &self.app.templates_arc());
        let opened = opened.map_err(|error| refusal(&error))?;
        let collection = opened.collection;
        let template = self.app.with_rules(&collection.template);
        let template = template.ok_or(words::NO_TEMPLATE)?;
        let (key, head) = head_entry(&collection, &template.form);
        let text = |text: &str| Some(Value::Text(text.into()));
        let (mut entries, mut pace) = (Vec::new(), Pace::new());
        for (digest, submission) in &collection.submissions {
            let report = opened.reports.get(digest).map_or("", String::as_str);
            let (before, behind) = file_around(&collection, submission);
            let record = Text::from(report).between(&before, &behind);
            let key = file_key(&collection.id, digest);
            entries.push((key, Some(Value::Text(record))));
            pace.rest().await;
        }
        let aside = set_aside_entries(&collection).into_iter();
        entries.extend(aside.map(|(key, one)| (key, one.as_deref().and_then(text))));
        entries.push((key.clone(), text(&head)));
        indexed_db::open().await.map_err(|_| words::NO_STORE)?;
        let known = (key.as_str(), None);
        let written = indexed_db::write_unless_changed(Store::Collections, known, &entries).await;
        match written {
            Ok(true) => Ok((collection.id, opened.altered)),
            Ok(false) => Err(words::ALREADY_HERE),
            Err(_) => Err(words::NOT_SAVED),
        }
    }
}

/// The texts of a collection's reports, by digest of the content.
async fn reports_of(collection: &Collection) -> Result<BTreeMap<String, String>, IndexedDbError> {
    let digests: Vec<&String> = collection.submissions.keys().collect();
    let (mut reports, mut pace) = (BTreeMap::new(), Pace::new());
    for part in digests.chunks(AT_A_TIME) {
        let keys = part.iter().map(|digest| file_key(&collection.id, digest));
        let keys: Vec<String> = keys.collect();
        let texts = indexed_db::get_texts(Store::Collections, &keys).await?;
        for (digest, text) in part.iter().zip(texts) {
            let text = text.as_ref().map(String::from);
            let report = text.and_then(|text| report_text(submission_text(&text)));
            reports.extend(report.map(|report| ((*digest).clone(), report)));
            pace.rest().await;
        }
    }
    Ok(reports)
}

fn refusal(error: &CollectionError) -> &'static str {
    match error {
        CollectionError::File(
            FileError::NotOurs
            | FileError::NotJson { .. }
            | FileError::OtherKind(_)
            | FileError::Empty
            | FileError::NotText,
        ) => words::NO_COLLECTION,
        _ => words::DAMAGED,
    }
}
