//! A block of cells that is pasted into a field outside tables. Only the event is taken here: what becomes of the block comes
//! with a lazy part (`ui::table::fields`).

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use crate::browser::grid::{are_cells_pasted, pasted};
use crate::formats::clipboard::spreadsheet::is_block;
use crate::model::answer::FieldPath;
use crate::model::template::{Field, Item, Section};
use crate::state::editor::{Editor, control_id};

/// The block that is being pasted into the fields of a section, while there is one.
#[derive(Clone, Copy)]
pub struct FieldPasting {
    block: RwSignal<Option<FieldBlock>>,
    /// How many there were.
    opened: RwSignal<usize>,
}

/// One block on its way into fields.
#[derive(Clone)]
pub struct FieldBlock {
    /// Its number among those of the page.
    pub number: usize,
    /// The control that it was pasted into.
    pub control: String,
    /// Its text.
    pub text: String,
}

impl Default for FieldPasting {
    /// Nothing is being pasted.
    fn default() -> Self {
        Self {
            block: RwSignal::new(None),
            opened: RwSignal::new(0),
        }
    }
}

impl FieldPasting {
    /// True once something was pasted.
    pub fn is_wanted(self) -> bool {
        self.opened.get() > 0
    }

    /// The block, while there is one.
    pub fn block(self) -> Option<FieldBlock> {
        self.block.get()
    }

    /// Takes several cells that are pasted into a field of one line. What a table took, and words of several lines, are left
    /// alone; also those that are put into one line.
    pub fn take(self, editor: Editor, section: &Section, event: &ClipboardEvent) {
        let Some((control, several_lines, text)) = pasted(event) else {
            return;
        };
        let field = section.items.iter().find_map(|item| match item {
            Item::Field(field) if id_of(field) == control => Some(field),
            _ => None,
        });
        let Some(field) = field.filter(|_| !several_lines) else {
            return;
        };
        let may_be_words = field.kind.is_words() && !are_cells_pasted(event);
        if is_block(&text, may_be_words) && !untrack(|| editor.locked()) {
            event.prevent_default();
            let number = self.opened.get_untracked() + 1;
            self.opened.set(number);
            self.block.set(Some(FieldBlock {
                number,
                control,
                text,
            }));
        }
    }

    /// Nothing is being pasted any more, where it is this block that was.
    pub fn close(self, number: usize) -> bool {
        let is_open = self
            .block
            .with_untracked(|block| block.as_ref().is_some_and(|block| block.number == number));
        if is_open {
            self.block.set(None);
        }
        is_open
    }
}

fn id_of(field: &Field) -> String {
    control_id(&FieldPath::new(field.id.as_str()))
}
