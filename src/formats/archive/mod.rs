//! ZIP archives of reports: bytes in, one text after another out, within bounds (`model::archive`).
//!
//! Nothing is unpacked to a disk, so that where a name points to is no matter; names are shown as they read. What a file is by
//! its name decides whether it is opened at all (`input::file_kind`).

mod names;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{
    CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipFileHeaderRecord, ZipSliceArchive,
    ZipVerification, crc32,
};

use self::names::{decoded_name, shown_path};
use crate::formats::versioned::text_of;
use crate::input::file_kind::{FileKind, PassedOver};
use crate::model::archive::{
    ANY_RATIO, ArchiveError, LARGEST_ARCHIVE, LARGEST_RATIO, MOST_ENTRIES,
};
use crate::model::file::{FileError, LARGEST_FILE};

/// A file that an archive holds: its name, that of the archive before it, and its text or why it cannot be used.
pub type ArchivedFile = (String, Result<String, FileError>);

/// An open archive: an iterator over the files in it that may be reports, in the order of its directory.
#[derive(Debug)]
pub struct Archive {
    zip: ZipSliceArchive<Vec<u8>>,
    entries: std::vec::IntoIter<Entry>,
    passed_over: PassedOver,
    room: usize,
}

#[derive(Debug)]
struct Entry {
    name: String,
    packed: Result<Packed, ArchiveError>,
}

/// Where the data of an entry are.
#[derive(Clone, Copy, Debug)]
struct Packed {
    place: ZipArchiveEntryWayfinder,
    is_deflated: bool,
}

/// Opens an archive; `name` is that of its file, `room` how many bytes may come of it (at most
/// [`MOST_INFLATED`](crate::model::archive::MOST_INFLATED), for all that are read at once). No file in it is inflated yet.
///
/// # Errors
/// Why none of it can be used.
pub fn open_archive(name: &str, bytes: Vec<u8>, room: usize) -> Result<Archive, ArchiveError> {
    if bytes.len() > LARGEST_ARCHIVE {
        return Err(ArchiveError::TooLarge(bytes.len()));
    }
    let zip = ZipArchive::from_slice(bytes).map_err(|_| ArchiveError::NoZip)?;
    let stated = zip.entries_hint();
    if stated > MOST_ENTRIES as u64 {
        return Err(ArchiveError::TooManyEntries(stated));
    }
    let (mut entries, mut passed_over, mut seen) = (Vec::new(), PassedOver::default(), 0);
    let mut directory = zip.entries();
    // What the archive states of itself may be anything: entries are counted as they come.
    while let Some(record) = directory
        .next_entry()
        .map_err(|_| ArchiveError::Directory)?
    {
        seen += 1;
        if seen > MOST_ENTRIES {
            return Err(ArchiveError::TooManyEntries(seen as u64));
        }
        if record.is_dir() {
            continue;
        }
        let path = decoded_name(&record);
        let shown = shown_path(name, &path);
        match FileKind::of(&path) {
            FileKind::Report => entries.push(Entry {
                name: shown,
                packed: packed(&record),
            }),
            FileKind::Zip => entries.push(Entry {
                name: shown,
                packed: Err(ArchiveError::Nested),
            }),
            FileKind::OtherArchive => entries.push(Entry {
                name: shown,
                packed: Err(ArchiveError::OtherKind),
            }),
            kind => passed_over.add(kind, &shown),
        }
    }
    // An archive that was cut inside its directory states more entries than it has.
    if (seen as u64) < stated {
        return Err(ArchiveError::Directory);
    }
    Ok(Archive {
        zip,
        entries: entries.into_iter(),
        passed_over,
        room,
    })
}

/// Where the data of an entry are, or why they are not looked at.
fn packed(record: &ZipFileHeaderRecord<'_>) -> Result<Packed, ArchiveError> {
    let method = record.compression_method();
    if record.flags().is_encrypted() || method == CompressionMethod::AES {
        return Err(ArchiveError::Encrypted);
    }
    let is_deflated = match method {
        CompressionMethod::DEFLATE => true,
        CompressionMethod::STORE => false,
        other => return Err(ArchiveError::Method(other.as_u16())),
    };
    Ok(Packed {
        place: record.wayfinder(),
        is_deflated,
    })
}

impl Archive {
    /// Files that are not opened, because no report is of their kind.
    #[must_use]
    pub fn passed_over(&self) -> &PassedOver {
        &self.passed_over
    }

    /// How many bytes may still come of it.
    #[must_use]
    pub fn room(&self) -> usize {
        self.room
    }

    fn text(&mut self, packed: Packed) -> Result<String, FileError> {
        if self.room == 0 {
            return Err(ArchiveError::Exhausted.into());
        }
        let stated = packed.place.uncompressed_size_hint();
        if stated > LARGEST_FILE as u64 {
            let stated = usize::try_from(stated).unwrap_or(usize::MAX);
            return Err(FileError::TooLarge(stated));
        }
        let entry = self.zip.get_entry(packed.place);
        let entry = entry.map_err(|_| ArchiveError::Damaged)?;
        let data = entry.data();
        let most = data.len().saturating_mul(LARGEST_RATIO).max(ANY_RATIO);
        let inflated = match packed.is_deflated {
            true => inflate(data, most.min(LARGEST_FILE)),
            false if data.len() > LARGEST_FILE => Err((0, FileError::TooLarge(data.len()))),
            false => Ok(data.to_vec()),
        };
        // What does not read has cost its time as well.
        let came = inflated.as_ref().map_or_else(|(came, _)| *came, Vec::len);
        self.room = self.room.saturating_sub(came);
        let bytes = inflated.map_err(|(_, why)| why)?;
        let found = ZipVerification {
            crc: crc32(&bytes),
            uncompressed_size: bytes.len() as u64,
        };
        let sound = entry.claim_verifier().valid(found);
        sound.map_err(|_| ArchiveError::Damaged)?;
        text_of(bytes)
    }
}

/// At most so many bytes of deflated data; how many came until it failed, and why.
fn inflate(data: &[u8], most: usize) -> Result<Vec<u8>, (usize, FileError)> {
    decompress_to_vec_with_limit(data, most).map_err(|error| {
        let why = match error.status {
            TINFLStatus::HasMoreOutput if most == LARGEST_FILE => {
                FileError::TooLarge(LARGEST_FILE + 1)
            }
            TINFLStatus::HasMoreOutput => ArchiveError::Ratio.into(),
            _ => ArchiveError::Damaged.into(),
        };
        (error.output.len(), why)
    })
}

impl Iterator for Archive {
    type Item = ArchivedFile;

    fn next(&mut self) -> Option<ArchivedFile> {
        let Entry { name, packed } = self.entries.next()?;
        let text = match packed {
            Ok(packed) => self.text(packed),
            Err(why) => Err(why.into()),
        };
        Some((name, text))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.entries.size_hint()
    }
}

impl ExactSizeIterator for Archive {}
