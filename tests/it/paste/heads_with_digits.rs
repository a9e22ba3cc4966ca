//! Headings with a digit in them, "Năm 2024" or "Mức độ 3", are headings: nothing below them is pasted before a person has
//! said what it is.

use super::{Sheet, check};
use bao_cao_so::formats::clipboard::paste::Choices;

/// The lines at the top of the block are headings, and the block waits for a person.
#[track_caller]
fn asks(table: &str, text: &str) {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet
        .plan(0, 0, text, &Choices::default())
        .unwrap_or_else(|refusal| panic!("{table} {text:?}: {refusal:?}"));
    let told = super::outcome(&sheet, &plan);
    assert!(!plan.is_ready(), "{table} {text:?}\n{told}");
    assert!(plan.headings > 0, "{table} {text:?}\n{told}");
    // No number has a place before somebody gave it one.
    let numbers = plan.answers(&sheet.table).into_iter();
    let numbers = numbers.filter(|(_, column, _)| sheet.table.columns[*column].kind.is_number());
    assert_eq!(numbers.count(), 0, "{table} {text:?}\n{told}");
}

#[test]
fn a_heading_with_a_digit_is_a_heading() {
    for (table, text) in [
        (
            "y25.dossiers",
            "Lĩnh vực, đơn vị\tNăm 2024\tNăm 2025\nĐất đai\t100\t120\nHộ tịch\t50\t60",
        ),
        (
            "y25.dossiers",
            "Lĩnh vực\tMức độ 3\tMức độ 4\nĐất đai\t100\t120\nHộ tịch\t50\t60",
        ),
        (
            "y25.dossiers",
            "Đơn vị\tTiếp nhận 2025\tGiải quyết 2025\nSở A\t100\t120\nSở B\t50\t60",
        ),
        (
            "y25.dossiers",
            "Tên đơn vị\tKỳ 1\tKỳ 2\nSở A\t100\t120\nSở B\t50\t60",
        ),
        (
            "y25.dossiers",
            "Lĩnh vực\tTháng 1\tTháng 2\tTháng 3\t6 tháng\nĐất đai\t1\t2\t3\t12\nHộ tịch\t5\t6\t7\t36",
        ),
        (
            "y25.training",
            "Nội dung lớp\tĐợt 1\tĐợt 2\nLớp A\t30\t40\nLớp B\t20\t10",
        ),
        (
            "plan.objectives",
            "Mục tiêu, chỉ tiêu\tNăm 2024\tNăm 2025\nVB\t98\t99\nHS\t50\t60",
        ),
        (
            "stage.funding",
            "Hạng mục\tNăm 2016\tNăm 2017\tNăm 2018\nHạ tầng\t1\t2\t3\nPhần mềm\t4\t5\t6",
        ),
        (
            "stage.funding",
            "Nguồn kinh phí\tNăm 2016\tNăm 2017\nNSTW\t1\t2\nNSĐP\t4\t5",
        ),
        (
            "stage.networkPoints",
            "Đơn vị\tCấp\tNăm 2020\nSở A\tCấp tỉnh\t1\nXã B\tCấp xã\t2",
        ),
        (
            "y25.funding",
            "Nội dung\tNguồn\tNăm 2024\tNăm 2025\nMáy in\tNguồn khác\t5\t6\nMáy chủ\tNguồn khác\t7\t8",
        ),
        (
            "y21.funding",
            "Nội dung chi\tQuý 1/2018\tQuý 2/2018\nMáy in\t5\t6\nMáy chủ\t7\t8",
        ),
        (
            "plan.objectives",
            "Chỉ tiêu năm 2025\tGiao 2025\tĐạt 2025\nVB\t98\t99\nHS\t50\t60",
        ),
        (
            "reso.services",
            "Chỉ tiêu\tNăm 2016\tNăm 2017\nDịch vụ công mức 3\t100\t200\nDịch vụ công mức 4\t5\t7",
        ),
    ] {
        asks(table, text);
    }
}

#[test]
fn it_is_one_over_the_names_of_fixed_rows_as_well() {
    let y25 = "Trên đại học\t1\t2\nĐại học\t3\t4\nCao đẳng\t5\t6\nTrình độ khác\t0\t0";
    let y21 = "Trên đại học\t1\t2\nĐại học\t3\t4\nCao đẳng\t5\t6\nTrung cấp\t7\t8\nKhác\t0\t0";
    for (table, text) in [
        ("y25.staff", format!("Trình độ\tNăm 2024\tNăm 2025\n{y25}")),
        ("y25.staff", format!("\tNăm 2024\tNăm 2025\n{y25}")),
        ("y21.staff", format!("Trình độ\tTháng 11\tTháng 12\n{y21}")),
        (
            "stage.byLevel",
            "Cấp\tNăm 2018\tNăm 2019\tNăm 2020\nCấp tỉnh\t1\t2\t3\nCấp huyện\t4\t5\t6\nCấp xã\t7\t8\t9".to_owned(),
        ),
        (
            "stage.issuedByKind",
            "Loại\tNăm 2016\nKế hoạch\t1\nQuyết định\t2\nChỉ thị\t3\nVăn bản loại khác\t4".to_owned(),
        ),
        // Without the names of the rows.
        ("y25.staff", "Năm 2024\tNăm 2025\n1\t2\n3\t4\n5\t6\n0\t0".to_owned()),
    ] {
        asks(table, &text);
    }
}

#[test]
fn it_is_one_where_a_later_heading_begins_like_a_total() {
    for (table, text) in [
        (
            "stage.funding",
            "Nguồn kinh phí\tNăm 2016\tNăm 2017\tTổng\nNSTW\t1\t2\t3\nNSĐP\t4\t5\t9",
        ),
        (
            "stage.funding",
            "Nguồn kinh phí\tNăm 2016\tNăm 2017\tTổng cộng\nNSTW\t1\t2\t3\nNSĐP\t4\t5\t9",
        ),
        (
            "y25.dossiers",
            "Lĩnh vực, đơn vị\tQuý I/2025\tTổng số\nĐất đai\t100\t120\nHộ tịch\t50\t60",
        ),
        (
            "y25.dossiers",
            "Lĩnh vực, đơn vị\tTháng 1\tTháng 2\tCộng\nĐất đai\t100\t120\t220\nHộ tịch\t50\t60\t110",
        ),
        (
            "y25.staff",
            "Trình độ\tĐợt 1\tTổng\nTrên đại học\t1\t2\nĐại học\t3\t4\nCao đẳng\t5\t6\nTrình độ khác\t0\t0",
        ),
    ] {
        asks(table, text);
    }
}

#[test]
fn a_row_of_data_with_a_digit_in_its_words_is_none() {
    check(
        "y25.training",
        "Lớp 1\tTổ 2\t30\nLớp 2\tTổ 3\t40",
        "+0: name=Lớp 1 | organiser=Tổ 2 | participants=30\n+1: name=Lớp 2 | organiser=Tổ 3 | participants=40",
    );
    check(
        "y25.training",
        "Lớp A\tĐợt 1\t30 lượt\nLớp B\tĐợt 2\t40",
        "+0: name=Lớp A | organiser=Đợt 1 | participants=!30 lượt\n+1: name=Lớp B | organiser=Đợt 2 | participants=40",
    );
    check(
        "y25.dossiers",
        "Đất đai\t30 hồ sơ\nHộ tịch\t5",
        "+0: field=Đất đai | online=!30 hồ sơ\n+1: field=Hộ tịch | online=5",
    );
    check(
        "plan.issuedDocuments",
        "Công văn\tngày 5/2/2024\tVề máy chủ\nKế hoạch\t04/05/2024\tVề máy in",
        "+0: name=Công văn | issued=!ngày 5/2/2024 | subject=Về máy chủ\n+1: name=Kế hoạch | issued=04/5/2024 | subject=Về máy in",
    );
    check(
        "stage.funding",
        "Năm 2016\t1\t2\nNăm 2017\t4\t5",
        "+0: year=Năm 2016 | central=1 | local=2\n+1: year=Năm 2017 | central=4 | local=5",
    );
}
