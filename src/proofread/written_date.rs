//! Dates in running text, and whether they are written as Nghị định 30/2020/NĐ-CP, Phụ lục I writes them.

use time::Date;

use crate::input::date::{long, short};
use crate::model::date::{digits, from_numbers};
use crate::proofread::tokens::{Sort, Tokens};

/// A date in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WrittenDate {
    /// The day, when there is such a day.
    pub date: Option<Date>,
    /// How it should be written, when that is not how it is: a zero leads days below ten and the months 1 and 2, no others.
    pub right: Option<String>,
    /// The position after it.
    pub end: usize,
}

/// The date whose day stands at a position: `10/4/2019`, `10-4-2019`, `10.4.2019`, `10 tháng 4 năm 2019`.
#[must_use]
pub fn written_date(tokens: &Tokens<'_>, at: usize) -> Option<WrittenDate> {
    let in_words = tokens.is(at + 1, "tháng") && tokens.is(at + 3, "năm");
    let sign = tokens
        .sign(at + 1)
        .filter(|sign| matches!(sign, '/' | '-' | '.'));
    if !in_words
        && (sign.is_none() || tokens.sign(at + 3) != sign || !glued(tokens, at + 1, at + 5))
    {
        return None;
    }
    let (day, month, year) = (
        tokens.digits(at),
        tokens.digits(at + 2),
        tokens.digits(at + 4),
    );
    let two = 1..=2;
    if !two.contains(&day.len()) || !two.contains(&month.len()) || year.len() != 4 {
        return None;
    }
    // Another part follows: no date, but the number of something.
    let follows = tokens
        .glued(at + 5)
        .is_some_and(|next| next.sort == Sort::Sign && next.text == "/");
    if follows && !in_words {
        return None;
    }
    let date = from_numbers(digits(year)?, digits(month)?, digits(day)?);
    // Other separators than "/" are another short form, about which the decree says nothing.
    let right = date
        .filter(|_| in_words || sign == Some('/'))
        .and_then(|date| {
            let form = short(date);
            let mut parts = form.split('/');
            let same = parts.next() == Some(day) && parts.next() == Some(month);
            (!same).then(|| if in_words { long(date) } else { form })
        });
    Some(WrittenDate {
        date,
        right,
        end: at + 5,
    })
}

fn glued(tokens: &Tokens<'_>, from: usize, to: usize) -> bool {
    (from..to).all(|position| tokens.glued(position).is_some())
}
