//! Digests as people compare them.

/// Letters of the short form.
const SHORT: usize = 16;
/// Letters of a group.
const GROUP: usize = 4;

/// The first letters of a digest in groups: `3F2A-91BC-77D0-4E15`.
#[must_use]
pub fn short(digest: &str) -> String {
    let mut text = String::new();
    for (place, letter) in digest.chars().take(SHORT).enumerate() {
        if place > 0 && place % GROUP == 0 {
            text.push('-');
        }
        text.push(letter.to_ascii_uppercase());
    }
    text
}

/// A whole digest for a QR code: capitals, which take less room in it, after the name of the app.
#[must_use]
pub fn coded(digest: &str) -> String {
    format!("BAO-CAO-SO:{}", digest.to_ascii_uppercase())
}
