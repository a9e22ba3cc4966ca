//! A block of cells as spreadsheets put it on the clipboard: tabs between cells, a line a row.
//!
//! Not here: what becomes of the cells (`paste`).

use crate::formats::csv::unescape_formula;
use crate::model::paste::refusal::{BlockProblem, MOST_CHARACTERS, MOST_COLUMNS, MOST_ROWS};

/// True for a text that came from several cells, and not from one that may itself hold several lines.
#[must_use]
pub fn is_block(text: &str, several_lines: bool) -> bool {
    text.contains('\t') || (!several_lines && text.trim_matches(['\r', '\n']).contains('\n'))
}

/// The cells of a block, row by row; blank rows and columns at its ends are gone, all rows have the same length.
///
/// # Errors
/// [`BlockProblem`] says why there are none.
pub fn cells(text: &str) -> Result<Vec<Vec<String>>, BlockProblem> {
    if text.chars().nth(MOST_CHARACTERS).is_some() {
        return Err(BlockProblem::TooLarge);
    }
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut rest = text;
    while !rest.is_empty() && rows.len() <= MOST_ROWS {
        let mut row = Vec::new();
        loop {
            let (cell, after) = first_cell(rest);
            row.push(unescape_formula(&cell).to_owned());
            match after.strip_prefix('\t') {
                Some(next) => rest = next,
                None => {
                    rest = after
                        .strip_prefix("\r\n")
                        .or(after.strip_prefix(['\r', '\n']))
                        .unwrap_or(after);
                    break;
                }
            }
        }
        rows.push(row);
    }
    while rows
        .last()
        .is_some_and(|row| row.iter().all(String::is_empty))
        && rest.is_empty()
    {
        rows.pop();
    }
    let wide = |row: &Vec<String>| {
        row.iter()
            .rposition(|cell| !cell.is_empty())
            .map_or(0, |last| last + 1)
    };
    let width = rows.iter().map(wide).max().unwrap_or(0);
    if rows.len() > MOST_ROWS || width > MOST_COLUMNS {
        return Err(BlockProblem::TooLarge);
    }
    if width == 0 {
        return Err(BlockProblem::Empty);
    }
    rows.iter_mut()
        .for_each(|row| row.resize(width, String::new()));
    Ok(rows)
}

/// The first cell, and what follows it: nothing, or a text that begins with the sign that ends the cell.
fn first_cell(text: &str) -> (String, &str) {
    if let Some((cell, rest)) = quoted(text) {
        return (cell, rest);
    }
    let (cell, rest) = text.split_at(text.find(['\t', '\r', '\n']).unwrap_or(text.len()));
    (trimmed(cell).to_owned(), rest)
}

/// A cell without blanks at its ends, no-break spaces and signs of no width among them.
fn trimmed(cell: &str) -> &str {
    cell.trim_matches(|sign: char| {
        sign.is_whitespace() || matches!(sign, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}')
    })
}

/// A cell in quotes. Spreadsheets quote what needs it: a cell with a line break inside, some also one with a quote, which
/// then stands twice. Other quotes are a person's own, also where one begins a cell and the next ends another: no one types
/// a tab into a cell, so what holds one is several cells.
fn quoted(text: &str) -> Option<(String, &str)> {
    let inside = text.strip_prefix('"')?;
    let mut signs = inside.char_indices().peekable();
    let mut cell = String::new();
    while let Some((place, sign)) = signs.next() {
        if sign == '\t' {
            return None;
        } else if sign != '"' {
            cell.push(sign);
        } else if signs.next_if(|(_, next)| *next == '"').is_some() {
            cell.push('"');
        } else {
            let rest = inside.get(place + 1..)?;
            let ends = rest.is_empty() || rest.starts_with(['\t', '\r', '\n']);
            let needed = cell.contains(['\r', '\n', '"']);
            return (ends && needed).then(|| (trimmed(&cell).replace("\r\n", "\n"), rest));
        }
    }
    None
}

/// The block with rows and columns changed places.
#[must_use]
pub fn turned(rows: &[Vec<String>]) -> Vec<Vec<String>> {
    let width = rows.first().map_or(0, Vec::len);
    (0..width)
        .map(|column| {
            rows.iter()
                .map(|row| row.get(column).cloned().unwrap_or_default())
                .collect()
        })
        .collect()
}
