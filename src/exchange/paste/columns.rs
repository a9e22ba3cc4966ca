//! Where each column of a pasted block goes: by its heading; without headings by the width of the block.
//!
//! Nothing is guessed: what fits in two ways, or in none, stays open until a person decides.

use super::block::Block;
use super::headings::column_named;
use super::labels::{Likeness, Named, key};
use super::lines::counts_rows;
use super::{Aside, Basis, Doubt, Place, Target};
use crate::model::template::{Field, FieldKind};

/// What a column of the table takes.
fn target(columns: &[Field], column: usize, basis: Basis) -> Target {
    match columns.get(column).map(|field| &field.kind) {
        Some(FieldKind::Computed { .. }) => Target::Computed(column),
        Some(FieldKind::Acts) | None => Target::Aside(Aside::NoSuchColumn),
        Some(_) => Target::Column { column, basis },
    }
}

/// Where each column goes. `agreement` tells of columns how many results in the block are those that the table would work
/// out, and how many are not.
pub(super) fn assign(block: Block, agreement: &dyn Fn(&[Target]) -> (usize, usize)) -> Vec<Target> {
    if block.head.lines > 0 && (0..block.width()).any(|column| block.head.is_given(column)) {
        return by_headings(block);
    }
    let mut targets = by_width(block, agreement);
    for (at, target) in targets.iter_mut().enumerate() {
        if let Target::Column { column, .. } = *target
            && let Some(unit) = other_unit(block, at, column)
        {
            *target = Target::Aside(Aside::OtherUnit { column, unit });
        }
    }
    targets
}

fn by_headings(block: Block) -> Vec<Target> {
    let columns = &block.place.table.columns;
    let width = block.width();
    let named: Vec<Option<(usize, Named)>> = (0..width).map(|at| column_named(block.labels, block.head.of(at))).collect();
    let mut targets: Vec<Target> = named.iter().enumerate().map(|(at, named)| by_heading(block, at, *named)).collect();
    let any = named.iter().any(Option::is_some);
    for at in 0..width {
        if matches!(targets.get(at), Some(Target::Aside(Aside::NoSuchColumn)))
            && let Some((column, likeness)) = alike(block, &targets, at)
            && let Some(open) = targets.get_mut(at)
        {
            *open = match (other_unit(block, at, column), likeness) {
                (Some(unit), _) => Target::Aside(Aside::OtherUnit { column, unit }),
                (None, likeness) => {
                    let like = target(columns, column, Basis::Alike);
                    let taken =
                        matches!(like, Target::Computed(_)) || likeness == Likeness::Part && is_read(block, at, &like);
                    if taken { like } else { Target::Open(Doubt::Alike { pasted: at, column }) }
                }
            };
        }
    }
    let any = any || targets.iter().any(|target| matches!(target, Target::Column { .. }));
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
    let kind = &block.place.table.columns.get(column)?.kind;
    if !kind.is_number() && !matches!(kind, FieldKind::Computed { .. }) {
        return None;
    }
    block.labels.get(column)?.other_unit(block.head.cells(at), &block.head.units)
}

/// Where a column goes by its own heading.
fn by_heading(block: Block, at: usize, named: Option<(usize, Named)>) -> Target {
    let Place { table, .. } = block.place;
    let head = block.head;
    if let Some((column, _)) = named {
        return match other_unit(block, at, column) {
            Some(unit) => Target::Aside(Aside::OtherUnit { column, unit }),
            None if head.is_unclear => Target::Open(Doubt::Alike { pasted: at, column }),
            None => target(&table.columns, column, Basis::Heading),
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
    let naming = table.shape.row_label.as_ref().and_then(|id| table.columns.iter().position(|column| column.id == *id));
    match naming {
        Some(column) if head.of(at).iter().any(|words| words.are_of_rows(&key(&table.label))) => {
            target(&table.columns, column, Basis::Heading)
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

fn by_width(block: Block, agreement: &dyn Fn(&[Target]) -> (usize, usize)) -> Vec<Target> {
    let place = block.place;
    let width = block.width();
    let open = |doubt: Doubt| vec![Target::Open(doubt); width];
    let lead = match leading(block) {
        Ok(lead) => lead,
        Err(doubt) => return open(doubt),
    };
    let free = width - lead.len();
    let with = |columns: &[usize]| {
        let by_place = columns.iter().map(|column| target(&place.table.columns, *column, Basis::Position));
        lead.iter().cloned().chain(by_place).collect::<Vec<Target>>()
    };
    let found = fits(place, free);
    match found.as_slice() {
        [] => open(Doubt::TooWide { pasted: free, free: fits_at_most(place) }),
        [only] => {
            let (same, different) = agreement(&with(only));
            // Results that are nearly all others than the table's own: the columns stand in another order.
            if different > 0 && different > same { open(Doubt::Order) } else { with(only) }
        }
        [typed, all, ..] => {
            let (same, different) = agreement(&with(all));
            let whole = fits(place, usize::MAX).first().is_some_and(|typed| typed.len() == free);
            if same > 0 && different == 0 {
                with(all)
            } else if whole && same <= different || same == 0 && different > 0 {
                with(typed)
            } else {
                open(Doubt::Order)
            }
        }
    }
}

/// Columns in front of those of the table: numbers of rows, names of fixed rows.
fn leading(block: Block) -> Result<Vec<Target>, Doubt> {
    let place = block.place;
    let counts = |any_start| block.width() > 1 && counts_rows(block.lines, block.kinds, 0, any_start);
    let own = place.table.columns.get(place.column..).unwrap_or_default();
    let first = own.iter().find(|field| place.table.shape.group_by.as_ref() != Some(&field.id));
    let words_first = first.is_some_and(|field| field.kind.is_words());
    if block.names_rows(0) || (!words_first && block.may_name_rows(0)) {
        return Ok(vec![Target::RowName]);
    }
    if block.width() > 1 && (block.names_rows(1) || (counts(true) && !words_first && block.may_name_rows(1))) {
        let number = if counts(true) { Target::Ordinal } else { Target::Aside(Aside::NoSuchColumn) };
        let number = if block.cells(0).next().is_none() { Target::Aside(Aside::Blank) } else { number };
        return Ok(vec![number, Target::RowName]);
    }
    let fit = |width: usize| !fits(place, width).is_empty();
    let only_without = !fit(block.width()) && fit(block.width().saturating_sub(1));
    if only_without && counts(true) && (words_first || block.rows() > 1) {
        return Ok(vec![Target::Ordinal]);
    }
    if !counts(false) {
        return Ok(if counts(true) && reads_better_without(block) { vec![Target::Ordinal] } else { Vec::new() });
    }
    if !first.is_some_and(|field| field.kind.is_number()) {
        return Ok(vec![Target::Ordinal]);
    }
    // 1, 2, 3 before other numbers, in a table that begins with a column of numbers.
    let narrow = fits(place, usize::MAX).first().is_some_and(|typed| block.width() < typed.len());
    if block.rows() > 2 || (block.rows() > 1 && narrow) { Err(Doubt::OrdinalOrNumber) } else { Ok(Vec::new()) }
}

/// True when more cells can be read once the first column is taken for numbers of rows: 5, 6, 7 of a longer list.
fn reads_better_without(block: Block) -> bool {
    let place = block.place;
    let with = |lead: Vec<Target>| {
        let columns = fits(place, block.width() - lead.len()).into_iter().next()?;
        let by_place = columns.into_iter().map(|column| target(&place.table.columns, column, Basis::Position));
        Some(block.unreadable(&lead.into_iter().chain(by_place).collect::<Vec<_>>()))
    };
    match (with(Vec::new()), with(vec![Target::Ordinal])) {
        (Some(plain), Some(without)) => without < plain,
        _ => false,
    }
}

/// The ways in which so many columns fit from where the block is pasted: those that are typed in, or all of them, results
/// included. A mark of groups is taken only with all others. [`usize::MAX`] gives all that are typed in.
fn fits(place: Place, width: usize) -> Vec<Vec<usize>> {
    let columns = || place.table.columns.iter().enumerate().skip(place.column);
    let is_group = |field: &Field| place.table.shape.group_by.as_ref() == Some(&field.id);
    let typed = |field: &Field| !matches!(field.kind, FieldKind::Computed { .. } | FieldKind::Acts);
    let only = |wanted: &dyn Fn(&Field) -> bool| -> Vec<usize> {
        columns().filter(|(_, field)| wanted(field)).map(|(at, _)| at).collect()
    };
    let plain = only(&|field| typed(field) && !is_group(field));
    if width == usize::MAX {
        return vec![plain];
    }
    let mut found: Vec<Vec<usize>> = Vec::new();
    let mut add = |way: Option<Vec<usize>>| {
        if let Some(way) = way.filter(|way| !found.contains(way) && !way.is_empty()) {
            found.push(way);
        }
    };
    add(plain.get(..width).map(<[usize]>::to_vec));
    let all = only(&|field| !is_group(field));
    add(all.get(..width).map(<[usize]>::to_vec));
    add(Some(only(&typed)).filter(|way| way.len() == width));
    add(Some(only(&|_| true)).filter(|way| way.len() == width));
    found
}

/// Columns from where the block is pasted.
fn fits_at_most(place: Place) -> usize {
    place.table.columns.len().saturating_sub(place.column)
}
