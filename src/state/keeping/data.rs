//! The page of the data on this machine: what it shows, room, the bin, erasing. Backup and restore are `super::backup`.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Keeping, after_copying, copying, keeping, session};
use crate::browser::store::{BrowserStore, PlainStore};
use crate::browser::{clock, files, indexed_db, page, quota};
use crate::input::date;
use crate::messages::vi::backup as words;
use crate::messages::vi::import as import_words;
use crate::state::editor::Editor;
use crate::storage::backup::{self, DryRun};
use crate::storage::copies::{Record, erasing, near_records};
use crate::storage::{KeyValue, StorageFault, bin, repository};

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
    /// The bin.
    pub bin: RwSignal<Vec<BinEntry>>,
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

/// A record of the bin.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BinEntry {
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
    Sealed(String),
    /// What restoring would do.
    Looked(DryRun),
}

/// A part of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Making a backup.
    Backup,
    /// Restoring one.
    Restore,
    /// The bin.
    Bin,
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

/// Brings the page up to date with the stores; messages stay.
pub fn refresh(keeping: Keeping) {
    let templates = keeping.app.templates_arc();
    let last = backup::last_backup(&BrowserStore).ok().flatten();
    let due = backup::is_due(&BrowserStore, clock::milliseconds()).unwrap_or(false);
    let entry = |one: bin::Binned| BinEntry {
        what: match &one.report {
            Ok(decoded) => import_words::what(&decoded.report, &decoded.template.title),
            Err(problem) => repository::why_unreadable(problem),
        },
        key: one.key,
    };
    let list = bin::contents(&BrowserStore, &templates)
        .unwrap_or_default()
        .into_iter()
        .map(entry)
        .collect();
    keeping.data.last.set(last.map_or_else(
        || words::NEVER.to_owned(),
        |last| words::last(&clock::moment(last)),
    ));
    keeping.data.due.set(due);
    keeping.data.bin.set(list);
    spawn_local(async move {
        let room = quota::room().await;
        let mut lines = Vec::new();
        lines.extend(room.used_of.map(|(used, quota)| words::room(used, quota)));
        lines.push(words::near_room(near_bytes()));
        lines.extend(room.persistent.map(|kept| {
            if kept {
                words::PERSISTENT
            } else {
                words::NOT_PERSISTENT
            }
            .to_owned()
        }));
        if !keeping.far.get_untracked() {
            lines.push(words::ONE_STORE.to_owned());
        }
        keeping.data.room.set(lines);
    });
}

/// Bytes of the near store, which counts two for each letter.
fn near_bytes() -> u64 {
    let keys = backup::own_keys(&PlainStore).unwrap_or_default();
    let length = |key: &String| {
        let text = PlainStore.get(key).ok().flatten().unwrap_or_default();
        (key.encode_utf16().count() + text.encode_utf16().count()) as u64 * 2
    };
    keys.iter().map(length).sum()
}

/// Shows a message in the place of any earlier one.
pub(super) fn tell(keeping: Keeping, part: Part, good: bool, text: impl Into<String>) {
    let message = Message {
        part,
        good,
        text: text.into(),
    };
    keeping.data.busy.set(false);
    keeping.data.message.set(Some(message));
}

pub(super) fn begin(keeping: Keeping) {
    keeping.data.busy.set(true);
    keeping.data.message.set(None);
}

/// Takes the message away: the person goes on.
pub fn clear_message() {
    if let Some(keeping) = keeping()
        && keeping.data.message.with_untracked(Option::is_some)
    {
        keeping.data.message.set(None);
    }
}

/// Brings a report back from the bin.
pub fn bring_back(key: &str) {
    change_bin(|| match repository::bring_back(&BrowserStore, key) {
        Ok(true) => Ok(words::BROUGHT_BACK),
        Ok(false) => Err(words::IN_THE_WAY),
        Err(fault) => Err(words::not_brought_back(fault == StorageFault::Full)),
    });
}

/// Hands a record of the bin to the person as a file, to the letter.
pub fn download(key: &str) {
    if let Ok(Some(text)) = BrowserStore.get(key) {
        let name = key.rsplit('/').next().unwrap_or_default();
        files::download(&format!("thung-rac_{name}.json"), "application/json", &text);
    }
}

/// Removes a record of the bin for good.
pub fn discard(key: &str) {
    change_bin(|| {
        bin::discard(&BrowserStore, key)
            .map(|()| "")
            .map_err(StorageFault::text)
    });
}

/// Removes everything in the bin for good.
pub fn empty_bin() {
    change_bin(|| {
        let keys = bin::keys(&BrowserStore).map_err(StorageFault::text)?;
        keys.iter()
            .try_for_each(|key| bin::discard(&BrowserStore, key))
            .map(|()| "")
            .map_err(StorageFault::text)
    });
}

fn change_bin(change: impl FnOnce() -> Result<&'static str, &'static str>) {
    let Some(keeping) = keeping() else { return };
    let result = change();
    after_copying(move |_| {
        keeping.app.load_shelf();
        refresh(keeping);
        clear_message();
        match result {
            Ok("") => {}
            Ok(text) => tell(keeping, Part::Bin, true, text),
            Err(text) => tell(keeping, Part::Bin, false, text),
        }
    });
}

/// Asks before everything is erased, or takes the question back.
pub fn ask_to_erase(ask: bool) {
    if let Some(keeping) = keeping() {
        keeping.data.erasing.set(ask.then_some(false));
        keeping.data.message.set(None);
    }
}

/// Erases everything of this app on this machine.
pub fn erase() {
    let Some(keeping) = keeping() else { return };
    begin(keeping);
    spawn_local(async move {
        // The far store first: its mark keeps older records of the near store from coming back.
        let far = match indexed_db::ready().await {
            Ok(()) => erase_far().await.is_ok(),
            // One that only cannot be opened now still has everything.
            Err(_) => !indexed_db::exists(),
        };
        let keys = backup::own_keys(&PlainStore).unwrap_or_default();
        let near = keys
            .iter()
            .filter(|key| PlainStore.remove(key).is_err())
            .count()
            == 0;
        copying::forget();
        session::forget();
        Editor::forget_unsaved();
        session::show_unsaved(keeping);
        keeping.app.load_shelf();
        refresh(keeping);
        keeping.data.erasing.set(None);
        // Neither the passphrase nor a backup file that was looked at stays for the next person.
        keeping.data.passphrase.clear();
        keeping.data.restore.set(Restore::NoFile);
        tell(
            keeping,
            Part::Erase,
            near && far,
            if near && far {
                words::ERASED
            } else {
                words::NOT_ERASED
            },
        );
        // The buttons that had the focus are gone.
        page::after_draw(|| page::focus(MESSAGE));
    });
}

async fn erase_far() -> Result<(), indexed_db::FarFault> {
    let entries = indexed_db::entries(indexed_db::Part::Records, "").await?;
    let mut records: Vec<Record> = entries
        .into_iter()
        .map(|(key, text)| Record::from_text(key, &text))
        .collect();
    records.extend(near_records(&PlainStore).unwrap_or_default());
    indexed_db::erase(&erasing(clock::milliseconds(), &records)).await
}

/// A moment in words, to the second: two states may be of one minute.
#[must_use]
pub fn moment(milliseconds: u64) -> String {
    date::moment_to_second(&clock::moment(milliseconds))
}
