//! Members of a collection's file that this version does not know, by what they stand in.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::model::collection::{FollowUp, Subject};

/// Members of one object.
pub(super) type Members = Map<String, Value>;

/// Unknown members: of the file itself and its parts by name, of agencies, submissions, decisions and follow-ups by their keys.
#[derive(Debug, Default)]
pub(super) struct Unknown(BTreeMap<String, Members>);

impl Unknown {
    /// As the collection keeps them; none when there are none.
    pub(super) fn into_text(self) -> Option<String> {
        let groups = self.0.into_iter();
        let whole: Members = groups.map(|(key, one)| (key, Value::Object(one))).collect();
        (!whole.is_empty()).then(|| Value::Object(whole).to_string())
    }

    /// What a collection kept.
    pub(super) fn of_text(text: Option<&str>) -> Self {
        let whole: Members = text
            .and_then(|text| serde_json::from_str(text).ok())
            .unwrap_or_default();
        let groups = whole.into_iter().filter_map(|(key, value)| match value {
            Value::Object(members) => Some((key, members)),
            _ => None,
        });
        Self(groups.collect())
    }

    /// Keeps the members of an object, if there are any.
    pub(super) fn keep(&mut self, key: String, members: Members) {
        if !members.is_empty() {
            self.0.insert(key, members);
        }
    }

    /// The members of an object, to be written.
    pub(super) fn take(&mut self, key: &str) -> Members {
        self.0.remove(key).unwrap_or_default()
    }
}

/// Keys of what members stand in.
pub(super) const FILE: &str = "";
pub(super) const TEMPLATE: &str = "template";
pub(super) const PERIOD: &str = "period";
pub(super) const TOOL: &str = "tool";

pub(super) fn of_agency(id: &str) -> String {
    format!("agencies/{id}")
}

pub(super) fn of_predecessor(id: &str, position: usize) -> String {
    format!("predecessors/{position}/{id}")
}

pub(super) fn of_submission(digest: &str) -> String {
    format!("submissions/{digest}")
}

pub(super) fn of_decision(subject: &Subject) -> String {
    match subject.predecessor {
        None => format!("decisions/{}", subject.agency),
        Some(position) => format!("decisions/{position}/{}", subject.agency),
    }
}

pub(super) fn of_follow_up(one: &FollowUp) -> String {
    format!("followUps/{}/{}", one.address, one.agency)
}
