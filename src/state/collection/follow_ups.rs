//! Numbers that agencies are to be asked about again.

use std::sync::Arc;

use super::core::Collecting;
use crate::browser::clock;
use crate::collection::workspace::Workspace;
use crate::model::collection::FollowUp;

/// An open collection that is the same as long as its numbers are: a mark at one of them changes none.
#[derive(Clone, Debug)]
pub struct SameNumbers(pub Arc<Workspace>);

impl PartialEq for SameNumbers {
    fn eq(&self, other: &Self) -> bool {
        self.0.has_numbers_of(&other.0)
    }
}

impl Collecting {
    /// The open collection for what shows its numbers only.
    #[must_use]
    pub fn same_numbers(self) -> Option<SameNumbers> {
        self.workspace().map(SameNumbers)
    }

    /// Marks a number of an agency to be asked about again, or takes the mark away.
    pub fn follow_up(self, number: FollowUp, marked: bool) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let mut collection = workspace.collection.clone();
        if marked {
            collection.follow_ups.insert(number, clock::now());
        } else {
            collection.follow_ups.remove(&number);
        }
        self.change_by(collection, Workspace::marked, || ());
    }

    /// True for a number that is marked.
    #[must_use]
    pub fn is_followed_up(self, number: &FollowUp) -> bool {
        self.workspace()
            .is_some_and(|workspace| workspace.collection.follow_ups.contains_key(number))
    }
}
