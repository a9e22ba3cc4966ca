//! The outline as the editor shows it.

use super::route::Route;
use crate::assess::assessment::Assessment;
use crate::assess::open_items::{OpenItem, OpenKind};
use crate::input::numbering::heading;
use crate::model::report::{Report, Status};
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

/// Every section, the particulars first, in the order of the form. `open` is what keeps the report from completion; without
/// it what is left are the required answers.
#[must_use]
pub fn outline(
    template: &Form,
    report: &Report,
    assessment: &Assessment,
    open: Option<&[OpenItem]>,
) -> Vec<OutlineEntry> {
    let numbered = template.outline(report);
    // A completed report keeps nothing open, whatever a newer version of the app finds in it.
    let completed = report.status != Status::Draft;
    let counts = |item: &&OpenItem| !completed || item.is_of_issue;
    let placed = |item| (section_of(template, item), &item.kind);
    let open: Option<Vec<(&str, &OpenKind)>> = match open {
        None if completed => Some(Vec::new()),
        open => open.map(|open| open.iter().filter(counts).map(placed).collect()),
    };
    let mut entries = Vec::new();
    let mut add = |section: &Section, level: usize| {
        let place = numbered
            .iter()
            .find(|(_, one)| one.id == section.id)
            .map(|(place, _)| place);
        let required = assessment.progress.of(&section.id);
        let required = required.unwrap_or_default();
        let own = |kind: &dyn Fn(&OpenKind) -> bool| {
            let open = open.iter().flatten();
            open.filter(|(id, one)| *id == section.id && kind(one))
                .count()
        };
        let wrong = OpenKind::Problem(Severity::Error);
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
            left: open
                .as_ref()
                .map_or(required.left(), |open| missing_in(section, open)),
            problems: own(&|kind| matches!(kind, OpenKind::Problem(_))),
            wrong: own(&|kind| *kind == wrong) > 0,
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

/// The section that asks for what an item is about.
fn section_of<'a>(template: &'a Form, item: &OpenItem) -> &'a str {
    let section = item
        .field
        .as_ref()
        .and_then(|path| template.section_of(path));
    section.unwrap_or(PARTICULARS)
}

/// How much is left to fill in in a section and those below it.
fn missing_in(section: &Section, open: &[(&str, &OpenKind)]) -> usize {
    let own = open
        .iter()
        .filter(|(id, kind)| *id == section.id && matches!(kind, OpenKind::Missing(_)));
    let inner = section.sections.iter();
    own.count() + inner.map(|inner| missing_in(inner, open)).sum::<usize>()
}

fn each(sections: &[Section], level: usize, add: &mut dyn FnMut(&Section, usize)) {
    for section in sections {
        add(section, level);
        each(&section.sections, level + 1, add);
    }
}
