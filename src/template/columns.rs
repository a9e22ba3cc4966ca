//! Compiles computed columns: their formulas, which of them are rates, what is typed behind them.

use std::collections::BTreeMap;

use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::model::template::{Field, FieldKind, Table};
use crate::template::compiler::{Compiler, Needed};
use crate::template::dependencies::{column_name, formula_dependencies};
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::place::{Member, Occurrences, Part, Place};
use crate::template::rules::CompiledColumn;

/// Computed columns, by `table..column`.
pub(crate) type Columns = BTreeMap<String, CompiledColumn>;

/// The computed columns of all tables, each with what its formula mentions.
pub(crate) fn compile_columns(compiler: &mut Compiler) -> Columns {
    let tables = compiler.names.tables.values();
    let tables: Vec<Table> = tables.map(|placed| placed.table.clone()).collect();
    let mut columns = BTreeMap::new();
    for table in &tables {
        let mut occurrences = Occurrences::default();
        for column in &table.columns {
            let place = occurrences.next(part(&table.id, &column.id));
            let FieldKind::Computed { formula, .. } = &column.kind else {
                continue;
            };
            let place = place.member(Member::Formula);
            let row = Some(table.id.as_str());
            let Some(formula) = compiler.formula(&place, formula, Needed::Number, row) else {
                continue;
            };
            let compiled = CompiledColumn {
                rate: false,
                cells: Vec::new(),
                depends_on: formula_dependencies(&formula, row),
                formula,
            };
            columns.insert(column_name(&table.id, &column.id), compiled);
        }
    }
    columns
}

/// The place of a computed column's formula.
pub(crate) fn formula_place(table: &str, column: &str) -> Place {
    Place::new(part(table, column), Member::Formula)
}

fn part(table: &str, column: &str) -> Part {
    Part::Column {
        table: table.to_owned(),
        column: column.to_owned(),
    }
}

/// Which columns are rates, what is typed behind them, and whether their totals can be worked out; `order` has each
/// after those it names.
pub(crate) fn resolve_columns(compiler: &mut Compiler, columns: &mut Columns, order: &[String]) {
    for name in order {
        let (Some(column), Some((table, id))) = (columns.get(name), name.split_once("..")) else {
            continue;
        };
        let of_rate = |cell: &str| {
            columns
                .get(&column_name(table, cell))
                .is_some_and(|column| column.rate)
        };
        let rate = divides(&column.formula) || own_cells(&column.formula).into_iter().any(of_rate);
        let fields = compiler
            .names
            .tables
            .get(table)
            .map(|placed| placed.table.columns.as_slice())
            .unwrap_or_default();
        let has_total = fields.iter().any(|field| field.id == id && field.total);
        if has_total && !adds_up(&column.formula, fields, rate) {
            let place = formula_place(table, id).member(Member::Total);
            let kind = CompileErrorKind::Needs(Requirement::TotalOfTotals);
            compiler.report(place, kind);
        }
        let cells = typed_cells(table, &column.formula, columns);
        if let Some(column) = columns.get_mut(name) {
            column.rate = rate;
            column.cells = cells;
        }
    }
}

/// True when the total of a column can be worked out from the cells that its formula mentions; a rate puts their totals
/// in, so that they have to be numbers that are added up.
fn adds_up(formula: &Expression, fields: &[Field], rate: bool) -> bool {
    own_cells(formula).into_iter().all(|cell| {
        let field = fields.iter().find(|field| field.id == cell);
        field.is_none_or(|field| match field.kind {
            FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Computed { .. } => true,
            FieldKind::Percent => false,
            _ => !rate,
        })
    })
}

/// The typed columns behind a formula, through the computed ones that it mentions.
fn typed_cells(table: &str, formula: &Expression, columns: &Columns) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in own_cells(formula) {
        let behind = columns
            .get(&column_name(table, cell))
            .map(|column| column.cells.clone());
        for cell in behind.unwrap_or_else(|| vec![cell.to_owned()]) {
            if !cells.contains(&cell) {
                cells.push(cell);
            }
        }
    }
    cells
}

/// Columns of its own row that a formula mentions, each once, in the order of its text.
fn own_cells(formula: &Expression) -> Vec<&str> {
    let mut cells = Vec::new();
    formula.visit(None, &mut |part, table| {
        if let (Node::RowCell(column), None) = (&part.node, table)
            && !cells.contains(&column.as_str())
        {
            cells.push(column.as_str());
        }
    });
    cells
}

/// True when a formula divides by something of its own row.
fn divides(formula: &Expression) -> bool {
    let mut found = false;
    formula.visit(None, &mut |part, table| {
        let whole = match &part.node {
            Node::Binary(Operator::Divide, _, whole) => Some(whole.as_ref()),
            Node::Call(Function::Percent | Function::Ratio, parts) => parts.get(1),
            _ => None,
        };
        found |= table.is_none() && whole.is_some_and(|whole| !own_cells(whole).is_empty());
    });
    found
}
