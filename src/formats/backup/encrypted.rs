//! The encrypted backup file: parameters, checks and bytes. The cryptography itself is the browser's.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::file::{CipherJson, EncryptedBackupFile, KeyJson};
use crate::formats::json::canonical::canonical;
use crate::formats::json::digest::{PLACEHOLDER, laid_out, with_digest};
use crate::formats::json::read::read;
use crate::formats::versioned::{Migrated, parse_versioned};
use crate::model::file::{
    ENCRYPTED_BACKUP_FORMAT, EncryptedBackupError, FileError, InvalidValue,
    LARGEST_ENCRYPTED_BACKUP,
};

/// Iterations of PBKDF2 with SHA-256 (OWASP Password Storage Cheat Sheet, 2023: at least 600,000).
pub const ITERATIONS: u32 = 600_000;
/// More than this would only keep the browser busy.
const MOST_ITERATIONS: u32 = 10_000_000;

/// How a backup is encrypted, all of which stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptionParameters {
    /// Iterations of PBKDF2 with SHA-256.
    pub iterations: u32,
    /// 16 random bytes.
    pub salt: Vec<u8>,
    /// 12 random bytes.
    pub nonce: Vec<u8>,
}

/// An encrypted backup that was read but not decrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EncryptedBackup {
    /// How it is encrypted.
    pub parameters: EncryptionParameters,
    /// Tells a wrong passphrase; see [`is_right_key`].
    pub check: Vec<u8>,
    /// The encrypted bytes with their tag.
    pub data: Vec<u8>,
}

/// The key that encrypts, out of the 32 bytes that PBKDF2 derived.
#[must_use]
pub fn encryption_key(derived: &[u8]) -> Vec<u8> {
    Sha256::new()
        .chain_update(b"bao-cao-so/key")
        .chain_update(derived)
        .finalize()
        .to_vec()
}

/// What tells a wrong passphrase, out of the same bytes. It gives nothing away that the encrypted data do not.
#[must_use]
pub fn check_of(derived: &[u8]) -> Vec<u8> {
    let digest = Sha256::new()
        .chain_update(b"bao-cao-so/check")
        .chain_update(derived)
        .finalize();
    digest.iter().take(16).copied().collect()
}

/// What is authenticated along with the encrypted bytes: the parameters.
#[must_use]
pub fn authenticated(parameters: &EncryptionParameters) -> String {
    let (key, cipher) = members(parameters);
    canonical(&Authenticated { cipher, key })
}

/// Members that are authenticated along with the encrypted bytes.
#[derive(Serialize)]
struct Authenticated {
    cipher: CipherJson,
    key: KeyJson,
}

/// Writes an encrypted backup.
#[must_use]
pub fn encode_encrypted_backup(backup: &EncryptedBackup) -> String {
    let (key, cipher) = members(&backup.parameters);
    with_digest(laid_out(&EncryptedBackupFile {
        check: STANDARD.encode(&backup.check),
        cipher,
        data: STANDARD.encode(&backup.data),
        digest: Some(PLACEHOLDER.to_owned()),
        format: ENCRYPTED_BACKUP_FORMAT.to_owned(),
        format_version: 1,
        key,
    }))
}

/// Reads an encrypted backup; a damaged one is told before anybody is asked for the passphrase.
///
/// # Errors
/// Why it cannot be opened, whatever the passphrase.
pub fn decode_encrypted_backup(text: &str) -> Result<EncryptedBackup, EncryptedBackupError> {
    let Migrated { original, current } =
        parse_versioned(text, ENCRYPTED_BACKUP_FORMAT, LARGEST_ENCRYPTED_BACKUP)
            .map_err(EncryptedBackupError::File)?;
    let file: EncryptedBackupFile = read(&current).map_err(EncryptedBackupError::File)?;
    if file.digest != Some(original.digest_without(&["digest"])) {
        return Err(EncryptedBackupError::Altered);
    }
    let wrong = |value| EncryptedBackupError::File(FileError::Value(value));
    if (
        file.key.name.as_str(),
        file.key.hash.as_str(),
        file.cipher.name.as_str(),
    ) != ("PBKDF2", "SHA-256", "AES-GCM")
    {
        return Err(wrong(InvalidValue::Cipher));
    }
    if !(1..=MOST_ITERATIONS).contains(&file.key.iterations) {
        return Err(wrong(InvalidValue::Iterations));
    }
    let bytes = |text: &str, value, length: Option<usize>| {
        let bytes = STANDARD
            .decode(text)
            .ok()
            .filter(|bytes| length.is_none_or(|length| bytes.len() == length));
        bytes.ok_or_else(|| wrong(value))
    };
    Ok(EncryptedBackup {
        parameters: EncryptionParameters {
            iterations: file.key.iterations,
            salt: bytes(&file.key.salt, InvalidValue::Salt, Some(16))?,
            nonce: bytes(&file.cipher.nonce, InvalidValue::Nonce, Some(12))?,
        },
        check: bytes(&file.check, InvalidValue::Check, Some(16))?,
        data: bytes(&file.data, InvalidValue::Data, None)?,
    })
}

/// True when the derived bytes are those that the file was encrypted with.
#[must_use]
pub fn is_right_key(backup: &EncryptedBackup, derived: &[u8]) -> bool {
    backup.check == check_of(derived)
}

fn members(parameters: &EncryptionParameters) -> (KeyJson, CipherJson) {
    let key = KeyJson {
        name: "PBKDF2".to_owned(),
        hash: "SHA-256".to_owned(),
        iterations: parameters.iterations,
        salt: STANDARD.encode(&parameters.salt),
    };
    (
        key,
        CipherJson {
            name: "AES-GCM".to_owned(),
            nonce: STANDARD.encode(&parameters.nonce),
        },
    )
}
