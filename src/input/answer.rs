//! Typed text to answer and back, by the kind of field.

use thiserror::Error;

use crate::input::number::NumberError;
use crate::input::sanitize::visible;
use crate::input::{date, letters, lexicon, number};
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::{parse_iso, to_iso};
use crate::model::number::Number;
use crate::model::template::FieldKind;

/// Why a field cannot read its text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum AnswerError {
    /// It is not a number.
    #[error("{0}")]
    Number(NumberError),
    /// Dots that do not group thousands, in a field that takes no decimals.
    #[error("dots that do not group thousands")]
    GroupingOfWhole,
    /// It is no number, in a field that takes no decimals.
    #[error("not a number of digits alone")]
    NoWhole,
    /// It is no whole number; what to type when thousands are meant.
    #[error("not a whole number")]
    NotWhole(Option<String>),
    /// It has more decimals than the field takes; what to type when thousands are meant.
    #[error("more than {0} decimals")]
    TooManyDecimals(u32, Option<String>),
    /// It is not a date.
    #[error("not a date")]
    Date,
    /// It is a date whose year has two digits.
    #[error("a year of two digits")]
    ShortYear,
    /// The choice has no such option.
    #[error("no such option")]
    UnknownOption(String),
    /// It is neither yes nor no.
    #[error("neither yes nor no")]
    YesNo(String),
    /// It has more digits than the number of a document.
    #[error("more than {0} digits")]
    LongCodeNumber(u32),
    /// It has more characters than the field takes.
    #[error("more than {0} characters")]
    TooLong(usize),
}

/// How a readable number is understood that may be meant otherwise: `1,189` in an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Thousandths {
    /// What stands before the comma.
    pub whole: String,
    /// The three digits behind it.
    pub decimals: String,
    /// What to type when thousands are meant.
    pub thousands: String,
}

/// The answer that typed text stands for; text that the field cannot read is kept as [`Answer::Unreadable`].
///
/// Words are kept to the letter: trimming and normalising belong to leaving the field ([`tidy`]).
#[must_use]
pub fn read(kind: &FieldKind, typed: &str) -> Answer {
    if typed.trim().is_empty() {
        return if typed.is_empty() || !is_words(kind) {
            Answer::Blank
        } else {
            Answer::Text(typed.to_owned())
        };
    }
    parse(kind, typed).unwrap_or_else(|_| kept_unread(kind, typed))
}

/// What is wrong with typed text; `None` when the field can read it.
#[must_use]
pub fn problem(kind: &FieldKind, typed: &str) -> Option<AnswerError> {
    if typed.trim().is_empty() {
        return None;
    }
    parse(kind, typed).err()
}

/// The number that the records office gives a document.
const CODE_NUMBER: &str = "document.codeNumber";
/// Digits that it has at most, as those of acts that texts mention (`proofread::citation`).
const CODE_NUMBER_DIGITS: u32 = 6;

/// [`read`] at an address: the number of a document has its own limit.
#[must_use]
pub fn read_at(path: &FieldPath, kind: &FieldKind, typed: &str) -> Answer {
    match read(kind, typed) {
        Answer::Number(number) if is_too_long(path, number) => kept_unread(kind, typed),
        other => other,
    }
}

/// [`problem`] at an address.
#[must_use]
pub fn problem_at(path: &FieldPath, kind: &FieldKind, typed: &str) -> Option<AnswerError> {
    match read(kind, typed) {
        Answer::Number(number) if is_too_long(path, number) => {
            Some(AnswerError::LongCodeNumber(CODE_NUMBER_DIGITS))
        }
        _ => problem(kind, typed),
    }
}

fn is_too_long(path: &FieldPath, number: Number) -> bool {
    path.as_str() == CODE_NUMBER && number.value() >= 10_u64.pow(CODE_NUMBER_DIGITS).into()
}

/// Text that a field cannot read, as it is kept. A control of one line drops line breaks, so that "205" over "3" would stand
/// there as 2053: they show as strokes, which no number and no date has.
#[must_use]
pub fn kept_unread(kind: &FieldKind, typed: &str) -> Answer {
    let is_break = |c: char| matches!(c, '\n'..='\r' | '\u{85}' | '\u{2028}' | '\u{2029}');
    if is_words(kind) || !typed.trim().contains(is_break) {
        return Answer::Unreadable(typed.to_owned());
    }
    let lines = typed.split(is_break).map(str::trim);
    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
    Answer::Unreadable(lines.join(" | "))
}

/// The answer of text that is not blank.
fn parse(kind: &FieldKind, typed: &str) -> Result<Answer, AnswerError> {
    let words = |most: usize| {
        if typed.chars().count() > most {
            Err(AnswerError::TooLong(most))
        } else {
            Ok(Answer::Text(typed.to_owned()))
        }
    };
    match kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => {
            stated(kind, typed).map(Answer::Number)
        }
        FieldKind::Date => match date::parse(typed) {
            Some(day) => Ok(Answer::Text(to_iso(day))),
            None if date::has_short_year(typed) => Err(AnswerError::ShortYear),
            None => Err(match number::strange_sign(typed) {
                Some(sign) => AnswerError::Number(sign),
                None => AnswerError::Date,
            }),
        },
        FieldKind::Choice(options) => {
            let known = options.iter().any(|option| option.id == typed);
            known
                .then(|| Answer::Text(typed.to_owned()))
                .ok_or_else(|| AnswerError::UnknownOption(typed.to_owned()))
        }
        FieldKind::YesNo => match typed {
            "yes" => Ok(Answer::YesNo(true)),
            "no" => Ok(Answer::YesNo(false)),
            _ => Err(AnswerError::YesNo(typed.to_owned())),
        },
        // Each kind by name: a new one is not taken for words in silence.
        FieldKind::Line => words(LONGEST_LINE),
        FieldKind::Text | FieldKind::Lines | FieldKind::Acts => words(LONGEST_TEXT),
        // What is worked out is never typed.
        FieldKind::Computed { .. } => Ok(Answer::Blank),
    }
}

/// Characters that one line takes; Nghị định 30/2020/NĐ-CP, Phụ lục VI allows 500 for a subject.
const LONGEST_LINE: usize = 500;
/// Characters that a long text takes: about ten printed pages.
const LONGEST_TEXT: usize = 30_000;

fn stated(kind: &FieldKind, typed: &str) -> Result<Number, AnswerError> {
    let text = match kind {
        FieldKind::Percent => typed.trim().trim_end_matches('%'),
        _ => typed,
    };
    let value = number::parse(text).map_err(|problem| match (kind, problem) {
        (FieldKind::Count, NumberError::Grouping) => AnswerError::GroupingOfWhole,
        (FieldKind::Count, NumberError::Characters | NumberError::Comma) => AnswerError::NoWhole,
        _ => AnswerError::Number(problem),
    })?;
    let thousands = || number::is_ambiguous(typed).then(|| typed.trim().replace(',', "."));
    match kind {
        FieldKind::Count if value.decimals() > 0 => Err(AnswerError::NotWhole(thousands())),
        FieldKind::Amount { decimals } if value.decimals() > *decimals => {
            Err(AnswerError::TooManyDecimals(*decimals, thousands()))
        }
        _ => Ok(value),
    }
}

/// What to remark beside a field whose text is readable but may be meant otherwise.
#[must_use]
pub fn remark(kind: &FieldKind, typed: &str) -> Option<Thousandths> {
    if !kind.is_number() || !number::is_ambiguous(typed) || problem(kind, typed).is_some() {
        return None;
    }
    let (whole, decimals) = typed.trim().split_once(',')?;
    Some(Thousandths {
        whole: whole.to_owned(),
        decimals: decimals.to_owned(),
        thousands: typed.trim().replace(',', "."),
    })
}

/// The text that a field shows for an answer: what was typed, or the value in its usual form.
#[must_use]
pub fn show(kind: &FieldKind, answer: &Answer) -> String {
    match answer {
        Answer::Blank | Answer::NotApplicable(_) => String::new(),
        Answer::Number(value) => number::format(value.value()),
        Answer::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Answer::Text(text) if *kind == FieldKind::Date => {
            parse_iso(text).map_or_else(|| text.clone(), date::short)
        }
        Answer::Text(text) | Answer::Unreadable(text) => text.clone(),
    }
}

/// The answer that words stand for which people read elsewhere: a choice by its label, yes and no in their usual signs.
#[must_use]
pub fn read_shown(kind: &FieldKind, text: &str) -> Answer {
    let text = if is_words(kind) {
        &*visible(text)
    } else {
        text
    };
    let words = plain(text);
    match kind {
        FieldKind::Choice(options) => {
            let known = options
                .iter()
                .find(|option| plain(&option.label) == words || option.id == text);
            read(kind, known.map_or(text, |option| &option.id))
        }
        FieldKind::YesNo => match words.as_str() {
            word if lexicon::YES.contains(&word) => Answer::YesNo(true),
            word if lexicon::NO.contains(&word) => Answer::YesNo(false),
            _ => read(kind, text),
        },
        FieldKind::Line => read(
            kind,
            text.split_whitespace()
                .collect::<Vec<_>>()
                .join(" ")
                .as_str(),
        ),
        _ => read(kind, text),
    }
}

/// Words for comparing names and choices (`letters::search_key`).
#[must_use]
pub fn plain(text: &str) -> String {
    letters::search_key(text)
}

/// Words without invisible signs ([`visible`]) and spaces at the ends of their lines, empty lines at the ends gone; for
/// leaving a field.
#[must_use]
pub fn tidy(kind: &FieldKind, typed: &str) -> String {
    if !is_words(kind) {
        return typed.to_owned();
    }
    let typed = visible(typed);
    let lines: Vec<&str> = typed.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

fn is_words(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines | FieldKind::Acts
    )
}
