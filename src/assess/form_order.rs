//! The addresses of a report in the order of its form, and which of those that are asked for comes next.

use std::collections::BTreeMap;

use crate::model::answer::FieldPath;
use crate::model::diff::{Change, Place, diff};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item, Section, Table};
use crate::template::form::{Form, cell_parts};

/// Where somebody stands in the form.
#[derive(Clone, Copy)]
pub struct Standpoint<'a> {
    /// Id of the section that is open; empty for none.
    pub section: &'a str,
    /// True for the address whose control has the focus.
    pub is_here: &'a dyn Fn(&FieldPath) -> bool,
}

/// The sections that a report takes up, the particulars first, each before those below it.
pub fn sections_taken_up<'a>(form: &'a Form, report: &Report) -> Vec<&'a Section> {
    let outline = form.outline(report).into_iter();
    std::iter::once(&form.particulars)
        .chain(outline.map(|(_, section)| section))
        .collect()
}

/// The address to go to for a table: its first cell that is typed in, of one column or of any; the table itself where it
/// has no row.
#[must_use]
pub fn first_cell(form: &Form, report: &Report, table: &Table, column: Option<&str>) -> FieldPath {
    let is_meant = |field: &&Field| match column {
        Some(id) => field.id == id,
        None => !matches!(field.kind, FieldKind::Computed { .. }),
    };
    let rows = form.rows(table, report);
    let cell = rows.first().zip(table.columns.iter().find(is_meant));
    cell.map_or_else(
        || FieldPath::new(table.id.as_str()),
        |(row, column)| FieldPath::cell(&table.id, &row.id, &column.id),
    )
}

/// Where the addresses of a report stand in its form: what is listed for people is sorted by it.
pub struct FormOrder(BTreeMap<FieldPath, usize>);

impl FormOrder {
    /// Of a report as it is.
    #[must_use]
    pub fn new(form: &Form, report: &Report) -> Self {
        let sections = sections_taken_up(form, report).into_iter();
        let places = sections.flat_map(|section| section_places(form, report, section));
        Self(places.enumerate().map(|(at, path)| (path, at)).collect())
    }

    /// The place of an address. One of a row that is gone stands with its table, one of no section that is taken up after all
    /// others.
    #[must_use]
    pub fn place(&self, path: &FieldPath) -> usize {
        let table = || {
            let (table, ..) = cell_parts(path.as_str())?;
            self.0.get(&FieldPath::new(table))
        };
        self.0
            .get(path)
            .or_else(table)
            .copied()
            .unwrap_or(usize::MAX)
    }
}

/// The first of some addresses after a standpoint, in the order of the form; after the last comes the first. For a table
/// that is asked for as a whole it is [`first_cell`]. `asked` stands in the order of addresses.
#[must_use]
pub fn next_asked(
    form: &Form,
    report: &Report,
    asked: &[FieldPath],
    from: Standpoint<'_>,
) -> Option<FieldPath> {
    let (mut places, mut section_begins): (Vec<FieldPath>, usize) = Default::default();
    for section in sections_taken_up(form, report) {
        if section.id == from.section {
            section_begins = places.len();
        }
        places.extend(section_places(form, report, section));
    }
    let here = places.iter().position(|path| (from.is_here)(path));
    let (before, after) = places.split_at(here.map_or(section_begins, |at| at + 1));
    let is_asked = |path: &&FieldPath| asked.binary_search(path).is_ok();
    let found = after.iter().chain(before).find(is_asked)?;
    Some(match form.tables.get(found.as_str()) {
        Some(placed) => first_cell(form, report, &placed.table, None),
        None => found.clone(),
    })
}

/// The address of a section that answers to a description: a field, a table or a cell.
#[must_use]
pub fn place_in(
    form: &Form,
    report: &Report,
    section: &str,
    is_meant: &dyn Fn(&FieldPath) -> bool,
) -> Option<FieldPath> {
    let mut sections = sections_taken_up(form, report).into_iter();
    let section = sections.find(|one| one.id == section)?;
    let mut places = section_places(form, report, section).into_iter();
    places.find(is_meant)
}

/// What differs between two states of a report, in the order of the form of the later one; what is no address comes last.
#[must_use]
pub fn ordered_changes(form: &Form, before: &Report, after: &Report) -> Vec<Change> {
    let order = FormOrder::new(form, after);
    let mut changes = diff(before, after);
    changes.sort_by_key(|change| match &change.place {
        Place::Answer(path) | Place::Comment(path) => order.place(path),
        Place::Rows(table) => order.place(&FieldPath::new(table.as_str())),
        Place::Included | Place::Explanation(_) | Place::Sentence(_) => usize::MAX,
    });
    changes
}

/// The addresses of a section: of a field, of a table before those of its cells.
fn section_places(form: &Form, report: &Report, section: &Section) -> Vec<FieldPath> {
    let mut places = Vec::new();
    for item in &section.items {
        match item {
            Item::Field(field) => places.push(FieldPath::new(field.id.as_str())),
            Item::Table(table) => {
                places.push(FieldPath::new(table.id.as_str()));
                for row in form.rows(table, report) {
                    let cell = |column: &Field| FieldPath::cell(&table.id, &row.id, &column.id);
                    places.extend(table.columns.iter().map(cell));
                }
            }
        }
    }
    places
}
