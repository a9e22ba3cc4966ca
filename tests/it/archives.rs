//! ZIP archives: what comes out of them, what each file in one is refused for, and that nothing in one goes beyond its bounds.

use bao_cao_so::formats::archive::{Archive, open_archive};
use bao_cao_so::input::file_kind::FileKind;
use bao_cao_so::messages::vi::archives;
use bao_cao_so::messages::vi::collection::intake::passed_over;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::model::archive::{
    ArchiveError, LARGEST_ARCHIVE, LARGEST_RATIO, MOST_ENTRIES, MOST_INFLATED,
};
use bao_cao_so::model::file::{FileError, LARGEST_FILE};
use miniz_oxide::deflate::compress_to_vec;

/// An entry as it is written; what it states of itself need not be so.
#[derive(Clone)]
struct Entry {
    name: Vec<u8>,
    flags: u16,
    method: u16,
    /// As they lie in the archive.
    data: Vec<u8>,
    crc: u32,
    size: u32,
    extra: Vec<u8>,
}

const UTF_8: u16 = 1 << 11;

fn entry(name: &[u8], content: &[u8]) -> Entry {
    Entry {
        name: name.to_vec(),
        flags: 0,
        method: 8,
        data: compress_to_vec(content, 6),
        crc: rawzip::crc32(content),
        size: u32::try_from(content.len()).unwrap(),
        extra: Vec::new(),
    }
}

fn stored(name: &[u8], content: &[u8]) -> Entry {
    Entry {
        method: 0,
        data: content.to_vec(),
        ..entry(name, content)
    }
}

/// An archive as APPNOTE.TXT 4.3 describes it.
fn zip(entries: &[Entry]) -> Vec<u8> {
    let (mut file, mut directory) = (Vec::new(), Vec::new());
    let length = |bytes: &[u8]| u16::try_from(bytes.len()).unwrap().to_le_bytes();
    for one in entries {
        let place = u32::try_from(file.len()).unwrap();
        let mut head = Vec::new();
        for number in [20, one.flags, one.method, 0, 0x21] {
            head.extend(number.to_le_bytes());
        }
        for number in [one.crc, u32::try_from(one.data.len()).unwrap(), one.size] {
            head.extend(number.to_le_bytes());
        }
        head.extend(length(&one.name));
        head.extend(length(&one.extra));
        file.extend(b"PK\x03\x04");
        file.extend(&head);
        file.extend(one.name.iter().chain(&one.extra).chain(&one.data));
        directory.extend(b"PK\x01\x02\x14\x00");
        directory.extend(&head);
        directory.extend([0; 10]);
        directory.extend(place.to_le_bytes());
        directory.extend(one.name.iter().chain(&one.extra));
    }
    end(&mut file, &directory, entries.len());
    file
}

fn end(file: &mut Vec<u8>, directory: &[u8], entries: usize) {
    let place = u32::try_from(file.len()).unwrap();
    file.extend(directory);
    file.extend(b"PK\x05\x06\0\0\0\0");
    let count = u16::try_from(entries).unwrap().to_le_bytes();
    file.extend(count.iter().chain(&count));
    file.extend(u32::try_from(directory.len()).unwrap().to_le_bytes());
    file.extend(place.to_le_bytes());
    file.extend([0, 0]);
}

#[track_caller]
fn open(bytes: Vec<u8>) -> Archive {
    open_archive("tinh.zip", bytes, MOST_INFLATED).unwrap()
}

fn refused(bytes: Vec<u8>) -> ArchiveError {
    open_archive("tinh.zip", bytes, MOST_INFLATED).unwrap_err()
}

/// What the only entry of an archive is refused for.
#[track_caller]
fn fault(one: Entry) -> FileError {
    let mut archive = open(zip(&[one]));
    let (_, content) = archive.next().unwrap();
    assert_eq!(archive.next(), None);
    content.unwrap_err()
}

/// The name that the only entry is shown by.
#[track_caller]
fn shown(one: Entry) -> String {
    open(zip(&[one])).next().unwrap().0
}

/// Text that deflate makes little of.
fn noise(length: usize) -> Vec<u8> {
    let mut state: u32 = 7;
    let letter = |_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        b' ' + u8::try_from(state >> 26).unwrap()
    };
    (0..length).map(letter).collect()
}

#[test]
fn json_and_pages_of_any_folder_come_out_and_the_rest_is_told_by_kind() {
    let archive = open(zip(&[
        stored(b"So A/", b""),
        entry(b"So A/mot.json", b"{}"),
        stored("Sở B/hai.HTML".as_bytes(), b"<p>"),
        entry(b"So A/anh.PDF", b"%PDF"),
        entry(b"So A/khac.pdf", b"%PDF"),
        entry(b"ghi chu", b"x"),
        entry(b"x.ten qua dai", b"x"),
        entry(b"__MACOSX/So A/._mot.json", b"x"),
        entry(b"So A/.DS_Store", b"x"),
        entry(b"So A/Thumbs.db", b"x"),
    ]));
    assert_eq!(archive.len(), 2);
    assert_eq!(
        passed_over(archive.passed_over()),
        [
            "Bỏ qua 3 tệp của hệ điều hành, không phải JSON hay HTML (ví dụ “tinh.zip/__MACOSX/So A/._mot.json”).",
            "Bỏ qua 2 tệp loại khác, không phải JSON hay HTML (ví dụ “tinh.zip/ghi chu”).",
            "Bỏ qua 2 tệp .pdf, không phải JSON hay HTML (ví dụ “tinh.zip/So A/anh.PDF”).",
        ]
    );
    let texts: Vec<(String, String)> = archive
        .map(|(name, content)| (name, content.unwrap()))
        .collect();
    let owned = |(name, text): (&str, &str)| (name.to_owned(), text.to_owned());
    let expected = [
        ("tinh.zip/So A/mot.json", "{}"),
        ("tinh.zip/Sở B/hai.HTML", "<p>"),
    ];
    assert_eq!(texts, expected.map(owned));
}

#[test]
fn thousands_of_kinds_are_told_as_a_few() {
    let entries: Vec<Entry> = (0..500)
        .map(|number| stored(format!("a.x{number}").as_bytes(), b""))
        .collect();
    let archive = open(zip(&entries));
    let told: usize = archive
        .passed_over()
        .kinds()
        .map(|(_, count, _)| count)
        .sum();
    assert_eq!(told, 500);
    assert!(archive.passed_over().kinds().count() < 50);
}

#[test]
fn archives_that_other_programs_wrote_open() {
    for (name, bytes) in [
        // Python's zipfile over a stream that cannot seek: sizes stand behind the data, and ZIP64 is used.
        (
            "streamed.zip",
            &include_bytes!("../data/archives/streamed.zip")[..],
        ),
        // Info-ZIP, with a comment, extra fields of Unix, and a stub before the archive.
        (
            "info-zip.zip",
            &include_bytes!("../data/archives/info-zip.zip")[..],
        ),
    ] {
        let archive = open_archive(name, bytes.to_vec(), MOST_INFLATED).unwrap();
        let texts: Vec<_> = archive
            .map(|(name, content)| (name, content.unwrap()))
            .collect();
        let expected = [
            ("Sở A/một.json", "{\"a\": 1}\n"),
            ("hai.json", "{\"b\": 2}\n"),
        ];
        let expected = expected.map(|(path, text)| (format!("{name}/{path}"), text.to_owned()));
        assert_eq!(texts, expected, "{name}");
    }
}

#[test]
fn names_are_shown_clean_whatever_code_they_are_in() {
    let field = |name: &[u8], of: &[u8]| {
        let mut field = vec![0x75, 0x70];
        field.extend(u16::try_from(name.len() + 5).unwrap().to_le_bytes());
        field.push(1);
        field.extend(rawzip::crc32(of).to_le_bytes());
        field.extend(name);
        field
    };
    let own = "Sở A.json".as_bytes();
    for (one, expected) in [
        // Where a name leads to is no matter, nothing is unpacked.
        (entry(b"../../etc/passwd.json", b"{}"), "etc/passwd.json"),
        (entry(b"/C:\\Users\\.\\a.json", b"{}"), "Users/a.json"),
        (
            entry(b"//server//share/a.json", b"{}"),
            "server/share/a.json",
        ),
        // Signs that nobody sees, line breaks, an end of text.
        (
            entry("b\u{202e}nosj.\u{200b}json".as_bytes(), b"{}"),
            "bnosj.json",
        ),
        (entry(b"a\r\nb\0c.json", b"{}"), "abc.json"),
        // Marks of tone apart from their letters are composed; with the sign of UTF-8 and without.
        (
            entry("So\u{031b}\u{0309} A.json".as_bytes(), b"{}"),
            "Sở A.json",
        ),
        (
            Entry {
                flags: UTF_8,
                ..entry(own, b"{}")
            },
            "Sở A.json",
        ),
        // Code page 437, which Windows writes where it can; Windows-1258 else.
        (entry(b"C\x85 Mau.json", b"{}"), "Cà Mau.json"),
        (entry(b"S\xf5\xd2 Y t\xea\xec.json", b"{}"), "Sở Y tế.json"),
        (
            Entry {
                flags: UTF_8,
                ..entry(b"\x99\xff.json", b"{}")
            },
            "\u{fffd}ÿ.json",
        ),
        // A name in Unicode beside the other, as long as it is of that name.
        (
            Entry {
                extra: field(own, b"S_ A.json"),
                ..entry(b"S_ A.json", b"{}")
            },
            "Sở A.json",
        ),
        (
            Entry {
                extra: field(own, b"other"),
                ..entry(b"S_ A.json", b"{}")
            },
            "S_ A.json",
        ),
        (
            Entry {
                extra: vec![0x75, 0x70, 255, 255, 1],
                ..entry(b"S_ A.json", b"{}")
            },
            "S_ A.json",
        ),
    ] {
        let name = shown(one);
        assert_eq!(name, format!("tinh.zip/{expected}"));
    }
}

#[test]
fn a_long_path_keeps_the_name_of_its_file() {
    let long = format!("{}/bao-cao.json", "thu muc rat dai/".repeat(20));
    assert_eq!(
        shown(entry(long.as_bytes(), b"{}")),
        "tinh.zip/…/bao-cao.json"
    );
    let longest = format!("{}.json", "x".repeat(65_000));
    assert!(shown(entry(longest.as_bytes(), b"{}")).chars().count() < 150);
}

#[test]
fn each_file_that_cannot_be_used_says_why_and_keeps_no_other_out() {
    let sound = entry(b"a.json", b"{\"a\": 1}");
    let archive = |why: ArchiveError| FileError::Archive(why);
    let zeros = vec![b' '; 4_000_000];
    let cut = compress_to_vec(&noise(5_000), 6);
    let cases = [
        (
            Entry {
                flags: 1,
                ..sound.clone()
            },
            archive(ArchiveError::Encrypted),
        ),
        (
            Entry {
                method: 99,
                ..sound.clone()
            },
            archive(ArchiveError::Encrypted),
        ),
        (
            Entry {
                method: 12,
                ..sound.clone()
            },
            archive(ArchiveError::Method(12)),
        ),
        (
            Entry {
                crc: 5,
                ..sound.clone()
            },
            archive(ArchiveError::Damaged),
        ),
        (
            Entry {
                size: 9,
                ..sound.clone()
            },
            archive(ArchiveError::Damaged),
        ),
        (
            Entry {
                data: cut[..1_000].to_vec(),
                ..sound.clone()
            },
            archive(ArchiveError::Damaged),
        ),
        (
            Entry {
                data: vec![7; 100],
                ..sound.clone()
            },
            archive(ArchiveError::Damaged),
        ),
        (entry(b"a.json", &zeros), archive(ArchiveError::Ratio)),
        (
            Entry {
                size: 3,
                ..entry(b"a.json", &zeros)
            },
            archive(ArchiveError::Ratio),
        ),
        (
            Entry {
                size: u32::try_from(LARGEST_FILE).unwrap() + 1,
                ..sound.clone()
            },
            FileError::TooLarge(LARGEST_FILE + 1),
        ),
        // It states little, and is more.
        (
            Entry {
                size: 3,
                ..entry(b"a.json", &noise(LARGEST_FILE + 1))
            },
            FileError::TooLarge(LARGEST_FILE + 1),
        ),
        (
            Entry {
                size: 3,
                ..stored(b"a.json", &noise(LARGEST_FILE + 1))
            },
            FileError::TooLarge(LARGEST_FILE + 1),
        ),
        (entry(b"in.zip", b"PK"), archive(ArchiveError::Nested)),
        (entry(b"in.rar", b"Rar!"), archive(ArchiveError::OtherKind)),
        (entry(b"a.json", b"\xff\xfe{\0}\0"), FileError::Utf16),
        (entry(b"a.json", b"\xc3("), FileError::NotText),
    ];
    for (one, why) in &cases {
        assert_eq!(fault(one.clone()), *why);
        assert!(render(why).chars().count() > 30, "{why:?}");
    }
    let mut all: Vec<Entry> = cases.iter().map(|(one, _)| one.clone()).collect();
    all.push(sound);
    let contents: Vec<_> = open(zip(&all)).map(|(_, content)| content).collect();
    let (last, faults) = contents.split_last().unwrap();
    assert_eq!(last, &Ok("{\"a\": 1}".to_owned()));
    let expected: Vec<_> = cases.into_iter().map(|(_, why)| Err(why)).collect();
    assert_eq!(faults, expected);
}

#[test]
fn blanks_are_no_bomb_as_long_as_they_are_few() {
    let text = vec![b' '; 99_000];
    let one = entry(b"a.json", &text);
    assert!(one.data.len() * LARGEST_RATIO < text.len());
    assert!(open(zip(&[one])).next().unwrap().1.is_ok());
}

#[test]
fn an_archive_that_is_none_says_so() {
    assert_eq!(refused(Vec::new()), ArchiveError::NoZip);
    assert_eq!(refused(b"Rar!\x1a\x07".to_vec()), ArchiveError::NoZip);
    let sound = zip(&[entry(b"a.json", b"{}"), entry(b"b.json", b"{}")]);
    let open = |bytes: &[u8]| open_archive("tinh.zip", bytes.to_vec(), MOST_INFLATED);
    // Cut anywhere: refused as a whole or, where only the comment is missing, whole.
    for length in 0..sound.len() {
        assert!(open(&sound[..length]).is_err(), "{length}");
    }
    assert_eq!(open(&sound).unwrap().count(), 2);
    // The directory breaks off, or has fewer entries than it states.
    let mut broken = sound.clone();
    let second = broken
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    broken[second] = b'X';
    assert_eq!(refused(broken), ArchiveError::Directory);
    let mut fewer = sound;
    let place = fewer.len() - 12;
    fewer[place - 2] = 3;
    fewer[place] = 3;
    assert_eq!(refused(fewer), ArchiveError::Directory);
}

#[test]
fn an_archive_beyond_its_bounds_is_refused_before_anything_is_inflated() {
    assert_eq!(
        refused(vec![0; LARGEST_ARCHIVE + 1]),
        ArchiveError::TooLarge(LARGEST_ARCHIVE + 1)
    );
    let many = vec![stored(b"", b""); MOST_ENTRIES + 1];
    let many = zip(&many);
    assert_eq!(
        refused(many.clone()),
        ArchiveError::TooManyEntries(MOST_ENTRIES as u64 + 1)
    );
    // It states one, and has more.
    let mut lying = many;
    let place = lying.len() - 12;
    lying[place - 2..place + 2].copy_from_slice(&[1, 0, 1, 0]);
    assert_eq!(
        refused(lying),
        ArchiveError::TooManyEntries(MOST_ENTRIES as u64 + 1)
    );
    for error in [
        ArchiveError::TooLarge(1),
        ArchiveError::TooManyEntries(1),
        ArchiveError::NoReports,
        ArchiveError::NoZip,
        ArchiveError::Directory,
    ] {
        assert!(archives::render(error).chars().count() > 30, "{error:?}");
    }
}

#[test]
fn many_names_for_the_same_data_come_to_no_more_than_there_is_room_for() {
    // Overlapping files (David Fifield, A better zip bomb, 2019): each entry of the directory is at the one file.
    let text = noise(20_000);
    let one = entry(b"a.json", &text);
    let single = zip(std::slice::from_ref(&one));
    let place = single
        .windows(4)
        .rposition(|four| four == b"PK\x01\x02")
        .unwrap();
    let record = &single[place..single.len() - 22];
    let mut bomb = single[..place].to_vec();
    end(&mut bomb, &record.repeat(50), 50);
    let mut archive = open_archive("tinh.zip", bomb, text.len() * 10).unwrap();
    let contents: Vec<_> = archive.by_ref().map(|(_, content)| content).collect();
    let (read, left) = contents.split_at(10);
    assert!(
        read.iter()
            .all(|content| content.as_ref().is_ok_and(|own| own.len() == text.len()))
    );
    let exhausted = Err(FileError::Archive(ArchiveError::Exhausted));
    assert!(left.len() == 40 && left.iter().all(|content| *content == exhausted));
    assert_eq!(archive.room(), 0);
    // What does not read takes its room as well.
    let damaged = vec![Entry { crc: 1, ..one }; 3];
    let mut archive = open_archive("tinh.zip", zip(&damaged), text.len() * 2).unwrap();
    assert_eq!(archive.next().unwrap().1, Err(ArchiveError::Damaged.into()));
    assert_eq!(archive.next().unwrap().1, Err(ArchiveError::Damaged.into()));
    assert_eq!(archive.next().unwrap().1, exhausted);
}

#[test]
fn a_kind_is_told_by_the_end_of_a_name() {
    for (name, kind) in [
        ("a.json", FileKind::Report),
        ("A.JSON ", FileKind::Report),
        ("x/y.z/a.htm", FileKind::Report),
        ("a.json.zip", FileKind::Zip),
        ("a.tar", FileKind::OtherArchive),
        ("x\\.git", FileKind::System),
        ("json", FileKind::Other(String::new())),
        ("a.docx", FileKind::Other("docx".to_owned())),
        ("a.b c", FileKind::Other(String::new())),
        ("", FileKind::Other(String::new())),
    ] {
        assert_eq!(FileKind::of(name), kind, "{name}");
    }
}
