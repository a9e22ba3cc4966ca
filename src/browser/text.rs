//! Texts of the browser: Unicode normalisation, which every browser has built in, and texts that stay there.

use js_sys::JsString;
use wasm_bindgen::JsValue;

/// Composed form (NFC), as Vietnamese is exchanged; some input methods and PDF copies give decomposed letters.
#[must_use]
pub fn nfc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    String::from(JsString::from(text).normalize("NFC"))
}

/// A text that stays in the browser: those of thousands of files are handed on without being copied into the memory of the
/// program.
#[derive(Clone, Debug)]
pub struct Text(pub(super) JsString);

impl Text {
    /// The same with something before and behind it.
    #[must_use]
    pub fn between(&self, before: &str, behind: &str) -> Self {
        Self(
            JsString::from(before)
                .concat(&self.0)
                .concat(&behind.into()),
        )
    }

    /// How many letters it has, as the browser counts them.
    #[must_use]
    pub fn length(&self) -> u32 {
        self.0.length()
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(text.into())
    }
}

impl From<&Text> for String {
    fn from(text: &Text) -> Self {
        (&text.0).into()
    }
}

impl From<&Text> for JsValue {
    fn from(text: &Text) -> Self {
        (&text.0).into()
    }
}
