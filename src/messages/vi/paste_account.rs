//! The account of a pasted block for the person who pasted it: each fact once, with counts.

use crate::model::paste::refusal::{
    BlockProblem, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS, Refusal,
};
use crate::model::paste::target::{Aside, Basis, Doubt, PastedColumn, Target};

use crate::messages::vi::answers;
use crate::messages::vi::paste_alike::{self, is_alike};
use crate::messages::vi::paste_cells::{self, ReadCell};
use crate::messages::vi::{doubts, paste as words, paste_notes as notes};
use crate::model::answer::Answer;
use crate::model::paste::no_row::NoRow;
use crate::model::paste::numbers::Notations;
use crate::model::paste::plan::{Cell, Comparison, Fate, LeftOut, LineKind, Plan};
use crate::model::template::{Field, FieldKind, Rows, Table};

/// Why a block cannot be pasted.
#[must_use]
pub fn refusal(refusal: &Refusal, table: &Table) -> String {
    let rows = || match &table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.clone()).collect(),
        Rows::Added { .. } => Vec::new(),
    };
    match refusal {
        Refusal::Block(problem) => block_problem(*problem),
        Refusal::TooLong { pasted, free } => words::too_long(*pasted, *free),
        Refusal::TooManyRows => words::too_many_rows(MOST_ROWS),
        Refusal::UnknownRows(names) => doubts::other_rows(names, &rows()),
    }
}

/// Why a text is no block.
#[must_use]
pub fn block_problem(problem: BlockProblem) -> String {
    match problem {
        BlockProblem::Empty => words::EMPTY.to_owned(),
        BlockProblem::TooLarge => words::too_large(MOST_ROWS, MOST_COLUMNS, MOST_CHARACTERS),
    }
}

/// Why it is undecided where columns of a block go.
#[must_use]
pub fn why(doubt: Doubt, plan: &Plan, table: &Table) -> String {
    let heading = |pasted: usize| {
        plan.columns
            .get(pasted)
            .map_or("", |column| column.heading.as_str())
    };
    match doubt {
        Doubt::TooWide { pasted, free } => doubts::too_wide(pasted, free),
        Doubt::Order => doubts::UNCERTAIN_ORDER.to_owned(),
        Doubt::OrdinalOrNumber => doubts::ORDINAL_OR_NUMBER.to_owned(),
        Doubt::UnknownHeadings => doubts::UNKNOWN_HEADINGS.to_owned(),
        Doubt::Alike { pasted, column } => doubts::alike(heading(pasted), &label(table, column)),
        Doubt::Incomparable { pasted, column } => {
            doubts::incomparable(heading(pasted), &label(table, column))
        }
        Doubt::Twice(column) => doubts::twice(&label(table, column)),
        Doubt::AsRows { pasted, column } => doubts::as_rows(pasted + 1, &label(table, column)),
    }
}

/// What stays out and why, what is understood in another way than it stands there: a sentence each.
#[must_use]
pub fn notes(plan: &Plan, table: &Table) -> Vec<String> {
    let mut notes = Vec::new();
    let together = paste_alike::note(plan, |at| label(table, at));
    let is_told = |column: &&PastedColumn| together.is_some() && is_alike(column);
    let columns = plan.columns.iter().filter(|column| !is_told(column));
    notes.extend(columns.filter_map(|column| column_note(column, table)));
    notes.extend(together);
    notes.extend(begins_at(plan, table).map(|column| notes::begins_at(&label(table, column))));
    notes.extend(line_notes(plan));
    notes.extend(cell_notes(plan));
    let named = plan.only_named();
    notes.extend((!named.is_empty()).then(|| notes::only_named(&named)));
    notes.extend((!plan.like_totals.is_empty()).then(|| notes::like_totals(&plan.like_totals)));
    notes.extend((!plan.like_groups.is_empty()).then(|| notes::like_groups(&plan.like_groups)));
    notes.extend(
        plan.renamed
            .iter()
            .map(|one| doubts::renamed(&one.old, &one.new, one.kept)),
    );
    notes.extend((!plan.repeated.is_empty()).then(|| doubts::repeated(&plan.repeated)));
    notes.extend((!plan.twice_named.is_empty()).then(|| doubts::twice_named(&plan.twice_named)));
    notes.extend(may_be_english(plan));
    notes.extend(paste_cells::notes(read_cells(plan, table), &plan.numbers));
    notes
}

/// Lines that are no rows, by kind, with how many.
fn line_notes(plan: &Plan) -> impl Iterator<Item = String> {
    type Told = (LineKind, fn(usize) -> String);
    let told: [Told; 10] = [
        (LineKind::Heading, notes::heading_lines),
        (LineKind::Numbering, notes::numbering_lines),
        (LineKind::Group, notes::group_lines),
        (LineKind::Beside, notes::lines_beside),
        (put_aside(NoRow::NoSuchName), notes::lines_put_aside),
        (put_aside(NoRow::SameName), notes::lines_chosen_aside),
        (put_aside(NoRow::TooMany), notes::lines_chosen_aside),
        (totals(Some(true)), notes::totals_that_add_up),
        (totals(Some(false)), notes::totals_that_do_not),
        (totals(None), notes::totals_unknown),
    ];
    told.into_iter().filter_map(|(kind, note)| {
        let count = plan.lines.iter().filter(|line| line.kind == kind).count();
        (count > 0).then(|| note(count))
    })
}

fn put_aside(why: NoRow) -> LineKind {
    LineKind::NoRow { why, aside: true }
}

fn totals(sums: Option<bool>) -> LineKind {
    LineKind::Totals { sums }
}

/// Cells of rows that stay out for a reason of their own, with how many.
fn cell_notes(plan: &Plan) -> impl Iterator<Item = String> {
    type Told = (fn(&LeftOut) -> bool, fn(usize) -> String);
    let told: [Told; 3] = [
        (
            |reason| matches!(reason, LeftOut::Computed(Comparison::Differs(_))),
            notes::results_differ,
        ),
        (|reason| *reason == LeftOut::DayOrMonth, notes::day_or_month),
        (
            |reason| *reason == LeftOut::WordsAmongOrdinals,
            notes::words_among_ordinals,
        ),
    ];
    told.into_iter().filter_map(|(is_told, note)| {
        let cells = plan.cells();
        let count = cells
            .filter(|cell| matches!(&cell.fate, Fate::LeftOut(reason) if is_told(reason)))
            .count();
        (count > 0).then(|| note(count))
    })
}

/// What to say where some cells can only be numbers of English spreadsheets, and others may be: 1,234.50 beside 12.500. Beside
/// one that can only be Vietnamese the block is none of English, so that nobody is sent to choose that.
fn may_be_english(plan: &Plan) -> Option<String> {
    let numbers = &plan.numbers;
    let english = numbers.english_example.as_deref()?;
    if numbers.chosen.is_some() || numbers.is_asked {
        return None;
    }
    let digits = |text: &str| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.')
    };
    let may = |cell: &&Cell| {
        matches!(&cell.fate, Fate::Placed(change) if matches!(change.new, Answer::Number(_)))
            && digits(&cell.text)
            && cell.text.contains('.')
    };
    let other = plan.cells().find(may)?;
    Some(doubts::english_numbers(
        english,
        &other.text,
        &answers::spoken(&other.text),
        numbers.vietnamese == 0,
    ))
}

/// The column of the cell that names of rows and the numbers after them were pasted into, where it is not the first that can
/// be typed in: with the names the block may as well begin at that one.
fn begins_at(plan: &Plan, table: &Table) -> Option<usize> {
    let names = |column: &PastedColumn| column.target == Target::RowName;
    let by_place = |column: &PastedColumn| match column.target {
        Target::Column {
            column,
            basis: Basis::Position,
        } => Some(column),
        _ => None,
    };
    let typed = |field: &Field| !matches!(field.kind, FieldKind::Computed { .. } | FieldKind::Acts);
    let begins = plan.columns.iter().filter_map(by_place).min()?;
    let first = table.columns.iter().position(typed)?;
    (begins > first && plan.columns.iter().any(names)).then_some(begins)
}

fn column_note(column: &PastedColumn, table: &Table) -> Option<String> {
    let heading = &column.heading;
    let own = |column: usize| {
        table
            .columns
            .get(column)
            .and_then(|field| field.unit.clone())
            .unwrap_or_default()
    };
    Some(match &column.target {
        Target::Column { column: at, .. } if column.other_unit.is_some() => {
            let unit = column.other_unit.as_deref().unwrap_or_default();
            notes::other_unit_chosen(&label(table, *at), unit, &own(*at))
        }
        Target::Column {
            column,
            basis: Basis::Alike,
        } => notes::alike(heading, &label(table, *column)),
        Target::Computed(column) => notes::computed_column(&label(table, *column)),
        Target::Ordinal => notes::ORDINAL_COLUMN.to_owned(),
        Target::Aside(Aside::ColumnNumbers) => notes::numbering_lines(1),
        Target::Aside(Aside::Beside) => notes::lines_beside(1),
        Target::Aside(Aside::NoSuchColumn) => notes::no_such_column(heading),
        Target::Aside(Aside::Chosen) => notes::put_aside(heading),
        Target::Aside(Aside::OtherUnit { column, unit }) => {
            notes::other_unit(&label(table, *column), unit, &own(*column))
        }
        _ => return None,
    })
}

/// What a block does to the table.
#[must_use]
pub fn summary(plan: &Plan, table: &Table) -> String {
    let unread = paste_cells::unread(read_cells(plan, table));
    words::summary(plan.changed(), plan.replaced(), plan.added, &unread)
}

/// The cells that change something, as they are read.
fn read_cells<'a>(plan: &'a Plan, table: &'a Table) -> impl Iterator<Item = ReadCell<'a>> {
    plan.cells().filter_map(|cell| read_cell(cell, table))
}

/// A cell that changes something, as it is read.
#[must_use]
pub fn read_cell<'a>(cell: &'a Cell, table: &'a Table) -> Option<ReadCell<'a>> {
    let change = cell.change()?;
    Some(ReadCell {
        kind: &table.columns.get(change.column)?.kind,
        text: &cell.text,
        answer: &change.new,
    })
}

/// Why the numbers of a block wait for a decision about their notation.
#[must_use]
pub fn notation_question(numbers: &Notations) -> Option<String> {
    let example = numbers.example.as_ref().filter(|_| numbers.is_asked)?;
    Some(doubts::two_notations(
        numbers.in_both,
        &example.text,
        &answers::spoken(&example.vietnamese),
        &answers::spoken(&example.english),
    ))
}

/// What a line that is no row is, in short.
#[must_use]
pub fn line_name(kind: &LineKind) -> Option<&'static str> {
    match kind {
        LineKind::Heading => Some(words::LINE_OF_HEADINGS),
        LineKind::Numbering => Some(words::LINE_OF_NUMBERS),
        LineKind::Totals { .. } => Some(words::LINE_OF_TOTALS),
        LineKind::Group => Some(words::LINE_OF_GROUP),
        LineKind::Beside => Some(words::LINE_BESIDE),
        LineKind::Blank => Some(words::BLANK_LINE),
        LineKind::NoRow { why, aside } => Some(match (why, aside) {
            (NoRow::NoSuchName, _) => words::LINE_OF_NO_ROW,
            (_, true) => words::LINE_PUT_ASIDE,
            (NoRow::SameName, false) => words::LINE_OF_SAME_NAME,
            (NoRow::TooMany, false) => words::LINE_OF_UNKNOWN_ROW,
        }),
        LineKind::Row { .. } => None,
    }
}

pub(super) fn label(table: &Table, column: usize) -> String {
    table
        .columns
        .get(column)
        .map(|field| field.label.clone())
        .unwrap_or_default()
}
