//! The department's own reports of an open collection, as they stand beside it.

use std::sync::Arc;

use crate::collection::synthesis::compare::{Compared, Counts, compare};
use crate::collection::synthesis::fill::Fills;
use crate::collection::synthesis::fills::fills;
use crate::collection::synthesis::indicators::{IndicatorBeside, to_look_at};
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::synthesis as words;
use crate::model::report::{Report, Status};
use crate::model::synthesis::Synthesis;
use crate::rollup::roll_up::Attributed;
use crate::template::compile::Compiled;

/// What the open collection's reports are, once they were read.
#[derive(Clone, Debug, Default)]
pub enum Syntheses {
    /// They are being read.
    #[default]
    Reading,
    /// They are here.
    Here(Arc<Vec<Synthesis>>),
    /// The store cannot be used.
    NoStore,
}

/// A report that was created from the open collection, as it stands.
#[derive(Clone, Debug)]
pub struct OwnReport {
    /// What it took over.
    pub synthesis: Synthesis,
    /// The report; none where it is no longer on this machine.
    pub report: Option<Report>,
    /// Its template.
    pub template: Compiled,
}

/// The reports that count, read whole: what they list is taken over too.
#[derive(Clone, Debug)]
pub struct Reports(Arc<Vec<(String, Report)>>);

impl Reports {
    /// Reports, each with the id of the agency whose it is.
    #[must_use]
    pub fn new(reports: Vec<(String, Report)>) -> Self {
        Self(Arc::new(reports))
    }

    /// What the collection gives a report of a template.
    #[must_use]
    pub fn fills(&self, workspace: &Workspace, template: &Compiled) -> Option<Fills> {
        let reports = self.0.iter();
        let reports = reports.map(|(agency, report)| Attributed::new(agency, report));
        let mut fills = fills(workspace, &reports.collect::<Vec<_>>(), template)?;
        fills.declare_absent(&template.form, &words::ABSENT);
        Some(fills)
    }
}

/// A report beside what its collection gives it.
#[derive(Clone, Debug)]
pub struct Beside {
    /// What the collection gives.
    pub given: Fills,
    /// Field by field.
    pub compared: Vec<Compared>,
    /// How many stand how.
    pub counts: Counts,
    /// Indicators that want a look; none while the collection has something new for the report.
    pub indicators: Vec<IndicatorBeside>,
}

impl OwnReport {
    /// True for a report that is declared complete: nothing is written into it.
    #[must_use]
    pub fn is_complete(&self) -> bool {
        let status = self.report.as_ref().map(|report| &report.status);
        matches!(status, Some(Status::Completed(_)))
    }

    /// The report beside what the collection gives it now.
    #[must_use]
    pub fn compared(&self, workspace: &Workspace, reports: &Reports) -> Option<Beside> {
        let given = reports.fills(workspace, &self.template)?;
        let report = self.report.as_ref()?;
        let compared = compare(report, &self.synthesis, &given);
        let counts = Counts::of(&compared);
        let indicators = match counts.waiting {
            0 => to_look_at(workspace, report, &self.template),
            _ => Vec::new(),
        };
        Some(Beside {
            indicators,
            given,
            compared,
            counts,
        })
    }
}
