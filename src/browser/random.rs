//! Random identifiers.

use std::fmt::Write;

/// Thirty-two hexadecimal digits. `crypto.getRandomValues` also works on plain http pages of an intranet, where
/// `randomUUID` does not.
#[must_use]
pub fn id() -> String {
    let mut bytes = [0u8; 16];
    let filled = super::window()
        .and_then(|window| window.crypto().ok())
        .map(|crypto| crypto.get_random_values_with_u8_array(&mut bytes));
    if !matches!(filled, Some(Ok(_))) {
        // Without a random source the clock still tells two reports of one machine apart.
        let digits: String = super::clock::now()
            .chars()
            .filter(char::is_ascii_digit)
            .collect();
        return format!("t{digits}");
    }
    bytes
        .iter()
        .fold(String::with_capacity(32), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
