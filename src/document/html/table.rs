//! Tables: caption, header that repeats, groups of rows.

use super::markup::Markup;
use crate::document::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};

/// Columns from which the type is smaller.
const MANY_COLUMNS: usize = 6;

/// Writes a table; `number` names its caption in the file, a table without one is named by the heading before it.
pub fn write(markup: &mut Markup, table: &Table, number: usize, heading: usize) {
    let caption = format!("table-{number}");
    let named = !table.caption.is_empty() || !table.unit.is_empty();
    let name = if named { caption.clone() } else { format!("heading-{heading}") };
    let mut frame = vec![("class", "table-frame")];
    if named || heading > 0 {
        // On a narrow screen the frame scrolls; the keyboard must reach it.
        frame.extend([("role", "region"), ("tabindex", "0"), ("aria-labelledby", name.as_str())]);
    }
    markup.open("div", &frame);
    markup.open("table", if table.columns.len() >= MANY_COLUMNS { &[("class", "dense")] } else { &[] });
    if named {
        markup.open("caption", &[("id", &caption)]);
        markup.optional("span", "caption", &table.caption);
        markup.optional("span", "unit", &table.unit);
        markup.close("caption");
    }
    columns(markup, &table.columns);
    header(markup, &table.header);
    rows(markup, table);
    markup.close("table");
    markup.close("div");
}

fn columns(markup: &mut Markup, columns: &[Column]) {
    markup.open("colgroup", &[]);
    for column in columns {
        let class = match column.width {
            Width::Shared => "shared",
            Width::Ordinal => "ordinal",
            Width::Narrow => "narrow",
            Width::Medium => "medium",
            Width::Wide => "wide",
        };
        markup.void("col", &[("class", class)]);
    }
    markup.close("colgroup");
}

fn header(markup: &mut Markup, header: &[Vec<HeaderCell>]) {
    if header.is_empty() {
        return;
    }
    markup.open("thead", &[]);
    for row in header {
        markup.open("tr", &[]);
        for cell in row {
            let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
            let mut attributes = vec![("scope", if cell.columns > 1 { "colgroup" } else { "col" })];
            if cell.columns > 1 {
                attributes.push(("colspan", &columns));
            }
            if cell.rows > 1 {
                attributes.push(("rowspan", &rows));
            }
            markup.element("th", &attributes, &cell.text);
        }
        markup.close("tr");
    }
    markup.close("thead");
}

/// Rows; each group is a body of its own, so that its heading names its rows.
fn rows(markup: &mut Markup, table: &Table) {
    markup.open("tbody", &[]);
    for (position, row) in table.rows.iter().enumerate() {
        match row {
            Row::Group(text) => {
                if position > 0 {
                    markup.close("tbody");
                    markup.open("tbody", &[]);
                }
                let columns = table.columns.len().to_string();
                markup.open("tr", &[("class", "group")]);
                markup.element("th", &[("scope", "rowgroup"), ("colspan", &columns)], text);
                markup.close("tr");
            }
            Row::Cells(cells) | Row::Total(cells) => {
                let total = matches!(row, Row::Total(_));
                markup.open("tr", if total { &[("class", "total")] } else { &[] });
                let mut place = 0;
                for one in cells {
                    cell(markup, one, table.columns.get(place).copied().unwrap_or_default());
                    place += one.columns.max(1);
                }
                markup.close("tr");
            }
        }
    }
    markup.close("tbody");
}

fn cell(markup: &mut Markup, cell: &Cell, column: Column) {
    let alignment = match cell.alignment.unwrap_or(column.alignment) {
        Alignment::Left => "left",
        Alignment::Centre => "centre",
        Alignment::Right => "right",
    };
    let class = if cell.remark { format!("{alignment} remark") } else { alignment.to_owned() };
    let columns = cell.columns.to_string();
    let mut attributes = vec![("class", class.as_str())];
    if cell.columns > 1 {
        attributes.push(("colspan", &columns));
    }
    // A cell that reaches over the next column names nothing.
    let names_row = column.names_row && cell.columns <= 1;
    if names_row {
        attributes.push(("scope", "row"));
    }
    markup.element(if names_row { "th" } else { "td" }, &attributes, &cell.text);
}
