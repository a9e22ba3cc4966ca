//! Fingerprints: by what words of the officer over a finding or a sentence are tied to it.
//!
//! They hold the id of the check or sentence, what it is about, and the values; never a word of the app, so that a message
//! can be worded anew without any explanation going stale.

use crate::assess::assessment::SentenceResult;
use crate::assess::finding::{Finding, Problem, Slip};
use crate::assess::fingerprint::Fingerprint;
use crate::assess::sentence_values::{Given, Values, number_text, plain, put_in};
use crate::assess::since_previous::Change;
use crate::formula::outcome::Value;
use crate::input::encoding::Garbled;
use crate::input::number;
use crate::model::citation::Force;
use crate::model::date::to_iso;
use crate::model::report::Basis;
use crate::template::labels::TemplateLabels;
use crate::template::sentence::{ReferenceForm, SentenceText};

/// Pieces of texts that a message quotes at most, so that the numbers in them are seen.
const QUOTED: usize = 3;

impl Finding {
    /// What an explanation of the finding rests on.
    #[must_use]
    pub fn basis(&self) -> Basis {
        let mut basis = Fingerprint::new(&self.check);
        if let Some(place) = &self.place {
            basis.about(&place.row);
        }
        if self.key != self.check {
            basis.about(&self.key);
        }
        basis.problem(&self.problem);
        basis.finished()
    }

    /// The fingerprint of its check and its values.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        self.basis().fingerprint
    }
}

impl SentenceResult {
    /// What words of the officer in the place of the sentence rest on.
    #[must_use]
    pub fn basis(&self, names: TemplateLabels<'_>) -> Basis {
        let mut basis = Fingerprint::new(&self.id);
        let Some(values) = &self.values else {
            basis.about("-");
            return basis.finished();
        };
        let sentence = names
            .rules
            .sentences
            .iter()
            .find(|one| one.id == self.sentence);
        basis.sentence(values, &unsaid(sentence.map(|one| &one.text), values));
        if let Some(sentence) = sentence {
            let table = sentence.each.as_deref();
            // The words of the template behind a number say what it counts.
            basis.printed_as(put_in(&sentence.text, values, &|name, form, given| {
                plain((name, form), given, names, table)
            }));
        }
        basis.finished()
    }
}

/// Which values are changes since the previous period that are not said: a report without one rests on nothing more
/// when its template learns to say them.
fn unsaid(text: Option<&SentenceText>, values: &Values) -> Vec<bool> {
    let forms = text.map(SentenceText::forms).unwrap_or_default();
    let unsaid = |(form, value): (ReferenceForm, &Option<Given>)| {
        form == ReferenceForm::Change && value.is_none()
    };
    forms.into_iter().zip(values).map(unsaid).collect()
}

impl Fingerprint {
    fn problem(&mut self, problem: &Problem) {
        self.about(problem.code());
        match problem {
            Problem::Blank
            | Problem::BlankCell
            | Problem::NoReason
            | Problem::EmptyGroup
            | Problem::Unreadable { .. } => {}
            Problem::StatedDiffers {
                stated,
                computed,
                truncated,
            } => {
                self.about(if *truncated { "truncated" } else { "" });
                self.percentage(stated);
                let right = number::format_decimals(computed, stated.decimals().max(2));
                self.number(computed, &format!("{right}%"));
            }
            Problem::StatedOfNone { stated }
            | Problem::OverTheWhole { stated }
            | Problem::StatedAsFraction { stated }
            | Problem::TargetCopied { stated } => self.percentage(stated),
            Problem::StatedWithoutCounts { stated, blank } => {
                blank.iter().for_each(|path| self.about(path.as_str()));
                self.percentage(stated);
            }
            Problem::OutlineLeft { outline } => self.words(outline),
            Problem::Jump { .. }
            | Problem::ChangedMuch(_)
            | Problem::YearJump { .. }
            | Problem::FarDate { .. }
            | Problem::NotBegun { .. }
            | Problem::OverLimit { .. }
            | Problem::UnusualDays { .. } => self.outlier(problem),
            Problem::Declared(values) => self.sentence(values, &[]),
            Problem::Broken(comparisons) => {
                for one in comparisons {
                    self.about(&one.at.to_string());
                    one.values.iter().for_each(|value| self.value(value));
                }
            }
            Problem::Slip(slip) => self.slip(slip),
        }
    }

    fn outlier(&mut self, problem: &Problem) {
        match problem {
            Problem::Jump {
                now, then, times, ..
            } => {
                self.number(now, &number::format_stated(now));
                self.number(then, &number::format_stated(then));
                self.print(&number::format_decimals(times, 0));
            }
            // Not from where on the template asks: an explanation stands when that is moved.
            Problem::ChangedMuch(large) => {
                self.number(&large.now, &number::format_stated(&large.now));
                self.number(&large.then, &number::format_stated(&large.then));
                for change in large.points.iter().chain([&large.percent]) {
                    self.print(&change.figure());
                }
            }
            Problem::YearJump { own, beside, times } => {
                self.number(own, &number::format_stated(own));
                for one in beside {
                    self.about(&one.year.to_string());
                    self.number(&one.value, &number::format_stated(&one.value));
                }
                self.print(&number::format_decimals(times, 0));
            }
            Problem::FarDate { day, edge, .. } => {
                self.day(*day);
                edge.iter().for_each(|edge| self.day(*edge));
            }
            Problem::NotBegun { period, .. } => self.day(period.from),
            Problem::OverLimit { value, .. } => self.number(value, &number::format_stated(value)),
            Problem::UnusualDays { own, usual, act } => {
                act.iter().for_each(|act| self.about(act));
                for day in [own.from, own.to, usual.from, usual.to] {
                    self.day(day);
                }
            }
            _ => {}
        }
    }

    fn value(&mut self, value: &Value) {
        match value {
            Value::Number(value) => self.number(value, number::format_result(value).digits()),
            Value::Date(day) => self.day(*day),
            Value::YesNo(yes) => self.about(if *yes { "yes" } else { "no" }),
            Value::Words(words) => self.words(words),
        }
    }

    fn slip(&mut self, slip: &Slip) {
        match slip {
            Slip::Symbols(symbols) => self.quoted(symbols.iter().map(|(written, _)| written)),
            Slip::Dates(dates) => self.quoted(dates.iter().map(|(written, _)| written)),
            Slip::UnevenEnds { entry, own, others } => {
                let sign = |sign: &Option<char>| sign.map(String::from).unwrap_or_default();
                self.about(&sign(own));
                self.about(&sign(others));
                self.value_text(&entry.to_string());
                self.print(&entry.to_string());
            }
            Slip::Garbled(why) => self.about(match why {
                Garbled::ReadWrongly => "readWrongly",
                Garbled::OldFont => "oldFont",
                Garbled::Lost => "lost",
            }),
            Slip::Rates(rates) => self.quoted(rates.iter()),
            Slip::Numbers { grouped, plain } => self.quoted([grouped, plain].into_iter()),
            Slip::ActDates { act, days, known } => {
                self.words(act);
                for (day, places) in days {
                    self.day(*day);
                    places.iter().for_each(|path| self.about(path.as_str()));
                }
                known.iter().for_each(|day| self.day(*day));
            }
            Slip::ActYear { act, day } => {
                self.words(act);
                self.day(*day);
            }
            Slip::Force { act, force } => {
                self.about(act);
                match force {
                    Force::Throughout => {}
                    Force::EndedBefore(day) | Force::EndsWithin(day) | Force::BeginsAfter(day) => {
                        self.day(*day);
                    }
                }
            }
            Slip::Annexes { words, beyond } => {
                self.words(words);
                self.about(&beyond.to_string());
            }
        }
    }

    fn change(&mut self, change: &Change) {
        match change {
            Change::Same => self.about("same"),
            Change::By { up, amount, .. } => {
                self.about(if *up { "up" } else { "down" });
                self.number(amount, &change.figure());
            }
        }
    }

    /// Pieces of the officer's text: all of them count, the first few are seen.
    fn quoted<'a>(&mut self, pieces: impl Iterator<Item = &'a String>) {
        for (position, piece) in pieces.enumerate() {
            self.about(piece);
            if position < QUOTED {
                self.print(piece);
            }
        }
    }

    fn sentence(&mut self, values: &Values, unsaid: &[bool]) {
        for (position, value) in values.iter().enumerate() {
            if unsaid.get(position) == Some(&true) {
                continue;
            }
            match value {
                None => self.about("-"),
                Some(Given::Number {
                    value,
                    decimals,
                    percent,
                }) => {
                    let printed = number_text(value, *decimals, *percent);
                    self.number(value, &printed);
                }
                Some(Given::Change(change)) => self.change(change),
                Some(Given::Date(day)) => self.day(*day),
                Some(Given::YesNo(yes)) => self.about(if *yes { "yes" } else { "no" }),
                Some(Given::Words(words)) => self.words(words),
                Some(Given::Entries(entries)) => {
                    entries.iter().for_each(|entry| self.words(entry));
                }
                Some(Given::Period(period)) => {
                    self.about(&to_iso(period.from));
                    self.about(&to_iso(period.to));
                }
                Some(Given::Row(row)) => self.words(&row.name),
            }
        }
    }
}
