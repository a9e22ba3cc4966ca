//! Several cells, or a number, that are pasted into a field outside tables. Only the event is taken here: what becomes of the block comes
//! with lazy parts (`ui::editor::field_pasting`, `ui::table::fields`).

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::browser::grid::{take_cells, take_number};

/// The block that is being pasted into the fields of a section: the control and, on the lines below it, the text. Blank while
/// there is none. One text and no more here: with a type of its own, a handler around the fields and the place of the dialog
/// beside them, the first file of the program was 17 KB larger.
#[derive(Clone, Copy)]
pub struct FieldPasting(RwSignal<String>);

impl Default for FieldPasting {
    /// Nothing is being pasted.
    fn default() -> Self {
        Self(RwSignal::new(String::new()))
    }
}

impl FieldPasting {
    /// Takes what is pasted into a control of one line, where it is several cells.
    pub fn take(self, control: &str, is_words: bool, event: &ClipboardEvent) {
        self.open(control, take_cells(event, is_words));
    }

    /// Takes what is pasted into a control for a number, where a spreadsheet may write it otherwise.
    pub fn take_number(self, control: &str, event: &ClipboardEvent) {
        self.open(control, take_number(event));
    }

    fn open(self, control: &str, text: Option<String>) {
        if let Some(text) = text {
            self.0.set(format!("{control}\n{text}"));
        }
    }

    /// True while there is a block.
    pub fn is_open(self) -> bool {
        self.0.with(|block| !block.is_empty())
    }

    /// The control that the block was pasted into, and its text.
    pub fn block(self) -> Option<(String, String)> {
        self.0.with(|block| {
            let (control, text) = block.split_once('\n')?;
            Some((control.to_owned(), text.to_owned()))
        })
    }

    /// Nothing is being pasted any more.
    pub fn close(self) {
        self.0.set(String::new());
    }
}
