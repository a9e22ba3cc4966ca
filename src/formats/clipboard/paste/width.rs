//! Where each column of a pasted block without headings goes: by the width of the block.
//!
//! What fits in two ways, or in none, stays open, and so does what the numbers themselves speak against.

use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::labels::is_year;
use crate::formats::clipboard::paste::lines::counts_rows;
use crate::formats::clipboard::paste::numbers::Numbers;
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::sum_columns::is_total;
use crate::formats::clipboard::paste::sums::Sums;
use crate::formats::clipboard::paste::turned_foot::may_count_lines;
use crate::model::paste::target::{Aside, Basis, Doubt, Target};
use crate::model::template::{Field, FieldKind};

/// Where each column goes. `agreement` tells of columns how many results in the block are those of the table, and how many
/// are not.
pub(super) fn by_width(
    block: Block,
    agreement: &dyn Fn(&[Target]) -> (usize, usize),
) -> Vec<Target> {
    let place = block.place;
    let width = block.width();
    let open = |doubt: Doubt| vec![Target::Open(doubt); width];
    let lead = match leading(block) {
        Ok(lead) => lead,
        Err(doubt) => return open(doubt),
    };
    let free = width - lead.len();
    let with = |columns: &[usize]| {
        let by_place = columns
            .iter()
            .map(|column| Target::of_column(&place.table.columns, *column, Basis::Position));
        lead.iter()
            .cloned()
            .chain(by_place)
            .collect::<Vec<Target>>()
    };
    let found = fits(place, free);
    match found.as_slice() {
        [] => open(Doubt::TooWide {
            pasted: width,
            free: fits_at_most(place) + lead.len(),
        }),
        [only] => {
            let (same, different) = agreement(&with(only));
            // Results that are nearly all others than the table's own: the columns stand in another order.
            let against = different > 0 && different > same
                || speak_against(block, &with(only), only)
                || block.reads_better_shifted(&with(only));
            if against {
                open(Doubt::Order)
            } else {
                with(only)
            }
        }
        [typed, all, ..] => {
            let (same, different) = agreement(&with(all));
            let told = same > 0 && different == 0 && !ends_inside_parts(place, all);
            let whole = fits(place, usize::MAX)
                .first()
                .is_some_and(|typed| typed.len() == free);
            let results_tell = || {
                let targets = with(all);
                let numbers = read_numbers(block, &targets);
                sums(block, &targets, &numbers).results_tell()
            };
            if told && results_tell() {
                with(all)
            } else if (whole && same <= different || same == 0 && different > 0)
                && !speak_against(block, &with(typed), typed)
                && !block.reads_better_shifted(&with(typed))
            {
                with(typed)
            } else {
                open(Doubt::Order)
            }
        }
    }
}

fn read_numbers(block: Block, targets: &[Target]) -> Numbers {
    Numbers::new(block.place, block.lines, targets)
}

fn sums<'a>(block: Block<'a>, targets: &'a [Target], numbers: &'a Numbers) -> Sums<'a> {
    Sums {
        place: block.place,
        block: block.lines,
        targets,
        kinds: block.kinds,
        numbers,
    }
}

/// True when numbers would become the names of rows, sums or rates of other columns be taken for one of them, or columns be
/// missing in the middle.
fn speak_against(block: Block, targets: &[Target], way: &[usize]) -> bool {
    let named = block.place.naming().filter(|at| {
        block
            .place
            .table
            .columns
            .get(*at)
            .is_some_and(|field| field.kind.is_words())
    });
    let is_naming =
        |target: &Target| matches!(target, Target::Column { column, .. } if Some(*column) == named);
    let number = |text: &String| {
        text.bytes()
            .all(|byte| byte.is_ascii_digit() || byte == b'.' || byte == b',')
    };
    let numbers = targets.iter().position(is_naming).is_some_and(|at| {
        let mut cells = block.cells(at).peekable();
        targets.len() > 1
            && cells.peek().is_some()
            && cells.all(|text| number(text) && !is_year(text))
    });
    let read = read_numbers(block, targets);
    let sums = sums(block, targets, &read);
    let typed = fits(block.place, usize::MAX);
    let is_whole = typed
        .first()
        .is_some_and(|typed| typed.iter().all(|column| way.contains(column)));
    numbers
        || sums.has_sum_column(is_whole)
        || sums.ends_with_sum()
        || sums.has_rate_column()
        || lacks_columns(block.place, way)
}

/// True for a way that ends among columns that the table adds up, while others that it adds up stand before them: totals
/// that follow their parts may have been taken for the first ones of the next.
fn ends_inside_parts(place: Place, way: &[usize]) -> bool {
    let columns = &place.table.columns;
    let Some((first, last)) = way.first().zip(way.last()) else {
        return false;
    };
    let total = |at: &usize| columns.get(*at).is_some_and(is_total);
    let Some(next) = (last + 1..columns.len()).find(total) else {
        return false;
    };
    !total(last) && (*first..*last).any(|at| total(&at)) && next > last + 1
}

/// True for a way that ends there and has most numbers of the table: a column that the block lacks in the middle would put
/// all after it under the label of another. With results in it, which tell its order, it need not have most of them.
fn lacks_columns(place: Place, way: &[usize]) -> bool {
    let number = |at: &&usize| {
        let field = place.table.columns.get(**at);
        field.is_some_and(|field| field.kind.is_number())
    };
    let results = way
        .iter()
        .any(|at| place.table.columns.get(*at).is_some_and(is_total));
    let typed = fits(place, usize::MAX)
        .into_iter()
        .next()
        .unwrap_or_default();
    let most = way.iter().filter(number).count() * 2 > typed.iter().filter(number).count();
    ends_inside_parts(place, way) && (results || most)
}

/// Columns in front of those of the table: numbers of rows, names of fixed rows.
pub(super) fn leading(block: Block) -> Result<Vec<Target>, Doubt> {
    let place = block.place;
    if block.is_turned && may_count_lines(block.lines) {
        return Err(Doubt::OrdinalOrNumber);
    }
    let counts =
        |any_start| block.width() > 1 && counts_rows(block.lines, block.kinds, 0, any_start);
    let own = place.table.columns.get(place.column..).unwrap_or_default();
    let first = own
        .iter()
        .find(|field| place.table.shape.group_by.as_ref() != Some(&field.id));
    let words_first = first.is_some_and(|field| field.kind.is_words());
    let named_beside = || block.width() > 1 && block.names_rows(1);
    if block.names_rows(0) || (!words_first && !named_beside() && block.may_name_rows(0)) {
        return Ok(vec![Target::RowName]);
    }
    if block.width() > 1
        && (block.names_rows(1) || (counts(true) && !words_first && block.may_name_rows(1)))
    {
        let number = if counts(true) {
            Target::Ordinal
        } else {
            Target::Aside(Aside::NoSuchColumn)
        };
        let number = if block.cells(0).next().is_none() {
            Target::Aside(Aside::Blank)
        } else {
            number
        };
        return Ok(vec![number, Target::RowName]);
    }
    let fit = |width: usize| !fits(place, width).is_empty();
    let only_without = !fit(block.width()) && fit(block.width().saturating_sub(1));
    if only_without && counts(true) && (words_first || block.rows() > 1) {
        return Ok(vec![Target::Ordinal]);
    }
    if !counts(false) {
        return Ok(if counts(true) && reads_better_without(block) {
            vec![Target::Ordinal]
        } else {
            Vec::new()
        });
    }
    // Letters and Roman numbers are no numbers of a column.
    let is_number = |text: &String| text.contains(|sign: char| sign.is_ascii_digit());
    if !first.is_some_and(|field| field.kind.is_number()) || !block.cells(0).any(is_number) {
        return Ok(vec![Target::Ordinal]);
    }
    // 1, 2, 3 before other numbers, in a table that begins with a column of numbers.
    let narrow = fits(place, usize::MAX)
        .first()
        .is_some_and(|typed| block.width() < typed.len());
    if block.rows() > 2 || (block.rows() > 1 && narrow) {
        Err(Doubt::OrdinalOrNumber)
    } else {
        Ok(Vec::new())
    }
}

/// True when more cells can be read once the first column is taken for numbers of rows: 5, 6, 7 of a longer list.
fn reads_better_without(block: Block) -> bool {
    let place = block.place;
    let with = |lead: Vec<Target>| {
        let columns = fits(place, block.width() - lead.len()).into_iter().next()?;
        let by_place = columns
            .into_iter()
            .map(|column| Target::of_column(&place.table.columns, column, Basis::Position));
        Some(block.unreadable(&lead.into_iter().chain(by_place).collect::<Vec<_>>()))
    };
    match (with(Vec::new()), with(vec![Target::Ordinal])) {
        (Some(plain), Some(without)) => without < plain,
        _ => false,
    }
}

/// The ways in which so many columns fit from where the block is pasted: those that are typed in, or all of them, results
/// included. A mark of groups is taken only with all others. [`usize::MAX`] gives all that are typed in.
pub(super) fn fits(place: Place, width: usize) -> Vec<Vec<usize>> {
    let columns = || place.table.columns.iter().enumerate().skip(place.column);
    let is_group = |field: &Field| place.table.shape.group_by.as_ref() == Some(&field.id);
    let typed = |field: &Field| !matches!(field.kind, FieldKind::Computed { .. } | FieldKind::Acts);
    let only = |wanted: &dyn Fn(&Field) -> bool| -> Vec<usize> {
        columns()
            .filter(|(_, field)| wanted(field))
            .map(|(at, _)| at)
            .collect()
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
