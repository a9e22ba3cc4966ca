//! One report in two tabs: it is written in one, the others look on, and any of them can take over.
//!
//! With locks the browser itself knows who writes, also when a tab ends by force. Without them (a page over plain http)
//! tabs ask each other; what two of them write at the same time is still kept apart by `storage::save`.

use leptos::prelude::*;

use super::core::Persistence;
use super::session::has_record;
use super::views::Standing;
use crate::browser::broadcast::Channel;
use crate::browser::web_locks::{self, LockGuard, LockMode, LockOutcome};
use crate::browser::{events, random, timers};
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::storage::keys::REPORTS;

/// How long a tab has to let go before the report is taken from it.
const PATIENCE: u32 = 1_500;
/// How long a tab waits for another to say that it writes.
const ANSWER: u32 = 300;
/// How often a tab that looks on asks whether the other is still there: one that ends may not get to say so.
const ASK_AGAIN: u32 = 2_000;

impl Persistence {
    /// Listens to the other tabs.
    pub(super) fn listen_to_tabs(self) {
        self.own_name.set_value(random::id());
        let channel = Channel::open("bao-cao-so", move |text| self.received(&text));
        self.channel.set_value(Some(channel));
        events::on_page_hide(move || self.leave());
        // A page that the browser had kept aside comes back as it was, without what it let go.
        events::on_page_restored(move || {
            if let Some(editor) = self.open_editor() {
                self.enter(editor);
            }
        });
    }

    /// Says something to the other tabs.
    fn post(self, text: &str) {
        self.channel.with_value(|channel| {
            if let Some(channel) = channel {
                channel.post(text);
            }
        });
    }

    fn new_request(self) -> u32 {
        let next = self.request.get_value().wrapping_add(1);
        self.request.set_value(next);
        next
    }

    /// Begins to write a report, unless another tab does.
    pub(super) fn enter(self, editor: Editor) {
        if self.lock.with_value(Option::is_some) {
            self.become_writer(editor);
        } else if web_locks::is_supported() {
            self.request_lock(editor, LockMode::IfAvailable, self.new_request());
        } else {
            self.become_writer(editor);
            self.ask_who_writes(editor);
        }
    }

    /// The page of the report is left.
    pub(super) fn leave(self) {
        self.new_request();
        if let Some(editor) = self.open_editor() {
            editor.fold();
        }
        if let Some(lock) = self.take_lock() {
            lock.release();
        }
        if let (Some(editor), false) = (self.open_editor(), web_locks::is_supported())
            && !editor.read_only.get_untracked()
        {
            self.post(&format!("free {}", editor.id()));
        }
    }

    /// Takes the writing over from the other tab.
    pub fn take_over(self) {
        let Some(editor) = self.open_editor() else {
            return;
        };
        self.post(&format!("release {}", editor.id()));
        if web_locks::is_supported() {
            // The other tab lets go at once, unless it hangs.
            let asked = self.request.get_value();
            timers::after(PATIENCE, move || {
                if self.request.get_value() == asked
                    && self.standing.get_untracked() == Standing::Elsewhere
                {
                    self.request_lock(editor, LockMode::Steal, self.new_request());
                }
            });
        } else {
            let id = editor.id();
            timers::after(ANSWER, move || {
                if let Some(editor) = self.open_editor().filter(|editor| editor.id() == id) {
                    self.become_writer(editor);
                }
            });
        }
    }

    fn request_lock(self, editor: Editor, mode: LockMode, asked: u32) {
        web_locks::request(&format!("{REPORTS}{}", editor.id()), mode, move |outcome| {
            let current = self.request.get_value() == asked;
            match outcome {
                LockOutcome::Granted(lock) if !current => lock.release(),
                _ if !current => {}
                LockOutcome::Granted(lock) => {
                    self.lock.set_value(Some(lock));
                    self.become_writer(editor);
                }
                // What two tabs then write at once is kept apart by `storage::save`.
                LockOutcome::Refused => self.become_writer(editor),
                LockOutcome::Unavailable | LockOutcome::Stolen => {
                    self.take_lock();
                    self.become_reader(editor);
                    self.request_lock(editor, LockMode::Wait, self.new_request());
                }
            }
        });
    }

    fn become_writer(self, editor: Editor) {
        if self.standing.get_untracked() != Standing::Gone || has_record(editor) {
            self.standing.set(Standing::Writing);
            editor.read_only.set(false);
            if editor.fault() == Some(StorageError::ChangedElsewhere) {
                // The other tab may have written nothing; over anything it wrote nothing is saved.
                editor.save_again();
            }
            // What the other tab wrote last.
            self.apply_remote();
            editor.complete_record();
        }
    }

    fn become_reader(self, editor: Editor) {
        self.standing.set(Standing::Elsewhere);
        editor.read_only.set(true);
        editor.taken_over();
        self.show_unsaved();
        if !web_locks::is_supported() {
            self.ask_again(self.new_request());
        }
    }

    /// Asks by messages whether the report is still written elsewhere, as long as it is.
    fn ask_again(self, asked: u32) {
        let looking_on = move || {
            let current = self.request.get_value() == asked
                && self.standing.get_untracked() == Standing::Elsewhere;
            self.open_editor().filter(|_| current)
        };
        timers::after(ASK_AGAIN, move || {
            let Some(editor) = looking_on() else { return };
            self.answered.set_value(false);
            self.ask_who_writes(editor);
            timers::after(ANSWER, move || match looking_on() {
                Some(_) if self.answered.get_value() => self.ask_again(asked),
                Some(editor) => self.enter(editor),
                None => {}
            });
        });
    }

    fn received(self, text: &str) {
        let Some(editor) = self.open_editor() else {
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
        let writes = self.standing.get_untracked() == Standing::Writing;
        match word {
            "release" if writes => {
                if let Some(lock) = self.take_lock() {
                    lock.release();
                }
                self.become_reader(editor);
                if web_locks::is_supported() {
                    self.request_lock(editor, LockMode::Wait, self.new_request());
                }
            }
            "who" if writes && !web_locks::is_supported() => {
                self.post(&format!("mine {id} {}", from.unwrap_or_default()));
            }
            "mine"
                if !web_locks::is_supported()
                    && self.own_name.with_value(|own| from == Some(own.as_str())) =>
            {
                self.answered.set_value(true);
                if writes {
                    self.become_reader(editor);
                }
            }
            "free" if !web_locks::is_supported() && !writes => self.enter(editor),
            _ => {}
        }
    }
    fn take_lock(self) -> Option<LockGuard> {
        self.lock.try_update_value(Option::take).flatten()
    }

    fn ask_who_writes(self, editor: Editor) {
        let own = self.own_name.get_value();
        self.post(&format!("who {} {own}", editor.id()));
    }
}
