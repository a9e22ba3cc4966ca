//! The second part of the program, loaded when it is first asked for; a form asks as soon as it is drawn.
//!
//! A form can be filled in and is saved without it. What assesses a report, draws tables, indicators, findings and
//! sentences, reads files, writes the document and draws the other pages is behind this table of functions; `ui::second`
//! fills it in. Nothing here knows whether the build splits the program.

use std::cell::RefCell;
use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::editor::Editor;
use crate::assess::assessment::Assessment;
use crate::browser::files::Chosen;
pub use crate::browser::second::NotLoaded;
use crate::messages::vi::app as words;
use crate::model::answer::Path;
use crate::model::report::Report;
use crate::model::template::{Section, Table};
use crate::template::compile::Compiled;
use crate::template::form::Form;
use crate::template::rules;

/// How reports are assessed.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// Assesses a report, given the one of the previous period.
    pub assess: fn(&Form, &rules::Rules, &Report, Option<&Report>) -> Assessment,
    /// Brings an assessment up to date after changes at some addresses.
    pub reassess: fn(&mut Assessment, &Form, &rules::Rules, &Report, Option<&Report>, &[Path]),
    /// Hears of each change of a report, saved or not.
    pub written: fn(Editor),
}

/// What only the second part can do.
#[derive(Debug)]
pub struct Second {
    /// How reports are assessed.
    pub rules: Rules,
    /// Brings both copies of everything to the same state, before anything is read.
    pub start: fn(App) -> Pin<Box<dyn Future<Output = ()>>>,
    /// Looks after a report as long as it is open: lock, second copy, steps, states.
    pub attend: fn(Editor),
    /// Draws what is to be known about saving.
    pub bars: fn(App) -> AnyView,
    /// Draws the page of the data on this machine.
    pub data: fn(App) -> AnyView,
    /// Draws the states of a report over time.
    pub history: fn(Editor) -> AnyView,
    /// Draws the buttons that take steps back and do them again.
    pub steps: fn(Editor) -> AnyView,
    /// Brings the shelf up to date with the store.
    pub load_shelf: fn(App),
    /// An editor over a report of this machine, or why not.
    pub open: fn(App, &str) -> Result<Editor, String>,
    /// Brings the report back that was removed last.
    pub bring_back: fn(App),
    /// Looks at files.
    pub look_at: fn(App, Vec<Chosen>),
    /// All templates, with their rules.
    pub templates: fn() -> Vec<Compiled>,
    /// Takes in a sample report, once, and goes to it.
    pub open_example: fn(App, &str),
    /// Draws the reports on this machine.
    pub shelf: fn(App) -> AnyView,
    /// Draws the dry run of opened files.
    pub import: fn(App) -> AnyView,
    /// Draws what the scripts around the program told.
    pub news: fn(App) -> AnyView,
    /// Draws the help page.
    pub help: fn() -> AnyView,
    /// Hands the exchange file of a report to the person.
    pub export_json: fn(Editor),
    /// Draws the indicators and findings of a section.
    pub assessment: fn(Editor, String) -> AnyView,
    /// Draws the sentences of a section.
    pub narrative: fn(Editor, Section) -> AnyView,
    /// Draws a table of a form.
    pub table: fn(Editor, Table) -> AnyView,
    /// Draws all findings of a report.
    pub findings: fn(Editor) -> AnyView,
    /// Draws the document; the way back leads to the section.
    pub preview: fn(App, Editor, Memo<String>) -> AnyView,
}

/// Where the second part is.
#[derive(Clone, Copy)]
pub enum Availability {
    /// Nobody asked for it yet.
    Absent,
    /// On its way.
    Coming,
    /// It did not come; asking again tries again.
    Failed,
    /// Here.
    Here(&'static Second),
}

/// The second part on its way.
pub type Loading = Pin<Box<dyn Future<Output = Result<&'static Second, NotLoaded>>>>;

/// Something to do as soon as the second part is here.
type Act = Box<dyn FnOnce(&'static Second)>;

thread_local! {
    /// What waits for the second part. It stays through a failure, so that "try again" does it.
    static WAITING: RefCell<Vec<Act>> = const { RefCell::new(Vec::new()) };
}

impl App {
    /// Gives an editor the rules that its report is assessed by, as soon as they are here.
    pub fn equip(self, editor: Editor) {
        if let Availability::Here(second) = self.second() {
            editor.take_up(second.rules, self.with_rules(&editor.template().id));
            (second.attend)(editor);
        }
    }

    /// The second part, where it is; asks for it at the first time. The reader is told when it comes.
    #[must_use]
    pub fn second(self) -> Availability {
        if matches!(self.second.get_untracked(), Availability::Absent) {
            self.load_second();
        }
        self.second.get()
    }

    /// Where the second part is, without asking for it.
    #[must_use]
    pub fn second_state(self) -> Availability {
        self.second.get()
    }

    /// Does what only the second part can do, as soon as it is here.
    pub fn with_second(self, act: impl FnOnce(&'static Second) + 'static) {
        match self.second.get_untracked() {
            Availability::Here(second) => act(second),
            state => {
                if matches!(state, Availability::Failed) {
                    // The person went on: what failed before is no longer wanted.
                    WAITING.take();
                }
                WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(act)));
                self.load_second();
            }
        }
    }

    /// The same for what a person asked for and now waits for: the page says so.
    pub fn wait_for_second(self, act: impl FnOnce(&'static Second) + 'static) {
        if !matches!(self.second.get_untracked(), Availability::Here(_)) {
            self.busy.set(words::LOADING);
        }
        self.with_second(move |second| {
            self.busy.set("");
            act(second);
        });
    }

    /// Asks for the second part, also again after a failure.
    pub fn load_second(self) {
        if matches!(self.second.get_untracked(), Availability::Coming) {
            return;
        }
        self.second.set(Availability::Coming);
        let loading = self.loader.with_value(|loader| loader());
        spawn_local(async move {
            match loading.await {
                Ok(second) => {
                    self.take_in_templates((second.templates)());
                    (second.start)(self).await;
                    self.second.set(Availability::Here(second));
                    WAITING.take().into_iter().for_each(|act| act(second));
                }
                Err(NotLoaded) => {
                    self.busy.set("");
                    self.second.set(Availability::Failed);
                }
            }
        });
    }
}
