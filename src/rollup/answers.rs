//! Answers that are no numbers, of many agencies: listed one after another, or the latest of them.

use std::collections::HashMap;

use super::roll_up::{Attributed, Owing};
use crate::model::answer::Answer;
use crate::model::date::parse_moment;
use crate::template::form::Form;

/// An answer and whose it is.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed<'a> {
    /// Id of the agency.
    pub agency: &'a str,
    /// Id of its report.
    pub report: &'a str,
    /// Its answer.
    pub answer: &'a Answer,
}

/// The answers to a field in the order of the list of agencies; blanks, and what a report leaves out, are passed over.
#[must_use]
pub fn list<'a>(
    form: &Form,
    agencies: &[Owing],
    reports: &[Attributed<'a>],
    address: &str,
) -> Vec<Listed<'a>> {
    let section = form.section_at(address);
    let given = |one: &&Attributed<'a>| {
        let left_out = section.is_some_and(|section| form.is_left_out(section, one.report));
        !left_out && !matches!(one.report.answer_to(address), Answer::Blank)
    };
    let reports = in_order(agencies, reports).into_iter();
    let reports = reports.filter(|one| given(&one));
    reports
        .map(|one| Listed {
            agency: one.agency,
            report: &one.report.id,
            answer: one.report.answer_to(address),
        })
        .collect()
}

/// The answer of the report that was changed last, of those that have one. Of the same moment the id of the report decides,
/// so that the order of files does not.
#[must_use]
pub fn latest<'a>(
    form: &Form,
    agencies: &[Owing],
    reports: &[Attributed<'a>],
    address: &str,
) -> Option<Listed<'a>> {
    let listed = list(form, agencies, reports, address).into_iter();
    let stated = listed
        .filter(|one| !matches!(one.answer, Answer::NotApplicable(_) | Answer::Unreadable(_)));
    let changed: HashMap<&str, &str> = reports
        .iter()
        .map(|one| (one.report.id.as_str(), one.report.changed.as_str()))
        .collect();
    stated.max_by_key(|one| {
        let changed = changed.get(one.report).copied().unwrap_or_default();
        (parse_moment(changed), changed, one.report)
    })
}

/// Reports in the order of the list of agencies, those of one agency in the order of their ids; others are passed over.
pub(super) fn in_order<'a>(agencies: &[Owing], reports: &[Attributed<'a>]) -> Vec<Attributed<'a>> {
    let positions: HashMap<&str, usize> = agencies
        .iter()
        .enumerate()
        .map(|(position, one)| (one.agency.as_str(), position))
        .collect();
    let mut placed: Vec<(usize, Attributed<'a>)> = reports
        .iter()
        .filter_map(|one| Some((*positions.get(one.agency)?, *one)))
        .collect();
    placed.sort_by(|(one, a), (other, b)| {
        (one, a.report.id.as_str()).cmp(&(other, b.report.id.as_str()))
    });
    placed.into_iter().map(|(_, one)| one).collect()
}
