//! Where in the app the person is, as the fragment of the address.
//!
//! The fragment keeps every route inside one static page, under any folder of any host.

use crate::template::form::{FINDINGS_PAGE, HISTORY_PAGE, PARTICULARS, PREVIEW_PAGE};

/// What the places of collections begin with.
pub const COLLECTIONS: &str = "tong-hop";

/// A place in the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// Reports on this machine.
    Home,
    /// A new report.
    New,
    /// The worked examples.
    Examples,
    /// The dry run of opened files.
    Import,
    /// A report at a section.
    Section {
        /// Id of the report.
        report: String,
        /// Id of the section.
        section: String,
    },
    /// All findings of a report, and completion.
    Findings {
        /// Id of the report.
        report: String,
    },
    /// The printed document.
    Preview {
        /// Id of the report.
        report: String,
    },
    /// The states of a report over time.
    History {
        /// Id of the report.
        report: String,
    },
    /// Collections of a receiving department: the whole place, which `state::collection::place` reads.
    Collection(String),
    /// The data on this machine.
    Data,
    /// Rules of numbers, files and keys.
    Help,
}

impl Route {
    /// The first page of a report: its particulars.
    #[must_use]
    pub fn of_report(id: &str) -> Self {
        Self::Section {
            report: id.to_owned(),
            section: PARTICULARS.to_owned(),
        }
    }

    /// Reads a fragment, with or without `#`; one that names no place is home.
    #[must_use]
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_matches('/');
        let parts: Vec<&str> = path.split('/').collect();
        match parts.as_slice() {
            ["tao-bao-cao"] => Self::New,
            ["vi-du"] => Self::Examples,
            ["mo-tep"] => Self::Import,
            ["tro-giup"] => Self::Help,
            ["du-lieu"] => Self::Data,
            [COLLECTIONS, ..] => Self::Collection(path.to_owned()),
            ["bao-cao", report, FINDINGS_PAGE] => Self::Findings {
                report: (*report).to_owned(),
            },
            ["bao-cao", report, PREVIEW_PAGE] => Self::Preview {
                report: (*report).to_owned(),
            },
            ["bao-cao", report, HISTORY_PAGE] => Self::History {
                report: (*report).to_owned(),
            },
            ["bao-cao", report, section] => Self::Section {
                report: (*report).to_owned(),
                section: (*section).to_owned(),
            },
            _ => Self::Home,
        }
    }

    /// Writes the fragment.
    #[must_use]
    pub fn fragment(&self) -> String {
        match self {
            Self::Home => "#/".to_owned(),
            Self::New => "#/tao-bao-cao".to_owned(),
            Self::Examples => "#/vi-du".to_owned(),
            Self::Import => "#/mo-tep".to_owned(),
            Self::Help => "#/tro-giup".to_owned(),
            Self::Data => "#/du-lieu".to_owned(),
            Self::Collection(place) => format!("#/{place}"),
            Self::Section { report, section } => format!("#/bao-cao/{report}/{section}"),
            Self::Findings { report } => format!("#/bao-cao/{report}/{FINDINGS_PAGE}"),
            Self::Preview { report } => format!("#/bao-cao/{report}/{PREVIEW_PAGE}"),
            Self::History { report } => format!("#/bao-cao/{report}/{HISTORY_PAGE}"),
        }
    }

    /// The report that the place is in.
    #[must_use]
    pub fn report(&self) -> Option<&str> {
        match self {
            Self::Section { report, .. }
            | Self::Findings { report }
            | Self::Preview { report }
            | Self::History { report } => Some(report),
            _ => None,
        }
    }
}
