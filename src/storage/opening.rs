//! Opening one report of many: it and the one of the period before are decoded, of all others the heading is read.

use std::sync::Arc;

use super::KeyValue;
use super::defaults::is_example;
use super::headings::others_with;
use super::journal::complete;
use super::keys::record_key;
use super::listing;
use super::related::{is_previous, own_answers};
use crate::formats::heading::Heading;
use crate::formats::report::decode::{Decoded, decode};
use crate::input::agency::{AgencyKey, same_agency};
use crate::model::file::Remark;
use crate::model::report::{Report, Status};
use crate::model::storage::StorageError;
use crate::model::summary::OwnAnswers;
use crate::template::form::Form;

/// A report, and the keys of those that may be of the period before ([`previous`] decides). A record that does not read goes
/// to quarantine, as [`listing::read`] does it, and is not here; no other record is touched.
///
/// # Errors
/// The store cannot be used.
pub fn open(
    store: &dyn KeyValue,
    id: &str,
    templates: &[Arc<Form>],
) -> Result<Option<(Decoded, Vec<String>)>, StorageError> {
    let own = record_key(id);
    let Some(text) = store.get(&own)? else {
        return Ok(None);
    };
    let Some(mut decoded) = sound(&text, templates) else {
        listing::read(store, &[own], templates)?;
        return Ok(None);
    };
    complete(store, id, &text, &mut decoded)?;
    let before = may_be_previous(store, &decoded.report)?;
    Ok(Some((decoded, before)))
}

/// The keys of the records that may be of the period before.
///
/// # Errors
/// The store cannot be used.
pub fn may_be_previous(store: &dyn KeyValue, of: &Report) -> Result<Vec<String>, StorageError> {
    others_with(store, &of.id, &|heading| may_be_before(heading, of))
}

/// The report of the same agency for the period before, among the records of some keys.
///
/// # Errors
/// The store cannot be used.
pub fn previous(
    store: &dyn KeyValue,
    of: &Report,
    keys: &[String],
    templates: &[Arc<Form>],
) -> Result<Option<Report>, StorageError> {
    last(store, keys, templates, &|one| is_previous(one, of))
}

/// The same among all records that may be of the period before.
///
/// # Errors
/// The store cannot be used.
pub fn previous_of(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Option<Report>, StorageError> {
    previous(store, report, &may_be_previous(store, report)?, templates)
}

/// The report of the period before one that is about to be begun: of its agency, or, where it names none yet, of the
/// agency whose report was changed last. A worked example is nobody's; a draft without the name of an agency stands for no
/// report that has one.
///
/// # Errors
/// The store cannot be used.
pub fn previous_of_new(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Option<Report>, StorageError> {
    let named = !AgencyKey::of(report).is_of_nobody();
    let of_period =
        |one: &Report| one.template.id == report.template.id && report.period.follows(&one.period);
    let keys = may_be_previous(store, report)?;
    last(store, &keys, templates, &|one| {
        !is_example(&one.id)
            && if named {
                is_previous(one, report)
            } else {
                of_period(one)
            }
    })
}

/// Of the records of some keys that are wanted the one that ended last; of those a completed one, one with numbers, and the one
/// that was changed last: a draft that was begun for the wrong year hides no report. Of several drafts of its agency the one in
/// which most is answered. One of nobody comes after all others, and one without an answer is nobody's previous report.
fn last(
    store: &dyn KeyValue,
    keys: &[String],
    templates: &[Arc<Form>],
    is_wanted: &dyn Fn(&Report) -> bool,
) -> Result<Option<Report>, StorageError> {
    let mut before: Vec<(Report, OwnAnswers)> = Vec::new();
    for key in keys {
        let text = store.get(key)?.unwrap_or_default();
        if let Some(mut other) = sound(&text, templates) {
            complete(store, &other.report.id.clone(), &text, &mut other)?;
            let own = own_answers(&other.template, &other.report);
            if own.all > 0 && is_wanted(&other.report) {
                before.push((other.report, own));
            }
        }
    }
    let of_period = |one: &Report| (!AgencyKey::of(one).is_of_nobody(), one.period.to);
    let rank =
        |one: &Report, own: OwnAnswers| (of_period(one), own.rank(one.status != Status::Draft));
    // Whose report it is, where several come into question, does not follow from how much they answered.
    let newest = before.iter().max_by_key(|(one, own)| {
        let (of_period, (is_complete, has_numbers, _)) = rank(one, *own);
        (of_period, is_complete, has_numbers, &one.changed)
    });
    let Some(newest) = newest.map(|(one, _)| one.clone()) else {
        return Ok(None);
    };
    before.retain(|(one, _)| one.id == newest.id || same_agency(one, &newest));
    let last = before.into_iter().max_by(|(one, own), (other, others)| {
        (rank(one, *own), &one.changed).cmp(&(rank(other, *others), &other.changed))
    });
    Ok(last.map(|(report, _)| report))
}

/// A record that reads, and was not changed past the app.
fn sound(text: &str, templates: &[Arc<Form>]) -> Option<Decoded> {
    let decoded = decode(text, templates).ok()?;
    (!decoded.remarks.contains(&Remark::Altered)).then_some(decoded)
}

fn may_be_before(heading: &Heading, report: &Report) -> bool {
    heading.template == report.template.id
        && report
            .period
            .may_follow(heading.kind, heading.year, heading.index)
}
