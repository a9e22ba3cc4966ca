//! Running text: headings, paragraphs, and entries gathered into lists.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use super::markup::Markup;
use super::pages::Breakable;
use super::table;
use crate::document::tree::{Block, Level, Orientation, Picture};

/// Writes blocks; counts them by kind, for their ids in the file.
#[derive(Default)]
pub struct Blocks {
    headings: usize,
    paragraphs: usize,
    entries: usize,
    tables: usize,
    pictures: usize,
    /// What is written has Phần; điểm then stand right below khoản.
    in_parts: bool,
    /// A table at the end of what is written next leaves room below it for the check mark.
    pub above_mark: bool,
    /// How the pages lie on which it is written.
    pub orientation: Orientation,
}

impl Blocks {
    /// The id of a new heading.
    pub fn next_heading(&mut self) -> String {
        self.headings += 1;
        format!("heading-{}", self.headings)
    }

    fn next_paragraph(&mut self) -> String {
        self.paragraphs += 1;
        format!("paragraph-{}", self.paragraphs)
    }

    fn next_entry(&mut self) -> String {
        self.entries += 1;
        format!("entry-{}", self.entries)
    }

    /// Writes blocks whose first level is HTML's `top`-th.
    pub fn write(&mut self, markup: &mut Markup, blocks: &[Block], top: usize) {
        let mut list = List::None;
        self.in_parts = blocks.iter().any(|block| {
            matches!(
                block,
                Block::Heading {
                    level: Level::Part,
                    ..
                }
            )
        });
        let top = top + usize::from(self.in_parts);
        for (position, block) in blocks.iter().enumerate() {
            let above_mark = self.above_mark && position + 1 == blocks.len();
            match block {
                Block::Dash(text) => list.dash(markup, &self.next_entry(), text),
                Block::Plus(text) => list.plus(markup, &self.next_entry(), text),
                other => {
                    list.end(markup);
                    list = List::None;
                    self.single(markup, other, top, above_mark);
                }
            }
        }
        list.end(markup);
    }

    fn single(&mut self, markup: &mut Markup, block: &Block, top: usize, above_mark: bool) {
        match block {
            Block::Heading {
                level,
                number,
                text,
            } => self.heading(markup, *level, [number, text], top),
            Block::Paragraph(text) => {
                let id = self.next_paragraph();
                markup.running_breakable("p", &[("class", "paragraph")], &id, text);
            }
            Block::Remark(text) => {
                let id = self.next_paragraph();
                markup.running_breakable("p", &[("class", "paragraph remark")], &id, text);
            }
            Block::Table(contents) => {
                self.tables += 1;
                let heading = self.headings;
                let orientation = self.orientation;
                table::write(
                    markup,
                    contents,
                    table::Place {
                        number: self.tables,
                        heading,
                        orientation,
                        above_mark,
                    },
                );
            }
            Block::Picture(contents) => {
                self.pictures += 1;
                picture(markup, contents, self.pictures);
            }
            // Entries are gathered by `write`.
            Block::Dash(_) | Block::Plus(_) => {}
        }
    }

    fn heading(
        &mut self,
        markup: &mut Markup,
        level: Level,
        [number, text]: [&str; 2],
        top: usize,
    ) {
        let id = self.next_heading();
        let (step, class) = match level {
            Level::Part => {
                let tag = heading_tag(top - 1);
                let attributes = [("class", "heading part"), ("id", id.as_str())];
                markup.open_breakable(tag, &attributes, &id, Breakable::Words);
                markup.element("span", &[("class", "part-number")], number);
                markup.optional("span", "part-title", text);
                return markup.close(tag);
            }
            Level::One => (0, "heading level-1"),
            Level::Two => (1, "heading level-2"),
            Level::Three => (2, "heading level-3"),
            Level::Four => (3 - usize::from(self.in_parts), "heading level-4"),
        };
        let text = format!("{number} {text}");
        markup.running_breakable(
            heading_tag(top + step),
            &[("class", class), ("id", &id)],
            &id,
            text.trim(),
        );
    }
}

/// A file in the file: a browser draws it as a picture, and runs nothing that may stand in it.
fn picture(markup: &mut Markup, picture: &Picture, number: usize) {
    let id = format!("picture-{number}");
    let source = format!(
        "data:image/svg+xml;base64,{}",
        STANDARD.encode(&picture.svg)
    );
    markup.open_breakable("figure", &[("class", "picture")], &id, Breakable::Block);
    markup.void("img", &[("src", &source), ("alt", &picture.described)]);
    markup.element("figcaption", &[], &picture.caption);
    markup.close("figure");
}

fn heading_tag(level: usize) -> &'static str {
    match level {
        0..=2 => "h2",
        3 => "h3",
        4 => "h4",
        5 => "h5",
        _ => "h6",
    }
}

/// The list that is open. Marks are text, so that they stay when someone copies the list elsewhere.
enum List {
    None,
    /// In an entry of a list of dashes.
    Dash,
    /// In a list of pluses inside an entry of a list of dashes.
    DashPlus,
    /// In a list of pluses that follows no dash.
    Plus,
}

impl List {
    fn dash(&mut self, markup: &mut Markup, id: &str, text: &str) {
        match self {
            Self::None => markup.open("ul", &[("class", "entries")]),
            Self::Dash => markup.close("li"),
            Self::DashPlus => {
                markup.close("ul");
                markup.close("li");
            }
            Self::Plus => {
                markup.close("ul");
                markup.open("ul", &[("class", "entries")]);
            }
        }
        markup.begin_breakable("li", id, &format!("- {text}"));
        *self = Self::Dash;
    }

    fn plus(&mut self, markup: &mut Markup, id: &str, text: &str) {
        match self {
            Self::None => {
                markup.open("ul", &[("class", "entries")]);
                *self = Self::Plus;
            }
            Self::Dash => {
                markup.open("ul", &[("class", "entries")]);
                *self = Self::DashPlus;
            }
            Self::DashPlus | Self::Plus => {}
        }
        markup.running_breakable("li", &[], id, &format!("+ {text}"));
    }

    fn end(&self, markup: &mut Markup) {
        match self {
            Self::None => {}
            Self::Plus => markup.close("ul"),
            Self::Dash => {
                markup.close("li");
                markup.close("ul");
            }
            Self::DashPlus => {
                markup.close("ul");
                markup.close("li");
                markup.close("ul");
            }
        }
    }
}
