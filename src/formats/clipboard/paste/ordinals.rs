//! Numbers of rows and of columns in a pasted block.

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
fn in_order(letters: &[&str]) -> bool {
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

/// What a cell says that numbers a column: its place, and whether nothing else looks like it.
fn column_number(text: &str) -> Option<(Place, bool)> {
    let compact: String = text.chars().filter(|sign| !sign.is_whitespace()).collect();
    let (left, formula) = compact
        .split_once('=')
        .map_or((compact.as_str(), None), |(left, right)| {
            (left, Some(right))
        });
    let sign = |sign: char| sign.is_ascii_alphanumeric() || "()[]+-*/:x×%.,–÷".contains(sign);
    let reckons =
        |text: &str| text.contains(|sign: char| sign.is_ascii_digit()) && text.chars().all(sign);
    if formula.is_some_and(|formula| !formula.split('=').all(reckons)) {
        return None;
    }
    let bare = left.trim_matches(['(', ')', '[', ']']);
    let sure = formula.is_some() || bare.len() < left.len();
    if let [letter @ (b'A'..=b'Z' | b'a'..=b'z')] = bare.as_bytes() {
        return Some((Place::Letter(*letter | 32), sure));
    }
    let number = bare
        .parse::<u32>()
        .ok()
        .filter(|number| (1..=99).contains(number) && bare.len() < 3)?;
    Some((Place::Number(number), sure))
}

/// The place of a column in a line that numbers columns.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Letter(u8),
    Number(u32),
}

/// How sure it is that a line numbers the columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numbering {
    /// It cannot be anything else: `(1)`, `3=4+5`.
    Sure,
    /// A, B, 1, 2, unless it is the first of several such rows.
    Letters,
    /// 1, 2, 3 ... which may be data.
    Plain,
}

/// Whether a line numbers the columns: letters first, then numbers in steps of one.
pub(super) fn numbering(cells: &[String]) -> Option<Numbering> {
    let given: Vec<&String> = cells.iter().filter(|text| !text.is_empty()).collect();
    let places: Vec<(Place, bool)> = given
        .iter()
        .map(|text| column_number(text))
        .collect::<Option<_>>()?;
    let letters = places
        .iter()
        .take_while(|(place, _)| matches!(place, Place::Letter(_)))
        .count();
    let (first, rest) = places.split_at_checked(letters)?;
    let sure = places.iter().any(|(_, sure)| *sure);
    let in_order = |pair: &[(Place, bool)]| match pair {
        [(Place::Letter(one), _), (Place::Letter(next), _)] => *next == one + 1,
        [(Place::Number(one), _), (Place::Number(next), _)] => {
            *next == one + 1 || (sure && next > one)
        }
        _ => false,
    };
    let starts =
        matches!(rest.first(), Some((Place::Number(number), own)) if *number == 1 || *own || sure);
    let from_a = first
        .first()
        .is_none_or(|(place, _)| *place == Place::Letter(b'a'));
    if places.len() < 2
        || !starts
        || !from_a
        || !first.windows(2).all(in_order)
        || !rest.windows(2).all(in_order)
    {
        return None;
    }
    Some(match letters {
        _ if sure => Numbering::Sure,
        0 => Numbering::Plain,
        _ => Numbering::Letters,
    })
}
