//! Files: chosen or dropped by the person, and handed to the person.

use gloo_file::{Blob, File, ObjectUrl};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DragEvent, HtmlElement, HtmlInputElement};

use super::events::call_at;
use super::page::members;
use crate::formats::versioned::text_of;
use crate::model::file::FileError;

/// A file of the person's, not yet read.
#[derive(Clone, Debug)]
pub struct Chosen(pub(super) File);

impl From<web_sys::File> for Chosen {
    fn from(file: web_sys::File) -> Self {
        Self(file.into())
    }
}

impl Chosen {
    /// As the browser has it.
    pub(super) fn to_js(&self) -> JsValue {
        let file: &web_sys::File = self.0.as_ref();
        file.into()
    }

    /// The files of a list.
    #[must_use]
    fn all(list: &web_sys::FileList) -> Vec<Self> {
        let files = members(list).map(|file: web_sys::File| Self(file.into()));
        files.collect()
    }

    /// Its name.
    #[must_use]
    pub fn name(&self) -> String {
        self.0.name()
    }

    /// Its text; a file larger than any of its kind is not read at all.
    ///
    /// # Errors
    /// It is too large, cannot be read, or is no UTF-8 text.
    pub async fn text(&self, largest: usize) -> Result<String, FileError> {
        if self.size() > largest {
            return Err(FileError::TooLarge(self.size()));
        }
        text_of(self.bytes().await.ok_or(FileError::NotText)?)
    }

    /// How many bytes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        usize::try_from(self.0.size()).unwrap_or(usize::MAX)
    }

    /// Its bytes; none where it cannot be read: it was moved or removed since it was chosen.
    pub async fn bytes(&self) -> Option<Vec<u8>> {
        let file: &web_sys::File = self.0.as_ref();
        let content = JsFuture::from(file.array_buffer()).await.ok()?;
        Some(Uint8Array::new(&content).to_vec())
    }
}

/// The files that an event drops on the page; the browser's own handling is called off.
#[must_use]
pub fn dropped(event: &DragEvent) -> Vec<Chosen> {
    event.prevent_default();
    event
        .data_transfer()
        .and_then(|data| data.files())
        .map(|list| Chosen::all(&list))
        .unwrap_or_default()
}

/// Opens the browser's file picker; `chosen` is called when the person picked some.
pub fn choose(accept: &str, chosen: impl FnOnce(Vec<Chosen>) + 'static) {
    pick(accept, false, chosen);
}

/// Opens the file picker, or that of folders.
pub(super) fn pick(accept: &str, folder: bool, chosen: impl FnOnce(Vec<Chosen>) + 'static) {
    let Some(document) = super::window().and_then(|window| window.document()) else {
        return;
    };
    let Some(input) = document
        .create_element("input")
        .ok()
        .and_then(|input| input.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let attributes = [("type", "file"), ("accept", accept), ("multiple", "")];
    let of_folders = folder.then_some(("webkitdirectory", ""));
    for (name, value) in attributes.into_iter().chain(of_folders) {
        // The names are valid.
        let _ = input.set_attribute(name, value);
    }
    let picker = input.clone();
    let on_change = Closure::once_into_js(move || {
        if let Some(list) = picker.files() {
            chosen(Chosen::all(&list));
        }
    });
    call_at(&input, "change", on_change.unchecked_ref());
    input.click();
}

/// Hands a text to the person as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    hand_over(name, Blob::new_with_options(text, Some(kind)));
}

/// Hands bytes to the person as a file.
pub fn download_bytes(name: &str, kind: &str, bytes: &[u8]) {
    hand_over(name, Blob::new_with_options(bytes, Some(kind)));
}

fn hand_over(name: &str, content: Blob) {
    let address = ObjectUrl::from(content);
    let anchor = super::window()
        .and_then(|window| window.document())
        .and_then(|document| document.create_element("a").ok());
    if let Some(anchor) = anchor.map(JsCast::unchecked_into::<HtmlElement>) {
        let _ = anchor.set_attribute("href", &address);
        let _ = anchor.set_attribute("download", name);
        anchor.click();
    }
    // The browser needs the address until the download has begun.
    super::timers::after(60_000, move || drop(address));
}
