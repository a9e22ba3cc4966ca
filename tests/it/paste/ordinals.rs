//! Words in the column of the numbers of rows: never left out without a word.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::{Fate, LeftOut, LineKind};

use super::Sheet;

const HEAD: &str = "STT\tLĩnh vực, đơn vị\tTiếp nhận trực tuyến\tTiếp nhận trực tiếp\n";

/// What is said of a block with the headings of the dossiers, and the kinds of its lines.
fn planned(rows: &str) -> (String, Vec<LineKind>, usize) {
    let sheet = Sheet::new("y25", "dossiers");
    let text = format!("{HEAD}{rows}");
    let plan = sheet.plan(0, 0, &text, &Choices::default()).unwrap();
    let left_out = Fate::LeftOut(LeftOut::WordsAmongOrdinals);
    let words = plan.cells().filter(|cell| cell.fate == left_out).count();
    let kinds = plan.lines.iter().map(|line| line.kind.clone()).collect();
    (notes(&plan, &sheet.table).join("\n"), kinds, words)
}

#[test]
fn a_name_among_the_numbers_of_rows_is_told_of() {
    let rows = "1\tĐất đai\t5\t2\nY tế\t\t41\t10\n2\tHộ tịch\t1\t3";
    let (said, _, words) = planned(rows);
    assert_eq!(words, 1, "{said}");
    assert!(
        said.contains("Không dán 1 ô chữ nằm ở cột số thứ tự"),
        "{said}"
    );
    // Numbers of every kind number rows.
    let rows = "I\tCấp tỉnh\t\t\n1\tĐất đai\t5\t2\n1.1\tCấp mới\t4\t1\n2.\tHộ tịch\t1\t3";
    let (said, _, words) = planned(rows);
    assert_eq!(words, 0, "{said}");
    assert!(!said.contains("ô chữ nằm ở cột số thứ tự"), "{said}");
}

#[test]
fn a_heading_over_all_columns_is_the_name_of_a_group_and_no_blank_line() {
    let rows = "1\tĐất đai\t5\t2\nUBND xã Tân Lập\t\t\t\n2\tHộ tịch\t1\t3";
    let (said, kinds, _) = planned(rows);
    assert_eq!(kinds.get(2), Some(&LineKind::Group), "{said}");
    assert!(said.contains("tên nhóm"), "{said}");
}
