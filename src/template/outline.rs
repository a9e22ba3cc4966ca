//! Walks over the outline of a template.

use crate::model::report::Report;
use crate::model::template::{Item, Section};
use crate::template::form::Form;

/// Every section that is shown, each before its sub-sections, with its place; numbers close up over those that are not.
pub fn walk<'a>(
    sections: &'a [Section],
    place: &mut Vec<usize>,
    shown: &dyn Fn(&Section) -> bool,
    list: &mut Vec<(Vec<usize>, &'a Section)>,
) {
    for (position, section) in sections.iter().filter(|section| shown(section)).enumerate() {
        place.push(position + 1);
        list.push((place.clone(), section));
        walk(&section.sections, place, shown, list);
        place.pop();
    }
}

/// Fields of a list of items that stand outside tables, and the tables.
pub fn each_item<'a>(sections: &'a [Section], see: &mut dyn FnMut(&'a Section, &'a Item)) {
    for section in sections {
        for item in &section.items {
            see(section, item);
        }
        each_item(&section.sections, see);
    }
}

impl Form {
    /// Ids of the sections that a report leaves out, each with those below it.
    #[must_use]
    pub fn left_out<'a>(&'a self, report: &Report) -> Vec<&'a str> {
        let mut all = Vec::new();
        walk(&self.sections, &mut Vec::new(), &|_| true, &mut all);
        let shown = self.outline(report);
        if shown.len() == all.len() {
            return Vec::new();
        }
        let is_shown = |id: &str| shown.iter().any(|(_, section)| section.id == id);
        all.into_iter()
            .map(|(_, section)| section.id.as_str())
            .filter(|id| !is_shown(id))
            .collect()
    }
}
