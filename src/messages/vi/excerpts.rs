//! What is told of a long text from outside, on one line and isolated from the words around it.

use crate::input::sanitize::isolated;

/// How much of a long text is told.
const MOST_LETTERS: usize = 80;
/// How much of an agency's name is told: all of any real one.
const MOST_OF_A_NAME: usize = 200;

/// The beginning of a text.
pub(super) fn shortened(words: &str) -> String {
    shortened_to(words, MOST_LETTERS)
}

/// The name of an agency.
pub(super) fn agency_name(name: &str) -> String {
    shortened_to(name, MOST_OF_A_NAME)
}

/// How much of each end of the name of a place is told.
const MOST_OF_AN_END: usize = 80;

/// The name of a place, with the middle left out where it is long: a cell's begins with its row and ends with its column.
pub(super) fn both_ends(name: &str) -> String {
    let name = on_one_line(name);
    let letters: Vec<char> = name.chars().collect();
    let ends = (
        letters.first_chunk::<MOST_OF_AN_END>(),
        letters.last_chunk::<MOST_OF_AN_END>(),
    );
    match ends {
        (Some(first), Some(last)) if letters.len() > 2 * MOST_OF_AN_END => isolated(&format!(
            "{} ... {}",
            String::from_iter(first).trim_end(),
            String::from_iter(last).trim_start()
        )),
        _ => isolated(&name),
    }
}

fn on_one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened_to(words: &str, most: usize) -> String {
    let line = on_one_line(words);
    let mut short: String = line.chars().take(most).collect();
    if short.len() < line.len() {
        short.push_str("...");
    }
    isolated(&short)
}
