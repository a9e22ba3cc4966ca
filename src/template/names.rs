//! The names that a template declares, for its formulas and for people.

use std::collections::BTreeMap;

use crate::formula::types::{Scope, Type};
use crate::model::answer::FieldPath;
use crate::model::template::{Field, FieldKind, Rows};
use crate::template::form::{CompiledField, CompiledTable, cell_parts};

/// Everything that a formula can name.
#[derive(Debug, Default)]
pub struct Names {
    /// Fields outside tables, by address.
    pub fields: BTreeMap<String, Box<CompiledField>>,
    /// Tables by id.
    pub tables: BTreeMap<String, Box<CompiledTable>>,
    /// Ids of fields and tables in the order of the form.
    pub in_form_order: Vec<String>,
    /// Label and unit of indicators, by id.
    pub indicators: BTreeMap<String, (String, Option<String>)>,
}

impl Names {
    /// True for the id of a field or a table.
    #[must_use]
    pub fn is_asked(&self, id: &str) -> bool {
        self.fields.contains_key(id) || self.tables.contains_key(id)
    }

    /// The answers among some needs, for the officer to go to; a table stands for itself.
    pub fn addresses(&self, depends_on: &[String]) -> Vec<FieldPath> {
        depends_on
            .iter()
            .filter(|need| self.is_asked(need))
            .map(|need| FieldPath::new(need.as_str()))
            .collect()
    }
}

impl Scope for Names {
    fn type_of(&self, name: &str) -> Option<Type> {
        if let Some(placed) = self.fields.get(name) {
            return Some(formula_type(&placed.field));
        }
        if let Some((_, unit)) = self.indicators.get(name) {
            return Some(Type::Number(unit.clone()));
        }
        match name {
            "period.from" | "period.to" => return Some(Type::Date),
            "period.year" | "report.revision" => return Some(Type::Number(None)),
            "agency.ofDistrict" | "document.replacesItself" => return Some(Type::YesNo),
            _ => {}
        }
        let (table, row, column) = cell_parts(name)?;
        match &self.tables.get(table)?.table.rows {
            Rows::Fixed(rows) if rows.iter().any(|choice| choice.id == row) => {
                self.column_type(table, column)
            }
            _ => None,
        }
    }

    fn column_type(&self, table: &str, column: &str) -> Option<Type> {
        let columns = &self.tables.get(table)?.table.columns;
        columns
            .iter()
            .find(|field| field.id == column)
            .map(formula_type)
    }

    fn is_table(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }
}

/// The type that formulas see at a field.
#[must_use]
pub fn formula_type(field: &Field) -> Type {
    match &field.kind {
        FieldKind::Count | FieldKind::Amount { .. } => Type::Number(field.unit.clone()),
        FieldKind::Percent => Type::Number(Some("%".to_owned())),
        FieldKind::Computed { .. } => Type::Number(field.unit.clone()),
        FieldKind::Choice(options) => Type::Words(Some(
            options.iter().map(|option| option.id.clone()).collect(),
        )),
        FieldKind::YesNo => Type::YesNo,
        FieldKind::Date => Type::Date,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines | FieldKind::Acts => Type::Words(None),
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
