//! Digests in the forms that names, policies and lists have, and gzip as a server would send it.

use std::io::Write;

use anyhow::Result;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// SHA-256 as `sha256sum` prints it.
pub fn sha256_hex(content: &[u8]) -> String {
    let digest = Sha256::digest(content);
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// SHA-256 as integrity attributes and policies write it.
pub fn integrity(content: &[u8]) -> String {
    format!("sha256-{}", base64(&Sha256::digest(content)))
}

/// What a file's name carries, so that it changes with the contents.
pub fn key(content: &[u8]) -> String {
    sha256_hex(content).chars().take(16).collect()
}

/// Base64 with padding.
pub fn base64(content: &[u8]) -> String {
    STANDARD.encode(content)
}

/// What `gzip -9` makes of a file.
pub fn gzip(content: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(content)?;
    Ok(encoder.finish()?)
}
