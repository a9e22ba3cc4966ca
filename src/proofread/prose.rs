//! What a text that an officer writes holds for the checks: acts, dates, rates without "%", forms of numbers, annexes.
//!
//! One reading of the text, from left to right; what a finding says of it is worded in `messages`.

use crate::input::encoding::{Garbled, garbled};
use crate::proofread::annex::{AnnexReference, annex_reference};
use crate::proofread::citation::{Mention, is_dash, mention};
use crate::proofread::tokens::{Sort, Token, Tokens};
use crate::proofread::written_date::written_date;

/// What a text holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prose {
    /// Acts in the order of the text.
    pub acts: Vec<Mention>,
    /// Dates that are written otherwise than they should: as written, and the right form; `None` for a day that is not.
    pub dates: Vec<(String, Option<String>)>,
    /// Percentages after "tỷ lệ" that lack the sign.
    pub rates: Vec<String>,
    /// A number with dots between thousands, when another stands without.
    pub grouped: Option<String>,
    /// A number of four or more digits without dots.
    pub plain: Option<String>,
    /// The highest annex that the text refers to as attached.
    pub annex: Option<AnnexReference>,
    /// What happened to letters that do not read as Vietnamese.
    pub garbled: Option<Garbled>,
    /// How many pieces of the text were looked at, some more than once.
    pub looked: usize,
}

impl Prose {
    /// True when nothing in it is written otherwise than it should be, taken by itself.
    #[must_use]
    pub fn is_sound(&self) -> bool {
        self.acts.iter().all(|act| act.right.is_none())
            && self.dates.is_empty()
            && self.rates.is_empty()
            && self.garbled.is_none()
            && (self.grouped.is_none() || self.plain.is_none())
    }
}

/// Words between "tỷ lệ" and its number, at most.
const RATE_REACH: usize = 40;
/// Words after which a number is a name, not a count.
const NAMED: [&str; 15] = [
    "mã", "thống", "ip", "đài", "thoại", "đt", "fax", "tcvn", "qcvn", "iso", "cổng", "port",
    "hotline", "phòng", "năm",
];
/// Words after which a percentage has ended without its sign.
const AFTER_RATE: [&str; 6] = ["trong", "trên", "so", "của", "tăng", "giảm"];

/// Reads a text.
#[must_use]
pub fn prose(text: &str) -> Prose {
    let tokens = Tokens::new(text);
    let mut reading = Reading {
        tokens: &tokens,
        found: Prose::default(),
        rate: None,
        cited: false,
    };
    let mut at = 0;
    while let Some(token) = tokens.at(at) {
        if token.line {
            reading.end_sentence();
        }
        at = match token.sort {
            Sort::Digits => reading.digits(at, token),
            Sort::Word => reading.word(at, token.text),
            Sort::Link => at + 1,
            Sort::Sign => {
                if token.text == ";" || token.text == "." && tokens.glued(at + 1).is_none() {
                    reading.end_sentence();
                }
                at + 1
            }
        };
    }
    reading.found.garbled = garbled(text);
    reading.found.looked = tokens.looked();
    reading.found
}

struct Reading<'a> {
    tokens: &'a Tokens<'a>,
    found: Prose,
    /// Where "tỷ lệ" stands in the sentence, until its number comes.
    rate: Option<usize>,
    /// True when the sentence names an act.
    cited: bool,
}

/// Forms of a number.
#[derive(PartialEq, Eq)]
enum Form {
    /// Digits alone.
    Plain,
    /// Dots between thousands.
    Grouped,
    /// A comma and one or two decimals.
    Decimal,
    /// A version, the number of a heading, a number of three or more decimals.
    Other,
}

impl Reading<'_> {
    fn end_sentence(&mut self) {
        self.rate = None;
        self.cited = false;
    }

    fn word(&mut self, at: usize, word: &str) -> usize {
        let tokens = self.tokens;
        // Most words are neither "tỷ" nor "phụ".
        if !word.starts_with(['t', 'T', 'p', 'P']) {
            return at + 1;
        }
        if tokens.is_one(at, &["tỷ", "tỉ"]) && tokens.is(at + 1, "lệ") {
            self.rate = Some(at);
            return at + 2;
        }
        if tokens.is(at, "phụ") && tokens.is(at + 1, "lục") {
            let reference = annex_reference(tokens, at, self.cited);
            // The first of the highest is quoted.
            if reference.as_ref().map(|one| one.number)
                > self.found.annex.as_ref().map(|one| one.number)
            {
                self.found.annex = reference;
            }
            return at + 2;
        }
        at + 1
    }

    fn digits(&mut self, at: usize, token: Token<'_>) -> usize {
        let tokens = self.tokens;
        let before = if token.spaced {
            None
        } else {
            at.checked_sub(1).and_then(|before| tokens.at(before))
        };
        let sign = before.and_then(|before| {
            before
                .text
                .chars()
                .next()
                .filter(|_| before.sort == Sort::Sign)
        });
        // Part of a name: `COVID19`, `TIA-942-2005`, `2016-2020`.
        let attached = before.is_some_and(|before| before.sort == Sort::Word)
            || sign.is_some_and(|sign| {
                is_dash(sign) || matches!(sign, '_' | '.' | '@' | '#' | '&' | '=')
            });
        if !attached && sign != Some('/') {
            if let Some((act, end)) = mention(tokens, at) {
                self.cited = true;
                self.found.acts.push(act);
                return end;
            }
            if let Some(date) = written_date(tokens, at) {
                let led = at
                    .checked_sub(1)
                    .filter(|before| tokens.is(*before, "ngày"));
                if date.right.is_some() || date.date.is_none() && led.is_some() {
                    let in_words = tokens.is(at + 1, "tháng");
                    let from = led
                        .filter(|_| in_words || date.date.is_none())
                        .unwrap_or(at);
                    self.found
                        .dates
                        .push((tokens.between(from, date.end), date.right));
                }
                return date.end;
            }
        }
        let (form, end) = self.number(at);
        match form {
            Form::Decimal if !attached => self.rate_at(at, end),
            Form::Grouped if !attached && self.found.grouped.is_none() => {
                self.found.grouped = Some(tokens.between(at, end));
            }
            Form::Plain
                if !attached
                    && sign != Some(':')
                    && self.found.plain.is_none()
                    && self.is_count(at, end) =>
            {
                self.found.plain = Some(tokens.between(at, end));
            }
            _ => {}
        }
        end
    }

    /// The form of the number at a position, and the position after it.
    fn number(&self, at: usize) -> (Form, usize) {
        let tokens = self.tokens;
        let first = tokens.digits(at);
        let follows = |sign: char, end: usize| {
            tokens
                .glued(end)
                .is_some_and(|next| next.text.starts_with(sign))
                && tokens.glued(end + 1).is_some()
        };
        let (mut end, mut form) = (at + 1, Form::Plain);
        while follows('.', end) && !tokens.digits(end + 1).is_empty() {
            let group =
                tokens.digits(end + 1).len() == 3 && first.len() <= 3 && !first.starts_with('0');
            form = if group && form != Form::Other {
                Form::Grouped
            } else {
                Form::Other
            };
            end += 2;
        }
        let decimals = if follows(',', end) {
            tokens.digits(end + 1).len()
        } else {
            0
        };
        if decimals > 0 {
            let short = form == Form::Plain && first.len() <= 3 && decimals <= 2;
            form = if short { Form::Decimal } else { Form::Other };
            end += 2;
        }
        (form, end)
    }

    /// True for digits that count something: no year, no number of a document, no telephone.
    fn is_count(&self, at: usize, end: usize) -> bool {
        let tokens = self.tokens;
        let digits = tokens.digits(at);
        let year = digits.len() == 4
            && (digits.starts_with("19") || digits.starts_with("20") || digits.starts_with("21"));
        if !(4..=9).contains(&digits.len()) || digits.starts_with('0') || year {
            return false;
        }
        if tokens
            .glued(end)
            .is_some_and(|next| next.sort == Sort::Word || next.text == ":")
        {
            return false;
        }
        let Some(mut before) = at.checked_sub(1) else {
            return true;
        };
        if tokens.sign(before) == Some(':') {
            before = before.saturating_sub(1);
        }
        let document = tokens.is(before, "số")
            && !before
                .checked_sub(1)
                .is_some_and(|word| tokens.is(word, "tổng"));
        !document && !tokens.is_one(before, &NAMED)
    }

    /// Notes a decimal number of a rate that neither "%" nor a unit follows.
    fn rate_at(&mut self, at: usize, end: usize) {
        let tokens = self.tokens;
        if self.rate.take().is_none_or(|rate| at - rate > RATE_REACH) {
            return;
        }
        let next = tokens.at(end).filter(|next| !next.line);
        let ended = match next {
            None => true,
            Some(next) if next.sort == Sort::Word => tokens.is_one(end, &AFTER_RATE),
            Some(next) => matches!(next.text, "," | "." | ";" | ")" | ":" | "("),
        };
        // "đạt 93,61; 95,2 và 97,1%": one sign for several numbers.
        let listed = |token: &Token<'_>| {
            token.sort == Sort::Digits || matches!(token.text, "," | ";" | "-" | "–" | "và" | "đến")
        };
        let mut last = end;
        while last < end + 16 && tokens.at(last).is_some_and(|token| listed(&token)) {
            last += 1;
        }
        if ended && tokens.sign(last) != Some('%') {
            self.found.rates.push(tokens.between(at, end));
        }
    }
}
