//! The numbers of a template that are rolled up, section by section, in the order of its outline.
//!
//! Not here: texts, which are listed (`answers`), and rows that are added by name (`rows`).

use std::collections::BTreeSet;

use super::plan::Plan;
use crate::model::answer::FieldPath;
use crate::model::template::{Choice, Field, FieldKind, Item, Rows, Section, Table};
use crate::template::dependencies::column_name;
use crate::template::outline::walk;

/// What a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SheetKind {
    /// A number that is added.
    Figure,
    /// A number of which the latest counts.
    Latest,
    /// A choice whose options are counted.
    Choice,
    /// An indicator, or a computed column, that is worked out from summed parts, with its decimals.
    Indicator {
        /// Decimals on display.
        decimals: u32,
    },
}

/// A number that is rolled up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetRow {
    /// Its address, or the id of the indicator.
    pub address: String,
    /// Name of its table; none outside tables.
    pub table: Option<String>,
    /// Name of its row, where the template declares rows; none for the sum over rows.
    pub row: Option<String>,
    /// Name of the field, the column or the indicator.
    pub label: String,
    /// Unit.
    pub unit: Option<String>,
    /// What it is.
    pub kind: SheetKind,
    /// Of a choice: its options.
    pub options: Vec<Choice>,
    /// True for an indicator whose name a field has, too.
    pub is_namesake: bool,
}

impl SheetRow {
    /// True for a percentage: what it changed by is told in points.
    #[must_use]
    pub fn is_percentage(&self) -> bool {
        self.unit.as_deref() == Some("%")
    }

    /// True for one number; a choice has one for each option.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind != SheetKind::Choice
    }
}

/// The numbers of a section.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SheetSection {
    /// Its id.
    pub id: String,
    /// Its place, positions from 1, from the top.
    pub place: Vec<usize>,
    /// Its heading, without its number.
    pub title: String,
    /// Its numbers; none in a section of which nothing is added.
    pub rows: Vec<SheetRow>,
}

impl Plan {
    /// The numbers of the template, section by section; sections without any, also below them, are left out.
    #[must_use]
    pub fn sheet(&self) -> Vec<SheetSection> {
        let mut outline = Vec::new();
        walk(
            &self.form.sections,
            &mut Vec::new(),
            &|_| true,
            &mut outline,
        );
        let sections = outline.into_iter().map(|(place, section)| SheetSection {
            id: section.id.clone(),
            place,
            title: section.title.clone(),
            rows: self.rows_of(section),
        });
        let mut sections: Vec<SheetSection> = sections.collect();
        let places: Vec<Vec<usize>> = sections
            .iter()
            .filter(|one| !one.rows.is_empty())
            .map(|one| one.place.clone())
            .collect();
        mark_namesakes(&mut sections);
        sections.retain(|one| places.iter().any(|place| place.starts_with(&one.place)));
        sections
    }

    /// A row by its address.
    #[must_use]
    pub fn sheet_row(&self, address: &str) -> Option<SheetRow> {
        let mut rows = self.sheet().into_iter().flat_map(|section| section.rows);
        rows.find(|row| row.address == address)
    }

    fn rows_of(&self, section: &Section) -> Vec<SheetRow> {
        let mut rows = Vec::new();
        for item in &section.items {
            match item {
                Item::Field(field) => rows.extend(self.row_of_field(field)),
                Item::Table(table) => self.add_table_rows(table, &mut rows),
            }
        }
        let own = self.rules.indicators.iter().map(|one| &one.definition);
        let own = own.filter(|one| one.section == section.id);
        rows.extend(own.map(|one| SheetRow {
            address: one.id.clone(),
            table: None,
            row: None,
            label: one.label.clone(),
            unit: one.unit.clone(),
            kind: SheetKind::Indicator {
                decimals: one.decimals,
            },
            options: Vec::new(),
            is_namesake: false,
        }));
        rows
    }

    fn row_of_field(&self, field: &Field) -> Option<SheetRow> {
        let kind = if self.figure(&field.id).is_some() {
            SheetKind::Figure
        } else if self.latest_of.contains_key(&field.id) {
            SheetKind::Latest
        } else if self.choices.iter().any(|one| one.address == field.id) {
            SheetKind::Choice
        } else {
            return None;
        };
        Some(SheetRow {
            address: field.id.clone(),
            table: None,
            row: None,
            label: field.label.clone(),
            unit: field.unit.clone(),
            kind,
            options: match &field.kind {
                FieldKind::Choice(options) => options.clone(),
                _ => Vec::new(),
            },
            is_namesake: false,
        })
    }

    /// The cells of declared rows, and the sums of columns, computed ones among them.
    fn add_table_rows(&self, table: &Table, rows: &mut Vec<SheetRow>) {
        let declared = match &table.rows {
            Rows::Fixed(declared) => declared.as_slice(),
            Rows::Added { .. } => &[],
        };
        let row = |address: String, row: Option<String>, column: &Field, kind| SheetRow {
            address,
            table: Some(table.label.clone()),
            row,
            label: column.label.clone(),
            unit: column.unit.clone(),
            kind,
            options: Vec::new(),
            is_namesake: false,
        };
        for one in declared {
            for column in &table.columns {
                let address = FieldPath::cell(&table.id, &one.id, &column.id);
                if self
                    .figure(address.as_str())
                    .is_some_and(|one| one.is_stated())
                {
                    let label = Some(one.label.clone());
                    let address = address.as_str().to_owned();
                    rows.push(row(address, label, column, SheetKind::Figure));
                }
            }
        }
        for column in &table.columns {
            let address = column_name(&table.id, &column.id);
            let stated = self.figure(&address).is_some_and(|one| one.is_stated());
            let kind = match &column.kind {
                _ if stated => SheetKind::Figure,
                FieldKind::Computed { decimals, .. } if self.indicator(&address).is_some() => {
                    SheetKind::Indicator {
                        decimals: *decimals,
                    }
                }
                _ => continue,
            };
            rows.push(row(address, None, column, kind));
        }
    }
}

/// Marks the indicators that would read as a field does: the number that is worked out of one that is stated.
fn mark_namesakes(sections: &mut [SheetSection]) {
    let alone = |row: &&SheetRow| row.table.is_none();
    let is_indicator = |row: &SheetRow| matches!(row.kind, SheetKind::Indicator { .. });
    let rows = sections.iter().flat_map(|section| &section.rows);
    let fields = rows.filter(alone).filter(|row| !is_indicator(row));
    let fields: BTreeSet<String> = fields.map(|row| row.label.clone()).collect();
    for row in sections.iter_mut().flat_map(|section| &mut section.rows) {
        row.is_namesake = row.table.is_none() && is_indicator(row) && fields.contains(&row.label);
    }
}
