//! The backup file, version 2, and the encrypted one around it, as they stand in JSON.
//!
//! Reports stand in it as exchange files, whole, so that members that this version does not know travel along.

use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use serde_json::{Map, Value};

use crate::formats::json::fields::{null_is_default, whole};
use crate::formats::report::file::ToolJson;

/// Everything that was kept on a machine.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct BackupFile {
    /// When it was made, ISO 8601 with zone.
    pub at: String,
    /// Reports of the trash, each as an exchange file.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::formats::report::file::ReportFile>")
    )]
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub bin: Vec<Value>,
    /// Collections of a receiving department, each as its file; since version 2.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::formats::collection::file::CollectionFile>")
    )]
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub collections: Vec<Box<RawValue>>,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Always `bao-cao-so/backup`.
    pub format: String,
    /// Always 2 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// Particulars that the next report begins with.
    #[serde(default, deserialize_with = "null_is_default")]
    pub remembered: Map<String, Value>,
    /// Reports, each as an exchange file.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "Vec<crate::formats::report::file::ReportFile>")
    )]
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub reports: Vec<Value>,
    /// Snapshots of reports.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub states: Vec<StateJson>,
    /// Records that did not read, to the letter.
    #[serde(
        default,
        deserialize_with = "null_is_default",
        skip_serializing_if = "Vec::is_empty"
    )]
    pub texts: Vec<TextJson>,
    /// The program that wrote the file.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tool: Option<ToolJson>,
}

/// A snapshot of a report.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct StateJson {
    /// Its key: id of the report, milliseconds since 1970 in UTC, and why it was taken, with slashes between.
    pub key: String,
    /// The report as it was, as an exchange file.
    #[cfg_attr(
        feature = "schema",
        schemars(with = "crate::formats::report::file::ReportFile")
    )]
    pub report: Value,
}

/// A record that did not read.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct TextJson {
    /// Its name.
    pub name: String,
    /// Its text, to the letter.
    pub text: String,
}

/// A backup file encrypted with a passphrase.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct EncryptedBackupFile {
    /// The first 16 bytes of SHA-256 over `bao-cao-so/check` and the derived bytes, base64: tells a wrong passphrase
    /// from an altered file.
    pub check: String,
    /// How the backup file was encrypted with it.
    pub cipher: CipherJson,
    /// The encrypted backup file with its tag, base64.
    pub data: String,
    /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<String>,
    /// Always `bao-cao-so/sealed-backup`.
    pub format: String,
    /// Always 1 in this version.
    #[serde(deserialize_with = "whole")]
    pub format_version: u32,
    /// How the key comes out of the passphrase.
    pub key: KeyJson,
}

/// How the key comes out of the passphrase (RFC 8018); the passphrase is UTF-8 in the normal form C. The key itself is
/// SHA-256 over `bao-cao-so/key` and the 32 derived bytes.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct KeyJson {
    /// Always `SHA-256`.
    pub hash: String,
    /// How many times.
    #[serde(deserialize_with = "whole")]
    pub iterations: u32,
    /// Always `PBKDF2`.
    pub name: String,
    /// 16 random bytes, base64.
    pub salt: String,
}

/// How the backup file was encrypted (NIST SP 800-38D): 256-bit key, 128-bit tag; the canonical form of `key` and `cipher`
/// is authenticated along with it.
#[derive(Debug, Deserialize, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct CipherJson {
    /// Always `AES-GCM`.
    pub name: String,
    /// 12 random bytes, base64.
    pub nonce: String,
}
