//! Files: chosen or dropped by the person, and handed to the person.

use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{
    Blob, BlobPropertyBag, DragEvent, File, FileList, HtmlAnchorElement, HtmlInputElement, Url,
};

use crate::formats::problem::FileProblem;
use crate::formats::read::text_of;

/// A file of the person's, not yet read.
#[derive(Clone, Debug)]
pub struct Chosen(File);

impl Chosen {
    /// The files of a list.
    #[must_use]
    fn all(list: &FileList) -> Vec<Self> {
        (0..list.length())
            .filter_map(|position| list.get(position))
            .map(Self)
            .collect()
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
    pub async fn text(&self, largest: usize) -> Result<String, FileProblem> {
        #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
        // A file's size is a whole number of bytes.
        let size = self.0.size() as u64 as usize;
        if size > largest {
            return Err(FileProblem::TooLarge(size));
        }
        let buffer = wasm_bindgen_futures::JsFuture::from(self.0.array_buffer())
            .await
            .map_err(|_| FileProblem::NotText)?;
        text_of(js_sys::Uint8Array::new(&buffer).to_vec())
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
    input.set_type("file");
    input.set_accept(accept);
    input.set_multiple(true);
    let picker = input.clone();
    let on_change = Closure::once_into_js(move || {
        if let Some(list) = picker.files() {
            chosen(Chosen::all(&list));
        }
    });
    input.set_onchange(Some(on_change.unchecked_ref()));
    input.click();
}

/// Hands a text to the person as a file.
pub fn download(name: &str, kind: &str, text: &str) {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = js_sys::Array::of1(&text.into());
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else {
        return;
    };
    let Ok(address) = Url::create_object_url_with_blob(&blob) else {
        return;
    };
    let Some(window) = super::window() else {
        return;
    };
    let anchor = window
        .document()
        .and_then(|document| document.create_element("a").ok());
    if let Some(anchor) = anchor.and_then(|anchor| anchor.dyn_into::<HtmlAnchorElement>().ok()) {
        anchor.set_href(&address);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser needs the address until the download has begun.
    let revoke = Closure::once_into_js(move || {
        let _ = Url::revoke_object_url(&address);
    });
    let _ = window
        .set_timeout_with_callback_and_timeout_and_arguments_0(revoke.unchecked_ref(), 60_000);
}
