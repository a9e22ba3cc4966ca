//! Files that are about to be taken in, as they are sorted; nothing has changed.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::collection::file_group::FileGroup;
use crate::collection::intake::compare_all;
use crate::collection::known::Known;
use crate::collection::screening::look_at;
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
    /// They are written: how many, and of how many.
    Writing(usize, usize),
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
    /// What each is by itself.
    looked_at: Vec<Sorted>,
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
    /// What is known of its report, where that answers the template.
    pub known: Option<Known>,
    /// Where its indicators are not those that follow from its answers.
    pub differences: Vec<Problem>,
}

impl Found {
    /// How many findings are neither fixed nor explained.
    #[must_use]
    pub fn open(&self) -> usize {
        self.known.as_ref().map_or(0, |known| known.open)
    }
}

impl DryRun {
    /// Without files as yet.
    pub(super) fn new(at: String) -> Self {
        Self {
            at,
            ..Self::default()
        }
    }

    /// Adds a file, and looks at it by itself.
    pub(super) fn add(&mut self, file: ReadFile, workspace: &Workspace) {
        let none = Choice::default();
        self.looked_at
            .push(self.look_at(&file.incoming, &none, workspace));
        self.files.push(file.incoming);
        self.found.push(Found {
            known: file.known,
            differences: file.differences,
        });
    }

    fn look_at(&self, file: &Incoming, choice: &Choice, workspace: &Workspace) -> Sorted {
        let (collection, index) = (&workspace.collection, workspace.index());
        look_at(collection, index, file, choice, &self.at)
    }

    /// Sorts the files by what is in the collection now, and what was said of them.
    pub(super) fn sort(&mut self, workspace: &Workspace) {
        let none = Choice::default();
        let files = self.files.iter().enumerate();
        let looked_at = files.map(|(position, file)| {
            let choice = self.choices.get(&position).unwrap_or(&none);
            self.look_at(file, choice, workspace)
        });
        self.looked_at = looked_at.collect();
        self.compare(workspace);
    }

    /// Compares the files once all are looked at.
    pub(super) fn compare(&mut self, workspace: &Workspace) {
        self.sorted = compare_all(&workspace.collection, self.looked_at.clone());
    }

    /// Changes what is said of a file.
    pub(super) fn choose(
        &mut self,
        position: usize,
        change: impl FnOnce(&mut Choice),
        workspace: &Workspace,
    ) {
        change(self.choices.entry(position).or_default());
        let choice = self.choices.get(&position);
        let looked_at = choice
            .zip(self.files.get(position))
            .map(|(choice, file)| self.look_at(file, choice, workspace));
        if let Some((place, looked_at)) = self.looked_at.get_mut(position).zip(looked_at) {
            *place = looked_at;
        }
        self.compare(workspace);
    }

    /// True where there is something to send back: a file as a whole, an open finding, a number of its own.
    #[must_use]
    pub fn has_problems(&self) -> bool {
        let goes_back = |one: &Sorted| FileGroup::of(&one.verdict).goes_back();
        let has = |one: &Found| one.open() > 0 || !one.differences.is_empty();
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
