//! The outline of the open report, and the way to a field or a finding.

use leptos::prelude::*;

use super::core::{Editor, add_control_id, control_id};
use crate::assess::field_search::{FoundField, find_fields};
use crate::assess::form_order::{Standpoint, next_asked};
use crate::assess::open_items::blanks;
use crate::browser::{arrival, editor_keys, page, shortcuts};
use crate::model::answer::FieldPath;
use crate::state::outline::{self, OutlineEntry};
use crate::state::route::Route;
use crate::template::form::PARTICULARS;

impl Editor {
    /// Every section with its progress.
    #[must_use]
    pub fn outline(self) -> Vec<OutlineEntry> {
        let open = self.open.get();
        self.template.with_value(|template| {
            self.report.with(|report| {
                self.assessment.with(|assessment| {
                    outline::outline(template, report, assessment, open.as_deref())
                })
            })
        })
    }

    fn section_of(self, path: &FieldPath) -> Route {
        let section = self
            .template
            .with_value(|template| template.section_of(path).unwrap_or(PARTICULARS).to_owned());
        Route::Section {
            report: self.id(),
            section,
        }
    }

    /// Goes to the form of an address and to its control.
    pub fn go_to_field(self, path: &FieldPath) {
        let (control, target) = (self.entrance(path), self.section_of(path).fragment());
        let turned = self.show_row_of(path);
        self.stop_hiding(path);
        if turned && page::fragment() == target {
            page::after_draw(move || _ = page::reveal(&control));
        } else {
            Self::go_to_control(&control, &target);
        }
    }

    /// The control to go to for an address: of a table without rows the button that adds one.
    fn entrance(self, path: &FieldPath) -> String {
        let template = self.template();
        let table = template.tables.get(path.as_str());
        let is_empty =
            table.is_some_and(|placed| untrack(|| self.row_ids(&placed.table)).is_empty());
        if is_empty && !self.is_locked_now() {
            add_control_id(path)
        } else {
            control_id(path)
        }
    }

    /// The answer that is left to fill in after the control with the focus, else after the beginning of a section.
    pub(in crate::state) fn next_blank(self, section: &str) -> Option<FieldPath> {
        if self.is_locked_now() {
            return None;
        }
        let control = editor_keys::control_in_focus();
        // Of a table without rows the button that adds one is what was gone to.
        let is_here =
            |path: &FieldPath| control_id(path) == control || add_control_id(path) == control;
        let from = Standpoint {
            section,
            is_here: &is_here,
        };
        self.rules()?;
        self.template.with_value(|template| {
            self.report.with_untracked(|report| {
                let blanks = self
                    .assessment
                    .with_untracked(|assessment| blanks(assessment, template, report));
                next_asked(template, report, &blanks, from)
            })
        })
    }

    /// The fields that fit a query ([`find_fields`]).
    #[must_use]
    pub fn find_fields(self, query: &str) -> Vec<FoundField> {
        self.template.with_value(|template| {
            self.report
                .with_untracked(|report| find_fields(template, report, query))
        })
    }

    /// Opens the section after another, or the one before; nothing happens at either end.
    pub(in crate::state) fn open_neighbour(self, section: &str, after: bool) {
        let entries = untrack(|| self.outline());
        let here = entries.iter().position(|entry| entry.section == section);
        let there = here.and_then(|here| {
            if after {
                here.checked_add(1)
            } else {
                here.checked_sub(1)
            }
        });
        if let Some(entry) = there.and_then(|there| entries.get(there)) {
            shortcuts::leave_control();
            page::go(&entry.href);
        }
    }

    pub(super) fn go_to_control(control: &str, target: &str) {
        if page::fragment() == target {
            arrival::reveal_once_here(control);
        } else {
            // Leaving it tidies what was typed there; its page will be gone.
            shortcuts::leave_control();
            arrival::reveal_after_navigation(control);
            page::go(target);
        }
    }
}
