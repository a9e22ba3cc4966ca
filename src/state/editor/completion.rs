//! Commands on sentences and findings, completion and reopening.

use leptos::prelude::*;

use super::core::Editor;
use super::saving::Scope;
use crate::assess::assessment::SentenceResult;
use crate::assess::finding::Finding;
use crate::assess::overrides::edited;
use crate::browser::clock;
use crate::formats::report::encode::report_digest;
use crate::input::sanitize::clean;
use crate::messages::vi;
use crate::model::diff::Place;
use crate::model::report::{Basis, Event, EventKind, Report, Status};
use crate::state::route::Route;

/// Id of the control of a rewritten sentence.
#[must_use]
pub fn sentence_control(sentence: &str) -> String {
    format!("sentence-{sentence}")
}

impl Editor {
    /// Changes the officer's words at some places; nothing is assessed by them.
    fn change_words(self, places: &[Place], change: impl FnOnce(&mut Report)) {
        let _ = self.change(Scope::Places(places), &[], change);
    }

    /// Explains findings instead of mending them, all in the same words; an empty text takes the explanation back.
    pub fn explain(self, findings: &[Finding], text: &str) {
        let text = clean(text);
        self.change_words(&explanations_of(findings), |report| {
            for finding in findings {
                if text.is_empty() {
                    report.explanations.remove(&finding.key);
                } else {
                    let before = report.explanations.get(&finding.key);
                    let edit = edited(before, text.clone(), &finding.basis());
                    report.explanations.insert(finding.key.clone(), edit);
                }
            }
        });
    }

    /// Declares that explanations are right for today's numbers.
    pub fn confirm_explanation(self, findings: &[Finding]) {
        self.change_words(&explanations_of(findings), |report| {
            for finding in findings {
                if let Some(edit) = report.explanations.get_mut(&finding.key) {
                    edit.based_on = vec![finding.basis()];
                }
            }
        });
    }

    /// Puts the officer's words in the place of a sentence.
    pub fn edit_sentence(self, id: &str, text: &str) {
        let text = clean(text);
        let today = self.basis_today(id);
        self.change_words(&[Place::Sentence(id.to_owned())], |report| {
            let edit = edited(report.edits.get(id), text, &today);
            report.edits.insert(id.to_owned(), edit);
        });
    }

    /// Declares that a rewritten sentence is right for today's numbers.
    pub fn confirm_sentence(self, id: &str) {
        let today = self.basis_today(id);
        self.change_words(&[Place::Sentence(id.to_owned())], |report| {
            if let Some(edit) = report.edits.get_mut(id) {
                edit.based_on = vec![today];
            }
        });
    }

    /// What the words of a sentence rest on today.
    fn basis_today(self, id: &str) -> Basis {
        let basis = untrack(|| {
            self.with_results(|lookup, assessment| {
                let mut sentences = assessment.sentences.iter();
                let sentence = sentences.find(|sentence| sentence.id == id)?;
                Some(sentence.basis(lookup.labels()))
            })
        });
        basis.flatten().unwrap_or_default()
    }

    /// Lets the app write a sentence again.
    pub fn renew_sentence(self, id: &str) {
        self.change_words(&[Place::Sentence(id.to_owned())], |report| {
            report.edits.remove(id);
        });
    }

    /// Rewritten sentences that wait for the officer, for their numbers changed.
    #[must_use]
    pub fn stale_sentences(self) -> Vec<SentenceResult> {
        // The officer's own words change without an assessment.
        self.report.track();
        let stale = self.with_results(|lookup, assessment| {
            let stale = assessment.stale_sentences(lookup.labels(), lookup.report);
            stale.into_iter().cloned().collect()
        });
        stale.unwrap_or_default()
    }

    /// Address of the form where a sentence stands.
    #[must_use]
    pub fn sentence_href(self, sentence: &SentenceResult) -> String {
        Route::Section {
            report: self.id(),
            section: sentence.section.clone(),
        }
        .fragment()
    }

    /// Goes to the form of a rewritten sentence and to its control.
    pub fn go_to_sentence(self, sentence: &SentenceResult) {
        Self::go_to_control(
            &sentence_control(&sentence.id),
            &self.sentence_href(sentence),
        );
    }

    /// Declares the report complete.
    ///
    /// # Errors
    /// How many problems are neither fixed nor explained, or that the report is written in another tab.
    pub fn complete(self) -> Result<(), String> {
        let (left, problems) = untrack(|| (self.left(), self.problems()));
        let problems = problems.ok_or_else(|| vi::commands::NOT_LOADED.to_owned())?;
        let stale = untrack(|| self.stale_sentences().len());
        if left + problems + stale > 0 {
            self.look_everywhere();
            return Err(vi::commands::in_the_way(left, problems, stale));
        }
        let (at, template) = (clock::now(), self.template());
        let written = self.write(Scope::Status, None, |report| {
            report.status = Status::Completed(at.clone());
            let digest = report_digest(report, &template);
            report.history.push(Event {
                at,
                kind: EventKind::Completed {
                    revision: report.revision.number,
                    digest,
                },
            });
        });
        if written.is_some() {
            Ok(())
        } else {
            Err(vi::persistence::ELSEWHERE.to_owned())
        }
    }

    /// Opens a complete report again; its next issue begins when something in it changes.
    ///
    /// # Errors
    /// The reason is missing, or the report is written in another tab.
    pub fn reopen(self, reason: String) -> Result<(), String> {
        let reason = clean(reason.trim());
        if reason.is_empty() {
            return Err(vi::commands::REOPEN_NEEDS_REASON.to_owned());
        }
        let (at, template) = (clock::now(), self.template());
        // With the number and the date that it got after completion, as its last file has them.
        let issued = self
            .report
            .with_untracked(|report| report_digest(report, &template));
        let written = self.write(Scope::Status, None, |report| {
            report.revision.replaces = Some(issued);
            report.revision.reason = Some(reason.clone());
            report.status = Status::Draft;
            report.history.push(Event {
                at,
                kind: EventKind::Reopened {
                    revision: report.revision.number.saturating_add(1),
                    reason,
                },
            });
        });
        self.note_issued();
        self.assess_all();
        if written.is_some() {
            Ok(())
        } else {
            Err(vi::persistence::ELSEWHERE.to_owned())
        }
    }
}

fn explanations_of(findings: &[Finding]) -> Vec<Place> {
    let place = |finding: &Finding| Place::Explanation(finding.key.clone());
    findings.iter().map(place).collect()
}
