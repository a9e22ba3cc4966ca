//! The department's own report as a document, with the results of each agency behind it.

use leptos::prelude::*;

use super::core::Collecting;
use crate::assess::assess;
use crate::browser::files;
use crate::document::agency_annex::agency_annex;
use crate::document::chart_annex::{DrawnChart, chart_annex};
use crate::document::compose::decimals::assess_as_printed;
use crate::document::compose::{Written, compose};
use crate::document::html::{to_html, to_html_for_preview};
use crate::document::tree::Document;
use crate::formats::file_name::file_name;
use crate::formats::report::encode::encode;
use crate::messages::vi::sentences::render_subject_and_closing;
use crate::template::compile::Compiled;

impl Collecting {
    /// The document of the department's own report with the results of each agency and charts, for the screen and for printing;
    /// none as long as it is not here.
    #[must_use]
    pub fn synthesis_html(self, report: &str, charts: &[DrawnChart]) -> Option<String> {
        self.synthesis_document(report, charts, false)
            .map(|document| to_html_for_preview(&document))
    }

    /// Hands that document over, with the report's file in it.
    pub fn export_synthesis(self, report: &str, charts: &[DrawnChart]) {
        let written = untrack(|| {
            let report = self.own_report(report)?.report?;
            let document = self.synthesis_document(&report.id, charts, true)?;
            Some((file_name(&report, "html"), to_html(&document)))
        });
        if let Some((name, html)) = written {
            files::download(&name, "text/html", &html);
        }
    }

    fn synthesis_document(
        self,
        report: &str,
        charts: &[DrawnChart],
        carrying: bool,
    ) -> Option<Document> {
        let (own, workspace) = (self.own_report(report)?, self.workspace()?);
        let report = own.report?;
        let Compiled { form, rules } = &own.template;
        let assessment = assess(form, rules, &report, None);
        let printed = assess_as_printed(form, rules, &report, None, &assessment);
        let (subject, closing) = render_subject_and_closing(form, rules, &report);
        let written = Written {
            subject,
            closing,
            file: if carrying {
                encode(&report, form, rules, &assessment)
            } else {
                String::new()
            },
            annexes: agency_annex(&workspace)
                .into_iter()
                .chain(chart_annex(charts))
                .collect(),
        };
        let assessment = printed.as_ref().unwrap_or(&assessment);
        Some(compose(form, rules, &report, assessment, &written))
    }
}
