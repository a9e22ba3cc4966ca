//! Names of groups in pasted blocks: what else stands in their lines is neither lost nor counted twice unsaid.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::LineKind;

use super::{Sheet, check};

/// Which lines of a block are rows, and whether they are names of groups; what is said.
fn planned(table: &str, text: &str) -> (Vec<Option<bool>>, String) {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet.plan(0, 0, text, &Choices::default()).unwrap();
    assert!(plan.doubts().is_empty(), "{text:?}: {:?}", plan.doubts());
    let kind = |kind: &LineKind| match kind {
        LineKind::Row { group, .. } => Some(*group),
        _ => None,
    };
    let kinds = plan.lines.iter().map(|line| kind(&line.kind)).collect();
    (kinds, notes(&plan, &sheet.table).join("\n"))
}

#[test]
fn a_task_is_a_task_whatever_letters_number_it() {
    const HEAD: &str = "STT\tNội dung nhiệm vụ, dự án\tCơ quan chủ trì\tCơ quan phối hợp\tTrạng thái\tKết quả, tiến độ thực hiện cụ thể\n";
    let check = |rows: &str, expected: &[bool]| {
        let (kinds, _) = planned("plan.tasks", &format!("{HEAD}{rows}"));
        let groups: Vec<Option<bool>> = expected.iter().map(|group| Some(*group)).collect();
        assert_eq!(kinds.get(1..), Some(groups.as_slice()), "{rows:?}");
    };
    check(
        "I\tXây dựng thể chế\t\t\t\t\n1\tViệc 1\tSở A\tSở B\tHoàn thành\tXong\nII\tHạ tầng số\tSở Z\t\tĐang thực hiện\tđang làm\nIII\tNhân lực\t\t\t-\t\n1\tViệc 3\tSở D\tSở E\tHoàn thành\tXong",
        &[true, false, false, true, false],
    );
    for numbers in [["I", "II", "III"], ["A", "B", "C"]] {
        let row = |number: &str| format!("{number}\tViệc {number}\tSở A\t\tHoàn thành\tXong");
        let rows: Vec<String> = numbers.iter().map(|number| row(number)).collect();
        check(&rows.join("\n"), &[false, false, false]);
    }
}

#[test]
fn numbers_beside_what_stands_like_the_name_of_a_group_are_told_of() {
    let check = |table: &str, text: &str, expected: Option<&str>| {
        let (_, said) = planned(table, text);
        let lines = expected.map(|lines| format!("Dòng {lines} của khối dán đứng như tên nhóm"));
        match lines {
            Some(lines) => assert!(said.contains(&lines), "{text:?}: {said}"),
            None => assert!(!said.contains("đứng như tên nhóm"), "{text:?}: {said}"),
        }
    };
    check(
        "stage.networkPoints",
        "Cấp tỉnh\t\t3\nSở A\tCấp tỉnh\t1\nSở B\tCấp tỉnh\t1\nCấp xã\t\t4\nXã C\tCấp xã\t4",
        Some("1, 4"),
    );
    check(
        "y25.dossiers",
        "STT\tLĩnh vực, đơn vị\tTiếp nhận trực tuyến\tTiếp nhận trực tiếp\n\tCấp tỉnh\t16\t2\n1\tĐất đai\t10\t1\n2\tHộ tịch\t5\t1\n\tCấp xã\t7\t2\n1\tChứng thực\t6\t2",
        Some("2, 5"),
    );
    // Nothing lacks anything, one is the last, or half of them lack it.
    for rows in [
        "Sở A\tCấp tỉnh\t3\nSở B\tCấp tỉnh\t1\nSở C\tCấp tỉnh\t1",
        "Sở A\tCấp tỉnh\t3\nSở B\tCấp tỉnh\t1\nSở C\t\t7",
        "Sở A\t\t3\nSở B\tCấp tỉnh\t1",
    ] {
        check("stage.networkPoints", rows, None);
    }
}

/// A field with figures of its own was the name of a group as soon as another one had its rows numbered 1, 2 below it.
#[test]
fn figures_beside_a_roman_number_or_a_letter_are_those_of_a_row_or_of_the_rows_below_it() {
    const HEAD: &str = "STT\tLĩnh vực\tTiếp nhận trực tuyến\tTiếp nhận trực tiếp, bưu chính\tTừ kỳ trước chuyển sang\n";
    let pasted = |rows: &[(&str, &str, &str)], expected: &[&str]| {
        let line =
            |(number, name, figures): &(&str, &str, &str)| format!("{number}\t{name}\t{figures}");
        let lines: Vec<String> = rows.iter().map(line).collect();
        let expected = ["out: Heading"].iter().chain(expected);
        let expected: Vec<&str> = expected.copied().collect();
        check(
            "y25.dossiers",
            &format!("{HEAD}{}", lines.join("\n")),
            &expected.join("\n"),
        );
    };
    let fields = |second: &'static str| {
        [
            ("I", "Hộ tịch", "3150\t1020\t12"),
            ("II", "Đất đai", second),
            ("1", "Nhà ở", "300\t150\t5"),
            ("2", "Đo đạc", "200\t50\t0"),
            ("III", "Thuế", "50\t20\t5"),
        ]
    };
    for (second, agrees) in [("500\t200\t5", true), ("500\t210\t5", false)] {
        pasted(
            &fields(second),
            &[
                "+0: field=Hộ tịch | online=3.150 | direct=1.020 | carriedOver=12",
                &format!("out: Totals {{ sums: Some({agrees}) }}"),
                "+1: field=Nhà ở | online=300 | direct=150 | carriedOver=5",
                "+2: field=Đo đạc | online=200 | direct=50 | carriedOver=0",
                "+3: field=Thuế | online=50 | direct=20 | carriedOver=5",
            ],
        );
    }
    pasted(
        &[
            ("A", "Khối tỉnh", "\t\t"),
            ("I", "Hộ tịch", "3150\t1020\t12"),
            ("II", "Đất đai", "500\t200\t5"),
            ("B", "Khối xã", "\t\t"),
            ("1", "Chứng thực", "70\t20\t0"),
        ],
        &[
            "out: Group",
            "+0: field=Hộ tịch | online=3.150 | direct=1.020 | carriedOver=12",
            "+1: field=Đất đai | online=500 | direct=200 | carriedOver=5",
            "out: Group",
            "+2: field=Chứng thực | online=70 | direct=20 | carriedOver=0",
        ],
    );
}
