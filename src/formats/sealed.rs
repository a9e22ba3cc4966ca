//! The sealed backup file: parameters, checks and bytes. The cryptography itself is the browser's; see `browser::encryption`.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::formats::backup_wire::{CipherWire, KeyWire, SealedFile};
use crate::formats::canonical::canonical;
use crate::formats::digest::{digest_without, with_digest};
use crate::formats::problem::{FileProblem, LARGEST_SEALED};
use crate::formats::read::{Current, current};
use crate::formats::wire;
use crate::formats::wire::Wire;

/// The format of a sealed backup file.
pub const SEALED_FORMAT: &str = "bao-cao-so/sealed-backup";
/// Iterations of PBKDF2 with SHA-256 (OWASP Password Storage Cheat Sheet, 2023: at least 600,000).
pub const ITERATIONS: u32 = 600_000;
/// More than this would only keep the browser busy.
const MOST_ITERATIONS: u32 = 10_000_000;

/// How a backup is sealed, all of which stands in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parameters {
    /// Iterations of PBKDF2 with SHA-256.
    pub iterations: u32,
    /// 16 random bytes.
    pub salt: Vec<u8>,
    /// 12 random bytes.
    pub nonce: Vec<u8>,
}

/// A sealed file that was read but not opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// How it is sealed.
    pub parameters: Parameters,
    /// Tells a wrong passphrase; see [`fits`].
    pub check: Vec<u8>,
    /// The sealed bytes with their tag.
    pub data: Vec<u8>,
}

/// Why a sealed file cannot be opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SealProblem {
    /// The file itself.
    File(FileProblem),
    /// The passphrase is another.
    WrongPassphrase,
    /// The passphrase is right, but the file is not as it was sealed.
    Altered,
    /// The browser offers no cryptography here: the page did not come over https.
    NotOffered,
}

impl SealProblem {
    /// What is wrong and what to do.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::File(problem) => problem.text(),
            Self::WrongPassphrase => "Mật khẩu không đúng với tệp sao lưu này. Hãy gõ lại, chú ý chữ hoa, chữ thường và bộ gõ tiếng Việt.".to_owned(),
            Self::Altered => "Tệp sao lưu đã bị sửa hoặc hỏng sau khi được khóa nên không mở được. Hãy chép lại từ nơi cất, hoặc dùng tệp sao lưu khác.".to_owned(),
            Self::NotOffered => "Trình duyệt chỉ mở và tạo tệp có mật khẩu khi trang được mở bằng https hoặc ngay trên máy này. Hãy mở trang bằng https.".to_owned(),
        }
    }
}

/// The key that seals, out of the 32 bytes that PBKDF2 derived.
#[must_use]
pub fn sealing_key(derived: &[u8]) -> Vec<u8> {
    Sha256::new()
        .chain_update(b"bao-cao-so/key")
        .chain_update(derived)
        .finalize()
        .to_vec()
}

/// What tells a wrong passphrase, out of the same bytes. It gives nothing away that the sealed data do not.
#[must_use]
pub fn check_of(derived: &[u8]) -> Vec<u8> {
    let digest = Sha256::new()
        .chain_update(b"bao-cao-so/check")
        .chain_update(derived)
        .finalize();
    digest.iter().take(16).copied().collect()
}

/// What is authenticated along with the sealed bytes: the parameters.
#[must_use]
pub fn authenticated(parameters: &Parameters) -> String {
    let (key, cipher) = wires(parameters);
    let mut both = serde_json::Map::new();
    both.insert("key".to_owned(), key.write().unwrap_or_default());
    both.insert("cipher".to_owned(), cipher.write().unwrap_or_default());
    canonical(&serde_json::Value::Object(both))
}

/// Writes a sealed file.
#[must_use]
pub fn encode_sealed(sealed: &Sealed) -> String {
    let (key, cipher) = wires(&sealed.parameters);
    let file = SealedFile {
        format: SEALED_FORMAT.to_owned(),
        format_version: 1,
        key,
        cipher,
        check: STANDARD.encode(&sealed.check),
        data: STANDARD.encode(&sealed.data),
        digest: None,
    };
    with_digest(file.write().unwrap_or_default())
}

/// Reads a sealed file; a damaged one is told before anybody is asked for the passphrase.
///
/// # Errors
/// Why it cannot be opened, whatever the passphrase.
pub fn decode_sealed(text: &str) -> Result<Sealed, SealProblem> {
    let Current { found, newest } =
        current(text, SEALED_FORMAT, LARGEST_SEALED).map_err(SealProblem::File)?;
    let file: SealedFile = wire::read(newest).map_err(SealProblem::File)?;
    if file.digest.as_ref() != Some(&digest_without(&found, &["digest"])) {
        return Err(SealProblem::Altered);
    }
    let wrong = |place, what| SealProblem::File(FileProblem::Value { place, what });
    if (
        file.key.name.as_str(),
        file.key.hash.as_str(),
        file.cipher.name.as_str(),
    ) != ("PBKDF2", "SHA-256", "AES-GCM")
    {
        return Err(wrong("key", "cách khóa tệp không được hỗ trợ"));
    }
    if !(1..=MOST_ITERATIONS).contains(&file.key.iterations) {
        return Err(wrong("key.iterations", "số vòng lặp không hợp lệ"));
    }
    let bytes = |text: &str, place, length: Option<usize>| {
        let bytes = STANDARD
            .decode(text)
            .ok()
            .filter(|bytes| length.is_none_or(|length| bytes.len() == length));
        bytes.ok_or_else(|| wrong(place, "dữ liệu không đúng quy cách"))
    };
    Ok(Sealed {
        parameters: Parameters {
            iterations: file.key.iterations,
            salt: bytes(&file.key.salt, "key.salt", Some(16))?,
            nonce: bytes(&file.cipher.nonce, "cipher.nonce", Some(12))?,
        },
        check: bytes(&file.check, "check", Some(16))?,
        data: bytes(&file.data, "data", None)?,
    })
}

/// True when the derived bytes are those that the file was sealed with.
#[must_use]
pub fn fits(sealed: &Sealed, derived: &[u8]) -> bool {
    sealed.check == check_of(derived)
}

fn wires(parameters: &Parameters) -> (KeyWire, CipherWire) {
    let key = KeyWire {
        name: "PBKDF2".to_owned(),
        hash: "SHA-256".to_owned(),
        iterations: parameters.iterations,
        salt: STANDARD.encode(&parameters.salt),
    };
    (
        key,
        CipherWire {
            name: "AES-GCM".to_owned(),
            nonce: STANDARD.encode(&parameters.nonce),
        },
    )
}
