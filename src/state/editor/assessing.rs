//! Assessing the open report after each change: indicators first, as soon as their part of the program is here, then
//! findings, sentences and tables too.

use leptos::prelude::*;

use super::core::{Assessor, CountOpen, Editor, UpdateAssessment};
use crate::assess::open_items::{Open, open};
use crate::assess::{assess, assess_indicators, reassess};
use crate::browser::lazy::lazy;
use crate::model::answer::FieldPath;
use crate::template::compile::Compiled;
use crate::template::rules::Rules;

impl Editor {
    /// Assesses the report from now on, by the rules of its template. Their form takes the place of the one that came alone,
    /// which names fewer acts.
    pub fn enable_assessment(self, template: Compiled) {
        if self.rules().is_none() {
            self.assess_by(template, true, update, open);
        }
    }

    /// The same for the indicators only, until [`Editor::enable_assessment`].
    fn enable_indicators(self, template: Compiled) {
        if self.rules_here().is_none() {
            self.assess_by(template, false, update_indicators, |_, _, _| {
                Open::default()
            });
        }
    }

    fn assess_by(
        self,
        template: Compiled,
        is_whole: bool,
        update: UpdateAssessment,
        count_open: CountOpen,
    ) {
        let Compiled { form, rules } = template;
        self.template.set_value(form);
        update(self, &rules, None);
        let assessor = Assessor {
            is_whole,
            update,
            count_open,
        };
        self.assessor.set(Some((assessor, rules)));
    }
}

fn update(editor: Editor, rules: &Rules, changed: Option<&[FieldPath]>) {
    editor.template.with_value(|template| {
        editor.previous.with_value(|previous| {
            editor.report.with_untracked(|report| match changed {
                Some(changed) => editor.assessment.update(|assessment| {
                    reassess(
                        assessment,
                        template,
                        rules,
                        report,
                        previous.as_ref(),
                        changed,
                    );
                }),
                None => editor
                    .assessment
                    .set(assess(template, rules, report, previous.as_ref())),
            });
        });
    });
}

fn update_indicators(editor: Editor, rules: &Rules, _: Option<&[FieldPath]>) {
    editor.template.with_value(|template| {
        editor.previous.with_value(|previous| {
            let indicators = editor.report.with_untracked(|report| {
                assess_indicators(template, rules, report, previous.as_ref())
            });
            editor.assessment.set(indicators);
        });
    });
}

lazy! { assess:
    /// Assesses the indicators of a report from now on, by the rules of its template.
    pub fn assess_indicators_from_now_on(editor: Editor, template: Compiled) -> () {
        editor.enable_indicators(template);
    }
}

lazy! { findings:
    /// Assesses a report from now on, by the rules of its template.
    pub fn assess_from_now_on(editor: Editor, template: Compiled) -> () {
        editor.enable_assessment(template);
    }
}
