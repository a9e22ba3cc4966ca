//! Tables in text: comma, semicolon or tab between values (RFC 4180 and what spreadsheets make of it), in and out.

use thiserror::Error;

use crate::input::sanitize::{clean, is_invisible};

/// Most rows that are read.
pub const MOST_ROWS: usize = 20_000;
/// Most values of a row.
pub const MOST_VALUES: usize = 100;
/// Largest text that is read, in bytes.
pub const LARGEST_TABLE: usize = 10_000_000;

/// A row with the place of each value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CsvRow {
    /// Line on which it begins, from 1.
    pub line: usize,
    /// Its values as they are meant: without quotes, and without signs that nobody sees.
    pub values: Vec<String>,
}

/// Why text is no table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum CsvError {
    /// Larger than [`LARGEST_TABLE`].
    #[error("{0} bytes are more than a table may have")]
    TooLarge(usize),
    /// More rows than [`MOST_ROWS`].
    #[error("line {line}: more than {MOST_ROWS} rows")]
    TooManyRows {
        /// Line of the first row too many.
        line: usize,
    },
    /// More values than [`MOST_VALUES`].
    #[error("line {line}: more than {MOST_VALUES} values")]
    TooManyValues {
        /// Line of the row.
        line: usize,
    },
    /// A quote that nothing closes.
    #[error("line {line}: a quote is not closed")]
    OpenQuote {
        /// Line of the quote.
        line: usize,
    },
}

/// Reads a table. What stands between values is told by the first line: tab, semicolon or comma, of which the most counts. A
/// byte-order mark and the line `sep=;` of spreadsheets are passed over, and so are rows without any value.
///
/// # Errors
/// It is larger than it may be, or a quote is not closed.
pub fn read_csv(text: &str) -> Result<Vec<CsvRow>, CsvError> {
    if text.len() > LARGEST_TABLE {
        return Err(CsvError::TooLarge(text.len()));
    }
    let text = text.trim_start_matches('\u{feff}');
    let (text, first_line, stated) = without_stated_separator(text);
    let separator = stated.unwrap_or_else(|| separator_of(text));
    Reader {
        rows: Vec::new(),
        row: CsvRow {
            line: first_line,
            values: Vec::new(),
        },
        value: String::new(),
        line: first_line,
    }
    .read(text, separator)
}

/// The text behind `sep=;`, the line on which it begins, and what that line states.
fn without_stated_separator(text: &str) -> (&str, usize, Option<char>) {
    let stated = text.strip_prefix("sep=").and_then(|rest| {
        let mut signs = rest.chars();
        let separator = signs.next()?;
        let behind = signs.as_str();
        let rest = behind
            .strip_prefix("\r\n")
            .or_else(|| behind.strip_prefix('\n'))?;
        Some((rest, 2, Some(separator)))
    });
    stated.unwrap_or((text, 1, None))
}

/// What stands between the values of the first line, outside quotes; a semicolon where nothing does.
fn separator_of(text: &str) -> char {
    let mut counts = [('\t', 0), (';', 0), (',', 0)];
    let mut quoted = false;
    for sign in text.chars() {
        match sign {
            '"' => quoted = !quoted,
            '\n' | '\r' if !quoted => break,
            _ if quoted => {}
            _ => {
                if let Some((_, count)) = counts.iter_mut().find(|(one, _)| *one == sign) {
                    *count += 1;
                }
            }
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    let found = counts.iter().find(|(_, count)| *count == most && most > 0);
    found.map_or(';', |(separator, _)| *separator)
}

struct Reader {
    rows: Vec<CsvRow>,
    row: CsvRow,
    value: String,
    line: usize,
}

impl Reader {
    fn read(mut self, text: &str, separator: char) -> Result<Vec<CsvRow>, CsvError> {
        let mut signs = text.chars().peekable();
        let mut open: Option<usize> = None;
        while let Some(sign) = signs.next() {
            if sign == '\n' || (sign == '\r' && signs.peek() != Some(&'\n')) {
                self.line += 1;
            }
            match (open, sign) {
                // Two quotes inside quotes are one.
                (Some(_), '"') if signs.peek() == Some(&'"') => {
                    signs.next();
                    self.value.push('"');
                }
                (Some(_), '"') => open = None,
                (Some(_), _) => self.value.push(sign),
                // A quote in the middle of a value is a sign like others, as in 15" screens.
                (None, '"') if self.value.is_empty() => open = Some(self.line),
                (None, _) if sign == separator => self.end_value()?,
                (None, '\r') if signs.peek() == Some(&'\n') => {}
                (None, '\n' | '\r') => self.end_row()?,
                (None, _) => self.value.push(sign),
            }
        }
        if let Some(line) = open {
            return Err(CsvError::OpenQuote { line });
        }
        self.end_row()?;
        Ok(self.rows)
    }

    fn end_value(&mut self) -> Result<(), CsvError> {
        if self.row.values.len() >= MOST_VALUES {
            let line = self.row.line;
            return Err(CsvError::TooManyValues { line });
        }
        self.row.values.push(clean(&self.value));
        self.value.clear();
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), CsvError> {
        self.end_value()?;
        let next = CsvRow {
            line: self.line,
            values: Vec::new(),
        };
        let row = std::mem::replace(&mut self.row, next);
        if row.values.iter().all(|value| value.trim().is_empty()) {
            return Ok(());
        }
        if self.rows.len() >= MOST_ROWS {
            return Err(CsvError::TooManyRows { line: row.line });
        }
        self.rows.push(row);
        Ok(())
    }
}

/// A value that is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CsvValue {
    /// Words of people: none of them becomes a formula.
    Words(String),
    /// A number as this program prints it, which a spreadsheet reads as one.
    Number(String),
}

/// Writes a table that a spreadsheet opens as it is meant: UTF-8 with a byte-order mark, semicolons, lines ended by CR LF.
///
/// Words are written as they are shown: composed, without signs that nobody sees. Those that a spreadsheet would take for a
/// formula (`=`, `+`, `-`, `@`, a tab or a line break first: OWASP, CSV injection) have an apostrophe before them.
#[must_use]
pub fn write_csv(rows: &[Vec<CsvValue>]) -> String {
    let mut text = String::from("\u{feff}");
    for row in rows {
        for (position, value) in row.iter().enumerate() {
            if position > 0 {
                text.push(';');
            }
            match value {
                CsvValue::Number(number) => text.push_str(&quoted(number)),
                CsvValue::Words(words) => text.push_str(&quoted(&escape_formula(&clean(words)))),
            }
        }
        text.push_str("\r\n");
    }
    text
}

/// Words that no spreadsheet computes. Signs that nobody sees before them do not hide a formula.
pub(in crate::formats) fn escape_formula(words: &str) -> String {
    let seen = words.trim_start_matches(|sign: char| {
        sign.is_whitespace() || sign.is_control() || is_invisible(sign)
    });
    let formula = seen.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']);
    let control = words.starts_with(['\t', '\r', '\n']);
    if formula || control {
        format!("'{words}")
    } else {
        words.to_owned()
    }
}

/// The words that [`escape_formula`] wrote so; any others as they are.
pub(in crate::formats) fn unescape_formula(words: &str) -> &str {
    // One more stands before words that begin with one themselves.
    let bare = words.trim_start_matches('\'');
    let written = words.strip_prefix('\'');
    written
        .filter(|_| escape_formula(bare) != bare)
        .unwrap_or(words)
}

fn quoted(value: &str) -> String {
    let plain = !value.contains([';', ',', '\t', '"', '\n', '\r'])
        && !value.starts_with(' ')
        && !value.ends_with(' ');
    if plain {
        return value.to_owned();
    }
    format!("\"{}\"", value.replace('"', "\"\""))
}
