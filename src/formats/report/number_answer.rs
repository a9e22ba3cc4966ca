//! Numbers of an exchange file -> numbers of a report.

use rust_decimal::Decimal;

use crate::formats::json::numbers::decimal;
use crate::model::answer::Answer;
use crate::model::number::{MOST_DECIMALS, MOST_DIGITS, Number};
use crate::model::template::FieldKind;

/// How a file writes a number.
#[derive(Clone, Copy)]
pub(super) struct Written {
    /// The decimals that it states for the number beside it.
    pub(super) decimals: u32,
    /// The file's digest fits: nobody typed the number into the file.
    pub(super) genuine: bool,
}

/// The number that a file states, or its text where the field cannot hold it.
pub(super) fn number_answer(kind: &FieldKind, text: &str, written: Written) -> Answer {
    // Most numbers are short and whole, and say all of themselves.
    if written.decimals == 0
        && text.len() <= MOST_DIGITS as usize
        && text.bytes().all(|digit| digit.is_ascii_digit())
        && let Some(number) = text.parse::<u64>().ok().map(Decimal::from)
        && let Ok(number) = Number::new(number)
    {
        return Answer::Number(number);
    }
    // As a person here would type it: "1.234" in the file is one and 234 thousandths, never a thousand.
    let unreadable = || Answer::Unreadable(text.replace('.', ","));
    let Some(value) = decimal(text).filter(|value| value.is_zero() || !value.is_sign_negative())
    else {
        return unreadable();
    };
    let most = match kind {
        FieldKind::Count => 0,
        FieldKind::Amount { decimals } => *decimals,
        _ => MOST_DECIMALS,
    };
    // Programs that hold numbers in floating point write 5470 as 5470.0 or 5.47e3. But whoever types 5.470 or 5.000 into a
    // file by hand may mean thousands.
    let may_be_thousands = || {
        text.split_once('.')
            .is_some_and(|(_, decimals)| decimals.len() == 3)
    };
    if value.scale() > most && !written.genuine && may_be_thousands() {
        return unreadable();
    }
    let least = value.normalize().scale();
    let stated = Some(written.decimals).filter(|decimals| *decimals <= most);
    let shown = value.scale().max(stated.unwrap_or_default()).min(most);
    // Of zeros at the end as many as the limits of a number leave room for.
    let number = (least..=shown)
        .rev()
        .find_map(|decimals| Number::with_decimals(value.abs(), decimals));
    number.map_or_else(unreadable, Answer::Number)
}
