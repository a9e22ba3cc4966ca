//! Turned blocks with numbers of their lines, totals, signatures and notes below: no value lands where it does not belong
//! unless somebody was asked, and no period is named by what stands over the labels.

use std::collections::BTreeMap;

use super::{Sheet, check, check_at};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::answers::told;
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::paste::plan::LineKind;
use bao_cao_so::model::template::{Rows, Table};

/// Labels of a table's numbers that can be typed in, and the names of its rows or periods.
fn labels_and_rows(table: &Table) -> (Vec<(usize, String)>, Vec<String>) {
    let columns = table.columns.iter().enumerate();
    let numbers = columns.filter(|(_, field)| field.kind.is_number());
    let labels = numbers.map(|(at, field)| (at, field.label.clone()));
    let rows = match &table.rows {
        Rows::Fixed(rows) => rows.iter().map(|row| row.label.clone()).collect(),
        Rows::Added { .. } => vec!["Năm 2019".to_owned(), "Năm 2020".to_owned()],
    };
    (labels.collect(), rows)
}

/// Lines below a block: the cell in front, the one over the labels, those over the numbers.
#[derive(Clone, Copy, Debug)]
enum Foot {
    None,
    /// A name with the sums of the lines above.
    Sums(&'static str),
    /// Words in front and in the last column.
    Words(&'static str, &'static str),
    /// A date, who signs, and their names.
    Signed,
}

const FEET: [Foot; 15] = [
    Foot::None,
    Foot::Sums("Tổng"),
    Foot::Sums("Tổng cộng"),
    Foot::Sums("Cộng"),
    Foot::Sums("Tổng số"),
    Foot::Sums("TỔNG CỘNG (I+II):"),
    Foot::Sums("Cộng dồn"),
    Foot::Words("Tổng", ""),
    Foot::Words("Tổng hợp", ""),
    Foot::Words("Người lập biểu", ""),
    Foot::Words("Người lập biểu", "Thủ trưởng"),
    Foot::Words("Người tổng hợp", "Trưởng phòng"),
    Foot::Words("Ghi chú: số liệu ước", ""),
    Foot::Words("Nguồn: Sở TTTT", ""),
    Foot::Signed,
];

/// What stands before the labels.
#[derive(Clone, Copy, Debug)]
struct Lead {
    /// The word over the numbers of the lines, and the first of them; none without such a column.
    ordinals: Option<(&'static str, usize)>,
    /// The word over the labels.
    corner: &'static str,
    /// True where the foot begins over the labels and not over the numbers of the lines.
    is_inside: bool,
}

fn leads() -> Vec<Lead> {
    let mut leads = Vec::new();
    for corner in ["Chỉ tiêu", "Nguồn", ""] {
        for ordinals in [None, Some(("STT", 1)), Some(("TT", 2)), Some(("", 1))] {
            for is_inside in [false, true] {
                if ordinals.is_some() || !is_inside {
                    leads.push(Lead {
                        ordinals,
                        corner,
                        is_inside,
                    });
                }
            }
        }
    }
    leads
}

/// A block with these labels, each with a number for each row.
fn block(labels: &[(usize, String)], rows: &[String], lead: Lead, foot: Foot) -> String {
    let front = |ordinal: String, label: String| {
        let mut line = Vec::new();
        line.extend(lead.ordinals.map(|_| ordinal));
        line.push(label);
        line
    };
    let (over, first) = lead.ordinals.unwrap_or_default();
    let mut lines = vec![front(over.to_owned(), lead.corner.to_owned())];
    lines[0].extend(rows.iter().cloned());
    for (at, (column, label)) in labels.iter().enumerate() {
        let mut line = front((first + at).to_string(), label.clone());
        line.extend((0..rows.len()).map(|row| value(*column, row).to_string()));
        lines.push(line);
    }
    let begin = |text: &str| {
        let outside = lead.ordinals.is_some() && !lead.is_inside;
        let (ordinal, label) = if outside { (text, "") } else { ("", text) };
        front(ordinal.to_owned(), label.to_owned())
    };
    let with_last = |text: &str, last: &str| {
        let mut line = begin(text);
        line.extend(rows.iter().skip(1).map(|_| String::new()));
        line.push(last.to_owned());
        line
    };
    match foot {
        Foot::None => {}
        Foot::Sums(name) => {
            let sum = |row| labels.iter().map(|(column, _)| value(*column, row)).sum();
            let mut line = begin(name);
            line.extend((0..rows.len()).map(|row| usize::to_string(&sum(row))));
            lines.push(line);
        }
        Foot::Words(text, last) => lines.push(with_last(text, last)),
        Foot::Signed => {
            lines.push(with_last("", "An Giang, ngày 05 tháng 01 năm 2021"));
            lines.push(with_last("NGƯỜI LẬP", "GIÁM ĐỐC"));
            lines.push(with_last("Nguyễn Văn A", "Trần Thị B"));
        }
    }
    let lines: Vec<String> = lines.iter().map(|line| line.join("\t")).collect();
    lines.join("\n")
}

/// Another number for each cell, so that none can stand for another.
fn value(column: usize, row: usize) -> usize {
    101 + column * 17 + row * 5
}

/// What a block would put into the rows that it names: by row and column.
fn placed(sheet: &Sheet, text: &str) -> Option<BTreeMap<(usize, usize), String>> {
    let plan = sheet.plan(0, 0, text, &Choices::default()).ok()?;
    if !plan.is_ready() {
        return None;
    }
    assert!(
        plan.lines
            .iter()
            .any(|line| matches!(line.kind, LineKind::Row { .. }))
    );
    let answers = plan.answers(&sheet.table).into_iter();
    let told = |(row, column, answer): (usize, usize, Answer)| {
        let kind = &sheet.table.columns[column].kind;
        ((row, column), told(kind, &answer))
    };
    Some(answers.map(told).collect())
}

#[test]
fn whatever_stands_around_the_labels_of_a_turned_block_moves_no_value() {
    let (mut ready, mut asked, mut all_blocks) = (0, 0, 0);
    for name in [
        "reso.documentSystem",
        "reso.oneStop",
        "reso.services",
        "stage.byLevel",
        "stage.funding",
        "y25.staff",
        "y21.staff",
        "y25.dossiers",
    ] {
        let (template, table) = name.split_once('.').unwrap();
        let sheet = Sheet::new(template, table);
        let (all, rows) = labels_and_rows(&sheet.table);
        let names = sheet
            .table
            .columns
            .iter()
            .position(|field| field.kind.is_words());
        let backwards: Vec<(usize, String)> = all.iter().rev().cloned().collect();
        for labels in [&all[..], &backwards[..], &all[..2]] {
            for lead in leads() {
                for foot in FEET {
                    // Each eighth is enough, of another table another.
                    all_blocks += 1;
                    if all_blocks % 8 != 0 {
                        continue;
                    }
                    let text = block(labels, &rows, lead, foot);
                    let Some(found) = placed(&sheet, &text) else {
                        asked += 1;
                        assert!(
                            matches!(
                                foot,
                                Foot::Sums(_) | Foot::Words("Tổng" | "Người tổng hợp", _)
                            ) || name == "stage.funding" && lead.corner == "Nguồn",
                            "asked without need: {name}\n{text}"
                        );
                        continue;
                    };
                    ready += 1;
                    let mut meant: BTreeMap<(usize, usize), String> = BTreeMap::new();
                    for (row, period) in rows.iter().enumerate() {
                        if let Some(column) = names {
                            meant.insert((row, column), period.clone());
                        }
                        for (column, _) in labels {
                            meant.insert((row, *column), value(*column, row).to_string());
                        }
                    }
                    assert_eq!(found, meant, "{name} {lead:?} {foot:?}\n{text}");
                }
            }
        }
    }
    assert!(ready > 450 && asked > 150, "{ready} {asked}");
}

#[test]
fn a_total_below_the_labels_waits_for_a_person() {
    // Its name stands over the numbers of the lines, or over the labels of a later part of them.
    let level =
        "0: received=50 | inTime=40\n1: received=60 | inTime=60\n2: received=70 | inTime=70";
    check(
        "stage.byLevel",
        "STT\tNội dung\tCấp tỉnh\tCấp huyện\tCấp xã\n1\tTiếp nhận\t50\t60\t70\n2\tGiải quyết đúng hạn\t40\t60\t70\nTổng\t\t90\t120\t140",
        &format!("out: Heading\nout: Heading\n{level}"),
    );
    let system = "out: Heading\nout: Heading\n+0: period=Năm 2019 | newAccounts=300 | closedAccounts=5\n+1: period=Năm 2020 | newAccounts=280 | closedAccounts=7";
    for foot in ["\tTổng\t305\t287", "Tổng cộng\t\t305\t287"] {
        let text = format!(
            "STT\tChỉ tiêu\tNăm 2019\tNăm 2020\n2\tTài khoản cấp mới trong kỳ\t300\t280\n3\tTài khoản khóa, thu hồi trong kỳ\t5\t7\n{foot}"
        );
        check("reso.documentSystem", &text, system);
        let plan = Sheet::new("reso", "documentSystem")
            .plan(0, 0, &text, &Choices::default())
            .unwrap();
        // No guess: it may be put aside at once.
        assert_eq!((plan.waiting(), plan.guesses()), (vec![3], Vec::new()));
        assert_eq!(plan.without_candidates(), [3]);
    }
}

#[test]
fn numbers_of_lines_without_labels_become_no_period_unasked() {
    let asked = "out: Numbering\n+0: \n+1: \ndoubt: OrdinalOrNumber";
    for text in [
        "1\t820\t950\n2\t700\t650",
        "1\t820\t950\n2\t700\t650\n3\t70\t65",
    ] {
        check_at("reso.services", (0, 5), text, asked);
    }
    check_at(
        "reso.documentSystem",
        (0, 4),
        "1\t40\t45\n2\t300\t280\n3\t5\t7\n\tNgười lập biểu\t",
        asked,
    );
    // Also below a line of periods that says nothing of them.
    check_at(
        "reso.oneStop",
        (0, 10),
        "\tNăm 2019\tNăm 2020\n1\t700\t650\n2\t120\t300",
        asked,
    );
    // Numbers that count nothing are data.
    check_at(
        "reso.services",
        (0, 5),
        "820\t950\n700\t650",
        "+0: provided=820 | level3=700\n+1: provided=950 | level3=650",
    );
}
