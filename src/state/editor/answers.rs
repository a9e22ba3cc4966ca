//! Commands that change answers.

use leptos::prelude::*;

use super::core::Editor;
use crate::browser::text as browser_text;
use crate::input::answer as text_answer;
use crate::input::sanitize::visible;
use crate::model::answer::{Answer, FieldPath};

impl Editor {
    /// Takes in the text of a control as it is typed, its letters composed: what is saved and exported before the control is
    /// left is the same as after. The control itself is never rewritten.
    pub fn type_text(self, path: &FieldPath, text: String) {
        self.understood.set_value(None);
        let text = browser_text::nfc(&text);
        let Some(answer) = self.template.with_value(|template| {
            template
                .field_kind(path)
                .map(|kind| text_answer::read_at(path, kind, &text))
        }) else {
            return;
        };
        self.set_answer(path, answer);
    }

    /// Tidies the words of a control that the person leaves.
    pub fn leave(self, path: &FieldPath) {
        let Some(field) = self
            .template
            .with_value(|template| template.field(path).cloned())
        else {
            return;
        };
        let answer = self
            .report
            .with_untracked(|report| report.answer(path).clone());
        if let Answer::Text(text) = &answer {
            let tidy = text_answer::tidy(&field.kind, text);
            if tidy != *text {
                self.set_answer(
                    path,
                    if tidy.is_empty() {
                        Answer::Blank
                    } else {
                        Answer::Text(tidy)
                    },
                );
            }
        }
        if field.remembered {
            match self.recorder.get_value() {
                Some(recorder) => (recorder.save_defaults)(self),
                None => self.defaults_due.set_value(true),
            }
        }
    }

    /// Declares that an address does not apply to this agency.
    pub fn declare_not_applicable(self, path: &FieldPath, reason: String) {
        self.set_answer(
            path,
            Answer::NotApplicable(browser_text::nfc(&visible(&reason))),
        );
    }

    /// Takes back that an address does not apply.
    pub fn make_applicable(self, path: &FieldPath) {
        self.set_answer(path, Answer::Blank);
    }

    fn set_answer(self, path: &FieldPath, answer: Answer) {
        let same = self
            .report
            .with_untracked(|report| *report.answer(path) == answer);
        if !same {
            self.change_at(path, |report| report.set(path.clone(), answer));
        }
    }

    /// Takes an optional section up, or leaves it out; its answers stay.
    pub fn include(self, section: &str, taken_up: bool) {
        self.change_all(|report| {
            report.included.retain(|id| id != section);
            if taken_up {
                report.included.push(section.to_owned());
            }
        });
    }

    /// Chooses an act, or takes the choice back.
    pub fn toggle_act(self, path: &FieldPath, act: &str, chosen: bool) {
        self.change_acts(path, |acts| {
            acts.retain(|one| one != act);
            if chosen {
                acts.push(act.to_owned());
            }
        });
    }

    /// Moves a chosen act up or down in the order of citation.
    pub fn move_act(self, path: &FieldPath, act: &str, up: bool) {
        self.change_acts(path, |acts| {
            let Some(from) = acts.iter().position(|one| one == act) else {
                return;
            };
            let to = if up {
                from.checked_sub(1)
            } else {
                Some(from + 1)
            };
            if let Some(to) = to.filter(|to| *to < acts.len()) {
                acts.swap(from, to);
            }
        });
    }

    fn change_acts(self, path: &FieldPath, change: impl FnOnce(&mut Vec<String>)) {
        let mut acts: Vec<String> = self.report.with_untracked(|report| {
            report
                .words(path.as_str())
                .lines()
                .map(str::to_owned)
                .collect()
        });
        change(&mut acts);
        self.set_answer(
            path,
            if acts.is_empty() {
                Answer::Blank
            } else {
                Answer::Text(acts.join("\n"))
            },
        );
    }
}
