//! Whether a document names itself as the one that it replaces.

use crate::model::answer::Answer;
use crate::model::date::parse_iso;
use crate::model::reissue::REPLACES;
use crate::model::report::{ISSUE_FIELDS, Report};

/// True when the document that a report replaces has the report's own number and day: one number of a year names one document
/// (Nghị định 30/2020/NĐ-CP, Điều 15). However they are written: "45/BC-UBND ngày 05/01/2026", "ngày 5 tháng 01 năm 2026".
#[must_use]
pub fn replaces_itself(report: &Report) -> bool {
    let [number, day] = ISSUE_FIELDS.map(|path| report.answer_to(path));
    let (Answer::Number(number), Answer::Text(day)) = (number, day) else {
        return false;
    };
    let Some(day) = parse_iso(day) else {
        return false;
    };
    let number = number.value().normalize().to_string();
    let own = [
        number,
        day.day().to_string(),
        u8::from(day.month()).to_string(),
        day.year().to_string(),
    ];
    let words = report.words(REPLACES);
    let numbers = words.split(|sign: char| !sign.is_ascii_digit());
    let numbers = numbers.filter(|number| !number.is_empty());
    let numbers: Vec<&str> = numbers
        .map(|number| number.trim_start_matches('0'))
        .collect();
    numbers.windows(own.len()).any(|four| four == own)
}
