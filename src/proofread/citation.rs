//! Citations of acts in running text: number, symbol, date of issue, and symbols that are written wrongly.
//!
//! `30/2020/NĐ-CP`, `36a/NQ-CP`, `3035/CTPH-BTTTT-BNV`, `1762/STTTT-BCVT&CNTT`, `67/2006/QH11`; the Party's `52-NQ/TW`.

use time::Date;

use crate::input::letters::{lowercase, to_uppercase};
use crate::proofread::tokens::{Sort, Tokens};
use crate::proofread::written_date;

/// An act that a text mentions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Number and symbol as written.
    pub words: String,
    /// Number, with the year where the act's number has one: `64/2007`, `36a`.
    pub number: String,
    /// Symbol in its right form: `NĐ-CP`; of the Party `NQ/TW`.
    pub symbol: String,
    /// Day of issue, when it follows.
    pub date: Option<Date>,
    /// Number and symbol in their right form, when they are written otherwise.
    pub right: Option<String>,
}

/// Abbreviations of kinds of document (Nghị định 30/2020/NĐ-CP, Phụ lục III, and those of laws).
const KINDS: [&str; 28] = [
    "NQ", "NĐ", "QĐ", "CT", "TT", "TTLT", "KH", "BC", "TB", "TTr", "CTr", "CTPH", "ĐA", "DA", "PA",
    "HD", "HĐ", "CĐ", "KL", "QC", "QyĐ", "BB", "GM", "GP", "GUQ", "CV", "L", "PL",
];
/// Abbreviations of organs of the state.
const ORGANS: [&str; 24] = [
    "CP", "TTg", "VPCP", "UBND", "HĐND", "QH", "UBTVQH", "CTN", "BTTTT", "BNV", "BTC", "BKHCN",
    "BKHĐT", "BTP", "BCA", "BQP", "BGDĐT", "BYT", "BXD", "BCT", "BTNMT", "BGTVT", "STTTT", "SKHCN",
];

/// The act whose number begins at a position, and the position after its symbol.
#[must_use]
pub fn mention(tokens: &Tokens<'_>, from: usize) -> Option<(Mention, usize)> {
    let digits = tokens.digits(from);
    if !(1..=6).contains(&digits.len()) {
        return None;
    }
    let mut at = from + 1;
    let mut number = digits.to_owned();
    let letter = tokens
        .glued(at)
        .filter(|token| token.sort == Sort::Word && is_number_letter(token.text));
    if let Some(letter) = letter {
        number.push_str(letter.text);
        at += 1;
    }
    let mut symbol = Symbol::default();
    let end = match tokens.sign(at)? {
        '/' => {
            let mut spaced = tokens.at(at)?.spaced;
            at += 1;
            let year = tokens.digits(at);
            if year.len() == 4 && tokens.sign(at + 1) == Some('/') {
                spaced |= tokens.at(at)?.spaced || tokens.at(at + 1)?.spaced;
                number.push('/');
                number.push_str(year);
                at += 2;
            }
            spaced |= tokens.at(at)?.spaced;
            symbol.wrong = spaced;
            symbol.of_state(tokens, at, from)?
        }
        dash if is_dash(dash) => symbol.of_party(tokens, at)?,
        _ => return None,
    };
    let right = format!("{number}/{}", symbol.text);
    let party = symbol.text.contains('/');
    Some((
        Mention {
            words: tokens.between(from, end),
            number,
            symbol: symbol.text,
            date: date_after(tokens, end),
            right: (symbol.wrong && !party).then_some(right),
        },
        end,
    ))
}

#[derive(Default)]
struct Symbol {
    /// In its right form.
    text: String,
    /// True when it is written otherwise.
    wrong: bool,
}

impl Symbol {
    /// Reads `NĐ-CP`, `STTTT-BCVT&CNTT`, `QH13`, and the wrong `NQ-Cp`, `NQ- CP`, `NĐ/CP`; the position after it.
    fn of_state(&mut self, tokens: &Tokens<'_>, from: usize, number_at: usize) -> Option<usize> {
        let first = tokens.word(from);
        let kind = known(&KINDS, first);
        // White space is forgiven only where nothing else can be meant.
        if kind.is_none() && (self.wrong || !is_abbreviation(first)) {
            return None;
        }
        let loud = tokens.word(number_at.checked_sub(1).unwrap_or(usize::MAX));
        let loud = loud.len() > 1 && is_capitals(loud);
        let mut end = self.part(tokens, from, kind.or_else(|| known(&ORGANS, first)), loud);
        for parts in 1..6 {
            let (Some(sign), word) = (tokens.sign(end), tokens.word(end + 1)) else {
                break;
            };
            let tight = tokens.glued(end).is_some() && tokens.glued(end + 1).is_some();
            let organ = known(&ORGANS, word);
            let second = parts == 1 && kind.is_some();
            let joins = match sign {
                dash if is_dash(dash) => {
                    tight || second && (organ.is_some() || word.len() > 1 && is_capitals(word))
                }
                '.' => tight && word.len() > 1 && is_capitals(word),
                '/' => tight && second && organ.is_some(),
                _ => false,
            };
            if !joins || word.is_empty() {
                break;
            }
            self.wrong |= !tight || sign == '/';
            self.text.push(if sign == '.' { '.' } else { '-' });
            end = self.part(tokens, end + 1, organ, loud);
        }
        let alone = !self.text.contains('-');
        let of_assembly = |text: &str| text.starts_with("QH") || text.starts_with("UBTVQH");
        (!alone
            || of_assembly(&self.text) && self.text.ends_with(|last: char| last.is_ascii_digit()))
        .then_some(end)
    }

    /// Reads the Party's `-NQ/TW` after a number; of an organ of the state it is a mistake for `/NQ-CP`.
    fn of_party(&mut self, tokens: &Tokens<'_>, dash: usize) -> Option<usize> {
        let tight = (dash..dash + 4).all(|position| tokens.glued(position).is_some());
        let (kind, organ) = (tokens.word(dash + 1), tokens.word(dash + 3));
        if !tight || tokens.sign(dash + 2) != Some('/') || organ.len() < 2 {
            return None;
        }
        let state = known(&ORGANS, organ);
        self.wrong = state.is_some();
        let mut end = self.part(tokens, dash + 1, Some(known(&KINDS, kind)?), true);
        self.text.push(if self.wrong { '-' } else { '/' });
        end = self.part(tokens, end + 1, state, true);
        Some(end)
    }

    /// Takes in a group of letters, digits and `&` that stands at a position; the position after it.
    fn part(&mut self, tokens: &Tokens<'_>, at: usize, right: Option<&str>, loud: bool) -> usize {
        let written = tokens.word(at);
        let right = right.unwrap_or(written);
        // In a heading of capitals TTg stands as TTG; the Icelandic Ð that some keyboards give looks like Đ.
        let same = right.chars().eq(written
            .chars()
            .map(|letter| if letter == 'Ð' { 'Đ' } else { letter }));
        self.wrong |= right != written && !same && !(loud && to_uppercase(right) == written);
        self.text.push_str(right);
        let mut end = at + 1;
        for _ in 0..4 {
            let Some(token) = tokens.glued(end) else {
                break;
            };
            let more =
                token.sort == Sort::Digits || token.text == "&" && tokens.glued(end + 1).is_some();
            if !more {
                break;
            }
            self.text.push_str(token.text);
            end += 1;
            if token.text == "&" {
                self.text.push_str(tokens.word(end));
                end += usize::from(!tokens.word(end).is_empty());
            }
        }
        end
    }
}

/// The right form of an abbreviation in a list: as written when it is there, else the one that differs only in capitals
/// or in the stroke of Đ.
fn known(list: &[&'static str], written: &str) -> Option<&'static str> {
    let same = |one: &&&str| one.chars().map(folded).eq(written.chars().map(folded));
    list.iter()
        .find(|one| **one == written)
        .or_else(|| list.iter().find(same))
        .copied()
}

fn folded(letter: char) -> char {
    match lowercase(letter) {
        'đ' | 'ð' => 'd',
        other => other,
    }
}

/// True for `a`, `b`, `đ` after a number.
fn is_number_letter(word: &str) -> bool {
    matches!(word, "đ" | "a" | "b" | "c" | "d" | "e" | "g" | "h")
}

/// True for letters such as `STTTT`, `VP`, `QyĐ`: at least two capitals, one of them first.
fn is_abbreviation(word: &str) -> bool {
    word.starts_with(is_capital) && word.chars().filter(|letter| is_capital(*letter)).count() > 1
}

fn is_capitals(word: &str) -> bool {
    word.chars().all(is_capital)
}

/// True for a capital letter of Vietnamese.
pub(crate) fn is_capital(letter: char) -> bool {
    lowercase(letter) != letter
}

/// The hyphen, and what word processors put in its place.
pub(crate) fn is_dash(sign: char) -> bool {
    matches!(sign, '-' | '–' | '\u{2010}' | '\u{2011}')
}

/// The day of issue that follows a symbol: `ngày 10/4/2019`, `, ngày 10 tháng 4 năm 2019`, `(ngày ...)`.
fn date_after(tokens: &Tokens<'_>, end: usize) -> Option<Date> {
    let at = end + usize::from(matches!(tokens.sign(end), Some(',' | '(')));
    let days = (at..at + 3)
        .take_while(|position| tokens.is(*position, "ngày"))
        .count();
    if days == 0 {
        None
    } else {
        written_date::written_date(tokens, at + days)?.date
    }
}
