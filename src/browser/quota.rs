//! Room that the browser gives this page, and its promise to keep the data.

use super::named::{answer, is_there, member, of_navigator, whole};

/// Room of the page.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Room {
    /// Bytes in use and bytes allowed, where the browser tells.
    pub used_of: Option<(u64, u64)>,
    /// The browser promised not to clear the data by itself; unknown on plain http.
    pub persistent: Option<bool>,
}

/// Asks the browser to keep the data; some browsers ask the person.
pub async fn ask_to_keep() {
    let manager = of_navigator("storage");
    if is_there(&manager) {
        // Its answer is asked for anew where it is shown.
        let _ = answer(&manager, "persist", &[]).await;
    }
}

/// The room of this page.
pub async fn room() -> Room {
    let manager = of_navigator("storage");
    if !is_there(&manager) {
        return Room::default();
    }
    let estimate = answer(&manager, "estimate", &[]).await.ok();
    let used_of = estimate.and_then(|estimate| {
        Some((
            whole(&member(&estimate, "usage"))?,
            whole(&member(&estimate, "quota"))?,
        ))
    });
    let persistent = answer(&manager, "persisted", &[])
        .await
        .ok()
        .map(|answer| answer.is_truthy());
    Room {
        used_of,
        persistent,
    }
}
