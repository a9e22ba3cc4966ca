//! The next issue of a report that was opened again (`model::reissue`), as the editor follows it.

use leptos::prelude::*;

use super::core::Editor;
use super::saving::Scope;
use crate::document::compose::letterhead::reference;
use crate::model::answer::FieldPath;
use crate::model::reissue::{REPLACES, follow_content, is_due, issued};
use crate::model::report::{ISSUE_FIELDS, Report};

impl Editor {
    /// Notes the report as it stands, where it was opened again and is that of its last issue still.
    pub fn note_issued(self) {
        let issued = self.report.with_untracked(issued);
        if issued.is_some() {
            self.issued.set_value(issued);
        }
    }

    /// Begins the next issue when the content differs from that of the last one, and gives it up when it no longer does.
    pub fn follow_issue(self) {
        let template = self.template();
        let named = |one: &Report| reference(&template, one);
        let due = self.issued.with_value(|issued| {
            let issued = issued.as_ref()?;
            self.report
                .with_untracked(|report| is_due(report, issued, named).then(|| issued.clone()))
        });
        let Some(mut issued) = due else {
            return;
        };
        let mut next = self.report.get_untracked();
        follow_content(&mut next, &mut issued, named);
        self.issued.set_value(Some(issued));
        let [number, day] = ISSUE_FIELDS.map(FieldPath::new);
        let paths = [number, day, FieldPath::new(REPLACES)];
        let _ = self.write(Scope::Issue, Some(&paths), |report| {
            report.revision.number = next.revision.number;
            for path in &paths {
                report.set(path.clone(), next.answer(path).clone());
            }
        });
        self.assess_all();
    }
}
