//! What the columns of a block hold that is pasted into plain fields: values, names of fields, numbers of lines, units.

use crate::formats::clipboard::paste::labels::{Label, Likeness, Named, Words, is_wordy, named};
use crate::formats::clipboard::paste::ordinals::is_count;
use crate::formats::clipboard::paste::total_names::is_total;
use crate::formats::clipboard::paste::units::is_unit;
use crate::formats::clipboard::spreadsheet::turned;
use crate::model::paste::fields::ColumnRole;

/// A block with the roles of its columns; its values stand below one another.
pub(super) struct FieldBlock {
    cells: Vec<Vec<String>>,
    /// What its columns hold.
    pub columns: Vec<ColumnRole>,
}

impl FieldBlock {
    /// How many values it has, blank ones counted.
    pub fn lines(&self) -> usize {
        self.cells.len()
    }

    /// True when it names fields.
    pub fn has_names(&self) -> bool {
        self.columns.contains(&ColumnRole::Names)
    }

    /// The values; before a person said which column holds them, none that could be pasted.
    pub fn values(&self) -> Vec<String> {
        let text = |at: usize| self.cell(at, &ColumnRole::Values).to_owned();
        (0..self.lines()).map(text).collect()
    }

    /// The name beside a value.
    pub fn name(&self, line: usize) -> &str {
        self.cell(line, &ColumnRole::Names)
    }

    /// The unit beside a value.
    pub fn unit(&self, line: usize) -> &str {
        self.cell(line, &ColumnRole::Units)
    }

    fn cell(&self, line: usize, role: &ColumnRole) -> &str {
        let column = self.columns.iter().position(|one| one == role);
        let cells = self.cells.get(line);
        column
            .and_then(|column| cells?.get(column))
            .map_or("", String::as_str)
    }
}

/// The field, by its position, of whose label alone a name is a part: "Số máy tính kết nối". A person has to say whether it is
/// meant, since "Số hồ sơ" is a part of "Tổng số hồ sơ công việc"; a word of totals never is.
pub(super) fn alike(labels: &[Label], name: &str) -> Option<usize> {
    let words = Words::new(name);
    let part = |label: &Label| label.likeness(&words) == Some(Likeness::Part);
    let parts = labels.iter().enumerate().filter(|(_, label)| part(label));
    only(parts.map(|(at, _)| at)).filter(|_| !is_total(name))
}

/// The field whose label a name is.
pub(super) fn label_of(labels: &[Label], name: &str) -> Option<usize> {
    let words = Words::new(name);
    let found = labels.iter().enumerate();
    let all: Vec<(Named, usize)> = found
        .filter_map(|(at, label)| Some((named(&words, label)?, at)))
        .collect();
    let how = all.iter().map(|(how, _)| *how).min()?;
    only(all.iter().filter(|(one, _)| *one == how).map(|(_, at)| *at))
}

fn only(mut found: impl Iterator<Item = usize>) -> Option<usize> {
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// True for a text that names something where a number is asked for: "Số lượng", "Năm 2025".
pub(super) fn is_name(text: &str) -> bool {
    is_wordy(text)
        || text.starts_with(char::is_alphabetic)
            && text.chars().filter(|sign| sign.is_alphabetic()).count() > 1
}

/// True for one line with a name in the place of a number, and more behind it: "Tổng số cán bộ" and 62.
fn is_named_line(block: &[Vec<String>], is_number: impl Fn(usize) -> bool) -> bool {
    let [line] = block else { return false };
    let mut cells = line.iter().enumerate();
    let named = cells.any(|(at, text)| is_name(text) && !is_unit(text) && is_number(at));
    named && cells.any(|(_, text)| !text.is_empty() && !is_name(text))
}

/// A block as its values stand below one another, with the roles of its columns; `is_number` tells of the fields in which its
/// cells would go one after the other.
pub(super) fn read_block(
    labels: &[Label],
    block: Vec<Vec<String>>,
    chosen: Option<usize>,
    is_number: impl Fn(usize) -> bool,
) -> FieldBlock {
    let named_line = is_named_line(&block, is_number);
    let other = turned(&block);
    let (own, turned) = (names_in(labels, &block), names_in(labels, &other));
    let counts = |names: &Option<(usize, usize)>| names.map_or(0, |(_, count)| count);
    let turn = match (counts(&own), counts(&turned)) {
        (0, 0) => block.len() == 1 && !named_line,
        (own, turned) => turned > own,
    };
    let (cells, names) = if turn { (other, turned) } else { (block, own) };
    let names = names
        .map(|(column, _)| column)
        .or_else(|| unknown_names(&cells, named_line));
    let columns = roles(labels, &cells, names, chosen);
    FieldBlock { cells, columns }
}

/// The column of words with the names of most fields, and of how many.
fn names_in(labels: &[Label], cells: &[Vec<String>]) -> Option<(usize, usize)> {
    let width = cells.first().map_or(0, Vec::len);
    let is_worded = |text: &&str| text.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
    let count = |column: usize| {
        let worded = texts(cells, column).filter(is_worded).count();
        let known = texts(cells, column)
            .filter(|text| label_of(labels, text).is_some())
            .count();
        let are_names = known > 0 && worded * 2 > texts(cells, column).count();
        (are_names && width > 1).then_some((column, known))
    };
    let found = (0..width).filter_map(count);
    found.fold(None, |best: Option<(usize, usize)>, one| match best {
        Some(best) if best.1 >= one.1 => Some(best),
        _ => Some(one),
    })
}

/// A column of words before columns of others: names, though of no field.
fn unknown_names(cells: &[Vec<String>], named_line: bool) -> Option<usize> {
    let width = cells.first().map_or(0, Vec::len);
    let is_word = |text: &str| is_wordy(text) || named_line && is_name(text);
    let are_words = |column: usize| {
        let words = texts(cells, column).filter(|text| is_word(text) && !is_unit(text));
        words.count() * 2 > texts(cells, column).count()
    };
    let rest = |column: usize| (column + 1..width).any(|one| !are_words(one));
    (0..width).find(|column| (cells.len() > 1 || named_line) && are_words(*column) && rest(*column))
}

fn roles(
    labels: &[Label],
    cells: &[Vec<String>],
    names: Option<usize>,
    chosen: Option<usize>,
) -> Vec<ColumnRole> {
    let width = cells.first().map_or(0, Vec::len);
    let states_unit =
        |text: &str| is_unit(text) || labels.iter().any(|label| label.is_counted_in(text));
    let below = below_heading(labels, cells, names);
    let role = |column: usize| {
        let Some(first) = texts(cells, column).next().map(str::to_owned) else {
            return ColumnRole::Blank;
        };
        let mut given = texts(below, column).peekable();
        if names == Some(column) {
            ColumnRole::Names
        } else if width > 1 && given.peek().is_some() && given.all(states_unit) {
            ColumnRole::Units
        } else if column == 0
            && width > 1
            && cells.len() > 1
            && is_count(texts(below, column), false)
        {
            ColumnRole::Ordinals
        } else {
            ColumnRole::Other(first)
        }
    };
    let mut roles: Vec<ColumnRole> = (0..width).map(role).collect();
    let other = |role: &ColumnRole| matches!(role, ColumnRole::Other(_));
    let others = roles.iter().filter(|role| other(role)).count();
    let values = match (chosen, others) {
        (Some(at), _) => Some(at),
        (None, 1) => roles.iter().position(other),
        // 1, 2, 3 alone beside names are the values.
        (None, 0) => roles.iter().position(|role| *role == ColumnRole::Ordinals),
        (None, _) => None,
    };
    let may = |role: &ColumnRole| other(role) || *role == ColumnRole::Ordinals;
    if let Some(role) = values
        .and_then(|at| roles.get_mut(at))
        .filter(|role| may(role))
    {
        *role = ColumnRole::Values;
    }
    roles
}

/// The lines below one of headings: the first, where it names no field and others do.
fn below_heading<'a>(
    labels: &[Label],
    cells: &'a [Vec<String>],
    names: Option<usize>,
) -> &'a [Vec<String>] {
    let is_known = |line: &Vec<String>| {
        let name = names.and_then(|column| line.get(column));
        name.is_some_and(|name| {
            label_of(labels, name)
                .or_else(|| alike(labels, name))
                .is_some()
        })
    };
    match cells.split_first() {
        Some((first, rest)) if !is_known(first) && rest.iter().any(is_known) => rest,
        _ => cells,
    }
}

/// What is given in a column.
fn texts(cells: &[Vec<String>], column: usize) -> impl Iterator<Item = &str> {
    let cells = cells
        .iter()
        .filter_map(move |line| line.get(column).map(String::as_str));
    cells.filter(|text| !text.is_empty())
}
