//! The dry run of a block pasted into a table: what each cell would become; nothing changes here.
//!
//! Not here: the block itself (`spreadsheet`), what typed text means (`text::answer`).

use super::spreadsheet::{BlockProblem, MOST_CHARACTERS, MOST_ROWS, cells, turned};
use crate::model::answer::{Answer, Path};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::text::answer::{plain, problem, read_shown, remark, told};
use crate::text::words::paste as words;

/// Names of a line of totals, in small letters.
const TOTALS: [&str; 4] = ["tổng cộng", "tổng số", "cộng", "tổng"];

/// Where a block is pasted.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    /// The table.
    pub table: &'a Table,
    /// The report as it stands.
    pub report: &'a Report,
    /// Ids of the table's rows.
    pub rows: &'a [String],
    /// The row of the block's first cell, from 0; one past the last begins a new one.
    pub row: usize,
    /// The column of the block's first cell, from 0.
    pub column: usize,
}

/// What pasting a block would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// True when the block's first row is taken for headings and passed over.
    pub headings: bool,
    /// Positions of the columns that the block reaches.
    pub columns: Vec<usize>,
    /// The rows that it reaches.
    pub rows: Vec<PlannedRow>,
    /// Rows that the table gets.
    pub added: usize,
    /// Cells that get another answer.
    pub changed: usize,
    /// Cells among them that had another answer.
    pub replaced: usize,
    /// Cells whose text cannot be read.
    pub unreadable: usize,
}

/// A row that a block reaches.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedRow {
    /// Its position in the table, from 0.
    pub place: usize,
    /// Its id; `None` for a row that the table gets.
    pub id: Option<String>,
    /// One for each of the plan's columns.
    pub cells: Vec<PlannedCell>,
}

/// What becomes of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlannedCell {
    /// Its answer now, as people read it.
    pub old: String,
    /// What would stand there.
    pub new: String,
    /// The answer that it gets; `None` when it stays as it is.
    pub answer: Option<Answer>,
    /// Why the new text cannot be read, or how it is understood.
    pub remark: Option<String>,
}

/// What would become of a table; `headings` says whether the block's first row is one, else it is found out.
///
/// # Errors
/// Why the block cannot be pasted there, in a sentence.
pub fn plan(place: Place, text: &str, headings: Option<bool>) -> Result<Plan, String> {
    let mut block = cells(text).map_err(|problem| match problem {
        BlockProblem::Empty => words::EMPTY.to_owned(),
        BlockProblem::TooLarge => words::too_large(MOST_ROWS, MOST_CHARACTERS),
    })?;
    if place.table.shape.transposed {
        block = turned(&block);
    }
    let all = &place.table.columns;
    let own = all.get(place.column..).unwrap_or_default();
    let wide = |block: &[Vec<String>]| block.first().map_or(0, Vec::len);
    // A table's last line of totals is worked out here, not taken in.
    block.retain(|row| row.iter().find(|text| !text.is_empty()).is_none_or(|text| !TOTALS.contains(&plain(text).as_str())));
    let mut names = Vec::new();
    if place.column == 0 && wide(&block) == own.len() + 1 && names_rows(place, &block) {
        names = block.iter_mut().map(|row| row.remove(0)).collect();
    }
    if wide(&block) > own.len() {
        return Err(words::too_wide(wide(&block), own.len()));
    }
    let headings = headings.unwrap_or_else(|| are_headings(own, &block));
    if headings {
        block.drain(..1);
        names.drain(..names.len().min(1));
    }
    let places = places(place, &names, block.len())?;
    let free = place.rows.len().saturating_sub(place.row);
    let added = block.len().saturating_sub(free);
    if added > 0 && matches!(place.table.rows, Rows::Fixed(_)) {
        return Err(words::too_long(block.len(), free));
    }
    if place.rows.len() + added > MOST_ROWS {
        return Err(words::too_many_rows(MOST_ROWS));
    }
    let reached: Vec<(usize, &Field)> = all.iter().enumerate().skip(place.column).take(wide(&block)).collect();
    let mut rows = Vec::new();
    for (at, row) in places.into_iter().zip(&block) {
        let id = place.rows.get(at).cloned();
        let cell = |((_, column), text): (&(usize, &Field), &String)| cell(place, id.as_deref(), column, text);
        rows.push(PlannedRow { place: at, cells: reached.iter().zip(row).map(cell).collect(), id });
    }
    let count = |wanted: fn(&PlannedCell) -> bool| rows.iter().flat_map(|row| &row.cells).filter(|one| wanted(one)).count();
    Ok(Plan {
        headings,
        columns: reached.iter().map(|(position, _)| *position).collect(),
        changed: count(|cell| cell.answer.is_some()),
        replaced: count(|cell| cell.answer.is_some() && !cell.old.is_empty()),
        unreadable: count(|cell| matches!(cell.answer, Some(Answer::Unreadable(_)))),
        rows,
        added,
    })
}

/// What becomes of one cell: blanks and computed columns leave it as it is.
fn cell(place: Place, row: Option<&str>, column: &Field, text: &str) -> PlannedCell {
    let before = row.map_or(&Answer::Blank, |row| place.report.answer(&Path::cell(&place.table.id, row, &column.id)));
    let old = told(&column.kind, before);
    let kept = PlannedCell { old: old.clone(), new: old.clone(), answer: None, remark: None };
    if text.is_empty() || matches!(column.kind, FieldKind::Computed { .. } | FieldKind::Acts) {
        return kept;
    }
    let answer = read_shown(&column.kind, text);
    if answer == *before {
        return kept;
    }
    let remark = match &answer {
        Answer::Unreadable(typed) => problem(&column.kind, typed),
        _ => remark(&column.kind, text),
    };
    PlannedCell { old, new: told(&column.kind, &answer), answer: Some(answer), remark }
}

/// True when a block's first row repeats the names of columns, or has words where the rows below it have numbers.
fn are_headings(columns: &[Field], block: &[Vec<String>]) -> bool {
    let (Some(first), Some(second)) = (block.first(), block.get(1)) else { return false };
    let named = |(column, text): (&Field, &String)| !text.is_empty() && plain(text).starts_with(&plain(&column.label));
    let numbers = |row: &[String], wanted: fn(&str) -> bool| {
        let mut given =
            columns.iter().zip(row).filter(|(column, text)| column.kind.is_number() && !text.is_empty()).peekable();
        given.peek().is_some() && given.all(|(_, text)| wanted(text))
    };
    columns.iter().zip(first).any(named)
        || (numbers(first, |text| !text.contains(|sign: char| sign.is_ascii_digit()))
            && numbers(second, |text| text.contains(|sign: char| sign.is_ascii_digit())))
}

/// The position of the row that each row of a block goes to: that of its name, where the template names the rows.
fn places(place: Place, names: &[String], rows: usize) -> Result<Vec<usize>, String> {
    let Rows::Fixed(fixed) = &place.table.rows else { return Ok((place.row..place.row + rows).collect()) };
    if names.is_empty() {
        return Ok((place.row..place.row + rows).collect());
    }
    let found = |name: &String| fixed.iter().position(|row| plain(&row.label) == plain(name));
    names.iter().map(|name| found(name).ok_or_else(|| words::no_such_row(name))).collect()
}

/// True when a block's first column numbers or names the rows, as the table itself does.
fn names_rows(place: Place, block: &[Vec<String>]) -> bool {
    let first = || block.iter().skip(1).filter_map(|row| row.first());
    match &place.table.rows {
        Rows::Fixed(rows) => {
            block.iter().filter_map(|row| row.first()).any(|text| rows.iter().any(|row| plain(&row.label) == plain(text)))
        }
        Rows::Added { .. } => first().all(|text| text.chars().all(|sign| sign.is_ascii_digit() || "IVXLC.".contains(sign))),
    }
}
