//! Assessing the open report: indicators, findings and sentences after each change.

use leptos::prelude::*;

use super::core::{Assessor, Editor};
use crate::assess::assessment::Assessment;
use crate::assess::{assess, reassess};
use crate::browser::lazy::lazy;
use crate::model::answer::Path;
use crate::model::report::Report;
use crate::model::template::Severity;
use crate::template::compile::Compiled;
use crate::template::rules::Rules;

impl Editor {
    /// Assesses the report from now on, by the rules of its template. Their form takes the place of the one that came alone,
    /// which names fewer acts.
    pub fn enable_assessment(self, template: Compiled) {
        if self.assessor.with_untracked(Option::is_some) {
            return;
        }
        let Compiled { form, rules } = template;
        self.template.set_value(form);
        update(self, &rules, None);
        let assessor = Assessor {
            update,
            open_findings,
        };
        self.assessor.set(Some((assessor, rules)));
    }
}

fn update(editor: Editor, rules: &Rules, changed: Option<&[Path]>) {
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

/// Errors and warnings neither fixed nor explained, each by its first field.
fn open_findings(assessment: &Assessment, report: &Report) -> Vec<(Path, Severity)> {
    let obstacles = assessment.obstacles(report).into_iter();
    obstacles
        .filter_map(|finding| Some((finding.fields.first()?.clone(), finding.severity)))
        .collect()
}

lazy! { assess:
    /// Assesses a report from now on, by the rules of its template.
    pub fn assess_from_now_on(editor: Editor, template: Compiled) -> () {
        editor.enable_assessment(template);
    }
}
