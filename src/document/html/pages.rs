//! Where the sheets of a document begin, as a browser set them that breaks pages by the rules of the style sheet.
//!
//! A file is printed by browsers that lack some of these rules (orphans, widows, what stays with what follows) and the boxes
//! in the margins, in which the numbers of the pages stand. For them the file says where each sheet begins, and carries the
//! numbers as text. Browsers that have the rules go by them and are told nothing: with another face of type their breaks
//! are the better ones.

use super::markup::Markup;

/// Rules for browsers that are told where sheets begin; a sheet of its own beside `STYLE`.
const TURNED: &str = include_str!("../../../style/turned.css");

/// Selects, in a file without turns, the elements that are counted: none inside a text.
pub const WRITTEN: &str = "body *:not(br, wbr, .whole, .address)";

/// A document laid out on sheets.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Sheets of the main part and of each annex.
    pub sheets: Vec<usize>,
    /// Where sheets begin inside a part, in the order of the file.
    pub turns: Vec<Turn>,
    /// Room between the last words and the check mark, in hundredths of a millimetre.
    pub above_check: u32,
}

/// A place where a sheet begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Turn {
    /// The element in which it is, counted from 0 by the start tags inside `body` in a file without turns; elements inside a
    /// text (`WRITTEN` leaves them out) do not count.
    pub element: usize,
    /// How much of the element's own text stands on the sheet before, in units of UTF-16 as browsers count, a line break
    /// being one; 0 when the element begins the sheet.
    pub letters: usize,
}

/// The rules for the head of the file.
pub fn style(markup: &mut Markup, pages: &Pages) {
    let room = pages.above_check;
    let check = format!(
        "@media print {{ @supports (-moz-appearance: none) {{ .check-mark {{ margin-top: {}.{:02}mm !important; }} }} }}\n",
        room / 100,
        room % 100
    );
    markup.style(&format!("{TURNED}{check}"));
}
