//! Vietnamese: the words of the screen and of paper. One constant a phrase, named by what it is for.

use crate::model::template::Evidence;

// What results are called.

/// A result that lacks answers.
pub const NOT_ENOUGH_DATA: &str = "chưa đủ số liệu";
/// A value that comes from a percentage stated by hand.
pub const STATED_BY_HAND: &str = "ghi tay, chưa có số đếm";

/// The last row of a table whose columns are added up.
pub const TOTAL: &str = "Tổng cộng";

// Where the definition of an indicator comes from.

/// Before the evidence of a definition.
pub const EVIDENCE: &str = "Nguồn của định nghĩa";

/// What the definition of an indicator rests on, for the screen and for the annex.
#[must_use]
pub fn evidence(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Source => "văn bản đã công bố, nêu ở căn cứ",
        Evidence::Local => {
            "cách tính của địa phương hoặc của mẫu này, chưa tìm thấy nguồn đã công bố"
        }
    }
}

// By the part of the app that shows or prints them.

pub mod answers;
pub mod app;
pub mod app_update;
pub mod archives;
pub mod assessment;
pub mod backup;
pub mod citations;
pub mod collection;
pub mod commands;
pub mod comments;
pub mod comparison;
pub mod copying;
pub mod digest;
pub mod document;
pub mod doubts;
pub mod editor;
pub mod empty_sections;
mod excerpts;
pub mod files;
pub mod findings;
pub mod formula;
pub mod formula_errors;
pub mod help;
pub mod history;
pub mod import;
pub mod import_changes;
pub mod import_preview;
pub mod keys;
pub mod line_breaking;
pub mod narrative;
pub mod on_paper;
pub mod paste;
pub mod paste_account;
pub mod paste_alike;
pub mod paste_cells;
pub mod paste_fields;
pub mod paste_notes;
pub mod paste_questions;
pub mod paste_targets;
pub mod period;
pub mod persistence;
pub mod preview;
pub mod proofread;
pub mod quarantine;
pub mod rows;
pub mod sentences;
pub mod since_previous;
pub mod table;
pub mod template_errors;
