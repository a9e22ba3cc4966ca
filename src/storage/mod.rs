//! Reports kept on this machine: a key-value trait, the repository over it, summaries, replication, snapshots, trash,
//! quarantine, backup and import.
//!
//! Pure: the browser's store is one implementation of [`KeyValue`], in `browser`. Nothing here deletes what it cannot
//! read.

pub mod agencies;
pub mod backup;
pub mod collection_backup;
pub mod collections;
pub mod copying;
pub mod defaults;
pub mod fold;
mod headings;
pub mod import;
pub mod journal;
pub mod keys;
pub mod list_view;
pub mod listing;
pub mod open_counts;
pub mod opening;
pub mod partial;
pub mod quarantine;
pub mod received;
pub mod related;
pub mod replication;
pub mod repository;
pub mod restore;
pub mod room;
pub mod save;
pub mod snapshots;
pub mod summaries;
pub mod trash;
pub mod version;

use crate::model::storage::StorageError;

/// A store of texts by key.
pub trait KeyValue {
    /// The text of a key.
    ///
    /// # Errors
    /// The store cannot be used.
    fn get(&self, key: &str) -> Result<Option<String>, StorageError>;
    /// Sets the text of a key; on an error the former text stands.
    ///
    /// # Errors
    /// The store is full or cannot be used.
    fn set(&self, key: &str, text: &str) -> Result<(), StorageError>;
    /// Removes a key.
    ///
    /// # Errors
    /// The store cannot be used.
    fn remove(&self, key: &str) -> Result<(), StorageError>;
    /// All keys.
    ///
    /// # Errors
    /// The store cannot be used.
    fn keys(&self) -> Result<Vec<String>, StorageError>;

    /// The last letters of the text of a key, about so many; a store that need not read all of it says so.
    ///
    /// # Errors
    /// The store cannot be used.
    fn tail(&self, key: &str, letters: u32) -> Result<Option<String>, StorageError> {
        let _ = letters;
        self.get(key)
    }
}
