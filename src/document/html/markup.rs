//! The only place where text becomes HTML: tags that match, texts and attributes escaped.

use crate::document::display::{address_pieces, cell_parts, is_address, is_kept_whole};
use crate::document::printable::{is_unprintable, one_line, printable};

/// HTML being written.
pub struct Markup {
    out: String,
}

/// Attributes: name and value.
pub type Attributes<'a> = [(&'static str, &'a str)];

impl Markup {
    /// Nothing yet.
    pub fn new() -> Self {
        Self { out: String::new() }
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
        self.running_text(text);
        self.close(tag);
    }

    /// A cell of so much room: what fits is not torn at the end of a line.
    pub fn cell(&mut self, tag: &'static str, attributes: &Attributes<'_>, text: &str, room: u64) {
        self.start(tag, attributes);
        self.lines(text, |line| cell_parts(line, room));
        self.close(tag);
    }

    /// An element with text, unless the text is empty.
    pub fn optional(&mut self, tag: &'static str, class: &'static str, text: &str) {
        if !text.is_empty() {
            self.element(tag, &[("class", class)], text);
        }
    }

    /// A start tag and running text, left open for parts inside.
    pub fn begin(&mut self, tag: &'static str, text: &str) {
        self.start(tag, &[]);
        self.running_text(text);
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
    pub fn style(&mut self, sheet: &'static str) {
        self.start("style", &[]);
        self.out.push_str(sheet);
        self.close("style");
    }

    /// Data for programs, on no page: the text of a template is neither shown nor run. Readers of the file find it by its
    /// id (`exchange::carried`).
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

    fn running_text(&mut self, text: &str) {
        self.lines(text, |line| line.split(' ').map(|word| (word, is_kept_whole(word))).collect());
    }

    /// The same letters as `text` writes: what holds a part together is the sheet (`.whole`), so that copies are true.
    fn lines(&mut self, text: &str, parts: impl Fn(&str) -> Vec<(&str, bool)>) {
        for (position, line) in printable(text).split('\n').enumerate() {
            if position > 0 {
                self.out.push_str("<br>");
            }
            for (position, (part, whole)) in parts(line).into_iter().enumerate() {
                if position > 0 {
                    self.out.push(' ');
                }
                if whole {
                    self.start("span", &[("class", "whole")]);
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
        self.start("span", &[("class", "address")]);
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
            self.out.push(' ');
            self.out.push_str(name);
            self.out.push_str("=\"");
            self.escaped(&one_line(value));
            self.out.push('"');
        }
        self.out.push('>');
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
