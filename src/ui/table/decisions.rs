//! What a person decides about a block that is pasted.

use leptos::prelude::*;

use crate::browser::page::{after_draw, focus};

/// What a person decided about the block, and how that changes.
pub struct Decisions<Choices: Send + Sync + 'static> {
    /// The decisions so far; whoever draws by them follows them.
    pub choices: RwSignal<Choices>,
}

// By hand: derived, it would ask that the choices themselves can be copied.
impl<Choices: Send + Sync + 'static> Clone for Decisions<Choices> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<Choices: Send + Sync + 'static> Copy for Decisions<Choices> {}

impl<Choices: Clone + Default + Send + Sync + 'static> Decisions<Choices> {
    /// Nothing is decided.
    pub fn new() -> Self {
        Self {
            choices: RwSignal::new(Choices::default()),
        }
    }

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
