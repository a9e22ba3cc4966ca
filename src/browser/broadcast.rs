//! Messages between the tabs of this page.

use std::rc::Rc;

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

use super::events::call_at;

/// What hears of messages.
type Listener = Closure<dyn Fn(MessageEvent)>;

/// A channel that all tabs of this page share; silent where the browser offers none.
#[derive(Clone, Debug)]
pub struct Channel(Option<(BroadcastChannel, Rc<Listener>)>);

impl Channel {
    /// Opens the channel; `received` gets the texts that other tabs post, until it is closed.
    #[must_use]
    pub fn open(name: &str, received: impl Fn(String) + 'static) -> Self {
        let channel = BroadcastChannel::new(name).ok().map(|channel| {
            let listener = Listener::new(move |event: MessageEvent| {
                if let Some(text) = event.data().as_string() {
                    received(text);
                }
            });
            call_at(&channel, "message", listener.as_ref().unchecked_ref());
            (channel, Rc::new(listener))
        });
        Self(channel)
    }

    /// Closes the channel: nothing is heard or posted any more.
    pub fn close(&self) {
        if let Some((channel, _)) = &self.0 {
            channel.close();
        }
    }

    /// Posts a text to the other tabs.
    pub fn post(&self, text: &str) {
        if let Some((channel, _)) = &self.0 {
            // Fails only for a channel that was closed, whose page is gone.
            let _ = channel.post_message(&text.into());
        }
    }
}
