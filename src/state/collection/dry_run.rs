//! Files that are about to be taken in, as they are sorted; nothing has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::collection::file_group::FileGroup;
use crate::collection::intake::preview;
use crate::collection::sorted::{Choice, Incoming, Sorted};
use crate::collection::workspace::Workspace;
use crate::input::file_kind::PassedOver;
use crate::messages::vi::collection::problems::Problem;
use crate::storage::received::ReadFile;

/// How far taking files in is.
#[derive(Clone, Debug, Default)]
pub enum Intake {
    /// No file was chosen.
    #[default]
    None,
    /// Files are read: how many, and of how many.
    Reading(usize, usize),
    /// They were sorted.
    Sorted(Arc<DryRun>),
    /// They are written: how many.
    Writing(usize),
}

/// Files that were read, and what taking them in would do.
#[derive(Clone, Debug, Default)]
pub struct DryRun {
    /// The files.
    pub files: Vec<Incoming>,
    /// What is wrong with each.
    pub found: Vec<Found>,
    /// What somebody said of them, by position.
    pub choices: BTreeMap<usize, Choice>,
    /// What each is.
    pub sorted: Vec<Sorted>,
    /// When they were read (ISO 8601 with zone).
    pub at: String,
    /// Files of folders and archives that were not opened, because no report is of their kind.
    pub passed_over: PassedOver,
    /// A folder did not read to its end.
    pub incomplete: bool,
}

/// What was found in a file.
#[derive(Clone, Debug, Default)]
pub struct Found {
    /// How many findings are neither fixed nor explained.
    pub open: usize,
    /// These findings, in words.
    pub findings: Vec<Problem>,
    /// Where its indicators are not those that follow from its answers.
    pub differences: Vec<Problem>,
}

impl DryRun {
    /// Of files that were read.
    pub(super) fn new(read: Vec<ReadFile>, workspace: &Workspace, at: String) -> Self {
        let mut run = Self {
            at,
            ..Self::default()
        };
        for file in read {
            run.files.push(file.incoming);
            run.found.push(Found {
                open: file.open,
                findings: file.findings,
                differences: file.differences,
            });
        }
        run.sort(workspace);
        run
    }

    /// Sorts the files by what is in the collection now, and what was said of them.
    pub(super) fn sort(&mut self, workspace: &Workspace) {
        self.sorted = preview(&workspace.collection, &self.files, &self.choices, &self.at);
    }

    /// True where there is something to send back: a file as a whole, an open finding, a number of its own.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        let goes_back = |one: &Sorted| FileGroup::of(&one.verdict).goes_back();
        let has = |one: &Found| one.open > 0 || !one.differences.is_empty();
        self.sorted.iter().any(goes_back) || self.found.iter().any(has)
    }

    /// How many files are taken in.
    #[must_use]
    pub fn taken(&self) -> usize {
        self.sorted.iter().filter(|one| one.is_taken()).count()
    }
}

impl Intake {
    /// Sorts again after the collection changed.
    pub(super) fn sort_again(&mut self, workspace: &Workspace) {
        if let Self::Sorted(run) = self {
            Arc::make_mut(run).sort(workspace);
        }
    }
}
