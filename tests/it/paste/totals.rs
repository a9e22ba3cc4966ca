//! Lines of totals by other names than "Tổng cộng", over rows that are there already: what a trial of the page put in as rows.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::{LineKind, Plan};
use bao_cao_so::model::template::Rows;

use super::{Sheet, check, check_chosen};

/// A table that has one row without any answer, as after "Thêm".
fn with_blank_row(table: &str) -> Sheet {
    let mut sheet = empty(table);
    if matches!(sheet.table.rows, Rows::Added { .. }) {
        let rows = vec!["first".to_owned()];
        sheet.report.rows.insert(sheet.table.id.clone(), rows);
    }
    sheet
}

fn empty(table: &str) -> Sheet {
    let (template, table) = table.split_once('.').unwrap();
    Sheet::new(template, table)
}

fn lines_out(plan: &Plan) -> Vec<usize> {
    let out = |at: &usize| !matches!(plan.lines[*at].kind, LineKind::Row { .. });
    (0..plan.lines.len()).filter(out).collect()
}

/// Lines of a block that stay out, by their number, whether the table is empty or has a blank row.
#[track_caller]
fn check_out(table: &str, text: &str, expected: &[usize]) {
    for sheet in [empty(table), with_blank_row(table)] {
        let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
        assert_eq!(
            lines_out(&plan),
            expected,
            "{text:?} over {} rows: {:?}",
            sheet.rows().len(),
            plan.lines.iter().map(|line| &line.kind).collect::<Vec<_>>()
        );
        assert!(plan.doubts().is_empty(), "{text:?}: {:?}", plan.doubts());
        assert_eq!(
            notes(&plan, &sheet.table).is_empty(),
            expected.is_empty(),
            "{text:?}"
        );
    }
}

#[test]
fn a_blank_name_in_the_table_makes_no_line_of_totals_a_row() {
    // totals
    check_out(
        "y25.dossiers",
        "Đất đai\t5\t2\t2\t5\t3\t0\t1\t0\nHộ tịch\t8\t5\t5\t10\t8\t0\t0\t0\n\t13\t7\t7\t15\t11\t0\t1\t0\n",
        &[2],
    );
    for table in ["y25.funding", "y21.funding"] {
        for name in [
            "",
            "TỔNG KINH PHÍ",
            "T. cộng",
            "Toàn tỉnh",
            "Tổng tiền",
            "I. Tổng cộng",
            "Chi cả năm",
        ] {
            check_out(
                table,
                &format!(
                    "Máy chủ\tNguồn khác\t30\nMáy in\tNguồn khác\t5\nMạng\tNguồn khác\t7\n{name}\t\t42"
                ),
                &[3],
            );
        }
    }
    check_out(
        "stage.networkPoints",
        "Sở Tài chính\tCấp tỉnh\t1\nHuyện\tCấp huyện\t8\nXã\tCấp xã\t20\nToàn tỉnh\t\t29",
        &[3],
    );
    check_out(
        "stage.funding",
        "2016\t100\t200\t1\n2017\t110\t220\t0\n\t210\t420\t1",
        &[2],
    );
    check_out(
        "plan.objectives",
        "A\t50\t40\t50\nB\t50\t20\t25\nC\t50\t10\t20\nToàn tỉnh\t\t70\t95",
        &[3],
    );
}

#[test]
fn a_total_of_two_parts_in_one_column_stays_out_by_its_name_or_by_what_it_lacks() {
    // totals
    for name in [
        "",
        "I. Tổng cộng",
        "A. Cộng",
        "T. cộng",
        "T.cộng",
        "TỔNG KINH PHÍ",
        "Tổng tiền",
        "Tổng kinh phí thực hiện năm 2025",
        "2. Tổng chi",
        "Toàn tỉnh",
        "Tộng cộng",
        "Tong cong",
        "Σ",
        "∑",
        "Hai mục trên",
        "Tổng đài 1022",
        "Cộng đồng số",
    ] {
        for block in [
            format!("Máy chủ\tNguồn khác\t20\nMáy in\tNguồn khác\t15\n{name}\t\t35"),
            format!("{name}\t\t35\nMáy chủ\tNguồn khác\t20\nMáy in\tNguồn khác\t15"),
        ] {
            let at = if block.starts_with("Máy") { 2 } else { 0 };
            check_out("y25.funding", &block, &[at]);
        }
    }
    for name in ["Tổng lượt người", "Tổng số lớp", "Cộng 2 lớp"] {
        check_out(
            "y25.training",
            &format!("Lớp 1\tSở\t20\nLớp 2\tSở\t15\n{name}\t\t35"),
            &[2],
        );
    }
    for name in ["2016-2017", "Giai đoạn 2016 - 2017", "Cả giai đoạn"] {
        check_out(
            "stage.funding",
            &format!("2016\t100\t\t\n2017\t110\t\t\n{name}\t210\t\t"),
            &[2],
        );
    }
    check_out(
        "stage.networkPoints",
        "Sở A\tCấp tỉnh\t12\nSở B\tCấp tỉnh\t8\nCả tỉnh\tCấp tỉnh\t20",
        &[2],
    );
}

#[test]
fn a_total_that_does_not_add_up_stays_out_by_its_name_and_is_told() {
    for (name, text) in [
        ("Tổng kinh phí", "\t36"),
        ("Tổng dự toán", "\t36"),
        ("Toàn tỉnh", "\t36"),
        ("Cộng các nguồn", "\t34"),
    ] {
        let block = format!("Máy chủ\tNguồn khác\t20\nMáy in\tNguồn khác\t15\n{name}\t{text}");
        check_out("y25.funding", &block, &[2]);
        let sheet = empty("y25.funding");
        let plan = sheet.plan(0, 0, &block, &Choices::default()).unwrap();
        assert_eq!(
            plan.lines[2].kind,
            LineKind::Totals { sums: Some(false) },
            "{name}"
        );
        let kept = Choices {
            kept: [2].into(),
            ..Choices::default()
        };
        let plan = sheet.plan(0, 0, &block, &kept).unwrap();
        assert_eq!(lines_out(&plan), Vec::<usize>::new(), "{name}");
    }
}

#[test]
fn real_rows_with_such_words_stay_rows() {
    for name in [
        "Tổng đài 1022",
        "Tổng cục Thuế",
        "Tổng công ty Điện lực",
        "Tổng hợp báo cáo",
        "Tổng kết năm",
        "Tổng rà soát dữ liệu",
        "Cộng đồng số",
        "Cộng tác viên",
        "Cộng hòa",
        "Hội nghị toàn tỉnh",
        "Toàn tỉnh",
        "Toàn dân tham gia",
        "I. Lớp mới",
    ] {
        check_out(
            "y25.training",
            &format!("{name}\tSở\t50\nLớp 1\tSở\t20\nLớp 2\tSở\t15"),
            &[],
        );
    }
    // A table of words has nothing that could count twice.
    check_out(
        "y25.platforms",
        "Tổng kho dữ liệu\tlưu\tCó\nTổng dự toán\ttính\tKhông",
        &[],
    );
    // Alone it is no total of others.
    check_out("y25.funding", "Toàn tỉnh\tNguồn khác\t50", &[]);
    check_out("y25.dossiers", "Toàn tỉnh\t5\t2\t2\t5\t3\t0\t1\t0", &[]);
    // A row that the table has is a row.
    let mut sheet = empty("y25.funding");
    let block = "Máy chủ\tNguồn khác\t20\nMáy in\tNguồn khác\t15\nToàn tỉnh\t\t35";
    let kept = Choices {
        kept: [2].into(),
        ..Choices::default()
    };
    let plan = sheet.plan(0, 0, block, &kept).unwrap();
    sheet.take(&plan);
    check_chosen(&sheet, (0, 0), block, &Choices::default(), "0: \n1: \n2: ");
}

#[test]
fn a_row_that_is_pasted_although_it_is_the_sum_of_others_is_told() {
    let told = |table: &str, text: &str| {
        let sheet = empty(table);
        let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
        assert_eq!(lines_out(&plan), Vec::<usize>::new(), "{text:?}");
        notes(&plan, &sheet.table).join("\n")
    };
    let funding = "Máy chủ\tNguồn khác\t20\nMáy in\tNguồn khác\t15\nHạ tầng\tNguồn khác\t";
    let note = told("y25.funding", &format!("{funding}35"));
    assert!(
        note.contains("Dòng 3 của khối dán có số đúng bằng tổng"),
        "{note}"
    );
    assert_eq!(told("y25.funding", &format!("{funding}34")), "");
    // The total in the place of the last row of a table that gets none.
    let note = told("y25.staff", "11\t2\n3\t4\n5\t6\n19\t12");
    assert!(note.contains("Dòng 4"), "{note}");
    let note = told("y25.staff", "19\t12\n11\t2\n3\t4\n5\t6");
    assert!(note.contains("Dòng 1"), "{note}");
    assert_eq!(
        told(
            "y25.funding",
            "a\tNguồn khác\t3\nb\tNguồn khác\t1\nc\tNguồn khác\t2"
        ),
        ""
    );
}

#[test]
fn blanks_and_dashes_among_the_parts_make_no_total_a_row() {
    check(
        "stage.funding",
        "2016\t100\t200\t1\n2017\t110\t220\t\n\t210\t420\t1",
        "+0: year=2016 | central=100 | local=200 | other=1\n+1: year=2017 | central=110 | local=220\nout: Totals { sums: Some(true) }",
    );
    check(
        "stage.funding",
        "2016\t100\t200\t\n2017\t110\t220\t\nChi cả năm\t210\t420\t0",
        "+0: year=2016 | central=100 | local=200\n+1: year=2017 | central=110 | local=220\nout: Totals { sums: Some(true) }",
    );
}

#[test]
fn a_word_for_totals_behind_other_words_makes_no_line_of_totals_without_numbers() {
    let none = Choices {
        headings: Some(0),
        ..Choices::default()
    };
    for (table, text, row) in [
        (
            "funding",
            "Nguồn kinh phí\tNăm 2016\tTổng\nNSTW\t1\t2",
            "+0: year=Nguồn kinh phí | central=!Năm 2016 | local=!Tổng\n+1: year=NSTW | central=1 | local=2",
        ),
        (
            "networkPoints",
            "Sở A\tCấp tỉnh\tcộng\nSở B\tCấp tỉnh\t3",
            "+0: name=Sở A | level=Cấp tỉnh | points=!cộng\n+1: name=Sở B | level=Cấp tỉnh | points=3",
        ),
    ] {
        check_chosen(&Sheet::new("stage", table), (0, 0), text, &none, row);
    }
    check(
        "stage.networkPoints",
        "1\tSở A\tCấp tỉnh\t3\n2\tTổng cộng\t\t",
        "+0: name=Sở A | level=Cấp tỉnh | points=3\nout: Totals { sums: None }",
    );
}
