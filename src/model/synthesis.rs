//! Where the answers of a report come from that was created from a collection.

use std::collections::BTreeMap;

use super::answer::{Answer, FieldPath};
use super::request::digits;

/// What a report took over from a collection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Synthesis {
    /// Id of the report.
    pub report: String,
    /// Id of its template.
    pub template: String,
    /// Each answer that was taken over.
    pub filled: BTreeMap<FieldPath, Filled>,
    /// The rows that were added to tables of the report, by table.
    pub rows: BTreeMap<String, Vec<String>>,
}

/// An answer that was taken over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Filled {
    /// The number or the field of the collection that it came from: an address of its template, or an id of an indicator.
    pub from: String,
    /// The answer as it was taken over ([`written`]): where the report has another one, a person wrote it.
    pub written: String,
    /// What stood there before, until it is certain that the report was written after this was noted.
    pub before: Option<String>,
}

impl Filled {
    /// True for an answer that no person wrote.
    #[must_use]
    pub fn wrote(&self, answer: &Answer) -> bool {
        let now = written(answer);
        now == self.written || self.before.as_ref() == Some(&now)
    }
}

impl Synthesis {
    /// The report was written: what stood there before is no longer taken for what was taken over.
    pub fn confirm(&mut self) {
        for filled in self.filled.values_mut() {
            filled.before = None;
        }
    }
}

/// How the ids of reports begin that are created from collections.
const DEPARTMENT: &str = "th-";

/// The id of a new report that is created from a collection: the collection knows by it, wherever the report has been, that it
/// is no report of an agency. `random` tells several apart.
#[must_use]
pub fn own_report_id(collection: &str, random: &str) -> String {
    format!("{DEPARTMENT}{}-{random}", digits(collection))
}

/// True for a report that was created from any collection.
#[must_use]
pub fn is_department_report(report: &str) -> bool {
    report.starts_with(DEPARTMENT)
}

/// True for a report that was created from a collection.
#[must_use]
pub fn is_created_from(report: &str, collection: &str) -> bool {
    report.starts_with(&own_report_id(collection, ""))
}

/// An answer in one text: two are the same where their texts are. Numbers have their decimals.
#[must_use]
pub fn written(answer: &Answer) -> String {
    match answer {
        Answer::Blank => String::new(),
        Answer::NotApplicable(reason) => format!("na:{reason}"),
        Answer::Number(number) => format!("number:{}", number.value()),
        Answer::Text(text) => format!("text:{text}"),
        Answer::YesNo(yes) => format!("yes:{yes}"),
        Answer::Unreadable(text) => format!("typed:{text}"),
    }
}
