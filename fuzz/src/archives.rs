//! ZIP archives.

use bao_cao_so::formats::archive::open_archive;
use bao_cao_so::input::sanitize::is_invisible;
use bao_cao_so::messages::vi::archives::render;
use bao_cao_so::messages::vi::files;

/// What may come of an archive here: inputs are small, and the bound is to be reached.
const ROOM: usize = 1_000_000;

/// An archive is refused with a sentence; or what comes of it stays within its room, each file with a name that can be read and a
/// text or a sentence.
pub fn archive(input: &[u8]) {
    let mut archive = match open_archive("a.zip", input.to_vec(), ROOM) {
        Ok(archive) => archive,
        Err(why) => return assert!(render(why).chars().count() > 20, "{why:?}"),
    };
    let (stated, mut came, mut files) = (archive.len(), 0, 0);
    for (_, count, name) in archive.passed_over().kinds() {
        assert!(count > 0);
        is_readable(name);
    }
    for (name, content) in archive.by_ref() {
        is_readable(&name);
        files += 1;
        match content {
            // The last file may go beyond the room that was left.
            Ok(text) => {
                assert!(came < ROOM, "more than there was room for");
                came += text.len();
            }
            Err(why) => assert!(files::render(&why).chars().count() > 20, "{why:?}"),
        }
    }
    assert_eq!(files, stated);
}

fn is_readable(name: &str) {
    assert!(
        name.starts_with("a.zip/") && name.chars().count() < 300,
        "{name}"
    );
    let hidden = |letter: char| {
        letter.is_control() || is_invisible(letter) && !matches!(letter, '\u{200c}' | '\u{200d}')
    };
    assert!(
        !name.chars().any(hidden) && !name.contains("/../"),
        "{name}"
    );
}
