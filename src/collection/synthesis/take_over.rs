//! Writing what a collection gives into a report.

use super::compare::{FillState, compare, has_place};
use super::fill::Fills;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::synthesis::{Filled, Synthesis, written};
use crate::template::form::Form;

/// Writes all that nobody wrote otherwise, and notes what was written; rows of tables first. What a person changed stays.
pub fn take_over(form: &Form, report: &mut Report, synthesis: &mut Synthesis, fills: &Fills) {
    for (table, rows) in &fills.rows {
        let known = synthesis.rows.entry(table.clone()).or_default();
        let own = report.rows.entry(table.clone()).or_default();
        // Rows that a person took out stay out.
        own.extend(rows.iter().filter(|row| !known.contains(row)).cloned());
        known.extend(
            rows.iter()
                .filter(|row| !known.contains(row))
                .cloned()
                .collect::<Vec<_>>(),
        );
    }
    for one in compare(report, synthesis, fills) {
        let path = one.fill.path;
        match (one.state, one.fill.answer) {
            (FillState::Same | FillState::Waiting, Ok(answer)) => {
                include(form, report, &path);
                put(report, synthesis, (path, one.fill.from), answer);
            }
            (FillState::Withdrawn, _) => {
                put(report, synthesis, (path, one.fill.from), Answer::Blank);
            }
            _ => {}
        }
    }
    drop_empty_rows(report, synthesis, fills);
}

/// Writes what the collection gives one field, also over what a person wrote. False where it gives nothing.
pub fn take_one(
    form: &Form,
    report: &mut Report,
    synthesis: &mut Synthesis,
    fills: &Fills,
    path: &FieldPath,
) -> bool {
    let mut given = fills.fills.iter();
    let fill = given.find(|fill| fill.path == *path && has_place(report, synthesis, path));
    let Some((from, Ok(answer))) = fill.map(|fill| (fill.from.clone(), fill.answer.clone())) else {
        return false;
    };
    include(form, report, path);
    put(report, synthesis, (path.clone(), from), answer);
    true
}

/// Takes the optional section up in which something is written.
fn include(form: &Form, report: &mut Report, path: &FieldPath) {
    let Some(section) = form.section_of(path) else {
        return;
    };
    if form.is_left_out(section, report) && !report.included.iter().any(|one| one == section) {
        report.included.push(section.to_owned());
    }
}

/// Writes an answer, and notes it.
fn put(
    report: &mut Report,
    synthesis: &mut Synthesis,
    (path, from): (FieldPath, String),
    answer: Answer,
) {
    let (before, written) = (written(report.answer(&path)), written(&answer));
    let filled = Filled {
        from,
        before: (before != written).then_some(before),
        written,
    };
    synthesis.filled.insert(path.clone(), filled);
    report.set(path, answer);
}

/// Takes rows out that were taken over, that the collection no longer gives, and in which nothing stands any more.
fn drop_empty_rows(report: &mut Report, synthesis: &mut Synthesis, fills: &Fills) {
    for (table, known) in &mut synthesis.rows {
        let given = fills.rows.get(table).map_or(&[][..], Vec::as_slice);
        let gone: Vec<String> = known
            .iter()
            .filter(|row| !given.contains(row))
            .filter(|row| {
                let prefix = format!("{table}.{row}.");
                let mut answers = report.answers.iter();
                !answers.any(|(path, answer)| {
                    path.as_str().starts_with(&prefix) && *answer != Answer::Blank
                })
            })
            .cloned()
            .collect();
        known.retain(|row| !gone.contains(row));
        if let Some(rows) = report.rows.get_mut(table) {
            rows.retain(|row| !gone.contains(row));
        }
    }
}
