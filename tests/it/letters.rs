//! Letters of Vietnamese in their composed form, whatever form they come in.

use bao_cao_so::text::letters::{comparable, composed};

#[track_caller]
fn check(input: &str, expected: &str) {
    assert_eq!(composed(input), expected);
    assert_eq!(composed(expected), expected, "composed letters stay");
}

#[test]
fn decomposed_letters_are_composed_in_both_cases() {
    check("U\u{309}y ban nha\u{302}n da\u{302}n", "Ủy ban nhân dân");
    check("THU\u{301} Y\u{301}", "THÚ Ý");
    check("o\u{31b}\u{301} O\u{31b}\u{323} u\u{31b}\u{303} a\u{306}\u{309}", "ớ Ợ ữ ẳ");
}

#[test]
fn marks_come_in_any_order() {
    // NFD sorts the dot below before the circumflex; some keyboards type the tone last.
    check("vie\u{323}\u{302}t Vie\u{302}\u{323}t VIE\u{323}\u{302}T", "việt Việt VIỆT");
    check("â\u{301} ê\u{309}", "ấ ể");
}

#[test]
fn letters_that_only_look_like_those_of_vietnamese_become_them() {
    check("Ða\u{300} Nẵng, ðường, \u{189}\u{256}", "Đà Nẵng, đường, Đđ");
}

#[test]
fn other_marks_and_scripts_stay() {
    check("man\u{303}ana \u{301}x c\u{327} 👍 عربي", "man\u{303}ana \u{301}x c\u{327} 👍 عربي");
    check("a\u{301}\u{301}", "á\u{301}");
}

#[test]
fn comparison_sees_no_difference() {
    assert_eq!(comparable("  UỶ  ban\nÐÀ NẴNG "), comparable("uy\u{309} ban đa\u{300} na\u{306}\u{303}ng"));
}
