//! A second writer, of plain text: it is written against `document::tree` and what writers share, and nothing else.
//! It shows that a writer can be added without touching the first one, and gives the reviewers a text to read.

use bao_cao_so::document::printable::one_line;
use bao_cao_so::document::tree::{Annex, Block, Cell, Document, Level, Orientation, Row, Table};

/// The document as plain text, a line a part.
pub fn to_text(document: &Document) -> String {
    let head = &document.letterhead;
    let mut lines = Lines::default();
    lines.add("[dự thảo] ", &document.draft_mark);
    for part in [
        &head.superior,
        &head.issuer,
        &head.state,
        &head.motto,
        &head.code_line,
        &head.place_date,
    ] {
        lines.add("", part);
    }
    lines.add("", "");
    lines.add("", &document.kind);
    lines.add("", &document.subject);
    if let Some(to) = &document.addressees {
        lines.add("", &format!("{} {}", to.label, to.names.join(" / ")));
    }
    document
        .bases
        .iter()
        .for_each(|basis| lines.add("    ", basis));
    lines.blocks(&document.body);
    document
        .closing
        .iter()
        .for_each(|closing| lines.add("    ", closing));
    lines.add("", &document.recipients.label);
    document
        .recipients
        .entries
        .iter()
        .for_each(|entry| lines.add("- ", entry));
    let signature = &document.signature;
    for line in signature
        .authority
        .iter()
        .chain(&signature.position)
        .chain([&signature.name])
    {
        lines.add("                    ", line);
    }
    document.annexes.iter().for_each(|annex| lines.annex(annex));
    if let Some(mark) = &document.check_mark {
        lines.add("", "");
        mark.lines
            .iter()
            .for_each(|line| lines.add("[chân trang cuối] ", line));
    }
    lines.text
}

#[derive(Default)]
struct Lines {
    text: String,
}

impl Lines {
    fn add(&mut self, before: &str, text: &str) {
        if before.is_empty() || !text.is_empty() {
            self.text += format!("{before}{}", one_line(text)).trim_end();
            self.text.push('\n');
        }
    }

    fn annex(&mut self, annex: &Annex) {
        let turned = if annex.orientation == Orientation::Landscape {
            " [ngang]"
        } else {
            ""
        };
        self.add("", "");
        self.add("", &format!("{}{turned}", annex.label));
        self.add("", &annex.title);
        self.add("", &annex.attachment);
        self.add("", &annex.cut_off);
        self.blocks(&annex.blocks);
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Heading {
                    level,
                    number,
                    text,
                } => {
                    let depth = match level {
                        Level::Part => "@ ",
                        Level::One => "# ",
                        Level::Two => "## ",
                        Level::Three => "### ",
                        Level::Four => "#### ",
                    };
                    self.add(depth, &format!("{number} {text}"));
                }
                Block::Paragraph(text) => self.add("    ", text),
                Block::Dash(text) => self.add("    - ", text),
                Block::Plus(text) => self.add("        + ", text),
                Block::Remark(text) => self.add("    * ", text),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.add("    ", &picture.caption),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        self.add("", "");
        if !table.caption.is_empty() {
            self.add("", &table.caption);
        }
        self.add("  ", &table.unit);
        for row in &table.header {
            let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
            self.add("| ", &cells.join(" | "));
        }
        for row in &table.rows {
            match row {
                Row::Group(text) => self.add("|# ", text),
                Row::Cells(cells) => self.add("| ", &joined(cells)),
                Row::Total(cells) => self.add("|= ", &joined(cells)),
            }
        }
    }
}

fn joined(cells: &[Cell]) -> String {
    cells
        .iter()
        .map(|cell| one_line(&cell.text))
        .collect::<Vec<_>>()
        .join(" | ")
}
