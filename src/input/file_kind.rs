//! What a file is by its name, before it is opened: in a folder or an archive of reports lies more than reports.

use std::collections::BTreeMap;

/// Most kinds that are told apart; the rest counts together.
const MOST_KINDS: usize = 40;
/// Longest extension that is told.
const LONGEST_EXTENSION: usize = 8;

/// What a file is by its name.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum FileKind {
    /// JSON or HTML: it may be a report.
    Report,
    /// A ZIP archive.
    Zip,
    /// An archive of another kind.
    OtherArchive,
    /// What an operating system leaves for itself.
    System,
    /// Anything else: its extension, empty where it has none that can be told.
    Other(String),
}

impl FileKind {
    /// The kind of a file by its name, with or without its folders.
    #[must_use]
    pub fn of(path: &str) -> Self {
        let mut parts = path.split(['/', '\\']).rev();
        let name = parts.next().unwrap_or_default().trim();
        let small = name.to_ascii_lowercase();
        let left_behind = matches!(small.as_str(), "thumbs.db" | "desktop.ini");
        if left_behind || name.starts_with('.') || parts.any(|folder| folder == "__MACOSX") {
            return Self::System;
        }
        match small
            .rsplit_once('.')
            .map_or("", |(_, extension)| extension)
        {
            "json" | "html" | "htm" => Self::Report,
            "zip" => Self::Zip,
            "rar" | "7z" | "tar" | "gz" | "tgz" | "bz2" | "xz" | "zst" | "cab" | "arj" => {
                Self::OtherArchive
            }
            other => {
                let plain = other.chars().all(|letter| letter.is_ascii_alphanumeric());
                let told = plain && other.len() <= LONGEST_EXTENSION;
                Self::Other(if told {
                    other.to_owned()
                } else {
                    String::new()
                })
            }
        }
    }
}

/// Files that were not opened, because no report is of their kind: how many of each, and the name of the first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PassedOver(BTreeMap<FileKind, (usize, String)>);

impl PassedOver {
    /// Counts a file.
    pub fn add(&mut self, kind: FileKind, name: &str) {
        self.count(kind, 1, name);
    }

    /// Counts what was counted elsewhere.
    pub fn extend(&mut self, other: Self) {
        for (kind, (count, name)) in other.0 {
            self.count(kind, count, &name);
        }
    }

    /// Each kind with how many there are, and the name of the first.
    pub fn kinds(&self) -> impl Iterator<Item = (&FileKind, usize, &str)> {
        self.0
            .iter()
            .map(|(kind, (count, name))| (kind, *count, name.as_str()))
    }

    fn count(&mut self, kind: FileKind, count: usize, name: &str) {
        let is_known = self.0.contains_key(&kind) || self.0.len() < MOST_KINDS;
        let kind = if is_known {
            kind
        } else {
            FileKind::Other(String::new())
        };
        let counted = self.0.entry(kind).or_insert((0, name.to_owned()));
        counted.0 += count;
    }
}
