//! The only place where text becomes HTML: tags that match, texts and attributes escaped.

use std::collections::{BTreeMap, BTreeSet};

use super::pages::{BREAKABLE, Breakable, PageBreak};
use crate::document::display::{address_pieces, cell_parts, is_address, is_kept_whole};
use crate::document::printable::{is_unprintable, one_line, printable};

/// HTML being written.
pub struct Markup {
    out: String,
    breaks: Breaks,
}

/// What the file says about its pages.
#[derive(Debug)]
pub enum Breaks {
    /// Nothing.
    Unmarked,
    /// Where they may begin, for measuring.
    Possible,
    /// Where they begin: numbers of letters before them, by the id of the block or row.
    Measured(BTreeMap<String, BTreeSet<usize>>),
}

impl Breaks {
    /// Where pages begin.
    pub fn measured(breaks: &[PageBreak]) -> Self {
        let mut measured: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for PageBreak { id, letters } in breaks {
            measured.entry(id.clone()).or_default().insert(*letters);
        }
        Self::Measured(measured)
    }
}

/// Attributes: name and value.
pub type Attributes<'a> = [(&'static str, &'a str)];

impl Markup {
    /// Nothing yet.
    pub fn new(breaks: Breaks) -> Self {
        Self {
            out: String::new(),
            breaks,
        }
    }

    /// What was written.
    pub fn finish(self) -> String {
        self.out
    }

    /// `<!doctype html>`.
    pub fn doctype(&mut self) {
        self.out.push_str("<!doctype html>\n");
    }

    /// A start tag.
    pub fn open(&mut self, tag: &'static str, attributes: &Attributes<'_>) {
        self.start(tag, attributes);
        self.out.push('\n');
    }

    /// The start tag of a block or row that a page may begin with.
    pub fn open_breakable(
        &mut self,
        tag: &'static str,
        attributes: &Attributes<'_>,
        id: &str,
        breakable: Breakable,
    ) {
        self.start_breakable(tag, attributes, id, breakable);
        self.out.push('\n');
    }

    /// An end tag on a line of its own.
    pub fn close(&mut self, tag: &'static str) {
        self.end(tag);
        self.out.push('\n');
    }

    /// An element without contents.
    pub fn void(&mut self, tag: &'static str, attributes: &Attributes<'_>) {
        self.start(tag, attributes);
        self.out.push('\n');
    }

    /// An element with text; a new line in it becomes a line break.
    pub fn element(&mut self, tag: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.start(tag, attributes);
        self.text(text);
        self.close(tag);
    }

    /// An element with running text, whose symbols are not torn at the end of a line.
    pub fn running(&mut self, tag: &'static str, attributes: &Attributes<'_>, text: &str) {
        self.start(tag, attributes);
        self.words(&printable(text));
        self.close(tag);
    }

    /// The same for one that a page may begin with, and whose words may go on to the next page.
    pub fn running_breakable(
        &mut self,
        tag: &'static str,
        attributes: &Attributes<'_>,
        id: &str,
        text: &str,
    ) {
        self.start_breakable(tag, attributes, id, Breakable::Words);
        self.broken_words(id, text);
        self.close(tag);
    }

    /// A cell of so much room: what fits is not torn at the end of a line.
    pub fn cell(&mut self, tag: &'static str, attributes: &Attributes<'_>, text: &str, room: u64) {
        self.start(tag, attributes);
        self.lines(&printable(text), |line| cell_parts(line, room));
        self.close(tag);
    }

    /// An element with text, unless the text is empty.
    pub fn optional(&mut self, tag: &'static str, class: &'static str, text: &str) {
        if !text.is_empty() {
            self.element(tag, &[("class", class)], text);
        }
    }

    /// The same, left open for parts inside.
    pub fn begin_breakable(&mut self, tag: &'static str, id: &str, text: &str) {
        self.start_breakable(tag, &[], id, Breakable::Words);
        self.broken_words(id, text);
        self.out.push('\n');
    }

    /// The title, on one line. Browsers want one that is not empty.
    pub fn title(&mut self, text: &str) {
        self.start("title", &[]);
        let line = one_line(text);
        self.escaped(if line.is_empty() { "…" } else { &line });
        self.close("title");
    }

    /// A style sheet, byte for byte: it is the app's own, never a user's.
    pub fn style(&mut self, sheet: &str) {
        self.start("style", &[]);
        self.out.push_str(sheet);
        self.close("style");
    }

    /// A number for each page of a part.
    pub fn numbers(&mut self, sheets: usize) {
        let number = "<span class=\"number\"></span>".repeat(sheets);
        self.out.push_str(&format!(
            "<div class=\"numbers\" aria-hidden=\"true\">{number}</div>\n"
        ));
    }

    /// Data for programs, on no page: the text of a template is neither shown nor run. Readers of the file find it by its
    /// id (`formats::embedded_json`).
    pub fn data(&mut self, id: &str, json: &str) {
        self.start("template", &[("id", id)]);
        for letter in json.chars() {
            match letter {
                // HTML forbids them; JSON takes them as escapes.
                _ if letter != '\n' && is_unprintable(letter) => {
                    let mut units = [0; 2];
                    for unit in letter.encode_utf16(&mut units) {
                        self.out.push_str(&format!("\\u{unit:04x}"));
                    }
                }
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                _ => self.out.push(letter),
            }
        }
        self.close("template");
    }

    fn text(&mut self, text: &str) {
        for (position, line) in printable(text).split('\n').enumerate() {
            if position > 0 {
                self.out.push_str("<br>");
            }
            self.escaped(line);
        }
    }

    /// Running text, in pieces where it goes on to another page.
    fn broken_words(&mut self, id: &str, text: &str) {
        let text = printable(text);
        let mut rest = &*text;
        let mut class = "before";
        let mut taken = 0;
        for letters in self.breaks_inside(id) {
            let (piece, after) = split_at_unit(rest, letters.saturating_sub(taken));
            let ended = if piece.ends_with('\n') { " ended" } else { "" };
            self.piece(&format!("{class}{ended}"), piece);
            (rest, class, taken) = (after, "after before", letters);
        }
        if taken == 0 {
            self.words(rest)
        } else {
            self.piece("after", rest)
        }
    }

    /// Where the text of a block goes on to another page.
    fn breaks_inside(&self, id: &str) -> Vec<usize> {
        match &self.breaks {
            Breaks::Measured(breaks) => breaks
                .get(id)
                .into_iter()
                .flatten()
                .copied()
                .filter(|letters| *letters > 0)
                .collect(),
            _ => Vec::new(),
        }
    }

    /// The words of one page.
    fn piece(&mut self, class: &str, text: &str) {
        self.out.push_str(&format!("<span class=\"{class}\">"));
        self.words(text);
        self.end("span");
    }

    fn words(&mut self, text: &str) {
        self.lines(text, |line| {
            line.split(' ')
                .map(|word| (word, is_kept_whole(word)))
                .collect()
        });
    }

    /// The same letters as `text` writes: what holds a part together is the sheet (`.whole`), so that copies are true.
    fn lines(&mut self, text: &str, parts: impl Fn(&str) -> Vec<(&str, bool)>) {
        for (position, line) in text.split('\n').enumerate() {
            if position > 0 {
                self.out.push_str("<br>");
            }
            for (position, (part, whole)) in parts(line).into_iter().enumerate() {
                if position > 0 {
                    self.out.push(' ');
                }
                if whole {
                    self.out.push_str("<span class=\"whole\">");
                    self.escaped(part);
                    self.end("span");
                } else if is_address(part) {
                    self.address(part);
                } else {
                    self.escaped(part);
                }
            }
        }
    }

    /// A long address, which breaks after its signs.
    fn address(&mut self, address: &str) {
        self.out.push_str("<span class=\"address\">");
        for (position, piece) in address_pieces(address).into_iter().enumerate() {
            if position > 0 {
                self.out.push_str("<wbr>");
            }
            self.escaped(piece);
        }
        self.end("span");
    }

    fn start(&mut self, tag: &'static str, attributes: &Attributes<'_>) {
        self.out.push('<');
        self.out.push_str(tag);
        for (name, value) in attributes {
            self.attribute(name, value);
        }
        self.out.push('>');
    }

    fn start_breakable(
        &mut self,
        tag: &'static str,
        attributes: &Attributes<'_>,
        id: &str,
        breakable: Breakable,
    ) {
        let mut all = attributes.to_vec();
        let class;
        match &self.breaks {
            Breaks::Unmarked => {}
            Breaks::Possible => {
                if all.iter().all(|(name, _)| *name != "id") {
                    all.push(("id", id));
                }
                all.push((BREAKABLE, breakable.name()));
            }
            Breaks::Measured(breaks) => {
                if breaks.get(id).is_some_and(|letters| letters.contains(&0)) {
                    match all.iter_mut().find(|(name, _)| *name == "class") {
                        Some((_, value)) => {
                            class = format!("{value} page-start");
                            *value = &class;
                        }
                        None => all.insert(0, ("class", "page-start")),
                    }
                }
            }
        }
        self.start(tag, &all);
    }

    fn attribute(&mut self, name: &str, value: &str) {
        self.out.push(' ');
        self.out.push_str(name);
        self.out.push_str("=\"");
        self.escaped(&one_line(value));
        self.out.push('"');
    }

    fn end(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Escapes what has a meaning in text or in a quoted attribute.
    fn escaped(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.out.push_str("&amp;"),
                '<' => self.out.push_str("&lt;"),
                '>' => self.out.push_str("&gt;"),
                '"' => self.out.push_str("&quot;"),
                '\'' => self.out.push_str("&#39;"),
                _ => self.out.push(letter),
            }
        }
    }
}

/// Splits a text after so many units of UTF-16.
fn split_at_unit(text: &str, units: usize) -> (&str, &str) {
    let mut before = 0;
    let place = text.char_indices().find(|(_, letter)| {
        let here = before >= units;
        before += letter.len_utf16();
        here
    });
    text.split_at(place.map_or(text.len(), |(place, _)| place))
}
