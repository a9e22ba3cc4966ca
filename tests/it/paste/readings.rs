//! How the text of a cell is read, what a row keeps, and that a dry run changes nothing.

use bao_cao_so::formats::clipboard::paste::Choices;

use bao_cao_so::messages::vi::paste_account::{notes, refusal};
use bao_cao_so::model::answer::Answer;
use bao_cao_so::model::paste::plan::Fate;

use super::{Sheet, check, check_at, check_chosen};

#[test]
fn a_block_is_read_as_if_each_cell_were_typed_and_choices_by_their_names() {
    check(
        "y25.funding",
        "Máy chủ\tngân sách  ĐỊA PHƯƠNG\t12.481,5\tx",
        "+0: content=Máy chủ | source=Ngân sách địa phương | amount=12.481,5 | security=Có",
    );
    check_at(
        "y25.funding",
        (0, 1),
        "quỹ riêng\t12.48\tcó lẽ",
        "+0: source=!quỹ riêng | amount=!12.48 | security=!có lẽ",
    );
    check(
        "y25.funding",
        "\"Máy chủ\nvà tủ mạng\"\t\t5",
        "+0: content=Máy chủ và tủ mạng | amount=5",
    );
    check(
        "plan.issuedDocuments",
        "Quyết định 5/QĐ-UBND\t05/3/2025\tVề việc",
        "+0: name=Quyết định 5/QĐ-UBND | issued=05/3/2025 | subject=Về việc",
    );
    // quotes
    check(
        "y25.training",
        "\"gọi là \"\"Tổ CNSCĐ\"\"\"\t\t5",
        "+0: name=gọi là \"Tổ CNSCĐ\" | participants=5",
    );
}

#[test]
fn what_prints_otherwise_is_another_answer() {
    let sheet = Sheet::new("y25", "funding").filled("a\tNguồn khác\t98,5\tCó");
    check_chosen(
        &sheet,
        (0, 2),
        "98,50\tCó",
        &Choices::default(),
        "0: amount=98,50",
    );
    check_chosen(&sheet, (0, 2), "98,5\tCó", &Choices::default(), "0: ");
}

#[test]
fn blank_cells_change_nothing() {
    let sheet = Sheet::new("y25", "funding").filled("a\tNguồn khác\t1\tCó\nb\t\t2\t");
    check_chosen(
        &sheet,
        (0, 0),
        "\t\t30\t\nMáy in\t\t5\t",
        &Choices::default(),
        "0: amount=30\n1: content=Máy in | amount=5",
    );
    let plan = sheet
        .plan(0, 0, "\t\t30\t\nMáy in\t\t5\t", &Choices::default())
        .unwrap();
    assert_eq!(
        (
            plan.changed(),
            plan.replaced(),
            plan.added,
            plan.unreadable()
        ),
        (3, 3, 0, 0)
    );
    assert_eq!(plan.lines[0].cells[0].fate, Fate::Blank);
    let longer = sheet
        .plan(1, 2, "7\n12.48\n9", &Choices::default())
        .unwrap();
    assert_eq!(
        (
            longer.changed(),
            longer.replaced(),
            longer.added,
            longer.unreadable()
        ),
        (3, 1, 2, 1)
    );
}

#[test]
fn the_account_tells_each_kind_once_and_refusals_say_what_the_table_has() {
    let sheet = Sheet::new("y25", "funding");
    let block = "TT\tNội dung chi\tGhi chú\tSố tiền\n1\ta\tx\t12.48\n2\tb\ty\t1.48\n3\tc\t\t1,18\nTổng cộng\t\t\t5";
    let told = notes(
        &sheet.plan(0, 0, block, &Choices::default()).unwrap(),
        &sheet.table,
    );
    let expected = [
        "Cột số thứ tự",
        "Cột “Ghi chú”",
        "1 dòng tiêu đề",
        "1 dòng trông như dòng tổng",
        "2 ô: Dấu chấm",
    ];
    assert_eq!(told.len(), expected.len(), "{told:?}");
    for (told, expected) in told.iter().zip(expected) {
        assert!(told.contains(expected), "{told} lacks {expected}");
    }
    let levels = Sheet::new("stage", "byLevel");
    let many: Vec<String> = ('A'..='Z')
        .flat_map(|one| "abc".chars().map(move |other| (one, other)))
        .enumerate()
        .map(|(line, (one, other))| format!("Cấp {one}{other}\t{}", 7 + line * line))
        .collect();
    let why = refusal(
        &levels
            .plan(0, 0, &many.join("\n"), &Choices::default())
            .unwrap_err(),
        &levels.table,
    );
    assert!(
        why.contains("“Cấp Bb” và 73 dòng khác.")
            && why.contains("“Cấp tỉnh”, “Cấp huyện”, “Cấp xã”"),
        "{why}"
    );
}

#[test]
fn the_dry_run_changes_nothing() {
    let sheet = Sheet::new("y25", "staff");
    let before = sheet.report.clone();
    let found = sheet.plan(0, 0, "7\t8", &Choices::default()).unwrap();
    assert_eq!(
        found.lines[0].cells[0].change().unwrap().new,
        Answer::Number(7.into())
    );
    assert_eq!(sheet.report, before);
}
