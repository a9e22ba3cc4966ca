//! Which reports belong together: the same agency and period, or one period after the other.

use std::sync::Arc;

use super::KeyValue;
use super::headings::others_with;
use super::journal::complete;
use super::keys::{REPORTS, record_key};
use super::version::version_of;
use crate::formats::heading::Heading;
use crate::formats::report::decode::{Decoded, decode};
use crate::input::agency::same_agency;
use crate::model::answer::Answer;
use crate::model::file::Remark;
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::model::summary::OwnAnswers;
use crate::template::form::{Form, PARTICULARS};

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

/// How many answers a report has, besides its particulars and those that a new report gets by itself.
#[must_use]
pub fn own_answers(form: &Form, report: &Report) -> OwnAnswers {
    let own = report.answers.iter().filter(|(path, answer)| {
        let particular = || {
            let section = form.fields.get(path.as_str()).map(|one| &one.section);
            section.is_some_and(|section| section == PARTICULARS)
        };
        let remembered = || form.field(path).is_some_and(|field| field.remembered);
        answer.is_given() && !particular() && !remembered()
    });
    own.fold(OwnAnswers::default(), |counted, (_, answer)| OwnAnswers {
        numbers: counted.numbers + usize::from(matches!(answer, Answer::Number(_))),
        all: counted.all + 1,
    })
}

/// The other reports of the same agency, template and period that a store has. Of most records only the end is read;
/// one that does not read is left to whoever lists them all.
///
/// # Errors
/// The store cannot be used.
pub fn others_of_subject(
    store: &dyn KeyValue,
    report: &Report,
    templates: &[Arc<Form>],
) -> Result<Vec<Decoded>, StorageError> {
    let period = (report.period.kind, report.period.year, report.period.index);
    let may_be_same = |one: &Heading| {
        one.template == report.template.id && (one.kind, one.year, one.index) == period
    };
    let mut others = Vec::new();
    for key in others_with(store, &report.id, &may_be_same)? {
        let Some(text) = store.get(&key)? else {
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

/// How many other reports a store has, and the version of the one that was written last: as long as it is the same, who looked
/// for one of them need not look again.
///
/// # Errors
/// The store cannot be used.
pub fn state_of_others(store: &dyn KeyValue, id: &str) -> Result<(usize, u64), StorageError> {
    let own = record_key(id);
    let (mut count, mut newest) = (0, 0);
    for key in store.keys()? {
        if key != own && key.starts_with(REPORTS) {
            count += 1;
            newest = newest.max(version_of(store, &key)?);
        }
    }
    Ok((count, newest))
}
