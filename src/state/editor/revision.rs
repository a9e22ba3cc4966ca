//! The next issue of a report that was opened again: it begins with the first change of the content.

use leptos::prelude::*;

use super::core::Editor;
use super::saving::Scope;
use crate::document::compose::letterhead::reference;
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Content, Place};
use crate::model::report::{Report, is_issue_field};

/// Which document this one replaces.
const REPLACES: &str = "document.replaces";

impl Editor {
    /// Notes changes that are the first of the content since the report was opened again. A number and a date that are given
    /// only now are those of the issue before; another number, in the place of one, makes another document.
    pub(super) fn note_issue(self, changes: &[Change]) {
        let is_content = |change: &Change| match (&change.place, &change.before) {
            (Place::Answer(path), Content::Answer(before)) => {
                !is_issue_field(path) || before.is_given()
            }
            _ => true,
        };
        if self.report.with_untracked(Report::is_unchanged_since_issue)
            && changes.iter().any(is_content)
        {
            self.issue_due.set_value(Some(changes.to_vec()));
        }
    }

    /// Counts the next issue when it is due, and names the document that it replaces as it stood before these changes, unless
    /// the officer names it.
    pub fn begin_due_issue(self) {
        let due = self.issue_due.try_update_value(Option::take).flatten();
        let Some(changes) = due else { return };
        let replaces = FieldPath::new(REPLACES);
        let is_named = changes
            .iter()
            .any(|change| change.place == Place::Answer(replaces.clone()));
        let replaced = (!is_named)
            .then(|| self.reference_before(&changes))
            .flatten();
        let path = replaces.clone();
        let _ = self.write(Scope::Issue, Some(std::slice::from_ref(&path)), |report| {
            report.revision.number = report.revision.number.saturating_add(1);
            // A number and a date were given: the document may have gone out.
            if let Some(replaced) = replaced {
                report.set(replaces, Answer::Text(replaced));
            }
        });
        self.assess_all();
    }

    /// What the document was called before some changes.
    fn reference_before(self, changes: &[Change]) -> Option<String> {
        let mut before = self.report.get_untracked();
        for change in changes {
            if let (Place::Answer(path), Content::Answer(answer)) = (&change.place, &change.before)
            {
                before.set(path.clone(), answer.clone());
            }
        }
        reference(&self.template(), &before)
    }
}
