//! The next issue of a report that was opened again: it begins with the first change of the content.

use super::core::Editor;
use super::saving::Scope;
use crate::document::compose::letterhead::reference;
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Place};
use crate::model::report::{Report, is_issue_field};
use leptos::prelude::*;

/// Which document this one replaces.
const REPLACES: &str = "document.replaces";

impl Editor {
    /// Counts the next issue, and names the document that it replaces, when these changes are the first of the content.
    pub fn begin_issue(self, changes: &[Change]) {
        let is_content = |change: &Change| match &change.place {
            Place::Answer(path) => !is_issue_field(path),
            _ => true,
        };
        let waits = self.report.with_untracked(Report::is_unchanged_since_issue);
        if !waits || !changes.iter().any(is_content) {
            return;
        }
        let (template, replaces) = (self.template(), FieldPath::new(REPLACES));
        let path = replaces.clone();
        let _ = self.write(Scope::Issue, Some(std::slice::from_ref(&path)), |report| {
            report.revision.number = report.revision.number.saturating_add(1);
            // A number and a date were given: the document may have gone out.
            if let Some(replaced) = reference(&template, report) {
                report.set(replaces, Answer::Text(replaced));
            }
        });
        self.assess_all();
    }
}
