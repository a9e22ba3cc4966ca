//! How the objects are written that have no place for unknown members.
//!
//! Member by member, as serde's derive writes those that have one (`flatten`): written as structs they would bring what
//! serde_json needs to tell its own numbers and raw texts from structs, 5 KB of the first file of the program.

use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::file::{BasisJson, KnownEvent, ToolJson};

impl Serialize for BasisJson {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut members = writer.serialize_map(None)?;
        members.serialize_entry("fingerprint", &self.fingerprint)?;
        if !self.values.is_empty() {
            members.serialize_entry("values", &self.values)?;
        }
        members.end()
    }
}

impl Serialize for KnownEvent {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut members = writer.serialize_map(None)?;
        members.serialize_entry("at", &self.at)?;
        if let Some(digest) = &self.digest {
            members.serialize_entry("digest", digest)?;
        }
        members.serialize_entry("kind", &self.kind)?;
        if let Some(reason) = &self.reason {
            members.serialize_entry("reason", reason)?;
        }
        if let Some(revision) = &self.revision {
            members.serialize_entry("revision", revision)?;
        }
        members.end()
    }
}

impl Serialize for ToolJson {
    fn serialize<S: Serializer>(&self, writer: S) -> Result<S::Ok, S::Error> {
        let mut members = writer.serialize_map(None)?;
        members.serialize_entry("name", &self.name)?;
        members.serialize_entry("version", &self.version)?;
        for (name, value) in &self.extra {
            members.serialize_entry(name, value)?;
        }
        members.end()
    }
}
