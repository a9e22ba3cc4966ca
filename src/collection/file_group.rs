//! Kinds of files of a dry run, as they are shown together.

use std::collections::BTreeMap;

use super::sorted::{Sorted, Verdict};

/// A kind of file; what asks something stands first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileGroup {
    /// Somebody has to say whose it is.
    Question,
    /// It contradicts another.
    Conflict,
    /// Altered after export.
    Altered,
    /// Its agency is none of the list.
    Unknown,
    /// Of another period.
    Period,
    /// To another template.
    Template,
    /// Cannot be read.
    Unreadable,
    /// The first report of an agency.
    New,
    /// A later revision.
    Newer,
    /// An earlier revision.
    Older,
    /// Here already.
    Duplicate,
    /// Left out by hand.
    LeftOut,
}

impl FileGroup {
    /// The kind of a file.
    #[must_use]
    pub fn of(verdict: &Verdict) -> Self {
        match verdict {
            Verdict::New => Self::New,
            Verdict::NewerRevision { .. } => Self::Newer,
            Verdict::OlderRevision { .. } => Self::Older,
            Verdict::Duplicate { .. } => Self::Duplicate,
            Verdict::Conflict { .. } => Self::Conflict,
            Verdict::WrongPeriod { .. } => Self::Period,
            Verdict::OtherTemplate { .. } => Self::Template,
            Verdict::OwnReport | Verdict::UnknownAgency => Self::Unknown,
            Verdict::DoubtfulAgency { .. } => Self::Question,
            Verdict::Altered => Self::Altered,
            Verdict::LeftOut => Self::LeftOut,
            Verdict::Unreadable(_) => Self::Unreadable,
        }
    }

    /// True for a file that its sender has to send again, or send to somebody else.
    #[must_use]
    pub fn goes_back(self) -> bool {
        matches!(
            self,
            Self::Question
                | Self::Conflict
                | Self::Altered
                | Self::Unknown
                | Self::Period
                | Self::Template
                | Self::Unreadable
        )
    }
}

/// The files of a dry run by kind, each as its position.
#[must_use]
pub fn groups(files: &[Sorted]) -> BTreeMap<FileGroup, Vec<usize>> {
    let mut groups: BTreeMap<FileGroup, Vec<usize>> = BTreeMap::new();
    for (position, file) in files.iter().enumerate() {
        let group = groups.entry(FileGroup::of(&file.verdict)).or_default();
        group.push(position);
    }
    groups
}
