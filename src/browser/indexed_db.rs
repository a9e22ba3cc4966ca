//! IndexedDB, where a transaction that is complete is on disk (docs/decisions/17-browser-interfaces.md).

use std::cell::RefCell;

use gloo_timers::callback::Timeout;
use js_sys::{Array, Function, Object, Promise};
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbKeyRange, IdbObjectStore, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use crate::storage::copies::Record;

const NAME: &str = "bao-cao-so";
const VERSION: u32 = 1;
/// How many milliseconds the browser has to open it.
const PATIENCE: u32 = 3_000;

// `web-sys` has the options of a transaction only behind `--cfg web_sys_unstable_apis`; the crates `idb` and `rexie` have
// none.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(extends = IdbDatabase)]
    type IdbDatabaseWithOptions;
    #[wasm_bindgen(method, catch)]
    fn transaction(
        this: &IdbDatabaseWithOptions,
        store: &str,
        mode: IdbTransactionMode,
        options: &TransactionOptions,
    ) -> Result<IdbTransaction, JsValue>;

    #[wasm_bindgen(extends = Object)]
    type TransactionOptions;
    #[wasm_bindgen(method, setter)]
    fn set_durability(this: &TransactionOptions, durability: &str);
}

/// A part of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Copies of the records of local storage.
    Records,
    /// States of reports over time.
    Snapshots,
}

impl Store {
    const ALL: [Self; 2] = [Self::Records, Self::Snapshots];

    fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Snapshots => "states",
        }
    }
}

/// IndexedDB cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IndexedDbError;

impl From<JsValue> for IndexedDbError {
    fn from(_: JsValue) -> Self {
        Self
    }
}

thread_local! {
    static DATABASE: RefCell<Option<IdbDatabase>> = const { RefCell::new(None) };
}

/// Opens the database, unless it is open.
///
/// # Errors
/// The browser offers none here.
pub async fn open() -> Result<(), IndexedDbError> {
    if DATABASE.with_borrow(Option::is_some) {
        return Ok(());
    }
    let factory = factory().ok_or(IndexedDbError)?;
    let request = factory.open_with_u32(NAME, VERSION)?;
    let upgraded = request.clone();
    let upgrade = Closure::once(move || create_stores(&upgraded));
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    opened(&request).await?;
    let database: IdbDatabase = request.result()?.unchecked_into();
    let old = database.clone();
    let close = Closure::once_into_js(move || {
        DATABASE.set(None);
        old.close();
    });
    // A later version of the app waits for this tab to let go.
    database.set_onversionchange(Some(close.unchecked_ref()));
    let forget = Closure::once_into_js(|| DATABASE.set(None));
    database.set_onclose(Some(forget.unchecked_ref()));
    DATABASE.set(Some(database));
    Ok(())
}

fn create_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else {
        return;
    };
    let database: IdbDatabase = database.unchecked_into();
    for store in Store::ALL {
        // A store that cannot be created leaves the database without it: then transactions fail.
        let _ = database.create_object_store(store.name());
    }
}

/// True where the browser has IndexedDB at all, whether this page may use it or not.
#[must_use]
pub fn exists() -> bool {
    factory().is_some()
}

fn factory() -> Option<IdbFactory> {
    super::window()?.indexed_db().ok()?
}

/// A transaction over one store, and the store.
fn begin(
    store: Store,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), IndexedDbError> {
    let database = DATABASE.with_borrow(Clone::clone).ok_or(IndexedDbError)?;
    let options: TransactionOptions = Object::new().unchecked_into();
    // Strict: complete means written to the disk, not only handed to the system.
    options.set_durability("strict");
    let transaction = database
        .unchecked_into::<IdbDatabaseWithOptions>()
        .transaction(store.name(), mode, &options)?;
    let store = transaction.object_store(store.name())?;
    Ok((transaction, store))
}

fn read(store: Store) -> Result<IdbObjectStore, IndexedDbError> {
    begin(store, IdbTransactionMode::Readonly).map(|(_, store)| store)
}

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
    (0..values.length()).map(move |place| values.get(place).as_string())
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
pub async fn write(
    store: Store,
    entries: &[(String, Option<String>)],
) -> Result<(), IndexedDbError> {
    write_all(store, |store| {
        for (key, text) in entries {
            match text {
                Some(text) => store.put_with_key(&text.into(), &key.into())?,
                None => store.delete(&key.into())?,
            };
        }
        Ok(())
    })
    .await
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
    let there = there.map_or(0, |text| Record::from_text(String::new(), &text).written);
    if there <= record.written {
        store.put_with_key(&record.to_text().into(), &key)?;
    }
    Ok(())
}

/// Empties both stores, and leaves one entry that says when.
///
/// # Errors
/// The database cannot be used.
pub async fn erase(mark: &Record) -> Result<(), IndexedDbError> {
    write_all(Store::Snapshots, |store| store.clear().map(drop)).await?;
    write_all(Store::Records, |store| {
        store.clear()?;
        store
            .put_with_key(&mark.to_text().into(), &JsValue::from(&mark.key))
            .map(drop)
    })
    .await
}

/// Waits until the database is open. Some browsers leave a damaged one unanswered: the app goes on without it. A request
/// that another version blocks is given up, too.
async fn opened(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    settled(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
        request.set_onblocked(Some(reject));
        let reject = reject.clone();
        Timeout::new(PATIENCE, move || drop(reject.call0(&JsValue::NULL))).forget();
    })
    .await
}

/// The result of a request.
async fn result(request: &IdbRequest) -> Result<JsValue, JsValue> {
    settled(|resolve, reject| {
        request.set_onsuccess(Some(resolve));
        request.set_onerror(Some(reject));
    })
    .await?;
    request.result()
}

/// Waits until a transaction is on disk.
async fn complete(transaction: &IdbTransaction) -> Result<(), IndexedDbError> {
    let done = settled(|resolve, reject| {
        transaction.set_oncomplete(Some(resolve));
        transaction.set_onabort(Some(reject));
        transaction.set_onerror(Some(reject));
    });
    Ok(done.await?)
}

/// Waits until the first or the second callback is called; the second is a failure.
async fn settled(mut listen: impl FnMut(&Function, &Function)) -> Result<(), JsValue> {
    let promise = Promise::new(&mut |resolve, reject| listen(&resolve, &reject));
    JsFuture::from(promise).await.map(drop)
}
