//! The next issue of a report that was opened again: it begins with the first change of the content, without a number and a
//! day of its own, and is given up when the content is that of the issue before again. How a document is named is the
//! caller's business.

use super::answer::{Answer, FieldPath};
use super::diff::{Change, Content, Place, diff};
use super::report::{ISSUE_FIELDS, Report, Status, is_issue_field};

/// Which document this one replaces.
pub const REPLACES: &str = "document.replaces";

/// A report that was opened again and is no other document yet: what [`follow_content`] compares it with.
#[must_use]
pub fn issued(report: &Report) -> Option<Report> {
    report.is_unchanged_since_issue().then(|| report.clone())
}

/// Begins the next issue of a report, or gives it up, by what differs from `issued`, the report as it was opened again;
/// `reference` names a document once it has a number and a day. True when that changed the report.
///
/// A number and a day that are given only now are those of the issue before, and become `issued`'s when the next one begins;
/// another number in the place of one makes another document.
pub fn follow_content(
    report: &mut Report,
    issued: &mut Report,
    reference: impl Fn(&Report) -> Option<String>,
) -> bool {
    if !is_due(report, issued, &reference) {
        return false;
    }
    let replaces = FieldPath::new(REPLACES);
    let begun = has_begun(report, issued);
    let paths = ISSUE_FIELDS.map(FieldPath::new);
    if begun {
        report.revision.number = issued.revision.number;
        for path in paths
            .into_iter()
            .filter(|path| issued.answer(path).is_given())
        {
            report.set(path.clone(), issued.answer(&path).clone());
        }
        report.set(replaces.clone(), issued.answer(&replaces).clone());
        return true;
    }
    report.revision.number = issued.revision.number.saturating_add(1);
    for path in paths {
        if !issued.answer(&path).is_given() {
            issued.set(path.clone(), report.answer(&path).clone());
        }
        if report.answer(&path) == issued.answer(&path) {
            report.set(path, Answer::Blank);
        }
    }
    // Unless the officer names it himself.
    if let Some(replaced) = reference(issued)
        && report.answer(&replaces) == issued.answer(&replaces)
    {
        report.set(replaces, Answer::Text(replaced));
    }
    true
}

/// True where [`follow_content`] would change something: nothing is copied to find out.
pub fn is_due(
    report: &Report,
    issued: &Report,
    reference: impl Fn(&Report) -> Option<String>,
) -> bool {
    let is_draft = report.status == Status::Draft;
    // A record that came from elsewhere may be of a later issue.
    let is_next = report.revision.number <= issued.revision.number.saturating_add(1);
    is_draft && is_next && has_begun(report, issued) != has_changed(report, issued, reference)
}

fn has_begun(report: &Report, issued: &Report) -> bool {
    report.revision.number > issued.revision.number
}

fn has_changed(
    report: &Report,
    issued: &Report,
    reference: impl Fn(&Report) -> Option<String>,
) -> bool {
    let replaces = FieldPath::new(REPLACES);
    let proposed = reference(issued).map_or(Answer::Blank, Answer::Text);
    let changes = diff(issued, report);
    let mut changes = changes.iter();
    changes.any(|change| is_content(change, &replaces, &proposed))
}

/// True for a change that makes another document.
fn is_content(change: &Change, replaces: &FieldPath, proposed: &Answer) -> bool {
    match (&change.place, &change.before, &change.after) {
        (Place::Answer(path), Content::Answer(before), Content::Answer(after)) => {
            if is_issue_field(path) {
                before.is_given() && after.is_given()
            } else {
                path != replaces || after != proposed
            }
        }
        // No paper shows it.
        (Place::Comment(_), ..) => false,
        _ => true,
    }
}
