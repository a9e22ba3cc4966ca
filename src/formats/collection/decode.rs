//! The file of a collection -> the collection.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;
use time::Date;

use super::encode::outdented;
use super::file::{
    AgencyJson, CollectionFile, DecisionJson, FollowUpJson, PredecessorJson, SubmissionJson,
};
use super::submission::{StoredSubmission, place, read_submission, subject};
use super::unknown::{
    FILE, PERIOD, TEMPLATE, TOOL, Unknown, of_agency, of_decision, of_follow_up, of_predecessor,
};
use crate::collection::matching::Subjects;
use crate::collection::sorted::Verdict;
use crate::formats::json::read::read;
use crate::formats::migrate::newest;
use crate::formats::report::decode::period;
use crate::formats::report::rows::is_plain_id;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::input::sanitize::clean;
use crate::model::collection::{
    Agency, Collection, Decision, DecisionKind, FollowUp, Predecessor, Subject,
};
use crate::model::date::parse_iso;
use crate::model::file::{COLLECTION_FORMAT, FileError, LARGEST_COLLECTION};
use crate::template::form::Form;

/// Most agencies, most submissions and most follow-ups of a file.
const MOST: usize = 50_000;

/// Why the file of a collection cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum CollectionError {
    /// The file itself.
    #[error(transparent)]
    File(FileError),
    /// `id` has other signs than letters, digits and hyphens.
    #[error("bad id")]
    Id,
    /// More agencies, submissions or follow-ups than a collection can have.
    #[error("more than {MOST} entries")]
    TooMany,
    /// Two agencies have one id, or one has none.
    #[error("the id `{0}` is of no agency or of two")]
    AgencyId(String),
    /// A text at a place that needs a day.
    #[error("`{0}` is no day")]
    NoDay(String),
    /// A decision of a kind that is not known, or without the report that it is on.
    #[error("the decision on `{0}` does not read")]
    Decision(String),
}

impl From<FileError> for CollectionError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

/// A collection that was read.
#[derive(Clone, Debug)]
pub struct OpenedCollection {
    /// The collection.
    pub collection: Collection,
    /// The digest does not fit: the file was changed after it was made.
    pub altered: bool,
    /// Why submissions cannot be used, each with the name of its file, in the order of those that the collection sets aside:
    /// as if the files were taken in now.
    pub unusable: Vec<(String, Verdict)>,
    /// The reports as JSON text, by digest of the content.
    pub reports: BTreeMap<String, String>,
}

/// Reads the file of a collection; a report in it that cannot be used does not keep the others out.
///
/// # Errors
/// Why the file cannot be used.
pub fn decode_collection(
    text: &str,
    templates: &[Arc<Form>],
) -> Result<OpenedCollection, CollectionError> {
    let Migrated { original, current } =
        parse_versioned(text, COLLECTION_FORMAT, LARGEST_COLLECTION)?;
    let file: CollectionFile = read(&current)?;
    let stated = file.digest.as_ref();
    let altered = stated.is_none_or(|stated| *stated != original.digest_without(&["digest"]));
    collection_of(file, altered, templates)
}

/// Reads the record of a collection without submissions, of this machine: of the newest version without its canonical form, which
/// takes as long as all else with thousands of agencies.
///
/// # Errors
/// Why it cannot be used.
pub(super) fn decode_head(text: &str) -> Result<OpenedCollection, CollectionError> {
    match serde_json::from_str::<CollectionFile>(text) {
        Ok(file)
            if file.format == COLLECTION_FORMAT
                && u64::from(file.format_version) == newest(COLLECTION_FORMAT) =>
        {
            collection_of(file, false, &[])
        }
        _ => decode_collection(text, &[]),
    }
}

fn collection_of(
    file: CollectionFile,
    altered: bool,
    templates: &[Arc<Form>],
) -> Result<OpenedCollection, CollectionError> {
    if !is_plain_id(&file.id) {
        return Err(CollectionError::Id);
    }
    let entries = file.agencies.len().max(file.submissions.len());
    if entries.max(file.follow_ups.len()) > MOST {
        return Err(CollectionError::TooMany);
    }
    let mut unknown = Unknown::default();
    unknown.keep(FILE.to_owned(), file.extra);
    unknown.keep(TEMPLATE.to_owned(), file.template.extra);
    let period_of = period(&file.period)?;
    unknown.keep(PERIOD.to_owned(), file.period.extra);
    unknown.keep(
        TOOL.to_owned(),
        file.tool.map(|tool| tool.extra).unwrap_or_default(),
    );
    let mut decisions = BTreeMap::new();
    for one in file.decisions {
        let (subject, decision) = decision(one, &mut unknown)?;
        decisions.insert(subject, decision);
    }
    let mut collection = Collection {
        id: file.id,
        template: file.template.id,
        template_version: file.template.version,
        period: period_of,
        superior: clean(&file.superior.unwrap_or_default()),
        asked_by: clean(&file.asked_by),
        deadline: optional_day(file.deadline)?,
        agencies: agencies(file.agencies, &mut unknown)?,
        submissions: BTreeMap::new(),
        decisions,
        follow_ups: follow_ups(file.follow_ups, &mut unknown),
        set_aside: Vec::new(),
        unknown: None,
    };
    let (mut unusable, mut reports) = (Vec::new(), BTreeMap::new());
    let subjects = Subjects::of(&collection);
    for file in file.submissions {
        let report = outdented(file.report.get());
        match put(file, templates, &mut collection, &subjects, &mut unknown) {
            Ok(digest) => drop(reports.insert(digest, report)),
            Err(why) => unusable.push(why),
        }
    }
    collection.unknown = unknown.into_text();
    Ok(OpenedCollection {
        collection,
        altered,
        unusable,
        reports,
    })
}

fn agencies(files: Vec<AgencyJson>, unknown: &mut Unknown) -> Result<Vec<Agency>, CollectionError> {
    let mut ids = BTreeSet::new();
    let mut agencies = Vec::with_capacity(files.len());
    for file in files {
        if file.id.is_empty() || !ids.insert(file.id.clone()) {
            return Err(CollectionError::AgencyId(file.id));
        }
        let mut predecessors = Vec::new();
        for (position, one) in file.predecessors.into_iter().enumerate() {
            let PredecessorJson {
                identifier,
                merged_on,
                name,
                superior,
                extra,
            } = one;
            unknown.keep(of_predecessor(&file.id, position), extra);
            predecessors.push(Predecessor {
                identifier: clean(&identifier),
                name: clean(&name),
                superior: clean(&superior),
                merged_on: day(merged_on)?,
            });
        }
        unknown.keep(of_agency(&file.id), file.extra);
        agencies.push(Agency {
            id: file.id,
            identifier: clean(&file.identifier),
            name: clean(&file.name),
            superior: clean(&file.superior),
            group: clean(&file.group),
            deadline: optional_day(file.deadline)?,
            predecessors,
        });
    }
    Ok(agencies)
}

fn follow_ups(files: Vec<FollowUpJson>, unknown: &mut Unknown) -> BTreeMap<FollowUp, String> {
    let one = |file: FollowUpJson| {
        let one = FollowUp {
            agency: file.agency,
            address: file.address,
        };
        unknown.keep(of_follow_up(&one), file.extra);
        (one, file.at)
    };
    files.into_iter().map(one).collect()
}

fn day(text: String) -> Result<Date, CollectionError> {
    parse_iso(&text).ok_or(CollectionError::NoDay(text))
}

fn optional_day(text: Option<String>) -> Result<Option<Date>, CollectionError> {
    text.map(day).transpose()
}

/// Puts a submission into a collection; one that cannot be used is set aside, and told with the name of its file.
fn put(
    file: SubmissionJson,
    templates: &[Arc<Form>],
    collection: &mut Collection,
    subjects: &Subjects,
    unknown: &mut Unknown,
) -> Result<String, (String, Verdict)> {
    let text = serde_json::to_string(&file).unwrap_or_default();
    let StoredSubmission { read, .. } = read_submission(file, templates);
    let name = read.file.clone();
    place(read, collection, subjects, unknown).map_err(|why| {
        collection.set_aside.push(text);
        (name, why)
    })
}

fn decision(
    file: DecisionJson,
    unknown: &mut Unknown,
) -> Result<(Subject, Decision), CollectionError> {
    let note = clean(&file.note.unwrap_or_default());
    let subject = subject(&file.agency, file.predecessor);
    let kind = match (file.kind.as_str(), file.digest) {
        ("chosen", Some(digest)) => DecisionKind::Chosen { digest },
        ("accepted", Some(digest)) => DecisionKind::Accepted { digest },
        ("returned", Some(digest)) => DecisionKind::Returned { digest, note },
        ("nothingToReport", None) => DecisionKind::NothingToReport { note },
        _ => return Err(CollectionError::Decision(file.agency)),
    };
    unknown.keep(of_decision(&subject), file.extra);
    Ok((subject, Decision { at: file.at, kind }))
}
