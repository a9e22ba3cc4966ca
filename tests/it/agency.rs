//! Which reports are of one agency, whatever way its name is written.

use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::input::agency::{are_namesakes, same_agency};
use bao_cao_so::input::letters::nfc;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::storage::related::{is_previous, same_subject};

/// Identifier, superior, name.
type Agency<'a> = [&'a str; 3];

fn report([identifier, superior, name]: Agency<'_>) -> Report {
    let mut report = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms)
        .unwrap()
        .report;
    for (path, words) in [
        ("agency.identifier", identifier),
        ("agency.superior", superior),
        ("agency.name", name),
    ] {
        let answer = if words.is_empty() {
            Answer::Blank
        } else {
            Answer::Text(words.to_owned())
        };
        report.set(FieldPath::new(path), answer);
    }
    report
}

#[track_caller]
fn check(one: Agency<'_>, other: Agency<'_>, expected: bool) {
    let (a, b) = (report(one), report(other));
    assert_eq!(same_agency(&a, &b), expected, "{one:?} {other:?}");
    assert_eq!(same_agency(&b, &a), expected, "{other:?} {one:?}");
}

/// Decomposed (NFD): each letter of Vietnamese with its marks apart, in the order of the standard.
fn decomposed(words: &str) -> String {
    const TABLE: &str = "àa\u{300} ảa\u{309} ãa\u{303} áa\u{301} ạa\u{323} ăa\u{306} ằa\u{306}\u{300} ẳa\u{306}\u{309} ẵa\u{306}\u{303} \
        ắa\u{306}\u{301} ặa\u{323}\u{306} âa\u{302} ầa\u{302}\u{300} ẩa\u{302}\u{309} ẫa\u{302}\u{303} ấa\u{302}\u{301} ậa\u{323}\u{302} \
        èe\u{300} ẻe\u{309} ẽe\u{303} ée\u{301} ẹe\u{323} êe\u{302} ềe\u{302}\u{300} ểe\u{302}\u{309} ễe\u{302}\u{303} ếe\u{302}\u{301} \
        ệe\u{323}\u{302} ìi\u{300} ỉi\u{309} ĩi\u{303} íi\u{301} ịi\u{323} òo\u{300} ỏo\u{309} õo\u{303} óo\u{301} ọo\u{323} ôo\u{302} \
        ồo\u{302}\u{300} ổo\u{302}\u{309} ỗo\u{302}\u{303} ốo\u{302}\u{301} ộo\u{323}\u{302} ơo\u{31b} ờo\u{31b}\u{300} ởo\u{31b}\u{309} \
        ỡo\u{31b}\u{303} ớo\u{31b}\u{301} ợo\u{31b}\u{323} ùu\u{300} ủu\u{309} ũu\u{303} úu\u{301} ụu\u{323} ưu\u{31b} ừu\u{31b}\u{300} \
        ửu\u{31b}\u{309} ữu\u{31b}\u{303} ứu\u{31b}\u{301} ựu\u{31b}\u{323} ỳy\u{300} ỷy\u{309} ỹy\u{303} ýy\u{301} ỵy\u{323}";
    let apart = |letter: char| {
        let small: String = letter.to_lowercase().collect();
        let found = TABLE
            .split_whitespace()
            .find_map(|entry| entry.strip_prefix(small.as_str()));
        let found = found.map_or_else(|| letter.to_string(), str::to_owned);
        if letter.is_uppercase() {
            found.to_uppercase()
        } else {
            found
        }
    };
    words.chars().map(apart).collect()
}

/// Names of communes, wards and offices as the lists of administrative units write them.
const NAMES: [&str; 16] = [
    "Ủy ban nhân dân xã Giao Hòa",
    "Ủy ban nhân dân xã Ea H'Leo",
    "Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám",
    "Ủy ban nhân dân xã Cư M'gar",
    "Ủy ban nhân dân xã Đắk Glei",
    "Ủy ban nhân dân phường Buôn Ma Thuột",
    "Ủy ban nhân dân xã Thuận Hóa",
    "Ủy ban nhân dân phường Quỳnh Mai",
    "Ủy ban nhân dân xã Ia Krêl",
    "Ủy ban nhân dân đặc khu Phú Quý",
    "Ủy ban nhân dân xã Mỹ Thủy",
    "Ủy ban nhân dân xã Khuất Xá",
    "Hội đồng nhân dân xã Xuân Trường",
    "Ủy ban nhân dân phường Ngọc Hà",
    "Ủy ban nhân dân xã Nguyễn Bỉnh Khiêm",
    "Ủy ban nhân dân xã Đường Thượng",
];

#[test]
fn a_name_is_the_same_in_every_way_to_write_it() {
    // "nfd"
    let superior = "Ủy ban nhân dân tỉnh Ninh Bình";
    for name in NAMES {
        let apart = decomposed(name);
        assert_ne!(apart, name);
        assert_eq!(nfc(&apart), name);
        for other in [
            apart.clone(),
            apart.to_uppercase(),
            name.to_uppercase(),
            name.replace(' ', "\u{a0}"),
            format!(
                "\u{feff} {}\u{200b}\u{202f}",
                name.replace(' ', " \u{2009}")
            ),
            name.replace("Ủy ban nhân dân", "UBND")
                .replace("Hội đồng nhân dân", "HĐND"),
            apart.replace("U\u{309}y", "Uy\u{309}"),
            name.replace('\'', "’").replace(" - ", "–"),
            name.replace('\'', "ʼ").replace(" - ", "-"),
            name.replace('Đ', "Ð"),
        ] {
            check(
                ["", superior, name],
                ["", "UBND TỈNH NINH BÌNH", &other],
                true,
            );
        }
    }
}

#[test]
fn both_places_of_a_tone_mark_are_one_syllable() {
    let pairs = [
        ("Giao Hòa", "Giao Hoà", true),
        ("Mỹ Thủy", "Mỹ Thuỷ", true),
        ("Khỏe", "Khoẻ", true),
        ("Thúy Loan", "Thuý Loan", true),
        ("Phú Quý", "Phú Qúy", true),
        // Other syllables, other names.
        ("Hóa", "Hòa", false),
        ("Hoàn", "Hoan", false),
        ("Mía", "Mìa", false),
        ("Ea Hleo", "Ea Hlêo", false),
        ("Lai Châu", "Lai Chậu", false),
        ("Tân Hòa", "Tân Hòa Đông", false),
        ("Đông Hưng", "Dông Hưng", false),
    ];
    for (one, other, expected) in pairs {
        check(
            ["", "UBND tỉnh", &format!("Xã {one}")],
            ["", "UBND tỉnh", &format!("Xã {other}")],
            expected,
        );
    }
}

#[test]
fn namesakes_are_told_apart_by_their_superiors_and_blanks_match_nothing() {
    let (an_giang, quang_ngai) = ("UBND tỉnh An Giang", "Ủy ban nhân dân tỉnh Quảng Ngãi");
    // "namesake"
    check(
        ["", an_giang, "Sở Xây dựng"],
        ["", quang_ngai, "Sở Xây dựng"],
        false,
    );
    check(
        ["", an_giang, "Sở Xây dựng"],
        ["", "ỦY BAN NHÂN DÂN TỈNH AN GIANG", "SỞ XÂY DỰNG "],
        true,
    );
    check(["", an_giang, ""], ["", an_giang, ""], false);
    check(
        ["", "", "Sở Xây dựng"],
        ["", an_giang, "Sở Xây dựng"],
        false,
    );
    check(["", "", "Bộ Xây dựng"], ["", "", "BỘ XÂY DỰNG"], true);
    // An identifier decides alone, where both have one.
    check(
        ["H01.12", an_giang, "Sở Xây dựng"],
        ["h01.12 ", quang_ngai, "Sở GTVT"],
        true,
    );
    check(
        ["H01.12", an_giang, "Sở Xây dựng"],
        ["H01.13", an_giang, "Sở Xây dựng"],
        false,
    );
    check(
        ["H01.12", an_giang, "Sở Xây dựng"],
        ["", an_giang, "Sở Xây dựng"],
        true,
    );
    check(
        [" ", an_giang, "Sở Xây dựng"],
        ["\u{feff}", an_giang, "Sở Xây dựng"],
        true,
    );
    assert!(are_namesakes(
        &report(["", an_giang, "Sở Xây dựng"]),
        &report(["", quang_ngai, "SỞ XÂY DỰNG"])
    ));
    assert!(!are_namesakes(
        &report(["", an_giang, "Sở Xây dựng"]),
        &report(["", an_giang, "Sở Xây dựng"])
    ));
}

#[test]
fn the_previous_period_is_found_however_the_name_was_written() {
    let superior = "UBND tỉnh Ninh Bình";
    let of = report(["", superior, "Ủy ban nhân dân xã Giao Hòa"]);
    let before = |name: &str, superior: &str| {
        let mut report = report(["", superior, name]);
        report.period.year -= 1;
        report
    };
    assert!(is_previous(
        &before(&decomposed("UỶ BAN NHÂN DÂN XÃ GIAO HOÀ "), superior),
        &of
    ));
    assert!(!is_previous(
        &before("Ủy ban nhân dân xã Giao Hòa", "UBND tỉnh Nam Định"),
        &of
    ));
    assert!(!is_previous(&before("", ""), &report(["", "", ""])));
    assert!(same_subject(
        &report(["", superior, "UBND xã Giao Hoà"]),
        &of
    ));
}

#[test]
fn words_of_a_file_become_composed_and_lose_marks_that_turn_the_direction() {
    // "nfd", "bidi"
    let mut decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    let apart = decomposed("Ủy ban nhân dân xã Giao Hòa");
    let rewritten = |words: &str| bao_cao_so::model::report::Override {
        text: words.into(),
        based_on: vec![bao_cao_so::model::report::Basis {
            fingerprint: words.into(),
            values: vec![words.into()],
        }],
    };
    decoded.report.set(
        FieldPath::new("agency.name"),
        Answer::Text(format!("\u{202e}{apart}\u{2066}")),
    );
    decoded.report.set(
        FieldPath::new("document.recipients"),
        Answer::Text(format!("- {apart}\n- Lưu: VT")),
    );
    decoded.report.set(
        FieldPath::new("outgoingOnSystem"),
        Answer::NotApplicable(apart.clone()),
    );
    decoded.report.set(
        FieldPath::new("outgoingDocuments"),
        Answer::Unreadable(apart.clone()),
    );
    decoded
        .report
        .explanations
        .insert("a".into(), rewritten(&apart));
    decoded.report.edits.insert("b".into(), rewritten(&apart));
    let record = encode_record(&decoded.report, &decoded.template);
    assert!(record.contains('\u{309}') && record.contains('\u{202e}'));
    let again = decode(&record, &crate::shipped().forms).unwrap();
    assert_eq!(
        again.report.words("agency.name"),
        "Ủy ban nhân dân xã Giao Hòa"
    );
    let written = encode_record(&again.report, &again.template);
    assert!(
        !written.contains(['\u{309}', '\u{300}', '\u{202e}', '\u{2066}']),
        "{written}"
    );
    // What is already so stays as it is.
    assert_eq!(
        decode(&written, &crate::shipped().forms).unwrap().report,
        again.report
    );
}
