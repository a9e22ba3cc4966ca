//! The outline as the editor shows it.

use super::route::Route;
use crate::assess::assessment::Assessment;
use crate::assess::open_items::{Open, OpenInSection};
use crate::input::numbering::heading;
use crate::model::report::{Report, Status};
use crate::model::template::Section;
use crate::template::form::{Form, PARTICULARS};

/// A section in the outline.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutlineEntry {
    /// Id of the section.
    pub section: String,
    /// Its printed number; empty for the particulars and for sections left out.
    pub number: String,
    /// Its short title.
    pub title: String,
    /// Depth, 1 at the top.
    pub level: usize,
    /// True where answers are required, sub-sections included.
    pub asks: bool,
    /// Answers left to fill in, sub-sections included.
    pub left: usize,
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

impl OutlineEntry {
    /// Number and title.
    #[must_use]
    pub fn full_title(&self) -> String {
        format!("{} {}", self.number, self.title)
            .trim_start()
            .to_owned()
    }
}

/// Every section, the particulars first, in the order of the form. `open` counts what keeps the report from completion;
/// without it what is left are the required answers.
#[must_use]
pub fn outline(
    template: &Form,
    report: &Report,
    assessment: &Assessment,
    open: Option<&Open>,
) -> Vec<OutlineEntry> {
    let numbered = template.outline(report);
    let mut entries = Vec::new();
    let mut add = |section: &Section, level: usize| {
        let place = numbered
            .iter()
            .find(|(_, one)| one.id == section.id)
            .map(|(place, _)| place);
        let required = assessment.progress.of(&section.id);
        let required = required.unwrap_or_default();
        let here = |open: &Open| {
            let mut sections = open.sections.iter();
            sections.find(|one| one.section == section.id).cloned()
        };
        let open = match open {
            Some(open) => here(open).unwrap_or_default(),
            None if report.status != Status::Draft => OpenInSection::default(),
            None => OpenInSection {
                left: required.left(),
                ..OpenInSection::default()
            },
        };
        entries.push(OutlineEntry {
            number: place
                .map(|place| heading(place, template.document.parts))
                .unwrap_or_default(),
            title: section
                .short_title
                .clone()
                .unwrap_or_else(|| section.title.clone()),
            level,
            asks: required.asked > 0,
            left: open.left,
            problems: open.problems,
            wrong: open.has_error,
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
