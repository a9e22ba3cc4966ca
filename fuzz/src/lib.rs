//! What is held against any input: each target reads it as the app would, and panics where a promise is broken.
//!
//! Not here: the inputs. The engine makes them from `fuzz/seeds`; what it found once is kept in `fuzz/kept`, and
//! `fuzz/tests` runs all targets over both.

mod archives;
mod backups;
mod files;
mod texts;

/// Something that reads from outside.
#[derive(Clone, Copy)]
pub struct Target {
    /// Its name; the folder of its seeds is called the same.
    pub name: &'static str,
    /// Reads an input.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 12] = [
    Target {
        name: "exchange",
        run: files::exchange,
    },
    Target {
        name: "template",
        run: files::template,
    },
    Target {
        name: "backup",
        run: backups::backup,
    },
    Target {
        name: "encrypted-backup",
        run: backups::encrypted,
    },
    Target {
        name: "archive",
        run: archives::archive,
    },
    Target {
        name: "json",
        run: files::json,
    },
    Target {
        name: "record",
        run: files::record,
    },
    Target {
        name: "formula",
        run: texts::formula,
    },
    Target {
        name: "number",
        run: texts::number,
    },
    Target {
        name: "answer",
        run: texts::answer,
    },
    Target {
        name: "paste",
        run: texts::paste,
    },
    Target {
        name: "prose",
        run: texts::prose,
    },
];

/// The input as text, where it is some; the app reads nothing else.
fn text(input: &[u8]) -> Option<&str> {
    std::str::from_utf8(input).ok()
}
