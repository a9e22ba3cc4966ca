//! What is open and what is listed, as the editor holds it. Not here: how it is worked out (`open`, `findings`).

use crate::model::template::Severity;

/// Where blank answers are told of, in this session: where the officer was, or everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LookedFor {
    pub(super) sections: Vec<String>,
    pub(super) everywhere: bool,
}

/// Whether an answer has to be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Required {
    /// No.
    #[default]
    No,
    /// Yes; it may be blank still.
    Yes,
    /// Yes, and the officer was here and left it blank.
    LeftBlank,
}

/// Which findings the page of all findings shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FindingFilter {
    /// Only those as grave as this.
    pub severity: Option<Severity>,
    /// Only those that are open (true), or explained (false).
    pub open: Option<bool>,
}

/// Words of the choices that filter, none for all.
const SEVERITIES: [(&str, Severity); 3] = [
    ("error", Severity::Error),
    ("warning", Severity::Warning),
    ("note", Severity::Note),
];
const STANDINGS: [(&str, bool); 2] = [("open", true), ("explained", false)];

impl FindingFilter {
    /// The words of what is chosen: how grave, and where it stands.
    #[must_use]
    pub fn words(&self) -> (&'static str, &'static str) {
        let severity = SEVERITIES
            .iter()
            .find(|(_, one)| self.severity == Some(*one));
        let standing = STANDINGS.iter().find(|(_, one)| self.open == Some(*one));
        (
            severity.map_or("", |(word, _)| *word),
            standing.map_or("", |(word, _)| *word),
        )
    }

    /// Shows only what is as grave as a word says; all for another word.
    pub fn filter_severity(&mut self, word: &str) {
        let found = SEVERITIES.iter().find(|(one, _)| *one == word);
        self.severity = found.map(|(_, severity)| *severity);
    }

    /// Shows only what stands as a word says; all for another word.
    pub fn filter_standing(&mut self, word: &str) {
        let found = STANDINGS.iter().find(|(one, _)| *one == word);
        self.open = found.map(|(_, open)| *open);
    }
}

/// A group of findings in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedGroup {
    /// Names it.
    pub key: String,
    /// Id of its section.
    pub section: String,
    /// How grave it is.
    pub severity: Severity,
    /// What is left to fill in.
    pub missing: bool,
    /// How many of its findings are neither mended nor explained.
    pub waiting: usize,
    /// Neither mended nor explained.
    pub open: bool,
}

impl ListedGroup {
    /// True for errors and warnings that are neither mended nor explained.
    #[must_use]
    pub fn is_open_problem(&self) -> bool {
        self.open && self.is_problem()
    }

    /// True for errors and warnings.
    #[must_use]
    pub fn is_problem(&self) -> bool {
        !self.missing && self.severity != Severity::Note
    }
}

/// The finding that the officer went to from the page of all findings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trail {
    /// Key of its group.
    pub key: String,
    /// Id of its section.
    pub section: String,
    /// Where it stood in the list.
    pub(super) at: usize,
}
