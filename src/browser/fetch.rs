//! Files that stand beside the page: small data that is asked for when it is needed.

use js_sys::Promise;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Response;

/// The bytes of a file beside the page, which is asked for at once; `None` when it does not come.
pub fn bytes(name: &str) -> impl Future<Output = Option<Vec<u8>>> + use<> {
    let asked = ask(name);
    async {
        let response = JsFuture::from(asked?).await.ok()?;
        let response: Response = response.unchecked_into();
        if !response.ok() {
            return None;
        }
        let buffer = JsFuture::from(response.array_buffer().ok()?).await.ok()?;
        Some(js_sys::Uint8Array::new(&buffer).to_vec())
    }
}

fn ask(name: &str) -> Option<Promise> {
    let window = super::window()?;
    // The edition in one file has nothing beside it, and its policy lets nothing be asked for.
    if window
        .location()
        .protocol()
        .is_ok_and(|protocol| protocol == "file:")
    {
        return None;
    }
    Some(window.fetch_with_str(name))
}
