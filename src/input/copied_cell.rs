//! Whether what stands on the clipboard is one cell of a spreadsheet, as data: a cell takes the place of what a field holds,
//! a piece of text goes where the caret is.
//!
//! Not here: blocks of several cells (`formats::clipboard`).

/// Marks that a spreadsheet puts into the HTML of what is copied from it, small letters. Google Sheets copies a single cell
/// without a table around it.
const GOOGLE_SHEETS: [&str; 3] = [
    "<google-sheets-html-origin",
    "data-sheets-root",
    "data-sheets-value",
];

/// True when a text and its HTML (empty where there is none) are one cell. Excel and LibreOffice put a line end behind a
/// cell's text; where there is none, as from Google Sheets, the HTML tells. Plain text alone is a piece of text.
#[must_use]
pub fn is_one_cell(text: &str, html: &str) -> bool {
    let cell = text.trim_matches(['\r', '\n', '\t']);
    if cell.trim().is_empty() || cell.contains(['\t', '\r', '\n']) {
        return false;
    }
    cell.len() < text.len() || is_cell_of_table(html)
}

/// True when a text and its HTML are several cells. Where words are typed, lines alone are words of several lines, unless the
/// HTML is a table.
#[must_use]
pub fn are_several_cells(text: &str, html: &str, is_words: bool) -> bool {
    let cells = text.trim_matches(['\r', '\n', '\t']);
    let has = |sign: u8| cells.bytes().any(|byte| byte == sign);
    has(b'\t') || (has(b'\n') || has(b'\r')) && (!is_words || is_table(html))
}

/// True for HTML with several cells of a table.
fn is_table(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    cells(&html, "<td") + cells(&html, "<th") > 1
}

fn is_cell_of_table(html: &str) -> bool {
    let html = html.to_ascii_lowercase();
    match cells(&html, "<td") + cells(&html, "<th") {
        0 => GOOGLE_SHEETS
            .iter()
            .any(|mark| places(&html, mark).next().is_some()),
        count => count == 1,
    }
}

/// How many elements of a name begin: `<th` is no `<thead`.
fn cells(html: &str, opening: &str) -> usize {
    places(html, opening)
        .filter(|at| {
            let next = html.as_bytes().get(at + opening.len());
            next.is_some_and(|sign| !sign.is_ascii_alphanumeric())
        })
        .count()
}

/// Where a mark stands in HTML. Byte by byte: the search of texts is 2 KB of the first file of the program, which has no other
/// use for it.
fn places<'a>(html: &'a str, mark: &'a str) -> impl Iterator<Item = usize> + 'a {
    let windows = html.as_bytes().windows(mark.len()).enumerate();
    windows.filter_map(move |(at, found)| (found == mark.as_bytes()).then_some(at))
}
