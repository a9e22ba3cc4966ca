//! Numbers inside running text, each with what stands behind it, and the words around them.

use crate::input::letters::search_key;
use crate::input::number;

/// A number in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Its value, one form for all ways to write it ("05" and "5", "1189" and "1.189"), with "%" where that follows.
    pub value: String,
    /// The word behind it, for comparing; empty where none follows.
    pub unit: String,
    /// The number as it stands in the text, with "%" where that follows.
    pub text: String,
}

impl Figure {
    /// The number as it stands in the text with the word behind it.
    #[must_use]
    pub fn printed(&self) -> String {
        let between = if self.unit.is_empty() { "" } else { " " };
        format!("{}{between}{}", self.text, self.unit)
    }
}

/// The numbers of a text in their order, and the text with a sign in the place of each.
#[must_use]
pub fn figures(text: &str) -> (Vec<Figure>, String) {
    let mut found = Vec::new();
    let mut words = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find(|one: char| one.is_ascii_digit()) {
        let (before, from) = rest.split_at(start);
        words.push_str(before);
        words.push('#');
        let run = from
            .find(|one: char| !matches!(one, '0'..='9' | '.' | ','))
            .unwrap_or(from.len());
        let (run, after) = from.split_at(run);
        // A dot or comma at the end belongs to the sentence.
        let digits = run.trim_end_matches(['.', ',']);
        let (_, behind) = from.split_at(digits.len());
        rest = behind;
        let percent = behind.trim_start_matches([' ', '\u{a0}']).starts_with('%');
        let unit = if digits == run {
            unit(after)
        } else {
            String::new()
        };
        let sign = if percent { "%" } else { "" };
        found.push(Figure {
            value: value(digits, percent),
            unit,
            text: format!("{digits}{sign}"),
        });
    }
    words.push_str(rest);
    (found, words)
}

fn value(digits: &str, percent: bool) -> String {
    let mut value = match number::parse(digits) {
        Ok(number) => number.value().normalize().to_string(),
        Err(_) => digits.to_owned(),
    };
    if percent {
        value.push('%');
    }
    value
}

fn unit(after: &str) -> String {
    let word = after.trim_start_matches([' ', '\u{a0}', '%']);
    search_key(
        word.get(
            ..word
                .find(|one: char| !one.is_alphabetic())
                .unwrap_or(word.len()),
        )
        .unwrap_or_default(),
    )
}
