//! Text of the clipboard to cells.

use bao_cao_so::formats::clipboard::spreadsheet::{cells, is_block};

use bao_cao_so::model::paste::refusal::{BlockProblem, MOST_COLUMNS, MOST_ROWS};

/// The cells of a block, `|` between cells, a line a row.
#[track_caller]
fn check_cells(text: &str, expected: &str) {
    let found = cells(text).map(|rows| {
        rows.iter()
            .map(|row| row.join("|"))
            .collect::<Vec<_>>()
            .join("\n")
    });
    assert_eq!(found.as_deref(), Ok(expected), "{text:?}");
}

#[test]
fn cells_stand_between_tabs_and_line_ends_of_any_system() {
    check_cells("a\tb\nc\td", "a|b\nc|d");
    check_cells("a\tb\r\nc\td\r\n", "a|b\nc|d");
    check_cells("a\tb\rc\td", "a|b\nc|d");
    check_cells("12.481\t20,35\t95%", "12.481|20,35|95%");
    check_cells(" a \t\u{a0}b", "a|b");
    check_cells("\u{feff}a\t\u{a0}\u{200b}\n\u{a0}\t \r\n", "a");
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
    // "quotes": some spreadsheets also quote a cell with a quote in it.
    check_cells("\"gọi là \"\"Tổ CNSCĐ\"\"\"\t5", "gọi là \"Tổ CNSCĐ\"|5");
    check_cells("5\t\"\"\"Tổ\"\" CNSCĐ\"\r\n6\tx", "5|\"Tổ\" CNSCĐ\n6|x");
    check_cells("\"Tổ\" và \"đội\"\t5", "\"Tổ\" và \"đội\"|5");
    check_cells("\"\"Tổ\"\"\t5", "\"\"Tổ\"\"|5");
    check_cells("\"a\tb", "\"a|b");
    // A quote that begins in one cell and ends in another holds no lines together.
    check_cells(
        "\"Tổ\tSở\t5\nLớp B\tSở\t6\nLớp C\"\tSở\t7",
        "\"Tổ|Sở|5\nLớp B|Sở|6\nLớp C\"|Sở|7",
    );
    check_cells("\"a\tb\"\tc", "\"a|b\"|c");
    check_cells("x\t\"a\nb\tc\"\n1\t2", "x|\"a\nb|c\"\n1|2");
}

#[test]
fn blank_and_hostile_blocks_are_refused() {
    assert_eq!(cells(""), Err(BlockProblem::Empty));
    assert_eq!(cells("\t\t\n \t\n"), Err(BlockProblem::Empty));
    assert_eq!(cells(&"1\t2\n".repeat(10_000)), Err(BlockProblem::TooLarge));
    assert_eq!(cells(&"x".repeat(1_000_000)), Err(BlockProblem::TooLarge));
    assert_eq!(
        cells(&"\n".repeat(MOST_ROWS + 5)),
        Err(BlockProblem::TooLarge)
    );
    assert_eq!(
        cells(&"1\n".repeat(MOST_ROWS)).map(|rows| rows.len()),
        Ok(MOST_ROWS)
    );
    assert_eq!(
        cells(&"1\t".repeat(MOST_COLUMNS + 1)),
        Err(BlockProblem::TooLarge)
    );
    assert_eq!(
        cells(&"1\t".repeat(MOST_COLUMNS)).map(|rows| rows[0].len()),
        Ok(MOST_COLUMNS)
    );
    assert_eq!(cells(&"\t".repeat(190_000)), Err(BlockProblem::Empty));
}

#[test]
fn one_cell_is_no_block() {
    for (text, several_lines, expected) in [
        ("12", false, false),
        ("12\r\n", false, false),
        ("1\n2", false, true),
        ("1\n2", true, false),
        ("1\t2", true, true),
    ] {
        assert_eq!(is_block(text, several_lines), expected, "{text:?}");
    }
}
