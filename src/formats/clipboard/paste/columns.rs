//! Where each column of a pasted block goes: by its heading; without headings by the width of the block.
//!
//! Nothing is guessed: what fits in two ways, or in none, stays open until a person decides.

use crate::formats::clipboard::paste::alike;
use crate::formats::clipboard::paste::block::Block;
use crate::formats::clipboard::paste::fit::{is_counted, other_unit};
use crate::formats::clipboard::paste::headings::column_named;
use crate::formats::clipboard::paste::labels::{Label, Named, Words, is_year, key};
use crate::formats::clipboard::paste::lexicon::OTHER_TIMES;
use crate::formats::clipboard::paste::lines::{counts_rows, labels_of};
use crate::formats::clipboard::paste::request::Place;
use crate::formats::clipboard::paste::units::{Stated, is_unit, of_heading};
use crate::formats::clipboard::paste::width::by_width;
use crate::input::number::parse;
use crate::model::answer::{Answer, FieldPath};
use crate::model::paste::plan::LineKind;
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
    open_crossed_labels(block, &mut targets);
    targets
}

/// Headings further down that name other columns than those where the block goes: two lists in one block.
fn open_crossed_labels(block: Block, targets: &mut [Target]) {
    let lines = block.lines.iter().zip(block.kinds).skip(block.head.lines);
    let headings = lines.filter(|(_, kind)| **kind == Some(LineKind::Heading));
    let labels = headings.filter_map(|(line, _)| labels_of(block.labels, line));
    for (at, named) in labels.flatten() {
        if let Some(target) = targets.get_mut(at)
            && matches!(target, Target::Column { column, .. } | Target::Computed(column) if *column != named)
        {
            *target = Target::Open(Doubt::Order);
        }
    }
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

fn by_headings(block: Block) -> Vec<Target> {
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
    alike::resolve(block, &mut targets);
    let any = any
        || targets
            .iter()
            .any(|target| matches!(target, Target::Column { .. }));
    name_rows(block, &mut targets);
    open_incomparable(block, &mut targets);
    for target in &mut targets {
        // Where no heading is known, what the columns are is not known either.
        if !any && *target == Target::Aside(Aside::NoSuchColumn) {
            *target = Target::Open(Doubt::UnknownHeadings);
        }
    }
    open_doubles(&mut targets);
    targets
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

/// True for a heading that is like the label of one column only of those that can be typed in, and tells of no time that this
/// does not.
pub(super) fn has_one_guess(block: Block, at: usize) -> bool {
    let typed = |(column, label): &(usize, &Label)| {
        let field = block.place.table.columns.get(*column);
        let computed = field.is_some_and(|field| matches!(field.kind, FieldKind::Computed { .. }));
        let ways = block.head.of(at);
        let is_like =
            |words: &Words| label.likeness(words).is_some() && !label.begins_with_only(words);
        !computed && ways.iter().any(is_like)
    };
    let likes: Vec<(usize, &Label)> = block.labels.iter().enumerate().filter(typed).collect();
    let [(column, _)] = likes.as_slice() else {
        return false;
    };
    let label = block.place.table.columns.get(*column);
    let label = label.map(|field| key(&field.label)).unwrap_or_default();
    let own = block.place.report.period.year.to_string();
    let heading = block.head.cells(at).iter().map(|cell| key(cell));
    let other_time = |cell: String| {
        cell.split(' ').any(|word| is_year(word) && word != own)
            || OTHER_TIMES
                .iter()
                .any(|time| cell.contains(time) && !label.contains(time))
    };
    !block.head.is_unclear && !heading.into_iter().any(other_time)
}

/// Where a column goes by its own heading.
fn by_heading(block: Block, at: usize, named: Option<(usize, Named)>) -> Target {
    let Place { table, .. } = block.place;
    let head = block.head;
    if let Some((column, how)) = named {
        return match other_unit(block, at, column) {
            Some(unit) => Target::Aside(Aside::OtherUnit { column, unit }),
            None if head.is_unclear || tells_of_another_time(block, at) => {
                Target::Open(Doubt::Alike { pasted: at, column })
            }
            None if how == Named::InOtherOrder => {
                Target::of_column(&table.columns, column, Basis::Alike)
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

/// The first column names the rows, where none does by its heading: in a block that was turned whatever stands in its corner,
/// "Chỉ tiêu" before "Năm 2016", else below a blank one. Where the rows have their names, these stay.
fn name_rows(block: Block, targets: &mut [Target]) {
    let Place {
        table,
        report,
        rows,
        row,
        ..
    } = block.place;
    let named = block
        .place
        .naming()
        .and_then(|at| Some((at, table.columns.get(at)?)));
    let Some((column, field)) = named else {
        return;
    };
    let has_name =
        |row: &String| *report.answer(&FieldPath::cell(&table.id, row, &field.id)) != Answer::Blank;
    let is_own =
        |target: &Target| matches!(target, Target::Column { column: own, .. } if *own == column);
    let no_row = |target: &&Target| matches!(target, Target::Ordinal | Target::Aside(Aside::Blank));
    let at = targets.iter().take_while(no_row).count();
    let is_name = |text: &String| parse(text).is_err() || is_year(text);
    let is_headed = block.head.is_given(at);
    // "Lĩnh vực giải quyết" for "Lĩnh vực, đơn vị"
    let begins = field.label.split(',').next().map(key).unwrap_or_default();
    let begins_like = |cell: &String| format!("{} ", key(cell)).starts_with(&format!("{begins} "));
    let is_like = block.head.cells(at).first().is_some_and(begins_like);
    if targets.get(at) == Some(&Target::Aside(Aside::NoSuchColumn))
        && (block.is_turned || !is_headed || is_like)
        && block.cells(at).all(is_name)
        && !rows.get(row).is_some_and(has_name)
        && !targets.iter().any(is_own)
        && let Some(target) = targets.get_mut(at)
    {
        let basis = if is_headed {
            Basis::Alike
        } else {
            Basis::Position
        };
        *target = Target::of_column(&table.columns, column, basis);
    }
}

/// Numbers for a column that the table works out from others, where neither the block nor the table has any of these: nothing
/// is there to compare them with, and they may be meant for a column that can be typed in.
fn open_incomparable(block: Block, targets: &mut [Target]) {
    let Place {
        table,
        report,
        rows,
        ..
    } = block.place;
    let Some(rules) = block.place.rules else {
        return;
    };
    let is_given = |id: &String| {
        let may_go = |target: &Target| match target {
            Target::Column { column, .. } | Target::Open(Doubt::Alike { column, .. }) => table
                .columns
                .get(*column)
                .is_some_and(|field| field.id == *id),
            _ => false,
        };
        let is_answered =
            |row: &String| *report.answer(&FieldPath::cell(&table.id, row, id)) != Answer::Blank;
        targets.iter().any(may_go) || rows.iter().any(is_answered)
    };
    let is_incomparable = |(at, target): (usize, &Target)| {
        let Target::Computed(column) = *target else {
            return None;
        };
        let field = table.columns.get(column)?;
        let parts = &rules.computed(&table.id, &field.id)?.cells;
        let number = |text: &String| parse(text.trim_end_matches('%')).is_ok();
        let lost = !parts.is_empty() && !parts.iter().any(is_given) && block.cells(at).any(number);
        lost.then_some((at, column))
    };
    let found: Vec<(usize, usize)> = targets
        .iter()
        .enumerate()
        .filter_map(is_incomparable)
        .collect();
    for (at, column) in found {
        if let Some(target) = targets.get_mut(at) {
            *target = Target::Open(Doubt::Incomparable { pasted: at, column });
        }
    }
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
