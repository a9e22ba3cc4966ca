//! The outline as the editor shows it.

use super::route::Route;
use crate::assess::assessment::{Assessment, Progress};
use crate::input::numbering::heading;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{Section, Severity};
use crate::template::form::{Form, PARTICULARS};

/// A section in the outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Id of the section.
    pub section: String,
    /// Its printed number; empty for the particulars and for sections left out.
    pub number: String,
    /// Its short title.
    pub title: String,
    /// Depth, 1 at the top.
    pub level: usize,
    /// Required answers given, sub-sections included.
    pub given: usize,
    /// Required answers asked, sub-sections included.
    pub asked: usize,
    /// Open errors and warnings of its own fields.
    pub problems: usize,
    /// An error is among them.
    pub wrong: bool,
    /// Address of its form.
    pub href: String,
    /// The report decides whether it is taken up.
    pub optional: bool,
    /// It is not taken up.
    pub left_out: bool,
}

/// Every section, the particulars first, in the order of the form. `open` are the first fields of the open errors and
/// warnings.
#[must_use]
pub fn outline(
    template: &Form,
    report: &Report,
    assessment: &Assessment,
    open: &[(FieldPath, Severity)],
) -> Vec<OutlineEntry> {
    let numbered = template.outline(report);
    let open: Vec<(&str, Severity)> = open
        .iter()
        .map(|(path, severity)| (template.section_of(path).unwrap_or(PARTICULARS), *severity))
        .collect();
    let mut entries = Vec::new();
    let mut add = |section: &Section, level: usize| {
        let place = numbered
            .iter()
            .find(|(_, one)| one.id == section.id)
            .map(|(place, _)| place);
        let progress = assessment.progress.of(&section.id);
        let Progress { given, asked } = progress.unwrap_or_default();
        entries.push(OutlineEntry {
            number: place
                .map(|place| heading(place, template.document.parts))
                .unwrap_or_default(),
            title: section
                .short_title
                .clone()
                .unwrap_or_else(|| section.title.clone()),
            level,
            given,
            asked,
            problems: open.iter().filter(|(id, _)| *id == section.id).count(),
            wrong: open.contains(&(section.id.as_str(), Severity::Error)),
            href: Route::Section {
                report: report.id.clone(),
                section: section.id.clone(),
            }
            .fragment(),
            optional: section.optional,
            left_out: section.id != PARTICULARS && place.is_none(),
            section: section.id.clone(),
        });
    };
    add(&template.particulars, 1);
    each(&template.sections, 1, &mut add);
    entries
}

fn each(sections: &[Section], level: usize, add: &mut dyn FnMut(&Section, usize)) {
    for section in sections {
        add(section, level);
        each(&section.sections, level + 1, add);
    }
}
