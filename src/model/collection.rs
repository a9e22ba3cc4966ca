//! What a receiving department gathers: the agencies that owe a report for a period, what they sent, and what was decided.
//!
//! The files received are a set: what counts follows from it (`collection::standing`), so that neither the order in which they
//! came nor how often bears on anything.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use time::Date;

use super::file::Remark;
use super::period::Period;
use super::report::{Report, Status, TemplateRef};

/// The reports of many agencies to one template for one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Collection {
    /// Identifies it on every machine.
    pub id: String,
    /// Id of the template.
    pub template: String,
    /// Version of the template; files of earlier ones are read by it.
    pub template_version: u32,
    /// The period.
    pub period: Period,
    /// The superior of agencies that the list states none for; empty where it is not known.
    pub superior: String,
    /// Who asks for the reports: their addressee. Empty until it is stated.
    pub asked_by: String,
    /// Last day on which a report is in time, unless an agency has its own.
    pub deadline: Option<Date>,
    /// The agencies that owe a report, in the order in which they are shown.
    pub agencies: Vec<Agency>,
    /// What was received, by digest of the content.
    pub submissions: BTreeMap<String, Submission>,
    /// What was decided, by whose report it is on.
    pub decisions: BTreeMap<Subject, Decision>,
    /// Numbers that an agency is to be asked about again; when each was marked (ISO 8601 with zone).
    pub follow_ups: BTreeMap<FollowUp, String>,
    /// Submissions of the collection's file that cannot be used, as JSON text; they go out again unchanged.
    pub set_aside: Vec<String>,
    /// Members of a file that this version does not know, as JSON text; they go out again unchanged. None when there are none.
    pub unknown: Option<String>,
}

/// An agency that owes a report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Agency {
    /// Identifies it in the collection; no name that people know.
    pub id: String,
    /// Its identifier (mã định danh); empty where none is known.
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// Its superior; empty for that of the collection.
    pub superior: String,
    /// The group whose subtotal it is in: sở, xã, a province.
    pub group: String,
    /// Last day on which its report is in time; none for that of the collection.
    pub deadline: Option<Date>,
    /// The agencies that it was merged from.
    pub predecessors: Vec<Predecessor>,
}

/// An agency that was merged into another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Predecessor {
    /// Its identifier; empty where none is known.
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// Its superior; empty for that of the collection.
    pub superior: String,
    /// First day of the agency that it was merged into: for periods that end before, it reports itself.
    pub merged_on: Date,
}

/// Whose a report is: an agency of the list or, for a period before it was merged, one of those that it was merged from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Subject {
    /// Id of the agency.
    pub agency: String,
    /// Position among the agency's predecessors, of one of these.
    pub predecessor: Option<usize>,
}

/// A file that was received.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Submission {
    /// Digest of its content (`formats::report::encode::report_digest`).
    pub digest: String,
    /// Whose it is.
    pub subject: Subject,
    /// When it was taken in (ISO 8601 with zone).
    pub received: String,
    /// Name of the file.
    pub file: String,
    /// What its report says of itself. The answers are with whoever keeps the file: ten thousand reports need not be in memory
    /// for it to be known which of them count.
    pub report: Arc<ReportHead>,
    /// What was to be known of the file when it was taken in.
    pub remarks: Vec<Remark>,
}

/// What a report says of itself, without its answers.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReportHead {
    /// Identifies it on every machine.
    pub id: String,
    /// The template that it answers.
    pub template: TemplateRef,
    /// The period that it covers.
    pub period: Period,
    /// Number of its revision.
    pub revision: u32,
    /// How far it is.
    pub status: Status,
    /// Identifier of its agency, as the report writes it.
    pub identifier: String,
    /// Name of its agency.
    pub name: String,
    /// Superior of its agency.
    pub superior: String,
}

impl ReportHead {
    /// Of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let words = |path| report.words(path).to_owned();
        Self {
            id: report.id.clone(),
            template: report.template.clone(),
            period: report.period.clone(),
            revision: report.revision.number,
            status: report.status.clone(),
            identifier: words("agency.identifier"),
            name: words("agency.name"),
            superior: words("agency.superior"),
        }
    }
}

/// What was decided of an agency, or of one that it was merged from; the newest decision stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// When (ISO 8601 with zone).
    pub at: String,
    /// What.
    pub kind: DecisionKind,
}

/// What can be decided of whoever owes a report.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DecisionKind {
    /// Of several reports this one counts.
    Chosen {
        /// Digest of the submission.
        digest: String,
    },
    /// The report is accepted.
    Accepted {
        /// Digest of the submission.
        digest: String,
    },
    /// The report goes back and is not counted; a later revision is.
    Returned {
        /// Digest of the submission.
        digest: String,
        /// What is to be corrected.
        note: String,
    },
    /// It was confirmed that there is nothing to report.
    NothingToReport {
        /// By whom and how.
        note: String,
    },
}

/// A number of an agency that it is to be asked about again.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FollowUp {
    /// Id of the agency.
    pub agency: String,
    /// Address of the number, or the id of the indicator.
    pub address: String,
}

impl DecisionKind {
    /// The submission that was decided on.
    #[must_use]
    pub fn digest(&self) -> Option<&str> {
        match self {
            Self::Chosen { digest } | Self::Accepted { digest } | Self::Returned { digest, .. } => {
                Some(digest)
            }
            Self::NothingToReport { .. } => None,
        }
    }
}

impl Subject {
    /// An agency of the list by itself.
    #[must_use]
    pub fn of_agency(id: &str) -> Self {
        Self {
            agency: id.to_owned(),
            predecessor: None,
        }
    }
}

impl Collection {
    /// An agency by its id.
    #[must_use]
    pub fn agency(&self, id: &str) -> Option<&Agency> {
        self.agencies.iter().find(|agency| agency.id == id)
    }

    /// The superior of an agency: its own, or the one that the list states for all.
    #[must_use]
    pub fn superior_of<'a>(&'a self, agency: &'a Agency) -> &'a str {
        if agency.superior.is_empty() {
            &self.superior
        } else {
            &agency.superior
        }
    }

    /// Last day on which the report of an agency is in time.
    #[must_use]
    pub fn deadline_of(&self, agency: &Agency) -> Option<Date> {
        agency.deadline.or(self.deadline)
    }
}
