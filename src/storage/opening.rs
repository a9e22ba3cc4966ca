//! Opening one report of many: it and the one of the period before are decoded, of all others the heading is read.

use std::sync::Arc;

use super::KeyValue;
use super::defaults::SAMPLE;
use super::journal::complete;
use super::keys::{REPORTS, record_key};
use super::related::is_previous;
use super::repository::load_all;
use crate::formats::heading::heading;
use crate::formats::report::decode::{Decoded, decode};
use crate::model::file::Remark;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// A report and the one of the same agency for the period before, where that is here. A record that does not read goes to
/// quarantine, as [`load_all`] does it, and is not here.
///
/// # Errors
/// The store cannot be used.
pub fn open(
    store: &dyn KeyValue,
    id: &str,
    templates: &[Arc<Form>],
) -> Result<Option<(Decoded, Option<Report>)>, StorageError> {
    let own = record_key(id);
    let Some(text) = store.get(&own)? else {
        return Ok(None);
    };
    let sound = decode(&text, templates)
        .ok()
        .filter(|decoded| !decoded.remarks.contains(&Remark::Altered));
    let Some(mut decoded) = sound else {
        load_all(store, templates)?;
        return Ok(None);
    };
    complete(store, id, &text, &mut decoded)?;
    let previous = previous_of(store, &decoded.report, templates)?;
    Ok(Some((decoded, previous)))
}

/// The report of the same agency for the period before, where that is here.
///
/// # Errors
/// The store cannot be used.
pub fn previous_of(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Option<Report>, StorageError> {
    find(store, report, templates, &|one| is_previous(one, report))
}

/// The report of the period before one that is about to be begun: of its agency, or, where it names none yet, of the
/// agency whose report was changed last. A worked example is nobody's.
///
/// # Errors
/// The store cannot be used.
pub fn previous_of_new(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Option<Report>, StorageError> {
    let named = ["agency.name", "agency.identifier"]
        .iter()
        .any(|path| !report.words(path).is_empty());
    let of_period =
        |one: &Report| one.template.id == report.template.id && report.period.follows(&one.period);
    find(store, report, templates, &|one| {
        !one.id.starts_with(SAMPLE)
            && if named {
                is_previous(one, report)
            } else {
                of_period(one)
            }
    })
}

/// Of the reports that may be the one before, the last that is wanted.
fn find(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
    is_wanted: &dyn Fn(&Report) -> bool,
) -> Result<Option<Report>, StorageError> {
    let own = record_key(&report.id);
    let mut before: Vec<Report> = Vec::new();
    for key in store.keys()? {
        if key == own || !key.starts_with(REPORTS) {
            continue;
        }
        let Some(text) = store.get(&key)?.filter(|text| may_be_before(text, report)) else {
            continue;
        };
        let sound = decode(&text, templates)
            .ok()
            .filter(|other| !other.remarks.contains(&Remark::Altered));
        if let Some(mut other) = sound {
            complete(store, &other.report.id.clone(), &text, &mut other)?;
            before.extend(Some(other.report).filter(|other| is_wanted(other)));
        }
    }
    // Of two, the one that ended last; of those the one that was changed last.
    Ok(before
        .into_iter()
        .max_by(|one, other| (one.period.to, &one.changed).cmp(&(other.period.to, &other.changed))))
}

fn may_be_before(text: &str, report: &Report) -> bool {
    heading(text).is_some_and(|heading| {
        heading.template == report.template.id
            && report
                .period
                .may_follow(heading.kind, heading.year, heading.index)
    })
}
