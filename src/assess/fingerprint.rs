//! Gathers a fingerprint: two hashes, of what a thing is about and of its values, and the numbers as they are printed.
//!
//! Not here: what is part of the fingerprint of a finding or a sentence (`basis`).

use time::Date;

use crate::input::{date, number};
use crate::model::date::to_iso;
use crate::model::exact::Exact;
use crate::model::report::Basis;
use crate::proofread::figures::figures;

/// Gathers what a fingerprint is made of.
pub(super) struct Fingerprint {
    /// Of the id and of all that is no number.
    about: Fnv,
    /// Of the numbers and days.
    values: Fnv,
    /// The numbers as they are printed, between words that may stand behind them.
    text: String,
}

impl Fingerprint {
    pub(super) fn new(id: &str) -> Self {
        let mut about = Fnv::default();
        about.add(id);
        Self {
            about,
            values: Fnv::default(),
            text: String::new(),
        }
    }

    pub(super) fn finished(self) -> Basis {
        let (figures, _) = figures(&self.text);
        Basis {
            fingerprint: format!("{:016x}-{:016x}", self.about.value(), self.values.value()),
            values: figures.iter().map(|figure| figure.printed()).collect(),
        }
    }

    /// What the thing is about, without numbers.
    pub(super) fn about(&mut self, part: &str) {
        self.about.add(part);
    }

    /// Words of the officer or of the template, and the numbers in them.
    pub(super) fn words(&mut self, words: &str) {
        self.about.add(words);
        self.print(words);
    }

    /// A value that is not printed as it is.
    pub(super) fn value_text(&mut self, text: &str) {
        self.values.add(text);
    }

    pub(super) fn number(&mut self, value: &Exact, printed: &str) {
        self.values.add(&value.to_text(value.decimals()));
        self.values.add(printed);
        self.print(printed);
    }

    pub(super) fn percentage(&mut self, value: &Exact) {
        self.number(value, &format!("{}%", number::format_stated(value)));
    }

    pub(super) fn day(&mut self, day: Date) {
        self.values.add(&to_iso(day));
        self.print(&date::short(day));
    }

    /// The text in the place of all that was printed so far.
    pub(super) fn printed_as(&mut self, text: String) {
        self.text = text;
    }

    /// What is printed, for the numbers in it.
    pub(super) fn print(&mut self, text: &str) {
        self.text.push_str(text);
        self.text.push_str("; ");
    }
}

/// FNV-1a, 64 bits: tells values apart, and is the same on every machine and in every version.
#[derive(Clone, Copy, Debug)]
pub struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    /// The digest.
    #[must_use]
    pub fn value(&self) -> u64 {
        self.0
    }

    /// Adds a part; parts of different lengths never run into one another.
    pub fn add(&mut self, part: &str) {
        for byte in part.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}
