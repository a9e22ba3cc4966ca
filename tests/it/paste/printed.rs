//! Tables of the app's own document, copied from paper or screen and pasted back: nothing changes.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::{Block, Cell, Row, Table};
use bao_cao_so::formats::clipboard::copy::block;
use bao_cao_so::formats::clipboard::paste::{Choices, Place, plan};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::paste::plan::Change;

use crate::told::Told;

/// Cells as a spreadsheet puts them on the clipboard: one that reaches over several columns stands in the first of them.
fn line<'a>(cells: impl Iterator<Item = (&'a str, usize)>) -> String {
    let mut texts = Vec::new();
    for (text, columns) in cells {
        texts.push(match text.contains('\n') {
            true => format!("\"{text}\""),
            false => text.to_owned(),
        });
        texts.extend((1..columns.max(1)).map(|_| String::new()));
    }
    texts.join("\t")
}

/// A printed table as it is copied: header, rows, totals.
fn copied(table: &Table) -> String {
    let spans = |cells: &[Cell]| line(cells.iter().map(|cell| (cell.text.as_str(), cell.columns)));
    let header = table.header.iter();
    let header =
        header.map(|cells| line(cells.iter().map(|cell| (cell.text.as_str(), cell.columns))));
    let rows = table.rows.iter().map(|row| match row {
        Row::Group(text) => text.clone(),
        Row::Cells(cells) | Row::Total(cells) => spans(cells),
    });
    header.chain(rows).collect::<Vec<_>>().join("\r\n")
}

#[test]
fn a_printed_table_that_is_pasted_back_changes_nothing() {
    let mut pasted = 0;
    for (name, text) in SAMPLES {
        let opened = decode(text, &crate::shipped().forms).unwrap();
        let (form, report) = (&opened.template, &opened.report);
        let rules = crate::rules(form);
        let assessment = assess(form, rules, report, None);
        let document = compose(form, rules, report, &assessment, &Written::default());
        let blocks = document.annexes.iter().flat_map(|annex| &annex.blocks);
        for block in document.body.iter().chain(blocks) {
            let Block::Table(printed) = block else {
                continue;
            };
            let tables: Vec<_> = form
                .tables
                .values()
                .filter(|one| printed.caption.contains(&one.table.label))
                .collect();
            let [one] = tables.as_slice() else { continue };
            let rows: Vec<String> = form
                .rows(&one.table, report)
                .into_iter()
                .map(|row| row.id)
                .collect();
            let place = Place {
                template: form,
                rules: Some(rules),
                table: &one.table,
                report,
                rows: &rows,
                row: 0,
                column: 0,
            };
            let copied = copied(printed);
            let case = format!("{name} {}\n{copied}", one.table.id);
            let plan = plan(place, &copied, &Choices::default())
                .unwrap_or_else(|refusal| panic!("{case}\n{refusal:?}"));
            assert_eq!((plan.added, plan.doubts()), (0, Vec::new()), "{case}");
            // A blank that the form counts as zero is printed as 0.
            let is_zero = |change: &Change| {
                change.old == Answer::Blank && change.new == Answer::Number(0.into())
            };
            for change in plan.cells().filter_map(|cell| cell.change()) {
                assert!(is_zero(change), "{change:?}\n{case}");
            }
            pasted += 1;
        }
    }
    assert!(pasted > 20, "{pasted}");
}

#[test]
fn a_table_that_is_copied_from_its_form_and_pasted_back_changes_nothing() {
    let mut pasted = 0;
    for (name, text) in SAMPLES {
        let opened = decode(text, &crate::shipped().forms).unwrap();
        let (form, report) = (&opened.template, &opened.report);
        let rules = crate::rules(form);
        let assessment = assess(form, rules, report, None);
        let told = Told(form, report, &assessment);
        for placed in form.tables.values() {
            let table = &placed.table;
            let rows = form.rows(table, report);
            let rows: Vec<String> = rows.into_iter().map(|row| row.id).collect();
            let worked_out = |row: &str, column: &str| told.cell(&table.id, row, column);
            for (first, wanted) in [(0, rows.len()), (0, 2), (1, 3)] {
                let wanted: Vec<&String> = rows.iter().take(wanted).skip(first).collect();
                if wanted.len() < 2 && first + wanted.len() < rows.len() || wanted.is_empty() {
                    continue;
                }
                let is_wanted = |row: &str| wanted.iter().any(|one| *one == row);
                let copied = block((form, report), table, is_wanted, worked_out);
                let place = Place {
                    template: form,
                    rules: Some(rules),
                    table,
                    report,
                    rows: &rows,
                    row: first,
                    column: 0,
                };
                let case = format!("{name} {}\n{copied}", table.id);
                let plan = plan(place, &copied, &Choices::default())
                    .unwrap_or_else(|refusal| panic!("{case}\n{refusal:?}"));
                let found = (plan.added, plan.changed(), plan.doubts());
                assert_eq!(found, (0, 0, Vec::new()), "{case}");
                pasted += 1;
            }
        }
    }
    assert!(pasted > 20, "{pasted}");
}

#[test]
fn words_that_a_spreadsheet_would_compute_are_copied_harmless_and_come_back_as_they_are() {
    for words in [
        "=1+1",
        "-5 máy",
        "@SUM(1)",
        "\u{200b}=HYPERLINK(1)",
        "Máy in",
        "'tạm'",
        "'=1+1",
        "''-5",
    ] {
        let form = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
        let table = &form.tables["funding"].table;
        let mut report = crate::decimals::blank(&form);
        report
            .rows
            .insert("funding".to_owned(), vec!["r1".to_owned()]);
        let path = FieldPath::cell("funding", "r1", "content");
        report.set(path.clone(), Answer::Text(words.to_owned()));
        let copied = block((&form, &report), table, |_| true, |_, _| String::new());
        let cell = copied.lines().nth(1).unwrap().split('\t').next().unwrap();
        assert_eq!(cell.starts_with("'"), words != "Máy in", "{copied}");
        assert!(!cell.starts_with(['=', '-', '@']), "{copied}");
        let place = Place {
            template: &form,
            rules: Some(crate::rules(&form)),
            table,
            report: &report,
            rows: &report.rows["funding"],
            row: 0,
            column: 0,
        };
        let plan = plan(place, &copied, &Choices::default()).unwrap();
        let changed = plan.cells().filter_map(|cell| cell.change());
        let changed: Vec<_> = changed.filter(|change| change.old != change.new).collect();
        assert!(changed.is_empty(), "{words}: {changed:?}");
    }
}
