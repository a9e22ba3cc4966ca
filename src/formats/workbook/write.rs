//! A workbook -> the bytes of an XLSX file. The same workbook and moment give the same bytes.

use rust_xlsxwriter::{
    Color, DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Note, Workbook as File,
    Worksheet, XlsxError,
};
use thiserror::Error;

use time::Date;

use super::{Cell, Sheet, Workbook};
use crate::input::date::short;
use crate::messages::vi::collection::workbook as words;

/// A4, by its number in the format (ECMA-376, 18.3.1.63).
const A4: u8 = 9;
/// Sheets of at most so many columns are printed on one page's width.
const FIT: usize = 12;

/// The file could not be written: its content is beyond what the format takes.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0}")]
pub struct WorkbookError(String);

impl From<XlsxError> for WorkbookError {
    fn from(error: XlsxError) -> Self {
        Self(error.to_string())
    }
}

/// Writes a workbook; `created` is the moment that it says it was made at, in seconds since 1970 in UTC.
///
/// # Errors
/// It has more than the format takes.
pub fn write_workbook(workbook: &Workbook, created: i64) -> Result<Vec<u8>, WorkbookError> {
    let mut file = File::new();
    let properties = DocProperties::new()
        .set_title(&workbook.title)
        .set_author(words::AUTHOR)
        .set_creation_datetime(&ExcelDateTime::from_timestamp(created)?);
    file.set_properties(&properties);
    let mut formats = Formats::new();
    for sheet in &workbook.sheets {
        write_sheet(file.add_worksheet(), sheet, &mut formats)?;
    }
    Ok(file.save_to_buffer()?)
}

/// How cells look.
struct Formats {
    head: Format,
    words: Format,
    day: Format,
    /// Of numbers, by their decimals.
    numbers: Vec<Format>,
}

impl Formats {
    fn new() -> Self {
        let cell = Format::new().set_align(FormatAlign::Top);
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Top)
                .set_background_color(Color::RGB(0x00E7_EDF3))
                .set_border_bottom(FormatBorder::Thin),
            words: cell.clone().set_text_wrap(),
            day: cell.set_num_format("dd/mm/yyyy"),
            numbers: Vec::new(),
        }
    }

    fn number(&mut self, decimals: u32) -> Option<&Format> {
        let place = usize::try_from(decimals).ok()?;
        while self.numbers.len() <= place {
            let zeros = "0".repeat(self.numbers.len());
            let point = if zeros.is_empty() { "" } else { "." };
            let format = Format::new()
                .set_align(FormatAlign::Top)
                .set_num_format(format!("#,##0{point}{zeros}"));
            self.numbers.push(format);
        }
        self.numbers.get(place)
    }
}

fn write_sheet(
    target: &mut Worksheet,
    sheet: &Sheet,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    target.set_name(&sheet.name)?;
    for (column, number) in sheet.columns.iter().zip(0..) {
        target.set_column_width(number, column.width)?;
        target.write_string_with_format(0, number, &column.head, &formats.head)?;
    }
    for (cells, row) in sheet.rows.iter().zip(1..) {
        for (cell, column) in cells.iter().zip(0..) {
            write_cell(target, (row, column), cell, formats)?;
        }
    }
    let frozen = u16::try_from(sheet.frozen).unwrap_or(u16::MAX);
    target.set_freeze_panes(1, frozen)?;
    let last_row = u32::try_from(sheet.rows.len()).unwrap_or(u32::MAX);
    let last_column = sheet.columns.len().saturating_sub(1);
    let last_column = u16::try_from(last_column).unwrap_or(u16::MAX);
    // A table of which rows can be chosen; the lines about the workbook are none.
    if sheet.frozen > 0 {
        target.autofilter(0, 0, last_row, last_column)?;
    }
    target.set_paper_size(A4).set_landscape();
    if sheet.columns.len() <= FIT {
        target.set_print_fit_to_pages(1, 0);
    }
    target.set_repeat_rows(0, 0)?;
    Ok(())
}

fn write_cell(
    target: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    formats: &mut Formats,
) -> Result<(), XlsxError> {
    match cell {
        Cell::Blank => {}
        // As a text, whatever it begins with: no formula is ever written.
        Cell::Words(words) => {
            target.write_string_with_format(row, column, words, &formats.words)?;
        }
        Cell::Number { value, decimals } => match formats.number(*decimals) {
            Some(format) => {
                target.write_with_format(row, column, *value, format)?;
            }
            None => {
                target.write(row, column, *value)?;
            }
        },
        Cell::LongNumber(digits) => {
            target.write_string_with_format(row, column, digits, &formats.words)?;
            let note = Note::new(words::LONG_NUMBER).set_author(words::AUTHOR);
            target.insert_note(row, column, &note)?;
        }
        Cell::Day(day) => write_day(target, (row, column), *day, formats)?,
    }
    Ok(())
}

fn write_day(
    target: &mut Worksheet,
    (row, column): (u32, u16),
    day: Date,
    formats: &Formats,
) -> Result<(), XlsxError> {
    // Spreadsheets have no days before 1900.
    let year = u16::try_from(day.year()).ok().filter(|year| *year >= 1900);
    let found = year.map(|year| ExcelDateTime::from_ymd(year, u8::from(day.month()), day.day()));
    match found {
        Some(found) => {
            target.write_datetime_with_format(row, column, &found?, &formats.day)?;
        }
        None => {
            let words = short(day);
            target.write_string_with_format(row, column, words, &formats.words)?;
        }
    }
    Ok(())
}
