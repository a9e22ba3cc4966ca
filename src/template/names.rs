//! The names that a template declares, for its formulas and for people.

use std::collections::BTreeMap;

use crate::formula::kinds::{Kind, Scope};
use crate::model::answer::Path;
use crate::model::template::{Field, FieldKind, Rows};
use crate::template::form::{CompiledField, CompiledTable, cell_parts};

/// Everything that a formula can name.
#[derive(Debug, Default)]
pub struct Names {
    /// Fields outside tables, by address.
    pub fields: BTreeMap<String, CompiledField>,
    /// Tables by id.
    pub tables: BTreeMap<String, CompiledTable>,
    /// Ids of fields and tables in the order of the form.
    pub in_form_order: Vec<String>,
    /// Label and unit of indicators, by id.
    pub indicators: BTreeMap<String, (String, Option<String>)>,
}

impl Names {
    /// The answers among some needs, for the officer to go to; a table stands for itself.
    pub fn addresses(&self, depends_on: &[String]) -> Vec<Path> {
        let known =
            |need: &&String| self.fields.contains_key(*need) || self.tables.contains_key(*need);
        depends_on
            .iter()
            .filter(known)
            .map(|need| Path::new(need.as_str()))
            .collect()
    }
}

impl Scope for Names {
    fn kind(&self, name: &str) -> Option<Kind> {
        if let Some(placed) = self.fields.get(name) {
            return Some(formula_kind(&placed.field));
        }
        if let Some((_, unit)) = self.indicators.get(name) {
            return Some(Kind::Number(unit.clone()));
        }
        match name {
            "period.from" | "period.to" => return Some(Kind::Date),
            "period.year" | "report.revision" => return Some(Kind::Number(None)),
            _ => {}
        }
        let (table, row, column) = cell_parts(name)?;
        match &self.tables.get(table)?.table.rows {
            Rows::Fixed(rows) if rows.iter().any(|choice| choice.id == row) => {
                Scope::column(self, table, column)
            }
            _ => None,
        }
    }

    fn column(&self, table: &str, column: &str) -> Option<Kind> {
        let columns = &self.tables.get(table)?.table.columns;
        columns
            .iter()
            .find(|field| field.id == column)
            .map(formula_kind)
    }

    fn is_table(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }
}

/// The kind that formulas see at a field.
#[must_use]
pub fn formula_kind(field: &Field) -> Kind {
    match &field.kind {
        FieldKind::Count | FieldKind::Amount { .. } => Kind::Number(field.unit.clone()),
        FieldKind::Percent => Kind::Number(Some("%".to_owned())),
        FieldKind::Computed { .. } => Kind::Number(field.unit.clone()),
        FieldKind::Choice(options) => Kind::Words(Some(
            options.iter().map(|option| option.id.clone()).collect(),
        )),
        FieldKind::YesNo => Kind::YesNo,
        FieldKind::Date => Kind::Date,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines | FieldKind::Acts => Kind::Words(None),
    }
}

/// The name of an option of a choice.
pub fn option_label(kind: &FieldKind, option: &str) -> Option<String> {
    match kind {
        FieldKind::Choice(options) => options
            .iter()
            .find(|one| one.id == option)
            .map(|one| one.label.clone()),
        _ => None,
    }
}
