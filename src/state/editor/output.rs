//! What the officer takes away: document, files, paper.

use leptos::prelude::*;

use super::core::Editor;
use crate::browser::lazy::lazy;
use crate::browser::{files, page};
use crate::document::compose::decimals::assess_as_printed;
use crate::document::compose::letterhead::code_line;
use crate::document::compose::{Written, compose};
use crate::document::html::pages::Pages;
use crate::document::html::{to_html, to_html_for_preview, to_html_on_pages};
use crate::document::tree::Document;
use crate::formats::file_name::file_name;
use crate::formats::report::encode::encode;
use crate::messages::vi::sentences::render_subject_and_closing;

impl Editor {
    /// The self-contained document as it stands now, for the screen and for printing: a page that shows it is drawn anew,
    /// never brought up to date.
    #[must_use]
    pub fn html(self) -> String {
        self.document(|document| to_html_for_preview(&document), false)
    }

    /// The document as one of its writers writes it; the one for a file carries the exchange file along. Empty as long as the
    /// rules are not here.
    fn document(self, write: impl Fn(Document) -> String, carrying: bool) -> String {
        let Some(rules) = self.rules() else {
            return String::new();
        };
        self.template.with_value(|template| {
            self.report.with_untracked(|report| {
                let (subject, closing) = render_subject_and_closing(template, &rules, report);
                self.assessment.with_untracked(|assessment| {
                    let file = if carrying {
                        encode(report, template, &rules, assessment)
                    } else {
                        String::new()
                    };
                    let printed = self.previous.with_value(|previous| {
                        let previous = previous.as_ref();
                        assess_as_printed(template, &rules, report, previous, assessment)
                    });
                    write(compose(
                        template,
                        &rules,
                        report,
                        printed.as_ref().unwrap_or(assessment),
                        &Written {
                            subject,
                            closing,
                            file,
                            annexes: Vec::new(),
                        },
                    ))
                })
            })
        })
    }

    /// Hands the exchange file to the person.
    fn download_json(self) {
        let Some(rules) = self.rules() else { return };
        let (name, text) = self.template.with_value(|template| {
            self.report.with_untracked(|report| {
                (
                    file_name(report, "json"),
                    self.assessment
                        .with_untracked(|assessment| encode(report, template, &rules, assessment)),
                )
            })
        });
        files::download(&name, "application/json", &text);
    }

    /// Hands the self-contained document to the person, with its sheets when they are known.
    pub fn export_html(self, pages: Option<&Pages>) {
        let name = self
            .report
            .with_untracked(|report| file_name(report, "html"));
        let write = |document| {
            pages.map_or_else(
                || to_html(&document),
                |pages| to_html_on_pages(&document, pages),
            )
        };
        files::download(&name, "text/html", &self.document(write, true));
    }

    /// Prints the document shown in a frame.
    pub fn print(self, frame: &str) {
        page::print_frame(frame);
    }

    /// Number and symbol as the document prints them.
    #[must_use]
    pub fn code_line(self) -> String {
        self.template
            .with_value(|template| self.report.with(|report| code_line(template, report)))
    }
}

lazy! { files:
    /// Hands the exchange file of an assessed report to the person.
    pub fn export_json(editor: Editor) -> () {
        editor.download_json();
    }
}
