//! The far store: IndexedDB, where a transaction that is complete is on disk.

use std::cell::RefCell;

use serde_json::Value;
use wasm_bindgen::JsValue;

use super::named::{call, event, global, handler, is_there, list, member, object, set, value};
use crate::storage::copies::Record;

const NAME: &str = "bao-cao-so";
/// How many milliseconds the browser has to open it.
const PATIENCE: i32 = 3_000;

/// A part of the far store.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Copies of the records of local storage.
    Records,
    /// States of reports over time.
    States,
}

impl Part {
    fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::States => "states",
        }
    }
}

/// The far store cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FarFault;

impl From<JsValue> for FarFault {
    fn from(_: JsValue) -> Self {
        Self
    }
}

thread_local! {
    static BASE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
}

/// Opens the far store.
///
/// # Errors
/// The browser offers none here.
pub async fn open() -> Result<(), FarFault> {
    if !exists() {
        return Err(FarFault);
    }
    let request = call(&global("indexedDB"), "open", &[NAME.into(), 1.into()])?;
    let making = request.clone();
    let make = handler(move |_| {
        let base = member(&making, "result");
        for part in [Part::Records, Part::States] {
            let _ = call(&base, "createObjectStore", &[part.name().into()]);
        }
        JsValue::UNDEFINED
    });
    set(&request, "onupgradeneeded", &make);
    // Some browsers leave a damaged base unanswered: the app goes on without it.
    let waiting = request.clone();
    super::tabs::later(PATIENCE, move || drop(call(&waiting, "onerror", &[])));
    event(&request, "onsuccess", &["onerror", "onblocked"]).await?;
    let base = member(&request, "result");
    let old = base.clone();
    // A later version of the app waits for this tab to let go.
    let close = handler(move |_| {
        BASE.set(None);
        call(&old, "close", &[]).unwrap_or_default()
    });
    set(&base, "onversionchange", &close);
    let forget = handler(|_| {
        BASE.take()
            .map_or(JsValue::UNDEFINED, |_| JsValue::UNDEFINED)
    });
    set(&base, "onclose", &forget);
    BASE.set(Some(base));
    Ok(())
}

/// Opens the far store, unless it is open.
///
/// # Errors
/// The browser offers none here.
pub async fn ready() -> Result<(), FarFault> {
    if BASE.with_borrow(Option::is_some) {
        Ok(())
    } else {
        open().await
    }
}

/// True where the browser has such stores at all, whether this page may use them or not.
#[must_use]
pub fn exists() -> bool {
    is_there(&global("indexedDB"))
}

/// A transaction over one part, and the part.
fn transaction(part: Part, mode: &str) -> Result<(JsValue, JsValue), FarFault> {
    let base = BASE.with_borrow(Clone::clone).ok_or(FarFault)?;
    // Strict: complete means written to the disk, not only handed to the system.
    let options = object(&[("durability", "strict".into())]);
    let transaction = call(
        &base,
        "transaction",
        &[list(&[part.name().into()]).into(), mode.into(), options],
    )?;
    let store = call(&transaction, "objectStore", &[part.name().into()])?;
    Ok((transaction, store))
}

/// Keys that begin with a text, from it up to the last letter that can follow.
fn range(prefix: &str) -> Result<JsValue, FarFault> {
    Ok(call(
        &global("IDBKeyRange"),
        "bound",
        &[prefix.into(), format!("{prefix}\u{ffff}").into()],
    )?)
}

fn texts(values: &JsValue) -> Vec<String> {
    let Value::Array(values) = value(values) else {
        return Vec::new();
    };
    values
        .into_iter()
        .filter_map(|value| value.as_str().map(str::to_owned))
        .collect()
}

/// Keys of a part that begin with a text, in their order.
///
/// # Errors
/// The store cannot be used.
pub async fn keys(part: Part, prefix: &str) -> Result<Vec<String>, FarFault> {
    let (_, store) = transaction(part, "readonly")?;
    Ok(texts(
        &result(&call(&store, "getAllKeys", &[range(prefix)?])?).await?,
    ))
}

/// Keys and texts of a part whose keys begin with a text, in the order of the keys.
///
/// # Errors
/// The store cannot be used.
pub async fn entries(part: Part, prefix: &str) -> Result<Vec<(String, String)>, FarFault> {
    let (_, store) = transaction(part, "readonly")?;
    let keys = texts(&result(&call(&store, "getAllKeys", &[range(prefix)?])?).await?);
    let values = texts(&result(&call(&store, "getAll", &[range(prefix)?])?).await?);
    Ok(keys.into_iter().zip(values).collect())
}

/// One text.
///
/// # Errors
/// The store cannot be used.
pub async fn get(part: Part, key: &str) -> Result<Option<String>, FarFault> {
    let (_, store) = transaction(part, "readonly")?;
    Ok(result(&call(&store, "get", &[key.into()])?)
        .await?
        .as_string())
}

/// Sets or, without a text, removes entries, all of them or none; they are on disk when this is done.
///
/// # Errors
/// The store cannot be used; nothing changed.
pub async fn write(part: Part, entries: &[(String, Option<String>)]) -> Result<(), FarFault> {
    let (transaction, store) = transaction(part, "readwrite")?;
    for (key, text) in entries {
        match text {
            Some(text) => call(&store, "put", &[text.as_str().into(), key.as_str().into()])?,
            None => call(&store, "delete", &[key.as_str().into()])?,
        };
    }
    complete(&transaction).await
}

/// Puts copies of records, all of them or none, but none over a newer one of another tab; they are on disk when this is
/// done.
///
/// # Errors
/// The store cannot be used; nothing changed.
pub async fn put_newer(records: &[Record]) -> Result<(), FarFault> {
    let (transaction, store) = transaction(Part::Records, "readwrite")?;
    for record in records {
        let there = result(&call(&store, "get", &[record.key.as_str().into()])?)
            .await?
            .as_string();
        let there = there.map_or(0, |text| Record::from_text(String::new(), &text).written);
        if there <= record.written {
            call(
                &store,
                "put",
                &[record.to_text().into(), record.key.as_str().into()],
            )?;
        }
    }
    if records.is_empty() {
        Ok(())
    } else {
        complete(&transaction).await
    }
}

/// Empties both parts, and leaves one entry that says when.
///
/// # Errors
/// The store cannot be used.
pub async fn erase(mark: &Record) -> Result<(), FarFault> {
    let (states, store) = transaction(Part::States, "readwrite")?;
    call(&store, "clear", &[])?;
    complete(&states).await?;
    let (records, store) = transaction(Part::Records, "readwrite")?;
    call(&store, "clear", &[])?;
    call(
        &store,
        "put",
        &[mark.to_text().into(), mark.key.as_str().into()],
    )?;
    complete(&records).await
}

async fn complete(transaction: &JsValue) -> Result<(), FarFault> {
    event(transaction, "oncomplete", &["onabort", "onerror"]).await?;
    Ok(())
}

/// The result of a request.
async fn result(request: &JsValue) -> Result<JsValue, FarFault> {
    event(request, "onsuccess", &["onerror"]).await?;
    Ok(member(request, "result"))
}
