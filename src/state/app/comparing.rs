//! What is compared before it is read: the reports of the page that is open at once, all others when the browser is idle
//! (docs/decisions/45-compared-first.md). All of it comes with the part of the program that reads stored reports.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::App;
use crate::browser::lazy::lazy;
use crate::browser::timers;
use crate::state::editor::Editor;
use crate::state::lazy::{LoadError, LoadState, Loading};
use crate::state::persistence::{self, Host, Persistence};
use crate::state::route::Route;
use crate::storage::keys::report_of;

/// How many milliseconds pass at most until the others are compared.
const REST: u32 = 2_000;

impl App {
    /// Persistence, begun by whoever asks first.
    fn begin_persistence(self) -> Persistence {
        self.started_persistence().unwrap_or_else(|| {
            let persistence = persistence::begin(self.host());
            self.started.set_value(Some(persistence));
            self.has_persistence.set(true);
            self.loads.wake();
            persistence
        })
    }

    /// What persistence needs of the app.
    fn host(self) -> Host {
        Host {
            registry: self.registry,
            templates: Arc::new(move || self.templates_arc()),
            say: Arc::new(move |good, text| self.say(good, text, false)),
            is_telling: Arc::new(move || self.notice.with_untracked(Option::is_some)),
            refresh: Arc::new(move || self.refresh()),
            storage_works: Arc::new(move || self.storage_works()),
            shows_data: Arc::new(move || self.route.get_untracked() == Route::Data),
        }
    }

    /// Brings both copies of what bears on some reports to the same state; these can be read then.
    ///
    /// # Errors
    /// A part of the program could not be loaded.
    pub(super) async fn compare(self, reports: &[String]) -> Result<(), LoadError> {
        let persistence = self.begin_persistence();
        // Once everything is on its way it is waited for.
        let all = !matches!(self.compared.get_untracked(), LoadState::Absent);
        if all || !persistence.compare(reports, self.load_templates()).await? {
            self.start_persistence().await?;
        }
        Ok(())
    }

    /// True when a report can be read.
    pub(super) fn is_compared(self, report: &str) -> bool {
        self.started_persistence()
            .is_some_and(|persistence| persistence.is_compared(report))
    }

    /// The reports of some keys that cannot be read yet.
    pub(super) fn not_compared(self, keys: &[String]) -> Vec<String> {
        let reports = keys.iter().filter_map(|key| report_of(key));
        let wanted = reports.filter(|report| !self.is_compared(report));
        wanted.map(str::to_owned).collect()
    }

    /// True when everything stored can be read.
    pub(super) fn is_all_compared(self) -> bool {
        self.started_persistence()
            .is_some_and(Persistence::is_all_compared)
    }

    /// Compares everything else when the browser is idle.
    pub(super) fn compare_rest(self) {
        if !self.is_all_compared() {
            timers::when_idle(REST, move || {
                self.loads
                    .run_always(move || Box::pin(self.start_persistence()));
            });
        }
    }
}

lazy! { persistence:
    /// Compares everything that is stored.
    pub fn compare_all(app: App) -> Loading {
        let persistence = app.begin_persistence();
        Box::pin(async move {
            persistence.compare_all().await;
            Ok(())
        })
    }
}

lazy! { persistence:
    /// Looks after a report as long as its page is open.
    pub fn open_session(app: App, editor: Editor) -> Loading {
        Box::pin(async move {
            app.compare(&[editor.id()]).await?;
            persistence::open_session(app.begin_persistence(), editor);
            app.find_previous(editor);
            app.compare_rest();
            Ok(())
        })
    }
}
