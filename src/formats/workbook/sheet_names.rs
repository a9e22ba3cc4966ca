//! Names of sheets as Excel takes them: at most 31 letters, without seven signs, no two alike.

use std::collections::BTreeSet;

use crate::input::sanitize::clean;

/// Most letters of a name, in units of UTF-16.
const LONGEST: usize = 31;

/// The names that a workbook has.
#[derive(Debug, Default)]
pub(super) struct SheetNames(BTreeSet<String>);

impl SheetNames {
    /// A name like the wanted one that no other sheet has; `other` where nothing of it can be taken.
    pub(super) fn add(&mut self, wanted: &str, other: &str) -> String {
        let wanted = plain(wanted);
        let wanted = if wanted.is_empty() { other } else { &wanted };
        let mut name = shortened(wanted, LONGEST);
        let mut number = 2;
        // Two names that differ by capitals are one to Excel.
        while !self.0.insert(name.to_lowercase()) {
            let ending = format!(" ({number})");
            name = format!("{}{ending}", shortened(wanted, LONGEST - ending.len()));
            number += 1;
        }
        name
    }
}

/// A name without what no name may have, on one line.
fn plain(name: &str) -> String {
    let letter = |letter: char| match letter {
        '[' => '(',
        ']' => ')',
        '*' | '?' | ':' | '\\' | '/' => ' ',
        other if other.is_control() || other.is_whitespace() => ' ',
        other => other,
    };
    let name: String = clean(name).chars().map(letter).collect();
    let words: Vec<&str> = name.split_whitespace().collect();
    let name = words.join(" ");
    let name = name.trim_matches('\'').trim();
    // Excel keeps this one for itself.
    match name.to_lowercase().as_str() {
        "history" => format!("{name} 1"),
        _ => name.to_owned(),
    }
}

/// At most so many letters, with a sign where some were left out; not in the middle of a word, where there are several.
fn shortened(name: &str, most: usize) -> String {
    let length = |text: &str| text.encode_utf16().count();
    if length(name) <= most {
        return name.to_owned();
    }
    let mut short = String::new();
    for letter in name.chars() {
        if length(&short) + letter.len_utf16() >= most {
            break;
        }
        short.push(letter);
    }
    let whole_words = short.rfind(' ').filter(|end| *end * 2 > short.len());
    short.truncate(whole_words.unwrap_or(short.len()));
    format!("{}…", short.trim_end_matches(['\'', ' ']))
}
