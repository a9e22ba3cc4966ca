//! Where the sheets of the laid-out document begin, for the file that is exported (`document::html::pages`).
//!
//! Read from the boxes that the browser made. Only browsers whose sheets go down the page break every part, hence only
//! they answer.

use wasm_bindgen::{JsCast, JsValue};
use web_sys::{DomRect, HtmlElement};

use super::named::{call, member};
use super::pagination::{PAPER, PARTS, Sheets, hundredths, whole};
use crate::document::html::pages::{Pages, Turn, WRITTEN};

/// Elements that may begin a sheet.
const BEGIN: &str =
    ".basis, .paragraph, .closing, .heading, .entries > li, .table-frame, .ending, tbody > tr";
/// Those of them whose words may go on to the next sheet.
const RUNNING: &str = ".basis, .paragraph, .closing, .heading, .entries > li";
const ROW: &str = "tr";
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
    let written = sheets.all(&format!("{WRITTEN}:not({PAPER})"), None);
    let parts = sheets.all(PARTS, None);
    let counts: Vec<usize> = parts
        .iter()
        .map(|part| sheets.all(PAPER, Some(part)).len())
        .collect();
    if counts.is_empty() || counts.contains(&0) {
        return None;
    }
    let mut turns = Vec::new();
    for part in &parts {
        let mut reader = Reader {
            sheets,
            part,
            sheet: 0,
            turns: &mut turns,
        };
        for (element, node) in written
            .iter()
            .enumerate()
            .filter(|(_, node)| holds(part, "contains", node))
        {
            if holds(node, "matches", &BEGIN.into()) {
                reader.read(element, node);
            }
        }
    }
    Some(Pages {
        sheets: counts,
        turns,
        above_check: above_check(sheets),
    })
}

/// Goes through the elements of a part in their order.
struct Reader<'a> {
    sheets: &'a Sheets,
    part: &'a HtmlElement,
    /// The sheet that was reached.
    sheet: i32,
    turns: &'a mut Vec<Turn>,
}

impl Reader<'_> {
    fn read(&mut self, element: usize, node: &HtmlElement) {
        if holds(node, "matches", &RUNNING.into()) {
            self.read_words(element, &Words::of(node));
            return;
        }
        let boxes = boxes(node);
        let (Some(first), Some(last)) = (boxes.first(), boxes.last()) else {
            return;
        };
        self.turn(element, 0, self.sheets.sheet_at(self.part, first));
        if holds(node, "matches", &ROW.into()) {
            // A row that is higher than a sheet is broken by every browser where it likes.
            self.sheet = self.sheet.max(self.sheets.sheet_at(self.part, last));
        }
    }

    fn read_words(&mut self, element: usize, words: &Words) {
        let (Some(first), Some(last)) = (words.letters.first(), words.letters.last()) else {
            return;
        };
        self.turn(element, 0, self.sheet_of(words, first));
        let end = self.sheet_of(words, last);
        while self.sheet < end {
            let next = self.sheet + 1;
            let place = words
                .letters
                .partition_point(|letter| self.sheet_of(words, letter) < next);
            let Some(letter) = words.letters.get(place) else {
                return;
            };
            self.turn(element, letter.units, next);
        }
    }

    /// Notes a turn when a sheet begins here.
    fn turn(&mut self, element: usize, letters: usize, sheet: i32) {
        if sheet > self.sheet {
            self.sheet = sheet;
            self.turns.push(Turn { element, letters });
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
    range: JsValue,
    letters: Vec<Letter>,
}

struct Letter {
    node: JsValue,
    /// Place in the text of its node.
    at: u32,
    /// Place in the text of the element.
    units: usize,
}

impl Words {
    fn of(element: &HtmlElement) -> Self {
        let range = call(&member(element, "ownerDocument"), "createRange", &[]).unwrap_or_default();
        let mut words = Self {
            range,
            letters: Vec::new(),
        };
        words.gather(element, &mut 0);
        words
    }

    /// Until the first element with a text of its own.
    fn gather(&mut self, element: &JsValue, units: &mut usize) {
        let mut node = member(element, "firstChild");
        while node.is_truthy() {
            match member(&node, "nodeName").as_string().as_deref() {
                Some("#text") => self.take(&node, units),
                Some("BR") => *units += 1,
                Some("WBR") => {}
                Some("SPAN") => self.gather(&node, units),
                _ => return,
            }
            node = member(&node, "nextSibling");
        }
    }

    fn take(&mut self, node: &JsValue, units: &mut usize) {
        let text = member(node, "data").as_string().unwrap_or_default();
        for (at, unit) in (0..).zip(text.encode_utf16()) {
            if !char::from_u32(unit.into()).is_some_and(char::is_whitespace) {
                self.letters.push(Letter {
                    node: node.clone(),
                    at,
                    units: *units,
                });
            }
            *units += 1;
        }
    }

    fn box_of(&self, letter: &Letter) -> Option<DomRect> {
        call(
            &self.range,
            "setStart",
            &[letter.node.clone(), letter.at.into()],
        )
        .ok()?;
        call(
            &self.range,
            "setEnd",
            &[letter.node.clone(), (letter.at + 1).into()],
        )
        .ok()?;
        Some(
            call(&self.range, "getBoundingClientRect", &[])
                .ok()?
                .unchecked_into(),
        )
    }
}

/// The boxes of an element, one for each sheet that it reaches.
fn boxes(element: &HtmlElement) -> Vec<DomRect> {
    let found = call(element, "getClientRects", &[]).unwrap_or_default();
    js_sys::Array::from(&found)
        .iter()
        .map(JsCast::unchecked_into)
        .collect()
}

/// What a test of an element says.
fn holds(element: &HtmlElement, test: &str, given: &JsValue) -> bool {
    call(element, test, std::slice::from_ref(given)).is_ok_and(|held| held.is_truthy())
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
        .and_then(|last| member(boxes(last).last()?, "bottom").as_f64());
    let (Some(foot), Some(words)) = (foot, words) else {
        return 0;
    };
    u32::try_from(hundredths(whole(foot) - whole(words)) - SLACK).unwrap_or(0)
}
