//! What is said of a file before it is imported: what it is, what would happen and what to know.

use crate::messages::import_facts::{Answered, ImportFacts};
use crate::messages::vi::comparison::{Difference, difference};
use crate::messages::vi::period::off_usual_in;
use crate::messages::vi::rows::label_in;
use crate::messages::vi::{files, import as words, import_changes as changes};
use crate::model::answer::{Answer, FieldPath};
use crate::model::diff::{Change, Content, diff};
use crate::model::file::{FileError, Remark};
use crate::model::period::rule_for;
use crate::model::report::Report;
use crate::model::storage::ImportVerdict;
use crate::template::form::Form;

/// A sentence each; or why the file cannot be used.
#[must_use]
pub fn render(facts: Result<ImportFacts<'_>, &FileError>) -> Vec<String> {
    match facts {
        Ok(facts) => render_facts(&facts),
        Err(error) => vec![files::render(error)],
    }
}

fn render_facts(facts: &ImportFacts<'_>) -> Vec<String> {
    let file = facts.file;
    let mut lines = vec![
        words::what(file.report, &file.template.title, facts.namesake),
        match (facts.earlier, facts.here) {
            (Some(earlier), Some(here)) => {
                let same = facts.verdict == ImportVerdict::Same;
                words::replaces_earlier(same, earlier, here.report, file.report)
            }
            (_, here) => words::verdict(
                facts.verdict == ImportVerdict::Same,
                here.map(|here| here.report),
                file.report,
            ),
        },
    ];
    if let (Some(here), ImportVerdict::Replaces) = (facts.here, facts.verdict) {
        lines.extend(replaced(here, file));
    }
    lines.extend(period_problem(file));
    if let Some(other) = facts.same_subject {
        lines.push(words::same_subject(facts.same_subject_file));
        lines.extend(words::other_days(&other.report.period, &file.report.period));
        let (labels, count) = differing_figures(other, file);
        lines.push(words::figures_compared(&labels, count));
    }
    lines.extend(absent_rows(file));
    lines.extend(
        ["agency.name", "agency.superior"]
            .iter()
            .find_map(|path| words::garbled(file.report.words(path))),
    );
    let altered = facts.remarks.contains(&Remark::Altered);
    let mark = facts.check_mark.iter();
    lines.extend(mark.map(|digest| words::check_mark(digest, altered)));
    let remarks = facts.remarks.iter();
    lines.extend(remarks.map(|remark| render_remark(remark, file.template)));
    lines
}

/// What a file changes in the report that it replaces: another template, another agency, other days, and each place with
/// what stands there before and after, figures first.
fn replaced(here: Answered<'_>, file: Answered<'_>) -> Vec<String> {
    let (before, after) = (here.report, file.report);
    let mut lines = Vec::new();
    if before.template.id != after.template.id {
        lines.push(changes::template_changes(
            &here.template.title,
            &file.template.title,
        ));
    }
    if before.period.is_same(&after.period) {
        lines.extend(words::other_days(&before.period, &after.period));
    } else {
        lines.push(changes::period_changes(&before.period, &after.period));
    }
    lines.extend(changes::status_changes(before, after));
    if before.template.id != after.template.id {
        // The places of two templates are not comparable.
        return lines;
    }
    let is_figure = |change: &Change| {
        [&change.before, &change.after]
            .iter()
            .any(|content| matches!(content, Content::Answer(Answer::Number(_))))
    };
    let (figures, others): (Vec<_>, Vec<_>) = diff(before, after).into_iter().partition(is_figure);
    let count = figures.len() + others.len();
    // Only what is told is named: the name of a cell costs a walk over its table.
    let told = figures.iter().chain(&others).take(changes::MOST_CHANGES);
    let told: Vec<Difference> = told
        .map(|change| difference(change, before, after, file.template))
        .collect();
    let named = told
        .iter()
        .map(|one| [one.place.as_str(), one.before.as_str(), one.after.as_str()]);
    let differ = !lines.is_empty() || count > 0;
    lines.extend(changes::differences(named, count));
    lines.extend(beyond_answers(before, after, differ));
    lines
}

/// What differs and is no answer: what this version has no place for, the course of the report; when nothing else does, that
/// only the time of the last change differs.
fn beyond_answers(before: &Report, after: &Report, differ: bool) -> Vec<String> {
    let mut lines = Vec::new();
    let members = |report: &Report| {
        let unknown = report.unknown.as_ref();
        unknown.map(|one| one.members.clone()).unwrap_or_default()
    };
    // Whether a file states an empty group or none says nothing.
    if members(before) != members(after) {
        lines.push(changes::UNKNOWN_DIFFERS.to_owned());
    }
    if before.template != after.template && before.template.id == after.template.id {
        lines.push(changes::TEMPLATE_VERSION_DIFFERS.to_owned());
    }
    if before.revision != after.revision {
        lines.push(changes::revision_changes(&before.revision, &after.revision));
    }
    if !differ && lines.is_empty() {
        let same_time = before.changed == after.changed;
        let only = if same_time {
            changes::ONLY_COURSE
        } else {
            changes::ONLY_CHANGED
        };
        lines.push(only.to_owned());
    }
    lines
}

/// What cannot be right about the period of a file by the rules of its template, or is unusual about its days.
fn period_problem(file: Answered<'_>) -> Option<String> {
    let (period, template) = (&file.report.period, file.template);
    match rule_for(&template.periods, period.kind) {
        None => Some(words::other_kind_of_period(period, &template.title)),
        Some(rule) => rule
            .period(period.year, period.index)
            .and_then(|expected| words::unexpected_days(&expected, period))
            .or_else(|| off_usual_in(period, template).map(|remark| words::caution(&remark))),
    }
}

/// Tables that do not apply and have rows with answers all the same: those are kept, and neither counted nor printed.
fn absent_rows(file: Answered<'_>) -> Vec<String> {
    let tables = file.template.tables.values().filter_map(|placed| {
        let table = &placed.table;
        let prefix = format!("{}.", table.id);
        let has_answers = || {
            let paths = file.report.answers.keys();
            paths
                .map(FieldPath::as_str)
                .any(|one| one.starts_with(&prefix))
        };
        (file.report.is_not_applicable(&table.id) && has_answers())
            .then(|| words::absent_rows(&table.label))
    });
    tables.collect()
}

/// Labels of the figures that two reports of one template state differently; a figure that only one of them states counts,
/// also one that does not read. The first of them, and how many there are.
fn differing_figures(one: Answered<'_>, other: Answered<'_>) -> (Vec<String>, usize) {
    let figure = |report: &Report, path: &FieldPath| match report.answer(path) {
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
    let differing: Vec<&FieldPath> = paths
        .filter(|path| figure(one.report, path) != figure(other.report, path))
        .collect();
    let named = differing
        .iter()
        .take(words::MOST_NAMED)
        .map(|path| label_in(path, one.report, one.template));
    (named.collect(), differing.len())
}

/// What the reader of a file remarked.
#[must_use]
pub fn render_remark(remark: &Remark, template: &Form) -> String {
    match remark {
        Remark::Altered => words::ALTERED.to_owned(),
        Remark::NoDigest => words::NO_DIGEST.to_owned(),
        Remark::OtherTemplate { version } => words::other_template(*version, template.version),
        Remark::Unreadable(path) => words::unreadable(&template.label(path)),
        Remark::ReadAsTyped(path) => words::read_as_typed(&template.label(path)),
        Remark::Contradicted(path) => words::contradicted(&template.label(path)),
        Remark::AddedRows(count) => words::added_rows(*count),
        Remark::NotAsked(count) => words::not_asked(*count),
        Remark::WorkedOut(count) => words::worked_out(*count),
        Remark::NoLongerComplete => words::NO_LONGER_COMPLETE.to_owned(),
    }
}
