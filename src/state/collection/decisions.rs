//! What is decided of agencies, and of those that they were merged from.

use super::core::Collecting;
use crate::browser::clock;
use crate::model::collection::{Decision, DecisionKind, Subject};

impl Collecting {
    /// Decides something of an agency; the newest decision stands.
    pub fn decide(self, subject: &Subject, kind: DecisionKind) {
        let decision = Decision {
            at: clock::now(),
            kind,
        };
        self.set_decision(subject, Some(decision));
    }

    /// Takes the decision on an agency back.
    pub fn undecide(self, subject: &Subject) {
        self.set_decision(subject, None);
    }

    fn set_decision(self, subject: &Subject, decision: Option<Decision>) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let mut collection = workspace.collection.clone();
        match decision {
            Some(decision) => collection.decisions.insert(subject.clone(), decision),
            None => collection.decisions.remove(subject),
        };
        self.change(collection, || ());
    }
}
