//! What is said of cells that cannot be read: about this block, and nothing that it does not hold.

use super::Sheet;
use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;

#[track_caller]
fn said(table: &str, block: &str) -> String {
    let (template, table) = table.split_once('.').unwrap();
    let sheet = Sheet::new(template, table);
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    notes(&plan, &sheet.table).join("\n")
}

#[test]
fn a_word_behind_a_number_is_no_slip_of_a_letter() {
    for (table, block) in [
        ("y25.training", "Lớp A\tSở\t30 lượt\nLớp B\tSở\t20"),
        (
            "stage.networkPoints",
            "Sở A\tCấp tỉnh\t3 lần\nSở B\tCấp tỉnh\t4",
        ),
        ("y25.staff", "Trên đại học\t1 ông\t2"),
    ] {
        let said = said(table, block);
        assert!(said.contains("Chỉ gõ chữ số"), "{said}");
    }
    for block in [
        "Lớp A\tSở\t3O\nLớp B\tSở\t20",
        "Lớp A\tSở\tl2\nLớp B\tSở\t20",
    ] {
        let said = said("y25.training", block);
        assert!(said.contains("ở chỗ của chữ số"), "{said}");
    }
}

#[test]
fn examples_of_notations_are_those_of_the_block() {
    let english = said("y25.dossiers", "Đất đai\t1.234\t5,678,901\t12");
    assert!(!english.contains("1,234.50"), "{english}");
    // 1.500.000 can only be Vietnamese, so nobody is sent to choose English for the block.
    let vietnamese = said(
        "y25.funding",
        "Máy in\tNguồn khác\t20.350\nMáy chủ\tNguồn khác\t1.500.000\nMạng\tNguồn khác\t3.2",
    );
    assert!(
        !vietnamese.contains("1,234.50")
            && vietnamese.contains("20.350 là 20 nghìn 350")
            && !vietnamese.contains("Nếu không phải vậy, chọn")
            && !vietnamese.contains("Nếu cả khối viết kiểu Anh, chọn"),
        "{vietnamese}"
    );
    // Without such a number it is offered.
    let english = said("y25.funding", "Máy in\tNguồn khác\t3.2");
    assert!(
        english.contains("Nếu cả khối viết kiểu Anh, chọn"),
        "{english}"
    );
    let both = said("stage.funding", "2016\t12.500\t1,234.50");
    assert!(both.contains("Đã hiểu 1,234.50 là 1.234,50."), "{both}");
}

#[test]
fn a_total_that_counts_a_part_twice_is_said_to_differ_from_what_is_pasted() {
    let said = said(
        "stage.networkPoints",
        "Sở A\tCấp tỉnh\t1\nSở B\tCấp tỉnh\t9\nTrong đó: xã\tCấp xã\t4\nTổng cộng\t\t14",
    );
    assert!(said.contains("không bằng tổng các dòng được dán"), "{said}");
}

#[test]
fn two_rows_of_one_name_are_told() {
    for (table, block, name) in [
        (
            "y25.dossiers",
            "Lĩnh vực, đơn vị\tTiếp nhận trực tuyến\nĐất đai\t1\nđất đai\t4",
            "“đất đai”",
        ),
        (
            "y25.training",
            "Lớp A\tSở\t7\nLớp B\tSở\t5\nLớp A\tSở\t3",
            "“Lớp A”",
        ),
        (
            "stage.networkPoints",
            "Sở A\tCấp tỉnh\t7\nSở A\tCấp tỉnh\t5",
            "“Sở A”",
        ),
    ] {
        let said = said(table, block);
        assert!(
            said.contains("nhiều dòng cùng tên") && said.contains(name),
            "{said}"
        );
    }
}

#[test]
fn a_first_line_that_is_the_sum_of_small_numbers_is_told() {
    for (table, block) in [
        ("y21.staff", "5\t3\n1\t1\n2\t1\n1\t1\n1\t0"),
        ("y25.staff", "5\t3\n2\t1\n3\t2\n0\t0"),
        ("y25.staff", "2\t2\n1\t1\n1\t1\n0\t0"),
    ] {
        let said = said(table, block);
        assert!(
            said.contains("Dòng 1 của khối dán có số đúng bằng tổng"),
            "{block:?}: {said}"
        );
    }
}

#[test]
fn a_word_that_only_begins_like_a_total_hints_at_none() {
    super::check(
        "stage.networkPoints",
        "Tổng đài 1022\tCấp tỉnh\t1\nTổng công ty A\tCấp tỉnh\t2\nCộng đồng xã\tCấp xã\t3",
        "+0: name=Tổng đài 1022 | level=Cấp tỉnh | points=1\n+1: name=Tổng công ty A | level=Cấp tỉnh | points=2\n+2: name=Cộng đồng xã | level=Cấp xã | points=3",
    );
}

#[test]
fn many_texts_of_one_kind_are_one_sentence() {
    let block: String = (1..=40)
        .map(|at| format!("Việc {at}\tNguồn lạ {at:02}\t{at}\n"))
        .collect();
    let sheet = Sheet::new("y25", "funding");
    let plan = sheet.plan(0, 0, &block, &Choices::default()).unwrap();
    let said = notes(&plan, &sheet.table);
    let unknown: Vec<&String> = said
        .iter()
        .filter(|note| note.contains("không có trong các lựa chọn"))
        .collect();
    assert_eq!(
        unknown,
        [
            "40 ô: “Nguồn lạ 01”, “Nguồn lạ 02”, “Nguồn lạ 03”, …: không có trong các lựa chọn. Hãy chọn lại ở từng ô sau khi dán."
        ]
    );
}
