//! The dry run of opened files: what each is and what taking it in would do.

use std::sync::Arc;

use super::comparison::{Difference, difference};
use super::related::same_subject;
use super::{KeyValue, StorageFault, repository};
use crate::formats::carried::carried;
use crate::formats::decode::{Decoded, Remark, decode};
use crate::formats::encode::{paper_digest, report_digest};
use crate::formats::problem::FileProblem;
use crate::input::sanitize::file_name;
use crate::messages::vi::import as words;
use crate::messages::vi::rows::label_in;
use crate::model::answer::{Answer, Path};
use crate::model::period::rule_for;
use crate::model::report::Report;
use crate::model::undo::{Change, Content, changes};
use crate::template::form::Form;

/// What taking in a file would do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// A report that this machine does not have.
    Added,
    /// Another state of a report that this machine has; the present one is kept aside.
    Replaces,
    /// The very report that this machine has.
    Same,
    /// Nothing: the file cannot be used.
    Refused,
}

/// A file of the dry run.
#[derive(Clone, Debug)]
pub struct ImportEntry {
    /// Name of the file.
    pub file: String,
    /// What taking it in would do.
    pub verdict: Verdict,
    /// What it is, what would happen and what to know, a sentence each.
    pub lines: Vec<String>,
    /// The report, when it can be used.
    pub decoded: Option<Decoded>,
}

/// Looks at a file without changing anything.
#[must_use]
pub fn dry_run(
    file: &str,
    content: Result<String, FileProblem>,
    here: &[Decoded],
    templates: &[Arc<Form>],
) -> ImportEntry {
    let file = file_name(file);
    match content.and_then(|text| decode(&carried(&text)?, templates)) {
        Err(problem) => ImportEntry {
            file,
            verdict: Verdict::Refused,
            lines: vec![problem.text()],
            decoded: None,
        },
        Ok(decoded) => {
            let verdict = verdict(&decoded, here);
            let one = same_id(&decoded, here);
            let mut lines = vec![words::what(&decoded.report, &decoded.template.title)];
            lines.push(words::verdict(
                verdict == Verdict::Same,
                one.map(|one| &one.report),
                &decoded.report,
            ));
            lines.extend(
                one.filter(|_| verdict == Verdict::Replaces)
                    .into_iter()
                    .flat_map(|one| replaced(one, &decoded)),
            );
            lines.extend(period_problem(&decoded));
            let other = here
                .iter()
                .find(|one| same_subject(&one.report, &decoded.report));
            if let Some(other) = other.filter(|_| verdict == Verdict::Added) {
                lines.push(words::SAME_SUBJECT.to_owned());
                lines.extend(words::other_days(
                    &other.report.period,
                    &decoded.report.period,
                ));
                let (labels, count) = differing_figures(other, &decoded);
                lines.push(words::figures_compared(&labels, count));
            }
            lines.extend(
                ["agency.name", "agency.superior"]
                    .iter()
                    .find_map(|path| words::garbled(decoded.report.words(path))),
            );
            let altered = decoded.remarks.contains(&Remark::Altered);
            let mark = paper_digest(&decoded.report, &decoded.template);
            lines.extend(mark.map(|digest| words::check_mark(&digest, altered)));
            lines.extend(
                decoded
                    .remarks
                    .iter()
                    .map(|remark| remark_line(remark, &decoded.template)),
            );
            ImportEntry {
                file,
                verdict,
                lines,
                decoded: Some(decoded),
            }
        }
    }
}

/// What a file changes in the report that it replaces: another template, another agency, other days, and each place with
/// what stands there before and after, figures first.
fn replaced(here: &Decoded, file: &Decoded) -> Vec<String> {
    let (before, after) = (&here.report, &file.report);
    let mut lines = Vec::new();
    if before.template.id != after.template.id {
        lines.push(words::template_changes(
            &here.template.title,
            &file.template.title,
        ));
    }
    if before.period.is_same(&after.period) {
        lines.extend(words::other_days(&before.period, &after.period));
    } else {
        lines.push(words::period_changes(&before.period, &after.period));
    }
    if before.template.id != after.template.id {
        // The places of two templates are not comparable.
        return lines;
    }
    let is_figure = |change: &Change| {
        [&change.before, &change.after]
            .iter()
            .any(|content| matches!(content, Content::Answer(Answer::Number(_))))
    };
    let (figures, others): (Vec<_>, Vec<_>) =
        changes(before, after).into_iter().partition(is_figure);
    let count = figures.len() + others.len();
    // Only what is told is named: the name of a cell costs a walk over its table.
    let told = figures.iter().chain(&others).take(words::MOST_CHANGES);
    let told: Vec<Difference> = told
        .map(|change| difference(change, before, after, &file.template))
        .collect();
    let named = told
        .iter()
        .map(|one| [one.place.as_str(), one.before.as_str(), one.after.as_str()]);
    lines.extend(words::differences(named, count));
    lines
}

/// What cannot be right about the period of a file by the rules of its template.
fn period_problem(file: &Decoded) -> Option<String> {
    let (period, template) = (&file.report.period, &file.template);
    match rule_for(&template.periods, period.kind) {
        None => Some(words::other_kind_of_period(period, &template.title)),
        Some(rule) => rule
            .period(period.year, period.index)
            .and_then(|expected| words::unexpected_days(&expected, period)),
    }
}

fn same_id<'a>(decoded: &Decoded, here: &'a [Decoded]) -> Option<&'a Decoded> {
    here.iter().find(|one| one.report.id == decoded.report.id)
}

fn verdict(decoded: &Decoded, here: &[Decoded]) -> Verdict {
    match same_id(decoded, here) {
        None => Verdict::Added,
        Some(one)
            if report_digest(&one.report, &one.template)
                == report_digest(&decoded.report, &decoded.template) =>
        {
            Verdict::Same
        }
        Some(_) => Verdict::Replaces,
    }
}

/// Labels of the figures that two reports of one template state differently; a figure that only one of them states counts,
/// also one that does not read. The first of them, and how many there are.
fn differing_figures(one: &Decoded, other: &Decoded) -> (Vec<String>, usize) {
    let figure = |report: &Report, path: &Path| match report.answer(path) {
        Answer::Number(number) => Some(Answer::Number(*number)),
        Answer::Unreadable(text) => Some(Answer::Unreadable(text.clone())),
        _ => None,
    };
    let of_other = other
        .report
        .answers
        .keys()
        .filter(|path| !one.report.answers.contains_key(*path));
    let paths = one.report.answers.keys().chain(of_other);
    let differing: Vec<&Path> = paths
        .filter(|path| figure(&one.report, path) != figure(&other.report, path))
        .collect();
    let named = differing
        .iter()
        .take(words::MOST_NAMED)
        .map(|path| label_in(path, &one.report, &one.template));
    (named.collect(), differing.len())
}

fn remark_line(remark: &Remark, template: &Form) -> String {
    match remark {
        Remark::Altered => words::ALTERED.to_owned(),
        Remark::NoDigest => words::NO_DIGEST.to_owned(),
        Remark::OtherTemplate { version } => words::other_template(*version, template.version),
        Remark::Unreadable(path) => words::unreadable(&template.label(path)),
        Remark::NotAsked(count) => words::not_asked(*count),
        Remark::WorkedOut(count) => words::worked_out(*count),
        Remark::NoLongerComplete => words::NO_LONGER_COMPLETE.to_owned(),
    }
}

/// Takes in every file of a dry run that adds or replaces; what is replaced is kept in the bin first.
///
/// # Errors
/// The store is full or cannot be used; files before the failing one are in.
pub fn take_in(store: &dyn KeyValue, entries: &[ImportEntry]) -> Result<usize, StorageFault> {
    let mut taken = 0;
    for entry in entries {
        let Some(decoded) = entry
            .decoded
            .as_ref()
            .filter(|_| entry.verdict != Verdict::Same)
        else {
            continue;
        };
        repository::keep_copy(store, &decoded.report.id)?;
        repository::save(store, &decoded.report, &decoded.template)?;
        taken += 1;
    }
    Ok(taken)
}
