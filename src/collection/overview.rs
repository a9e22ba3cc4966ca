//! Where the agencies of a collection stand, at a glance: how many in which state, by group, and those that somebody looks for.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::matching::plain;
use super::status::{AgencyStatus, State};
use crate::input::letters::search_key;

/// Which agencies are looked for; empty for all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    /// Those in one state.
    pub state: Option<State>,
    /// Those of one group.
    pub group: Option<String>,
    /// Those whose name or identifier has these words, whatever their case and marks.
    pub words: String,
}

/// An agency in a list of all, with what it is looked for by: thousands are gone through at each key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedAgency {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its identifier.
    pub identifier: String,
    /// Its group.
    pub group: String,
    /// Where it stands.
    pub state: State,
    /// Its first report came after the deadline.
    pub late: bool,
    /// When the last of the reports that count came (ISO 8601 with zone); none where none does.
    pub received: Option<String>,
    /// Findings of its reports that are neither fixed nor explained.
    pub open_findings: usize,
    /// What its name and its identifier are found by; made when somebody looks for words.
    keys: OnceLock<[String; 2]>,
}

impl ListedAgency {
    /// As it stands.
    #[must_use]
    pub fn of(status: &AgencyStatus<'_>) -> Self {
        let agency = status.agency;
        let received = status.counted.iter().map(|one| one.received.as_str());
        Self {
            id: agency.id.clone(),
            name: agency.name.clone(),
            identifier: agency.identifier.clone(),
            group: agency.group.clone(),
            state: status.state,
            late: status.late,
            received: received.max().map(str::to_owned),
            open_findings: status.open_findings,
            keys: OnceLock::new(),
        }
    }

    fn keys(&self) -> &[String; 2] {
        self.keys
            .get_or_init(|| [key(&self.name), key(&self.identifier)])
    }
}

fn key(words: &str) -> String {
    plain(&search_key(words))
}

impl Filter {
    /// The agencies that are looked for.
    pub fn find<'a>(
        &self,
        agencies: &'a [ListedAgency],
    ) -> impl Iterator<Item = &'a ListedAgency> + use<'a, '_> {
        let wanted = key(&self.words);
        agencies.iter().filter(move |one| {
            let is_state = self.state.is_none_or(|state| state == one.state);
            let is_group = self.group.as_ref().is_none_or(|group| *group == one.group);
            let has = || one.keys().iter().any(|key| key.contains(&wanted));
            is_state && is_group && (wanted.is_empty() || has())
        })
    }
}

/// How a group of agencies stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupCount {
    /// The group.
    pub group: String,
    /// How many agencies it has.
    pub agencies: usize,
    /// How many of them stand where.
    pub states: BTreeMap<State, usize>,
}

/// How each group stands, in the order in which groups come first in the list.
#[must_use]
pub fn by_group(statuses: &[AgencyStatus<'_>]) -> Vec<GroupCount> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut groups: Vec<GroupCount> = Vec::new();
    for status in statuses {
        let name = status.agency.group.as_str();
        let place = *places.entry(name).or_insert_with(|| {
            groups.push(GroupCount {
                group: name.to_owned(),
                ..GroupCount::default()
            });
            groups.len() - 1
        });
        if let Some(group) = groups.get_mut(place) {
            group.agencies += 1;
            *group.states.entry(status.state).or_default() += 1;
        }
    }
    groups
}
