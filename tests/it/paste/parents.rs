//! Rows that are numbered as the parents of those below them, and totals without a name: left out also where they do not add up.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::LineKind;

use super::{Sheet, check};

/// Lines of a block that are totals that do not add up; all others are rows.
#[track_caller]
fn check_out(table: &str, text: &str, out: &[usize]) {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
    assert!(plan.doubts().is_empty(), "{text:?}: {:?}", plan.doubts());
    let kinds: Vec<&LineKind> = plan.lines.iter().map(|line| &line.kind).collect();
    for (at, kind) in kinds.iter().enumerate() {
        let expected = if out.contains(&at) {
            **kind == LineKind::Totals { sums: Some(false) }
        } else {
            matches!(kind, LineKind::Row { group: false, .. })
        };
        assert!(expected, "{text:?}, line {at}: {kinds:?}");
    }
    let said = notes(&plan, &sheet.table).join("\n");
    assert_eq!(
        said.contains("không bằng tổng các dòng được dán"),
        !out.is_empty(),
        "{said}"
    );
    // A person can take each of them in.
    let kept = Choices {
        kept: out.iter().copied().collect(),
        ..Choices::default()
    };
    let plan = sheet.plan(0, 0, text, &kept).unwrap();
    let rows = plan.lines.iter();
    let rows = rows.filter(|line| matches!(line.kind, LineKind::Row { .. }));
    assert_eq!(rows.count(), plan.lines.len(), "{text:?}");
}

#[test]
fn a_row_that_is_numbered_as_a_parent_stays_out_also_where_it_does_not_add_up() {
    let lines = |numbers: [&str; 4]| {
        let rest = [
            "Phần cứng\tNguồn khác\t35,8",
            "Máy in\tNguồn khác\t5,5",
            "Máy chủ\tNguồn khác\t30,25",
            "Phần mềm\tNguồn khác\t10",
        ];
        let lines = numbers.iter().zip(rest);
        let lines: Vec<String> = lines
            .map(|(number, rest)| format!("{number}{rest}"))
            .collect();
        lines.join("\n")
    };
    for numbers in [
        ["1\t", "1.1\t", "1.2\t", "2\t"],
        ["1.\t", "1.1.\t", "1.2.\t", "2.\t"],
        ["1\t", "a\t", "b\t", "2\t"],
        ["1\t", "a)\t", "b)\t", "2\t"],
        ["1\t", "\t", "\t", "2\t"],
        ["I\t", "\t", "\t", "II\t"],
        ["1/ ", "a/ ", "b/ ", "2/ "],
        ["I/ ", "1/ ", "2/ ", "II/ "],
        ["1. ", "1.1. ", "1.2. ", "2. "],
        ["1) ", "1.1 ", "1.2 ", "2) "],
        ["1.", "a) ", "b) ", "2."],
        ["I. ", "1. ", "2. ", "II. "],
        ["A. ", "1. ", "2. ", "B. "],
        ["A. ", "I. ", "II. ", "B. "],
        ["", "- ", "- ", ""],
        ["", "+ ", "+ ", ""],
        ["", "• ", "• ", ""],
        ["1\t", "\t- ", "\t- ", "2\t"],
        // The parent lost its number.
        ["", "1.1. ", "1.2. ", "2. "],
    ] {
        for table in ["y25.funding", "y21.funding"] {
            check_out(table, &lines(numbers), &[0]);
        }
    }
    check_out(
        "y25.training",
        "1\tTập huấn\tSở\t100\n1.1\tLớp A\tSở\t60\n1.2\tLớp B\tSở\t45",
        &[0],
    );
    check_out(
        "stage.networkPoints",
        "1\tSở\tCấp tỉnh\t10\n1.1\tSở Tài chính\tCấp tỉnh\t1\n1.2\tSở Y tế\tCấp tỉnh\t8",
        &[0],
    );
    check_out(
        "y25.dossiers",
        "1\tĐất đai\t12\t5\t5\t12\t8\t2\t1\t1\n1.1\tCấp đổi\t5\t2\t2\t5\t3\t0\t1\t0\n1.2\tCấp mới\t6\t3\t3\t6\t4\t1\t0\t0\n2\tHộ tịch\t8\t5\t5\t10\t8\t0\t0\t0",
        &[0],
    );
    // Parents of parents.
    check_out(
        "y25.funding",
        "1\tHạ tầng\tNguồn khác\t50\n1.1\tMáy\tNguồn khác\t36\n1.1.1\tMáy in\tNguồn khác\t5\n1.1.2\tMáy chủ\tNguồn khác\t30\n1.2\tMạng\tNguồn khác\t10",
        &[0, 1],
    );
}

#[test]
fn a_total_beside_numbered_parents_is_compared_with_their_parts() {
    let row = "+0: content=Máy in | source=Nguồn khác | amount=5,5\n+1: content=Máy chủ | source=Nguồn khác | amount=30,25";
    for total in ["Tổng cộng", ""] {
        check(
            "y25.funding",
            &format!(
                "1\tPhần cứng\tNguồn khác\t35,8\n1.1\tMáy in\tNguồn khác\t5,5\n1.2\tMáy chủ\tNguồn khác\t30,25\n2\tPhần mềm\tNguồn khác\t10\n\t{total}\t\t45,75"
            ),
            &format!(
                "out: Totals {{ sums: Some(false) }}\n{row}\n+2: content=Phần mềm | source=Nguồn khác | amount=10\nout: Totals {{ sums: Some(true) }}"
            ),
        );
    }
}

#[test]
fn what_only_looks_like_the_number_of_a_parent_leaves_rows_as_they_are() {
    for (table, text) in [
        // No parent, or one without numbers.
        (
            "y25.funding",
            "1\tMáy in\tNguồn khác\t5\n2\tMáy chủ\tNguồn khác\t30\n3\tMạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "1.1 Máy in\tNguồn khác\t5\n1.2 Máy chủ\tNguồn khác\t31\n1.3 Mạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "1\tPhần cứng\t\t\n1.1\tMáy in\tNguồn khác\t5\n1.2\tMáy chủ\tNguồn khác\t31",
        ),
        (
            "y25.funding",
            "1\tPhần cứng\t\t\na\tMáy in\tNguồn khác\t5\nb\tMáy chủ\tNguồn khác\t31",
        ),
        (
            "y25.funding",
            "1\tMáy in\tNguồn khác\t30\n\tMáy chủ\tNguồn khác\t31\n\tMạng\tNguồn khác\t7\n2\tLoa\tNguồn khác\t1",
        ),
        // A name above rows that it does not add up, or above one only.
        (
            "y25.funding",
            "Máy tính\tNguồn khác\t12\n1.1. Máy in\tNguồn khác\t5\n1.2. Máy chủ\tNguồn khác\t31",
        ),
        (
            "y25.funding",
            "Máy tính\tNguồn khác\t5\n1.1. Máy in\tNguồn khác\t5,2\n2. Máy chủ\tNguồn khác\t31",
        ),
        // A version, a quantity, a place, a single dash.
        (
            "y25.funding",
            "2 máy in\tNguồn khác\t5\n2.1 Phiên bản\tNguồn khác\t31\nMạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "Office\tNguồn khác\t5\n2.1\tNguồn khác\t31\nMạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "A Lưới\tNguồn khác\t5\n1. Máy in\tNguồn khác\t31\n2. Mạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "Máy in\tNguồn khác\t5\nMáy chủ\tNguồn khác\t31\n- Mạng\tNguồn khác\t7",
        ),
        (
            "y25.funding",
            "- Máy in\tNguồn khác\t5\n- Máy chủ\tNguồn khác\t31\n- Mạng\tNguồn khác\t7",
        ),
        // Years.
        (
            "stage.funding",
            "2016\t100\t200\t1\n2017\t110\t220\t0\n2018\t210\t421\t1",
        ),
    ] {
        check_out(table, text, &[]);
    }
}

#[test]
fn a_first_or_last_line_without_a_name_is_a_total_also_where_it_was_rounded() {
    let funding = ["Máy in\tNguồn khác\t5,5", "Máy chủ\tNguồn khác\t30,25"];
    check_out(
        "y25.funding",
        &[funding[0], funding[1], "\t\t35,8"].join("\n"),
        &[2],
    );
    check_out(
        "y25.funding",
        &["\t\t35,8", funding[0], funding[1]].join("\n"),
        &[0],
    );
    check_out(
        "y21.funding",
        &[funding[0], funding[1], "\t\t35,7"].join("\n"),
        &[2],
    );
    check_out(
        "y25.funding",
        "1\tMáy in\tNguồn khác\t5,5\n2\tMáy chủ\tNguồn khác\t30,25\n\t\t\t35,8",
        &[2],
    );
    check_out(
        "y25.dossiers",
        "Đất đai\t5\t5\t3\t4\t6\t1\t2\t1\nHộ tịch\t6\t5\t3\t4\t5\t2\t1\t1\n\t11\t10\t6\t8\t11\t3\t3\t3",
        &[2],
    );
    check_out(
        "stage.funding",
        "Năm 2016\t100\t200\t0\nNăm 2017\t100\t200\t10\n\t200\t401\t10",
        &[2],
    );
    check_out(
        "stage.networkPoints",
        "Sở\tCấp tỉnh\t4\nHuyện\tCấp huyện\t8\n\t\t13",
        &[2],
    );
    check_out(
        "y25.training",
        "Lớp A\tSở\t60\nLớp B\tSở\t45\n\t\t104",
        &[2],
    );
    for text in [
        // It says whose the money is, or is numbered, or small, or not the only one without a name, or stands alone.
        "Máy in\tNguồn khác\t5,5\nMáy chủ\tNguồn khác\t30,25\n\tNguồn khác\t35,8",
        "1\tMáy in\tNguồn khác\t5,5\n2\tMáy chủ\tNguồn khác\t30,25\n3\t\t\t35,8",
        "Máy in\tNguồn khác\t5,5\nMáy chủ\tNguồn khác\t30,25\n\t\t7",
        "Máy in\tNguồn khác\t5,5\n\t\t30,25\n\t\t35,8",
        "Máy in\tNguồn khác\t5,5\n\t\t35,8",
    ] {
        check_out("y25.funding", text, &[]);
    }
}

#[test]
fn names_of_totals_in_brackets_and_sums_of_numbers_of_rows_are_names_of_totals() {
    for name in ["(Tổng)", "(Tổng cộng)", "[Cộng]", "I+II", "(A + B)"] {
        check_out(
            "y25.training",
            &format!("Lớp A\tSở\t60\nLớp B\tSở\t45\n{name}\t\t104"),
            &[2],
        );
        check_out(
            "stage.funding",
            &format!("{name}\t23\t6\t4\nNăm 2016\t10\t2\t1\nNăm 2017\t11\t3\t2"),
            &[0],
        );
    }
    for name in ["C++", "(Lớp C)", "A+ plus"] {
        check_out(
            "y25.training",
            &format!("Lớp A\tSở\t60\nLớp B\tSở\t45\n{name}\tSở\t104"),
            &[],
        );
    }
}

#[test]
fn less_usual_names_of_totals_count_at_the_ends_only() {
    let names = [
        "TC:",
        "TC",
        "tc",
        "Số tổng",
        "Tổng hợp",
        "TỔNG HỢP:",
        "Toàn bộ",
        "Tất cả",
        "Chung",
        "Chung:",
        "T/C",
        "TS",
        "Số liệu chung",
    ];
    for name in names {
        for source in ["", "Nguồn khác"] {
            let rows = "Máy in\tNguồn khác\t5,5\nMáy chủ\tNguồn khác\t30,25";
            check_out(
                "y25.funding",
                &format!("{rows}\n{name}\t{source}\t35,8"),
                &[2],
            );
            check_out(
                "y25.funding",
                &format!("{name}\t{source}\t35,8\n{rows}"),
                &[0],
            );
        }
        check_out(
            "y25.funding",
            &format!("1\tMáy in\tNguồn khác\t5,5\n2\tMáy chủ\tNguồn khác\t30,25\n{name}\t\t\t35,8"),
            &[2],
        );
        check_out(
            "stage.funding",
            &format!("Năm 2016\t100\t200\t0\nNăm 2017\t100\t200\t10\n{name}\t200\t401\t10"),
            &[2],
        );
        check_out(
            "y25.training",
            &format!("Lớp A\tSở\t60\nLớp B\tSở\t45\n{name}\t\t104"),
            &[2],
        );
        // Between others, and alone.
        check_out(
            "y25.training",
            &format!("Lớp A\tSở\t60\n{name}\tSở\t7\nLớp B\tSở\t45"),
            &[],
        );
        check_out("y25.training", &format!("{name}\tSở\t7"), &[]);
    }
    for name in [
        "Phòng Tổng hợp",
        "Tổng hợp số liệu",
        "Chung cư",
        "Tất cả các lớp",
        "Toàn bộ máy",
    ] {
        check_out(
            "y25.training",
            &format!("Lớp A\tSở\t60\nLớp B\tSở\t45\n{name}\tSở\t98"),
            &[],
        );
    }
}
