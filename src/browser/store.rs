//! Local storage as a [`KeyValue`].

use gloo_storage::{LocalStorage, Storage};
use js_sys::{JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::DomException;

use crate::storage::{KeyValue, version};

use crate::model::storage::StorageError;

/// The browser's local storage; each record that is written through it gets its version.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserStore;

/// The same without versions: for records that bring their own, and for erasing.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainStore;

fn raw() -> Result<web_sys::Storage, StorageError> {
    // `gloo-storage` panics where a window blocks storage, so look first.
    match super::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageError::Blocked),
    }
}

fn fault(error: &JsValue) -> StorageError {
    let name = error.dyn_ref::<DomException>().map(DomException::name);
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageError::Full,
        _ => StorageError::Blocked,
    }
}

/// The text of a key, which stays in the browser: a copy of it takes as long as reading it.
pub(super) fn browser_text(key: &str) -> Result<Option<JsString>, StorageError> {
    // `getItem` of `web-sys` copies. No key of ours is the name of a member of the store.
    let text = Reflect::get(raw()?.as_ref(), &key.into()).map_err(|error| fault(&error))?;
    Ok(text.dyn_into().ok())
}

impl KeyValue for PlainStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        raw()?.get_item(key).map_err(|error| fault(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        raw()?.set_item(key, text).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        raw()?.remove_item(key).map_err(|error| fault(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        let store = raw()?;
        let count = store.length().map_err(|error| fault(&error))?;
        Ok((0..count)
            .filter_map(|position| store.key(position).ok().flatten())
            .collect())
    }

    fn tail(&self, key: &str, letters: u32) -> Result<Option<String>, StorageError> {
        let end = |text: JsString| {
            let length = text.length();
            text.slice(length.saturating_sub(letters), length)
        };
        Ok(browser_text(key)?.map(|text| String::from(&end(text))))
    }
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        PlainStore.get(key)
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        version::write(&PlainStore, key, Some(text), super::clock::milliseconds())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        version::write(&PlainStore, key, None, super::clock::milliseconds())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        PlainStore.keys()
    }

    fn tail(&self, key: &str, letters: u32) -> Result<Option<String>, StorageError> {
        PlainStore.tail(key, letters)
    }
}
