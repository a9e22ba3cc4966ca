//! The other side of `readers`: what runs in a worker, without a page.

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use super::events::call_at;
use super::readers::Item;
use crate::formats::packed::pack;
use crate::storage::received::ReportReader;

/// Answers the page as long as the worker lives.
pub fn serve() {
    console_error_panic_hook::set_once();
    let scope: DedicatedWorkerGlobalScope = js_sys::global().unchecked_into();
    let (post, own) = (scope.clone(), Rc::new(RefCell::new(None)));
    let heard = Closure::new(move |event: MessageEvent| {
        let message = event.data();
        if let Some(bytes) = message.dyn_ref::<Uint8Array>() {
            own.replace(ReportReader::unpack(&bytes.to_vec()).map(Rc::new));
            return;
        }
        let (post, reader) = (post.clone(), own.borrow().clone());
        spawn_local(async move {
            let answer = answer(reader, &message).await;
            // What is no answer tells the page that this worker is of no use.
            let _ = post.post_message(&answer.unwrap_or(JsValue::NULL));
        });
    });
    let heard: Closure<dyn FnMut(MessageEvent)> = heard;
    call_at(&scope, "message", heard.as_ref().unchecked_ref());
    heard.forget();
    // Before this nobody would have heard.
    let _ = scope.post_message(&Array::of1(&0.into()));
}

async fn answer(reader: Option<Rc<ReportReader>>, message: &JsValue) -> Option<JsValue> {
    let parts = message.dyn_ref::<Array>()?;
    let items: Array = parts.get(1).dyn_into().ok()?;
    let (reader, mut read, texts) = (reader?, Vec::new(), Array::new());
    for item in items {
        let (one, text) = Item::from_js(item)?.read(&reader).await;
        read.push(one);
        texts.push(&text.map_or(JsValue::UNDEFINED, JsValue::from));
    }
    let bytes = Uint8Array::from(pack(&read).as_slice());
    Some(Array::of3(&parts.get(0), &bytes, &texts).into())
}
