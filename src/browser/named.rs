//! Functions and members of the browser by their names, for what only the second part of the program uses.
//!
//! Each function that `web-sys` declares has a line in the script that a first visit transfers, also where only the second
//! part calls it; these few serve all of IndexedDB, locks, channels and cryptography (measured: the crate `idb` and
//! `web-sys` for the rest would add 3 KB to the first visit).

use js_sys::{Array, Function, Promise, Reflect};
use serde_json::Value;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

/// A member of a value; undefined where there is none.
pub fn member(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or(JsValue::UNDEFINED)
}

/// A member of the page's global object.
pub fn global(name: &str) -> JsValue {
    member(&js_sys::global(), name)
}

/// A member of `navigator`.
pub fn of_navigator(name: &str) -> JsValue {
    member(&global("navigator"), name)
}

/// True for an object that is there, and for true.
pub fn is_there(value: &JsValue) -> bool {
    value.is_truthy()
}

/// A function for the browser to call, as long as the page lives. One kind serves all: each kind has code of its own.
pub fn handler(handle: impl FnMut(JsValue) -> JsValue + 'static) -> JsValue {
    Closure::<dyn FnMut(JsValue) -> JsValue>::new(handle).into_js_value()
}

/// Sets a member.
pub fn set(of: &JsValue, name: &str, value: &JsValue) {
    // A host object that refuses a handler is as good as one that never calls it.
    let _ = Reflect::set(of, &name.into(), value);
}

/// Calls a function of a value.
pub fn call(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let function: Function = member(of, name).dyn_into()?;
    function.apply(of, &list(arguments))
}

/// Makes a new object of a class.
pub fn construct(class: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    let class: Function = global(class).dyn_into()?;
    Reflect::construct(&class, &list(arguments))
}

/// An object with members.
pub fn object(members: &[(&str, JsValue)]) -> JsValue {
    let object = construct("Object", &[]).unwrap_or(JsValue::UNDEFINED);
    members
        .iter()
        .for_each(|(name, value)| set(&object, name, value));
    object
}

/// A list.
pub fn list(items: &[JsValue]) -> Array {
    items.iter().collect()
}

/// Calls a function and waits for the promise that it gives.
pub async fn answer(of: &JsValue, name: &str, arguments: &[JsValue]) -> Result<JsValue, JsValue> {
    // What these functions of the browser give is always a promise.
    let promise: Promise = call(of, name, arguments)?.unchecked_into();
    JsFuture::from(promise).await
}

/// Waits for one of two events of an object that has handlers of these names; the second is a failure.
pub async fn event(of: &JsValue, good: &str, bad: &[&str]) -> Result<JsValue, JsValue> {
    let promise = Promise::new(&mut |resolve, reject| {
        set(of, good, &resolve);
        bad.iter().for_each(|name| set(of, name, &reject));
    });
    JsFuture::from(promise).await
}

/// A whole number of the browser; none for what is no number or negative.
pub fn whole(value: &JsValue) -> Option<u64> {
    self::value(value).as_u64()
}

/// A plain value of the browser.
pub fn value(of: &JsValue) -> Value {
    let text = call(&global("JSON"), "stringify", std::slice::from_ref(of))
        .ok()
        .and_then(|text| text.as_string());
    text.and_then(|text| serde_json::from_str(&text).ok())
        .unwrap_or_default()
}
