//! Lines that name no row of a table whose rows are fixed: asked about, never guessed, and the others are not refused for them.

use super::{Choices, Sheet, check_chosen, outcome};
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::messages::vi::paste_questions::questions;

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
        "0: received=54 | inTime=51 | late=3\n2: received=1 | inTime=1 | late=0\nout: NoSuchRow { aside: true }",
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
