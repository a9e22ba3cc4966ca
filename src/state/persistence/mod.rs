//! Persistence: both copies of everything, the report that is open, the other tabs, snapshots, backups.
//!
//! A change is written to local storage before anything else happens (`state::editor`); here it is copied to IndexedDB, and
//! only when it is on disk does the editor say that it is saved. [`Persistence`] is one struct of signals, handed down by the
//! app; its commands are methods, a file a concern. It knows the app only as its [`Host`].

mod backup;
mod collections;
mod core;
mod data;
mod history;
mod reconciler;
mod replicator;
mod report_session;
mod restoring;
mod session;
mod tabs;
mod views;

pub use self::core::{Host, Persistence, begin, open_session};
pub use self::views::{
    DataView, HistoryView, MESSAGE, Message, PASSPHRASE_AGAIN, Part, Passphrase, Restore,
    SnapshotEntry, Standing, TrashEntry, Unsaved, done,
};
