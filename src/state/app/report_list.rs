//! What is shown of the reports of this machine.

use leptos::prelude::*;

use super::report_summary::ReportSummary;
use crate::storage::import::ImportPreview;
use crate::storage::list_view::ListView;
use crate::storage::quarantine::QuarantinedRecord;

/// The list of the reports of this machine.
#[derive(Clone, Copy)]
pub struct ReportList {
    /// Reports on this machine, last changed first.
    pub reports: RwSignal<Vec<ReportSummary>>,
    /// What is shown of them; stays while the person is elsewhere in the app.
    pub view: RwSignal<ListView>,
    /// Stored records that do not read.
    pub quarantined: RwSignal<Vec<QuarantinedRecord>>,
    /// Counts its readings.
    pub(super) readings: StoredValue<u32>,
}

/// The dry run of opened files; none before the first are read.
pub type ImportPreviews = RwSignal<Option<Vec<ImportPreview>>>;

impl ReportList {
    /// Nothing is read yet.
    pub(super) fn new() -> Self {
        Self {
            reports: RwSignal::new(Vec::new()),
            view: RwSignal::new(ListView::default()),
            quarantined: RwSignal::new(Vec::new()),
            readings: StoredValue::new(0),
        }
    }
}
