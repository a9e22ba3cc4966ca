//! What a person decides about a block that is pasted.

use leptos::prelude::*;

use crate::browser::page::{after_draw, focus};
use crate::formats::clipboard::paste::Choices;

/// What a person decided about the block, and how that changes.
#[derive(Clone, Copy)]
pub struct Decisions {
    /// The decisions so far; whoever draws by them follows them.
    pub choices: RwSignal<Choices>,
}

impl Decisions {
    /// Changes a decision by a control, which keeps the focus although the dry run is drawn anew.
    pub fn change(self, control: &str, change: impl FnOnce(&mut Choices)) {
        self.choices.update(change);
        let control = control.to_owned();
        after_draw(move || focus(&control));
    }

    /// The decisions so far.
    pub fn now(self) -> Choices {
        self.choices.get_untracked()
    }
}
