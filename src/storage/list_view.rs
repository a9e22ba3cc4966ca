//! What a person wants to see of the list of reports: those that fit some words, in an order.

use std::cmp::Reverse;

use crate::input::name_order::name_key;
use crate::input::search_words::{has_word, search_words};
use crate::model::period::Period;

/// The order of the list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ListOrder {
    /// The last changed first.
    #[default]
    Changed,
    /// By the name of the agency, the last period first; one without a name comes last.
    Agency,
    /// The last period first, by the name of the agency.
    Period,
}

/// What is shown of the list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListView {
    /// What was typed into the search box.
    pub query: String,
    /// In which order.
    pub order: ListOrder,
}

/// A report as it is looked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findable {
    /// Its id.
    pub id: String,
    /// Name of its agency; empty when not yet stated.
    pub agency: String,
    /// Its period.
    pub period: Period,
    /// The words of its agency, without marks.
    name: Vec<String>,
    /// All words that the list shows of it, likewise.
    words: Vec<String>,
}

impl Findable {
    /// A report of which the list shows a text.
    #[must_use]
    pub fn new(id: &str, agency: &str, period: &Period, shown: &str) -> Self {
        Self {
            id: id.to_owned(),
            agency: agency.to_owned(),
            period: period.clone(),
            name: search_words(agency),
            words: search_words(shown),
        }
    }
}

/// True where some words have all those that are wanted.
fn has_all(words: &[String], wanted: &[String]) -> bool {
    wanted.iter().all(|word| has_word(words, word))
}

/// True where some words, one after the other, begin as those that are wanted.
fn has_in_a_row(words: &[String], wanted: &[String]) -> bool {
    let begin = |words: &[String]| {
        let mut pairs = words.iter().zip(wanted);
        pairs.all(|(word, wanted)| word.starts_with(wanted.as_str()))
    };
    words.windows(wanted.len().max(1)).any(begin)
}

/// Ids of the reports that a person wants to see, in their order; `reports` are the last changed first. Each word of the query
/// begins a word of the report; marks of letters may be left out. Where some fit better, only these: by the name of the agency
/// before all else that is said of it, since all may have one template; by words one after the other before words anywhere:
/// "phường 2" is not "phường 10, năm 2025".
#[must_use]
pub fn arranged(reports: &[Findable], view: &ListView) -> Vec<String> {
    let wanted = search_words(&view.query);
    let ways: [&dyn Fn(&Findable) -> bool; 4] = [
        &|report| has_in_a_row(&report.name, &wanted),
        &|report| has_all(&report.name, &wanted),
        &|report| has_in_a_row(&report.words, &wanted),
        &|report| has_all(&report.words, &wanted),
    ];
    let all = wanted.is_empty();
    let by = |way: &&dyn Fn(&Findable) -> bool| {
        let found = reports.iter().filter(|report| all || way(report));
        Some(found.collect::<Vec<&Findable>>()).filter(|found| !found.is_empty())
    };
    let mut found = ways.iter().find_map(by).unwrap_or_default();
    let by_name = |report: &Findable| (report.agency.is_empty(), name_key(&report.agency));
    let by_period = |report: &Findable| Reverse((report.period.to, report.period.from));
    match view.order {
        ListOrder::Changed => {}
        ListOrder::Agency => found.sort_by_cached_key(|one| (by_name(one), by_period(one))),
        ListOrder::Period => found.sort_by_cached_key(|one| (by_period(one), by_name(one))),
    }
    found.into_iter().map(|report| report.id.clone()).collect()
}
