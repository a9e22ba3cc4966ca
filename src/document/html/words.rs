//! How words become HTML: line breaks, what is not torn, text that goes on to another page.

use super::markup::Markup;
use super::pages::Breaks;
use crate::document::printable::printable;
use crate::document::typography::whole_words::{
    address_pieces, cell_parts, is_address, is_kept_whole,
};

impl Markup {
    pub(super) fn text(&mut self, text: &str) {
        for (position, line) in printable(text).split('\n').enumerate() {
            if position > 0 {
                self.out.push_str("<br>");
            }
            self.escaped(line);
        }
    }

    /// Running text, in pieces where it goes on to another page.
    pub(super) fn broken_words(&mut self, id: &str, text: &str) {
        let text = printable(text);
        let mut rest = &*text;
        let mut class = "before";
        let mut taken = 0;
        for offset in self.breaks_inside(id) {
            let (piece, after) = split_at_unit(rest, offset.saturating_sub(taken));
            let ended = if piece.ends_with('\n') { " ended" } else { "" };
            self.piece(&format!("{class}{ended}"), piece);
            (rest, class, taken) = (after, "after before", offset);
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
                .filter(|offset| *offset > 0)
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

    pub(super) fn words(&mut self, text: &str) {
        self.lines(text, |line| {
            line.split(' ')
                .map(|word| (word, is_kept_whole(word)))
                .collect()
        });
    }

    /// The words of a cell of so much room.
    pub(super) fn cell_words(&mut self, text: &str, room: u64) {
        self.lines(&printable(text), |line| cell_parts(line, room));
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
