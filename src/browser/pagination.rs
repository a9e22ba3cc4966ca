//! The printed document in a frame, as the sheets of paper that the printer will make of it.
//!
//! The browser breaks columns by the same rules as pages, so each part of the document becomes columns of the height of a
//! page, one below the other (style/sheets.css). What columns lack is done here: the sheets and their numbers. Nothing of it
//! is printed, and the exported file knows nothing of it.
//!
//! Elements of a frame are of the frame's own types, which `instanceof` does not take for those of the page: hence the
//! unchecked conversions.

use wasm_bindgen::JsCast;
use web_sys::{CssRule, CssStyleSheet, Document, DomRect, HtmlElement, HtmlIFrameElement};

use super::page::{self, members};

/// What turns the document into sheets.
const SHEETS: &str = include_str!("../../style/sheets.css");

/// Space between two sheets, in the hundredths of a millimetre that everything is counted in here.
const BETWEEN: i32 = 800;
/// The parts that begin on a sheet of their own.
pub(super) const PARTS: &str = ".sheet";
/// What is put behind the text for each sheet.
pub(super) const PAPER: &str = ".paper";
/// Long and short edge of A4.
const LONG: i32 = 29_700;
const SHORT: i32 = 21_000;
/// Pixels beside the sheets: the ground around them and a scroll bar.
const ASIDE: i32 = 44;
/// Pixels of a frame below which a wide sheet may reach out of it.
const NARROW: i32 = 560;
/// Edge of the text at the left of a sheet, and at its right.
const EDGES: i32 = 4_500;

/// The document in a frame.
pub struct Sheets {
    document: Document,
    frame: HtmlElement,
    /// Sheets go down the page; in browsers that cannot let columns do so they go to the right.
    pub(super) down: bool,
}

impl Sheets {
    /// The document of a frame that has loaded.
    #[must_use]
    pub fn of(frame: &str) -> Option<Self> {
        let frame = page::element(frame)?;
        let document = frame
            .clone()
            .unchecked_into::<HtmlIFrameElement>()
            .content_document()?;
        Some(Self {
            document,
            frame,
            down: web_sys::css::supports("(column-wrap: wrap)").unwrap_or(false),
        })
    }

    /// Lays the document out on sheets; answers with the number that each of its parts takes, 0 for one that this
    /// browser cannot break: where sheets go to the right, tables are not broken either.
    #[must_use]
    pub fn lay_out(&self) -> Vec<usize> {
        if self.all(PAPER, None).is_empty() {
            self.dress();
            self.all(PARTS, None)
                .iter()
                .for_each(|part| self.part(part));
        }
        let count = |part: &HtmlElement| {
            if self.breaks(part) {
                self.all(PAPER, Some(part)).len()
            } else {
                0
            }
        };
        self.all(PARTS, None).iter().map(count).collect()
    }

    /// Shows the sheets at a share of their size, in per cent.
    pub fn zoom(&self, percent: i32) {
        let Some(root) = self.root() else { return };
        let (left, top) = (
            root.scroll_left() + root.client_width() / 2,
            root.scroll_top(),
        );
        let (width, height) = (root.scroll_width().max(1), root.scroll_height().max(1));
        self.scale(percent);
        // What stood in the middle, and at the top, stays there.
        let moved = |place: i32, before: i32, now: i32| {
            i32::try_from(i64::from(place) * i64::from(now) / i64::from(before)).unwrap_or_default()
        };
        root.set_scroll_left(moved(left, width, root.scroll_width()) - root.client_width() / 2);
        root.set_scroll_top(moved(top, height, root.scroll_height()));
    }

    fn scale(&self, percent: i32) {
        if let Some(root) = self.root() {
            set(
                &root,
                "--zoom",
                &format!("{}.{:02}", percent / 100, percent % 100),
            );
        }
    }

    /// Does something while the sheets have their own size.
    pub fn unzoomed<T>(&self, act: impl FnOnce(&Self) -> T, percent: i32) -> T {
        self.scale(100);
        let done = act(self);
        self.scale(percent);
        done
    }

    /// The share at which the widest sheet is as wide as the frame; on a narrow screen the sheets of the main part.
    #[must_use]
    pub fn fitting(&self) -> i32 {
        let widths = self
            .all(PAPER, None)
            .into_iter()
            .map(|paper| paper.offset_width());
        let room = self.frame.client_width() - ASIDE;
        let widest = if room < NARROW {
            widths.min()
        } else {
            widths.max()
        };
        room.max(0) * 100 / widest.unwrap_or(room).max(1)
    }

    pub(super) fn root(&self) -> Option<HtmlElement> {
        self.document.document_element().map(JsCast::unchecked_into)
    }

    /// Adds the sheet for sheets. Rules put in through the object model need no leave of the page's policy. The document's
    /// rules for narrow screens go: paper is as wide as it is.
    fn dress(&self) {
        let Some(sheet) = members::<CssStyleSheet>(&self.document.style_sheets()).next() else {
            return;
        };
        let Ok(rules) = sheet.css_rules() else { return };
        let rules: Vec<CssRule> = members(&rules).collect();
        let places = 0..u32::try_from(rules.len()).unwrap_or(u32::MAX);
        let last = places.end;
        let _ = sheet.insert_rule_with_index(&format!("@media all {{ {SHEETS} }}"), last);
        // From the end, so that each stands where it stood.
        for (rule, place) in rules.iter().zip(places).rev() {
            if rule.css_text().starts_with("@media screen and (max-width") {
                let _ = sheet.delete_rule(place);
            }
        }
        if !self.down
            && let Some(root) = self.root()
        {
            root.set_class_name("sideways");
        }
    }

    fn breaks(&self, part: &HtmlElement) -> bool {
        self.down || !part.class_list().contains("annex")
    }

    /// Puts one part of the document on sheets, on one long sheet where it cannot be broken.
    fn part(&self, part: &HtmlElement) {
        let breaks = self.breaks(part);
        let count = if breaks { self.count(part) } else { 1 };
        set(part, "--sheets", &count.to_string());
        for place in 0..count {
            let Ok(paper) = self.document.create_element("div") else {
                continue;
            };
            let paper: HtmlElement = paper.unchecked_into();
            paper.set_class_name("paper");
            let _ = paper.set_attribute("aria-hidden", "true");
            if place > 0 {
                paper.set_text_content(Some(&(place + 1).to_string()));
            }
            set(&paper, "--place", &place.to_string());
            let _ = part.append_child(&paper);
        }
    }

    /// Height of a sheet or, where sheets go to the right, its width, in hundredths of a millimetre.
    fn length(&self, part: &HtmlElement) -> i32 {
        if part.class_list().contains("landscape") == self.down {
            SHORT
        } else {
            LONG
        }
    }

    /// How many sheets a part takes.
    fn count(&self, part: &HtmlElement) -> i32 {
        let length = self.length(part);
        // Where sheets go to the right, those after the first reach out of their part, without its margins.
        let taken = if self.down {
            part.offset_height()
        } else {
            part.scroll_width()
        };
        let taken = hundredths(taken) + if self.down { 0 } else { EDGES / 3 };
        ((taken + BETWEEN + length / 2) / (length + BETWEEN)).max(1)
    }

    /// The sheet of a part, counted from 0, on which a box begins.
    pub(super) fn sheet_at(&self, part: &HtmlElement, place: &DomRect) -> i32 {
        let from = part.get_bounding_client_rect();
        let (from, to) = if self.down {
            (from.top(), place.top())
        } else {
            (from.left(), place.left())
        };
        hundredths(whole(to) - whole(from)) / (self.length(part) + BETWEEN)
    }

    pub(super) fn all(&self, selector: &str, inside: Option<&HtmlElement>) -> Vec<HtmlElement> {
        let root = self.root();
        let inside = inside.or(root.as_ref());
        inside.map_or_else(Vec::new, |inside| page::all(selector, Some(inside)))
    }
}

fn set(element: &HtmlElement, property: &str, value: &str) {
    let _ = element.style().set_property(property, value);
}

/// Pixels of the style sheet, 96 an inch, in hundredths of a millimetre.
pub(super) fn hundredths(pixels: i32) -> i32 {
    pixels * 2540 / 96
}

#[allow(clippy::cast_possible_truncation)] // A place on the page, far inside the range.
pub(super) fn whole(pixels: f64) -> i32 {
    pixels.round() as i32
}
