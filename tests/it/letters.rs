//! Letters of Vietnamese in their composed form, whatever form they come in.

use bao_cao_so::input::abbreviations::{shortened, spelled_out};
use bao_cao_so::input::letters::{nfc, search_key};

#[track_caller]
fn check(input: &str, expected: &str) {
    assert_eq!(nfc(input), expected);
    assert_eq!(nfc(expected), expected, "composed letters stay");
}

#[test]
fn decomposed_letters_are_composed_in_both_cases() {
    check("U\u{309}y ban nha\u{302}n da\u{302}n", "Ủy ban nhân dân");
    check("THU\u{301} Y\u{301}", "THÚ Ý");
    check(
        "o\u{31b}\u{301} O\u{31b}\u{323} u\u{31b}\u{303} a\u{306}\u{309}",
        "ớ Ợ ữ ẳ",
    );
}

#[test]
fn marks_come_in_any_order() {
    // NFD sorts the dot below before the circumflex; some keyboards type the tone last.
    check(
        "vie\u{323}\u{302}t Vie\u{302}\u{323}t VIE\u{323}\u{302}T",
        "việt Việt VIỆT",
    );
    check("â\u{301} ê\u{309}", "ấ ể");
}

#[test]
fn letters_that_only_look_like_those_of_vietnamese_become_them() {
    check(
        "Ða\u{300} Nẵng, ðường, \u{189}\u{256}",
        "Đà Nẵng, đường, Đđ",
    );
}

#[test]
fn other_marks_and_scripts_stay() {
    check(
        "man\u{303}ana \u{301}x c\u{327} 👍 عربي",
        "man\u{303}ana \u{301}x c\u{327} 👍 عربي",
    );
    check("a\u{301}\u{301}", "á\u{301}");
}

#[test]
fn comparison_sees_no_difference() {
    assert_eq!(
        search_key("  UỶ  ban\nÐÀ NẴNG "),
        search_key("uy\u{309} ban đa\u{300} na\u{306}\u{303}ng")
    );
}

/// Two spellings of one name, in the form that comparison uses.
#[track_caller]
fn same(one: &str, other: &str) {
    assert_eq!(search_key(one), search_key(other), "{one} and {other}");
}

/// Field case `old-spelling`: the tone stands on either vowel.
#[test]
fn comparison_does_not_see_where_the_tone_stands() {
    same("Uỷ ban nhân dân xã Giao Hoà", "Ủy ban nhân dân xã Giao Hòa");
    same("UỶ BAN", "ỦY BAN");
    same("U\u{309}y ban Hoa\u{300}", "uỷ ban hòa");
    same(
        "Thuỷ, khoẻ, quý, hoá đơn, thuý",
        "thủy, khỏe, qúy, hóa đơn, thúy",
    );
    // Other syllables and other tones stay apart.
    for (one, other) in [
        ("hòa", "hóa"),
        ("của", "cuả"),
        ("hoa", "hòa"),
        ("thuỷ", "thuy"),
        ("mía", "miá"),
    ] {
        assert_ne!(search_key(one), search_key(other), "{one} and {other}");
    }
}

/// Field case `old-spelling`: the usual short forms of names of agencies are those names.
#[test]
fn short_names_of_agencies_are_spelled_out() {
    for (short, full) in [
        ("UBND xã Giao Hoà", "ỦY BAN NHÂN DÂN xã Giao Hòa"),
        (
            "Văn phòng HĐND và UBND tỉnh",
            "Văn phòng Hội đồng nhân dân và Uỷ ban nhân dân tỉnh",
        ),
        (
            "Sở TT&TT; Sở TTTT",
            "Sở Thông tin và Truyền thông; Sở Thông tin và Truyền thông",
        ),
        ("(UBND)", "(Ủy ban nhân dân)"),
    ] {
        assert_eq!(spelled_out(short), spelled_out(full));
    }
    // A symbol is not a name.
    assert_eq!(spelled_out("12/KH-UBND"), "12/kh-ubnd");
    assert_eq!(spelled_out("UBND/VP"), "ubnd/vp");
}

#[test]
fn names_beside_bars_begin_with_a_short_form() {
    for (name, expected) in [
        ("Ủy ban nhân dân xã Tân Hòa", "UBND xã Tân Hòa"),
        ("ỦY BAN NHÂN DÂN  PHƯỜNG AN SƠN", "UBND PHƯỜNG AN SƠN"),
        ("Uỷ ban nhân dân xã Phú Khánh", "UBND xã Phú Khánh"),
        ("Hội đồng nhân dân tỉnh", "HĐND tỉnh"),
        ("UBND xã Tân Hòa", "UBND xã Tân Hòa"),
        ("Sở Y tế", "Sở Y tế"),
        ("", ""),
    ] {
        assert_eq!(shortened(name), expected, "{name}");
    }
}
