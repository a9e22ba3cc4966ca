//! The reports of another period's collection under the agencies of this one: by identifier, else by name and superior, those
//! that were merged under the agency that they became.
//!
//! Nothing is guessed: who is not found for certain stands by itself, with its own group, so that the whole is that of the period.

use std::collections::HashMap;
use std::sync::Arc;

use time::Date;

use super::status::{State, statuses};
use super::workspace::Workspace;
use crate::input::agency::AgencyKey;
use crate::model::collection::{Agency, Collection};
use crate::rollup::of_contributions::roll_up_contributions;
use crate::rollup::roll_up::{Owing, RollUp};

/// Before the id of an agency that this collection does not list.
const NOT_LISTED: &str = "not-listed/";

/// The roll-up of another period under the agencies of a collection.
#[derive(Clone, Debug)]
pub struct AttributedRollUp {
    /// The roll-up; agencies of the collection come with its groups.
    pub rolled_up: RollUp,
    /// Names of those that the collection does not list.
    pub not_listed: Vec<String>,
    /// Who owed a report then, by the ids of this collection where it lists them.
    pub owing: Vec<Owing>,
}

/// Rolls another period's collection, opened by the same template, up under the agencies of a collection.
#[must_use]
pub fn attribute(own: &Workspace, other: &Workspace) -> AttributedRollUp {
    let (index, agencies) = (own.index(), &own.collection.agencies);
    let mut owing: Vec<Owing> = Vec::new();
    let mut not_listed = Vec::new();
    let mut ids = HashMap::new();
    let mut place_of = HashMap::new();
    for status in statuses(&other.collection, Date::MIN, &|_| 0) {
        let agency = status.agency;
        let nothing_to_report = status.state == State::NothingToReport;
        let found = index.certain(&key_of(&other.collection, agency));
        let found = found.and_then(|position| agencies.get(position));
        let (id, group) = match found {
            Some(found) => (found.id.clone(), found.group.clone()),
            None => {
                not_listed.push(agency.name.clone());
                (format!("{NOT_LISTED}{}", agency.id), agency.group.clone())
            }
        };
        ids.insert(agency.id.as_str(), id.clone());
        // Several that became one owe one report; there is nothing to report when all of them say so.
        let place = *place_of.entry(id.clone()).or_insert(owing.len());
        match owing.get_mut(place) {
            Some(known) => known.nothing_to_report &= nothing_to_report,
            None => owing.push(Owing {
                agency: id,
                group,
                nothing_to_report,
            }),
        }
    }
    let reports = other.counted_submissions().into_iter();
    let reports = reports.filter_map(|(agency, one)| {
        let (id, known) = (ids.get(agency)?, other.known(&one.digest)?);
        Some((id.as_str(), Arc::clone(&known.contribution)))
    });
    AttributedRollUp {
        rolled_up: roll_up_contributions(own.plan(), &owing, reports, None),
        not_listed,
        owing,
    }
}

fn key_of(collection: &Collection, agency: &Agency) -> AgencyKey {
    let superior = collection.superior_of(agency);
    AgencyKey::of_words(&agency.identifier, &agency.name, superior)
}
