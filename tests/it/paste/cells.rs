//! Text of the clipboard to cells.

use bao_cao_so::formats::clipboard::spreadsheet::{cells, is_block};
use bao_cao_so::input::copied_cell::{are_several_cells, is_one_cell};

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

/// Field case `lone-cell`: what spreadsheets put on the clipboard for one cell, and what is none.
#[test]
fn one_cell_of_a_spreadsheet_is_told_from_a_piece_of_text() {
    let google = r#"<meta charset='utf-8'><google-sheets-html-origin><style type="text/css"><!--td {border: 1px solid #cccccc;}--></style><span style="font-size:10pt;" data-sheets-value="{&quot;1&quot;:3}">5</span>"#;
    let newer = r#"<span data-sheets-root="1" style="font-size:10pt">5</span>"#;
    let excel = "<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><body><table border=0>\r\n<col width=64>\r\n<tr height=20><!--StartFragment-->\r\n<td height=20 align=right>5</td>\r\n<!--EndFragment--></tr></table></body></html>";
    let libre = "<html><head><meta name=\"generator\" content=\"LibreOffice 7.4\"/></head><body><table cellspacing=\"0\"><colgroup width=\"85\"></colgroup><TR><TD ALIGN=\"right\">5</TD></TR></table></body></html>";
    let head = "<table><thead><tr><th>5</th></tr></thead></table>";
    let two = "<table><tr><td>5</td><td></td></tr></table>";
    for (text, html, expected) in [
        ("5", google, true),
        ("5", newer, true),
        ("5", excel, true),
        ("5", libre, true),
        ("5", head, true),
        ("31/12/2025", google, true),
        ("5\r\n", excel, true),
        ("5\n", "", true),
        ("\n6\n", "", true),
        ("\t7", "", true),
        // A piece of text, with the HTML that browsers and word processors give it.
        ("5", "", false),
        (
            "5",
            "<meta charset='utf-8'><span style=\"color:red\">5</span>",
            false,
        ),
        ("5", "<b>5</b><thead></thead><tdx>", false),
        // Blank cells, and several.
        ("", google, false),
        (" \n", excel, false),
        ("5\t6", google, false),
        ("5\n6\n", excel, false),
        ("5", two, false),
    ] {
        assert_eq!(is_one_cell(text, html), expected, "{text:?} {html}");
    }
    for (text, html, is_words, expected) in [
        ("5\t6", "", true, true),
        ("5\r\n6\r\n", "", false, true),
        // Words of two lines, and a column of words.
        ("Sở\nTỉnh", "", true, false),
        ("Sở\nTỉnh", two, true, true),
        ("Sở\nTỉnh", excel, true, false),
        // One cell with blank ones around it.
        ("\t7\n", "", false, false),
        ("\n6\n", two, false, false),
        ("5", two, false, false),
    ] {
        assert_eq!(
            are_several_cells(text, html, is_words),
            expected,
            "{text:?} {html}"
        );
    }
}
