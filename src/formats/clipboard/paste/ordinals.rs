//! Numbers of rows in a pasted block.
//!
//! Not here: numbers of columns (`column_numbers`).

use crate::input::numbering::roman;

/// What a cell that numbers a row says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Ordinal {
    /// `3`, `3.`, `3)`.
    Arabic(u32),
    /// `1.2`: inside the row before.
    Inside,
    /// `II`, `B`: of a group.
    Letters,
}

/// The number of a row.
pub(super) fn ordinal(text: &str) -> Option<Ordinal> {
    let bare = text
        .trim()
        .trim_end_matches(['.', ')'])
        .trim_start_matches('(');
    if bare.is_empty() || bare.len() > 6 {
        return None;
    }
    if bare.bytes().all(|byte| byte.is_ascii_digit()) {
        return bare.parse().ok().map(Ordinal::Arabic);
    }
    if bare.split('.').all(|part| {
        !part.is_empty() && part.len() < 3 && part.bytes().all(|byte| byte.is_ascii_digit())
    }) {
        return Some(Ordinal::Inside);
    }
    let roman = bare.bytes().all(|byte| b"IVXLivxl".contains(&byte));
    let letter = bare.len() == 1 && bare.bytes().all(|byte| byte.is_ascii_alphabetic());
    (roman || letter).then_some(Ordinal::Letters)
}

/// True when Roman numbers or capitals stand in the order of a count: I, II, III or A, B, C.
pub(super) fn in_order(letters: &[&str]) -> bool {
    let bare = |text: &&str| text.trim_matches(['.', ')', '(', ' ']).to_owned();
    let found: Vec<String> = letters.iter().map(bare).collect();
    let roman = found
        .iter()
        .enumerate()
        .all(|(at, text)| *text == roman(at + 1));
    let capitals = found
        .iter()
        .zip('A'..='Z')
        .all(|(text, letter)| text.chars().eq([letter]));
    found.len() > 1 && (roman || capitals)
}

/// True for a Roman number or a letter that numbers a row, in small letters as keys have it.
pub(super) fn is_ordinal(word: &str) -> bool {
    matches!(ordinal(word), Some(Ordinal::Letters))
}

/// True when cells number their rows: from 1 in steps of one, inside groups from 1 again. `any_start` takes several of a
/// longer count.
pub(super) fn is_count<'a>(cells: impl Iterator<Item = &'a str>, any_start: bool) -> bool {
    let (mut first, mut last, mut letters) = (None, None, Vec::new());
    for text in cells.filter(|text| !text.is_empty()) {
        match ordinal(text) {
            None => return false,
            Some(Ordinal::Inside) => {}
            Some(Ordinal::Letters) => letters.push(text),
            Some(Ordinal::Arabic(number)) => {
                let follows = match last {
                    None => number == 1 || any_start,
                    Some(last) => number == 1 || Some(number) == u32::checked_add(last, 1),
                };
                if !follows {
                    return false;
                }
                first = first.or(last);
                last = Some(number);
            }
        }
    }
    // One number alone is a count only when it is 1.
    (last.is_some() && (first.is_some() || last == Some(1))) || in_order(&letters)
}
