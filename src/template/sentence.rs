//! Sentences with references in braces and optional parts in brackets.
//!
//! `{address}`, `{address|unit}`, `{address|two}`, `{address|lower}`, `{address|previous}`, `{address|list}`; `[...]` is left
//! out when a reference in it is blank. A sentence whose reference outside brackets is blank is not written: blank answers
//! leave no hole.

use serde::{Deserialize, Serialize};

/// A parsed sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SentenceText {
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Part {
    /// Words as they stand.
    Words(String),
    /// An answer, an indicator or a built-in.
    Reference {
        /// Its address.
        name: String,
        /// How it is written.
        form: ReferenceForm,
    },
    /// Left out when a reference inside is blank.
    Optional(Vec<Part>),
}

/// How a reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferenceForm {
    /// The value.
    Plain,
    /// The value with its unit: "523 hồ sơ".
    WithUnit,
    /// A count below ten with a leading zero: "01".
    TwoDigits,
    /// Words that begin with a small letter.
    Lower,
    /// The value in the report of the previous period.
    Previous,
    /// The lines of a text as a list in the sentence: "A, B và C".
    List,
}

/// Why a text is not a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SentenceProblem {
    /// A brace or bracket that is not closed, or closed without being open.
    Unbalanced,
    /// A form after `|` that does not exist.
    UnknownForm(String),
}

impl SentenceText {
    /// Parses a sentence.
    ///
    /// # Errors
    /// The first thing that cannot be read.
    pub fn parse(text: &str) -> Result<Self, SentenceProblem> {
        let mut rest = text.chars();
        let parts = parts(&mut rest, false)?;
        Ok(Self { parts })
    }

    /// Names of all references.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        collect(&self.parts, &mut names);
        names
    }

    /// The sentence with its references put in; `None` when one outside optional parts has no value.
    pub fn write(&self, value: &dyn Fn(&str, ReferenceForm) -> Option<String>) -> Option<String> {
        write(&self.parts, value)
    }
}

fn collect<'a>(parts: &'a [Part], names: &mut Vec<&'a str>) {
    for part in parts {
        match part {
            Part::Words(_) => {}
            Part::Reference { name, .. } => names.push(name),
            Part::Optional(inner) => collect(inner, names),
        }
    }
}

fn write(parts: &[Part], value: &dyn Fn(&str, ReferenceForm) -> Option<String>) -> Option<String> {
    let mut text = String::new();
    for part in parts {
        match part {
            Part::Words(words) => text.push_str(words),
            Part::Reference { name, form } => text.push_str(&value(name, *form)?),
            Part::Optional(inner) => text.push_str(&write(inner, value).unwrap_or_default()),
        }
    }
    Some(text)
}

fn parts(rest: &mut std::str::Chars<'_>, inside: bool) -> Result<Vec<Part>, SentenceProblem> {
    let mut list = Vec::new();
    let mut words = String::new();
    let flush = |words: &mut String, list: &mut Vec<Part>| {
        if !words.is_empty() {
            list.push(Part::Words(std::mem::take(words)));
        }
    };
    while let Some(next) = rest.next() {
        match next {
            '\\' => words.extend(rest.next()),
            '{' => {
                flush(&mut words, &mut list);
                list.push(reference(rest)?);
            }
            // Optional parts do not nest, so hostile text cannot recurse.
            '[' if !inside => {
                flush(&mut words, &mut list);
                list.push(Part::Optional(parts(rest, true)?));
            }
            ']' if inside => {
                flush(&mut words, &mut list);
                return Ok(list);
            }
            '[' | ']' | '}' => return Err(SentenceProblem::Unbalanced),
            other => words.push(other),
        }
    }
    flush(&mut words, &mut list);
    if inside {
        Err(SentenceProblem::Unbalanced)
    } else {
        Ok(list)
    }
}

fn reference(rest: &mut std::str::Chars<'_>) -> Result<Part, SentenceProblem> {
    let (inside, after) = rest
        .as_str()
        .split_once('}')
        .ok_or(SentenceProblem::Unbalanced)?;
    *rest = after.chars();
    let (name, form) = inside.split_once('|').unwrap_or((inside, ""));
    let form = match form.trim() {
        "" => ReferenceForm::Plain,
        "unit" => ReferenceForm::WithUnit,
        "two" => ReferenceForm::TwoDigits,
        "lower" => ReferenceForm::Lower,
        "previous" => ReferenceForm::Previous,
        "list" => ReferenceForm::List,
        other => return Err(SentenceProblem::UnknownForm(other.to_owned())),
    };
    Ok(Part::Reference {
        name: name.trim().to_owned(),
        form,
    })
}
