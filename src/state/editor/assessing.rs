//! Assessing the open report: indicators, findings and sentences after each change.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::Editor;
use crate::assess::{assess, reassess};
use crate::browser::lazy::lazy;
use crate::model::answer::Path;
use crate::template::checked::CheckedTemplate;

impl Editor {
    /// Assesses the report from now on, by the template with its rules.
    pub fn enable_assessment(self, template: Option<Arc<CheckedTemplate>>) {
        if self.assessor.with_untracked(Option::is_some) {
            return;
        }
        if let Some(template) = template {
            self.template.set_value(template);
        }
        update(self, None);
        self.assessor.set(Some(update));
    }
}

fn update(editor: Editor, changed: Option<&[Path]>) {
    editor.template.with_value(|template| {
        editor.previous.with_value(|previous| {
            editor.report.with_untracked(|report| match changed {
                Some(changed) => editor.assessment.update(|assessment| {
                    reassess(assessment, template, report, previous.as_ref(), changed);
                }),
                None => editor
                    .assessment
                    .set(assess(template, report, previous.as_ref())),
            });
        });
    });
}

lazy! { assess:
    /// Assesses a report from now on, by the template with its rules.
    pub fn assess_from_now_on(editor: Editor, template: Option<Arc<CheckedTemplate>>) -> () {
        editor.enable_assessment(template);
    }
}
