//! Each kind of field from key to paper: typed text → answer → exchange file → answer → document, and a cell of the document
//! pasted into a table again. What was typed arrives. A new kind does not compile until it has a sample here.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::{Block, Document, Row};
use bao_cao_so::formats::clipboard::paste::{Choices, Place, plan};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::{read, show};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{FieldKind, Table};
use bao_cao_so::template::form::Form;

use crate::empty_form::begun;

/// What is typed into a field of some kind, and what the document prints of it.
struct Sample {
    is_of: fn(&FieldKind) -> bool,
    typed: &'static str,
    printed: &'static str,
}

/// A sample of each kind. The patterns are a match without a wildcard.
macro_rules! samples {
    ($($pattern:pat => ($typed:literal, $printed:literal)),* $(,)?) => {{
        fn _each_kind_has_an_arm(kind: &FieldKind) {
            match kind { $($pattern => {}),* }
        }
        vec![$(Sample {
            is_of: |kind| matches!(kind, $pattern),
            typed: $typed,
            printed: $printed,
        }),*]
    }};
}

fn samples() -> Vec<Sample> {
    samples!(
        FieldKind::Count => ("12.481", "12.481"),
        FieldKind::Amount { .. } => ("20.350,5", "20.350,5"),
        FieldKind::Percent => ("97,80", "97,80"),
        FieldKind::Line => ("Hệ thống “Một cửa” <b> & 100%", "Hệ thống “Một cửa” <b> & 100%"),
        FieldKind::Text => ("Đoạn thứ nhất.\nĐoạn thứ hai.", "Đoạn thứ nhất.\nĐoạn thứ hai."),
        FieldKind::Lines => ("Vận hành cổng;\nĐào tạo.", "Vận hành cổng;\nĐào tạo."),
        FieldKind::Choice(_) => ("wan", "Mạng diện rộng"),
        FieldKind::YesNo => ("yes", "Có"),
        FieldKind::Date => ("5/3/2021", "05/3/2021"),
        FieldKind::Acts => ("nd64-2007", "Nghị định số 64/2007/NĐ-CP"),
        // Never typed: 20.350,5 over 12.481, which stand in its row.
        FieldKind::Computed { .. } => ("", "1,63"),
    )
}

fn template() -> Arc<Form> {
    let text = include_str!("../data/templates/every-kind.json");
    let template = decode_template(text, &crate::shipped().built_in);
    crate::own(template.unwrap_or_else(|errors| panic!("{errors:?}")))
}

fn sample(kind: &FieldKind) -> Sample {
    let mut all = samples().into_iter();
    all.find(|sample| (sample.is_of)(kind)).unwrap()
}

fn table(template: &Form) -> &Table {
    &template.tables["list"].table
}

/// All that is asked, in order: addresses and kinds, fields before the cells of one row.
fn asked(template: &Form) -> Vec<(FieldPath, FieldKind)> {
    let outside = template.fields.iter();
    let fields = outside
        .filter(|(_, placed)| placed.section == "fields")
        .map(|(id, placed)| (FieldPath::new(id.as_str()), placed.field.kind.clone()));
    let cells = table(template).columns.iter();
    let cells = cells.map(|column| {
        let path = FieldPath::cell("list", "r1", &column.id);
        (path, column.kind.clone())
    });
    fields.chain(cells).collect()
}

/// A report with everything typed.
fn typed(template: &Form) -> Report {
    let mut report = begun(template);
    report.rows.insert("list".to_owned(), vec!["r1".to_owned()]);
    for (path, kind) in asked(template) {
        report.set(path, read(&kind, sample(&kind).typed));
    }
    report
}

fn document(template: &Form, report: &Report) -> Document {
    let rules = crate::rules(template);
    let assessment = assess(template, rules, report, None);
    compose(template, rules, report, &assessment, &Written::default())
}

/// The cells of the table's only row as the document prints them, behind the number of the row.
fn printed_row(template: &Form, report: &Report) -> Vec<String> {
    let document = document(template, report);
    let blocks = document.annexes.iter().flat_map(|annex| &annex.blocks);
    let rows = blocks.flat_map(|block| match block {
        Block::Table(table) => table.rows.as_slice(),
        _ => &[],
    });
    let wide = table(template).columns.len() + 1;
    let row = rows.filter_map(|row| match row {
        Row::Cells(cells) if cells.len() == wide => Some(cells),
        _ => None,
    });
    let cells = row.flatten().map(|cell| cell.text.clone());
    cells.skip(1).collect()
}

#[test]
fn the_template_asks_each_kind() {
    let template = template();
    for sample in samples() {
        let of = asked(&template);
        let places = of.iter().filter(|(_, kind)| (sample.is_of)(kind)).count();
        let is_computed = (sample.is_of)(&FieldKind::Computed {
            formula: String::new(),
            decimals: 0,
        });
        // What is worked out stands in tables only.
        assert_eq!(
            places,
            if is_computed { 1 } else { 2 },
            "{:?}",
            sample.printed
        );
    }
}

#[test]
fn what_is_typed_is_read_and_shown_again() {
    let template = template();
    let report = typed(&template);
    for (path, kind) in asked(&template) {
        let answer = report.answer(&path);
        let computed = matches!(kind, FieldKind::Computed { .. });
        assert_eq!(*answer == Answer::Blank, computed, "{path:?}");
        assert!(!matches!(answer, Answer::Unreadable(_)), "{path:?}");
        // Text that a field shows reads as the same answer.
        assert_eq!(read(&kind, &show(&kind, answer)), *answer, "{path:?}");
    }
}

#[test]
fn a_file_brings_the_same_answers() {
    let template = template();
    let report = typed(&template);
    let rules = crate::rules(&template);
    let assessment = assess(&template, rules, &report, None);
    let text = encode(&report, &template, rules, &assessment);
    let opened = decode(&text, std::slice::from_ref(&template)).unwrap();
    assert_eq!(opened.remarks, []);
    assert_eq!(opened.report.answers, report.answers);
    assert_eq!(opened.report.rows, report.rows);
}

#[test]
fn paper_has_what_was_typed() {
    let template = template();
    let report = typed(&template);
    let columns = table(&template).columns.iter();
    let expected: Vec<&str> = columns.map(|column| sample(&column.kind).printed).collect();
    assert_eq!(printed_row(&template, &report), expected);
    let html = to_html(&document(&template, &report));
    // Symbols of acts are kept whole by an element, which says nothing.
    let html = html.replace("<span class=\"whole\">", "");
    let html = html.replace("</span>", "");
    for (path, kind) in asked(&template) {
        // Once for the field and once for the cell.
        let times = match kind {
            FieldKind::Computed { .. } => 1,
            _ => 2,
        };
        for line in sample(&kind).printed.lines() {
            let line = line.replace('&', "&amp;").replace('<', "&lt;");
            let line = line.replace('>', "&gt;");
            assert!(html.matches(&line).count() >= times, "{path:?}: {line}");
        }
    }
}

/// A row as a spreadsheet puts it on the clipboard: only cells of several lines stand in quotation marks.
fn clipboard_text(cells: &[String]) -> String {
    let cells = cells.iter().map(|cell| match cell.contains('\n') {
        true => format!("\"{cell}\""),
        false => cell.clone(),
    });
    cells.collect::<Vec<_>>().join("\t")
}

#[test]
fn a_row_of_the_document_is_pasted_as_it_was_typed() {
    let template = template();
    let report = typed(&template);
    let mut pasted = begun(&template);
    let place = Place {
        template: &template,
        rules: Some(crate::rules(&template)),
        table: table(&template),
        report: &pasted,
        rows: &[],
        row: 0,
        column: 0,
    };
    let block = clipboard_text(&printed_row(&template, &report));
    let plan = plan(place, &block, &Choices::default()).unwrap();
    let columns = &table(&template).columns;
    for (_, column, answer) in plan.answers(table(&template)) {
        pasted.set(FieldPath::cell("list", "r1", &columns[column].id), answer);
    }
    for column in columns {
        let path = FieldPath::cell("list", "r1", &column.id);
        // Acts are chosen from the registry and never pasted.
        let expected = match column.kind {
            FieldKind::Acts => &Answer::Blank,
            _ => report.answer(&path),
        };
        assert_eq!(pasted.answer(&path), expected, "{path:?}");
    }
}
