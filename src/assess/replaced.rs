//! Whether a document names itself as the one that it replaces.

use crate::model::answer::Answer;
use crate::model::date::parse_iso;
use crate::model::reissue::REPLACES;
use crate::model::report::{ISSUE_FIELDS, Report};
use crate::proofread::citation::mention;
use crate::proofread::tokens::Tokens;

/// True when the document that a report replaces has the report's own number and day: one number of a year names one document
/// (Nghị định 30/2020/NĐ-CP, Điều 15).
#[must_use]
pub fn replaces_itself(report: &Report) -> bool {
    let [number, day] = ISSUE_FIELDS.map(|path| report.answer_to(path));
    let (Answer::Number(number), Answer::Text(day)) = (number, day) else {
        return false;
    };
    let (number, day) = (number.value().normalize().to_string(), parse_iso(day));
    let tokens = Tokens::new(report.words(REPLACES));
    let mut at = 0;
    while tokens.at(at).is_some() {
        let Some((act, end)) = mention(&tokens, at) else {
            at += 1;
            continue;
        };
        if act.number.trim_start_matches('0') == number && act.date.is_some() && act.date == day {
            return true;
        }
        at = end.max(at + 1);
    }
    false
}
