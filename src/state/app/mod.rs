//! The app as a whole: where the person is, which reports are here, which files are being opened.
//!
//! [`App`] is one struct of signals, handed down by context; its commands are methods, a file a concern.

mod app_update;
mod begin;
mod comparing;
mod core;
mod counting;
mod editor_keys;
mod forms;
mod import;
mod list;
mod period_choice;
mod previous;
mod provide;
mod report_list;
mod report_summary;
mod reports;
mod rules;
mod starting;
mod templates;

pub use self::app_update::AppUpdate;
pub(super) use self::begin::new_report;
pub use self::core::{App, Copying, Notice};
pub use self::editor_keys::{FIELD_SEARCH, KEY_SHEET};
pub use self::period_choice::{PeriodChoice, PeriodFault, PeriodPlace};
pub use self::provide::{provide_app, use_app};
pub use self::report_summary::{ReportProgress, ReportSummary};
pub use self::reports::open_report;
pub use self::starting::Needs;
pub use crate::model::storage::ImportVerdict;
pub use crate::storage::import::ImportPreview;
pub use crate::storage::quarantine::QuarantinedRecord;
