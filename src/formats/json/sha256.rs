//! SHA-256 of texts, as files write it.

use std::fmt::Write;

use sha2::{Digest, Sha256};

/// SHA-256 of pieces one after the other, lower-case hexadecimal.
pub fn sha256<'a>(pieces: impl IntoIterator<Item = &'a [u8]>) -> String {
    let mut hash = Sha256::new();
    for piece in pieces {
        hash.update(piece);
    }
    let digest = hash.finalize();
    digest
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            // Writing to a String cannot fail.
            let _ = write!(text, "{byte:02x}");
            text
        })
}
