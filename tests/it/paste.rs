//! Blocks pasted from a spreadsheet: cells, the dry run, limits.

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::exchange::decode::{Decoded, decode};
use bao_cao_so::exchange::paste::{Place, Plan, plan};
use bao_cao_so::exchange::spreadsheet::{BlockProblem, MOST_ROWS, cells, is_block};
use bao_cao_so::model::answer::{Answer, Path};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Table;

/// The cells of a block, `|` between cells, a line a row.
#[track_caller]
fn check_cells(text: &str, expected: &str) {
    let found = cells(text).map(|rows| rows.iter().map(|row| row.join("|")).collect::<Vec<_>>().join("\n"));
    assert_eq!(found.as_deref(), Ok(expected), "{text:?}");
}

#[test]
fn cells_stand_between_tabs_and_line_ends_of_any_system() {
    check_cells("a\tb\nc\td", "a|b\nc|d");
    check_cells("a\tb\r\nc\td\r\n", "a|b\nc|d");
    check_cells("a\tb\rc\td", "a|b\nc|d");
    check_cells("12.481\t20,35\t95%", "12.481|20,35|95%");
    check_cells(" a \t\u{a0}b", "a|b");
    // Rows of unequal length are filled up; blanks at the ends are no cells.
    check_cells("a\n\tb\t\t\n\t\n", "a|\n|b");
    check_cells("\tb", "|b");
}

#[test]
fn quotes_hold_a_cell_of_several_lines_together_and_others_stay() {
    check_cells("\"a\nb\"\tc", "a\nb|c");
    check_cells("\"a\r\nb \"\"x\"\"\"\tc", "a\nb \"x\"|c");
    check_cells("\"Sổ\" điện tử\tc", "\"Sổ\" điện tử|c");
    check_cells("\"i-Office\"\tc", "\"i-Office\"|c");
    check_cells("\"a\tb", "\"a|b");
}

#[test]
fn blank_and_hostile_blocks_are_refused() {
    assert_eq!(cells(""), Err(BlockProblem::Empty));
    assert_eq!(cells("\t\t\n \t\n"), Err(BlockProblem::Empty));
    assert_eq!(cells(&"1\t2\n".repeat(10_000)), Err(BlockProblem::TooLarge));
    assert_eq!(cells(&"x".repeat(1_000_000)), Err(BlockProblem::TooLarge));
    assert_eq!(cells(&"\n".repeat(MOST_ROWS + 5)), Err(BlockProblem::TooLarge));
    assert_eq!(cells(&"1\n".repeat(MOST_ROWS)).map(|rows| rows.len()), Ok(MOST_ROWS));
    assert_eq!(cells(&"\t".repeat(190_000)), Err(BlockProblem::Empty));
}

#[test]
fn one_cell_is_no_block() {
    for (text, several_lines, expected) in
        [("12", false, false), ("12\r\n", false, false), ("1\n2", false, true), ("1\n2", true, false), ("1\t2", true, true)]
    {
        assert_eq!(is_block(text, several_lines), expected, "{text:?}");
    }
}

fn sample() -> Decoded {
    decode(SAMPLES[0].1, &crate::shipped().templates).unwrap()
}

/// Pastes a block into a table of the sample at a row and a column.
fn paste(table: &str, row: usize, column: usize, text: &str, headings: Option<bool>) -> Result<Plan, String> {
    let sample = sample();
    let (report, template) = (sample.report, sample.template);
    let table: &Table = &template.tables[table].table;
    let rows: Vec<String> = template.rows(table, &report).into_iter().map(|row| row.id).collect();
    plan(Place { table, report: &report, rows: &rows, row, column }, text, headings)
}

/// What would become of the cells: `old > new` where a cell changes, `=` where it stays, `!` before what cannot be read.
fn told(plan: &Plan) -> String {
    let rows = plan.rows.iter().map(|row| {
        let cells = row.cells.iter().map(|cell| match &cell.answer {
            None => format!("={}", cell.old),
            Some(Answer::Unreadable(_)) => format!("{} > !{}", cell.old, cell.new),
            Some(_) => format!("{} > {}", cell.old, cell.new),
        });
        format!("{}{}", if row.id.is_none() { "+" } else { "" }, cells.collect::<Vec<_>>().join(" | "))
    });
    rows.collect::<Vec<_>>().join("\n")
}

#[track_caller]
fn check(table: &str, row: usize, column: usize, text: &str, expected: &str) {
    assert_eq!(paste(table, row, column, text, None).map(|plan| told(&plan)).as_deref(), Ok(expected), "{text:?}");
}

const WALL: &str = "Xây dựng tường lửa bảo đảm an toàn, an ninh thông tin";

#[test]
fn a_block_is_read_as_if_each_cell_were_typed_and_choices_by_their_names() {
    check(
        "funding",
        1,
        0,
        "Máy chủ\tngân sách  ĐỊA PHƯƠNG\t12.481,5\tx",
        "+ > Máy chủ |  > Ngân sách địa phương |  > 12.481,5 |  > Có",
    );
    check("funding", 0, 2, "20,35\tkhông", "=20,35 | Có > Không");
    // What cannot be read is kept as typed.
    check("funding", 0, 1, "quỹ riêng\t12.48\tcó lẽ", " > !quỹ riêng | 20,35 > !12.48 | Có > !có lẽ");
}

#[test]
fn blank_cells_change_nothing_and_rows_past_the_end_are_added() {
    check("funding", 0, 0, "\t\t30\nMáy in\t\t5", &format!("={WALL} | = | 20,35 > 30\n+ > Máy in | = |  > 5"));
    let found = paste("funding", 0, 2, "30\n5\n7", None).unwrap();
    assert_eq!((found.changed, found.added, found.unreadable), (3, 2, 0));
}

#[test]
fn a_block_of_several_lines_in_one_cell_stays_one_row() {
    check("funding", 1, 0, "\"Máy chủ\nvà tủ mạng\"\t\t5", "+ > Máy chủ và tủ mạng | = |  > 5");
}

#[test]
fn headings_and_numbers_of_rows_are_passed_over() {
    let block =
        "TT\tNội dung chi\tNguồn kinh phí\tSố tiền (triệu đồng)\tChi cho an toàn thông tin\n1\tMáy in\tNguồn khác\t5\tKhông";
    let found = paste("funding", 1, 0, block, None).unwrap();
    assert!(found.headings);
    assert_eq!(told(&found), "+ > Máy in |  > Nguồn khác |  > 5 |  > Không");
    // A person may say otherwise.
    let kept = paste("funding", 1, 0, block, Some(false)).unwrap();
    assert_eq!((kept.rows.len(), kept.headings), (2, false));
    check("staff", 0, 0, "Chuyên trách\tKiêm nhiệm\n1\t2", " > 1 |  > 2");
}

#[test]
fn rows_that_the_template_names_are_found_by_their_names_and_totals_are_left_out() {
    let block = "Trình độ\tChuyên trách\tKiêm nhiệm\nĐại học\t3\t4\ntrên đại  học\t1\t2\nTổng cộng\t4\t6";
    check("staff", 0, 0, block, " > 3 | 1 > 4\n > 1 |  > 2");
    let places = paste("staff", 0, 0, block, None).unwrap().rows.iter().map(|row| row.place).collect::<Vec<_>>();
    assert_eq!(places, [1, 0]);
    let refused = paste("staff", 0, 0, "Đại học\t3\t4\nTiến sĩ\t1\t2", None).unwrap_err();
    assert!(refused.contains("Tiến sĩ"), "{refused}");
}

#[test]
fn more_than_the_table_holds_is_refused_with_a_sentence() {
    let refused = |table, row, column, text: &str| paste(table, row, column, text, Some(false)).unwrap_err();
    assert!(refused("funding", 0, 2, "1\t2\t3").contains("3 cột"), "columns past the last");
    assert!(refused("staff", 3, 0, "1\n2\n3").contains("mẫu không cho thêm"), "rows past the last of fixed ones");
    assert!(refused("funding", 0, 0, &"1\n".repeat(10_000)).contains("quá lớn"));
    assert!(refused("funding", 1, 0, &"1\n".repeat(MOST_ROWS)).contains("vượt quá"));
    assert!(refused("funding", 0, 0, "\t\n").contains("trống"));
}

#[test]
fn the_dry_run_changes_nothing() {
    let sample = sample();
    let (report, template) = (sample.report, sample.template);
    let before: Report = report.clone();
    let table = &template.tables["staff"].table;
    let rows: Vec<String> = template.rows(table, &report).into_iter().map(|row| row.id).collect();
    let place = Place { table, report: &report, rows: &rows, row: 0, column: 0 };
    let found = plan(place, "7\t8", None).unwrap();
    assert_eq!(found.rows[0].cells[0].answer, Some(Answer::Number(7.into())));
    assert_eq!(report, before);
    assert_eq!(report.answer(&Path::cell("staff", &rows[0], "fullTime")), &Answer::Blank);
}
