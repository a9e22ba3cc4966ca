//! The order of names in lists.

use std::cmp::Ordering;

use bao_cao_so::input::name_order::compare_names;

/// Names stand in their order, whichever two are compared.
#[track_caller]
fn check(names: &[&str]) {
    for (at, one) in names.iter().enumerate() {
        for (other_at, other) in names.iter().enumerate() {
            let found = compare_names(one, other);
            assert_eq!(found, at.cmp(&other_at), "{one} and {other}");
        }
    }
}

#[test]
fn letters_stand_as_in_the_alphabet_and_tones_come_second() {
    check(&[
        "a", "ă", "â", "b", "c", "d", "đ", "e", "ê", "g", "h", "i", "k", "l", "m", "n", "o", "ô",
        "ơ", "p", "q", "r", "s", "t", "u", "ư", "v", "x", "y",
    ]);
    check(&["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "mă", "mằ"]);
    check(&["Dục Tú", "Dương Quang", "Đại Đồng", "Đức Xuân"]);
}

#[test]
fn communes_stand_syllable_by_syllable() {
    check(&[
        "Phường An Bình",
        "Phường Ân Tường",
        "Phường Bình Đức",
        "Phường Bình Thủy",
        "Phường Cao Lãnh",
        "Phường Châu Đốc",
        "Xã Ea Súp",
        "Xã Ea Wer",
        "Xã Nghi Lộc",
        "Xã Nghĩa Hành",
        "Xã Tân An",
        "Xã Tân Bình",
        "Xã Tấn An",
        "Xã Tấn Bình",
    ]);
    // A name before those that begin with it.
    check(&["Sở Y tế", "Sở Y tế tỉnh An Giang", "Sở Ý"]);
}

#[test]
fn numbers_stand_by_their_size() {
    check(&[
        "Phường 1",
        "Phường 2",
        "Phường 03",
        "Phường 10",
        "Phường 12",
        "Phường An Lạc",
    ]);
    check(&["bao-cao-2.json", "bao-cao-10.json", "bao-cao-an-giang.json"]);
    check(&["Quý 1 2024", "Quý 1 2025", "Quý 2 2024"]);
}

#[test]
fn ways_to_write_one_name_stand_together() {
    // The place of a tone, capitals and composition decide only between names that are the same.
    check(&["Hoà An", "Hòa Bình", "Hoà Bình 2", "Hòa Hưng"]);
    check(&["XÃ TÂN AN", "Xã Tân An", "xã Tân An", "Xã Tân Bình"]);
    let (composed, decomposed) = ("Xã Tấn An", "Xa\u{303} Ta\u{302}\u{301}n An");
    assert_ne!(compare_names(composed, decomposed), Ordering::Equal);
    check(&["Xã Tân Bình", decomposed, "Xã Tấn Bình"]);
}
