//! Walks over the outline of a template.

use crate::model::template::{Item, Section};

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
