//! A template that was checked as a whole: every name resolved, every formula parsed.
//!
//! Made by `compile` only; whoever holds one need not check again.

use std::collections::BTreeMap;

use crate::formula::syntax::Expression;
use crate::messages::vi;
use crate::model::answer::Path;
use crate::model::citation::Citation;
use crate::model::report::Report;
use crate::model::template::{
    Field, FieldKind, Indicator, Section, SentenceStyle, Table, Template,
};
use crate::template::check_rule::CompiledCheck;
use crate::template::dependencies::column_name;
use crate::template::outline::walk;
use crate::template::sentence::SentenceText;

/// Id of the built-in section with the particulars of agency and document.
pub const PARTICULARS: &str = "particulars";

/// A template that was checked as a whole.
#[derive(Clone, Debug)]
pub struct CheckedTemplate {
    /// The template as written.
    pub template: Template,
    /// The built-in section with the particulars of agency and document.
    pub particulars: Section,
    /// SHA-256 of the template's canonical form, lower-case hexadecimal.
    pub digest: String,
    /// Legal acts by id: the built-in registry and the template's own.
    pub acts: BTreeMap<String, Citation>,
    /// Indicators with their trees, in the template's order.
    pub indicators: Vec<CompiledIndicator>,
    /// Checks, the built-in ones first.
    pub checks: Vec<CompiledCheck>,
    /// Sentences of the outline.
    pub sentences: Vec<CompiledSentence>,
    /// Subject of the document.
    pub subject: SentenceText,
    /// Closing paragraph of the document.
    pub closing: SentenceText,
    /// Fields outside tables, by address.
    pub fields: BTreeMap<String, PlacedField>,
    /// Tables by id.
    pub tables: BTreeMap<String, PlacedTable>,
    /// Computed columns, by `table..column`.
    pub columns: BTreeMap<String, CompiledColumn>,
}

/// A field with the section that asks it.
#[derive(Clone, Debug)]
pub struct PlacedField {
    /// The field.
    pub field: Field,
    /// Id of its section.
    pub section: String,
}

/// A table with the section that asks it.
#[derive(Clone, Debug)]
pub struct PlacedTable {
    /// The table.
    pub table: Table,
    /// Id of its section.
    pub section: String,
}

/// A computed column with its tree.
#[derive(Clone, Debug)]
pub struct CompiledColumn {
    /// Its formula, over the cells of a row.
    pub formula: Expression,
    /// The formula with the names of its parts.
    pub in_words: String,
    /// True when it divides by a number of the row: its total is the formula over the totals, else the sum of the rows.
    pub rate: bool,
    /// The typed columns that it is worked out from.
    pub cells: Vec<String>,
    /// What it depends on: addresses, and ids of tables.
    pub needs: Vec<String>,
}

/// An indicator with its tree.
#[derive(Clone, Debug)]
pub struct CompiledIndicator {
    /// As declared.
    pub definition: Indicator,
    /// Its formula.
    pub formula: Expression,
    /// The formula with the names of its parts.
    pub in_words: String,
    /// The percentage field that states the same by hand.
    pub stated_by: Option<Path>,
    /// What it depends on: addresses, and ids of tables.
    pub needs: Vec<String>,
}

/// A sentence ready to be written.
#[derive(Clone, Debug)]
pub struct CompiledSentence {
    /// Unique in the template.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// How it stands in the document.
    pub style: SentenceStyle,
    /// The table for each of whose rows it is written.
    pub each: Option<String>,
    /// Its words.
    pub text: SentenceText,
    /// It is written only when this is true.
    pub when: Option<Expression>,
    /// What it depends on: addresses, and ids of tables.
    pub needs: Vec<String>,
}

impl CheckedTemplate {
    /// The field at an address, cells of tables included.
    #[must_use]
    pub fn field(&self, path: &Path) -> Option<&Field> {
        if let Some(placed) = self.fields.get(path.as_str()) {
            return Some(&placed.field);
        }
        let (table, _, column) = cell_parts(path.as_str())?;
        self.tables
            .get(table)?
            .table
            .columns
            .iter()
            .find(|field| field.id == column)
    }

    /// A computed column.
    #[must_use]
    pub fn computed(&self, table: &str, column: &str) -> Option<&CompiledColumn> {
        self.columns.get(&column_name(table, column))
    }

    /// True for an address that the officer answers; computed cells are not.
    #[must_use]
    pub fn is_asked(&self, path: &Path) -> bool {
        self.field_kind(path)
            .is_some_and(|kind| !matches!(kind, FieldKind::Computed { .. }))
    }

    /// Id of the section that asks an address.
    #[must_use]
    pub fn section_of(&self, path: &Path) -> Option<&str> {
        if let Some(placed) = self.fields.get(path.as_str()) {
            return Some(&placed.section);
        }
        let table = path.as_str().split('.').next()?;
        self.tables.get(table).map(|placed| placed.section.as_str())
    }

    /// The name of an address as people read it.
    #[must_use]
    pub fn label(&self, path: &Path) -> String {
        let name = path.as_str();
        if let Some(placed) = self.fields.get(name) {
            return placed.field.label.clone();
        }
        if let Some(indicator) = self
            .indicators
            .iter()
            .find(|indicator| indicator.definition.id == name)
        {
            return indicator.definition.label.clone();
        }
        if let Some(placed) = self.tables.get(name) {
            return placed.table.label.clone();
        }
        self.cell_label(name)
            .unwrap_or_else(|| vi::builtin_name(name).to_owned())
    }

    /// Every section of the outline, each before its sub-sections, with its place (positions from 1, from the top).
    /// Sections that the report leaves out are passed over, and numbers close up.
    #[must_use]
    pub fn outline<'a>(&'a self, report: &Report) -> Vec<(Vec<usize>, &'a Section)> {
        let mut list = Vec::new();
        walk(
            &self.template.sections,
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
        walk(
            &self.template.sections,
            &mut Vec::new(),
            &|_| true,
            &mut list,
        );
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

    /// The kind of value at an address.
    #[must_use]
    pub fn field_kind(&self, path: &Path) -> Option<&FieldKind> {
        self.field(path).map(|field| &field.kind)
    }
}

/// Table, row and column of a cell's address.
#[must_use]
pub fn cell_parts(name: &str) -> Option<(&str, &str, &str)> {
    let mut parts = name.splitn(3, '.');
    Some((parts.next()?, parts.next()?, parts.next()?))
}
