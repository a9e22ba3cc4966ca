//! Tables of the document: numbers in order, groups, computed cells, totals, periods side by side, annexes of their own.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::{ACTS, PARTICULARS, PERIODS};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::document::tree::{Block, Document, Orientation, Row, Table, Width};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::{built_in::decode_built_in, decode::decode_template};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;

/// The document of the report with rows, after a change.
fn document(change: impl FnOnce(&mut Report)) -> Document {
    let built_in = decode_built_in(PARTICULARS, ACTS, PERIODS).unwrap();
    let template = crate::own(
        decode_template(include_str!("../../data/templates/rows.json"), &built_in).unwrap(),
    );
    let templates = [template.clone()];
    let mut report = decode(
        include_str!("../../data/templates/rows-report.json"),
        &templates,
    )
    .unwrap()
    .report;
    change(&mut report);
    compose(
        &template,
        crate::rules(&template),
        &report,
        &assess(&template, crate::rules(&template), &report, None),
        &Written::default(),
    )
}

fn tables(document: &Document, annex: usize) -> Vec<&Table> {
    let blocks = document.annexes[annex].blocks.iter();
    blocks
        .filter_map(|block| {
            if let Block::Table(table) = block {
                Some(table)
            } else {
                None
            }
        })
        .collect()
}

/// Header and rows of a table, `|` between cells, a line a row; `=` begins totals, `#` a group.
fn shown(table: &Table) -> String {
    let header = table.header[0]
        .iter()
        .map(|cell| cell.text.clone())
        .collect::<Vec<_>>()
        .join(" | ");
    let rows = table.rows.iter().map(|row| match row {
        Row::Group(text) => format!("# {text}"),
        Row::Cells(cells) => cells
            .iter()
            .map(|cell| cell.text.clone())
            .collect::<Vec<_>>()
            .join(" | "),
        Row::Total(cells) => format!(
            "= {}",
            cells
                .iter()
                .map(|cell| cell.text.clone())
                .collect::<Vec<_>>()
                .join(" | ")
        ),
    });
    std::iter::once(header)
        .chain(rows)
        .collect::<Vec<_>>()
        .join("\n")
}

#[track_caller]
fn check(table: &Table, expected: &[&str]) {
    assert_eq!(shown(table), expected.join("\n"));
    // Every row fills all columns.
    for row in &table.rows {
        if let Row::Cells(cells) | Row::Total(cells) = row {
            assert_eq!(
                cells.iter().map(|cell| cell.columns.max(1)).sum::<usize>(),
                table.columns.len()
            );
        }
    }
}

#[test]
fn groups_have_roman_numbers_and_their_rows_begin_at_one() {
    let document = document(|_| {});
    check(
        tables(&document, 0)[0],
        &[
            "TT | Tên công việc | Số lượng | Đơn giá (triệu đồng) | Thành tiền (triệu đồng) \
             | Tính trên một nhiệm vụ (triệu đồng) | Ghi chú",
            "# I. Thiết bị",
            "1 | Máy chủ | 2 | 120,5 | 241 | 120,50 | mới",
            "2 | Máy trạm | 10 | 15 | 150 | 75 | mới",
            "# II. Phần mềm",
            "1 |  | 1 | 90 | 90 | 45 | thuê",
            "= Tổng cộng | 481 | 240,50 | ",
        ],
    );
}

#[test]
fn periods_stand_side_by_side_with_their_rates_and_the_rate_of_the_whole() {
    let document = document(|_| {});
    check(
        tables(&document, 1)[1],
        &[
            "Nội dung | Năm 2019 | Năm 2020 | Năm 2021 | Tổng cộng",
            "Dịch vụ cung cấp (dịch vụ) | 29 | 40 | 60 | 129",
            "Dịch vụ có hồ sơ (dịch vụ) | 15 | 22 | 45 | 82",
            "Tỷ lệ có hồ sơ (%) | 51,72 | 55 | 75 | 63,57",
            "Tỷ lệ chưa có hồ sơ (%) | 48,3 | 45 | 25 | 36,4",
            "Tăng thêm (dịch vụ) | không có số liệu liền trước | 7 | 23 | ",
            "Tỷ lệ (%) | 51,72 | 55,00 |  | ",
        ],
    );
}

#[test]
fn a_table_that_is_an_annex_stands_before_the_data_and_not_among_them() {
    let document = document(|_| {});
    let heads: Vec<(&str, &str, Orientation)> = document
        .annexes
        .iter()
        .map(|annex| {
            (
                annex.label.as_str(),
                annex.title.as_str(),
                annex.orientation,
            )
        })
        .collect();
    assert_eq!(
        heads,
        [
            ("Phụ lục I", "DANH MỤC CÔNG VIỆC", Orientation::Landscape),
            (
                "Phụ lục II",
                "SỐ LIỆU VÀ CHỈ TIÊU BÁO CÁO",
                Orientation::Portrait
            )
        ]
    );
    assert!(
        document
            .annexes
            .iter()
            .all(|annex| annex.attachment.starts_with("(Kèm theo Báo cáo số"))
    );
    let captions: Vec<&str> = tables(&document, 1)
        .into_iter()
        .map(|table| table.caption.as_str())
        .collect();
    assert!(
        captions
            .iter()
            .all(|caption| !caption.contains("Danh mục công việc")),
        "{captions:?}"
    );
    let reference = document.closing.first().cloned().unwrap_or_default();
    assert!(
        reference.contains("Phụ lục I (Danh mục công việc), Phụ lục II ("),
        "{reference}"
    );
}

#[test]
fn an_annex_without_rows_is_not_attached() {
    let document = document(|report| drop(report.rows.remove("works")));
    assert_eq!(document.annexes.len(), 1);
    assert!(
        tables(&document, 0)
            .into_iter()
            .all(|table| !table.caption.contains("Danh mục công việc"))
    );
}

#[test]
fn what_cannot_be_worked_out_says_so() {
    let document = document(|report| {
        report.set(
            FieldPath::new("years.r1.provided"),
            Answer::Number(0.into()),
        );
        report.set(FieldPath::new("years.r2.used"), Answer::Blank);
    });
    let text = shown(tables(&document, 1)[1]);
    assert!(
        text.contains("Tỷ lệ có hồ sơ (%) | không tính được: mẫu số bằng 0 | chưa đủ số liệu | 75 | chưa đủ số liệu"),
        "{text}"
    );
}

#[test]
fn notes_for_the_officer_stay_on_the_screen() {
    let document = document(|_| {});
    let text = shown(tables(&document, 1).last().unwrap());
    assert!(
        !text.contains("Nguồn của định nghĩa") && !text.contains("ghi tay"),
        "{text}"
    );
}

#[test]
fn blanks_that_an_indicator_counts_as_zero_are_zeros_in_a_table_that_was_filled_in() {
    let templates = &crate::shipped().forms;
    let text = bao_cao_so::catalog::SAMPLES
        .iter()
        .find(|(id, _)| *id == "vi-du-2025")
        .unwrap()
        .1;
    let decoded = decode(text, templates).unwrap();
    let staff = |report: &Report| {
        let assessment = assess(
            &decoded.template,
            crate::rules(&decoded.template),
            report,
            None,
        );
        let document = compose(
            &decoded.template,
            crate::rules(&decoded.template),
            report,
            &assessment,
            &Written::default(),
        );
        let all: Vec<String> = tables(&document, 1)
            .into_iter()
            .filter(|one| one.caption.contains("Nhân lực"))
            .map(shown)
            .collect();
        all.join("\n")
    };
    assert!(
        staff(&decoded.report).ends_with("Cao đẳng | 0 | 0\nTrình độ khác | 0 | 0"),
        "{}",
        staff(&decoded.report)
    );
    let mut blank = decoded.report.clone();
    blank
        .answers
        .retain(|path, _| !path.as_str().starts_with("staff."));
    // Nobody has to fill it in: it is not there.
    assert_eq!(staff(&blank), "");
}

#[test]
fn totals_are_marked_in_html() {
    let html = to_html(&document(|_| {}));
    assert!(html.contains("<tr class=\"total\">"));
    assert!(html.contains("I. Thiết bị</th>"));
}

/// Field case "an annex's text column as wide as it needs": 40 rows took 11 pages while the note stood in an even share.
#[test]
fn a_column_of_long_sentences_gets_more_room_than_one_of_short_words() {
    let widths = |name: &str, note: &str| {
        let document = document(|report| {
            for row in ["r2", "r3", "r5"] {
                report.set(
                    FieldPath::cell("works", row, "title"),
                    Answer::Text(name.to_owned()),
                );
                report.set(
                    FieldPath::cell("works", row, "note"),
                    Answer::Text(note.to_owned()),
                );
            }
        });
        let table = tables(&document, 0)[0];
        let of = |label: &str| {
            let place = table.header[0]
                .iter()
                .position(|cell| cell.text == label)
                .unwrap();
            table.columns[place].width
        };
        (of("Tên công việc"), of("Ghi chú"))
    };
    let long =
        "Nâng cấp hệ thống một cửa điện tử kết nối với Cổng dịch vụ công quốc gia và cơ sở dữ liệu dân cư. ".repeat(4);
    let (name, note) = widths(&long, "mới");
    assert_eq!(
        name,
        Width::Shared,
        "the sentences get the rest of the page"
    );
    assert!((1..=260).contains(&note.tenths()), "{note:?}");
    let (name, note) = widths("Máy in", &long);
    assert!((1..=260).contains(&name.tenths()), "{name:?}");
    assert_eq!(note, Width::Shared);
    // Nothing is gained: the columns stay even.
    assert_eq!(widths("Máy in", "mới"), (Width::Shared, Width::Shared));
}
