//! Sentences with references in braces and optional parts in brackets.
//!
//! `{address}`, `{address|unit}`, `{address|some}`, `{address|any}`, `{address|lower}`, `{address|previous}`,
//! `{address|change}`, `{address|list}`; `[...]` is left out when a reference in it is blank, `[beginning|part|part]` is a
//! list of such parts with one beginning. A sentence whose reference outside brackets is blank is not written: blank
//! answers leave no hole.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::formula::syntax::Span;

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
    /// Parts that are left out one by one; without any of them the beginning is left out too.
    List {
        /// What stands before the first part that is there.
        beginning: Vec<Part>,
        /// Each with the separator that it begins with.
        items: Vec<Vec<Part>>,
    },
}

/// How a reference is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReferenceForm {
    /// The value.
    Plain,
    /// The value with its unit: "523 hồ sơ".
    WithUnit,
    /// The same where it is more than nothing: 0 counts as blank.
    IfAny,
    /// The value alone where it is more than nothing.
    PlainIfAny,
    /// Words that begin with a small letter.
    Lower,
    /// The value in the report of the previous period.
    Previous,
    /// The lines of a text as a list in the sentence: "A, B và C".
    List,
    /// How much the value changed since the previous period: "tăng 5,20%".
    Change,
}

impl ReferenceForm {
    /// True where 0 counts as blank.
    #[must_use]
    pub fn leaves_zero_out(self) -> bool {
        matches!(self, Self::IfAny | Self::PlainIfAny)
    }

    /// The form of the word behind `|`.
    fn named(word: &str) -> Option<Self> {
        Some(match word {
            // Templates of before asked for the two digits of each count by itself.
            "" | "two" => Self::Plain,
            "unit" => Self::WithUnit,
            "some" | "someTwo" => Self::IfAny,
            "any" | "anyTwo" => Self::PlainIfAny,
            "lower" => Self::Lower,
            "previous" => Self::Previous,
            "change" => Self::Change,
            "list" => Self::List,
            _ => return None,
        })
    }
}

/// What is wrong with a sentence, and in which piece of its text.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{kind} at {}..{}", span.start, span.end)]
pub struct SentenceError {
    /// The piece of the text.
    pub span: Span,
    /// What is wrong.
    pub kind: SentenceErrorKind,
}

/// Kinds of mistake.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SentenceErrorKind {
    /// A brace or bracket that is not closed, closed without being open, or open inside another one.
    #[error("`{0}` has no counterpart")]
    Unbalanced(char),
    /// A form after `|` that does not exist.
    #[error("unknown form `{0}`")]
    UnknownForm(String),
    /// A part of a list that no blank answer could leave out.
    #[error("a part of a list without a reference")]
    NoReference,
}

/// What a text says as a sentence.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ParsedSentence {
    /// The sentence, as far as it can be read.
    pub text: SentenceText,
    /// The name of each reference, and where it stands.
    pub references: Vec<(String, Span)>,
    /// Everything that cannot be read.
    pub errors: Vec<SentenceError>,
}

impl SentenceText {
    /// Parses a sentence.
    #[must_use]
    pub fn parse(text: &str) -> ParsedSentence {
        let mut parser = Parser {
            text,
            at: 0,
            parsed: ParsedSentence::default(),
        };
        let (parts, _) = parser.parts(None);
        ParsedSentence {
            text: Self { parts },
            ..parser.parsed
        }
    }

    /// Names of all references.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        each_reference(&self.parts, &mut |name, _| names.push(name));
        names
    }

    /// Forms of all references.
    #[must_use]
    pub fn forms(&self) -> Vec<ReferenceForm> {
        let mut forms = Vec::new();
        each_reference(&self.parts, &mut |_, form| forms.push(form));
        forms
    }
}

fn each_reference<'a>(parts: &'a [Part], see: &mut dyn FnMut(&'a str, ReferenceForm)) {
    for part in parts {
        match part {
            Part::Words(_) => {}
            Part::Reference { name, form } => see(name, *form),
            Part::Optional(inner) => each_reference(inner, see),
            Part::List { beginning, items } => {
                each_reference(beginning, see);
                items.iter().for_each(|item| each_reference(item, see));
            }
        }
    }
}

struct Parser<'a> {
    text: &'a str,
    /// Bytes that are read.
    at: usize,
    parsed: ParsedSentence,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or_default()
    }

    fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        self.at += next.len_utf8();
        Some(next)
    }

    fn report(&mut self, span: Span, kind: SentenceErrorKind) {
        self.parsed.errors.push(SentenceError { span, kind });
    }

    /// A brace or bracket, one byte long, that has no counterpart.
    fn unbalanced(&mut self, at: usize, sign: char) {
        self.report(Span::new(at, at + 1), SentenceErrorKind::Unbalanced(sign));
    }

    /// The optional part, or the list, whose bracket stands at `open`.
    fn optional(&mut self, open: usize) -> Part {
        let (mut beginning, mut goes_on) = self.parts(Some(open));
        if !goes_on {
            return Part::Optional(beginning);
        }
        trim_end(&mut beginning);
        let mut items = Vec::new();
        while goes_on {
            let (start, known) = (self.at, self.parsed.references.len());
            let (mut item, again) = self.parts(Some(open));
            if self.parsed.references.len() == known {
                self.report(Span::new(start, self.at), SentenceErrorKind::NoReference);
            }
            trim_end(&mut item);
            items.push(item);
            goes_on = again;
        }
        Part::List { beginning, items }
    }

    /// The parts up to the end, or those of the optional part that began at `open` up to its end or to the `|` of a list,
    /// and whether it was that.
    fn parts(&mut self, open: Option<usize>) -> (Vec<Part>, bool) {
        let mut list = Vec::new();
        let mut words = String::new();
        let flush = |words: &mut String, list: &mut Vec<Part>| {
            if !words.is_empty() {
                list.push(Part::Words(std::mem::take(words)));
            }
        };
        loop {
            let start = self.at;
            let Some(next) = self.next() else { break };
            match next {
                '\\' => words.extend(self.next()),
                '{' => {
                    flush(&mut words, &mut list);
                    list.extend(self.reference(start));
                }
                // Optional parts do not nest, so hostile text cannot recurse.
                '[' if open.is_none() => {
                    flush(&mut words, &mut list);
                    list.push(self.optional(start));
                }
                ']' | '|' if open.is_some() => {
                    flush(&mut words, &mut list);
                    return (list, next == '|');
                }
                '[' | ']' | '}' => self.unbalanced(start, next),
                other => words.push(other),
            }
        }
        flush(&mut words, &mut list);
        if let Some(open) = open {
            self.unbalanced(open, '[');
        }
        (list, false)
    }

    /// The reference behind the brace at `open`.
    fn reference(&mut self, open: usize) -> Option<Part> {
        let start = self.at;
        let Some((inside, _)) = self.rest().split_once('}') else {
            self.unbalanced(open, '{');
            self.at = self.text.len();
            return None;
        };
        self.at += inside.len() + 1;
        let (name, form) = inside.split_once('|').unwrap_or((inside, ""));
        let name_span = trimmed(start, name);
        let form_span = trimmed(start + name.len() + 1, form);
        let name = name.trim().to_owned();
        self.parsed.references.push((name.clone(), name_span));
        let Some(form) = ReferenceForm::named(form.trim()) else {
            let kind = SentenceErrorKind::UnknownForm(form.trim().to_owned());
            self.report(form_span, kind);
            return None;
        };
        Some(Part::Reference { name, form })
    }
}

/// Takes away the spaces before the `|` of a list or its end.
fn trim_end(parts: &mut Vec<Part>) {
    if let Some(Part::Words(words)) = parts.last_mut() {
        words.truncate(words.trim_end().len());
        if words.is_empty() {
            parts.pop();
        }
    }
}

/// Where a piece of a text that begins at `start` stands without the spaces around it.
fn trimmed(start: usize, piece: &str) -> Span {
    let start = start + piece.len() - piece.trim_start().len();
    Span::new(start, start + piece.trim().len())
}
