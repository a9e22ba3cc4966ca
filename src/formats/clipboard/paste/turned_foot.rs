//! What stands in a pasted block that is turned and is no label of the table: numbers of its lines, and lines below it.
//!
//! Not here: a single cell that begins as a note or a title does (`beside`), lines that number the columns (`numbering`).

use crate::formats::clipboard::paste::beside::{has_number, is_note};
use crate::formats::clipboard::paste::headings::column_named;
use crate::formats::clipboard::paste::labels::{Label, Words, is_year};
use crate::formats::clipboard::paste::ordinals::{is_count, ordinal};
use crate::formats::clipboard::paste::units::is_unit;

/// The lines below a block that belong to no table: who signs, also beside one another, and all that follows. No label and no
/// number stands below them.
pub(super) fn foot(labels: &[Label], block: &[Vec<String>]) -> Vec<usize> {
    let names = |text: &String| column_named(labels, &[Words::new(text)]).is_some();
    let is_of_table = |line: &Vec<String>| has_number(line) || line.iter().any(names);
    let Some(last) = block.iter().rposition(is_of_table) else {
        return Vec::new();
    };
    let first = |at: &usize| {
        let mut given = block.get(*at).into_iter().flatten();
        given.find(|text| !text.is_empty())
    };
    let below = (last + 1..block.len()).filter(|at| first(at).is_some());
    below
        .skip_while(|at| !first(at).is_some_and(|text| is_note(text)))
        .collect()
}

/// Takes the numbers of the lines out of a block that was turned, where they are its first line. Other words in it stand for the
/// label beside them where this is blank: "Tổng" in one cell over both. True where there were such numbers.
pub(super) fn take_out_ordinals(lines: &mut [Vec<String>]) -> bool {
    let [numbers, labels, ..] = lines else {
        return false;
    };
    if !are_ordinals(numbers, labels) {
        return false;
    }
    for (text, label) in numbers.iter_mut().zip(labels) {
        if is_unit(text) {
            continue;
        }
        let text = std::mem::take(text);
        let says = text.chars().filter(|sign| sign.is_alphabetic()).count() > 1;
        if label.is_empty() && says && !Words::new(&text).are_ordinal() {
            *label = text;
        }
    }
    true
}

/// True for cells with "STT" over them, or that count lines with words beside their numbers.
fn are_ordinals(numbers: &[String], labels: &[String]) -> bool {
    let given = || {
        let cells = numbers.iter().zip(labels);
        cells.filter(|(text, _)| {
            !text.is_empty() && !is_unit(text) && !Words::new(text).are_ordinal()
        })
    };
    let counted: Vec<(&String, &String)> = given()
        .filter(|(text, _)| ordinal(text).is_some())
        .collect();
    let labelled = given().filter(|(text, label)| ordinal(text).is_none() && !label.is_empty());
    let labelled = labelled.count();
    if numbers.iter().any(|text| Words::new(text).are_ordinal()) {
        return labelled < counted.len();
    }
    let is_beside_words =
        |(text, label): &(&String, &String)| label.contains(char::is_alphabetic) && !is_year(text);
    labelled == 0
        && counted.len() > 1
        && counted.iter().all(is_beside_words)
        && is_count(counted.iter().map(|(text, _)| text.as_str()), true)
}

/// True where the first row of a block that was turned counts its columns, but for those without numbers: they may be numbers
/// of lines or data.
pub(super) fn may_count_lines(lines: &[Vec<String>]) -> bool {
    let Some((first, rest)) = lines.split_first() else {
        return false;
    };
    let has_no_number = |column: usize| {
        let mut below = rest.iter().filter_map(|line| line.get(column));
        below.all(|text| text.is_empty() || text.contains(char::is_alphabetic))
    };
    let given = || first.iter().filter(|text| !text.is_empty());
    let mut columns = first.iter().enumerate();
    given().count() > 1
        && !rest.is_empty()
        && columns.all(|(column, text)| !text.is_empty() || has_no_number(column))
        && is_count(given().map(String::as_str), false)
}
