//! One report in two tabs: it is written in one, the others look on, and any of them can take over.
//!
//! With locks the browser itself knows who writes, also when a tab ends by force. Without them (a page over plain http)
//! tabs ask each other; what two of them write at the same time is still kept apart by `repository::save_over`.

use std::cell::{Cell, RefCell};

use leptos::prelude::*;

use super::{Keeping, Standing, keeping, later, session};
use crate::browser::broadcast::Channel;
use crate::browser::web_locks::{self, LockGuard, LockMode, LockOutcome};
use crate::browser::{events, random};
use crate::state::editor::Editor;
use crate::storage::StorageError;
use crate::storage::repository::REPORTS;

/// How long a tab has to let go before the report is taken from it.
const PATIENCE: u32 = 1_500;
/// How long a tab waits for another to say that it writes.
const ANSWER: u32 = 300;
/// How often a tab that looks on asks whether the other is still there: one that ends may not get to say so.
const ASK_AGAIN: u32 = 2_000;

thread_local! {
    static CHANNEL: RefCell<Option<Channel>> = const { RefCell::new(None) };
    static LOCK: RefCell<Option<LockGuard>> = const { RefCell::new(None) };
    /// Grows with each asking: an answer to an earlier one counts no more.
    static TURN: Cell<u32> = const { Cell::new(0) };
    /// The tab that writes has answered.
    static ANSWERED: Cell<bool> = const { Cell::new(false) };
    static OWN: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Listens to the other tabs.
pub(super) fn listen() {
    OWN.set(random::id());
    CHANNEL.set(Some(Channel::open("bao-cao-so", |text| heard(&text))));
    events::on_page_hide(leave);
    // A page that the browser had kept aside comes back as it was, without what it let go.
    events::on_page_restored(|| {
        if let (Some(keeping), Some(editor)) = (keeping(), session::open_editor()) {
            enter(keeping, editor);
        }
    });
}

/// Says something to the other tabs.
pub(super) fn say(text: &str) {
    CHANNEL.with_borrow(|channel| {
        if let Some(channel) = channel {
            channel.post(text);
        }
    });
}

fn turn() -> u32 {
    TURN.set(TURN.get().wrapping_add(1));
    TURN.get()
}

/// Begins to write a report, unless another tab does.
pub(super) fn enter(keeping: Keeping, editor: Editor) {
    if LOCK.with_borrow(Option::is_some) {
        become_writer(keeping, editor);
    } else if web_locks::is_supported() {
        request(keeping, editor, LockMode::IfAvailable, turn());
    } else {
        become_writer(keeping, editor);
        OWN.with_borrow(|own| say(&format!("who {} {own}", editor.id())));
    }
}

/// The page of the report is left.
pub(super) fn leave() {
    turn();
    if let Some(lock) = LOCK.take() {
        lock.release();
    }
    if let (Some(editor), false) = (session::open_editor(), web_locks::is_supported())
        && !editor.read_only.get_untracked()
    {
        say(&format!("free {}", editor.id()));
    }
}

/// Takes the writing over from the other tab.
pub fn take_over() {
    let (Some(keeping), Some(editor)) = (keeping(), session::open_editor()) else {
        return;
    };
    say(&format!("release {}", editor.id()));
    if web_locks::is_supported() {
        // The other tab lets go at once, unless it hangs.
        let asked = TURN.get();
        later(PATIENCE, move || {
            if TURN.get() == asked && keeping.standing.get_untracked() == Standing::Elsewhere {
                request(keeping, editor, LockMode::Steal, turn());
            }
        });
    } else {
        let id = editor.id();
        later(ANSWER, move || {
            if let Some(editor) = session::open_editor().filter(|editor| editor.id() == id) {
                become_writer(keeping, editor);
            }
        });
    }
}

fn request(keeping: Keeping, editor: Editor, mode: LockMode, asked: u32) {
    web_locks::request(&format!("{REPORTS}{}", editor.id()), mode, move |outcome| {
        let current = TURN.get() == asked;
        match outcome {
            LockOutcome::Granted(lock) if !current => lock.release(),
            _ if !current => {}
            LockOutcome::Granted(lock) => {
                LOCK.set(Some(lock));
                become_writer(keeping, editor);
            }
            // What two tabs then write at once is kept apart by `repository::save_over`.
            LockOutcome::Refused => become_writer(keeping, editor),
            LockOutcome::Unavailable | LockOutcome::Stolen => {
                LOCK.take();
                become_reader(keeping, editor);
                request(keeping, editor, LockMode::Wait, turn());
            }
        }
    });
}

fn become_writer(keeping: Keeping, editor: Editor) {
    if keeping.standing.get_untracked() != Standing::Gone || session::has_record(editor) {
        keeping.standing.set(Standing::Writing);
        editor.read_only.set(false);
        if editor.fault() == Some(StorageError::ChangedElsewhere) {
            // The other tab may have written nothing; over anything it wrote nothing is saved.
            editor.save_again();
        }
        // What the other tab wrote last.
        session::refresh(keeping);
    }
}

fn become_reader(keeping: Keeping, editor: Editor) {
    keeping.standing.set(Standing::Elsewhere);
    editor.read_only.set(true);
    editor.taken_over();
    session::show_unsaved(keeping);
    if !web_locks::is_supported() {
        ask_again(keeping, turn());
    }
}

/// Asks by messages whether the report is still written elsewhere, as long as it is.
fn ask_again(keeping: Keeping, asked: u32) {
    let looking_on = move || {
        let current =
            TURN.get() == asked && keeping.standing.get_untracked() == Standing::Elsewhere;
        session::open_editor().filter(|_| current)
    };
    later(ASK_AGAIN, move || {
        let Some(editor) = looking_on() else { return };
        ANSWERED.set(false);
        OWN.with_borrow(|own| say(&format!("who {} {own}", editor.id())));
        later(ANSWER, move || match looking_on() {
            Some(_) if ANSWERED.get() => ask_again(keeping, asked),
            Some(editor) => enter(keeping, editor),
            None => {}
        });
    });
}

fn heard(text: &str) {
    let (Some(keeping), Some(editor)) = (keeping(), session::open_editor()) else {
        return;
    };
    let mut words = text.split(' ');
    let (word, id, from) = (
        words.next().unwrap_or_default(),
        words.next().unwrap_or_default(),
        words.next(),
    );
    if id != editor.id() {
        return;
    }
    let writes = keeping.standing.get_untracked() == Standing::Writing;
    match word {
        "release" if writes => {
            if let Some(lock) = LOCK.take() {
                lock.release();
            }
            become_reader(keeping, editor);
            if web_locks::is_supported() {
                request(keeping, editor, LockMode::Wait, turn());
            }
        }
        "who" if writes && !web_locks::is_supported() => {
            say(&format!("mine {id} {}", from.unwrap_or_default()));
        }
        "mine"
            if !web_locks::is_supported() && OWN.with_borrow(|own| from == Some(own.as_str())) =>
        {
            ANSWERED.set(true);
            if writes {
                become_reader(keeping, editor);
            }
        }
        "free" if !web_locks::is_supported() && !writes => enter(keeping, editor),
        _ => {}
    }
}
