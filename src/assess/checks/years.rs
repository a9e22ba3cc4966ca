//! The built-in check of amounts in a table whose rows are years (PRIOR): one that is many times those of the years beside
//! it, or a small part of them, is asked about. A sign may be misplaced in it, or the unit another.

use crate::assess::checks::outliers::{JUMP, LARGE, OTHER_UNIT};
use crate::assess::checks::run::Run;
use crate::assess::finding::{Finding, Problem, YearAmount};
use crate::assess::rows::InRow;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::digits;
use crate::model::exact::Exact;
use crate::model::template::{Severity, Table};
use crate::template::built_in::outliers::is_amount;

/// From so many times on two years alone are enough: that far no budget goes from one year to the next.
const FAR_APART: u32 = 500;

/// An amount of a year in its row.
struct Entry<'a> {
    row: InRow<'a>,
    path: FieldPath,
    amount: YearAmount,
}

impl Run<'_, '_> {
    pub(super) fn years(&self, id: &str) -> Vec<Finding> {
        let Some(table) = self.lookup.template.tables.get(id) else {
            return Vec::new();
        };
        let table = &table.table;
        let rows = self.lookup.table_rows(table);
        let mut years: Vec<(u32, InRow<'_>)> = rows
            .counted()
            .filter_map(|row| {
                let row = InRow { table, row };
                Some((self.year(table, row)?, row))
            })
            .collect();
        years.sort_by_key(|(year, _)| *year);
        let mut found = Vec::new();
        for column in table.columns.iter().filter(|column| is_amount(column)) {
            let entries: Vec<Entry<'_>> = years
                .iter()
                .filter_map(|(year, row)| {
                    let path = row.cell(&column.id);
                    match self.lookup.value(path.as_str()) {
                        // Zero is no factor, and something that begins or ends is no slip.
                        Outcome::Value(Value::Number(value)) if !value.is_zero() => Some(Entry {
                            row: *row,
                            path,
                            amount: YearAmount { year: *year, value },
                        }),
                        _ => None,
                    }
                })
                .collect();
            found.extend(self.far_from_others(&entries));
        }
        found
    }

    /// The year that names a row: the only number in its name.
    fn year(&self, table: &Table, row: InRow<'_>) -> Option<u32> {
        let name = table.shape.row_label.as_ref()?;
        match self.lookup.report.answer(&row.cell(name)) {
            Answer::Number(number) => plausible_year(&number.value().to_string()),
            Answer::Text(text) => {
                let mut numbers = text
                    .split(|sign: char| !sign.is_ascii_digit())
                    .filter(|number| !number.is_empty());
                let year = plausible_year(numbers.next()?)?;
                numbers.next().is_none().then_some(year)
            }
            _ => None,
        }
    }

    fn far_from_others(&self, entries: &[Entry<'_>]) -> Vec<Finding> {
        let mut found = Vec::new();
        let mut asked = vec![false; entries.len()];
        for ((position, entry), asked) in entries.iter().enumerate().zip(&mut asked) {
            let beside = beside(entries, position);
            if beside.len() == 2 {
                let finding = self.far(entry, &beside, JUMP);
                *asked = finding.is_some();
                found.extend(finding);
            }
        }
        // Two years that are far apart, when neither was asked about: which of them is wrong cannot be known.
        for (pair, asked) in entries.windows(2).zip(asked.windows(2)) {
            if let ([before, entry], [false, false]) = (pair, asked) {
                found.extend(self.far(entry, &[before], FAR_APART));
            }
        }
        found
    }

    /// What is asked about an amount that is so many times all of some others, or so small a part of them.
    fn far(&self, entry: &Entry<'_>, others: &[&Entry<'_>], least: u32) -> Option<Finding> {
        let own = &entry.amount.value;
        let values = || others.iter().map(|other| &other.amount.value);
        let (largest, smallest) = (values().max()?, values().min()?);
        let (large, small) = if own > largest {
            (own, largest)
        } else {
            (smallest, own)
        };
        let times = large.divided_by(small).ok()?;
        let other_unit = times >= Exact::from(OTHER_UNIT);
        if times < Exact::from(least) || !other_unit && *large < Exact::from(LARGE) {
            return None;
        }
        let problem = Problem::YearJump {
            own: own.clone(),
            beside: others.iter().map(|other| other.amount.clone()).collect(),
            times,
        };
        let finding = self.finding(problem, vec![entry.path.clone()]);
        Some(Finding {
            key: format!("years:{}", entry.path.as_str()),
            severity: if other_unit {
                Severity::Warning
            } else {
                Severity::Note
            },
            place: Some(entry.row.to_place()),
            ..finding
        })
    }
}

/// The years beside one: before and after it; at an end of the list the two that come next. None where there are not two.
fn beside<'a, 'b>(entries: &'a [Entry<'b>], position: usize) -> Vec<&'a Entry<'b>> {
    let last = entries.len().saturating_sub(1);
    let places = match position {
        0 => [1, 2],
        _ if position == last => [last.saturating_sub(2), last.saturating_sub(1)],
        _ => [position - 1, position + 1],
    };
    if entries.len() < 3 {
        return Vec::new();
    }
    places
        .into_iter()
        .filter_map(|place| entries.get(place))
        .collect()
}

fn plausible_year(number: &str) -> Option<u32> {
    digits(number).filter(|year| number.len() == 4 && (1_945..2_200).contains(year))
}
