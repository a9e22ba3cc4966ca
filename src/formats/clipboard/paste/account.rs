//! What the dry run of a block shows, as data. The sentences are `messages::vi::paste_account`.

use crate::formats::clipboard::paste::request::Choices;
use crate::input::spreadsheet_number::is_dash;
use crate::model::paste::plan::{Cell, Comparison, Fate, LeftOut, Line, LineKind, Plan};
use crate::model::paste::target::Target;
use crate::model::template::Table;

/// Cells of numbers in which only a dash stands.
#[must_use]
pub fn dashes(plan: &Plan, table: &Table) -> usize {
    let number = |column: usize| {
        table
            .columns
            .get(column)
            .is_some_and(|field| field.kind.is_number())
    };
    plan.cells()
        .filter(|cell| {
            is_dash(&cell.text) && cell.change().is_some_and(|change| number(change.column))
        })
        .count()
}

/// What the dry run shows of a block, line by line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// A line, by its position.
    Line(usize),
    /// So many lines that are not shown.
    Gap(usize),
}

/// The lines of a block that are shown: the first ones, and of the others those about which a person can decide something or
/// has to know: lines that look like no rows, cells that cannot be read, results that differ.
#[must_use]
pub fn shown_lines(plan: &Plan, choices: &Choices, first: usize) -> Vec<Shown> {
    let matters = |cell: &Cell| {
        matches!(
            cell.fate,
            Fate::Unreadable(_)
                | Fate::LeftOut(
                    LeftOut::DayOrMonth
                        | LeftOut::WordsAmongOrdinals
                        | LeftOut::Computed(Comparison::Differs(_))
                )
        )
    };
    let decided = |at: usize, line: &Line| {
        line.kind.may_be_kept()
            || choices.kept.contains(&at)
            || matches!(line.kind, LineKind::NoRow { .. })
            || choices.rows.contains_key(&at)
    };
    let mut shown: Vec<Shown> = Vec::new();
    for (at, line) in plan.lines.iter().enumerate() {
        if at < first || decided(at, line) || line.cells.iter().any(matters) {
            shown.push(Shown::Line(at));
        } else if let Some(Shown::Gap(lines)) = shown.last_mut() {
            *lines += 1;
        } else {
            shown.push(Shown::Gap(1));
        }
    }
    shown
}

/// The word of [`targets`] for where a column goes; `None` while that is undecided.
#[must_use]
pub fn target_word(target: &Target) -> Option<String> {
    match target {
        Target::Column { column, .. } | Target::Computed(column) => Some(column.to_string()),
        Target::RowName => Some("name".to_owned()),
        Target::Ordinal | Target::Aside(_) => Some("aside".to_owned()),
        Target::Open(_) => None,
    }
}
