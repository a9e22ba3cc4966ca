//! Typed text to answer and back, by the kind of field.

use crate::input::{date, letters, number};
use crate::messages::vi::editor::{NO, YES};
use crate::model::answer::Answer;
use crate::model::date::{parse_iso, to_iso};
use crate::model::number::Number;
use crate::model::template::FieldKind;

/// The answer that typed text stands for; text that the field cannot read is kept as [`Answer::Unreadable`].
///
/// Words are kept to the letter: trimming and normalising belong to leaving the field ([`tidy`]).
#[must_use]
pub fn read(kind: &FieldKind, typed: &str) -> Answer {
    // What is worked out is never typed.
    if matches!(kind, FieldKind::Computed { .. }) {
        return Answer::Blank;
    }
    if typed.trim().is_empty() {
        return if typed.is_empty() || !is_words(kind) {
            Answer::Blank
        } else {
            Answer::Text(typed.to_owned())
        };
    }
    match problem(kind, typed) {
        Some(_) => Answer::Unreadable(typed.to_owned()),
        None => readable(kind, typed),
    }
}

fn readable(kind: &FieldKind, typed: &str) -> Answer {
    match kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => stated(kind, typed)
            .map_or_else(|_| Answer::Unreadable(typed.to_owned()), Answer::Number),
        FieldKind::Date => date::parse(typed).map_or_else(
            || Answer::Unreadable(typed.to_owned()),
            |day| Answer::Text(to_iso(day)),
        ),
        FieldKind::YesNo => Answer::YesNo(typed == "yes"),
        _ => Answer::Text(typed.to_owned()),
    }
}

/// What is wrong with typed text, in a sentence; `None` when the field can read it.
#[must_use]
pub fn problem(kind: &FieldKind, typed: &str) -> Option<String> {
    if typed.trim().is_empty() {
        return None;
    }
    match kind {
        FieldKind::Count | FieldKind::Amount { .. } | FieldKind::Percent => {
            stated(kind, typed).err()
        }
        FieldKind::Date => date::parse(typed)
            .is_none()
            .then(|| date::PROBLEM.to_owned()),
        FieldKind::Choice(options) => {
            let known = options.iter().any(|option| option.id == typed);
            (!known).then(|| "Lựa chọn này không có trong mẫu. Hãy chọn lại.".to_owned())
        }
        FieldKind::YesNo => {
            (!matches!(typed, "yes" | "no")).then(|| "Hãy chọn Có hoặc Không.".to_owned())
        }
        FieldKind::Line => (typed.chars().count() > LONGEST_LINE).then(|| too_long(LONGEST_LINE)),
        FieldKind::Text | FieldKind::Lines | FieldKind::Acts => {
            (typed.chars().count() > LONGEST_TEXT).then(|| too_long(LONGEST_TEXT))
        }
        FieldKind::Computed { .. } => None,
    }
}

/// Characters that one line takes; Nghị định 30/2020/NĐ-CP, Phụ lục VI allows 500 for a subject.
const LONGEST_LINE: usize = 500;
/// Characters that a long text takes: about ten printed pages.
const LONGEST_TEXT: usize = 30_000;

fn too_long(most: usize) -> String {
    format!(
        "Quá dài: ô này nhận tối đa {} ký tự.",
        number::format(most.into())
    )
}

fn stated(kind: &FieldKind, typed: &str) -> Result<Number, String> {
    let text = match kind {
        FieldKind::Percent => typed.trim().trim_end_matches('%'),
        _ => typed,
    };
    let value = number::parse(text).map_err(|problem| match (kind, problem) {
        (FieldKind::Count, number::NumberProblem::Grouping) => GROUPING_OF_WHOLE.to_owned(),
        _ => problem.text(),
    })?;
    match kind {
        FieldKind::Count if value.decimals() > 0 => Err(not_whole(typed)),
        FieldKind::Amount { decimals } if value.decimals() > *decimals => {
            let mut told = format!("Ô này nhận tối đa {decimals} chữ số sau dấu phẩy.");
            if number::is_ambiguous(typed) {
                told.push_str(&format!(
                    " Nếu là số hàng nghìn, hãy gõ {}.",
                    typed.trim().replace(',', ".")
                ));
            }
            Err(told)
        }
        _ => Ok(value),
    }
}

/// Dots that do not group thousands, in a field that takes no decimals.
const GROUPING_OF_WHOLE: &str = "Dấu chấm dùng để ngăn từng nhóm ba chữ số, ví dụ 12.481. Ô này chỉ nhận số nguyên, không có phần thập phân.";

fn not_whole(typed: &str) -> String {
    if number::is_ambiguous(typed) {
        let thousands = typed.trim().replace(',', ".");
        return format!(
            "Ô này chỉ nhận số nguyên; dấu phẩy là dấu thập phân. Nếu là số hàng nghìn, hãy gõ {thousands}."
        );
    }
    "Ô này chỉ nhận số nguyên, không có phần thập phân.".to_owned()
}

/// A remark beside a field whose text is readable but may be meant otherwise: `1,189` in an amount.
#[must_use]
pub fn remark(kind: &FieldKind, typed: &str) -> Option<String> {
    if !kind.is_number() || !number::is_ambiguous(typed) || problem(kind, typed).is_some() {
        return None;
    }
    let (whole, decimals) = typed.trim().split_once(',')?;
    Some(format!(
        "Đang hiểu là {whole} đơn vị và {decimals} phần nghìn. Nếu là số hàng nghìn, hãy gõ {}.",
        typed.trim().replace(',', ".")
    ))
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
    let words = plain(text);
    match kind {
        FieldKind::Choice(options) => {
            let known = options
                .iter()
                .find(|option| plain(&option.label) == words || option.id == text);
            read(kind, known.map_or(text, |option| &option.id))
        }
        FieldKind::YesNo => match words.as_str() {
            "có" | "x" | "✓" | "✔" | "true" | "yes" => Answer::YesNo(true),
            "không" | "false" | "no" => Answer::YesNo(false),
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

/// The text by which people read an answer on the screen; empty for a blank.
#[must_use]
pub fn told(kind: &FieldKind, answer: &Answer) -> String {
    match (kind, answer) {
        (_, Answer::YesNo(yes)) => if *yes { YES } else { NO }.to_owned(),
        (FieldKind::Choice(options), Answer::Text(id)) => options
            .iter()
            .find(|option| option.id == *id)
            .map_or(id, |option| &option.label)
            .clone(),
        _ => show(kind, answer),
    }
}

/// Words for comparing names and choices (`letters::comparable`).
#[must_use]
pub fn plain(text: &str) -> String {
    letters::comparable(text)
}

/// Words without spaces at the ends of their lines, empty lines at the ends gone; for leaving a field.
#[must_use]
pub fn tidy(kind: &FieldKind, typed: &str) -> String {
    if !is_words(kind) {
        return typed.to_owned();
    }
    let lines: Vec<&str> = typed.lines().map(str::trim_end).collect();
    lines.join("\n").trim().to_owned()
}

fn is_words(kind: &FieldKind) -> bool {
    matches!(
        kind,
        FieldKind::Line | FieldKind::Text | FieldKind::Lines | FieldKind::Acts
    )
}
