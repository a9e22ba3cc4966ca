//! How much the browser lets this page store, and its promise to keep the data.

use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{StorageEstimate, StorageManager};

/// How much this page stores, and whether it will stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Quota {
    /// Bytes in use and bytes allowed, where the browser tells.
    pub used_of: Option<(u64, u64)>,
    /// The browser promised not to clear the data by itself; unknown on plain http.
    pub persistent: Option<bool>,
}

/// The browser's storage manager; none on plain http.
fn manager() -> Option<StorageManager> {
    let manager = super::window()?.navigator().storage();
    (!manager.is_undefined()).then_some(manager)
}

/// Asks the browser to keep the data; some browsers ask the person.
pub async fn request_persistence() {
    if let Some(Ok(answer)) = manager().map(|manager| manager.persist()) {
        // What it granted is queried where it is shown.
        let _ = JsFuture::from(answer).await;
    }
}

/// The quota of this page.
pub async fn estimate() -> Quota {
    let Some(manager) = manager() else {
        return Quota::default();
    };
    Quota {
        used_of: used_of(&manager).await,
        persistent: persistent(&manager).await,
    }
}

async fn used_of(manager: &StorageManager) -> Option<(u64, u64)> {
    let estimate = JsFuture::from(manager.estimate().ok()?).await.ok()?;
    let estimate: StorageEstimate = estimate.unchecked_into();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // Whole numbers of bytes.
    let bytes = |number: f64| number as u64;
    Some((bytes(estimate.get_usage()?), bytes(estimate.get_quota()?)))
}

async fn persistent(manager: &StorageManager) -> Option<bool> {
    let answer = JsFuture::from(manager.persisted().ok()?).await.ok()?;
    answer.as_bool()
}
