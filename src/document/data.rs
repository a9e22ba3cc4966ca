//! The answers of a report outside tables, and how an answer is printed.
//!
//! Not applicable and what is required and missing are printed as such, text in place of a number as it is. Blanks that
//! were free to stay so are not printed, and texts that stand in the body already are not printed again.

use std::collections::BTreeSet;

use super::bases::{acts, short};
use super::tables::Source;
use super::tree::{Alignment, Cell, Column, HeaderCell, Row, Table, Width};
use super::widths::holding_all;
use crate::formula::syntax::{Function, Node};
use crate::input::lines::entries;
use crate::input::{date, letters, number, numbering};
use crate::messages::message::printed_label;
use crate::messages::vi::document;
use crate::messages::vi::sentences::wording;
use crate::model::answer::{Answer, Path};
use crate::model::date::parse_iso;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item};
use crate::template::form::Form;
use crate::template::rules::Rules;

/// A blank that the form counts as zero.
pub(super) const ZERO: &str = "0";
/// Characters from which words take the room of their label too.
const LONG_TEXT: usize = 120;

/// The answers outside tables, grouped by section; `None` when the template asks none.
pub(super) fn fields(source: Source) -> Option<Table> {
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
            let answer = report.answer(&Path::new(field.id.as_str()));
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
    let units = rows.iter().filter_map(|row| match row {
        Row::Cells(cells) if cells.len() == 4 => cells.get(2).map(|cell| cell.text.as_str()),
        _ => None,
    });
    let unit_width = holding_all(units, Table::FEW_POINTS, Width::Narrow);
    (count > 0).then(|| Table {
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
        header: vec![
            [
                document::ORDINAL,
                document::ASKED,
                document::UNIT,
                document::ANSWERED,
            ]
            .map(HeaderCell::new)
            .to_vec(),
        ],
        rows,
        ..Table::default()
    })
}

fn field_row(template: &Form, report: &Report, field: &Field, position: usize, zero: bool) -> Row {
    let position = Cell::new(position.to_string());
    let label = Cell::new(printed_label(&field.label));
    let answer = match report.answer(&Path::new(field.id.as_str())) {
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

/// True for an answer that says nothing.
pub(super) fn is_blank(answer: &Answer) -> bool {
    match answer {
        Answer::Blank => true,
        Answer::Text(text) => text.trim().is_empty(),
        _ => false,
    }
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

/// Fields, columns and cells whose blank an indicator counts as zero: the form says so beside them.
pub(super) fn counted_as_zero(rules: &Rules) -> BTreeSet<String> {
    let mut zeros = BTreeSet::new();
    for indicator in &rules.indicators {
        indicator.formula.visit(None, &mut |part, table| {
            let Node::Call(Function::Coalesce, parts) = &part.node else {
                return;
            };
            let [one, other] = parts.as_slice() else {
                return;
            };
            if !matches!(other.node, Node::Number(number) if number.is_zero()) {
                return;
            }
            match (&one.node, table) {
                (Node::Name(name), _) => {
                    zeros.insert(name.clone());
                }
                (Node::RowCell(column), Some(table)) => {
                    zeros.insert(column_of(table, column));
                }
                _ => {}
            }
        });
    }
    zeros
}

/// Names a column among [`counted_as_zero`].
pub(super) fn column_of(table: &str, column: &str) -> String {
    Path::cell(table, "", column).as_str().to_owned()
}

/// The unit of all number columns, when they have one in common.
pub(super) fn shared_unit<'a>(columns: &[&'a Field]) -> Option<&'a str> {
    let is_number = |field: &&&Field| {
        field.kind.is_number() || matches!(field.kind, FieldKind::Computed { .. })
    };
    let mut units = columns.iter().filter(is_number).map(|field| unit(field));
    let first = units.next().filter(|unit| !unit.is_empty())?;
    units.all(|unit| unit == first).then_some(first)
}

pub(super) fn unit(field: &Field) -> &str {
    match field.kind {
        FieldKind::Percent => "%",
        _ => field.unit.as_deref().unwrap_or_default(),
    }
}

pub(super) fn alignment(kind: &FieldKind) -> Alignment {
    match kind {
        FieldKind::Count
        | FieldKind::Amount { .. }
        | FieldKind::Percent
        | FieldKind::Computed { .. } => Alignment::Right,
        FieldKind::Date | FieldKind::YesNo => Alignment::Centre,
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Choice(_)
        | FieldKind::Acts => Alignment::Left,
    }
}

/// An answer as the document prints it.
pub(super) fn cell(template: &Form, field: &Field, answer: &Answer) -> Cell {
    match answer {
        blank if is_blank(blank) && field.required => Cell::remark(if field.kind.is_number() {
            document::NOT_STATED
        } else {
            document::NOT_TOLD
        }),
        Answer::Blank => Cell::default(),
        Answer::NotApplicable(reason) => Cell::remark(document::not_applicable(reason)),
        // What the field cannot read is printed as the agency states it; that it has to be put right is the form's word.
        Answer::Unreadable(typed) => Cell::stated(typed.trim()),
        Answer::Number(value) => Cell::new(number::format(value.value())),
        Answer::YesNo(yes) => Cell::new(if *yes { document::YES } else { document::NO }),
        Answer::Text(text) => Cell::new(words(template, &field.kind, text)),
    }
}

fn words(template: &Form, kind: &FieldKind, text: &str) -> String {
    match kind {
        FieldKind::Date => parse_iso(text).map_or_else(|| text.to_owned(), date::short),
        FieldKind::Choice(options) => options
            .iter()
            .find(|option| option.id == text)
            .map_or(text, |option| &option.label)
            .to_owned(),
        FieldKind::Acts => acts(text)
            .map(|id| short(template, id))
            .collect::<Vec<_>>()
            .join("\n"),
        _ => text.trim().to_owned(),
    }
}
