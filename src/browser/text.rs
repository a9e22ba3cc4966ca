//! Unicode normalisation, which every browser has built in.

/// Composed form (NFC), as Vietnamese is exchanged; some input methods and PDF copies give decomposed letters.
#[must_use]
pub fn nfc(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    String::from(js_sys::JsString::from(text).normalize("NFC"))
}
