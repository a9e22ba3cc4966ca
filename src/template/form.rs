//! What a template asks: all that is needed to show a form and to fill it in.
//!
//! Made by `compile` only; whoever holds one need not check again. Not here: what follows from the answers (`rules`).

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::answer::FieldPath;
use crate::model::citation::Citation;
use crate::model::period::PeriodRule;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item, Section, Table};
use crate::template::outline::{each_item, walk};

/// Id of the built-in section with the particulars of agency and document.
pub const PARTICULARS: &str = "particulars";
/// What stands in the place of a section in the address of the page of findings.
pub const FINDINGS_PAGE: &str = "van-de";
/// The same of the preview.
pub const PREVIEW_PAGE: &str = "xem-truoc";
/// The same of the snapshots.
pub const HISTORY_PAGE: &str = "lich-su";
/// No section of a template has one of these ids: its page could not be reached.
pub const RESERVED_SECTIONS: [&str; 4] = [PARTICULARS, FINDINGS_PAGE, PREVIEW_PAGE, HISTORY_PAGE];

/// What a template asks.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Form {
    /// Names the kind of report for ever.
    pub id: String,
    /// Grows with each change of what is asked.
    pub version: u32,
    /// Name on the screen.
    pub title: String,
    /// One sentence: who fills it in and when.
    pub description: String,
    /// What the printed document is.
    pub document: DocumentForm,
    /// Kinds of period that it takes, the usual one first.
    pub periods: Vec<PeriodRule>,
    /// The usual days of each kind of period, the template's own before those of the app: what a range is compared with.
    pub usual_periods: Vec<PeriodRule>,
    /// The built-in section with the particulars of agency and document.
    pub particulars: Section,
    /// The outline. Its sentences are among the rules.
    pub sections: Vec<Section>,
    /// SHA-256 of the template's canonical form, lower-case hexadecimal.
    pub digest: String,
    /// Legal acts by id: the built-in registry and the template's own.
    pub acts: BTreeMap<String, Box<Citation>>,
    /// Fields outside tables, by address, each apart: maps of pointers share their code. Of the outline, so that they are not shipped again.
    #[serde(skip)]
    pub fields: BTreeMap<String, Box<CompiledField>>,
    /// Tables by id.
    #[serde(skip)]
    pub tables: BTreeMap<String, Box<CompiledTable>>,
}

/// What the printed document is; its subject and its closing are among the rules.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DocumentForm {
    /// Kind of document, in capitals: "BÁO CÁO".
    pub kind: String,
    /// Its abbreviation in the symbol: "BC".
    pub abbreviation: String,
    /// Legal bases proposed for a new report, ids in the registry.
    pub bases: Vec<String>,
    /// True when the first level of the outline is "Phần I", above mục "I.", khoản "1." and điểm "a)".
    pub parts: bool,
}

/// A field with the section that asks it.
#[derive(Clone, Debug)]
pub struct CompiledField {
    /// The field.
    pub field: Field,
    /// Id of its section.
    pub section: String,
}

/// A table with the section that asks it.
#[derive(Clone, Debug)]
pub struct CompiledTable {
    /// The table.
    pub table: Table,
    /// Id of its section.
    pub section: String,
}

impl Form {
    /// A legal act of the registry or of the template's own.
    #[must_use]
    pub fn act(&self, id: &str) -> Option<&Citation> {
        self.acts.get(id).map(|act| &**act)
    }

    /// True for an answer, or a table as a whole, that can be declared not applicable. No particular can: nobody sends a
    /// report without an agency, an addressee or a signer. Nor can a choice, or a question of yes or no: one of its answers is
    /// so.
    #[must_use]
    pub fn can_be_absent(&self, path: &FieldPath) -> bool {
        if let Some(placed) = self.tables.get(path.as_str()) {
            return placed.table.required;
        }
        self.fields.get(path.as_str()).is_some_and(|placed| {
            let field = &placed.field;
            placed.section != PARTICULARS
                && field.states.is_none()
                && !field.always_applies
                && !matches!(field.kind, FieldKind::Choice(_) | FieldKind::YesNo)
                && (field.required || field.kind.is_number())
        })
    }

    /// The field at an address, cells of tables included.
    #[must_use]
    pub fn field(&self, path: &FieldPath) -> Option<&Field> {
        self.field_at(path.as_str())
    }

    /// The field at the address of a text, cells of tables included.
    #[must_use]
    pub fn field_at(&self, path: &str) -> Option<&Field> {
        if let Some(placed) = self.fields.get(path) {
            return Some(&placed.field);
        }
        let (table, _, column) = cell_parts(path)?;
        self.tables
            .get(table)?
            .table
            .columns
            .iter()
            .find(|field| field.id == column)
    }

    /// True for an address that the officer answers; computed cells are not.
    #[must_use]
    pub fn is_asked(&self, path: &FieldPath) -> bool {
        self.field_kind(path)
            .is_some_and(|kind| !matches!(kind, FieldKind::Computed { .. }))
    }

    /// Id of the section that asks an address.
    #[must_use]
    pub fn section_of(&self, path: &FieldPath) -> Option<&str> {
        self.section_at(path.as_str())
    }

    /// Id of the section that asks the address of a text.
    #[must_use]
    pub fn section_at(&self, path: &str) -> Option<&str> {
        if let Some(placed) = self.fields.get(path) {
            return Some(&placed.section);
        }
        self.tables
            .get(table_of(path))
            .map(|placed| placed.section.as_str())
    }

    /// The name of an answer's address, or of a table, as people read it.
    #[must_use]
    pub fn label(&self, path: &FieldPath) -> String {
        let name = path.as_str();
        if let Some(placed) = self.fields.get(name) {
            return placed.field.label.clone();
        }
        if let Some(placed) = self.tables.get(name) {
            return placed.table.label.clone();
        }
        self.cell_label(name).unwrap_or_else(|| name.to_owned())
    }

    /// The name of a table's column.
    #[must_use]
    pub fn column_label(&self, table: &str, column: &str) -> String {
        let field = self
            .tables
            .get(table)
            .and_then(|placed| placed.table.columns.iter().find(|field| field.id == column));
        field.map_or_else(|| column.to_owned(), |field| field.label.clone())
    }

    /// Every section of the outline, each before its sub-sections, with its place (positions from 1, from the top).
    /// Sections that the report leaves out are passed over, and numbers close up.
    #[must_use]
    pub fn outline<'a>(&'a self, report: &Report) -> Vec<(Vec<usize>, &'a Section)> {
        let mut list = Vec::new();
        walk(
            &self.sections,
            &mut Vec::new(),
            &|section| !section.optional || report.included.contains(&section.id),
            &mut list,
        );
        list
    }

    /// A section by id, the particulars included.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        if id == PARTICULARS {
            return Some(&self.particulars);
        }
        let mut list = Vec::new();
        walk(&self.sections, &mut Vec::new(), &|_| true, &mut list);
        list.into_iter()
            .map(|(_, section)| section)
            .find(|section| section.id == id)
    }

    /// True when a section, or the one above it, is optional and the report leaves it out.
    #[must_use]
    pub fn is_left_out(&self, section: &str, report: &Report) -> bool {
        section != PARTICULARS
            && !self
                .outline(report)
                .iter()
                .any(|(_, shown)| shown.id == section)
    }

    /// Ids of the sections that a report leaves out, each with those below it.
    #[must_use]
    pub fn left_out<'a>(&'a self, report: &Report) -> Vec<&'a str> {
        let mut ids = Vec::new();
        left_out(&self.sections, report, false, &mut ids);
        ids
    }

    /// The kind of value at an address.
    #[must_use]
    pub fn field_kind(&self, path: &FieldPath) -> Option<&FieldKind> {
        self.field(path).map(|field| &field.kind)
    }
}

fn left_out<'a>(sections: &'a [Section], report: &Report, above: bool, ids: &mut Vec<&'a str>) {
    for section in sections {
        let own = above || section.optional && !report.included.contains(&section.id);
        if own {
            ids.push(&section.id);
        }
        left_out(&section.sections, report, own, ids);
    }
}

/// Fields and tables by address, with the sections that ask them.
#[must_use]
pub fn addresses(
    particulars: &Section,
    sections: &[Section],
) -> (
    BTreeMap<String, Box<CompiledField>>,
    BTreeMap<String, Box<CompiledTable>>,
) {
    let (mut fields, mut tables) = (BTreeMap::new(), BTreeMap::new());
    let mut place = |section: &Section, item: &Item| {
        let section = section.id.clone();
        match item {
            Item::Field(field) => {
                let field = field.clone();
                fields.insert(field.id.clone(), Box::new(CompiledField { field, section }));
            }
            Item::Table(table) => {
                let table = table.clone();
                tables.insert(table.id.clone(), Box::new(CompiledTable { table, section }));
            }
        }
    };
    each_item(std::slice::from_ref(particulars), &mut place);
    each_item(sections, &mut place);
    (fields, tables)
}

/// The table of a cell's address; any other address is its own.
#[must_use]
pub fn table_of(address: &str) -> &str {
    address.split('.').next().unwrap_or(address)
}

/// Table, row and column of a cell's address.
#[must_use]
pub fn cell_parts(name: &str) -> Option<(&str, &str, &str)> {
    let mut parts = name.splitn(3, '.');
    Some((parts.next()?, parts.next()?, parts.next()?))
}
