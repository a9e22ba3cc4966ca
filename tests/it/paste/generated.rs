//! Blocks that nobody wrote, over tables that nobody wrote, against what must hold for each.
//!
//! The generator is a plain linear congruential one with a fixed seed: each run has the same cases, and a failure prints its
//! own.

use std::sync::Arc;

use bao_cao_so::formats::clipboard::paste::Choices;

use bao_cao_so::model::paste::target::Target;

use bao_cao_so::formats::clipboard::spreadsheet::cells;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::paste::plan::{LineKind, Plan};
use bao_cao_so::model::template::{Field, FieldKind, Rows};
use serde_json::{Value, json};

use super::{Sheet, account};

/// How many tables, and blocks for each.
const TABLES: u64 = 60;
const BLOCKS: usize = 40;

struct Chance(u64);

impl Chance {
    fn below(&mut self, most: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.0 >> 33) % most.max(1) as u64).unwrap()
    }

    fn one_in(&mut self, many: usize) -> bool {
        self.below(many) == 0
    }

    fn of<'a>(&mut self, words: &[&'a str]) -> &'a str {
        words[self.below(words.len())]
    }
}

/// Labels of columns; none is another one with a unit.
const LABELS: [&str; 16] = [
    "Tiếp nhận",
    "Tiếp nhận trực tuyến",
    "Giải quyết",
    "Giải quyết đúng hạn",
    "Trễ hạn",
    "Số máy",
    "Số tiền",
    "Năm",
    "Cấp",
    "Cấp độ",
    "Tên hệ thống",
    "Ghi chú",
    "Đơn vị",
    "Nguồn kinh phí",
    "Tổng số",
    "Chuyên trách",
];
const ROWS: [&str; 6] = [
    "Cấp tỉnh",
    "Cấp huyện",
    "Cấp xã",
    "Tổng số",
    "Đại học",
    "Trên đại học",
];

/// A sheet with a made-up table in a small template.
fn sheet(chance: &mut Chance) -> Sheet {
    let mut template: Value =
        serde_json::from_str(include_str!("../../data/templates/small.json")).unwrap();
    let mut labels: Vec<&str> = Vec::new();
    let wanted = 1 + chance.below(8);
    while labels.len() < wanted {
        let label = chance.of(&LABELS);
        if !labels.contains(&label) {
            labels.push(label);
        }
    }
    let mut columns: Vec<Value> = Vec::new();
    let mut counts: Vec<String> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let id = format!("c{at}");
        columns.push(match chance.below(9) {
            0 | 1 => json!({"id": id, "type": "line", "label": label}),
            2 => json!({"id": id, "type": "amount", "label": label, "unit": "triệu đồng", "decimals": 2}),
            3 => json!({"id": id, "type": "yesNo", "label": label}),
            4 => json!({"id": id, "type": "choice", "label": label, "options": [{"id": "a", "label": "Cấp độ 1"}, {"id": "b", "label": "Nguồn khác"}]}),
            5 if counts.len() > 1 => {
                json!({"id": id, "type": "computed", "label": label, "formula": format!("total({})", counts.join(", ")), "decimals": 0})
            }
            _ => {
                counts.push(format!("row.{id}"));
                json!({"id": id, "type": "count", "label": label, "unit": "hồ sơ"})
            }
        });
    }
    let mut table = json!({"id": "made", "type": "table", "label": "Bảng", "columns": columns});
    if chance.one_in(2) {
        table["addedRow"] = json!("dòng");
    } else {
        let rows: Vec<Value> = ROWS
            .iter()
            .take(2 + chance.below(4))
            .enumerate()
            .map(|(at, label)| json!({"id": format!("f{at}"), "label": label}))
            .collect();
        table["rows"] = json!(rows);
    }
    if table.get("addedRow").is_some() && chance.one_in(6) {
        table["transposed"] = json!(true);
    }
    template["sections"][0]["items"]
        .as_array_mut()
        .unwrap()
        .push(table);
    let template = crate::own(
        decode_template(&template.to_string(), &crate::shipped().built_in)
            .unwrap_or_else(|wrong| panic!("{wrong:?}")),
    );
    let report = decode(
        include_str!("../../data/templates/small-report.json"),
        &[Arc::clone(&template)],
    )
    .unwrap()
    .report;
    let table = template.tables["made"].table.clone();
    Sheet {
        template,
        report,
        table,
    }
}

/// A text for a column, sometimes one that it cannot read.
fn cell(chance: &mut Chance, kind: &FieldKind) -> String {
    let odd = [
        "-",
        "...",
        "",
        "12.48",
        "không có",
        "\u{a0}",
        "x",
        "Tổng đài 1022",
        "\"gọi là \"\"Tổ\"\"\"",
        "\"hai\ndòng\"",
        "Năm 2016",
        "1,189",
        "−5",
        "1,234,567",
        "3,150.50",
        "12 480",
        "1\u{202f}234\u{202f}567",
        "１２．４８０",
        "3\u{200b}150",
        "(100)",
        "12\u{a0}48",
    ];
    if chance.one_in(6) {
        return chance.of(&odd).to_owned();
    }
    match kind {
        FieldKind::YesNo => chance.of(&["Có", "Không", "x"]).to_owned(),
        FieldKind::Choice(options) => options[chance.below(options.len())].label.clone(),
        FieldKind::Line => chance
            .of(&[
                "Sở Y tế",
                "Cấp độ 2 mới",
                "Năm 2017",
                "Cổng dịch vụ",
                "2",
                "Đơn vị A",
            ])
            .to_owned(),
        _ => (10 + chance.below(5_000)).to_string(),
    }
}

/// A block for a sheet as people make them: some columns in some order, with whatever stands around the data; and for each
/// pasted column the position of the one that its heading names.
fn block(chance: &mut Chance, sheet: &Sheet) -> (String, bool, Vec<Option<usize>>) {
    let mut order: Vec<usize> = (0..sheet.table.columns.len()).collect();
    if chance.one_in(2) {
        for at in (1..order.len()).rev() {
            order.swap(at, chance.below(at + 1));
        }
    }
    let heading = chance.one_in(2);
    let keep_computed = chance.one_in(2);
    order.retain(|at| {
        keep_computed || !matches!(sheet.table.columns[*at].kind, FieldKind::Computed { .. })
    });
    if chance.one_in(3) {
        order.truncate(1 + chance.below(order.len()));
    }
    let fixed: Vec<String> = match &sheet.table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.clone()).collect(),
        Rows::Added { .. } => Vec::new(),
    };
    let (ordinals, names) = (chance.one_in(3), !fixed.is_empty() && chance.one_in(2));
    let mut lead: Vec<Option<usize>> = Vec::new();
    lead.extend(ordinals.then_some(None));
    lead.extend(names.then_some(None));
    let mut lines: Vec<Vec<String>> = Vec::new();
    if heading {
        let mut line: Vec<String> = Vec::new();
        line.extend(ordinals.then(|| chance.of(&["STT", "TT", "Số TT"]).to_owned()));
        line.extend(names.then(|| chance.of(&["Nội dung", "", "Cấp hành chính"]).to_owned()));
        for at in &order {
            let field = &sheet.table.columns[*at];
            line.push(match chance.below(4) {
                0 => field.label.to_uppercase(),
                1 => format!(
                    "{} ({})",
                    field.label,
                    field.unit.as_deref().unwrap_or("nếu có")
                ),
                2 => format!("{}:", field.label),
                _ => field.label.clone(),
            });
        }
        if chance.one_in(5) {
            lines.push(vec!["Bảng số liệu".to_owned()]);
        }
        lines.push(line.clone());
        if chance.one_in(4) {
            lines.push((1..=line.len()).map(|at| format!("({at})")).collect());
        }
    }
    let rows = if fixed.is_empty() {
        1 + chance.below(5)
    } else {
        fixed.len()
    };
    for row in 0..rows {
        let mut line: Vec<String> = Vec::new();
        line.extend(ordinals.then(|| (row + 1).to_string()));
        line.extend(fixed.get(row).filter(|_| names).cloned());
        line.extend(
            order
                .iter()
                .map(|at| cell(chance, &sheet.table.columns[*at].kind)),
        );
        lines.push(line);
    }
    if chance.one_in(3) {
        let mut line = vec![
            chance
                .of(&["Tổng cộng", "TỔNG CỘNG (I+II):", "Cộng A", "Trong đó:"])
                .to_owned(),
        ];
        line.extend((1..lead.len() + order.len()).map(|_| (100 + chance.below(100)).to_string()));
        lines.push(line);
    }
    if chance.one_in(5) {
        let at = chance.below(lines.len());
        lines.insert(at, vec!["\u{a0}".to_owned()]);
    }
    let end = chance.of(&["\n", "\r\n"]);
    let targets = lead
        .into_iter()
        .chain(order.into_iter().map(Some))
        .collect();
    if sheet.table.shape.transposed {
        let width = lines.iter().map(Vec::len).max().unwrap();
        lines
            .iter_mut()
            .for_each(|line| line.resize(width, String::new()));
        lines = bao_cao_so::formats::clipboard::spreadsheet::turned(&lines);
    }
    let text: String = lines.iter().map(|line| line.join("\t") + end).collect();
    (text, heading, targets)
}

/// What is placed stands in the column that its heading names.
#[track_caller]
fn under_its_label(plan: &Plan, named: &[Option<usize>], case: &str) {
    for (column, named) in plan.columns.iter().zip(named) {
        if let (Target::Column { column, .. } | Target::Computed(column), Some(named)) =
            (&column.target, named)
        {
            assert_eq!(column, named, "{case}");
        }
        if let (Target::Column { .. }, None) = (&column.target, named) {
            panic!("numbers or names of rows are taken for data: {case}");
        }
    }
}

#[test]
fn no_cell_is_unaccounted_for_and_none_lands_under_another_label() {
    let (mut planned, mut placed, mut open, mut refused) = (0, 0, 0, 0);
    for seed in 0..TABLES {
        let mut chance = Chance(seed.wrapping_mul(7_919).wrapping_add(12));
        let sheet = sheet(&mut chance);
        for _ in 0..BLOCKS {
            let (text, heading, named) = block(&mut chance, &sheet);
            let column = if chance.one_in(4) {
                chance.below(sheet.table.columns.len())
            } else {
                0
            };
            let case = format!(
                "table {seed} at column {column} {:?}\n{text:?}",
                sheet
                    .table
                    .columns
                    .iter()
                    .map(|one| &one.label)
                    .collect::<Vec<_>>()
            );
            let Ok(read) = cells(&text) else { continue };
            let found = sheet.plan(0, column, &text, &Choices::default());
            let Ok(plan) = found else {
                refused += 1;
                continue;
            };
            planned += 1;
            account(&sheet, &plan, &read);
            if heading {
                assert!(plan.headings > 0, "headings are taken for data: {case}");
                under_its_label(&plan, &named, &case);
            }
            open += usize::from(!plan.doubts().is_empty());
            placed += plan.changed();
            // What is taken in is what the plan says, cell by cell, and nothing else.
            let mut after = Sheet {
                template: Arc::clone(&sheet.template),
                report: sheet.report.clone(),
                table: sheet.table.clone(),
            };
            after.take(&plan);
            let given = after
                .report
                .answers
                .iter()
                .filter(|(path, answer)| {
                    path.as_str().starts_with("made.") && **answer != Answer::Blank
                })
                .count();
            assert_eq!(given, plan.changed(), "{case}");
            // No line of totals becomes a row.
            let totals = |text: &str| {
                ["Tổng cộng", "TỔNG CỘNG (I+II):", "Cộng A", "Trong đó:"].contains(&text)
            };
            for line in plan
                .lines
                .iter()
                .filter(|line| matches!(line.kind, LineKind::Row { .. }))
            {
                assert!(
                    !line.cells.first().is_some_and(|cell| totals(&cell.text)),
                    "{case}\n{plan:?}"
                );
            }
        }
    }
    println!("{planned} planned, {refused} refused, {open} open, {placed} cells placed");
    assert!(
        planned > 1_500 && placed > 8_000 && open * 3 < planned,
        "{planned} {placed} {open}"
    );
}

/// Names of lines of totals, of which the app cannot know all.
const TOTALS: [&str; 12] = [
    "",
    "Tổng cộng",
    "I. Tổng cộng",
    "A. Cộng",
    "T. cộng",
    "TỔNG KINH PHÍ",
    "Tổng tiền",
    "Toàn tỉnh",
    "Tộng cộng",
    "Σ",
    "Chi cả năm",
    "Hai mục trên",
];

/// A line that numbers so many columns.
fn numbers(chance: &mut Chance, width: usize) -> Vec<String> {
    let last = chance.of(&["{}=...", "{}=∑(2:4)", "2+3+4", "({})", "{}"]);
    let each = match chance.below(6) {
        0 => "Cột {}",
        1 => "({})",
        2 => "[{}]",
        3 => "letters",
        _ => "{}",
    };
    let mut line: Vec<String> = (1..=width)
        .zip('A'..='Z')
        .map(|(at, letter)| match each {
            "letters" => format!("({letter})"),
            each => each.replace("{}", &at.to_string()),
        })
        .collect();
    if each == "{}" {
        line[width - 1] = last.replace("{}", &width.to_string());
    }
    line
}

/// A block of whole rows with what is no row among them; and the lines that are none.
fn whole_block(chance: &mut Chance, sheet: &Sheet) -> Option<(Vec<Vec<String>>, Vec<usize>)> {
    let typed: Vec<&Field> = sheet
        .table
        .columns
        .iter()
        .filter(|field| !matches!(field.kind, FieldKind::Computed { .. }))
        .collect();
    let fixed: Vec<&str> = match &sheet.table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.as_str()).collect(),
        Rows::Added { .. } => Vec::new(),
    };
    let names = !fixed.is_empty() && chance.one_in(2);
    let words = typed.iter().position(|field| field.kind.is_words());
    let counted = typed.iter().filter(|field| field.kind.is_number()).count();
    let rows = if fixed.is_empty() {
        2 + chance.below(4)
    } else {
        fixed.len()
    };
    // What two numbers say alone is chance.
    if counted == 0 || (counted == 1 && rows == 2 && typed.len() == 1 && !names) {
        return None;
    }
    let heading = chance.one_in(2);
    let counts_first = !fixed.is_empty() && chance.one_in(2);
    let mut sums = vec![0; typed.len()];
    let mut lines: Vec<Vec<String>> = Vec::new();
    for row in 0..rows {
        let mut line: Vec<String> = fixed
            .get(row)
            .filter(|_| names)
            .map(|name| (*name).to_owned())
            .into_iter()
            .collect();
        for (at, field) in typed.iter().enumerate() {
            line.push(match &field.kind {
                kind if kind.is_number() => {
                    let number = if row == 0 && counts_first {
                        at + 1
                    } else {
                        100 + chance.below(5_000)
                    };
                    sums[at] += number;
                    number.to_string()
                }
                FieldKind::Line => {
                    ["Sở Y tế", "Máy in", "Lớp mới", "Mạng", "Hạ tầng", "Cổng"][row].to_owned()
                }
                FieldKind::Choice(options) => options[chance.below(options.len())].label.clone(),
                _ => "Có".to_owned(),
            });
        }
        lines.push(line);
    }
    let mut out = Vec::new();
    if chance.one_in(2) {
        let name = match chance.of(&TOTALS) {
            // What two numbers say alone is chance.
            "Hai mục trên" if counted == 1 && rows == 2 => "Tổng tiền",
            name => name,
        };
        let mut line: Vec<String> = names.then(|| name.to_owned()).into_iter().collect();
        line.extend(typed.iter().enumerate().map(|(at, field)| {
            if field.kind.is_number() {
                sums[at].to_string()
            } else if words == Some(at) && !names {
                name.to_owned()
            } else {
                String::new()
            }
        }));
        out.push(if chance.one_in(4) { 0 } else { lines.len() });
        lines.insert(out[0], line);
    }
    let width = lines[0].len();
    let has_words = names || words.is_some();
    if width > 1 && !counts_first && has_words && chance.one_in(2) {
        let line = numbers(chance, width);
        let again = chance.one_in(2).then(|| 1 + chance.below(lines.len()));
        for at in again.into_iter().chain([0]) {
            out.iter_mut()
                .filter(|one| **one >= at)
                .for_each(|one| *one += 1);
            out.push(at);
            lines.insert(at, line.clone());
        }
    }
    if heading {
        let mut line: Vec<String> = names.then(|| "Nội dung".to_owned()).into_iter().collect();
        line.extend(typed.iter().map(|field| field.label.clone()));
        lines.insert(0, line);
        out.iter_mut().for_each(|one| *one += 1);
        out.push(0);
    }
    out.sort_unstable();
    Some((lines, out))
}

#[test]
fn no_total_and_no_number_of_columns_becomes_a_row_and_each_row_does() {
    let (mut checked, mut open, mut refused) = (0, 0, 0);
    for seed in 0..TABLES {
        let mut chance = Chance(seed.wrapping_mul(104_729).wrapping_add(5));
        let mut sheet = sheet(&mut chance);
        for _ in 0..BLOCKS {
            // Rows that were added and not filled in yet.
            if matches!(sheet.table.rows, Rows::Added { .. }) {
                let rows = (0..chance.below(3)).map(|at| format!("blank{at}"));
                sheet.report.rows.insert("made".to_owned(), rows.collect());
            }
            let Some((lines, out)) = whole_block(&mut chance, &sheet) else {
                continue;
            };
            let lying = if sheet.table.shape.transposed {
                bao_cao_so::formats::clipboard::spreadsheet::turned(&lines)
            } else {
                lines.clone()
            };
            let text: String = lying.iter().map(|line| line.join("\t") + "\n").collect();
            let Ok(plan) = sheet.plan(0, 0, &text, &Choices::default()) else {
                refused += 1;
                continue;
            };
            if !plan.doubts().is_empty() {
                open += 1;
                continue;
            }
            let is_row = |at: &usize| matches!(plan.lines[*at].kind, LineKind::Row { .. });
            let found: Vec<usize> = (0..plan.lines.len()).filter(|at| !is_row(at)).collect();
            assert_eq!(
                found,
                out,
                "table {seed} over {} rows {:?}\n{text}\n{:?}\n{:?}",
                sheet.rows().len(),
                sheet
                    .table
                    .columns
                    .iter()
                    .map(|one| (&one.label, &one.kind))
                    .collect::<Vec<_>>(),
                plan.columns,
                plan.lines.iter().map(|line| &line.kind).collect::<Vec<_>>()
            );
            checked += 1;
        }
    }
    println!("{checked} checked, {refused} refused, {open} open");
    assert!(
        checked > 1_000 && open + refused < checked,
        "{checked} {open} {refused}"
    );
}
