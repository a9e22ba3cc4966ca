//! The agencies of the reports of a machine: whose particulars a new report can begin with.

use super::defaults::is_example;
use crate::input::agency::AgencyKey;
use crate::model::summary::Summary;

/// An agency that reports of this machine are of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KnownAgency {
    /// Id of its report that was changed last.
    pub report: String,
    /// Its name, as that report has it.
    pub name: String,
    /// Name of its superior, where another agency here has the same name; else empty.
    pub superior: String,
}

/// The agencies of some reports, the one whose report was changed last first. Worked examples are nobody's, and so are reports
/// without the name of an agency.
#[must_use]
pub fn agencies(reports: &[Summary]) -> Vec<KnownAgency> {
    let mut own: Vec<&Summary> = reports.iter().collect();
    own.retain(|one| !is_example(&one.id) && !one.agency.trim().is_empty());
    own.sort_by(|one, other| other.changed.cmp(&one.changed));
    let mut found: Vec<(AgencyKey, &Summary)> = Vec::new();
    for one in own {
        let key = AgencyKey::of_words(&one.identifier, &one.agency, &one.superior);
        if !found.iter().any(|(known, _)| known.is_same(&key)) {
            found.push((key, one));
        }
    }
    let known = |(key, one): &(AgencyKey, &Summary)| {
        let is_namesake = found.iter().any(|(other, _)| other.is_namesake(key));
        KnownAgency {
            report: one.id.clone(),
            name: one.agency.trim().to_owned(),
            superior: if is_namesake {
                one.superior.trim().to_owned()
            } else {
                String::new()
            },
        }
    };
    found.iter().map(known).collect()
}
