//! Local storage as a [`KeyValue`].

use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen::JsValue;

use crate::storage::{KeyValue, StorageFault};

/// The browser's local storage.
#[derive(Clone, Copy, Debug, Default)]
pub struct BrowserStore;

fn raw() -> Result<web_sys::Storage, StorageFault> {
    // `gloo-storage` panics where a window blocks storage, so look first.
    match super::window().map(|window| window.local_storage()) {
        Some(Ok(Some(_))) => Ok(LocalStorage::raw()),
        _ => Err(StorageFault::Blocked),
    }
}

fn fault(error: &JsValue) -> StorageFault {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name")).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError" | "NS_ERROR_DOM_QUOTA_REACHED") => StorageFault::Full,
        _ => StorageFault::Blocked,
    }
}

impl KeyValue for BrowserStore {
    fn get(&self, key: &str) -> Result<Option<String>, StorageFault> {
        raw()?.get_item(key).map_err(|error| fault(&error))
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageFault> {
        raw()?.set_item(key, text).map_err(|error| fault(&error))
    }

    fn remove(&self, key: &str) -> Result<(), StorageFault> {
        raw()?.remove_item(key).map_err(|error| fault(&error))
    }

    fn keys(&self) -> Result<Vec<String>, StorageFault> {
        let store = raw()?;
        let count = store.length().map_err(|error| fault(&error))?;
        Ok((0..count).filter_map(|position| store.key(position).ok().flatten()).collect())
    }
}
