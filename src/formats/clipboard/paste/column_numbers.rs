//! Cells that number the columns of a pasted block: 1, 2, 3=4+5; A, B; 2a; Cột 1.
//!
//! Not here: whether their line is one of data after all (`numbering`), numbers of rows (`ordinals`).

use crate::formats::clipboard::paste::lexicon::{COLUMN_WORDS, SUM_SIGNS};
use crate::formats::clipboard::paste::ordinals::{Ordinal, in_order, ordinal};
use crate::input::letters::search_key;

/// The place of a column in a line that numbers columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Number {
    Letter(u8),
    Whole(u32),
    /// `2a`, `2.1`: a part of a column, by its number and its own.
    Part(u32, u32),
    /// A formula and nothing else: `2+3+4`.
    Formula,
}

/// How sure it is that a line numbers the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// It cannot be anything else: `(1)`, `3=4+5`, `Cột 1`.
    Sure,
    /// A, B, 1, 2, unless it is the first of several such rows.
    Letters,
    /// A, B, C and no number.
    OnlyLetters,
    /// 1, 2, 3 ... which may be data.
    Plain,
}

/// What a cell says that numbers a column: its place, and whether nothing else looks like it.
fn column_number(text: &str) -> Option<(Number, bool)> {
    let small = search_key(text);
    let bare = COLUMN_WORDS
        .iter()
        .find_map(|word| small.trim_start_matches(['(', '[']).strip_prefix(word));
    let named = bare.is_some();
    let compact: String = bare
        .unwrap_or(&small)
        .chars()
        .filter(|sign| !sign.is_whitespace())
        .collect();
    let (left, formula) = compact
        .split_once('=')
        .map_or((compact.as_str(), None), |(left, right)| {
            (left, Some(right))
        });
    if formula.is_some_and(|formula| !formula.split('=').all(reckons)) {
        return None;
    }
    if formula.is_none() && (left.contains('+') || SUM_SIGNS.iter().any(|sum| left.contains(sum))) {
        let several = left.bytes().filter(u8::is_ascii_digit).count() > 1;
        return (several && !left.starts_with('+') && reckons(left))
            .then_some((Number::Formula, true));
    }
    let dashed = left
        .strip_prefix('-')
        .and_then(|rest| rest.strip_suffix('-'));
    let left = dashed.unwrap_or(left);
    // "a)" and "1)" name rows.
    if !named && left.ends_with([')', ']']) && !left.starts_with(['(', '[']) {
        return None;
    }
    let number = left
        .trim_matches(['(', ')', '[', ']'])
        .trim_end_matches('.');
    let sure = named
        || formula.is_some()
        || dashed.is_some()
        || number.len() < left.trim_end_matches('.').len();
    if let [letter @ b'a'..=b'z'] = number.as_bytes() {
        return Some((Number::Letter(*letter), sure));
    }
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let (whole, part) = number.split_at_checked(digits)?;
    let whole = whole
        .parse::<u32>()
        .ok()
        .filter(|number| (1..=99).contains(number) && digits < 3)?;
    match part.as_bytes() {
        [] => Some((Number::Whole(whole), sure)),
        [letter @ b'a'..=b'z'] => Some((Number::Part(whole, u32::from(letter - b'a')), true)),
        [b'.', digit @ b'1'..=b'9'] => Some((Number::Part(whole, u32::from(digit - b'1')), sure)),
        _ => None,
    }
}

/// True for how a column is worked out from others: `4+5`, `(2:4)`, `∑(2:4)`, `a+b`, and for dots in its place.
fn reckons(formula: &str) -> bool {
    let mut rest = formula.to_owned();
    for sum in SUM_SIGNS.iter().chain(&COLUMN_WORDS) {
        rest = rest.replace(sum, "");
    }
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "()[]+-*/:;x×%.,–÷…".contains(sign);
    let dots = !rest.is_empty() && rest.chars().all(|sign| matches!(sign, '.' | '…'));
    let letters = |text: &str| {
        text.split(|sign: char| !sign.is_ascii_alphabetic())
            .all(|word| word.len() < 2)
    };
    let counts = rest.contains(|sign: char| sign.is_ascii_digit() || "+-*/:".contains(sign));
    dots || counts && rest.chars().all(sign) && letters(&rest)
}

/// True when a number of a column may stand after another: by one, by parts of one, or anywhere where `sure` says that it can
/// be nothing else.
fn follows(one: Number, next: Number, sure: bool) -> bool {
    match (one, next) {
        (Number::Letter(one), Number::Letter(next)) => next == one + 1,
        (Number::Whole(one), Number::Whole(next)) => next == one + 1 || (sure && next > one),
        (Number::Whole(one), Number::Part(next, part)) => {
            part == 0 && (next == one || next == one + 1)
        }
        (Number::Part(one, _), Number::Whole(next)) => next == one + 1,
        (Number::Part(one, part), Number::Part(next, following)) => {
            next == one && following == part + 1 || next == one + 1 && following == 0
        }
        (Number::Whole(_) | Number::Part(..) | Number::Formula, Number::Formula)
        | (Number::Formula, Number::Whole(_) | Number::Part(..)) => true,
        _ => false,
    }
}

/// Whether a line numbers the columns: letters first, then numbers in steps of one.
pub(super) fn numbering(cells: &[String]) -> Option<Numbering> {
    let given: Vec<&str> = cells
        .iter()
        .filter(|text| !text.is_empty())
        .map(String::as_str)
        .collect();
    let all_letters = given
        .iter()
        .all(|text| ordinal(text) == Some(Ordinal::Letters));
    if all_letters && in_order(&given) {
        let enclosed = given.iter().all(|text| text.starts_with(['(', '[']));
        return Some(if enclosed {
            Numbering::Sure
        } else {
            Numbering::OnlyLetters
        });
    }
    let places: Vec<(Number, bool)> = given
        .iter()
        .map(|text| column_number(text))
        .collect::<Option<_>>()?;
    let letters = places
        .iter()
        .take_while(|(place, _)| matches!(place, Number::Letter(_)))
        .count();
    let (first, rest) = places.split_at_checked(letters)?;
    let sure = places.iter().any(|(_, sure)| *sure);
    let follows = |pair: &[(Number, bool)]| match pair {
        [(one, _), (next, own)] => follows(*one, *next, *own),
        _ => false,
    };
    let starts = match rest.first() {
        Some((Number::Whole(number), own)) => *number == 1 || *own || sure,
        Some((Number::Part(number, 0), _)) => *number == 1,
        None => true,
        _ => false,
    };
    let from_a = first
        .first()
        .is_none_or(|(place, _)| *place == Number::Letter(b'a'));
    if places.len() < 2
        || !starts
        || !from_a
        || !first.windows(2).all(follows)
        || !rest.windows(2).all(follows)
    {
        return None;
    }
    Some(match letters {
        _ if sure => Numbering::Sure,
        _ if rest.is_empty() => Numbering::OnlyLetters,
        0 => Numbering::Plain,
        _ => Numbering::Letters,
    })
}
