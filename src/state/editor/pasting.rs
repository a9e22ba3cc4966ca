//! A block that is pasted into the plain fields of a section: its dry run, and one command that does it.
//!
//! Not here: blocks pasted into tables (`rows`).

use leptos::prelude::*;

use super::core::{Editor, control_id};
use super::saving::Scope;
use crate::browser::text as browser_text;
use crate::formats::clipboard::paste::fields::{FieldChoices, plain_fields, plan_fields};
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::Place;
use crate::model::paste::fields::FieldsPlan;
use crate::model::paste::refusal::BlockProblem;
use crate::model::template::Section;

impl Editor {
    /// What a block pasted into a control would do to the fields of its section.
    ///
    /// # Errors
    /// The text is no block of cells.
    pub fn plan_fields(
        self,
        section: &Section,
        control: &str,
        text: &str,
        choices: &FieldChoices,
    ) -> Result<FieldsPlan, BlockProblem> {
        let fields = plain_fields(section);
        let first = fields
            .iter()
            .position(|field| control_id(&FieldPath::new(field.id.as_str())) == control);
        self.report.with_untracked(|report| {
            plan_fields(
                &fields,
                first.unwrap_or_default(),
                report,
                &browser_text::nfc(text),
                choices,
            )
        })
    }

    /// Says beside a field how the number that was pasted there is understood, until something else is typed.
    pub fn say_understood(self, path: FieldPath, said: String) {
        self.understood.set_value(Some((path.clone(), said)));
        self.tell(Some(&[path]));
    }

    /// Does what a plan says, as one step.
    pub fn paste_fields(self, section: &Section, plan: &FieldsPlan) {
        let fields = plain_fields(section);
        let mut answers: Vec<(FieldPath, Answer)> = Vec::new();
        for change in plan.changes() {
            if let Some(field) = fields.get(change.field) {
                answers.push((FieldPath::new(field.id.as_str()), change.new.clone()));
            }
        }
        let paths: Vec<FieldPath> = answers.iter().map(|(path, _)| path.clone()).collect();
        let places: Vec<Place> = paths.iter().cloned().map(Place::Answer).collect();
        let _ = self.change(Scope::Places(&places), &paths, |report| {
            for (path, answer) in answers {
                report.set(path, answer);
            }
        });
    }
}
