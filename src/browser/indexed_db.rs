//! IndexedDB, where a transaction that is complete is on disk (docs/decisions/17-browser-interfaces.md).

mod connection;
mod copies;

use js_sys::{Array, JsString, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbKeyRange, IdbObjectStore, IdbRequest, IdbTransaction, IdbTransactionMode};

pub use self::connection::{IndexedDbError, Store, exists, open};
use self::connection::{begin, read, settled};
pub use self::copies::{StoredCopy, copies};
use super::events::call_at;
use super::text::Text;
use crate::storage::replication::Record;

/// Queues changes in one transaction and waits until they are on disk, all of them or none.
async fn write_all(
    store: Store,
    queue: impl FnOnce(&IdbObjectStore) -> Result<(), JsValue>,
) -> Result<(), IndexedDbError> {
    let (transaction, store) = begin(store, IdbTransactionMode::Readwrite)?;
    if queue(&store).is_err() {
        // What was queued before the change that failed would be written otherwise. A transaction that is over already
        // was aborted by the browser.
        let _ = transaction.abort();
        return Err(IndexedDbError);
    }
    complete(&transaction).await
}

/// Keys that begin with a text, from it up to the last letter that can follow.
fn range(prefix: &str) -> Result<JsValue, JsValue> {
    let last = format!("{prefix}\u{ffff}");
    IdbKeyRange::bound(&prefix.into(), &last.into()).map(JsValue::from)
}

fn texts(values: JsValue) -> impl Iterator<Item = Option<String>> {
    let values: Array = values.unchecked_into();
    values.into_iter().map(|value| value.as_string())
}

/// Keys of a store that begin with a text, in their order.
///
/// # Errors
/// The database cannot be used.
pub async fn keys(store: Store, prefix: &str) -> Result<Vec<String>, IndexedDbError> {
    let store = read(store)?;
    let keys = result(&store.get_all_keys_with_key(&range(prefix)?)?).await?;
    Ok(texts(keys).flatten().collect())
}

/// Keys and texts of a store whose keys begin with a text, in the order of the keys.
///
/// # Errors
/// The database cannot be used.
pub async fn entries(store: Store, prefix: &str) -> Result<Vec<(String, String)>, IndexedDbError> {
    let store = read(store)?;
    let keys = result(&store.get_all_keys_with_key(&range(prefix)?)?).await?;
    let values = result(&store.get_all_with_key(&range(prefix)?)?).await?;
    Ok(texts(keys)
        .zip(texts(values))
        .filter_map(|(key, value)| Some((key?, value?)))
        .collect())
}

/// Keys and bytes of a store whose keys begin with a text, in the order of the keys; what is no bytes is passed over.
///
/// # Errors
/// The database cannot be used.
pub async fn bytes(store: Store, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, IndexedDbError> {
    let store = read(store)?;
    let keys = result(&store.get_all_keys_with_key(&range(prefix)?)?).await?;
    let values = result(&store.get_all_with_key(&range(prefix)?)?).await?;
    let values: Array = values.unchecked_into();
    let values = values
        .into_iter()
        .map(|value| value.dyn_into::<Uint8Array>().ok());
    Ok(texts(keys)
        .zip(values)
        .filter_map(|(key, value)| Some((key?, value?.to_vec())))
        .collect())
}

/// Texts under some keys, which stay in the browser; none where there is no text.
///
/// # Errors
/// The database cannot be used.
pub async fn get_texts(store: Store, keys: &[String]) -> Result<Vec<Option<Text>>, IndexedDbError> {
    let store = read(store)?;
    let requests = Array::new();
    let mut queued: Vec<IdbRequest> = Vec::new();
    for key in keys {
        let request = store.get(&key.into())?;
        requests.push(&settled(&request));
        queued.push(request);
    }
    JsFuture::from(Promise::all(&requests)).await?;
    let mut found = Vec::new();
    for request in queued {
        let text: Option<JsString> = request.result()?.dyn_into().ok();
        found.push(text.map(Text));
    }
    Ok(found)
}

/// What is put into a store.
#[derive(Clone, Debug)]
pub enum Value {
    /// A text that is in the browser.
    Text(Text),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A key with what is put there; none to remove it.
pub type Change = (String, Option<Value>);

impl From<&Value> for JsValue {
    fn from(value: &Value) -> Self {
        match value {
            Value::Text(text) => text.into(),
            Value::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
        }
    }
}

/// One text.
///
/// # Errors
/// The database cannot be used.
pub async fn get(store: Store, key: &str) -> Result<Option<String>, IndexedDbError> {
    let store = read(store)?;
    Ok(result(&store.get(&key.into())?).await?.as_string())
}

/// Sets or, without a text, removes entries, all of them or none; they are on disk when this is done.
///
/// # Errors
/// The database cannot be used; nothing changed.
pub async fn write<V>(store: Store, entries: &[(String, Option<V>)]) -> Result<(), IndexedDbError>
where
    JsValue: for<'a> From<&'a V>,
{
    write_all(store, |store| queue(store, entries)).await
}

/// The same as long as one entry of the store has the text that it is known to have, none for one that is not there; false
/// where another tab changed it: nothing changed then.
///
/// # Errors
/// The database cannot be used; nothing changed.
pub async fn write_unless_changed<V>(
    store: Store,
    known: (&str, Option<&str>),
    entries: &[(String, Option<V>)],
) -> Result<bool, IndexedDbError>
where
    JsValue: for<'a> From<&'a V>,
{
    let (transaction, store) = begin(store, IdbTransactionMode::Readwrite)?;
    let (key, text) = known;
    let there = result(&store.get(&key.into())?).await?.as_string();
    if there.as_deref() != text {
        // Nothing was queued.
        let _ = transaction.abort();
        return Ok(false);
    }
    if queue(&store, entries).is_err() {
        // As in `write_all`.
        let _ = transaction.abort();
        return Err(IndexedDbError);
    }
    complete(&transaction).await?;
    Ok(true)
}

fn queue<V>(store: &IdbObjectStore, entries: &[(String, Option<V>)]) -> Result<(), JsValue>
where
    JsValue: for<'a> From<&'a V>,
{
    for (key, text) in entries {
        match text {
            Some(value) => store.put_with_key(&value.into(), &key.into())?,
            None => store.delete(&key.into())?,
        };
    }
    Ok(())
}

/// Puts copies of records, all of them or none, but none over a newer one of another tab; they are on disk when this is
/// done.
///
/// # Errors
/// The database cannot be used; nothing changed.
pub async fn put_newer(records: &[Record]) -> Result<(), IndexedDbError> {
    if records.is_empty() {
        return Ok(());
    }
    let (transaction, store) = begin(Store::Records, IdbTransactionMode::Readwrite)?;
    for record in records {
        if put_if_newer(&store, record).await.is_err() {
            // As in `write_all`.
            let _ = transaction.abort();
            return Err(IndexedDbError);
        }
    }
    complete(&transaction).await
}

async fn put_if_newer(store: &IdbObjectStore, record: &Record) -> Result<(), IndexedDbError> {
    let key = JsValue::from(&record.key);
    let there = result(&store.get(&key)?).await?.as_string();
    let there = there.map_or(0, |text| Record::from_text(String::new(), &text).version);
    if there <= record.version {
        store.put_with_key(&record.to_text().into(), &key)?;
    }
    Ok(())
}

/// Empties all stores, and leaves one entry that says when.
///
/// # Errors
/// The database cannot be used.
pub async fn erase(mark: &Record) -> Result<(), IndexedDbError> {
    write_all(Store::Snapshots, |store| store.clear().map(drop)).await?;
    write_all(Store::Collections, |store| store.clear().map(drop)).await?;
    write_all(Store::Records, |store| {
        store.clear()?;
        store
            .put_with_key(&mark.to_text().into(), &JsValue::from(&mark.key))
            .map(drop)
    })
    .await
}

/// The result of a request.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    JsFuture::from(settled(request)).await?;
    request.result()
}

/// Waits until a transaction is on disk.
async fn complete(transaction: &IdbTransaction) -> Result<(), IndexedDbError> {
    let settled = Promise::new(&mut |resolve, reject| {
        call_at(transaction, "complete", &resolve);
        call_at(transaction, "abort", &reject);
        call_at(transaction, "error", &reject);
    });
    JsFuture::from(settled).await?;
    Ok(())
}
