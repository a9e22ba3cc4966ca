//! Commands on sentences and findings, completion and reopening.

use leptos::prelude::*;

use super::Editor;
use crate::document::letterhead::reference;
use crate::engine::assessment::Finding;
use crate::exchange::encode::report_digest;
use crate::model::answer::{Answer, Path};
use crate::model::report::{Edit, Event, EventKind, Status};
use crate::platform::clock;
use crate::text::words;

impl Editor {
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
    /// How many problems are neither fixed nor explained, or that the report is written in another tab.
    pub fn complete(self) -> Result<(), String> {
        let open = self.report.with_untracked(|report| self.assessment.with_untracked(|one| one.obstacles(report).len()));
        if open > 0 {
            return Err(words::commands::obstacles(open));
        }
        let stale = self
            .report
            .with_untracked(|report| self.assessment.with_untracked(|assessment| assessment.stale_sentences(report)));
        if stale > 0 {
            return Err(words::commands::stale_sentences(stale));
        }
        let (at, template) = (clock::now(), self.template());
        let written = self.write(|report| {
            report.status = Status::Completed(at.clone());
            let digest = report_digest(report, &template);
            report.history.push(Event { at, kind: EventKind::Completed { revision: report.revision.number, digest } });
        });
        if written { Ok(()) } else { Err(words::keeping::ELSEWHERE.to_owned()) }
    }

    /// Opens a complete report for its next issue.
    ///
    /// # Errors
    /// The reason is missing, or the report is written in another tab.
    pub fn reopen(self, reason: String) -> Result<(), String> {
        let reason = reason.trim().to_owned();
        if reason.is_empty() {
            return Err(words::commands::REOPEN_NEEDS_REASON.to_owned());
        }
        let (at, template) = (clock::now(), self.template());
        let written = self.write(|report| {
            // A number and a date were given: the document may have gone out.
            if let Some(replaced) = reference(&template, report) {
                report.set(Path::new("document.replaces"), Answer::Text(replaced));
            }
            report.revision.replaces = report.history.iter().rev().find_map(|event| match &event.kind {
                EventKind::Completed { digest, .. } => Some(digest.clone()),
                _ => None,
            });
            report.revision.number += 1;
            report.revision.reason = Some(reason.clone());
            report.status = Status::Draft;
            report.history.push(Event { at, kind: EventKind::Reopened { revision: report.revision.number, reason } });
        });
        self.assess_all();
        if written { Ok(()) } else { Err(words::keeping::ELSEWHERE.to_owned()) }
    }
}
