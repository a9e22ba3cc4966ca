//! Words in the column of the numbers of rows: never left out without a word.

use bao_cao_so::formats::clipboard::paste::Choices;
use bao_cao_so::messages::vi::paste_account::notes;
use bao_cao_so::model::paste::plan::{Fate, LeftOut, LineKind};
use bao_cao_so::model::paste::target::Target;

use super::{Sheet, check_chosen};

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

/// Roman numbers were taken for names of rows, so that each was asked about, or a block with them for one column too wide.
#[test]
fn roman_numbers_of_rows_are_left_out_as_letters_and_digits_are() {
    let staff = Sheet::new("y25", "staff");
    let levels = Sheet::new("stage", "byLevel");
    let rows = ["Trên đại học", "Đại học", "Cao đẳng", "Trình độ khác"];
    for numbers in [
        ["1", "2", "3", "4"],
        ["A", "B", "C", "D"],
        ["I", "II", "III", "IV"],
        ["I.", "II.", "III.", "IV."],
    ] {
        let block = |names: Option<&[&str]>| {
            let one = |(at, number): (usize, &&str)| {
                let name = names.map_or(String::new(), |names| format!("\t{}", names[at]));
                format!("{number}{name}\t{}\t{}", at + 5, at * 3 + 2)
            };
            let lines: Vec<String> = numbers.iter().enumerate().map(one).collect();
            lines.join("\n")
        };
        let filled = "0: fullTime=5 | partTime=2\n1: fullTime=6 | partTime=5\n2: fullTime=7 | partTime=8\n3: fullTime=8 | partTime=11";
        let choices = Choices::default();
        check_chosen(&staff, (0, 0), &block(None), &choices, filled);
        check_chosen(&staff, (0, 0), &block(Some(&rows)), &choices, filled);
    }
    // One row alone, which counts nothing.
    let plan = levels.plan(0, 0, "II\tCấp huyện\t5\t2", &Choices::default());
    let targets = plan.unwrap().columns;
    assert!(
        targets
            .iter()
            .any(|column| column.target == Target::RowName)
    );
    assert_ne!(targets[0].target, Target::RowName);
}
