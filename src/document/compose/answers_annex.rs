//! The answers of a report outside tables, as a table of the annex.
//!
//! Blanks that were free to stay so are not printed, and texts that stand in the body already are not printed again.

use super::answer_cells::{ZERO, cell, counted_as_zero, is_blank, unit};
use super::source::Source;
use crate::document::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};
use crate::document::typography::column_widths::holding_all;
use crate::input::lines::entries;
use crate::input::{letters, numbering};
use crate::messages::message::printed_label;
use crate::messages::vi::document;
use crate::messages::vi::sentences::wording;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item};
use crate::template::form::Form;

/// Characters from which words take the room of their label too.
const LONG_TEXT: usize = 120;

/// The answers outside tables, grouped by section; `None` when the template asks none.
pub(super) fn fields(source: Source) -> Option<Table> {
    let rows = rows(source);
    let units = rows.iter().filter_map(|row| match row {
        Row::Cells(cells) if cells.len() == 4 => cells.get(2).map(|cell| cell.text.as_str()),
        _ => None,
    });
    let unit_width = holding_all(units, Table::FEW_POINTS, Width::Narrow);
    let header = [
        document::ORDINAL,
        document::ASKED,
        document::UNIT,
        document::ANSWERED,
    ];
    (!rows.is_empty()).then(|| Table {
        columns: vec![
            Column::ORDINAL,
            Column::NAME,
            Column {
                alignment: Alignment::Centre,
                width: unit_width,
                names_row: false,
            },
            Column {
                alignment: Alignment::Right,
                width: Width::Medium,
                names_row: false,
            },
        ],
        header: vec![header.map(HeaderCell::new).to_vec()],
        rows,
        ..Table::default()
    })
}

/// A row an answer that is printed, below the headings of its sections.
fn rows(source: Source) -> Vec<Row> {
    let Source {
        template, report, ..
    } = source;
    let zeros = counted_as_zero(source.rules);
    let mut rows = Vec::new();
    let mut pending: Vec<(usize, String)> = Vec::new();
    let mut count = 0_usize;
    for (place, section) in template.outline(report) {
        // A section's heading is printed with its first field, or with that of a section inside it.
        pending.retain(|(depth, _)| *depth < place.len());
        let number = numbering::heading(&place, template.document.parts);
        pending.push((place.len(), format!("{number} {}", section.title)));
        for item in &section.items {
            let Item::Field(field) = item else { continue };
            let answer = report.answer(&FieldPath::new(field.id.as_str()));
            let unasked = is_blank(answer) && !field.required && !zeros.contains(&field.id);
            if unasked || stands_in_body(source, field) {
                continue;
            }
            rows.extend(pending.drain(..).map(|(_, heading)| Row::Group(heading)));
            count += 1;
            rows.push(field_row(
                template,
                report,
                field,
                count,
                zeros.contains(&field.id),
            ));
        }
    }
    rows
}

fn field_row(template: &Form, report: &Report, field: &Field, position: usize, zero: bool) -> Row {
    let position = Cell::new(position.to_string());
    let label = Cell::new(printed_label(&field.label));
    let answer = match report.answer(&FieldPath::new(field.id.as_str())) {
        Answer::Blank if zero => Cell::new(ZERO),
        answer => cell(template, field, answer),
    };
    if field.kind.is_number() {
        return Row::Cells(vec![position, label, Cell::new(unit(field)), answer]);
    }
    if answer.text.chars().count() < LONG_TEXT {
        // Words need no unit and take its room.
        return Row::Cells(vec![
            position,
            label,
            answer.aligned(Alignment::Left).across(2),
        ]);
    }
    Row::Cells(vec![
        position,
        Cell {
            text: format!("{}:\n{}", label.text, answer.text),
            ..answer
        }
        .across(3),
    ])
}

/// True for a text whose every line is said by the sentences of the body that were written with it. Other sentences may
/// hold the same letters by chance ("An" in "An Giang").
fn stands_in_body(source: Source, field: &Field) -> bool {
    let Source {
        rules,
        report,
        assessment,
        ..
    } = source;
    if !matches!(field.kind, FieldKind::Text | FieldKind::Lines) {
        return false;
    }
    let with_it: Vec<&str> = rules
        .sentences
        .iter()
        .filter(|sentence| sentence.text.names().contains(&field.id.as_str()))
        .map(|sentence| sentence.id.as_str())
        .collect();
    let written = assessment
        .sentences
        .iter()
        .filter(|sentence| with_it.contains(&sentence.sentence.as_str()));
    let body: Vec<String> = written
        .filter_map(|sentence| wording(sentence, source.names(), report).text)
        .collect();
    let body = letters::search_key(&body.join("\n"));
    let lines = entries(report.words(&field.id));
    !lines.is_empty()
        && lines
            .iter()
            .all(|line| body.contains(&letters::search_key(line)))
}
