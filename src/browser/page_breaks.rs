//! Where the pages of the laid-out document begin, for the file that is exported (`document::html::pages`).
//!
//! Read from the boxes that the browser made. Only browsers whose sheets go down the page break every part, hence only
//! they answer.
//!
//! Elements of a frame are of the frame's own types, hence the unchecked conversions (`browser::pagination`).

use wasm_bindgen::JsCast;
use web_sys::{DomRect, HtmlElement, Node, Range, Text};

use super::page::members;
use super::pagination::{PAPER, PARTS, Sheets, hundredths, whole};
use crate::document::html::pages::{BREAKABLE, Breakable, PageBreak, Pages};

/// What stands at the foot of the last sheet, and what may stand last before it.
const FOOT: &str = ".check-foot";
const BEFORE_FOOT: &str =
    ".ending, .paragraph, .heading, .entries > li, tbody > tr:not(.check-row)";
/// Another machine may set the last words a little lower.
const SLACK: i32 = 100;

/// The pages of a document; `None` where this browser does not break every part, and while nothing is laid out.
#[must_use]
pub fn pages(sheets: &Sheets) -> Option<Pages> {
    if !sheets.down {
        return None;
    }
    let parts = sheets.all(PARTS, None);
    let counts: Vec<usize> = parts
        .iter()
        .map(|part| sheets.all(PAPER, Some(part)).len())
        .collect();
    if counts.is_empty() || counts.contains(&0) {
        return None;
    }
    let mut breaks = Vec::new();
    for part in &parts {
        let mut reader = Reader {
            sheets,
            part,
            sheet: 0,
            breaks: &mut breaks,
        };
        for element in sheets.all(&format!("[{BREAKABLE}]"), Some(part)) {
            reader.read(&element);
        }
    }
    Some(Pages {
        sheets: counts,
        breaks,
        above_check: above_check(sheets),
    })
}

/// Goes through the elements of a part that a page may begin with, in their order.
struct Reader<'a> {
    sheets: &'a Sheets,
    part: &'a HtmlElement,
    /// The sheet that was reached.
    sheet: i32,
    breaks: &'a mut Vec<PageBreak>,
}

impl Reader<'_> {
    fn read(&mut self, element: &HtmlElement) {
        let breakable = element
            .get_attribute(BREAKABLE)
            .and_then(|name| Breakable::from_name(&name));
        match breakable {
            Some(Breakable::Words) => self.read_words(element),
            Some(Breakable::Block) => self.read_box(element, false),
            Some(Breakable::Row) => self.read_box(element, true),
            None => {}
        }
    }

    /// Where a box begins; what comes after a row stands below its end.
    fn read_box(&mut self, element: &HtmlElement, to_its_end: bool) {
        let boxes = boxes(element);
        let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else {
            return;
        };
        self.begin(element, 0, self.sheets.sheet_at(self.part, first));
        if to_its_end {
            self.sheet = self.sheet.max(self.sheets.sheet_at(self.part, last));
        }
    }

    fn read_words(&mut self, element: &HtmlElement) {
        let Some(words) = Words::of(element) else {
            return;
        };
        let (Some(first), Some(last)) = (words.letters.first(), words.letters.last()) else {
            return;
        };
        self.begin(element, 0, self.sheet_of(&words, first));
        let end = self.sheet_of(&words, last);
        while self.sheet < end {
            let next = self.sheet + 1;
            let place = words
                .letters
                .partition_point(|letter| self.sheet_of(&words, letter) < next);
            let Some(letter) = words.letters.get(place) else {
                return;
            };
            self.begin(element, letter.units, next);
        }
    }

    /// Notes a page break when a sheet begins here.
    fn begin(&mut self, element: &HtmlElement, offset: usize, sheet: i32) {
        if sheet > self.sheet {
            self.sheet = sheet;
            let id = element.id();
            self.breaks.push(PageBreak { id, offset });
        }
    }

    fn sheet_of(&self, words: &Words, letter: &Letter) -> i32 {
        words
            .box_of(letter)
            .map_or(self.sheet, |place| self.sheets.sheet_at(self.part, &place))
    }
}

/// The visible letters of an element's own text.
struct Words {
    range: Range,
    texts: Vec<Text>,
    letters: Vec<Letter>,
}

struct Letter {
    /// Which of the texts.
    text: usize,
    /// Place in that text.
    at: u32,
    /// Place in the text of the element.
    units: usize,
}

impl Words {
    fn of(element: &HtmlElement) -> Option<Self> {
        let mut words = Self {
            range: element.owner_document()?.create_range().ok()?,
            texts: Vec::new(),
            letters: Vec::new(),
        };
        words.gather(element, &mut 0);
        Some(words)
    }

    /// Until the first element with a text of its own.
    fn gather(&mut self, element: &Node, units: &mut usize) {
        let mut next = element.first_child();
        while let Some(node) = next {
            next = node.next_sibling();
            match node.node_name().as_str() {
                "#text" => self.take(node.unchecked_into(), units),
                "BR" => *units += 1,
                "WBR" => {}
                "SPAN" => self.gather(&node, units),
                _ => return,
            }
        }
    }

    fn take(&mut self, text: Text, units: &mut usize) {
        for (at, unit) in (0..).zip(text.data().encode_utf16()) {
            if !char::from_u32(unit.into()).is_some_and(char::is_whitespace) {
                self.letters.push(Letter {
                    text: self.texts.len(),
                    at,
                    units: *units,
                });
            }
            *units += 1;
        }
        self.texts.push(text);
    }

    fn box_of(&self, letter: &Letter) -> Option<DomRect> {
        let text = self.texts.get(letter.text)?;
        self.range.set_start(text, letter.at).ok()?;
        self.range.set_end(text, letter.at + 1).ok()?;
        Some(self.range.get_bounding_client_rect())
    }
}

/// The boxes of an element, one for each sheet that it reaches.
fn boxes(element: &HtmlElement) -> Vec<DomRect> {
    members(&element.get_client_rects()).collect()
}

/// Room between the last words and the check mark, in hundredths of a millimetre. They stand on one sheet: the sheet keeps
/// room for the mark with the words before it (style/document/check-mark.css).
fn above_check(sheets: &Sheets) -> u32 {
    let foot = sheets
        .all(FOOT, None)
        .first()
        .map(|foot| foot.get_bounding_client_rect().top());
    let words = sheets
        .all(BEFORE_FOOT, None)
        .last()
        .and_then(|last| boxes(last).last().map(|place| place.bottom()));
    let (Some(foot), Some(words)) = (foot, words) else {
        return 0;
    };
    u32::try_from(hundredths(whole(foot) - whole(words)) - SLACK).unwrap_or(0)
}
