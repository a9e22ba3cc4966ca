//! Summaries of the reports of a machine in JSON: a cache beside the records, which is made anew from them at any time.
//!
//! No file that travels: what is not of this version, or does not read, is no summary. Whether a summary still tells what its
//! record says is `storage::summaries`.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::formats::report::decode::period_kind as parse_kind;
use crate::formats::report::encode::period_kind;
use crate::model::date::{parse_iso, to_iso};
use crate::model::period::Period;
use crate::model::report::Stage;
use crate::model::summary::{OpenCounts, OwnAnswers, Summary};

/// One more whenever the same record would be summed up otherwise than before: `tests/it/summaries.rs` tells when.
const VERSION: u32 = 6;

/// All summaries, and what is true of them together.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StoredSummaries {
    /// The program that counted what is open.
    pub program: String,
    /// Digest of what was written when they were made: which records, and their versions.
    pub written: u64,
    /// One for each report.
    pub reports: Vec<StoredSummary>,
}

/// A summary, and what it was made from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSummary {
    /// Digest of the texts of record and journal.
    pub texts: u64,
    /// Digest of the texts of the report of the period before, with which what is open was counted; none without one.
    pub previous: Option<u64>,
    /// Digest of the template by which they were read.
    pub template_digest: String,
    /// What the list shows.
    pub summary: Summary,
}

#[derive(Serialize, Deserialize)]
struct SummariesJson {
    version: u32,
    program: String,
    written: u64,
    reports: BTreeMap<String, SummaryJson>,
}

#[derive(Serialize, Deserialize)]
struct SummaryJson {
    texts: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    previous: Option<u64>,
    template: (String, String),
    period: (String, u32, u8, String, String),
    agency: [String; 3],
    #[serde(default, skip_serializing_if = "Option::is_none")]
    code: Option<(String, String)>,
    stage: u8,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signed: Option<String>,
    given: usize,
    own: (usize, usize),
    #[serde(default, skip_serializing_if = "Option::is_none")]
    open: Option<(usize, usize)>,
    changed: String,
    revision: u32,
}

/// Writes summaries, by the ids of their reports.
#[must_use]
pub fn encode_summaries(all: &StoredSummaries) -> String {
    let mut reports = BTreeMap::new();
    for one in &all.reports {
        reports.insert(one.summary.id.clone(), SummaryJson::of(one));
    }
    let all = SummariesJson {
        version: VERSION,
        program: all.program.clone(),
        written: all.written,
        reports,
    };
    serde_json::to_string(&all).unwrap_or_default()
}

/// Reads what [`encode_summaries`] wrote; those that do not read are left out.
#[must_use]
pub fn decode_summaries(text: &str) -> StoredSummaries {
    match serde_json::from_str(text) {
        Ok(SummariesJson {
            version: VERSION,
            program,
            written,
            reports,
        }) => StoredSummaries {
            program,
            written,
            reports: reports
                .into_iter()
                .filter_map(|(id, one)| one.read(id))
                .collect(),
        },
        _ => StoredSummaries::default(),
    }
}

impl SummaryJson {
    fn of(stored: &StoredSummary) -> Self {
        let one = &stored.summary;
        let period = &one.period;
        Self {
            texts: stored.texts,
            previous: stored.previous,
            template: (one.template.clone(), stored.template_digest.clone()),
            period: (
                period_kind(period.kind).to_owned(),
                period.year,
                period.index,
                to_iso(period.from),
                to_iso(period.to),
            ),
            agency: [&one.agency, &one.identifier, &one.superior].map(String::clone),
            code: one.code.clone(),
            stage: match one.stage {
                Stage::Draft => 0,
                Stage::Completed => 1,
                Stage::Issued => 2,
            },
            signed: one.signed.map(to_iso),
            given: one.given,
            own: (one.own.numbers, one.own.all),
            open: one.open.map(|open| (open.left, open.problems)),
            changed: one.changed.clone(),
            revision: one.revision,
        }
    }

    fn read(self, id: String) -> Option<StoredSummary> {
        let (kind, year, index, from, to) = self.period;
        let [agency, identifier, superior] = self.agency;
        Some(StoredSummary {
            texts: self.texts,
            previous: self.previous,
            template_digest: self.template.1,
            summary: Summary {
                id,
                template: self.template.0,
                period: Period {
                    kind: parse_kind(&kind)?,
                    year,
                    index,
                    from: parse_iso(&from)?,
                    to: parse_iso(&to)?,
                },
                agency,
                identifier,
                superior,
                code: self.code,
                stage: match self.stage {
                    0 => Stage::Draft,
                    1 => Stage::Completed,
                    2 => Stage::Issued,
                    _ => return None,
                },
                signed: self.signed.as_deref().and_then(parse_iso),
                given: self.given,
                own: OwnAnswers {
                    numbers: self.own.0,
                    all: self.own.1,
                },
                open: self
                    .open
                    .map(|(left, problems)| OpenCounts { left, problems }),
                changed: self.changed,
                revision: self.revision,
            },
        })
    }
}
