//! The file of a collection -> the collection.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use thiserror::Error;
use time::Date;

use super::file::{AgencyJson, CollectionFile, DecisionJson, PredecessorJson, SubmissionJson};
use super::unknown::{
    FILE, PERIOD, TEMPLATE, Unknown, of_agency, of_decision, of_predecessor, of_submission,
};
use crate::formats::json::digest::laid_out;
use crate::formats::json::read::read;
use crate::formats::report::decode::{decode, period};
use crate::formats::report::encode::report_digest;
use crate::formats::report::rows::is_plain_id;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::input::sanitize::{clean, file_name};
use crate::model::collection::{
    Agency, Collection, Decision, DecisionKind, Predecessor, Submission,
};
use crate::model::date::parse_iso;
use crate::model::file::{COLLECTION_FORMAT, FileError, LARGEST_COLLECTION, Remark};
use crate::template::form::Form;

/// Most agencies, and most submissions, of a file.
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
    /// More agencies or submissions than a collection can have.
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
    /// Submissions that cannot be used, each with the name of its file; they are not in the collection.
    pub unusable: Vec<(String, FileError)>,
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
    if !is_plain_id(&file.id) {
        return Err(CollectionError::Id);
    }
    if file.agencies.len().max(file.submissions.len()) > MOST {
        return Err(CollectionError::TooMany);
    }
    let mut unknown = Unknown::default();
    unknown.keep(FILE.to_owned(), file.extra);
    unknown.keep(TEMPLATE.to_owned(), file.template.extra);
    let period_of = period(&file.period)?;
    unknown.keep(PERIOD.to_owned(), file.period.extra);
    let agencies = agencies(file.agencies, &mut unknown)?;
    let (submissions, unusable) = submissions(file.submissions, templates, &mut unknown);
    let mut decisions = BTreeMap::new();
    for one in file.decisions {
        let agency = one.agency.clone();
        decisions.insert(agency, decision(one, &mut unknown)?);
    }
    Ok(OpenedCollection {
        collection: Collection {
            id: file.id,
            template: file.template.id,
            template_version: file.template.version,
            period: period_of,
            superior: clean(&file.superior.unwrap_or_default()),
            deadline: optional_day(file.deadline)?,
            agencies,
            submissions,
            decisions,
            unknown: unknown.into_text(),
        },
        altered,
        unusable,
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

fn day(text: String) -> Result<Date, CollectionError> {
    parse_iso(&text).ok_or(CollectionError::NoDay(text))
}

fn optional_day(text: Option<String>) -> Result<Option<Date>, CollectionError> {
    text.map(day).transpose()
}

type Submissions = (BTreeMap<String, Submission>, Vec<(String, FileError)>);

/// Each report is read and digested anew: what a file says of it is not taken.
fn submissions(
    files: Vec<SubmissionJson>,
    templates: &[Arc<Form>],
    unknown: &mut Unknown,
) -> Submissions {
    let (mut submissions, mut unusable) = (BTreeMap::new(), Vec::new());
    for file in files {
        let name = file_name(&file.file);
        let mut decoded = match decode(&laid_out(&file.report), templates) {
            Ok(decoded) => decoded,
            Err(error) => {
                unusable.push((name, error));
                continue;
            }
        };
        if file.altered && !decoded.remarks.contains(&Remark::Altered) {
            decoded.remarks.insert(0, Remark::Altered);
        }
        let digest = report_digest(&decoded.report, &decoded.template);
        unknown.keep(of_submission(&digest), file.extra);
        let submission = Submission {
            digest: digest.clone(),
            agency: file.agency,
            predecessor: file.predecessor.and_then(|at| usize::try_from(at).ok()),
            received: file.received,
            file: name,
            report: Arc::new(decoded.report),
            remarks: decoded.remarks,
        };
        submissions.insert(digest, submission);
    }
    (submissions, unusable)
}

fn decision(file: DecisionJson, unknown: &mut Unknown) -> Result<Decision, CollectionError> {
    let note = clean(&file.note.unwrap_or_default());
    let kind = match (file.kind.as_str(), file.digest) {
        ("chosen", Some(digest)) => DecisionKind::Chosen { digest },
        ("accepted", Some(digest)) => DecisionKind::Accepted { digest },
        ("returned", Some(digest)) => DecisionKind::Returned { digest, note },
        ("nothingToReport", None) => DecisionKind::NothingToReport { note },
        _ => return Err(CollectionError::Decision(file.agency)),
    };
    unknown.keep(of_decision(&file.agency), file.extra);
    Ok(Decision { at: file.at, kind })
}
