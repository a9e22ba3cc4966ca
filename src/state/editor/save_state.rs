//! Whether what was changed is kept.

use crate::model::storage::StorageError;

/// Whether the last change is on this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SaveState {
    /// It is, since this moment (ISO 8601).
    Saved {
        /// The moment.
        at: String,
    },
    /// It is in local storage; whether it is on disk will be told (`state::replicate`, `state::persistence`).
    Written {
        /// The moment.
        at: String,
    },
    /// It is in local storage, and whether it is on disk cannot be known.
    Uncertain {
        /// The moment.
        at: String,
        /// There is IndexedDB, which fails: it is tried again.
        trying: bool,
    },
    /// It is only in memory.
    Unsaved {
        /// Why.
        fault: StorageError,
    },
}
