//! Where each column of a pasted block goes: by its heading; without headings by the width of the block.
//!
//! Nothing is guessed: what fits in two ways, or in none, stays open until a person decides.

use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::headings::column_named;
use crate::formats::clipboard::paste::labels::{Likeness, Named, is_year, key};
use crate::formats::clipboard::paste::lexicon::OTHER_TIMES;
use crate::formats::clipboard::paste::lines::counts_rows;
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::units::{Stated, is_unit, of_heading};
use crate::formats::clipboard::paste::width::by_width;
use crate::model::paste::target::{Aside, Basis, Doubt, Target};
use crate::model::template::FieldKind;

/// Where each column goes. `agreement` tells of columns how many results in the block are those that the table would work
/// out, and how many are not.
pub(super) fn assign(block: Block, agreement: &dyn Fn(&[Target]) -> (usize, usize)) -> Vec<Target> {
    let with_headings =
        block.head.lines > 0 && (0..block.width()).any(|column| block.head.is_given(column));
    let mut targets = if with_headings {
        by_headings(block)
    } else {
        by_width(block, agreement)
    };
    let of_rows = units_of_rows(block, &targets);
    for (at, target) in targets.iter_mut().enumerate() {
        let Target::Column { column, .. } = *target else {
            continue;
        };
        let of_rows = || {
            is_counted(block, column)
                .then(|| block.labels.get(column)?.other_unit_of_rows(&of_rows))
                .flatten()
        };
        if let Some(unit) = other_unit(block, at, column).or_else(of_rows) {
            *target = Target::Aside(Aside::OtherUnit { column, unit });
        }
    }
    targets
}

/// The units that a column beside the numbers states row by row.
fn units_of_rows(block: Block, targets: &[Target]) -> Vec<Stated> {
    let beside =
        |(at, target): (usize, &Target)| (!matches!(target, Target::Column { .. })).then_some(at);
    let columns = targets.iter().enumerate().filter_map(beside);
    columns
        .flat_map(|at| block.cells(at))
        .filter(|text| is_unit(text))
        .filter_map(|text| of_heading(text))
        .collect()
}

fn is_counted(block: Block, column: usize) -> bool {
    let field = block.place.table.columns.get(column);
    field.is_some_and(|field| {
        field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. })
    })
}

fn by_headings(block: Block) -> Vec<Target> {
    let columns = &block.place.table.columns;
    let width = block.width();
    let named: Vec<Option<(usize, Named)>> = (0..width)
        .map(|at| column_named(block.labels, block.head.of(at)))
        .collect();
    let mut targets: Vec<Target> = named
        .iter()
        .enumerate()
        .map(|(at, named)| by_heading(block, at, *named))
        .collect();
    let any = named.iter().any(Option::is_some);
    for at in 0..width {
        if matches!(targets.get(at), Some(Target::Aside(Aside::NoSuchColumn)))
            && let Some((column, likeness)) = alike(block, &targets, at)
            && let Some(open) = targets.get_mut(at)
        {
            *open = match (other_unit(block, at, column), likeness) {
                (Some(unit), _) => Target::Aside(Aside::OtherUnit { column, unit }),
                (None, likeness) => {
                    let like = Target::of_column(columns, column, Basis::Alike);
                    let taken = matches!(like, Target::Computed(_))
                        || likeness == Likeness::Part && is_read(block, at, &like);
                    if taken {
                        like
                    } else {
                        Target::Open(Doubt::Alike { pasted: at, column })
                    }
                }
            };
        }
    }
    let any = any
        || targets
            .iter()
            .any(|target| matches!(target, Target::Column { .. }));
    for target in &mut targets {
        // Where no heading is known, what the columns are is not known either.
        if !any && *target == Target::Aside(Aside::NoSuchColumn) {
            *target = Target::Open(Doubt::UnknownHeadings);
        }
    }
    open_doubles(&mut targets);
    targets
}

/// The unit of a pasted column, where it is not that of the column of the table.
pub(super) fn other_unit(block: Block, at: usize, column: usize) -> Option<String> {
    if !is_counted(block, column) {
        return None;
    }
    block
        .labels
        .get(column)?
        .other_unit(block.head.cells(at), &block.head.units)
}

/// True for a heading below one that names another year than the report's, or a plan: "Năm 2024" over "Tiếp nhận".
fn tells_of_another_time(block: Block, at: usize) -> bool {
    let own = block.place.report.period.year.to_string();
    let another = |cell: &String| {
        let words = key(cell);
        words.split(' ').any(|word| is_year(word) && word != own)
            || OTHER_TIMES.iter().any(|time| words.contains(time))
    };
    block.head.cells(at).iter().skip(1).any(another)
}

/// Where a column goes by its own heading.
fn by_heading(block: Block, at: usize, named: Option<(usize, Named)>) -> Target {
    let Place { table, .. } = block.place;
    let head = block.head;
    if let Some((column, _)) = named {
        return match other_unit(block, at, column) {
            Some(unit) => Target::Aside(Aside::OtherUnit { column, unit }),
            None if head.is_unclear || tells_of_another_time(block, at) => {
                Target::Open(Doubt::Alike { pasted: at, column })
            }
            None => Target::of_column(&table.columns, column, Basis::Heading),
        };
    }
    if head.is_ordinal(at) {
        return Target::Ordinal;
    }
    if block.cells(at).next().is_none() {
        return Target::Aside(Aside::Blank);
    }
    if block.names_rows(at) {
        return Target::RowName;
    }
    if at < 2 && !head.is_given(at) && counts_rows(block.lines, block.kinds, at, true) {
        return Target::Ordinal;
    }
    if at < 2 && block.may_name_rows(at) {
        return Target::RowName;
    }
    // A turned table shows the column that names its rows as its own heading.
    let naming = table
        .shape
        .row_label
        .as_ref()
        .and_then(|id| table.columns.iter().position(|column| column.id == *id));
    match naming {
        Some(column)
            if head
                .of(at)
                .iter()
                .any(|words| words.are_of_rows(&key(&table.label))) =>
        {
            Target::of_column(&table.columns, column, Basis::Heading)
        }
        _ => Target::Aside(Aside::NoSuchColumn),
    }
}

/// True when most cells of a pasted column can be read where it would go.
fn is_read(block: Block, at: usize, like: &Target) -> bool {
    let mut alone = vec![Target::Aside(Aside::NoSuchColumn); block.width()];
    if let Some(target) = alone.get_mut(at) {
        target.clone_from(like);
    }
    block.unreadable(&alone) * 2 <= block.cells(at).count()
}

/// The one column whose label is like a heading, that stands between the columns of the headings beside it, and how it is
/// like it. Where the heading of a group above says more, the whole of it counts.
fn alike(block: Block, targets: &[Target], at: usize) -> Option<(usize, Likeness)> {
    let words = block.head.of(at);
    let taken = |target: &Target| match target {
        Target::Column { column, .. } | Target::Computed(column) => Some(*column),
        _ => None,
    };
    let before = targets.get(..at)?.iter().filter_map(taken).next_back();
    let after = targets.get(at + 1..)?.iter().find_map(taken);
    let free = |column: &usize| {
        before.is_none_or(|before| *column > before)
            && after.is_none_or(|after| *column < after)
            && !targets.iter().any(|target| taken(target) == Some(*column))
    };
    let like = |column: usize| {
        let label = block.labels.get(column)?;
        let fullest = words.first().and_then(|words| label.likeness(words));
        let any = words.iter().any(|words| label.likeness(words).is_some());
        any.then_some((column, fullest.unwrap_or(Likeness::More)))
    };
    let mut found = (0..block.labels.len()).filter(free).filter_map(like);
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Two pasted columns for one of the table: a person must say which.
pub(super) fn open_doubles(targets: &mut [Target]) {
    let of = |target: &Target| match target {
        Target::Column { column, .. } | Target::Open(Doubt::Twice(column)) => Some(*column),
        _ => None,
    };
    let all: Vec<Option<usize>> = targets.iter().map(of).collect();
    for (at, target) in targets.iter_mut().enumerate() {
        let own = all.get(at).copied().flatten();
        if let Some(column) = own
            && all.iter().filter(|other| **other == own).count() > 1
        {
            *target = Target::Open(Doubt::Twice(column));
        }
    }
}
