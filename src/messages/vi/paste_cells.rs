//! What is said of the cells of a pasted block: why one cannot be read, how another is understood. Each kind is told once with
//! the number of its cells, so that a hundred of them are no wall of text.

use std::collections::BTreeSet;

use crate::input::answer::{AnswerError, Thousandths, problem, remark};
use crate::input::date::{Order, order};
use crate::input::spreadsheet_number::{
    from_english, is_dash, tidied, typed_form, understood, unreadable,
};
use crate::messages::vi::paste::{ENGLISH, NOTATION, OPEN_DASH, UNREADABLE, count};
use crate::messages::vi::{answers, paste_notes};
use crate::model::answer::Answer;
use crate::model::paste::numbers::{Notation, Notations, Understood, Unreadable};
use crate::model::template::FieldKind;

/// Examples that are told of a kind.
const MOST_EXAMPLES: usize = 3;

/// A pasted cell that changes an answer.
#[derive(Clone, Copy)]
pub struct ReadCell<'a> {
    /// What its field takes.
    pub kind: &'a FieldKind,
    /// Its text.
    pub text: &'a str,
    /// The answer that it becomes.
    pub answer: &'a Answer,
}

impl ReadCell<'_> {
    /// True for a dash in the place of a number of which nobody said whether it is 0: that is asked, and is no mistake.
    #[must_use]
    pub fn is_open_dash(self) -> bool {
        self.kind.is_number() && matches!(self.answer, Answer::Unreadable(_)) && is_dash(self.text)
    }

    /// What is marked in the dry run of a cell that becomes no answer.
    #[must_use]
    pub fn mark(self) -> Option<&'static str> {
        let is_unread = matches!(self.answer, Answer::Unreadable(_));
        is_unread.then(|| {
            if self.is_open_dash() {
                OPEN_DASH
            } else {
                UNREADABLE
            }
        })
    }
}

/// What there is to say of a cell.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Remark {
    Unreadable(Unreadable),
    Problem(AnswerError),
    MonthFirst,
    Understood(Understood),
    Thousandths,
}

/// What there is to say of cells: a sentence for each kind, with the number of its cells.
#[must_use]
pub fn notes<'a>(cells: impl Iterator<Item = ReadCell<'a>>, numbers: &Notations) -> Vec<String> {
    let notation = numbers.chosen;
    let mut found: Vec<(Remark, Vec<ReadCell>)> = Vec::new();
    for cell in cells {
        let Some(kind) = remark_of(cell, notation).map(without_arguments) else {
            continue;
        };
        match found.iter_mut().find(|(one, _)| *one == kind) {
            Some((_, cells)) => cells.push(cell),
            None => found.push((kind, vec![cell])),
        }
    }
    let told = |(kind, cells): &(Remark, Vec<ReadCell>)| {
        let said = match cells.as_slice() {
            [only] => remark_of(*only, notation).and_then(|own| sentence(&own, &[*only], numbers)),
            cells => sentence(kind, cells, numbers),
        };
        Some(paste_notes::counted(&said?, cells.len()))
    };
    found.iter().filter_map(told).collect()
}

/// What becomes of the cells that become no answer, behind what a block does; a dash is asked about by a choice of its own.
#[must_use]
pub fn unread<'a>(cells: impl Iterator<Item = ReadCell<'a>>) -> String {
    let unread: Vec<ReadCell> = cells.filter(|cell| cell.mark().is_some()).collect();
    let dashes = unread.iter().filter(|cell| cell.is_open_dash()).count();
    let mut text = String::new();
    if unread.len() > dashes {
        text.push_str(&format!(
            ". Có {} ô không đọc được; chữ vẫn được giữ trong ô để sửa",
            count(unread.len() - dashes)
        ));
    }
    if dashes > 0 {
        text.push_str(&format!(
            ". Có {} ô chỉ có dấu “-”: nếu là 0 thì chọn ở dưới, nếu không thì dấu “-” vẫn nằm trong ô để sửa",
            count(dashes)
        ));
    }
    text
}

/// What stands beside a cell whose number is understood otherwise than it is written there.
#[must_use]
pub fn beside(cell: ReadCell, notation: Option<Notation>) -> Option<String> {
    if !matches!(cell.answer, Answer::Number(_)) {
        return None;
    }
    let (_, number) = understood(cell.kind, cell.text, notation)?;
    Some(paste_notes::understood(cell.text, &number))
}

fn remark_of(cell: ReadCell, notation: Option<Notation>) -> Option<Remark> {
    if cell.is_open_dash() {
        return None;
    }
    let ReadCell { kind, text, answer } = cell;
    match answer {
        Answer::Unreadable(_)
            if *kind == FieldKind::Date && order(text) == Some(Order::MonthFirst) =>
        {
            Some(Remark::MonthFirst)
        }
        Answer::Unreadable(_) => {
            let own = || kind.is_number().then(|| unreadable(kind, text, notation))?;
            own().map(Remark::Unreadable).or_else(|| {
                let typed = typed_form(kind, text, notation);
                let typed = typed.filter(|_| kind.is_number());
                problem(kind, typed.as_deref().unwrap_or(text)).map(Remark::Problem)
            })
        }
        Answer::Number(_) => match understood(kind, text, notation) {
            Some((how, _)) => Some(Remark::Understood(how)),
            None => remark(kind, &tidied(text)).map(|_| Remark::Thousandths),
        },
        _ => None,
    }
}

/// The kind of a remark: what it says of one text only left out.
fn without_arguments(remark: Remark) -> Remark {
    match remark {
        Remark::Problem(AnswerError::NotWhole(_)) => Remark::Problem(AnswerError::NotWhole(None)),
        Remark::Problem(AnswerError::TooManyDecimals(most, _)) => {
            Remark::Problem(AnswerError::TooManyDecimals(most, None))
        }
        Remark::Problem(AnswerError::UnknownOption(_)) => {
            Remark::Problem(AnswerError::UnknownOption(String::new()))
        }
        Remark::Problem(AnswerError::YesNo(_)) => {
            Remark::Problem(AnswerError::YesNo(String::new()))
        }
        other => other,
    }
}

fn sentence(kind: &Remark, cells: &[ReadCell], numbers: &Notations) -> Option<String> {
    let (first, notation) = (cells.first()?, numbers.chosen);
    let examples = || {
        let mut pairs: Vec<(String, String)> = Vec::new();
        for cell in cells {
            if let Some((_, number)) = understood(cell.kind, cell.text, notation) {
                let pair = (cell.text.to_owned(), number);
                if !pairs.contains(&pair) {
                    pairs.push(pair);
                }
            }
        }
        let more = pairs.len() > MOST_EXAMPLES;
        pairs.truncate(MOST_EXAMPLES);
        paste_notes::understood_as(&pairs, more)
    };
    let texts = || {
        let texts: BTreeSet<&str> = cells.iter().map(|cell| cell.text.trim()).collect();
        let (shown, more) = (
            texts.iter().take(MOST_EXAMPLES),
            texts.len() > MOST_EXAMPLES,
        );
        quoted(shown.copied(), more)
    };
    Some(match kind {
        Remark::Problem(AnswerError::UnknownOption(_)) if cells.len() > 1 => {
            unknown_options(&texts())
        }
        Remark::Problem(AnswerError::YesNo(_)) if cells.len() > 1 => not_yes_or_no(&texts()),
        Remark::Problem(problem) => answers::problem(problem),
        Remark::MonthFirst => paste_notes::month_first(first.text),
        Remark::Unreadable(Unreadable::HiddenSpace(sign)) => paste_notes::hidden_space(*sign),
        Remark::Unreadable(Unreadable::Parentheses) => paste_notes::PARENTHESES.to_owned(),
        Remark::Unreadable(Unreadable::NotEnglish) => paste_notes::not_english(NOTATION),
        Remark::Unreadable(Unreadable::English) => {
            let typed = from_english(&tidied(first.text)).unwrap_or_default();
            // Beside a number that can only be Vietnamese the block is none of English.
            let choice = (numbers.vietnamese == 0).then_some((NOTATION, ENGLISH));
            paste_notes::english_only(first.text, &typed, choice)
        }
        Remark::Understood(Understood::English) => paste_notes::as_english(&examples()),
        Remark::Understood(Understood::Spaces) => paste_notes::without_spaces(&examples()),
        Remark::Understood(Understood::Cleaned) => paste_notes::cleaned(&examples()),
        Remark::Thousandths => {
            let found = remark(first.kind, &tidied(first.text))?;
            if cells.len() == 1 {
                answers::remark(&found)
            } else {
                let Thousandths {
                    whole, decimals, ..
                } = found;
                paste_notes::thousandths(&whole, &decimals)
            }
        }
    })
}

/// Some texts as they stand in the block; `more` when there are others.
fn quoted<'a>(texts: impl Iterator<Item = &'a str>, more: bool) -> String {
    let mut quoted: Vec<String> = texts.map(|text| format!("“{text}”")).collect();
    quoted.extend(more.then(|| "…".to_owned()));
    quoted.join(", ")
}

/// Cells that name none of the options of their column.
fn unknown_options(texts: &str) -> String {
    format!("{texts}: không có trong các lựa chọn. Hãy chọn lại ở từng ô sau khi dán.")
}

/// Cells that say neither yes nor no.
fn not_yes_or_no(texts: &str) -> String {
    format!("{texts}: không phải Có hoặc Không. Hãy chọn lại ở từng ô sau khi dán.")
}
