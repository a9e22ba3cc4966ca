//! Where the agencies of a collection stand, at a glance: how many in which state, by group, and those that somebody looks for.

use std::collections::BTreeMap;

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

impl Filter {
    /// True for an agency that is looked for.
    #[must_use]
    pub fn takes(&self, status: &AgencyStatus<'_>) -> bool {
        let agency = status.agency;
        let is_state = self.state.is_none_or(|state| state == status.state);
        let is_group = self.group.as_ref().is_none_or(|one| *one == agency.group);
        let key = |words: &str| plain(&search_key(words));
        let wanted = key(&self.words);
        let has = |words: &str| key(words).contains(&wanted);
        is_state && is_group && (wanted.is_empty() || has(&agency.name) || has(&agency.identifier))
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
