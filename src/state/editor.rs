//! The report being edited: its signals and the commands that change it.
//!
//! Every command saves at once and brings the assessment up to date; nothing waits for a timer.

mod answers;
mod completion;
mod fields;
mod kept;
mod output;
mod pages;
mod rows;
mod wording;

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;

pub use self::fields::TypedField;
pub use self::pages::{PAGE_ROWS, TablePage};
use self::rows::Undo;
use super::later::Rules;
use super::outline::{self, OutlineEntry};
use super::replicate::replicate;
use super::route::Route;
use crate::assess::assessment::Assessment;
use crate::assess::begin;
use crate::assess::finding::Finding;
use crate::browser::store::BrowserStore;
use crate::browser::{clock, page};
use crate::model::answer::Path;
use crate::model::report::{Report, Status};
use crate::storage::{StorageFault, repository};
use crate::template::compile::Compiled;
use crate::template::form::{Form, PARTICULARS};
use crate::template::rules;

/// The report being edited.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The report as it stands.
    pub report: RwSignal<Report>,
    /// What follows from it; its progress only, until the rules are here.
    pub assessment: RwSignal<Assessment>,
    /// The rules are here.
    pub assessed: RwSignal<bool>,
    /// Whether the last change is on this machine.
    pub saved: RwSignal<SaveState>,
    /// The last command on a table that can be taken back.
    pub undo: RwSignal<Option<Undo>>,
    /// It is being written in another tab, or gone: nothing may change here.
    pub read_only: RwSignal<bool>,
    /// The record as this tab last read or wrote it.
    seen: StoredValue<Option<String>>,
    /// How it is assessed, and by what.
    rules: StoredValue<Option<(Rules, Arc<rules::Rules>)>>,
    template: StoredValue<Arc<Form>>,
    previous: StoredValue<Option<Report>>,
    completed: Memo<bool>,
    /// What tells of a change at one address. A page with thousands of cells follows each by itself: following the report as
    /// a whole, all of them woke at every key press, and that took half a second (docs/performance.md).
    touched: StoredValue<BTreeMap<Path, ArcTrigger>>,
    /// The page that is shown of each table that somebody turned.
    pages: RwSignal<BTreeMap<String, usize>>,
}

/// Whether the last change is on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is, since this moment (ISO 8601).
    Saved {
        /// The moment.
        at: String,
    },
    /// It is in the near store; whether it is on disk will be told (`state::replicate`, `state::keeping`).
    Written {
        /// The moment.
        at: String,
    },
    /// It is in the near store, and whether it is on disk cannot be known.
    Uncertain {
        /// The moment.
        at: String,
        /// There is a far store, which fails: it is tried again.
        trying: bool,
    },
    /// It is only in memory.
    Unsaved {
        /// Why.
        fault: StorageFault,
    },
}

/// Id of the control of an address; its label has the same with `-label`.
#[must_use]
pub fn control_id(path: &Path) -> String {
    format!("f-{}", path.as_str().replace('.', "-"))
}

/// Id of the control of a rewritten sentence.
#[must_use]
pub fn sentence_control(sentence: &str) -> String {
    format!("sentence-{sentence}")
}

impl Editor {
    /// An editor over a report of this machine. It saves and counts what is given; [`Editor::take_up`] lets it assess.
    #[must_use]
    pub fn new(report: Report, template: Arc<Form>, previous: Option<Report>) -> Self {
        let assessment = begin(&template, &report);
        let (seen, at) = (
            repository::record(&BrowserStore, &report.id).ok().flatten(),
            report.changed.clone(),
        );
        let report = RwSignal::new(report);
        Self {
            completed: Memo::new(move |_| report.with(|report| report.status != Status::Draft)),
            touched: StoredValue::new(BTreeMap::new()),
            pages: RwSignal::new(BTreeMap::new()),
            rules: StoredValue::new(None),
            assessed: RwSignal::new(false),
            seen: StoredValue::new(seen),
            saved: RwSignal::new(SaveState::Written { at }),
            read_only: RwSignal::new(false),
            undo: RwSignal::new(None),
            report,
            assessment: RwSignal::new(assessment),
            template: StoredValue::new(template),
            previous: StoredValue::new(previous),
        }
    }

    /// Assesses the report from now on, by the template with its rules, once these are here.
    pub fn take_up(self, functions: Rules, template: Option<Compiled>) {
        let Some(template) = template.filter(|_| !self.assessed.get_untracked()) else {
            return;
        };
        // A form that came alone has only those acts that it names.
        self.template.set_value(template.form);
        self.rules.set_value(Some((functions, template.rules)));
        self.assess_all();
        self.assessed.set(true);
    }

    /// The rules of its template, once they are here.
    #[must_use]
    pub fn rules(self) -> Option<Arc<rules::Rules>> {
        self.rules
            .with_value(|rules| rules.as_ref().map(|(_, rules)| Arc::clone(rules)))
    }

    /// How many findings there are, once that is known.
    #[must_use]
    pub fn findings_count(self) -> Option<usize> {
        self.assessed.get().then(|| {
            self.assessment
                .with(|assessment| assessment.findings().len())
        })
    }

    /// The template.
    #[must_use]
    pub fn template(self) -> Arc<Form> {
        self.template.get_value()
    }

    /// Id of the report.
    #[must_use]
    pub fn id(self) -> String {
        self.report.with_untracked(|report| report.id.clone())
    }

    /// True while the report is complete; it must be reopened before it changes.
    #[must_use]
    pub fn completed(self) -> bool {
        self.completed.get()
    }

    /// True while nothing can be changed: the report is complete, or written in another tab.
    #[must_use]
    pub fn locked(self) -> bool {
        self.completed() || self.read_only.get()
    }

    /// Changes an open report; only what depends on the addresses is assessed again.
    fn change(self, changed: &[Path], change: impl FnOnce(&mut Report)) {
        if untrack(|| self.locked()) {
            return;
        }
        let _ = self.write(Some(changed), change);
        self.forget_undo(changed);
        let Some((functions, rules)) = self.rules.get_value() else {
            self.assess_all();
            return;
        };
        if !changed.is_empty() {
            self.template.with_value(|template| {
                self.previous.with_value(|previous| {
                    self.report.with_untracked(|report| {
                        self.assessment.update(|assessment| {
                            (functions.reassess)(
                                assessment,
                                template,
                                &rules,
                                report,
                                previous.as_ref(),
                                changed,
                            );
                        });
                    });
                });
            });
        }
    }

    /// Changes an open report where everything may depend on it.
    fn change_all(self, change: impl FnOnce(&mut Report)) {
        if untrack(|| self.locked()) {
            return;
        }
        let _ = self.write(None, change);
        self.forget_undo(&[]);
        self.assess_all();
    }

    /// Assesses the whole report, as far as the rules are here.
    fn assess_all(self) {
        let rules = self.rules.get_value();
        let fresh = self.template.with_value(|template| {
            self.previous.with_value(|previous| {
                self.report.with_untracked(|report| match &rules {
                    Some((functions, rules)) => {
                        (functions.assess)(template, rules, report, previous.as_ref())
                    }
                    None => begin(template, report),
                })
            })
        });
        self.assessment.set(fresh);
    }

    /// Changes the report at some addresses (anywhere, when none are named) and saves it before anything else happens; false
    /// when another tab writes it.
    fn write(self, changed: Option<&[Path]>, change: impl FnOnce(&mut Report)) -> bool {
        let mut change = Some(change);
        self.write_erased(changed, &mut |report| {
            change.take().into_iter().for_each(|change| change(report))
        })
    }

    /// The same for any change: one copy in the program.
    fn write_erased(self, changed: Option<&[Path]>, change: &mut dyn FnMut(&mut Report)) -> bool {
        if self.read_only.get_untracked() {
            return false;
        }
        self.report.update(|report| {
            // Before the change: what takes the report's digest takes the report as it is saved.
            report.changed = clock::now();
            change(report);
        });
        self.tell(changed);
        let result = self.report.with_untracked(|report| {
            self.template.with_value(|template| {
                self.seen.with_value(|seen| {
                    repository::save_over(&BrowserStore, report, template, seen.as_deref())
                })
            })
        });
        let result = result.map(|record| self.seen.set_value(Some(record)));
        self.note_storage(result);
        match self.rules.get_value() {
            Some((functions, _)) => (functions.written)(self),
            None if self.fault().is_none() => replicate(self),
            None => {}
        }
        true
    }

    pub(super) fn note_storage(self, result: Result<(), StorageFault>) {
        self.note(match result {
            Ok(()) => SaveState::Written {
                at: self.report.with_untracked(|report| report.changed.clone()),
            },
            Err(fault) => SaveState::Unsaved { fault },
        });
    }

    /// Notes whether the report is saved. The page asks before it is left as long as any report is only in memory.
    fn note(self, saved: SaveState) {
        self.saved.set(saved);
        page::ask_before_leaving(Self::any_unsaved());
    }

    /// Every section with its progress.
    #[must_use]
    pub fn outline(self) -> Vec<OutlineEntry> {
        self.template.with_value(|template| {
            self.report.with(|report| {
                self.assessment
                    .with(|assessment| outline::outline(template, report, assessment))
            })
        })
    }

    /// The section where a finding can be mended.
    #[must_use]
    pub fn finding_href(self, finding: &Finding) -> String {
        finding
            .fields
            .first()
            .map(|path| self.section_of(path))
            .unwrap_or(Route::Findings { report: self.id() })
            .fragment()
    }

    fn section_of(self, path: &Path) -> Route {
        let section = self
            .template
            .with_value(|template| template.section_of(path).unwrap_or(PARTICULARS).to_owned());
        Route::Section {
            report: self.id(),
            section,
        }
    }

    /// Goes to the form of an address and to its control.
    pub fn go_to_field(self, path: &Path) {
        let (control, target) = (control_id(path), self.section_of(path).fragment());
        let turned = self.show_row_of(path);
        if turned && page::fragment() == target {
            page::after_draw(move || _ = page::reveal(&control));
        } else {
            Self::go_to_control(&control, &target);
        }
    }

    fn go_to_control(control: &str, target: &str) {
        if page::fragment() == target {
            page::reveal(control);
        } else {
            page::await_control(control);
            page::go(target);
        }
    }
}
