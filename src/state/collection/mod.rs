//! Collections of a receiving department: [`Collecting`] is what their pages share, one struct of signals; its commands are
//! methods, a file a concern.
//!
//! It lives as long as one of these pages is open. All of it comes with the part of the program that draws them.

mod agencies;
mod assembly;
mod backup;
mod core;
mod creating;
mod decisions;
mod drafts;
mod dry_run;
mod earlier;
mod follow_ups;
mod intake;
mod opening;
mod other_periods;
mod output;
mod own_report;
pub mod place;
mod readers;
mod reading;
mod report_view;
mod reports;
mod requests;
mod synthesis;
mod synthesis_output;
mod targets;
mod unusual;
mod workbook;
mod writing;

pub use self::core::{Collecting, CollectionEntry, ListFault, Opened};
pub use self::creating::CreateFault;
pub use self::drafts::{AgencyDraft, ListDraft};
pub use self::dry_run::{DryRun, Found, Intake};
pub use self::follow_ups::SameNumbers;
pub use self::other_periods::{
    Earlier, Longer, LongerPeriod, Numbers, OtherPeriods, Previous, PreviousPeriod,
};
pub use self::output::{ProblemFile, full_name_of, name_of};
pub use self::own_report::{Beside, OwnReport, Reports, Syntheses};
pub use self::report_view::{AnswerRow, AnswerTable, SectionAnswers, section_answers};
pub use self::reports::FromStore;
pub use self::unusual::{UnusualFilter, UnusualKind};
