//! Sealing and opening a backup with a passphrase, by the browser's own cryptography. The format is `formats::sealed`.

use js_sys::Uint8Array;
use wasm_bindgen::JsValue;

use super::named::{answer, call, global, is_there, list, member, object};
use crate::formats::sealed::{
    ITERATIONS, Parameters, SealProblem, Sealed, authenticated, check_of, decode_sealed,
    encode_sealed, fits, sealing_key,
};

/// True where the browser offers cryptography: on https, and on this machine.
#[must_use]
pub fn is_offered() -> bool {
    is_there(&member(&global("crypto"), "subtle"))
}

/// Seals a text with a passphrase.
///
/// # Errors
/// The browser offers no cryptography here.
pub async fn seal(text: &str, passphrase: &str) -> Result<String, SealProblem> {
    let parameters = Parameters {
        iterations: ITERATIONS,
        salt: random(16)?,
        nonce: random(12)?,
    };
    let derived = derive(passphrase, &parameters).await?;
    let key = cipher_key(&derived, "encrypt").await?;
    let data = run(
        "encrypt",
        &[algorithm(&parameters), key, bytes(text.as_bytes())],
    )
    .await?;
    let sealed = Sealed {
        check: check_of(&derived),
        parameters,
        data: Uint8Array::new(&data).to_vec(),
    };
    Ok(encode_sealed(&sealed))
}

/// Opens a sealed file.
///
/// # Errors
/// The file is not sound, or the passphrase is another.
pub async fn unseal(file: &str, passphrase: &str) -> Result<String, SealProblem> {
    let sealed = decode_sealed(file)?;
    let derived = derive(passphrase, &sealed.parameters).await?;
    if !fits(&sealed, &derived) {
        return Err(SealProblem::WrongPassphrase);
    }
    let key = cipher_key(&derived, "decrypt").await?;
    // The passphrase is right: whatever fails from here on is the file.
    let opened = run(
        "decrypt",
        &[algorithm(&sealed.parameters), key, bytes(&sealed.data)],
    )
    .await;
    let opened = opened.map_err(|_| SealProblem::Altered)?;
    String::from_utf8(Uint8Array::new(&opened).to_vec()).map_err(|_| SealProblem::Altered)
}

async fn derive(passphrase: &str, parameters: &Parameters) -> Result<Vec<u8>, SealProblem> {
    // The same letters are the same passphrase, however an input method composed them.
    let passphrase = super::text::composed(passphrase);
    let usages = list(&["deriveBits".into()]).into();
    let key = run(
        "importKey",
        &[
            "raw".into(),
            bytes(passphrase.as_bytes()),
            "PBKDF2".into(),
            false.into(),
            usages,
        ],
    )
    .await?;
    let how = object(&[
        ("name", "PBKDF2".into()),
        ("hash", "SHA-256".into()),
        ("salt", bytes(&parameters.salt)),
        ("iterations", parameters.iterations.into()),
    ]);
    Ok(Uint8Array::new(&run("deriveBits", &[how, key, 256.into()]).await?).to_vec())
}

async fn cipher_key(derived: &[u8], usage: &str) -> Result<JsValue, SealProblem> {
    let usages = list(&[usage.into()]).into();
    run(
        "importKey",
        &[
            "raw".into(),
            bytes(&sealing_key(derived)),
            "AES-GCM".into(),
            false.into(),
            usages,
        ],
    )
    .await
}

fn algorithm(parameters: &Parameters) -> JsValue {
    object(&[
        ("name", "AES-GCM".into()),
        ("iv", bytes(&parameters.nonce)),
        (
            "additionalData",
            bytes(authenticated(parameters).as_bytes()),
        ),
    ])
}

fn random(length: usize) -> Result<Vec<u8>, SealProblem> {
    let bytes = Uint8Array::from(vec![0; length].as_slice());
    call(
        &global("crypto"),
        "getRandomValues",
        &[bytes.clone().into()],
    )
    .map_err(|_| SealProblem::NotOffered)?;
    Ok(bytes.to_vec())
}

fn bytes(bytes: &[u8]) -> JsValue {
    Uint8Array::from(bytes).into()
}

async fn run(name: &str, arguments: &[JsValue]) -> Result<JsValue, SealProblem> {
    answer(&member(&global("crypto"), "subtle"), name, arguments)
        .await
        .map_err(|_| SealProblem::NotOffered)
}
