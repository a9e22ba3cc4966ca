//! The report being edited: its signals and the commands that change it.
//!
//! Every command saves at once and brings the assessment up to date; nothing waits for a timer.

use std::sync::Arc;

use leptos::prelude::*;

use super::outline::{self, OutlineEntry};
use super::route::Route;
use crate::document::compose::{Written, compose};
use crate::document::html::to_html;
use crate::document::letterhead::code_line;
use crate::engine::assess::{assess, reassess, write_frame};
use crate::engine::assessment::{Assessment, Finding};
use crate::engine::checked::{CheckedTemplate, PARTICULARS};
use crate::exchange::encode::{encode, file_name, report_digest};
use crate::model::answer::{Answer, Path};
use crate::model::report::{Edit, Event, EventKind, Report, Status};
use crate::platform::store::BrowserStore;
use crate::platform::{clock, files, page, random, text as browser_text};
use crate::storage::{StorageFault, remembered, repository};
use crate::text::answer as text_answer;
use crate::text::words;

/// The report being edited.
#[derive(Clone, Copy)]
pub struct Editor {
    /// The report as it stands.
    pub report: RwSignal<Report>,
    /// What follows from it.
    pub assessment: RwSignal<Assessment>,
    /// Whether the last change is on this machine.
    pub saved: RwSignal<SaveState>,
    template: StoredValue<Arc<CheckedTemplate>>,
    previous: StoredValue<Option<Report>>,
}

/// Whether the last change is on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is, since this moment (ISO 8601).
    Saved { at: String },
    /// It is only in memory, and why.
    Unsaved { why: String },
}

/// What a control shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypedField {
    /// Text of the control when nobody is typing in it.
    pub text: String,
    /// What is wrong with the text.
    pub problem: Option<String>,
    /// What the text is understood as, where a person may mean otherwise.
    pub remark: Option<String>,
    /// The reason, when the field is declared not applicable.
    pub not_applicable: Option<String>,
}

/// Id of the control of an address; its label has the same with `-label`.
#[must_use]
pub fn control_id(path: &Path) -> String {
    format!("f-{}", path.as_str().replace('.', "-"))
}

impl Editor {
    /// An editor over a report of this machine.
    #[must_use]
    pub fn new(report: Report, template: Arc<CheckedTemplate>, previous: Option<Report>) -> Self {
        let assessment = assess(&template, &report, previous.as_ref());
        Self {
            saved: RwSignal::new(SaveState::Saved { at: report.changed.clone() }),
            report: RwSignal::new(report),
            assessment: RwSignal::new(assessment),
            template: StoredValue::new(template),
            previous: StoredValue::new(previous),
        }
    }

    /// The template.
    #[must_use]
    pub fn template(self) -> Arc<CheckedTemplate> {
        self.template.get_value()
    }

    /// Id of the report.
    #[must_use]
    pub fn id(self) -> String {
        self.report.with_untracked(|report| report.id.clone())
    }

    /// True while the report is complete; it must be reopened before it changes.
    #[must_use]
    pub fn locked(self) -> bool {
        self.report.with(|report| report.status != Status::Draft)
    }

    /// What the control of an address shows.
    #[must_use]
    pub fn typed(self, path: &Path) -> Signal<TypedField> {
        let path = path.clone();
        let kind = self.template.with_value(|template| template.field_kind(&path).cloned());
        Memo::new(move |_| {
            let Some(kind) = &kind else { return TypedField::default() };
            self.report.with(|report| {
                let answer = report.answer(&path);
                let text = text_answer::show(kind, answer);
                TypedField {
                    problem: if matches!(answer, Answer::Unreadable(_)) { text_answer::problem(kind, &text) } else { None },
                    remark: text_answer::remark(kind, &text),
                    not_applicable: match answer {
                        Answer::NotApplicable(reason) => Some(reason.clone()),
                        _ => None,
                    },
                    text,
                }
            })
        })
        .into()
    }

    /// Takes in the text of a control as it is typed. The control itself is never rewritten.
    pub fn type_text(self, path: &Path, text: String) {
        let Some(answer) = self.template.with_value(|template| template.field_kind(path).map(|kind| text_answer::read(kind, &text)))
        else {
            return;
        };
        self.set_answer(path, answer);
    }

    /// Tidies the words of a control that the person leaves.
    pub fn leave(self, path: &Path) {
        let Some(field) = self.template.with_value(|template| template.field(path).cloned()) else { return };
        let answer = self.report.with_untracked(|report| report.answer(path).clone());
        if let Answer::Text(text) = &answer {
            let tidy = text_answer::tidy(&field.kind, &browser_text::composed(text));
            if tidy != *text {
                self.set_answer(path, if tidy.is_empty() { Answer::Blank } else { Answer::Text(tidy) });
            }
        }
        if field.remembered {
            let remembered =
                self.report.with_untracked(|report| self.template.with_value(|template| remembered::remember(&BrowserStore, report, template)));
            self.note_storage(remembered);
        }
    }

    /// Declares that an address does not apply to this agency.
    pub fn declare_not_applicable(self, path: &Path, reason: String) {
        self.set_answer(path, Answer::NotApplicable(reason));
    }

    /// Takes back that an address does not apply.
    pub fn make_applicable(self, path: &Path) {
        self.set_answer(path, Answer::Blank);
    }

    fn set_answer(self, path: &Path, answer: Answer) {
        let same = self.report.with_untracked(|report| *report.answer(path) == answer);
        if !same {
            self.change(std::slice::from_ref(path), |report| report.set(path.clone(), answer));
        }
    }

    /// Adds an empty row to a table.
    pub fn add_row(self, table: &str) {
        let row = format!("r{}", random::id().chars().take(8).collect::<String>());
        self.change(&[Path::new(table)], |report| report.rows.entry(table.to_owned()).or_default().push(row));
    }

    /// Removes a row of a table with its answers.
    pub fn remove_row(self, table: &str, row: &str) {
        let prefix = format!("{table}.{row}.");
        self.change(&[Path::new(table)], |report| {
            report.answers.retain(|path, _| !path.as_str().starts_with(&prefix));
            if let Some(rows) = report.rows.get_mut(table) {
                rows.retain(|id| id != row);
            }
        });
    }

    /// Takes an optional section up, or leaves it out; its answers stay.
    pub fn include(self, section: &str, taken_up: bool) {
        self.change_all(|report| {
            if taken_up {
                report.included.insert(section.to_owned());
            } else {
                report.included.remove(section);
            }
        });
    }

    /// Chooses an act, or takes the choice back.
    pub fn toggle_act(self, path: &Path, act: &str, chosen: bool) {
        self.change_acts(path, |acts| {
            acts.retain(|one| one != act);
            if chosen {
                acts.push(act.to_owned());
            }
        });
    }

    /// Moves a chosen act up or down in the order of citation.
    pub fn move_act(self, path: &Path, act: &str, up: bool) {
        self.change_acts(path, |acts| {
            let Some(from) = acts.iter().position(|one| one == act) else { return };
            let to = if up { from.checked_sub(1) } else { Some(from + 1) };
            if let Some(to) = to.filter(|to| *to < acts.len()) {
                acts.swap(from, to);
            }
        });
    }

    fn change_acts(self, path: &Path, change: impl FnOnce(&mut Vec<String>)) {
        let mut acts: Vec<String> =
            self.report.with_untracked(|report| report.words(path.as_str()).lines().map(str::to_owned).collect());
        change(&mut acts);
        self.set_answer(path, if acts.is_empty() { Answer::Blank } else { Answer::Text(acts.join("\n")) });
    }

    /// Explains a finding instead of mending it; an empty text takes the explanation back.
    pub fn explain(self, finding: &Finding, text: String) {
        self.change(&[], |report| {
            if text.is_empty() {
                report.explanations.remove(&finding.key);
            } else {
                report.explanations.insert(finding.key.clone(), Edit { text, basis: finding.message.clone() });
            }
        });
    }

    /// Puts the officer's words in the place of a sentence.
    pub fn edit_sentence(self, id: &str, text: String) {
        let basis = self.assessment.with_untracked(|assessment| {
            let sentence = assessment.sentences.iter().find(|sentence| sentence.id == id);
            sentence.and_then(|sentence| sentence.written.clone()).unwrap_or_default()
        });
        self.change(&[], |report| {
            report.edits.insert(id.to_owned(), Edit { text, basis });
        });
    }

    /// Lets the app write a sentence again.
    pub fn renew_sentence(self, id: &str) {
        self.change(&[], |report| {
            report.edits.remove(id);
        });
    }

    /// Declares the report complete.
    ///
    /// # Errors
    /// How many problems are neither fixed nor explained.
    pub fn complete(self) -> Result<(), String> {
        let open = self.report.with_untracked(|report| self.assessment.with_untracked(|one| one.obstacles(report).len()));
        if open > 0 {
            return Err(words::commands::obstacles(open));
        }
        let (at, template) = (clock::now(), self.template());
        self.write(|report| {
            report.status = Status::Completed(at.clone());
            let digest = report_digest(report, &template);
            report.history.push(Event { at, kind: EventKind::Completed { revision: report.revision.number, digest } });
        });
        Ok(())
    }

    /// Opens a complete report for its next issue.
    ///
    /// # Errors
    /// The reason is missing.
    pub fn reopen(self, reason: String) -> Result<(), String> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(words::commands::REOPEN_NEEDS_REASON.to_owned());
        }
        let at = clock::now();
        self.write(|report| {
            report.revision.replaces = report.history.iter().rev().find_map(|event| match &event.kind {
                EventKind::Completed { digest, .. } => Some(digest.clone()),
                _ => None,
            });
            report.revision.number += 1;
            report.revision.reason = Some(reason.clone());
            report.status = Status::Draft;
            report.history.push(Event { at, kind: EventKind::Reopened { revision: report.revision.number, reason } });
        });
        Ok(())
    }

    /// Changes an open report; only what depends on the addresses is assessed again.
    fn change(self, changed: &[Path], change: impl FnOnce(&mut Report)) {
        if self.report.with_untracked(|report| report.status != Status::Draft) {
            return;
        }
        self.write(change);
        if !changed.is_empty() {
            self.template.with_value(|template| {
                self.previous.with_value(|previous| {
                    self.report.with_untracked(|report| {
                        self.assessment.update(|assessment| reassess(assessment, template, report, previous.as_ref(), changed));
                    });
                });
            });
        }
    }

    /// Changes an open report where everything may depend on it.
    fn change_all(self, change: impl FnOnce(&mut Report)) {
        self.change(&[], change);
        let fresh = self.template.with_value(|template| {
            self.previous.with_value(|previous| self.report.with_untracked(|report| assess(template, report, previous.as_ref())))
        });
        self.assessment.set(fresh);
    }

    /// Changes the report and saves it before anything else happens.
    fn write(self, change: impl FnOnce(&mut Report)) {
        self.report.update(|report| {
            change(report);
            report.changed = clock::now();
        });
        let result =
            self.report.with_untracked(|report| self.template.with_value(|template| repository::save(&BrowserStore, report, template)));
        self.note_storage(result);
    }

    fn note_storage(self, result: Result<(), StorageFault>) {
        self.saved.set(match result {
            Ok(()) => SaveState::Saved { at: self.report.with_untracked(|report| report.changed.clone()) },
            Err(fault) => SaveState::Unsaved { why: fault.text().to_owned() },
        });
    }

    /// Every section with its progress.
    #[must_use]
    pub fn outline(self) -> Vec<OutlineEntry> {
        self.template.with_value(|template| {
            self.report.with(|report| self.assessment.with(|assessment| outline::outline(template, report, assessment)))
        })
    }

    /// Number and symbol as the document prints them.
    #[must_use]
    pub fn code_line(self) -> String {
        self.template.with_value(|template| self.report.with(|report| code_line(template, report)))
    }

    /// The section where a finding can be mended.
    #[must_use]
    pub fn finding_href(self, finding: &Finding) -> String {
        finding.fields.first().map(|path| self.section_of(path)).unwrap_or(Route::Findings { report: self.id() }).fragment()
    }

    fn section_of(self, path: &Path) -> Route {
        let section = self.template.with_value(|template| template.section_of(path).unwrap_or(PARTICULARS).to_owned());
        Route::Section { report: self.id(), section }
    }

    /// Goes to the form of an address and to its control.
    pub fn go_to_field(self, path: &Path) {
        page::go(&self.section_of(path).fragment());
        let control = control_id(path);
        // One frame for the section to be drawn, one for its own focus on the heading.
        page::after_draw(move || {
            page::after_draw(move || {
                page::reveal(&control);
            });
        });
    }

    /// The self-contained document.
    #[must_use]
    pub fn html(self) -> String {
        self.template.with_value(|template| {
            self.report.with(|report| {
                let (subject, closing) = write_frame(template, report);
                let written = Written { subject, closing };
                self.assessment.with(|assessment| to_html(&compose(template, report, assessment, &written)))
            })
        })
    }

    /// Hands the exchange file to the person.
    pub fn export_json(self) {
        let (name, text) = self.template.with_value(|template| {
            self.report.with_untracked(|report| {
                (file_name(report, "json"), self.assessment.with_untracked(|assessment| encode(report, template, assessment)))
            })
        });
        files::download(&name, "application/json", &text);
    }

    /// Hands the self-contained document to the person.
    pub fn export_html(self) {
        let name = self.report.with_untracked(|report| file_name(report, "html"));
        files::download(&name, "text/html", &untrack(|| self.html()));
    }

    /// Prints the document shown in a frame.
    pub fn print(self, frame: &str) {
        page::print_frame(frame);
    }
}
