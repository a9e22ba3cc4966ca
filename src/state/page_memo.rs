//! Memos that end with the part of the page that made them.
//!
//! A signal holds on to each of its subscribers until that subscriber runs again (reactive_graph 0.2.16, `SubscriberSet`):
//! memos of pages that were left stay behind in signals that outlive the page. With them the program grew by 17 KB at each
//! change of section, and key presses slowed down with it (docs/performance.md).

use leptos::prelude::*;
use leptos::reactive::computed::ArcMemo;
use leptos::reactive::graph::{Subscriber, ToAnySubscriber};

/// A memo that takes itself out of the signals that it follows when its owner is cleaned up. What a page shows follows an
/// editor or the app through such memos only.
pub fn page_memo<T: PartialEq + Send + Sync + 'static>(
    value: impl Fn(Option<&T>) -> T + Send + Sync + 'static,
) -> Memo<T> {
    let memo = ArcMemo::new(value);
    let own = memo.clone();
    on_cleanup(move || {
        let subscriber = own.to_any_subscriber();
        subscriber.clear_sources(&subscriber);
    });
    memo.into()
}
