//! What is being typed: a list of agencies, one agency.

use crate::collection::agencies::MergedList;
use crate::model::collection::Agency;

/// A list of agencies that is being taken over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListDraft {
    /// Its text, as pasted or read.
    pub text: String,
    /// The agencies that it names, once it was looked at.
    pub read: Vec<Agency>,
    /// What taking them over would come to; none until it was looked at.
    pub merged: Option<MergedList>,
    /// Everything that is wrong with it, a sentence each.
    pub problems: Vec<String>,
    /// Why it cannot be read.
    pub fault: Option<String>,
}

/// An agency as it is typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyDraft {
    /// Its id; empty for a new one.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Its superior.
    pub superior: String,
    /// Its group.
    pub group: String,
    /// Its own deadline.
    pub deadline: String,
    /// Those that it was merged from, a line each.
    pub predecessors: String,
    /// The day of the merger.
    pub merged_on: String,
}
