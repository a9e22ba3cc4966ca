//! Whether the lines of a pasted block are rows of the table, or its columns are.

use crate::formats::clipboard::paste::beside::is_around;
use crate::formats::clipboard::paste::headings::{names_rows_across, naming};
use crate::formats::clipboard::paste::labels::Label;
use crate::formats::clipboard::paste::numbering::numbers_columns_under_words;
use crate::formats::clipboard::paste::request::{Choices, Place};
use crate::formats::clipboard::paste::turned_foot::{foot, may_count_lines, take_out_ordinals};
use crate::formats::clipboard::spreadsheet::turned;
use crate::input::spreadsheet_number::read_cell;
use crate::model::answer::Answer;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::{Aside, Doubt, Target};
use crate::model::template::FieldKind;

/// A block with its rows as the rows of the table.
pub(super) struct Lying {
    pub lines: Vec<Vec<String>>,
    /// True where its columns were pasted as lines.
    pub is_turned: bool,
    /// The columns that were lines which number the columns of the block: no label of the table, and nothing to paste.
    pub numbering: Vec<usize>,
    /// The columns that were notes, sources or titles beside the table.
    pub beside: Vec<usize>,
    /// True where the table is shown turned, but what the cells hold says that each line is a row.
    pub is_of_rows: bool,
}

/// The block as the table has its rows. A table that is shown turned takes a block so, unless more of its headings are labels,
/// or like them, as it is, or without such headings more of its dates and numbers have their place so; another table only
/// where its headings themselves say so, or the names of its rows.
pub(super) fn as_the_table_lies(place: Place, labels: &[Label], block: Vec<Vec<String>>) -> Lying {
    let table = place.table;
    let numbering: Vec<usize> = (0..block.len())
        .filter(|at| numbers_columns_under_words(&block, *at))
        .collect();
    let mut beside: Vec<usize> = (0..block.len())
        .filter(|at| block.get(*at).is_some_and(|line| is_around(line)))
        .collect();
    beside.extend(foot(labels, &block));
    let lines = turned(&block);
    let mut looked = lines.clone();
    blank(&mut looked, &numbering);
    blank(&mut looked, &beside);
    take_out_ordinals(&mut looked);
    let (as_it_is, as_turned) = (
        naming(table, labels, &block),
        naming(table, labels, &looked),
    );
    let all = |(named, like): (usize, usize)| named + like;
    let is_of_rows = table.shape.transposed
        && all(as_turned) + all(as_it_is) == 0
        && match (readable(place, &block), readable(place, &looked)) {
            (Some(as_it_is), Some(as_turned)) => as_it_is > as_turned,
            _ => false,
        };
    let is_turned = if table.shape.transposed {
        all(as_turned) >= all(as_it_is) && !is_of_rows
    } else {
        let by_rows = names_rows_across(table, &block);
        as_turned.0 > 1 && as_turned.0 > as_it_is.0 * 2 || as_it_is.0 == 0 && by_rows
    };
    if is_turned {
        Lying {
            lines,
            is_turned,
            numbering,
            beside,
            is_of_rows,
        }
    } else {
        Lying {
            lines: block,
            is_turned,
            numbering: Vec::new(),
            beside: Vec::new(),
            is_of_rows,
        }
    }
}

/// How many cells can be read as numbers, dates or choices where the width puts them, less those that cannot; nothing where
/// the block is too wide. Words say nothing: every cell is some.
fn readable(place: Place, block: &[Vec<String>]) -> Option<isize> {
    let group = place.table.shape.group_by.as_ref();
    let columns = place.table.columns.get(place.column..)?.iter();
    let typed = columns.filter(|field| {
        !matches!(field.kind, FieldKind::Computed { .. } | FieldKind::Acts)
            && group != Some(&field.id)
    });
    let typed: Vec<&FieldKind> = typed.map(|field| &field.kind).collect();
    if block.first()?.len() > typed.len() {
        return None;
    }
    let cells = block.iter().flat_map(|line| line.iter().zip(&typed));
    let told = cells.filter(|(text, kind)| !text.is_empty() && !kind.is_words());
    let points = told.map(|(text, kind)| match read_cell(kind, text, None) {
        Answer::Unreadable(_) => -1,
        _ => 1,
    });
    Some(points.sum())
}

impl Lying {
    /// Takes out of a block what is no label, no name and no data of the table. True where its first line had the numbers of
    /// the lines.
    pub fn take_out(&self, read: &mut [Vec<String>]) -> bool {
        blank(read, &self.numbering);
        blank(read, &self.beside);
        self.is_turned && take_out_ordinals(read)
    }

    /// Marks the first line where it has the numbers of the lines: without headings no other line says so.
    pub fn mark_ordinals(
        &self,
        (read, taken_out): (&[Vec<String>], bool),
        choices: &Choices,
        kinds: &mut [Option<LineKind>],
    ) {
        let Some(kind) = kinds.first_mut() else {
            return;
        };
        if taken_out {
            *kind = Some(LineKind::Heading);
        } else if self.is_turned
            && kind.is_none()
            && may_count_lines(read)
            && !choices.kept.contains(&0)
        {
            *kind = Some(LineKind::Numbering);
        }
    }
}

/// Takes the texts out of columns in which nothing is to be looked for.
fn blank(block: &mut [Vec<String>], columns: &[usize]) {
    for line in block {
        for at in columns {
            if let Some(text) = line.get_mut(*at) {
                text.clear();
            }
        }
    }
}

/// Leaves out the columns that were lines of numbers or beside the table, and asks whether the lines are rows where only their cells say so.
pub(super) fn tell(targets: &mut [Target], lying: &Lying) {
    for (at, target) in targets.iter_mut().enumerate() {
        if lying.numbering.contains(&at) {
            *target = Target::Aside(Aside::ColumnNumbers);
        } else if lying.beside.contains(&at) {
            *target = Target::Aside(Aside::Beside);
        } else if let Target::Column { column, .. } = *target
            && lying.is_of_rows
        {
            *target = Target::Open(Doubt::AsRows { pasted: at, column });
        }
    }
}
