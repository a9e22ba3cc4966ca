//! Numbers as spreadsheets write them: what is cleaned, in which notation they are, how they read in a field.
//!
//! Not here: what a field says of typed numbers (`input::number`), sentences.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::input::answer::{kept_unread, problem, read, read_shown};
use crate::input::number;
use crate::input::sanitize::{is_zero_width, turns_direction};
use crate::model::answer::Answer;
use crate::model::number::Number;
use crate::model::paste::numbers::{Notation, Understood, Unreadable};
use crate::model::template::FieldKind;

/// Spaces that group thousands: the usual one, no-break, of a digit's width, thin, narrow no-break, of East Asian width.
const GROUPING: [char; 6] = [
    ' ', '\u{a0}', '\u{2007}', '\u{2009}', '\u{202f}', '\u{3000}',
];
/// How far the signs of East Asian width stand from those of ASCII.
const FULL_WIDTH: u32 = 0xfee0;

/// The answer that the text of a pasted cell stands for. Words are read as they are shown elsewhere; a number also with what
/// spreadsheets put around it.
#[must_use]
pub fn read_cell(kind: &FieldKind, text: &str, notation: Option<Notation>) -> Answer {
    if !kind.is_number() {
        return read_shown(kind, text);
    }
    match typed_form(kind, text, notation).map(|typed| read(kind, &typed)) {
        None | Some(Answer::Unreadable(_)) => kept_unread(kind, text),
        Some(answer) => answer,
    }
}

/// True for dashes alone, which accountants write for zero.
#[must_use]
pub fn is_dash(text: &str) -> bool {
    let dash = |sign: char| matches!(sign, '-' | '–' | '—' | '−');
    let text = text.trim();
    !text.is_empty() && text.chars().all(dash)
}

/// What to type for the number of a cell; a text that is no number comes back cleaned at most. `None` where English notation
/// was chosen, which has no such number.
#[must_use]
pub fn typed_form(kind: &FieldKind, text: &str, notation: Option<Notation>) -> Option<String> {
    let tidy = tidied(text);
    let english = || from_english(&tidy).map(|number| without_zeros(kind, number));
    match notation {
        Some(Notation::English) => english(),
        _ if is_own(kind, &tidy) || !tidy.contains(',') => Some(tidy.into_owned()),
        _ => Some(english().unwrap_or_else(|| tidy.into_owned())),
    }
}

/// True for a number of Vietnamese notation, cleaned ([`tidied`]). A count has no decimals: its commas can only group thousands.
#[must_use]
pub fn is_own(kind: &FieldKind, tidy: &str) -> bool {
    match kind {
        FieldKind::Count => problem(kind, tidy).is_none(),
        _ => parse(tidy).is_some(),
    }
}

/// How a number is understood otherwise than its text stands there, and as what; `None` where it is not.
#[must_use]
pub fn understood(
    kind: &FieldKind,
    text: &str,
    notation: Option<Notation>,
) -> Option<(Understood, String)> {
    if !kind.is_number() {
        return None;
    }
    let typed = typed_form(kind, text, notation)?;
    let Answer::Number(value) = read(kind, &typed) else {
        return None;
    };
    let bare = |text: &str| text.trim().trim_end_matches('%').trim_end().to_owned();
    let (tidy, own) = (tidied(text), bare(text));
    let how = if typed != *tidy {
        Understood::English
    } else if bare(&tidy) == own {
        return None;
    } else if own.contains(GROUPING) {
        Understood::Spaces
    } else {
        Understood::Cleaned
    };
    Some((how, number::format(value.value())))
}

/// Why a cell of numbers cannot be read, where spreadsheets have a reason of their own.
#[must_use]
pub fn unreadable(kind: &FieldKind, text: &str, notation: Option<Notation>) -> Option<Unreadable> {
    let inside = text
        .trim()
        .strip_prefix('(')
        .and_then(|rest| rest.strip_suffix(')'));
    if inside.is_some_and(|inside| either(&tidied(inside)).is_some()) {
        return Some(Unreadable::Parentheses);
    }
    let tidy = tidied(text);
    let english = || from_english(&tidy).map(|number| without_zeros(kind, number));
    if notation == Some(Notation::English) {
        if is_own(kind, &tidy) && english().is_none() {
            return Some(Unreadable::NotEnglish);
        }
    } else if !is_own(kind, &tidy) && english().is_some_and(|typed| problem(kind, &typed).is_none())
    {
        return Some(Unreadable::English);
    }
    let hidden = |sign: &char| GROUPING.contains(sign) && *sign != ' ';
    let digits = text.contains(|sign: char| sign.is_ascii_digit());
    let space = text.trim().chars().find(hidden)?;
    digits.then_some(Unreadable::HiddenSpace(space))
}

/// A number in the signs of a Vietnamese keyboard: digits of ASCII, nothing that nobody sees, no spaces between groups of
/// three. Other texts stay as they are.
#[must_use]
pub fn tidied(text: &str) -> Cow<'_, str> {
    let own: String = text
        .chars()
        .filter(|sign| !is_hidden(*sign))
        .map(narrow)
        .collect();
    let own = own.trim();
    let (number, percent) = match own.strip_suffix('%') {
        Some(number) => (number.trim_end(), "%"),
        None => (own, ""),
    };
    let may_be = number.contains(|sign: char| sign.is_ascii_digit())
        && number.chars().all(|sign| {
            sign.is_ascii_digit() || matches!(sign, '.' | ',') || GROUPING.contains(&sign)
        });
    if !may_be {
        return Cow::Borrowed(text);
    }
    let tidy = format!("{}{percent}", ungrouped(number));
    if tidy == text {
        Cow::Borrowed(text)
    } else {
        Cow::Owned(tidy)
    }
}

fn is_hidden(sign: char) -> bool {
    is_zero_width(sign) || turns_direction(sign) || matches!(sign, '\u{200c}' | '\u{200d}')
}

fn narrow(sign: char) -> char {
    if ('\u{ff01}'..='\u{ff5e}').contains(&sign) {
        char::from_u32(u32::from(sign) - FULL_WIDTH).unwrap_or(sign)
    } else {
        sign
    }
}

/// A number without the spaces between its groups of three digits.
fn ungrouped(number: &str) -> Cow<'_, str> {
    let end = number.find(['.', ',']).unwrap_or(number.len());
    let Some((whole, decimals)) = number.split_at_checked(end) else {
        return Cow::Borrowed(number);
    };
    let groups: Vec<&str> = whole.split(GROUPING).collect();
    if groups.len() > 1 && are_groups(&groups) {
        Cow::Owned(format!("{}{decimals}", groups.concat()))
    } else {
        Cow::Borrowed(number)
    }
}

/// True for one to three digits, not zero first, and groups of three behind them.
fn are_groups(groups: &[&str]) -> bool {
    let Some((first, rest)) = groups.split_first() else {
        return false;
    };
    let digits = |group: &str| group.bytes().all(|byte| byte.is_ascii_digit());
    (1..=3).contains(&first.len())
        && digits(first)
        && !first.starts_with('0')
        && rest.iter().all(|group| group.len() == 3 && digits(group))
}

/// A number of English notation as it is typed here; `None` for a text that is none: commas group thousands, or there are
/// none; a dot begins decimals.
#[must_use]
pub fn from_english(text: &str) -> Option<String> {
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number, "%"),
        None => (text, ""),
    };
    let (whole, decimals) = match number.split_once('.') {
        Some((whole, decimals)) => (whole, Some(decimals)),
        None => (number, None),
    };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let groups: Vec<&str> = whole.split(',').collect();
    let is_whole = if groups.len() > 1 {
        are_groups(&groups)
    } else {
        digits(whole)
    };
    if !is_whole || decimals.is_some_and(|decimals| !digits(decimals)) {
        return None;
    }
    let whole = groups.join(".");
    Some(match decimals {
        Some(decimals) => format!("{whole},{decimals}{percent}"),
        None => format!("{whole}{percent}"),
    })
}

/// A count without decimals that are all zero: "3,150.00".
#[must_use]
pub fn without_zeros(kind: &FieldKind, number: String) -> String {
    match number.split_once(',') {
        Some((whole, zeros))
            if *kind == FieldKind::Count && zeros.bytes().all(|byte| byte == b'0') =>
        {
            whole.to_owned()
        }
        _ => number,
    }
}

/// A number of Vietnamese notation.
fn parse(text: &str) -> Option<Number> {
    number::parse(text.trim_end_matches('%')).ok()
}

/// A number of Vietnamese notation, or of English where it can be nothing else.
fn either(text: &str) -> Option<Number> {
    parse(text).or_else(|| {
        from_english(text)
            .filter(|_| text.contains(','))
            .and_then(|one| parse(&one))
    })
}

/// The value of a cleaned cell ([`tidied`]) for adding up, read as its column reads it. Called for each pair of rows, so that the
/// usual number is read once and nothing else is tried.
#[must_use]
pub fn value(kind: &FieldKind, tidy: &str) -> Option<Decimal> {
    let number = if *kind == FieldKind::Count && tidy.contains(',') {
        parse(&typed_form(kind, tidy, None)?)
    } else {
        either(tidy)
    };
    number.map(|number| number.value())
}

/// A number that a column works out, as it may be meant: in the notation that was chosen, else in each.
#[must_use]
pub fn readings(text: &str, notation: Option<Notation>) -> Vec<Number> {
    let tidy = tidied(text);
    let english = || from_english(&tidy).and_then(|number| parse(&number));
    let found = match notation {
        Some(Notation::Vietnamese) => [parse(&tidy), None],
        Some(Notation::English) => [english(), None],
        None => [parse(&tidy), english()],
    };
    found.into_iter().flatten().collect()
}
