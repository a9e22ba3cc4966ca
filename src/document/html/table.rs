//! Tables: caption, header that repeats, groups of rows.

use super::markup::Markup;
use super::pages::Breakable;
use crate::document::tree::{Alignment, Cell, Column, HeaderCell, Orientation, Row, Table, Width};
use crate::document::typography::cell_metrics::CellMetrics;

/// Where a table stands.
#[derive(Clone, Copy)]
pub struct Place {
    /// Names its caption in the file.
    pub number: usize,
    /// The heading before it, which names a table without caption.
    pub heading: usize,
    /// How its pages lie.
    pub orientation: Orientation,
    /// True when it leaves room below it for the check mark.
    pub above_mark: bool,
}

/// Writes a table.
pub fn write(markup: &mut Markup, table: &Table, place: Place) {
    let Place {
        number,
        heading,
        orientation,
        above_mark,
    } = place;
    let metrics = CellMetrics::new(table, orientation);
    let caption = format!("table-{number}");
    let named = !table.caption.is_empty() || !table.unit.is_empty();
    let name = if named {
        caption.clone()
    } else {
        format!("heading-{heading}")
    };
    let mut frame = vec![("class", "table-frame")];
    if named || heading > 0 {
        // On a narrow screen the frame scrolls; the keyboard must reach it.
        frame.extend([
            ("role", "region"),
            ("tabindex", "0"),
            ("aria-labelledby", name.as_str()),
        ]);
    }
    let id = format!("table-frame-{number}");
    markup.open_breakable("div", &frame, &id, Breakable::Block);
    markup.open(
        "table",
        if table.points() < 12 {
            &[("class", "dense")]
        } else {
            &[]
        },
    );
    if named {
        markup.open("caption", &[("id", &caption)]);
        markup.optional("span", "caption", &table.caption);
        markup.optional("span", "unit", &table.unit);
        markup.close("caption");
    }
    columns(markup, &table.columns);
    header(markup, &table.header, &metrics);
    rows(markup, table, &metrics, number);
    if above_mark {
        room_for_mark(markup, table.columns.len());
    }
    markup.close("tbody");
    markup.close("table");
    markup.close("div");
}

fn columns(markup: &mut Markup, columns: &[Column]) {
    markup.open("colgroup", &[]);
    for column in columns {
        let class = match column.width {
            Width::Shared => "shared",
            Width::Ordinal => "ordinal",
            Width::Tight => "tight",
            Width::Narrow => "narrow",
            Width::Unit => "unit-column",
            Width::Amount => "amount",
            Width::Medium => "medium",
            Width::Wide => "wide",
        };
        markup.void("col", &[("class", class)]);
    }
    markup.close("colgroup");
}

fn header(markup: &mut Markup, header: &[Vec<HeaderCell>], metrics: &CellMetrics) {
    if header.is_empty() {
        return;
    }
    markup.open("thead", &[]);
    for row in header {
        markup.open("tr", &[]);
        let mut place = 0;
        for cell in row {
            let (columns, rows) = (cell.columns.to_string(), cell.rows.to_string());
            let mut attributes = vec![("scope", if cell.columns > 1 { "colgroup" } else { "col" })];
            if cell.columns > 1 {
                attributes.push(("colspan", &columns));
            }
            if cell.rows > 1 {
                attributes.push(("rowspan", &rows));
            }
            markup.cell(
                "th",
                &attributes,
                &cell.text,
                metrics.room(place, cell.columns),
            );
            place += cell.columns;
        }
        markup.close("tr");
    }
    markup.close("thead");
}

/// Rows; each group is a body of its own, so that its heading names its rows. The last body is left open.
fn rows(markup: &mut Markup, table: &Table, metrics: &CellMetrics, number: usize) {
    markup.open("tbody", &[]);
    for (position, row) in table.rows.iter().enumerate() {
        let id = format!("table-{number}-row-{}", position + 1);
        match row {
            Row::Group(text) => {
                if position > 0 {
                    markup.close("tbody");
                    markup.open("tbody", &[]);
                }
                let columns = table.columns.len().to_string();
                markup.open_breakable("tr", &[("class", "group")], &id, Breakable::Row);
                let room = metrics.room(0, table.columns.len());
                markup.cell(
                    "th",
                    &[("scope", "rowgroup"), ("colspan", &columns)],
                    text,
                    room,
                );
                markup.close("tr");
            }
            Row::Cells(cells) | Row::Total(cells) => {
                let total = matches!(row, Row::Total(_));
                let class = match (total, metrics.may_exceed_page(position)) {
                    (true, true) => "total high",
                    (true, false) => "total",
                    (false, true) => "high",
                    (false, false) => "",
                };
                let attributes = [("class", class)];
                let attributes = if class.is_empty() {
                    &[][..]
                } else {
                    &attributes
                };
                markup.open_breakable("tr", attributes, &id, Breakable::Row);
                let mut place = 0;
                for one in cells {
                    let column = table.columns.get(place).copied().unwrap_or_default();
                    cell(markup, one, column, metrics.room(place, one.columns));
                    place += one.columns.max(1);
                }
                markup.close("tr");
            }
        }
    }
}

/// Browsers keep rows together at the foot of a page, but not a table that began earlier with what follows it.
fn room_for_mark(markup: &mut Markup, columns: usize) {
    markup.open("tr", &[("class", "check-row"), ("aria-hidden", "true")]);
    markup.element("td", &[("colspan", &columns.to_string())], "");
    markup.close("tr");
}

fn cell(markup: &mut Markup, cell: &Cell, column: Column, room: u64) {
    let alignment = match cell.alignment.unwrap_or(column.alignment) {
        Alignment::Left => "left",
        Alignment::Centre => "centre",
        Alignment::Right => "right",
    };
    let class = if cell.remark {
        format!("{alignment} remark")
    } else {
        alignment.to_owned()
    };
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
    markup.cell(
        if names_row { "th" } else { "td" },
        &attributes,
        &cell.text,
        room,
    );
}
