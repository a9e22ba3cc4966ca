//! Lines of which a block does not tell their row in a table whose rows are fixed: asked about, never guessed, and the others are
//! not refused for them.

use super::{Choices, Sheet, check_chosen, outcome};
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::messages::vi::paste_questions::questions;
use bao_cao_so::model::paste::no_row::NoRow;
use bao_cao_so::model::paste::refusal::Refusal;

const BLOCK: &str = "Cấp tỉnh\t54\t51\t3\nCấp thôn\t1\t1\t0\nSở, ban, ngành\t7\t7\t0";

fn chosen(rows: &[(usize, Option<usize>)]) -> Choices {
    Choices {
        rows: rows.iter().copied().collect(),
        ..Choices::default()
    }
}

#[test]
fn a_line_that_names_no_row_waits_and_the_question_names_it() {
    let sheet = Sheet::new("stage", "byLevel");
    let plan = sheet.plan(0, 0, BLOCK, &Choices::default()).unwrap();
    assert_eq!(plan.unplaced(), [1, 2]);
    assert_eq!(plan.free_rows(3), [1, 2]);
    assert!(!plan.is_ready());
    let asked = questions(&plan, &sheet.table).unwrap().why.join(" ");
    assert_eq!(
        asked,
        "Bảng không có dòng “Cấp thôn”, “Sở, ban, ngành”. Hãy chọn dòng của bảng ở đầu mỗi dòng đó, hoặc bỏ qua."
    );
}

#[test]
fn a_person_puts_lines_aside_or_says_which_row_each_is() {
    let sheet = Sheet::new("stage", "byLevel");
    let decided = chosen(&[(1, Some(2)), (2, None)]);
    check_chosen(
        &sheet,
        (0, 0),
        BLOCK,
        &decided,
        "0: received=54 | inTime=51 | late=3\n2: received=1 | inTime=1 | late=0\nout: NoRow { why: NoSuchName, aside: true }",
    );
    let plan = sheet.plan(0, 0, BLOCK, &decided).unwrap();
    assert!(plan.is_ready());
    assert!(questions(&plan, &sheet.table).is_none());
    assert!(notes(&plan, &sheet.table).contains(&"Bỏ qua 1 dòng không có trong bảng.".to_owned()));
}

#[test]
fn a_row_is_chosen_once_and_never_one_that_a_line_names() {
    let sheet = Sheet::new("stage", "byLevel");
    for rows in [[(1, Some(0)), (2, None)], [(1, None), (2, Some(9))]] {
        let plan = sheet.plan(0, 0, BLOCK, &chosen(&rows)).unwrap();
        assert_eq!(plan.unplaced().len(), 1, "{}", outcome(&sheet, &plan));
        assert!(!plan.is_ready());
    }
    let twice = chosen(&[(1, Some(2)), (2, Some(2))]);
    assert_eq!(sheet.plan(0, 0, BLOCK, &twice).unwrap().unplaced(), [2]);
}

#[test]
fn a_line_without_a_name_is_told_as_one() {
    let sheet = Sheet::new("stage", "byLevel");
    let block = "Cấp tỉnh\t54\t51\t3\n\t1\t1\t0";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    let asked = questions(&plan, &sheet.table).unwrap().why.join(" ");
    assert!(
        asked.starts_with("Bảng không có dòng (không tên)."),
        "{asked}"
    );
}

/// A block in which no line has a name of the table was refused as a whole.
#[test]
fn a_block_without_a_known_name_is_asked_about_line_by_line() {
    let sheet = Sheet::new("stage", "byLevel");
    let block = "Tỉnh\t54\t51\t3\nHuyện\t1\t1\t0";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    assert_eq!(
        (plan.unplaced(), plan.free_rows(3)),
        (vec![0, 1], vec![0, 1, 2])
    );
    assert!(!plan.is_ready() && plan.waiting().is_empty());
    let decided = chosen(&[(0, Some(0)), (1, Some(1))]);
    check_chosen(
        &sheet,
        (0, 0),
        block,
        &decided,
        "0: received=54 | inTime=51 | late=3\n1: received=1 | inTime=1 | late=0",
    );
    // A block of another table altogether.
    let names = ('A'..='Z').flat_map(|one| "abc".chars().map(move |other| (one, other)));
    let lines: Vec<String> = names
        .enumerate()
        .map(|(line, (one, other))| format!("Xã {one}{other}\t{}", 7 + line * line))
        .collect();
    let other = sheet.plan(0, 0, &lines.join("\n"), &Choices::default());
    assert!(
        matches!(&other, Err(Refusal::UnknownRows(names)) if names.len() > 60),
        "{other:?}"
    );
}

/// Two lines of one name were refused with all the others.
#[test]
fn of_several_lines_of_one_name_a_person_says_which_is_meant() {
    let sheet = Sheet::new("stage", "byLevel");
    let block = "Cấp tỉnh\t54\t51\t3\nCấp tỉnh\t1\t1\t0\nCấp xã\t9\t9\t0";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    assert_eq!(
        (plan.without_row(NoRow::SameName), plan.free_rows(3)),
        (vec![0, 1], vec![0, 1])
    );
    let asked = questions(&plan, &sheet.table).unwrap().why.join(" ");
    assert_eq!(
        asked,
        "Khối dán có nhiều dòng cùng tên “Cấp tỉnh”. Hãy bỏ qua dòng thừa ở đầu dòng đó, hoặc chọn dòng của bảng cho từng dòng."
    );
    const ASIDE: &str = "out: NoRow { why: SameName, aside: true }";
    const SECOND: &str = "0: received=1 | inTime=1 | late=0";
    const THIRD: &str = "2: received=9 | inTime=9 | late=0";
    let one_aside = chosen(&[(0, None)]);
    let expected = format!("{ASIDE}\n{SECOND}\n{THIRD}");
    check_chosen(&sheet, (0, 0), block, &one_aside, &expected);
    let plan = sheet.plan(0, 0, block, &one_aside).unwrap();
    assert!(plan.is_ready());
    let said = notes(&plan, &sheet.table);
    assert!(said.contains(&"Đã chọn bỏ qua 1 dòng của khối dán.".to_owned()));
    // One of them is another row.
    let each = chosen(&[(0, Some(1)), (1, Some(0))]);
    let expected = format!("1: received=54 | inTime=51 | late=3\n{SECOND}\n{THIRD}");
    check_chosen(&sheet, (0, 0), block, &each, &expected);
    let half = chosen(&[(0, Some(1))]);
    assert_eq!(sheet.plan(0, 0, block, &half).unwrap().unplaced(), [1]);
}

/// One line more than the table has rows was refused with all the others.
#[test]
fn of_one_line_too_many_a_person_says_which_is_left_out() {
    let sheet = Sheet::new("stage", "byLevel");
    let block = "10\t5\t5\n20\t10\t10\n99\t99\t98\n7\t7\t0";
    let plan = sheet.plan(0, 0, block, &Choices::default()).unwrap();
    assert_eq!(plan.without_row(NoRow::TooMany), [0, 1, 2, 3]);
    let asked = questions(&plan, &sheet.table).unwrap().why.join(" ");
    assert!(
        asked.starts_with(
            "Khối dán có 4 dòng số liệu không kèm tên dòng, vượt quá các dòng của bảng kể từ ô đang dán."
        ),
        "{asked}"
    );
    const ASIDE: &str = "out: NoRow { why: TooMany, aside: true }";
    const FIRST: &str = "0: received=10 | inTime=5 | late=5\n1: received=20 | inTime=10 | late=10";
    const LAST: &str = "2: received=7 | inTime=7 | late=0";
    let expected = format!("{FIRST}\n{ASIDE}\n{LAST}");
    check_chosen(&sheet, (0, 0), block, &chosen(&[(2, None)]), &expected);
    // Each line by itself: nothing goes in that was not chosen.
    let each = chosen(&[(0, None), (1, Some(1)), (2, Some(0)), (3, Some(2))]);
    let expected = format!(
        "{ASIDE}\n1: received=20 | inTime=10 | late=10\n0: received=99 | inTime=99 | late=98\n{LAST}"
    );
    check_chosen(&sheet, (0, 0), block, &each, &expected);
    let some = chosen(&[(0, None), (2, Some(0))]);
    assert_eq!(sheet.plan(0, 0, block, &some).unwrap().unplaced(), [1, 3]);
    // From a row further down.
    let plan = sheet.plan(2, 0, "5\n6", &Choices::default()).unwrap();
    assert_eq!(plan.without_row(NoRow::TooMany), [0, 1]);
    check_chosen(
        &sheet,
        (2, 0),
        "5\n6",
        &chosen(&[(0, None)]),
        &format!("{ASIDE}\n2: received=6"),
    );
}

/// A Roman number in front made a line the heading of a group, and its numbers stayed out.
#[test]
fn numbers_in_a_line_with_a_roman_number_are_those_of_a_row() {
    let sheet = Sheet::new("stage", "byLevel");
    for (block, expected) in [
        (
            "I\tCấp tỉnh\t54\t51\t3\n1\tCấp huyện\t1\t1\t0\n2\tCấp xã\t9\t9\t0",
            "0: received=54 | inTime=51 | late=3\n1: received=1 | inTime=1 | late=0\n2: received=9 | inTime=9 | late=0",
        ),
        (
            "I\tSở, ngành\t54\t51\t3\n1\tCấp huyện\t1\t1\t0\n2\tCấp xã\t9\t9\t0",
            "out: NoRow { why: NoSuchName, aside: false }\n1: received=1 | inTime=1 | late=0\n2: received=9 | inTime=9 | late=0",
        ),
        // What adds up those below it is their total, and one without numbers a heading.
        (
            "I\tHai cấp\t10\t10\t0\n1\tCấp huyện\t1\t1\t0\n2\tCấp xã\t9\t9\t0",
            "out: Totals { sums: Some(true) }\n1: received=1 | inTime=1 | late=0\n2: received=9 | inTime=9 | late=0",
        ),
        (
            "I\tHai cấp\t\t\t\n1\tCấp huyện\t1\t1\t0\n2\tCấp xã\t9\t9\t0",
            "out: Group\n1: received=1 | inTime=1 | late=0\n2: received=9 | inTime=9 | late=0",
        ),
    ] {
        check_chosen(&sheet, (0, 0), block, &Choices::default(), expected);
    }
}

/// "a) 1 2 3" was taken for a line that numbers the columns: it stayed out, and every line below moved up by one.
#[test]
fn a_letter_with_a_bracket_names_a_row_and_no_column() {
    let sheet = Sheet::new("stage", "byLevel");
    check_chosen(
        &sheet,
        (0, 0),
        "a)\t1\t2\t3\nb)\t4\t2\t2\nc)\t3\t3\t0",
        &Choices::default(),
        // Which column is which is asked.
        "0: \n1: \n2: \ndoubt: Order",
    );
}
