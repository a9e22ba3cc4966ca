//! Lines that are no rows: totals, headings of groups, blanks.

use super::{Sheet, check, check_at, check_chosen};
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::model::paste::refusal::{MOST_ROWS, Refusal};

#[test]
fn totals_stay_out_in_any_spelling_and_are_told() {
    // totals
    let row = "+0: field=Đất đai | online=20 | direct=5 | carriedOver=2\n+1: field=Xây dựng | online=1 | direct=2 | carriedOver=3";
    for name in [
        "Tổng cộng:",
        "TỔNG CỘNG (I+II)",
        "Cộng",
        "Cộng A",
        "CỘNG:",
        "Trong đó:",
        "Tổng số hồ sơ",
        "TOTAL",
        "Grand total",
        "Tổng",
        "Tổng\u{a0}cộng",
        "To\u{302}\u{309}ng co\u{323}\u{302}ng",
        "tổng  số",
        "Cộng (1+2)",
        "Tổng các lĩnh vực",
        "Cộng toàn tỉnh",
    ] {
        let block = |name: &str| format!("Đất đai\t20\t5\t2\nXây dựng\t1\t2\t3\n{name}");
        check(
            "y25.dossiers",
            &block(&format!("{name}\t21\t7\t5")),
            &format!("{row}\nout: Totals {{ sums: Some(true) }}"),
        );
        check(
            "y25.dossiers",
            &block(&format!("{name}\t22\t7\t5")),
            &format!("{row}\nout: Totals {{ sums: Some(false) }}"),
        );
        check(
            "y25.dossiers",
            &block(name),
            &format!("{row}\nout: Totals {{ sums: None }}"),
        );
        // In the column of numbers, and before the rows.
        let numbered = format!("{name}\t\t21\t7\t5\n1\tĐất đai\t20\t5\t2\n2\tXây dựng\t1\t2\t3");
        check(
            "y25.dossiers",
            &numbered,
            &format!("out: Totals {{ sums: Some(true) }}\n{row}"),
        );
        check(
            "y25.dossiers",
            &format!("\t{name}\t21\t7\t5\n1\tĐất đai\t20\t5\t2\n2\tXây dựng\t1\t2\t3"),
            &format!("out: Totals {{ sums: Some(true) }}\n{row}"),
        );
    }
    // In the middle, for each group.
    check(
        "stage.funding",
        "a\t1\t2\t3\nb\t1\t2\t3\nCộng I\t2\t4\t6\nc\t5\t5\t5\nCộng II\t5\t5\t5\nTổng cộng (I+II)\t7\t9\t11",
        "+0: year=a | central=1 | local=2 | other=3\n+1: year=b | central=1 | local=2 | other=3\nout: Totals { sums: Some(true) }\n+2: year=c | central=5 | local=5 | other=5\nout: Totals { sums: Some(true) }\nout: Totals { sums: Some(true) }",
    );
}

#[test]
fn a_real_row_that_is_named_like_a_total_is_not_lost() {
    // totals
    let block = "Tổng số lớp\tSở\t5\nb\tSở\t7";
    check(
        "y25.training",
        block,
        "out: Totals { sums: Some(false) }\n+0: name=b | organiser=Sở | participants=7",
    );
    let kept = Choices {
        kept: [0].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "training"),
        (0, 0),
        block,
        &kept,
        "+0: name=Tổng số lớp | organiser=Sở | participants=5\n+1: name=b | organiser=Sở | participants=7",
    );
    // The table has it already.
    let mut sheet = Sheet::new("y25", "training");
    let plan = sheet.plan(0, 0, block, &kept).unwrap();
    sheet.take(&plan);
    check_chosen(&sheet, (0, 0), block, &Choices::default(), "0: \n1: ");
    // Words that only begin alike.
    for name in [
        "Tổng đài 1022",
        "Tổng cục Thuế",
        "Tổng hợp báo cáo",
        "Cộng đồng số",
        "Tổng quan",
        "Công an tỉnh",
    ] {
        check(
            "y25.training",
            &format!("{name}\tSở\t5"),
            &format!("+0: name={name} | organiser=Sở | participants=5"),
        );
    }
    // Only the name of the row counts.
    check(
        "y25.training",
        "a\tTổng cộng\t5",
        "+0: name=a | organiser=Tổng cộng | participants=5",
    );
}

#[test]
fn headings_of_groups_are_groups_where_the_table_has_them_and_stay_out_elsewhere() {
    check(
        "plan.tasks",
        "I\tĐào tạo\t\t\n1\tLớp A\tSở Nội vụ\tSở Tài chính\nII\tHạ tầng\t\t\n1\tMạng\tSở KHCN\t",
        "+0 group: content=Đào tạo\n+1: content=Lớp A | lead=Sở Nội vụ | support=Sở Tài chính\n+2 group: content=Hạ tầng\n+3: content=Mạng | lead=Sở KHCN",
    );
    check(
        "plan.tasks",
        "TT\tNội dung nhiệm vụ, dự án\tCơ quan chủ trì\nI. Đào tạo\t\t\n1\tLớp A\tSở Nội vụ",
        "out: Heading\n+0 group: content=Đào tạo\n+1: content=Lớp A | lead=Sở Nội vụ",
    );
    let block = "I\tKhối sở\t\t12\n1\tMáy in\tNguồn khác\t5\n2\tMáy chủ\tNguồn khác\t7";
    check(
        "y25.funding",
        block,
        "out: Totals { sums: Some(true) }\n+0: content=Máy in | source=Nguồn khác | amount=5\n+1: content=Máy chủ | source=Nguồn khác | amount=7",
    );
    let kept = Choices {
        kept: [0].into(),
        ..Choices::default()
    };
    check_chosen(
        &Sheet::new("y25", "funding"),
        (0, 0),
        block,
        &kept,
        "+0: content=Khối sở | amount=12\n+1: content=Máy in | source=Nguồn khác | amount=5\n+2: content=Máy chủ | source=Nguồn khác | amount=7",
    );
}

#[test]
fn blank_lines_keep_their_place_and_make_no_rows_at_the_ends() {
    check(
        "stage.byLevel",
        "5\n\n7",
        "0: received=5\nblank\n2: received=7",
    );
    check(
        "stage.byLevel",
        "\u{a0}\t \n5\t4\n\u{a0}\t\n",
        "blank\n1: received=5 | inTime=4",
    );
    check(
        "y25.funding",
        "Máy in\t\t5\n\t\t\nMáy chủ\t\t7\r\n \t\u{a0}\t\r\n",
        "+0: content=Máy in | amount=5\nblank\n+1: content=Máy chủ | amount=7",
    );
    check_at(
        "y25.funding",
        (0, 2),
        "5\n\n7",
        "+0: amount=5\nblank\n+2: amount=7",
    );
    // Rows that are numbered and not filled in.
    check(
        "y25.funding",
        "1\tMáy in\tNguồn khác\t5\n2\t\t\t\n3\t\t\t",
        "+0: content=Máy in | source=Nguồn khác | amount=5\nblank\nblank",
    );
    // What the table has keeps its place.
    let sheet = Sheet::new("y25", "funding")
        .filled("a\tNguồn khác\t1\tCó\nb\tNguồn khác\t2\tCó\nc\tNguồn khác\t3\tCó");
    check_chosen(
        &sheet,
        (0, 0),
        "x\t\t\t\n\t\t\t\ny\t\t\t",
        &Choices::default(),
        "0: content=x\nblank\n2: content=y",
    );
}

#[test]
fn more_than_the_table_holds_is_refused() {
    let staff = Sheet::new("y25", "staff");
    let none = Choices::default();
    // As many as nobody chooses one by one.
    let lines: Vec<String> = (0..70).map(|line| (5 + line % 3).to_string()).collect();
    assert_eq!(
        staff.plan(3, 0, &lines.join("\n"), &none),
        Err(Refusal::TooLong {
            pasted: 70,
            free: 1
        })
    );
    let funding = Sheet::new("y25", "funding").filled("a\tNguồn khác\t1\tCó");
    assert_eq!(
        funding.plan(1, 0, &"x\n".repeat(MOST_ROWS), &none),
        Err(Refusal::TooManyRows)
    );
    // The issue speaks of 500 rows.
    let rows: Vec<String> = (1..=500)
        .map(|row| format!("Việc số {row}a\tNguồn khác\t{row}\tKhông"))
        .collect();
    let plan = funding.plan(1, 0, &rows.join("\n"), &none).unwrap();
    assert_eq!((plan.added, plan.changed()), (500, 2_000));
    assert!(matches!(
        funding.plan(0, 0, "\t\n", &none),
        Err(Refusal::Block(_))
    ));
    assert!(matches!(
        funding.plan(0, 0, &"1\n".repeat(10_000), &none),
        Err(Refusal::Block(_))
    ));
}

#[test]
fn a_blank_line_above_rows_that_bring_their_names_takes_no_row() {
    check(
        "y25.training",
        "\t\t\nAn toàn thông tin\tSở\t5\nKỹ năng số\tSở\t7",
        "blank\n+0: name=An toàn thông tin | organiser=Sở | participants=5\n+1: name=Kỹ năng số | organiser=Sở | participants=7",
    );
}
