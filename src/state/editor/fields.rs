//! What controls show, each following its own address.

use leptos::prelude::*;

use super::core::Editor;
use crate::input::answer as text_answer;
use crate::messages::vi::answers;
use crate::model::answer::{Answer, FieldPath};
use crate::state::page_memo::page_memo;
use crate::template::form::cell_parts;

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

impl Editor {
    /// What the control of an address shows.
    #[must_use]
    pub fn typed(self, path: &FieldPath) -> Signal<TypedField> {
        let path = path.clone();
        let kind = self
            .template
            .with_value(|template| template.field_kind(&path).cloned());
        page_memo(move |_| {
            let Some(kind) = &kind else {
                return TypedField::default();
            };
            self.follow_answer(&path);
            self.report.with_untracked(|report| {
                let answer = report.answer(&path);
                let text = text_answer::show(kind, answer);
                TypedField {
                    problem: if matches!(answer, Answer::Unreadable(_)) {
                        let problem = text_answer::problem_at(&path, kind, &text);
                        problem.map(|problem| answers::problem_at(&path, &problem))
                    } else {
                        None
                    },
                    remark: self.understood_at(&path).or_else(|| {
                        text_answer::remark(kind, &text).map(|remark| answers::remark(&remark))
                    }),
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

    /// What is said of the number that was pasted at an address last.
    fn understood_at(self, path: &FieldPath) -> Option<String> {
        self.understood.with_value(|said| {
            let (_, said) = said.as_ref().filter(|(at, _)| at == path)?;
            Some(said.clone())
        })
    }

    /// Follows the answer at an address, and no other. Of a cell also what happens to its whole table.
    pub fn follow_answer(self, path: &FieldPath) {
        let trigger = self
            .touched
            .try_update_value(|touched| touched.entry(path.clone()).or_default().clone());
        trigger.unwrap_or_default().track();
    }

    /// Wakes who follows one of some addresses, or all.
    pub(super) fn tell(self, changed: Option<&[FieldPath]>) {
        let mut woken: Vec<ArcTrigger> = Vec::new();
        self.touched.with_value(|touched| {
            let Some(changed) = changed else {
                woken.extend(touched.values().cloned());
                return;
            };
            for path in changed {
                // A table's own address stands for all its cells, which come after it in the order of addresses.
                let end = FieldPath::new(format!("{}/", path.as_str()));
                let is_meant = |one: &FieldPath| {
                    one == path
                        || cell_parts(one.as_str())
                            .is_some_and(|(table, ..)| table == path.as_str())
                };
                let meant = touched
                    .range(path.clone()..end)
                    .filter(|(one, _)| is_meant(one));
                woken.extend(meant.map(|(_, trigger)| trigger.clone()));
            }
        });
        for trigger in woken {
            trigger.notify();
        }
    }
}
