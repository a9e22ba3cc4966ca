//! Which reports belong together: the same agency and period, or one period after the other.

use std::sync::Arc;

use super::KeyValue;
use super::journal::complete;
use super::keys::{REPORTS, record_key};
use crate::formats::heading::heading;
use crate::formats::report::decode::{Decoded, decode};
use crate::input::agency::same_agency;
use crate::model::file::Remark;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::template::form::Form;

/// Two reports of the same agency, template and period; the days that each states for the period may differ.
#[must_use]
pub fn same_subject(one: &Report, other: &Report) -> bool {
    is_same_period(one, other) && same_agency(one, other)
}

/// Two reports of the same template and period, of whatever agencies.
#[must_use]
pub fn is_same_period(one: &Report, other: &Report) -> bool {
    one.template.id == other.template.id && one.period.is_same(&other.period)
}

/// True when one report is of the same agency and template as another, one period earlier.
#[must_use]
pub fn is_previous(one: &Report, of: &Report) -> bool {
    one.template.id == of.template.id && of.period.follows(&one.period) && same_agency(one, of)
}

/// The other reports of the same agency, template and period that a store has. Of most records only the heading is read;
/// one that does not read is left to whoever lists them all.
///
/// # Errors
/// The store cannot be used.
pub fn others_of_subject(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Vec<Decoded>, StorageError> {
    let own = record_key(&report.id);
    let mut others = Vec::new();
    for key in store.keys()? {
        if key == own || !key.starts_with(REPORTS) {
            continue;
        }
        let Some(text) = store.get(&key)?.filter(|text| may_be_same(text, report)) else {
            continue;
        };
        let sound = decode(&text, templates).ok();
        let sound = sound.filter(|other| !other.remarks.contains(&Remark::Altered));
        if let Some(mut other) = sound {
            complete(store, &other.report.id.clone(), &text, &mut other)?;
            others.extend(Some(other).filter(|other| same_subject(&other.report, report)));
        }
    }
    others.sort_by(|one, other| other.report.changed.cmp(&one.report.changed));
    Ok(others)
}

fn may_be_same(text: &str, report: &Report) -> bool {
    let own = (report.period.kind, report.period.year, report.period.index);
    heading(text).is_some_and(|heading| {
        heading.template == report.template.id && (heading.kind, heading.year, heading.index) == own
    })
}
