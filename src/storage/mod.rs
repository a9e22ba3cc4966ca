//! Reports kept on this machine: a key-value trait, the repository over it, and the dry run of opened files.
//!
//! Pure: the browser's store is one implementation of [`KeyValue`], in `browser`. Nothing here deletes what it cannot
//! read.

pub mod backup;
pub mod bin;
pub mod copies;
pub mod fold;
pub mod import;
pub mod journal;
pub mod listing;
pub mod opening;
pub mod related;
pub mod remembered;
pub mod repository;
pub mod save;
pub mod stamp;
pub mod states;

use thiserror::Error;

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
}

/// Why the store did not do what it should. The sentences are `messages::vi::persistence`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum StorageError {
    /// No room left.
    #[error("no room left")]
    Full,
    /// The browser does not let this page keep data.
    #[error("storage is blocked")]
    Blocked,
    /// The record is no longer the one that was read here: another tab changed it.
    #[error("changed in another tab")]
    ChangedElsewhere,
    /// The record is no longer there: another tab removed it.
    #[error("removed in another tab")]
    Gone,
}
