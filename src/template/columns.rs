//! Compiles computed columns, and checks how tables are shaped.

use std::collections::BTreeMap;

use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::template::compile::{Compiler, Wanted, Wrong};
use crate::template::dependencies::{column_name, formula_dependencies};
use crate::template::rules::CompiledColumn;

/// Computed columns, by `table..column`.
pub(crate) type Columns = BTreeMap<String, CompiledColumn>;

/// What a table's declaration must name and does not.
const ADDED_ROWS: &str = "bảng có dòng do người dùng thêm (addedRow)";

impl Compiler {
    /// The columns that name and group rows, and totals.
    pub(crate) fn shape(&mut self, place: &str, table: &Table) {
        let column = |id: &str| table.columns.iter().find(|column| column.id == id);
        let shape = &table.shape;
        for (member, id) in [("rowLabel", &shape.row_label), ("groupBy", &shape.group_by)] {
            let Some(id) = id else { continue };
            let place = format!("{place}.{member}");
            let names = |kind: &FieldKind| {
                matches!(
                    kind,
                    FieldKind::Line
                        | FieldKind::Text
                        | FieldKind::Choice(_)
                        | FieldKind::Date
                        | FieldKind::Count
                )
            };
            match column(id).map(|column| &column.kind) {
                _ if matches!(table.rows, Rows::Fixed(_)) => {
                    self.wrong(place, Wrong::NotA(ADDED_ROWS))
                }
                None => self.wrong(place, Wrong::UnknownName(id.clone())),
                Some(kind) if member == "rowLabel" && !names(kind) => {
                    self.wrong(place, Wrong::NotA("cột chữ, lựa chọn, ngày hoặc số đếm"));
                }
                Some(kind) if member == "groupBy" && *kind != FieldKind::YesNo => {
                    self.wrong(place, Wrong::NotA("cột có hoặc không (yesNo)"));
                }
                Some(_) => {}
            }
        }
        for (position, field) in table.columns.iter().enumerate() {
            let Some(states) = &field.states else {
                continue;
            };
            let place = format!("{place}.columns.{}.states", field.id);
            match column(states).map(|column| &column.kind) {
                None => self.wrong(place, Wrong::UnknownName(states.clone())),
                Some(FieldKind::Computed { .. }) if field.kind == FieldKind::Percent => {
                    if table
                        .columns
                        .iter()
                        .take(position)
                        .any(|earlier| earlier.states.as_ref() == Some(states))
                    {
                        self.wrong(place, Wrong::DuplicateId(states.clone()));
                    }
                }
                Some(FieldKind::Computed { .. }) => {
                    self.wrong(place, Wrong::NotA("tỷ lệ ghi tay (percent)"))
                }
                Some(_) => self.wrong(place, Wrong::NotA("cột tự tính (computed)")),
            }
        }
    }

    /// What only a column, or only some kinds of field, can have.
    pub(crate) fn members(&mut self, place: &str, field: &Field, in_table: bool) {
        let computed = matches!(field.kind, FieldKind::Computed { .. });
        let countable =
            computed || matches!(field.kind, FieldKind::Count | FieldKind::Amount { .. });
        let words = matches!(
            field.kind,
            FieldKind::Line | FieldKind::Text | FieldKind::Lines
        );
        let outline = field.outline.as_deref();
        for (wrong, member, needs) in [
            (computed && !in_table, "type", "cột của bảng"),
            (computed && field.required, "required", "ô phải nhập"),
            (
                field.total && !(countable && in_table),
                "total",
                "cột số của bảng",
            ),
            (outline.is_some() && !words, "outline", "ô chữ"),
        ] {
            if wrong {
                self.wrong(format!("{place}.{member}"), Wrong::NotA(needs));
            }
        }
        if let Some(outline) = outline {
            self.label(&format!("{place}.outline"), outline);
        }
    }

    /// The computed columns of all tables, by name, each with what its formula mentions.
    pub(crate) fn columns(&mut self) -> Columns {
        let tables: Vec<Table> = self
            .names
            .tables
            .values()
            .map(|placed| placed.table.clone())
            .collect();
        let mut columns = BTreeMap::new();
        for table in &tables {
            for field in &table.columns {
                let FieldKind::Computed { formula, .. } = &field.kind else {
                    continue;
                };
                let place = column_place(&table.id, &field.id);
                let Some(formula) = self.formula(&place, formula, Wanted::Number, Some(&table.id))
                else {
                    continue;
                };
                let column = CompiledColumn {
                    rate: false,
                    cells: Vec::new(),
                    depends_on: formula_dependencies(&formula, Some(&table.id)),
                    formula,
                };
                columns.insert(column_name(&table.id, &field.id), column);
            }
        }
        columns
    }

    /// Which columns are rates, what is typed behind them, and whether their totals can be worked out; `order` has each
    /// after those it names.
    pub(crate) fn settle(&mut self, columns: &mut Columns, order: &[String]) {
        for name in order {
            let (Some(column), Some((table, id))) = (columns.get(name), name.split_once(".."))
            else {
                continue;
            };
            let of_rate = |cell: &str| {
                columns
                    .get(&column_name(table, cell))
                    .is_some_and(|column| column.rate)
            };
            let rate =
                divides(&column.formula) || own_cells(&column.formula).into_iter().any(of_rate);
            let kinds = self
                .names
                .tables
                .get(table)
                .map(|placed| placed.table.columns.as_slice())
                .unwrap_or_default();
            let total = kinds.iter().any(|field| field.id == id && field.total);
            let adds_up = |cell: &str| {
                kinds
                    .iter()
                    .find(|field| field.id == cell)
                    .is_none_or(|field| match field.kind {
                        FieldKind::Count
                        | FieldKind::Amount { .. }
                        | FieldKind::Computed { .. } => true,
                        FieldKind::Percent => false,
                        _ => !rate,
                    })
            };
            if total && !own_cells(&column.formula).into_iter().all(adds_up) {
                let place = format!("tables.{table}.columns.{id}.total");
                self.wrong(place, Wrong::NotA("cột tính được từ tổng các cột số"));
            }
            let mut cells: Vec<String> = Vec::new();
            for cell in own_cells(&column.formula) {
                let behind = columns
                    .get(&column_name(table, cell))
                    .map(|column| column.cells.clone());
                for cell in behind.unwrap_or_else(|| vec![cell.to_owned()]) {
                    if !cells.contains(&cell) {
                        cells.push(cell);
                    }
                }
            }
            if let Some(column) = columns.get_mut(name) {
                column.rate = rate;
                column.cells = cells;
            }
        }
    }
}

/// The place of a computed column's formula.
pub(crate) fn column_place(table: &str, column: &str) -> String {
    format!("tables.{table}.columns.{column}.formula")
}

/// Columns of its own row that a formula mentions, each once, in the order of its text.
pub(crate) fn own_cells(formula: &Expression) -> Vec<&str> {
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
