//! A workbook of a spreadsheet, as data: sheets of typed cells. [`totals_workbook`](totals_workbook::totals_workbook) makes that
//! of a collection, [`write_workbook`](write::write_workbook) the file.

mod by_agency;
mod sheet_names;
mod states;
pub mod tables;
mod totals;
pub mod totals_workbook;
pub mod write;

use rust_decimal::Decimal;
use time::Date;

use crate::input::sanitize::clean;
use crate::model::exact::Exact;
use crate::model::number::MOST_DECIMALS;
use crate::rollup::sheet::SheetKind;

/// Most digits that a spreadsheet keeps: its numbers are binary fractions of 64 bits (Excel, specifications and limits).
pub const MOST_DIGITS: usize = 15;
/// Most rows of a sheet, the heads not among them.
pub const MOST_ROWS: usize = 1_048_575;
/// Most columns of a sheet.
pub const MOST_COLUMNS: usize = 16_384;
/// Most letters of a cell, in units of UTF-16.
const MOST_LETTERS: usize = 32_767;

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workbook {
    /// What it is.
    pub title: String,
    /// Its sheets, each with a name of its own.
    pub sheets: Vec<Sheet>,
}

/// A sheet: heads, and rows below.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name, as a spreadsheet takes it.
    pub name: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Cells by column; a row may be shorter than the heads.
    pub rows: Vec<Vec<Cell>>,
    /// So many columns stay in sight.
    pub frozen: usize,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head, with the unit of its numbers.
    pub head: String,
    /// Its width, in digits.
    pub width: u32,
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Cell {
    /// Nothing stated; no zero.
    #[default]
    Blank,
    /// Words; never a formula.
    Words(String),
    /// A number, with the decimals that it is shown by.
    Number {
        /// The number, of at most [`MOST_DIGITS`].
        value: Decimal,
        /// Decimals.
        decimals: u32,
    },
    /// A number that a spreadsheet would not keep to its last digit: as words.
    LongNumber(String),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Words as a spreadsheet takes them: without signs that nobody sees, and not longer than a cell may be.
    #[must_use]
    pub fn words(words: &str) -> Self {
        let mut shown = String::new();
        let mut length = 0;
        for letter in clean(words).chars() {
            // XML 1.0 has no other control characters, and no noncharacters.
            let is_taken = match letter {
                '\n' | '\t' => true,
                '\u{fffe}' | '\u{ffff}' => false,
                other => !other.is_control(),
            };
            length += letter.len_utf16();
            if length >= MOST_LETTERS {
                shown.push('…');
                break;
            }
            if is_taken {
                shown.push(letter);
            }
        }
        if shown.is_empty() {
            Self::Blank
        } else {
            Self::Words(shown)
        }
    }

    /// A number by its digits (`1234.50`), shown by so many decimals.
    #[must_use]
    pub fn number(digits: &str, decimals: u32) -> Self {
        // Zeros at both ends are kept by any number.
        let significant: String = digits.chars().filter(char::is_ascii_digit).collect();
        let is_kept = significant.trim_matches('0').len() <= MOST_DIGITS;
        match Decimal::from_str_exact(digits) {
            Ok(value) if is_kept => Self::Number { value, decimals },
            // Decimals behind a comma, as people read it.
            _ => Self::LongNumber(digits.replace('.', ",")),
        }
    }

    /// How many there are.
    #[must_use]
    pub fn count(count: usize) -> Self {
        Self::number(&count.to_string(), 0)
    }

    /// A number of the roll-up: that of an indicator rounded to its decimals, others as they were stated.
    #[must_use]
    pub fn rolled_up(value: &Exact, kind: SheetKind) -> Self {
        let decimals = match kind {
            SheetKind::Indicator { decimals, .. } => decimals,
            _ => value
                .needed_decimals(MOST_DECIMALS)
                .map_or(MOST_DECIMALS, |needed| needed.max(value.decimals())),
        };
        Self::number(&value.to_text(decimals), decimals)
    }
}

impl Column {
    /// A column of words.
    #[must_use]
    pub fn of_words(head: &str, width: u32) -> Self {
        Self {
            head: clean(head),
            width,
        }
    }

    /// A column of numbers with their unit.
    #[must_use]
    pub fn of_numbers(head: &str, unit: Option<&str>) -> Self {
        let head = match unit {
            Some(unit) if !unit.is_empty() => format!("{head} ({unit})"),
            _ => head.to_owned(),
        };
        Self::of_words(&head, 16)
    }
}
