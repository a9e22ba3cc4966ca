//! The only place where text becomes HTML: tags that match, texts and attributes escaped.

use super::pages::{BREAKABLE, Breakable, Breaks};
use crate::document::printable::{is_unprintable, one_line, printable};

/// HTML being written.
pub struct Markup {
    pub(super) out: String,
    pub(super) breaks: Breaks,
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
        self.cell_words(text, room);
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
                if breaks.get(id).is_some_and(|offsets| offsets.contains(&0)) {
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

    pub(super) fn end(&mut self, tag: &'static str) {
        self.out.push_str("</");
        self.out.push_str(tag);
        self.out.push('>');
    }

    /// Escapes what has a meaning in text or in a quoted attribute.
    pub(super) fn escaped(&mut self, text: &str) {
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
