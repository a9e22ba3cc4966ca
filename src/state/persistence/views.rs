//! What views show of persistence: plain data and signals, no commands.

use leptos::prelude::*;

use crate::messages::vi::comparison::Difference;
use crate::messages::vi::persistence as words;
use crate::model::storage::StorageError;
use crate::state::editor::Editor;
use crate::storage::restore::RestorePreview;

/// Id of the field in which the passphrase is repeated.
pub const PASSPHRASE_AGAIN: &str = "backup-again";
/// Id of the message of the page.
pub const MESSAGE: &str = "data-message";

/// What the page shows.
#[derive(Clone, Copy, Default)]
pub struct DataView {
    /// The passphrase of the next backup, as it is being typed.
    pub passphrase: Passphrase,
    /// Room in use, sentences.
    pub room: RwSignal<Vec<String>>,
    /// The last backup, in words.
    pub last: RwSignal<String>,
    /// A backup is due.
    pub due: RwSignal<bool>,
    /// The trash.
    pub trash: RwSignal<Vec<TrashEntry>>,
    /// How far a restore is.
    pub restore: RwSignal<Restore>,
    /// What is to be known, and of which part of the page.
    pub message: RwSignal<Option<Message>>,
    /// Something is under way.
    pub busy: RwSignal<bool>,
    /// The person asked for erasing; true once a backup was made since.
    pub erasing: RwSignal<Option<bool>>,
}

/// A passphrase that is typed twice.
#[derive(Clone, Copy, Default)]
pub struct Passphrase {
    /// As typed first.
    pub first: RwSignal<String>,
    /// As typed again.
    pub again: RwSignal<String>,
}

impl Passphrase {
    /// Empties both fields.
    pub fn clear(self) {
        self.first.set(String::new());
        self.again.set(String::new());
    }
}

/// A record of the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrashEntry {
    /// Its key.
    pub key: String,
    /// What it is.
    pub what: String,
}

/// How far a restore is.
#[derive(Clone, Default)]
pub enum Restore {
    /// No file was chosen.
    #[default]
    NoFile,
    /// The file asks for its passphrase; its text.
    Encrypted(String),
    /// What restoring would do.
    Previewed(RestorePreview),
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Making a backup.
    Backup,
    /// Restoring one.
    Restore,
    /// The trash.
    Trash,
    /// Erasing.
    Erase,
}

/// What is to be known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Where it stands.
    pub part: Part,
    /// It went well.
    pub good: bool,
    /// What happened.
    pub text: String,
}

/// What the page shows.
#[derive(Clone, Default)]
pub struct HistoryView {
    /// States, the newest first.
    pub snapshots: Vec<SnapshotEntry>,
    /// The store of snapshots cannot be used.
    pub absent: bool,
    /// The snapshot that was compared with the present one.
    pub compared: Option<(String, Vec<Difference>)>,
    /// What is to be known; true when it went well.
    pub message: Option<(bool, String)>,
}

/// A snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SnapshotEntry {
    /// Its key.
    pub key: String,
    /// When it was kept.
    pub when: String,
    /// Why.
    pub reason: &'static str,
}

/// How the open report stands to the other tabs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It is written here.
    Writing,
    /// It is written in another tab.
    Elsewhere,
    /// It was removed in another tab.
    Gone,
}

/// Reports that are only in memory for one reason.
#[derive(Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Why.
    pub fault: StorageError,
    /// Their editors, which outlive their pages.
    pub editors: Vec<Editor>,
}

/// Words that something was done, with what is to be known where it is in local storage only.
#[must_use]
pub fn done(text: &str, on_disk: bool) -> String {
    if on_disk {
        text.to_owned()
    } else {
        format!("{text} {}", words::BEHIND)
    }
}
