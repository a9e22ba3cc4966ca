//! Showing only what is blank: fields that are given are hidden in the section that is open. One that is filled in since
//! stays until the section is left.

use leptos::prelude::*;

use super::core::{Editor, control_id};
use crate::browser::blank_fields::{hide_fields, show_field};
use crate::browser::page::after_draw;
use crate::model::answer::FieldPath;
use crate::model::template::Item;

/// The fields of a section outside tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BlankFields {
    /// How many are blank.
    pub blank: usize,
    /// How many are given.
    pub given: usize,
    /// There are tables too, which are shown.
    pub tables: bool,
}

impl Editor {
    /// True while only blank fields are shown.
    #[must_use]
    pub fn shows_only_blank(self) -> bool {
        self.only_blank.get()
    }

    /// Shows only the blank fields of a section, and of those that are opened from now on; or all again.
    pub fn show_only_blank(self, section: &str, on: bool) {
        self.only_blank.set(on);
        self.hide_given(section);
    }

    /// A section was opened: its given fields are hidden, if only blank ones are shown. It waits until the field that
    /// somebody goes to has the focus.
    pub fn open_only_blank(self, section: String) {
        let hide = move || {
            // The report may be closed by then.
            if self.only_blank.try_get_untracked() == Some(true) {
                self.hide_given(&section);
            }
        };
        after_draw(move || after_draw(hide));
    }

    fn hide_given(self, section: &str) {
        let mut hidden = Vec::new();
        if self.only_blank.get_untracked() {
            untrack(|| {
                self.each_field(section, |path, given| {
                    if given {
                        hidden.push(control_id(path));
                    }
                });
            });
        }
        hide_fields(&hidden);
    }

    /// Somebody goes to a field: it is not hidden.
    pub(super) fn stop_hiding(self, path: &FieldPath) {
        if self.only_blank.get_untracked() {
            show_field(&control_id(path));
        }
    }

    /// How many fields of a section are blank and given.
    #[must_use]
    pub fn blank_fields(self, section: &str) -> BlankFields {
        let (mut all, mut filled) = (0, 0);
        let tables = self.each_field(section, |_, given| {
            all += 1;
            filled += usize::from(given);
        });
        BlankFields {
            blank: all - filled,
            given: filled,
            tables,
        }
    }

    /// Sees each field of a section outside tables, and whether it is given; true where there are tables too.
    fn each_field(self, section: &str, mut see: impl FnMut(&FieldPath, bool)) -> bool {
        self.template.with_value(|template| {
            self.report.with(|report| {
                let items = template.section(section).map(|section| &section.items);
                let mut tables = false;
                for item in items.into_iter().flatten() {
                    match item {
                        Item::Field(field) => {
                            let path = FieldPath::new(field.id.as_str());
                            see(&path, report.answer(&path).is_given());
                        }
                        Item::Table(_) => tables = true,
                    }
                }
                tables
            })
        })
    }
}
