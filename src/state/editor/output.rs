//! What the officer takes away: document, files, paper.

use leptos::prelude::*;

use super::Editor;
use crate::document::compose::{Written, compose};
use crate::document::html::to_html;
use crate::document::letterhead::code_line;
use crate::engine::assess::write_frame;
use crate::exchange::encode::{encode, file_name};
use crate::platform::{files, page};

impl Editor {
    /// The self-contained document.
    #[must_use]
    pub fn html(self) -> String {
        self.template.with_value(|template| {
            self.report.with(|report| {
                let (subject, closing) = write_frame(template, report);
                let written = Written { subject, closing };
                self.assessment.with(|assessment| to_html(&compose(template, report, assessment, &written)))
            })
        })
    }

    /// Hands the exchange file to the person.
    pub fn export_json(self) {
        let (name, text) = self.template.with_value(|template| {
            self.report.with_untracked(|report| {
                (
                    file_name(report, "json"),
                    self.assessment.with_untracked(|assessment| encode(report, template, assessment)),
                )
            })
        });
        files::download(&name, "application/json", &text);
    }

    /// Hands the self-contained document to the person.
    pub fn export_html(self) {
        let name = self.report.with_untracked(|report| file_name(report, "html"));
        files::download(&name, "text/html", &untrack(|| self.html()));
    }

    /// Prints the document shown in a frame.
    pub fn print(self, frame: &str) {
        page::print_frame(frame);
    }

    /// Number and symbol as the document prints them.
    #[must_use]
    pub fn code_line(self) -> String {
        self.template.with_value(|template| self.report.with(|report| code_line(template, report)))
    }
}
