//! Lists that officers type one entry a line, freed of the punctuation that the document puts itself.

use crate::input::{letters, lexicon};

/// The entries of a typed list.
pub fn entries(typed: &str) -> Vec<String> {
    typed
        .lines()
        .map(bare)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}

/// Addressees without the label, which the document prints itself.
pub fn addressees(typed: &str) -> Vec<String> {
    let names = typed
        .lines()
        .map(|line| bare(without_label(bare(line), lexicon::ADDRESSEES)));
    names
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

/// A line without the dash before it and the punctuation after it.
pub fn bare(line: &str) -> &str {
    let line = line.trim();
    let line = mark(line).map_or(line, |(_, rest)| rest);
    line.trim_end_matches(|last: char| {
        last.is_whitespace() || matches!(last, ';' | '.' | ',' | '/')
    })
}

/// A line without a label that the document prints itself, such as "Kính gửi:".
pub fn without_label<'a>(line: &'a str, label: &str) -> &'a str {
    let line = line.trim();
    let split = line
        .char_indices()
        .nth(label.chars().count())
        .map_or(line.len(), |(at, _)| at);
    match line.split_at_checked(split) {
        Some((start, rest)) if letters::to_lowercase(start) == letters::to_lowercase(label) => {
            rest.trim()
        }
        _ => line,
    }
}

/// The mark "-" or "+" that begins a typed line, and what follows it.
pub fn mark(line: &str) -> Option<(char, &str)> {
    let line = line.trim();
    let sign = match line.chars().next()? {
        '-' | '–' | '—' | '•' | '*' => '-',
        '+' => '+',
        _ => return None,
    };
    let rest = line.strip_prefix(|first: char| !first.is_whitespace())?;
    rest.starts_with(char::is_whitespace)
        .then(|| (sign, rest.trim()))
}

/// True for a line that begins with a number or letter of its own: "1. ", "2.1. ", "3) ", "a) ", "đ) ".
pub fn is_numbered(line: &str) -> bool {
    let Some((first, rest)) = line.trim().split_once(char::is_whitespace) else {
        return false;
    };
    let Some(sign) = first.strip_suffix(['.', ')']) else {
        return false;
    };
    let number = |part: &str| {
        (1..=3).contains(&part.len()) && part.bytes().all(|digit| digit.is_ascii_digit())
    };
    let mut letters = sign.chars();
    let letter = first.ends_with(')')
        && letters.next().is_some_and(char::is_lowercase)
        && letters.next().is_none();
    !rest.trim().is_empty() && (letter || sign.split('.').all(number))
}

/// Entries ended by ";", the last one by ".".
pub fn punctuated(entries: Vec<String>) -> Vec<String> {
    let last = entries.len();
    let end = |position: usize| if position + 1 == last { '.' } else { ';' };
    entries
        .into_iter()
        .enumerate()
        .map(|(position, entry)| format!("{entry}{}", end(position)))
        .collect()
}
