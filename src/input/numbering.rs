//! Numbers of headings: Roman, Arabic, and the letters of the Vietnamese alphabet.

/// Letters of điểm: the Vietnamese alphabet, without f, j, w, z (Nghị định 30/2020/NĐ-CP, Phụ lục I).
const LETTERS: [&str; 23] = [
    "a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q", "r", "s", "t",
    "u", "v", "x", "y",
];

/// The highest level of an outline.
const PART: &str = "Phần";

/// `I`, `II`, `IV` ... for 1 to 3999; other numbers stay Arabic.
#[must_use]
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if number == 0 || number > 3999 {
        return number.to_string();
    }
    let mut rest = number;
    let mut text = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            text.push_str(sign);
            rest -= value;
        }
    }
    text
}

/// `a`, `b`, ... `đ`, `e`, `g` ...; past the alphabet letters double (`aa`).
#[must_use]
pub fn letter(number: usize) -> String {
    let Some(index) = number.checked_sub(1) else {
        return String::new();
    };
    let sign = LETTERS
        .get(index % LETTERS.len())
        .copied()
        .unwrap_or_default();
    sign.repeat(index / LETTERS.len() + 1)
}

/// The number that stands before a heading: `I.`, `1.`, `2.1.`, `a)` by depth (1 is the top).
/// `place` holds the position at each depth, from the top, counted from 1; with `parts` the top is `Phần I` and the scheme
/// phần, mục, khoản, điểm (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6): `I.`, `1.`, `a)` below it.
#[must_use]
pub fn heading(place: &[usize], parts: bool) -> String {
    match place {
        [part] if parts => format!("{PART} {}", roman(*part)),
        [_, top] if parts => format!("{}.", roman(*top)),
        [_, _, second] if parts => format!("{second}."),
        [] => String::new(),
        [top] => format!("{}.", roman(*top)),
        [_, second] => format!("{second}."),
        [_, second, third] => format!("{second}.{third}."),
        [.., last] => format!("{})", letter(*last)),
    }
}
