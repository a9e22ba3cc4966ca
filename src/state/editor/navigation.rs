//! The outline of the open report, and the way to a field or a finding.

use leptos::prelude::*;

use super::core::{Editor, control_id};
use crate::assess::finding::Finding;
use crate::browser::page;
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

    /// The section where a finding can be mended.
    #[must_use]
    pub fn finding_href(self, finding: &Finding) -> String {
        finding
            .fields
            .first()
            .map(|path| self.section_of(path))
            .unwrap_or(Route::Findings { report: self.id() })
            .fragment()
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
        let (control, target) = (control_id(path), self.section_of(path).fragment());
        let turned = self.show_row_of(path);
        if turned && page::fragment() == target {
            page::after_draw(move || _ = page::reveal(&control));
        } else {
            Self::go_to_control(&control, &target);
        }
    }

    pub(super) fn go_to_control(control: &str, target: &str) {
        if page::fragment() == target {
            page::reveal(control);
        } else {
            page::reveal_after_navigation(control);
            page::go(target);
        }
    }
}
