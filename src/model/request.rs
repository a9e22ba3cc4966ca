//! What a receiving department asks for: a report of a template and a period, of whom and until when.

use thiserror::Error;
use time::Date;

use super::file::FileError;
use super::period::Period;

/// What a receiving department asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReportRequest {
    /// Names the request: reports that answer it begin their ids with it ([`report_id`]).
    pub id: String,
    /// Id of the template.
    pub template: String,
    /// Its version at that department.
    pub template_version: u32,
    /// The period that is asked for.
    pub period: Period,
    /// Last day on which the report is in time.
    pub deadline: Option<Date>,
    /// Who asks; the addressee of the report.
    pub from: String,
    /// Whose report it is to be; none where the request goes to everybody alike.
    pub agency: Option<RequestedAgency>,
}

/// Whose report is asked for, as the department's list has it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RequestedAgency {
    /// Its identifier; empty without one.
    pub identifier: String,
    /// Its name.
    pub name: String,
    /// Its superior; empty without one.
    pub superior: String,
}

/// Why a request cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RequestError {
    /// The file itself, or the address as a file.
    #[error(transparent)]
    File(#[from] FileError),
    /// Its digest does not fit: it was changed after it was made.
    #[error("the digest does not fit")]
    Altered,
    /// A text in the place of the deadline that is no day.
    #[error("`{0}` is no day")]
    Deadline(String),
}

/// How many digits of a collection's id are enough to name it.
const DIGITS: usize = 16;

/// The id of the request of a collection.
#[must_use]
pub fn request_id(collection: &str) -> String {
    format!("yc-{}", digits(collection))
}

/// What names a collection in the ids of reports that have to do with it.
pub(super) fn digits(collection: &str) -> String {
    collection.chars().take(DIGITS).collect()
}

/// The id of a new report that answers a request: whoever receives it knows by it what it answers, and a report needs no further
/// member for it. `random` tells the reports of one request apart.
#[must_use]
pub fn report_id(request: &str, random: &str) -> String {
    format!("{request}-{random}")
}

/// True for a report that was begun from the request of a collection.
#[must_use]
pub fn answers_request(report: &str, collection: &str) -> bool {
    let rest = report.strip_prefix(&request_id(collection));
    rest.is_some_and(|rest| rest.starts_with('-'))
}
