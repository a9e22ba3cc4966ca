//! Changes to the list of agencies that owe a report: a list that is taken over, one agency that is put in or taken out.
//!
//! Nobody of whom something was received leaves the list, and ids never change: files and decisions hold on to them.

use std::collections::{BTreeSet, HashMap};

use thiserror::Error;

use crate::input::agency::AgencyKey;
use crate::model::collection::{Agency, Collection};

/// What taking a list over came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MergedList {
    /// The agencies afterwards: those that were there in their order, then those that came.
    pub agencies: Vec<Agency>,
    /// How many came.
    pub added: usize,
    /// How many were there and are written otherwise now.
    pub changed: usize,
    /// How many were there and stand as they did.
    pub same: usize,
}

/// Why the list cannot be changed so.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AgencyFault {
    /// It has no name.
    #[error("no name")]
    NoName,
    /// Another agency of the list is the same.
    #[error("`{0}` is the same agency")]
    Same(String),
    /// Something was received of it, or decided on it.
    #[error("in use")]
    InUse,
    /// It is not in the list.
    #[error("not in the list")]
    Unknown,
}

/// Takes a list over: an agency that is there already is written as the list has it, others come behind. None is taken out.
#[must_use]
pub fn merge_list(collection: &Collection, list: Vec<Agency>) -> MergedList {
    let mut merged = MergedList {
        agencies: collection.agencies.clone(),
        ..MergedList::default()
    };
    let mut known = Known::of(collection);
    for agency in list {
        let key = key_of(collection, &agency);
        let place = known.find(&key);
        match place.and_then(|at| merged.agencies.get_mut(at)) {
            Some(here) => {
                let renewed = renewed(collection, here, agency);
                if *here == renewed {
                    merged.same += 1;
                } else {
                    merged.changed += 1;
                    *here = renewed;
                }
            }
            None => {
                let agency = Agency {
                    id: known.free_id(&agency.id),
                    ..agency
                };
                known.add(merged.agencies.len(), &key);
                merged.agencies.push(agency);
                merged.added += 1;
            }
        }
    }
    merged
}

/// Puts an agency in the place of the one with its id or, without an id, behind the others.
///
/// # Errors
/// Why it cannot be put there.
pub fn put_agency(collection: &Collection, agency: Agency) -> Result<Vec<Agency>, AgencyFault> {
    if agency.name.trim().is_empty() {
        return Err(AgencyFault::NoName);
    }
    let mut known = Known::of(collection);
    let key = key_of(collection, &agency);
    let other = known.find(&key);
    let other = other.and_then(|at| collection.agencies.get(at));
    if let Some(other) = other.filter(|other| other.id != agency.id) {
        return Err(AgencyFault::Same(other.name.clone()));
    }
    let mut agencies = collection.agencies.clone();
    if agency.id.is_empty() {
        let identified = !key.identifier().is_empty();
        let id = if identified {
            key.identifier()
        } else {
            key.name()
        };
        let id = known.free_id(id);
        agencies.push(Agency { id, ..agency });
        return Ok(agencies);
    }
    let here = agencies.iter_mut().find(|one| one.id == agency.id);
    let here = here.ok_or(AgencyFault::Unknown)?;
    let in_use = predecessors_in_use(collection, &agency.id);
    if in_use && here.predecessors != agency.predecessors {
        return Err(AgencyFault::InUse);
    }
    *here = agency;
    Ok(agencies)
}

/// Takes an agency out of the list.
///
/// # Errors
/// It is not there, or something was received of it.
pub fn remove_agency(collection: &Collection, id: &str) -> Result<Vec<Agency>, AgencyFault> {
    if collection.agency(id).is_none() {
        return Err(AgencyFault::Unknown);
    }
    if subjects(collection).any(|(agency, _)| agency == id) {
        return Err(AgencyFault::InUse);
    }
    let others = collection.agencies.iter().filter(|one| one.id != id);
    Ok(others.cloned().collect())
}

/// An agency as a list writes it, which keeps its id and what files hold on to.
fn renewed(collection: &Collection, here: &Agency, list: Agency) -> Agency {
    let or = |new: String, old: &String| if new.is_empty() { old.clone() } else { new };
    let in_use = predecessors_in_use(collection, &here.id);
    Agency {
        id: here.id.clone(),
        identifier: or(list.identifier, &here.identifier),
        name: list.name,
        superior: or(list.superior, &here.superior),
        group: or(list.group, &here.group),
        deadline: list.deadline.or(here.deadline),
        predecessors: if in_use || list.predecessors.is_empty() {
            here.predecessors.clone()
        } else {
            list.predecessors
        },
    }
}

/// Whom files and decisions are of: id of the agency, and position among its predecessors.
fn subjects(collection: &Collection) -> impl Iterator<Item = (&str, Option<usize>)> {
    let files = collection.submissions.values().map(|one| &one.subject);
    let all = files.chain(collection.decisions.keys());
    all.map(|one| (one.agency.as_str(), one.predecessor))
}

fn predecessors_in_use(collection: &Collection, id: &str) -> bool {
    subjects(collection).any(|(agency, predecessor)| agency == id && predecessor.is_some())
}

fn key_of(collection: &Collection, agency: &Agency) -> AgencyKey {
    let superior = collection.superior_of(agency);
    AgencyKey::of_words(&agency.identifier, &agency.name, superior)
}

/// The agencies of a list by what tells them apart.
#[derive(Default)]
struct Known {
    keys: Vec<AgencyKey>,
    by_identifier: HashMap<String, usize>,
    by_name: HashMap<String, Vec<usize>>,
    ids: BTreeSet<String>,
}

impl Known {
    fn of(collection: &Collection) -> Self {
        let mut known = Self::default();
        for (position, agency) in collection.agencies.iter().enumerate() {
            known.add(position, &key_of(collection, agency));
            known.ids.insert(agency.id.clone());
        }
        known
    }

    fn add(&mut self, position: usize, key: &AgencyKey) {
        if !key.identifier().is_empty() {
            self.by_identifier
                .insert(key.identifier().to_owned(), position);
        }
        let named = self.by_name.entry(key.name().to_owned()).or_default();
        named.push(position);
        self.keys.push(key.clone());
    }

    fn find(&self, key: &AgencyKey) -> Option<usize> {
        let identified = self.by_identifier.get(key.identifier()).copied();
        identified.or_else(|| {
            let named = self.by_name.get(key.name())?;
            let mut same = named.iter().copied();
            same.find(|at| self.keys.get(*at).is_some_and(|one| one.is_same(key)))
        })
    }

    fn free_id(&mut self, wanted: &str) -> String {
        let mut id = wanted.trim().to_owned();
        while id.is_empty() || !self.ids.insert(id.clone()) {
            id.push('+');
        }
        id
    }
}
