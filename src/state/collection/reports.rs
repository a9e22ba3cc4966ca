//! The reports that were received: each is read from its record when somebody looks at it.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use crate::browser::indexed_db::{self, Store};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::problems::Problem;
use crate::model::report::Report;
use crate::storage::collections::{file_key, submission_text};
use crate::storage::received::problems_of;

/// Something that is read from the store.
#[derive(Clone, Debug)]
pub enum FromStore<T> {
    /// It is on its way.
    Coming,
    /// It cannot be read.
    Failed,
    /// It is here.
    Here(T),
}

impl Collecting {
    /// The report of a submission, by digest of its content.
    #[must_use]
    pub fn report(self, digest: &str) -> RwSignal<FromStore<Arc<Report>>> {
        self.of_report(digest, |report, _| Arc::new(report))
    }

    /// The findings of a report that are neither fixed nor explained, in words.
    #[must_use]
    pub fn problems(self, digest: &str) -> RwSignal<FromStore<Arc<Vec<Problem>>>> {
        self.of_report(digest, |report, workspace| {
            Arc::new(problems_of(&report, &workspace.template))
        })
    }

    fn of_report<T: Send + Sync + 'static>(
        self,
        digest: &str,
        make: impl Fn(Report, &Workspace) -> T + 'static,
    ) -> RwSignal<FromStore<T>> {
        let found = RwSignal::new(FromStore::Coming);
        let Some(workspace) = self.workspace_now() else {
            return found;
        };
        let key = file_key(&workspace.collection.id, digest);
        let read_by = self.read_by(&workspace);
        spawn_local(async move {
            let text = indexed_db::get(Store::Collections, &key).await;
            let report = text.ok().flatten();
            let report = report.and_then(|text| read_by.report(submission_text(&text)));
            let report = report.map(|report| make(report, &workspace));
            // The page may have been left.
            let _ = found.try_set(report.map_or(FromStore::Failed, FromStore::Here));
        });
        found
    }
}
