//! A text cut into words, runs of digits and signs, for the checks that read what officers write.
//!
//! One pass, each character once. Nothing here knows what the words mean.

use std::cell::Cell;

use crate::input::ascii::{base, is_mark};
use crate::input::letters::lowercase;

/// Kinds of token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Letters.
    Word,
    /// ASCII digits.
    Digits,
    /// One other character.
    Sign,
    /// An address of a page or of mail; nothing in it is read.
    Link,
}

/// A piece of a text.
#[derive(Clone, Copy, Debug)]
pub struct Token<'a> {
    /// Kind.
    pub sort: Sort,
    /// As written.
    pub text: &'a str,
    /// Bytes from the start of the text.
    pub at: usize,
    /// True when white space, or nothing, stands before it.
    pub spaced: bool,
    /// True when it begins a line.
    pub line: bool,
}

/// The pieces of a text in their order.
#[derive(Debug)]
pub struct Tokens<'a> {
    text: &'a str,
    list: Vec<Token<'a>>,
    /// How many pieces were asked for: the work of a reading, which a test holds linear in the text.
    looked: Cell<usize>,
}

impl<'a> Tokens<'a> {
    /// Cuts a text.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        let mut list: Vec<Token<'a>> = Vec::new();
        let (mut at, mut spaced, mut line) = (0, true, true);
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let first = rest.chars().next().unwrap_or_default();
            if first.is_whitespace() {
                spaced = true;
                line |= first == '\n';
                at += first.len_utf8();
                continue;
            }
            let link = if spaced { link_length(rest) } else { 0 };
            let run = |of: fn(char) -> bool| rest.find(|one| !of(one)).unwrap_or(rest.len());
            let (sort, length) = match first {
                _ if link > 0 => (Sort::Link, link),
                '0'..='9' => (Sort::Digits, run(|one| one.is_ascii_digit())),
                _ if is_letter(first) => (Sort::Word, run(is_letter)),
                _ => (Sort::Sign, first.len_utf8()),
            };
            list.push(Token {
                sort,
                text: rest.get(..length).unwrap_or_default(),
                at,
                spaced,
                line,
            });
            at += length;
            (spaced, line) = (false, false);
        }
        Self {
            text,
            list,
            looked: Cell::new(0),
        }
    }

    /// The piece at a position.
    #[must_use]
    pub fn at(&self, position: usize) -> Option<Token<'a>> {
        self.looked.set(self.looked.get() + 1);
        self.list.get(position).copied()
    }

    /// How many pieces were asked for so far.
    #[must_use]
    pub fn looked(&self) -> usize {
        self.looked.get()
    }

    /// The piece at a position when it touches the one before.
    #[must_use]
    pub fn glued(&self, position: usize) -> Option<Token<'a>> {
        self.at(position).filter(|token| !token.spaced)
    }

    /// The digits at a position, empty when there are none.
    #[must_use]
    pub fn digits(&self, position: usize) -> &'a str {
        self.at(position)
            .filter(|token| token.sort == Sort::Digits)
            .map_or("", |token| token.text)
    }

    /// The word at a position, empty when there is none.
    #[must_use]
    pub fn word(&self, position: usize) -> &'a str {
        self.at(position)
            .filter(|token| token.sort == Sort::Word)
            .map_or("", |token| token.text)
    }

    /// The sign at a position.
    #[must_use]
    pub fn sign(&self, position: usize) -> Option<char> {
        self.at(position)
            .filter(|token| token.sort == Sort::Sign)
            .and_then(|token| token.text.chars().next())
    }

    /// True when a word, given in small letters, stands at a position in whatever letters.
    #[must_use]
    pub fn is(&self, position: usize, word: &str) -> bool {
        let text = self.word(position);
        let decomposed = || text.chars().any(is_mark) && bare(text).eq(bare(word));
        !text.is_empty() && (text.chars().map(lowercase).eq(word.chars()) || decomposed())
    }

    /// True when one of some words stands at a position.
    #[must_use]
    pub fn is_one(&self, position: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.is(position, word))
    }

    /// The text from a piece up to, not with, another, white space closed up.
    #[must_use]
    pub fn between(&self, from: usize, to: usize) -> String {
        let begin = self
            .list
            .get(from)
            .map_or(self.text.len(), |token| token.at);
        let end = to
            .checked_sub(1)
            .and_then(|last| self.list.get(last))
            .map_or(0, |token| token.at + token.text.len());
        let mut words = String::new();
        for word in self
            .text
            .get(begin..end)
            .unwrap_or_default()
            .split_whitespace()
        {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }
}

/// Letters without their marks, for text that came decomposed out of a PDF.
fn bare(word: &str) -> impl Iterator<Item = char> {
    word.chars().filter_map(|letter| base(lowercase(letter)))
}

/// A letter of Vietnamese or its neighbours, or a mark over one. Not `char::is_alphabetic`, whose table is of every script.
fn is_letter(one: char) -> bool {
    one.is_ascii_alphabetic()
        || matches!(one, '\u{c0}'..='\u{24f}' | '\u{300}'..='\u{36f}' | '\u{1e00}'..='\u{1eff}')
            && !matches!(one, '×' | '÷')
}

/// Bytes of the address that a text begins with, 0 when it begins with none.
fn link_length(rest: &str) -> usize {
    let chunk = rest
        .get(..rest.find(char::is_whitespace).unwrap_or(rest.len()))
        .unwrap_or_default();
    let chunk = chunk.trim_end_matches(['.', ',', ';', ')']);
    if chunk.contains("://") || chunk.contains('@') || chunk.starts_with("www.") {
        chunk.len()
    } else {
        0
    }
}
