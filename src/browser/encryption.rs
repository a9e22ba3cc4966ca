//! Encrypts and decrypts a backup with a passphrase by the Web Crypto API. The format of the file is `formats::backup::encrypted`.

use js_sys::{Array, Object, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Crypto, CryptoKey, SubtleCrypto};

use crate::formats::backup::encrypted::{
    EncryptedBackup, EncryptionParameters, ITERATIONS, authenticated, check_of,
    decode_encrypted_backup, encode_encrypted_backup, encryption_key, is_right_key,
};

use super::object;
use crate::model::file::EncryptedBackupError;

/// Bits of the key that is derived from a passphrase.
const KEY_BITS: u32 = 256;

/// Encrypts a text with a passphrase.
///
/// # Errors
/// The browser offers no cryptography here.
pub async fn encrypt(text: &str, passphrase: &str) -> Result<String, EncryptedBackupError> {
    let parameters = EncryptionParameters {
        iterations: ITERATIONS,
        salt: random(16)?,
        nonce: random(12)?,
    };
    let derived = derive(passphrase, &parameters).await?;
    let key = import_key(&encryption_key(&derived), "AES-GCM", "encrypt").await?;
    let data = resolved(subtle()?.encrypt_with_object_and_u8_array(
        &cipher(&parameters),
        &key,
        text.as_bytes(),
    ))
    .await?;
    let encrypted = EncryptedBackup {
        check: check_of(&derived),
        parameters,
        data: Uint8Array::new(&data).to_vec(),
    };
    Ok(encode_encrypted_backup(&encrypted))
}

/// Decrypts a file.
///
/// # Errors
/// The file is not sound, or the passphrase is another.
pub async fn decrypt(file: &str, passphrase: &str) -> Result<String, EncryptedBackupError> {
    let encrypted = decode_encrypted_backup(file)?;
    let derived = derive(passphrase, &encrypted.parameters).await?;
    if !is_right_key(&encrypted, &derived) {
        return Err(EncryptedBackupError::WrongPassphrase);
    }
    let key = import_key(&encryption_key(&derived), "AES-GCM", "decrypt").await?;
    // The passphrase is right: whatever fails from here on is the file.
    let opened = resolved(subtle()?.decrypt_with_object_and_u8_array(
        &cipher(&encrypted.parameters),
        &key,
        &encrypted.data,
    ))
    .await;
    let opened = opened.map_err(|_| EncryptedBackupError::Altered)?;
    String::from_utf8(Uint8Array::new(&opened).to_vec()).map_err(|_| EncryptedBackupError::Altered)
}

async fn derive(
    passphrase: &str,
    parameters: &EncryptionParameters,
) -> Result<Vec<u8>, EncryptedBackupError> {
    // The same letters are the same passphrase, however an input method composed them.
    let passphrase = super::text::nfc(passphrase);
    let key = import_key(passphrase.as_bytes(), "PBKDF2", "deriveBits").await?;
    let algorithm = object([
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("iterations", parameters.iterations.into()),
        ("salt", bytes(&parameters.salt).into()),
    ]);
    let derived = resolved(subtle()?.derive_bits_with_object(&algorithm, &key, KEY_BITS)).await?;
    Ok(Uint8Array::new(&derived).to_vec())
}

async fn import_key(
    key: &[u8],
    algorithm: &str,
    usage: &str,
) -> Result<CryptoKey, EncryptedBackupError> {
    let usages = Array::of1(&usage.into());
    let key =
        resolved(subtle()?.import_key_with_str("raw", &bytes(key), algorithm, false, &usages))
            .await?;
    Ok(key.unchecked_into())
}

fn cipher(parameters: &EncryptionParameters) -> Object {
    let about = authenticated(parameters);
    object([
        ("name", "AES-GCM".into()),
        ("iv", bytes(&parameters.nonce).into()),
        ("additionalData", bytes(about.as_bytes()).into()),
    ])
}

fn random(length: usize) -> Result<Vec<u8>, EncryptedBackupError> {
    let mut bytes = vec![0; length];
    crypto()?
        .get_random_values_with_u8_array(&mut bytes)
        .map_err(|_| EncryptedBackupError::NotOffered)?;
    Ok(bytes)
}

fn bytes(bytes: &[u8]) -> Object {
    Uint8Array::from(bytes).into()
}

fn crypto() -> Result<Crypto, EncryptedBackupError> {
    super::window()
        .and_then(|window| window.crypto().ok())
        .ok_or(EncryptedBackupError::NotOffered)
}

fn subtle() -> Result<SubtleCrypto, EncryptedBackupError> {
    let subtle = crypto()?.subtle();
    // Browsers leave it out on plain http.
    if subtle.is_undefined() {
        return Err(EncryptedBackupError::NotOffered);
    }
    Ok(subtle)
}

/// What a promise of the browser's cryptography resolves to.
async fn resolved(promise: Result<Promise, JsValue>) -> Result<JsValue, EncryptedBackupError> {
    let promise = promise.map_err(|_| EncryptedBackupError::NotOffered)?;
    JsFuture::from(promise)
        .await
        .map_err(|_| EncryptedBackupError::NotOffered)
}
