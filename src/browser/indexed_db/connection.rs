//! The connection to the database: opening it, and beginning transactions that end on the disk.

use std::cell::RefCell;

use super::super::object;
use crate::browser::events::call_at;
use gloo_timers::callback::Timeout;
use js_sys::{Object, Promise};
use thiserror::Error;
use wasm_bindgen::prelude::{Closure, wasm_bindgen};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    IdbDatabase, IdbFactory, IdbObjectStore, IdbOpenDbRequest, IdbRequest, IdbTransaction,
    IdbTransactionMode,
};

const NAME: &str = "bao-cao-so";
/// 2 brought the store of collections.
const VERSION: u32 = 2;
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
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// A part of the database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Store {
    /// Copies of the records of local storage.
    Records,
    /// States of reports over time.
    Snapshots,
    /// Collections of a receiving department, and the files that they received (`storage::collections`).
    Collections,
}

impl Store {
    const ALL: [Self; 3] = [Self::Records, Self::Snapshots, Self::Collections];

    fn name(self) -> &'static str {
        match self {
            Self::Records => "records",
            Self::Snapshots => "states",
            Self::Collections => "collections",
        }
    }
}

/// IndexedDB cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("IndexedDB cannot be used")]
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
    call_at(&request, "upgradeneeded", upgrade.as_ref().unchecked_ref());
    opened(&request).await?;
    let database: IdbDatabase = request.result()?.unchecked_into();
    let old = database.clone();
    let close = Closure::once_into_js(move || {
        DATABASE.set(None);
        old.close();
    });
    // A later version of the app waits for this tab to let go.
    call_at(&database, "versionchange", close.unchecked_ref());
    let forget = Closure::once_into_js(|| DATABASE.set(None));
    call_at(&database, "close", forget.unchecked_ref());
    DATABASE.set(Some(database));
    Ok(())
}

fn create_stores(request: &IdbOpenDbRequest) {
    let Ok(database) = request.result() else {
        return;
    };
    let database: IdbDatabase = database.unchecked_into();
    for store in Store::ALL {
        // One that an earlier version created is refused, and stays as it is. A store that cannot be created leaves the
        // database without it: then transactions fail.
        let _ = database.create_object_store(store.name());
    }
}

/// True where the browser has IndexedDB at all, whether this page may use it or not.
#[must_use]
pub fn exists() -> bool {
    factory().is_some()
}

fn factory() -> Option<IdbFactory> {
    crate::browser::window()?.indexed_db().ok()?
}

/// A transaction over one store, and the store.
pub(super) fn begin(
    store: Store,
    mode: IdbTransactionMode,
) -> Result<(IdbTransaction, IdbObjectStore), IndexedDbError> {
    let database = DATABASE.with_borrow(Clone::clone).ok_or(IndexedDbError)?;
    // Strict: complete means written to the disk, not only handed to the system.
    let options = object([("durability", "strict".into())]);
    let transaction = database
        .unchecked_into::<IdbDatabaseWithOptions>()
        .transaction(store.name(), mode, &options)?;
    let store = transaction.object_store(store.name())?;
    Ok((transaction, store))
}

/// A store, to be read only.
pub(super) fn read(store: Store) -> Result<IdbObjectStore, IndexedDbError> {
    begin(store, IdbTransactionMode::Readonly).map(|(_, store)| store)
}

/// The end of a request.
pub(super) fn settled(request: &IdbRequest) -> Promise {
    Promise::new(&mut |resolve, reject| {
        call_at(request, "success", &resolve);
        call_at(request, "error", &reject);
    })
}

/// Waits until the database is open. Some browsers leave a damaged one unanswered: the app goes on without it. A request
/// that another version blocks is given up, too.
async fn opened(request: &IdbOpenDbRequest) -> Result<(), JsValue> {
    let settled = Promise::new(&mut |resolve, reject| {
        call_at(request, "success", &resolve);
        call_at(request, "error", &reject);
        call_at(request, "blocked", &reject);
        Timeout::new(PATIENCE, move || drop(reject.call0(&JsValue::NULL))).forget();
    });
    JsFuture::from(settled).await.map(drop)
}
