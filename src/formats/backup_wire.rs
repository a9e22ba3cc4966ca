//! The backup file, version 1, and the sealed one around it, as they stand in JSON.
//!
//! Reports stand in it as exchange files, whole, so that members that this version does not know travel along.

use serde_json::{Map, Value};

use crate::formats::report_wire::ToolWire;
use crate::formats::wire::wire;

wire! {
    /// Everything that was kept on a machine.
    pub struct BackupFile {
        /// Always `bao-cao-so/backup`.
        pub format: String = "format",
        /// Always 1 in this version.
        pub format_version: u32 = "formatVersion",
        /// When it was made, ISO 8601 with zone.
        pub at: String = "at",
        /// The program that wrote the file.
        pub tool: Option<ToolWire> = "tool" default,
        /// Reports, each as an exchange file.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::formats::report_wire::ReportFile>"))]
        pub reports: Vec<Value> = "reports" default,
        /// Reports of the bin, each as an exchange file.
        #[cfg_attr(feature = "schema", schemars(with = "Vec<crate::formats::report_wire::ReportFile>"))]
        pub bin: Vec<Value> = "bin" default,
        /// Earlier states of reports.
        pub states: Vec<StateWire> = "states" default,
        /// Records that did not read, to the letter.
        pub texts: Vec<TextWire> = "texts" default,
        /// Particulars that the next report begins with.
        pub remembered: Map<String, Value> = "remembered" default,
        /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
        pub digest: Option<String> = "digest" default,
    }
}

wire! {
    /// An earlier state of a report.
    pub struct StateWire {
        /// Its key: id of the report, milliseconds since 1970 in UTC, and why it was kept, with slashes between.
        pub key: String = "key",
        /// The report as it was, as an exchange file.
        #[cfg_attr(feature = "schema", schemars(with = "crate::formats::report_wire::ReportFile"))]
        pub report: Value = "report",
    }
}

wire! {
    /// A record that did not read.
    pub struct TextWire {
        /// Its name.
        pub name: String = "name",
        /// Its text, to the letter.
        pub text: String = "text",
    }
}

wire! {
    /// A backup file sealed with a passphrase.
    pub struct SealedFile {
        /// Always `bao-cao-so/sealed-backup`.
        pub format: String = "format",
        /// Always 1 in this version.
        pub format_version: u32 = "formatVersion",
        /// How the key comes out of the passphrase.
        pub key: KeyWire = "key",
        /// How the backup file was sealed with it.
        pub cipher: CipherWire = "cipher",
        /// The first 16 bytes of SHA-256 over `bao-cao-so/check` and the derived bytes, base64: tells a wrong passphrase
        /// from an altered file.
        pub check: String = "check",
        /// The sealed backup file with its tag, base64.
        pub data: String = "data",
        /// SHA-256 over the canonical form (RFC 8785) of the file without this member.
        pub digest: Option<String> = "digest" default,
    }
}

wire! {
    /// How the key comes out of the passphrase (RFC 8018); the passphrase is UTF-8 in the normal form C. The key itself is
    /// SHA-256 over `bao-cao-so/key` and the 32 derived bytes.
    pub struct KeyWire {
        /// Always `PBKDF2`.
        pub name: String = "name",
        /// Always `SHA-256`.
        pub hash: String = "hash",
        /// How many times.
        pub iterations: u32 = "iterations",
        /// 16 random bytes, base64.
        pub salt: String = "salt",
    }
}

wire! {
    /// How the backup file was sealed (NIST SP 800-38D): 256-bit key, 128-bit tag; the canonical form of `key` and `cipher`
    /// is authenticated along with it.
    pub struct CipherWire {
        /// Always `AES-GCM`.
        pub name: String = "name",
        /// 12 random bytes, base64.
        pub nonce: String = "nonce",
    }
}
