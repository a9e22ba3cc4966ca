//! Pasted columns whose headings are like labels and were understood so, told together: one sentence for all of them.
//!
//! Not here: one of them alone (`paste_notes`), those that are asked about (`doubts`).

use crate::messages::vi::paste::count;
use crate::model::paste::plan::Plan;
use crate::model::paste::target::{Basis, PastedColumn, Target};

/// What is said of several; none for one. `label` names a column of the table.
#[must_use]
pub fn note(plan: &Plan, label: impl Fn(usize) -> String) -> Option<String> {
    let told = |column: &PastedColumn| {
        let at = alike(column)?;
        Some(format!("“{}” là “{}”", column.heading, label(at)))
    };
    let told: Vec<String> = plan.columns.iter().filter_map(told).collect();
    (told.len() > 1).then(|| {
        format!(
            "{} cột có tên gần giống được hiểu: {}.",
            count(told.len()),
            told.join("; ")
        )
    })
}

/// True for one of them.
#[must_use]
pub fn is_alike(column: &PastedColumn) -> bool {
    alike(column).is_some()
}

/// The column that a heading means, where its numbers are in the same unit.
fn alike(column: &PastedColumn) -> Option<usize> {
    match column.target {
        Target::Column {
            column: at,
            basis: Basis::Alike,
        } if column.other_unit.is_none() => Some(at),
        _ => None,
    }
}
