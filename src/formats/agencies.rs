//! A list of the agencies that owe a report, from a table in text.
//!
//! Columns are told by their heads (`input::lexicon::AGENCY_COLUMNS`), in any order; only the name must be there. Several
//! predecessors stand in one cell with `|` between them, each with its identifier before a colon where it has one.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use time::Date;

use super::csv::{CsvError, CsvRow, read_csv};
use crate::input::agency::AgencyKey;
use crate::input::{date, letters, lexicon};
use crate::model::agency_list::{
    AgencyList, LONGEST_NAME, ListProblem, ListProblemKind, MOST_PREDECESSORS,
};
use crate::model::collection::{Agency, Predecessor};

/// The kinds of columns, in the order of the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Column {
    Identifier,
    Name,
    Superior,
    Group,
    Order,
    Deadline,
    Predecessors,
    MergedOn,
}

const COLUMNS: [Column; 8] = [
    Column::Identifier,
    Column::Name,
    Column::Superior,
    Column::Group,
    Column::Order,
    Column::Deadline,
    Column::Predecessors,
    Column::MergedOn,
];

/// Reads a list of agencies.
///
/// # Errors
/// The text is no table.
pub fn read_agencies(text: &str) -> Result<AgencyList, CsvError> {
    let rows = read_csv(text)?;
    let mut list = ListReader::default();
    let Some((head, rows)) = rows.split_first() else {
        list.report(1, 0, ListProblemKind::NoNameColumn);
        return Ok(list.list);
    };
    list.read_head(head);
    if !list.columns.contains_key(&Column::Name) {
        list.list.problems.clear();
        list.report(head.line, 0, ListProblemKind::NoNameColumn);
        return Ok(list.list);
    }
    for row in rows {
        list.read_row(row);
    }
    Ok(list.finish())
}

/// A predecessor as it is written: its name, with its identifier before a colon where it has one.
#[must_use]
pub fn predecessor(words: &str, merged_on: Date) -> Predecessor {
    let (identifier, name) = words.split_once(": ").unwrap_or(("", words));
    Predecessor {
        identifier: identifier.trim().to_owned(),
        name: name.trim().to_owned(),
        superior: String::new(),
        merged_on,
    }
}

/// The lines of agencies of one name and superior.
#[derive(Default)]
struct Named {
    /// Of the first.
    first: Option<usize>,
    /// Of the one without an identifier.
    unidentified: Option<usize>,
}

#[derive(Default)]
struct ListReader {
    list: AgencyList,
    columns: BTreeMap<Column, usize>,
    /// Places in the stated order.
    orders: Vec<Option<u32>>,
    ids: BTreeSet<String>,
    /// Lines by identifier, and by name and superior.
    identifiers: HashMap<String, usize>,
    names: HashMap<(String, String), Named>,
}

impl ListReader {
    /// `column` counts from 0, as values do here.
    fn report(&mut self, line: usize, column: usize, kind: ListProblemKind) {
        let column = column + 1;
        self.list.problems.push(ListProblem { line, column, kind });
    }

    fn read_head(&mut self, head: &CsvRow) {
        for (place, words) in head.values.iter().enumerate() {
            let key = letters::search_key(words);
            if key.is_empty() {
                continue;
            }
            let known = lexicon::AGENCY_COLUMNS.iter().zip(COLUMNS);
            let known = known.filter(|(heads, _)| heads.contains(&key.as_str()));
            match known.map(|(_, column)| column).next() {
                None => {
                    let kind = ListProblemKind::UnknownColumn(words.clone());
                    self.report(head.line, place, kind);
                }
                Some(column) if self.columns.contains_key(&column) => {
                    let kind = ListProblemKind::ColumnTwice(words.clone());
                    self.report(head.line, place, kind);
                }
                Some(column) => _ = self.columns.insert(column, place),
            }
        }
    }

    fn place(&self, column: Column) -> usize {
        self.columns.get(&column).copied().unwrap_or_default()
    }

    /// The words of a column.
    fn words(&self, row: &CsvRow, column: Column) -> String {
        let value = self.columns.get(&column).and_then(|at| row.values.get(*at));
        let words = value.map_or("", String::as_str).replace('\u{a0}', " ");
        words.trim().to_owned()
    }

    fn read_row(&mut self, row: &CsvRow) {
        let texts = [
            Column::Identifier,
            Column::Name,
            Column::Superior,
            Column::Group,
        ];
        let [identifier, name, superior, group] = texts.map(|column| {
            let words = self.words(row, column);
            (column, words)
        });
        for (column, words) in [&identifier, &name, &superior, &group] {
            if words.chars().count() > LONGEST_NAME {
                self.report(row.line, self.place(*column), ListProblemKind::TooLong);
                return;
            }
        }
        if name.1.is_empty() {
            self.report(row.line, self.place(Column::Name), ListProblemKind::NoName);
            return;
        }
        let key = AgencyKey::of_words(&identifier.1, &name.1, &superior.1);
        if self.is_again(row, &key) {
            return;
        }
        let id = [key.identifier(), key.name()];
        let id = id
            .into_iter()
            .find(|one| !one.is_empty())
            .unwrap_or_default();
        let mut agency = Agency {
            id: id.trim().to_owned(),
            identifier: identifier.1,
            name: name.1,
            superior: superior.1,
            group: group.1,
            ..Agency::default()
        };
        // Namesakes without identifiers are told apart by their superiors.
        if self.ids.contains(&agency.id) {
            agency.id = format!("{}, {}", agency.id, key.superior().trim());
        }
        while !self.ids.insert(agency.id.clone()) {
            agency.id.push('+');
        }
        agency.deadline = self.day(row, Column::Deadline);
        agency.predecessors = self.predecessors(row);
        let order = self.order(row);
        self.orders.push(order);
        self.list.agencies.push(agency);
    }

    fn is_again(&mut self, row: &CsvRow, key: &AgencyKey) -> bool {
        if !key.identifier().is_empty() {
            let line = self.identifiers.entry(key.identifier().to_owned());
            let first = *line.or_insert(row.line);
            if first != row.line {
                let kind = ListProblemKind::SameIdentifier { first };
                self.report(row.line, self.place(Column::Identifier), kind);
                return true;
            }
        }
        let name = (key.name().to_owned(), key.superior().to_owned());
        let named = self.names.entry(name).or_default();
        // Two identifiers are two agencies, whatever their names; else the name tells (`AgencyKey::is_same`).
        let identified = !key.identifier().is_empty();
        let same = if identified {
            named.unidentified
        } else {
            named.first
        };
        if let Some(first) = same {
            let kind = ListProblemKind::SameAgency { first };
            self.report(row.line, self.place(Column::Name), kind);
            return true;
        }
        named.first.get_or_insert(row.line);
        if !identified {
            named.unidentified = Some(row.line);
        }
        false
    }

    fn order(&mut self, row: &CsvRow) -> Option<u32> {
        let words = self.words(row, Column::Order);
        let number = words.trim_end_matches('.').parse();
        if number.is_err() && !words.is_empty() {
            let kind = ListProblemKind::NoOrder(words);
            self.report(row.line, self.place(Column::Order), kind);
        }
        number.ok()
    }

    fn day(&mut self, row: &CsvRow, column: Column) -> Option<Date> {
        let words = self.words(row, column);
        if words.is_empty() {
            return None;
        }
        let day = date::parse(&words);
        if day.is_none() {
            self.report(row.line, self.place(column), ListProblemKind::NoDay(words));
        }
        day
    }

    fn predecessors(&mut self, row: &CsvRow) -> Vec<Predecessor> {
        let words = self.words(row, Column::Predecessors);
        let names = words.split(['|', '\n']).map(str::trim);
        let mut names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
        if names.is_empty() {
            return Vec::new();
        }
        let place = self.place(Column::Predecessors);
        if names.len() > MOST_PREDECESSORS {
            self.report(row.line, place, ListProblemKind::TooManyPredecessors);
            names.truncate(MOST_PREDECESSORS);
        }
        let problems = self.list.problems.len();
        let Some(merged_on) = self.day(row, Column::MergedOn) else {
            // A day that is none is told already.
            if self.list.problems.len() == problems {
                self.report(row.line, place, ListProblemKind::NoMergerDay);
            }
            return Vec::new();
        };
        let of_words = |words| predecessor(words, merged_on);
        names.into_iter().map(of_words).collect()
    }

    /// In the stated order; those without a place stand behind, as they are.
    fn finish(self) -> AgencyList {
        let mut list = self.list;
        let mut placed: Vec<_> = self.orders.into_iter().zip(list.agencies).collect();
        placed.sort_by_key(|(order, _)| (order.is_none(), *order));
        list.agencies = placed.into_iter().map(|(_, agency)| agency).collect();
        list
    }
}
