//! Every table of every built-in template, with blocks made of its own labels.

use bao_cao_so::formats::clipboard::paste::Choices;

use bao_cao_so::messages::vi::answers::told;
use bao_cao_so::messages::vi::editor::with_unit;
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::paste::plan::{LineKind, Plan};
use bao_cao_so::model::template::{Field, FieldKind, Rows, Table};

use super::{Sheet, TEMPLATES, account};

/// Every table with its template's short name.
fn tables() -> Vec<(&'static str, String)> {
    let mut all = Vec::new();
    for (short, id) in TEMPLATES {
        let template = crate::shipped()
            .forms
            .iter()
            .find(|one| one.id == id)
            .unwrap();
        all.extend(template.tables.keys().map(|table| (short, table.clone())));
    }
    assert!(all.len() > 20);
    all
}

/// A text that a column reads, another one for each row and column.
fn sample(field: &Field, row: usize, column: usize) -> String {
    match &field.kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => {
            format!("{}", 100 + 17 * column + 3 * row)
        }
        FieldKind::Choice(options) => options[(row + column) % options.len()].label.clone(),
        FieldKind::YesNo => if (row + column).is_multiple_of(2) {
            "Có"
        } else {
            "Không"
        }
        .to_owned(),
        FieldKind::Date => format!("{:02}/{}/2025", 10 + row, 3 + column % 9),
        FieldKind::Computed { .. } => "1".to_owned(),
        _ => format!(
            "Chữ {} của cột {column}",
            ["a", "b", "c", "d", "e"][row % 5]
        ),
    }
}

/// How a block is made.
#[derive(Clone, Copy, Debug)]
struct Shape {
    heading: bool,
    units: bool,
    ordinals: bool,
    names: bool,
    totals: bool,
    computed: bool,
    backwards: bool,
}

/// The texts of each row by the position of their columns.
type Texts = Vec<Vec<(usize, String)>>;

/// A block of a table and, for each of its rows, the texts by column.
fn block(table: &Table, shape: Shape) -> (Vec<Vec<String>>, Texts) {
    let fixed = match &table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.clone()).collect(),
        Rows::Added { .. } => Vec::new(),
    };
    let rows = if fixed.is_empty() { 3 } else { fixed.len() };
    let grouping = |field: &Field| table.shape.group_by.as_ref() == Some(&field.id);
    let wanted = |field: &Field| {
        !grouping(field) && (shape.computed || !matches!(field.kind, FieldKind::Computed { .. }))
    };
    let mut columns: Vec<(usize, &Field)> = table
        .columns
        .iter()
        .enumerate()
        .filter(|(_, field)| wanted(field))
        .collect();
    if shape.backwards {
        columns.reverse();
    }
    let names = shape.names && !fixed.is_empty();
    let lead = |ordinal: String, name: String| {
        let mut line = Vec::new();
        line.extend(shape.ordinals.then_some(ordinal));
        line.extend(names.then_some(name));
        line
    };
    let (mut lines, mut expected) = (Vec::new(), Vec::new());
    if shape.heading {
        let mut line = lead("STT".to_owned(), "Nội dung".to_owned());
        let unit = |field: &Field| field.unit.clone().filter(|_| shape.units);
        line.extend(
            columns
                .iter()
                .map(|(_, field)| with_unit(&field.label, unit(field).as_deref())),
        );
        lines.push(line);
    }
    for row in 0..rows {
        let mut line = lead(
            (row + 1).to_string(),
            fixed.get(row).cloned().unwrap_or_default(),
        );
        let texts: Vec<(usize, String)> = columns
            .iter()
            .map(|(at, field)| (*at, sample(field, row, *at)))
            .collect();
        line.extend(texts.iter().map(|(_, text)| text.clone()));
        lines.push(line);
        expected.push(texts);
    }
    if shape.totals {
        let mut line = lead(
            "Tổng cộng".to_owned(),
            if shape.ordinals {
                String::new()
            } else {
                "Tổng cộng".to_owned()
            },
        );
        if line.is_empty() {
            let mut cells: Vec<String> = columns.iter().map(|_| String::new()).collect();
            cells[columns
                .iter()
                .position(|(_, field)| field.kind.is_words())
                .unwrap_or(0)] = "Tổng cộng:".to_owned();
            line = cells;
        } else {
            line.extend(columns.iter().map(|_| String::new()));
        }
        lines.push(line);
    }
    (lines, expected)
}

fn text(lines: &[Vec<String>]) -> String {
    lines
        .iter()
        .map(|line| line.join("\t"))
        .collect::<Vec<_>>()
        .join("\r\n")
}

/// Each text stands under its own label, whatever the block brings along.
#[track_caller]
fn check(sheet: &Sheet, plan: &Plan, expected: &[Vec<(usize, String)>], what: &str) {
    assert!(plan.doubts().is_empty(), "{what}: {:?}", plan.doubts());
    let rows: Vec<_> = plan
        .lines
        .iter()
        .filter(|line| matches!(line.kind, LineKind::Row { .. }))
        .collect();
    assert_eq!(rows.len(), expected.len(), "{what}");
    for (row, (line, texts)) in rows.iter().zip(expected).enumerate() {
        let mut found: Vec<(usize, String)> = line
            .cells
            .iter()
            .filter_map(|cell| cell.change())
            .map(|change| {
                assert_eq!(change.row, row, "{what}");
                (
                    change.column,
                    told(&sheet.table.columns[change.column].kind, &change.new),
                )
            })
            .collect();
        let typed = |column: &usize| {
            !matches!(
                sheet.table.columns[*column].kind,
                FieldKind::Computed { .. }
            )
        };
        let mut texts: Vec<(usize, String)> = texts
            .iter()
            .filter(|(column, _)| typed(column))
            .cloned()
            .collect();
        found.sort();
        texts.sort();
        assert_eq!(found, texts, "{what}");
    }
}

/// Each two of them together, with and without headings, and all of them.
fn shapes() -> Vec<Shape> {
    let mut all = Vec::new();
    for bits in (0..128_u32).filter(|bits| {
        bits.count_ones() < 3 || (bits & 1 == 1 && bits.count_ones() == 3) || *bits == 127
    }) {
        let bit = |at: u32| bits >> at & 1 == 1;
        let shape = Shape {
            heading: bit(0),
            units: bit(1),
            ordinals: bit(2),
            names: bit(3),
            totals: bit(4),
            computed: bit(5),
            backwards: bit(6),
        };
        // Without headings nothing says that the order is another.
        if shape.heading || !(shape.backwards || shape.units) {
            all.push(shape);
        }
    }
    all
}

#[test]
fn each_value_lands_under_its_own_label() {
    for (template, id) in tables() {
        let sheet = Sheet::new(template, &id);
        let fixed = matches!(sheet.table.rows, Rows::Fixed(_));
        let words = sheet
            .table
            .columns
            .iter()
            .any(|field| field.kind.is_words());
        for shape in shapes() {
            let what = format!("{template}.{id} {shape:?}");
            // A line of totals needs a place for its name; results that are made up are no block without headings.
            let named = shape.ordinals || (shape.names && fixed) || words;
            let computed = sheet
                .table
                .columns
                .iter()
                .any(|field| matches!(field.kind, FieldKind::Computed { .. }));
            if (shape.totals && !named) || (shape.computed && computed && !shape.heading) {
                continue;
            }
            // Numbers of rows before other numbers are asked about; `columns` tests that.
            let led = words || shape.names && fixed;
            if shape.ordinals && !shape.heading && !led {
                continue;
            }
            let (mut lines, expected) = block(&sheet.table, shape);
            let upright = lines.clone();
            if sheet.table.shape.transposed {
                lines = bao_cao_so::formats::clipboard::spreadsheet::turned(&lines);
            }
            let plan = sheet
                .plan(0, 0, &text(&lines), &Choices::default())
                .unwrap_or_else(|refusal| panic!("{what}: {refusal:?}"));
            check(&sheet, &plan, &expected, &what);
            account(&sheet, &plan, &upright);
        }
    }
}

#[test]
fn a_table_that_is_copied_and_pasted_back_changes_nothing() {
    for (template, id) in tables() {
        let sheet = Sheet::new(template, &id);
        let shape = Shape {
            heading: true,
            units: true,
            ordinals: false,
            names: true,
            totals: false,
            computed: false,
            backwards: false,
        };
        let (lines, _) = block(&sheet.table, shape);
        let lying = |lines: &[Vec<String>]| {
            if sheet.table.shape.transposed {
                bao_cao_so::formats::clipboard::spreadsheet::turned(lines)
            } else {
                lines.to_vec()
            }
        };
        let pasted = text(&lying(&lines));
        let sheet = Sheet::new(template, &id).filled(&pasted);
        for shape in shapes() {
            let what = format!("{template}.{id} {shape:?}");
            let named = shape.ordinals || shape.names && matches!(sheet.table.rows, Rows::Fixed(_));
            if !shape.heading
                || (shape.totals
                    && !named
                    && !sheet
                        .table
                        .columns
                        .iter()
                        .any(|field| field.kind.is_words()))
            {
                continue;
            }
            let (lines, _) = block(&sheet.table, shape);
            let lines = if sheet.table.shape.transposed {
                bao_cao_so::formats::clipboard::spreadsheet::turned(&lines)
            } else {
                lines
            };
            let plan = sheet
                .plan(0, 0, &text(&lines), &Choices::default())
                .unwrap();
            assert_eq!((plan.changed(), plan.added), (0, 0), "{what}");
            assert!(
                sheet
                    .report
                    .answers
                    .values()
                    .any(|answer| *answer != Answer::Blank)
            );
        }
    }
}
