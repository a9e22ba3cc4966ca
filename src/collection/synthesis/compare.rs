//! A report held against what its collection gives it.

use std::collections::BTreeSet;

use super::fill::{Fill, Fills, Unfilled};
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::synthesis::{Filled, Synthesis};

/// How an answer of the report and what the collection gives stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FillState {
    /// The report says what the collection gives.
    Same,
    /// The report has what the collection gave before, or nothing yet: taking over writes it.
    Waiting,
    /// A person wrote something else, or emptied the field: it stays.
    Edited,
    /// The collection gives nothing any more, and the report has what it gave before: taking over empties it.
    Withdrawn,
    /// The collection gives nothing, and nothing was taken over.
    None(Unfilled),
}

/// A field of the report beside what the collection gives.
#[derive(Clone, Debug, PartialEq)]
pub struct Compared {
    /// What the collection gives; of an answer that was taken over from what is no longer there, nothing.
    pub fill: Fill,
    /// What the report says.
    pub now: Answer,
    /// How they stand.
    pub state: FillState,
}

/// The report held against its collection: all that the collection gives, then what was taken over and it no longer gives.
#[must_use]
pub fn compare(report: &Report, synthesis: &Synthesis, fills: &Fills) -> Vec<Compared> {
    let compared = |fill: &Fill| {
        let now = report.answer(&fill.path).clone();
        Compared {
            state: state(&now, synthesis.filled.get(&fill.path), &fill.answer),
            fill: fill.clone(),
            now,
        }
    };
    let placed = fills.fills.iter();
    let placed = placed.filter(|fill| has_place(report, synthesis, &fill.path));
    let mut all: Vec<Compared> = placed.map(compared).collect();
    let given: BTreeSet<&FieldPath> = fills.fills.iter().map(|fill| &fill.path).collect();
    let gone = synthesis.filled.iter();
    let gone = gone.filter(|(path, _)| !given.contains(path) && has_place(report, synthesis, path));
    all.extend(gone.map(|(path, filled)| {
        compared(&Fill {
            path: path.clone(),
            from: filled.from.clone(),
            answer: Err(Unfilled::NotStated),
            coverage: None,
        })
    }));
    all
}

/// False for a cell of a row that was taken over and that a person took out since: nothing is to be said of it.
pub(super) fn has_place(report: &Report, synthesis: &Synthesis, path: &FieldPath) -> bool {
    let Some((table, row)) = table_and_row(path) else {
        return true;
    };
    let holds =
        |rows: Option<&Vec<String>>| rows.is_some_and(|rows| rows.iter().any(|one| one == row));
    !holds(synthesis.rows.get(table)) || holds(report.rows.get(table))
}

fn table_and_row(path: &FieldPath) -> Option<(&str, &str)> {
    let mut parts = path.as_str().split('.');
    let (table, row, _) = (parts.next()?, parts.next()?, parts.next()?);
    Some((table, row))
}

fn state(now: &Answer, before: Option<&Filled>, given: &Result<Answer, Unfilled>) -> FillState {
    let untouched = match before {
        Some(filled) => filled.wrote(now),
        None => *now == Answer::Blank,
    };
    match (given, untouched) {
        (Ok(given), _) if given == now => FillState::Same,
        (Ok(_), true) => FillState::Waiting,
        (_, false) => FillState::Edited,
        (Err(_), true) if *now != Answer::Blank => FillState::Withdrawn,
        (Err(why), true) => FillState::None(*why),
    }
}

/// How many fields stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// [`FillState::Same`]
    pub same: usize,
    /// [`FillState::Waiting`] and [`FillState::Withdrawn`]: what taking over changes.
    pub waiting: usize,
    /// [`FillState::Edited`]
    pub edited: usize,
    /// [`FillState::None`]
    pub none: usize,
}

impl Counts {
    /// Of compared fields.
    #[must_use]
    pub fn of(compared: &[Compared]) -> Self {
        let mut counts = Self::default();
        compared.iter().for_each(|one| counts.add(one.state));
        counts
    }

    fn add(&mut self, state: FillState) {
        match state {
            FillState::Same => self.same += 1,
            FillState::Waiting | FillState::Withdrawn => self.waiting += 1,
            FillState::Edited => self.edited += 1,
            FillState::None(_) => self.none += 1,
        }
    }
}

/// What is listed of a report beside its collection: fields one by one, tables to which rows were added as one.
#[derive(Clone, Debug, PartialEq)]
pub enum Listed<'a> {
    /// A field, a cell of a fixed row, or a cell that a person changed.
    Field(&'a Compared),
    /// The other cells of a table.
    Table {
        /// Its id.
        table: &'a str,
        /// How they stand.
        counts: Counts,
    },
}

/// What is listed, in the order of the form; `rows` are the tables to which the collection gives rows.
#[must_use]
pub fn listed<'a>(compared: &'a [Compared], rows: &'a Fills) -> Vec<Listed<'a>> {
    let mut list: Vec<Listed<'a>> = Vec::new();
    for one in compared {
        let table = one.fill.path.as_str().split('.').next();
        let table = table.and_then(|table| rows.rows.get_key_value(table));
        let Some((table, _)) = table.filter(|_| one.state != FillState::Edited) else {
            list.push(Listed::Field(one));
            continue;
        };
        let place = list.iter_mut().find_map(|listed| match listed {
            Listed::Table { table: own, counts } if own == table => Some(counts),
            _ => None,
        });
        match place {
            Some(counts) => counts.add(one.state),
            None => {
                let mut counts = Counts::default();
                counts.add(one.state);
                list.push(Listed::Table { table, counts });
            }
        }
    }
    list
}
