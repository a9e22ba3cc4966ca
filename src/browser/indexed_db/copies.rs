//! Copies of records beside those of local storage: compared in the browser, so that the texts of those that are the same,
//! nearly all of them, are never copied into the memory of the program.

use js_sys::{Array, JsString, Promise};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::IdbRequest;

use super::connection::{IndexedDbError, Store, read, settled};
use crate::browser::store::{PlainStore, browser_text};
use crate::model::storage::StorageError;
use crate::storage::replication::Record;
use crate::storage::version::version_of;

/// A copy of a record in IndexedDB.
pub struct StoredCopy {
    key: String,
    /// Its version.
    pub version: u64,
    /// Its text; none when it was removed at that time.
    text: Option<JsString>,
}

impl StoredCopy {
    /// Reads what [`Record::to_text`] wrote.
    fn new(key: &str, stored: &JsString) -> Self {
        let end = u32::try_from(stored.index_of("\n", 0)).ok();
        let head = stored.slice(0, end.unwrap_or(stored.length()));
        match String::from(&head).parse() {
            Ok(version) => Self {
                key: key.to_owned(),
                version,
                text: end.map(|end| stored.slice(end + 1, stored.length())),
            },
            Err(_) => Self {
                key: key.to_owned(),
                version: 0,
                text: Some(stored.clone()),
            },
        }
    }

    /// True when local storage has the same version with the same text.
    ///
    /// # Errors
    /// Local storage cannot be used.
    pub fn is_in_local_storage(&self) -> Result<bool, StorageError> {
        Ok(version_of(&PlainStore, &self.key)? == self.version
            && browser_text(&self.key)? == self.text)
    }

    /// The record.
    #[must_use]
    pub fn record(&self) -> Record {
        Record {
            key: self.key.clone(),
            version: self.version,
            text: self.text.as_ref().map(String::from),
        }
    }
}

/// The copies of some records, in one transaction; none of a record that it does not have.
///
/// # Errors
/// The database cannot be used.
pub async fn copies(keys: &[String]) -> Result<Vec<Option<StoredCopy>>, IndexedDbError> {
    let store = read(Store::Records)?;
    let requests = Array::new();
    let mut queued: Vec<IdbRequest> = Vec::new();
    for key in keys {
        let request = store.get(&key.as_str().into())?;
        requests.push(&settled(&request));
        queued.push(request);
    }
    JsFuture::from(Promise::all(&requests)).await?;
    let mut found = Vec::new();
    for (key, request) in keys.iter().zip(queued) {
        let stored: Option<JsString> = request.result()?.dyn_into().ok();
        found.push(stored.map(|stored| StoredCopy::new(key, &stored)));
    }
    Ok(found)
}
