//! What is handed over: totals, and what is wrong with files and reports.

use leptos::prelude::*;

use super::core::Collecting;
use super::dry_run::Intake;
use crate::assess::assess;
use crate::browser::files;
use crate::collection::file_group::FileGroup;
use crate::collection::sorted::Sorted;
use crate::collection::workspace::Workspace;
use crate::document::agency_annex::agency_annex;
use crate::document::compose::decimals::assess_as_printed;
use crate::document::compose::{Written, compose};
use crate::document::html::{to_html, to_html_for_preview};
use crate::document::problem_list::problem_list;
use crate::document::tree::Document;
use crate::formats::file_name::file_name;
use crate::formats::problems::problem_table;
use crate::formats::report::encode::encode;
use crate::formats::totals::{encode_totals, totals_table};
use crate::input::name_order::compare_names;
use crate::messages::vi::app::agency_of;
use crate::messages::vi::collection::intake::{PROBLEMS_FILE, reason};
use crate::messages::vi::collection::problems::{Problem, ProblemRow, UNKNOWN_AGENCY};
use crate::messages::vi::collection::totals::FILE;
use crate::messages::vi::sentences::render_subject_and_closing;
use crate::messages::vi::{collection as words, period};
use crate::model::collection::{Collection, Subject};
use crate::template::compile::Compiled;

/// A kind of file that problems are handed over in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ProblemFile {
    /// A table for spreadsheets.
    Csv,
    /// A page to be read and printed.
    Html,
}

impl Collecting {
    /// Hands the totals over as a table for spreadsheets.
    pub fn save_totals_table(self) {
        if let Some(workspace) = self.workspace_now() {
            let text = totals_table(&workspace);
            files::download(&format!("{FILE}.csv"), "text/csv;charset=utf-8", &text);
        }
    }

    /// Hands the totals over as JSON.
    pub fn save_totals(self) {
        if let Some(workspace) = self.workspace_now() {
            let text = encode_totals(&workspace);
            files::download(&format!("{FILE}.json"), "application/json", &text);
        }
    }

    /// Hands over all that is wrong with the files of the dry run.
    pub fn save_intake_problems(self, kind: ProblemFile) {
        if let Some(workspace) = self.workspace_now() {
            let rows = self.intake_problems(&workspace);
            save(&workspace, kind, &rows);
        }
    }

    /// Hands over what is wrong with a report that was received.
    pub fn save_problems_of(self, digest: &str, problems: Vec<Problem>, kind: ProblemFile) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let Some(received) = workspace.collection.submissions.get(digest) else {
            return;
        };
        let agency = full_name_of(&workspace.collection, Some(&received.subject));
        let rows = problems.into_iter().map(|problem| ProblemRow {
            agency: agency.clone(),
            file: received.file.clone(),
            problem,
        });
        let rows: Vec<ProblemRow> = rows.collect();
        save(&workspace, kind, &rows);
    }

    /// The document of the department's own report with the results of each agency, for the screen and for printing; none as
    /// long as it is not here.
    #[must_use]
    pub fn synthesis_html(self, report: &str) -> Option<String> {
        self.synthesis_document(report, false)
            .map(|document| to_html_for_preview(&document))
    }

    /// Hands that document over, with the report's file in it.
    pub fn export_synthesis(self, report: &str) {
        let written = untrack(|| {
            let report = self.own_report(report)?.report?;
            let document = self.synthesis_document(&report.id, true)?;
            Some((file_name(&report, "html"), to_html(&document)))
        });
        if let Some((name, html)) = written {
            files::download(&name, "text/html", &html);
        }
    }

    fn synthesis_document(self, report: &str, carrying: bool) -> Option<Document> {
        let (own, workspace) = (self.own_report(report)?, self.workspace()?);
        let report = own.report?;
        let Compiled { form, rules } = &own.template;
        let assessment = assess(form, rules, &report, None);
        let printed = assess_as_printed(form, rules, &report, None, &assessment);
        let (subject, closing) = render_subject_and_closing(form, rules, &report);
        let written = Written {
            subject,
            closing,
            file: carrying
                .then(|| encode(&report, form, rules, &assessment))
                .unwrap_or_default(),
            annexes: agency_annex(&workspace).into_iter().collect(),
        };
        let assessment = printed.as_ref().unwrap_or(&assessment);
        Some(compose(form, rules, &report, assessment, &written))
    }

    fn intake_problems(self, workspace: &Workspace) -> Vec<ProblemRow> {
        let run = self.intake.get_untracked();
        let Intake::Sorted(run) = run else {
            return Vec::new();
        };
        let mut rows = Vec::new();
        for (sorted, found) in run.sorted.iter().zip(&run.found) {
            let agency = full_name_of(&workspace.collection, sorted.subject.as_ref());
            let own = of_file(sorted).into_iter();
            let own = own.chain(found.differences.iter().chain(&found.findings).cloned());
            rows.extend(own.map(|problem| ProblemRow {
                agency: agency.clone(),
                file: sorted.file.clone(),
                problem,
            }));
        }
        rows.sort_by(|one, other| {
            let agencies = compare_names(&one.agency, &other.agency);
            agencies.then_with(|| compare_names(&one.file, &other.file))
        });
        rows
    }
}

/// What is wrong with a file as a whole.
fn of_file(sorted: &Sorted) -> Option<Problem> {
    let goes_back = FileGroup::of(&sorted.verdict).goes_back();
    goes_back.then(|| Problem {
        reason: reason(&sorted.verdict),
        ..Problem::default()
    })
}

/// What a collection is called: its template and its period.
fn title_of(workspace: &Workspace) -> String {
    let period = period::label(&workspace.collection.period);
    words::title(&workspace.template.form.title, &period)
}

/// The name of whoever owes a report.
#[must_use]
pub fn name_of(collection: &Collection, subject: Option<&Subject>) -> String {
    let name = subject.and_then(|subject| {
        let agency = collection.agency(&subject.agency)?;
        match subject.predecessor {
            None => Some(agency.name.clone()),
            Some(at) => agency.predecessors.get(at).map(|one| one.name.clone()),
        }
    });
    name.unwrap_or_else(|| UNKNOWN_AGENCY.to_owned())
}

/// The same with the superior where the list states it: namesakes are told apart by it.
#[must_use]
pub fn full_name_of(collection: &Collection, subject: Option<&Subject>) -> String {
    let agency = subject.and_then(|subject| collection.agency(&subject.agency));
    let superior = agency.map_or("", |one| one.superior.as_str());
    agency_of(&name_of(collection, subject), superior)
}

fn save(workspace: &Workspace, kind: ProblemFile, rows: &[ProblemRow]) {
    match kind {
        ProblemFile::Csv => {
            let text = problem_table(rows);
            files::download(
                &format!("{PROBLEMS_FILE}.csv"),
                "text/csv;charset=utf-8",
                &text,
            );
        }
        ProblemFile::Html => {
            let text = to_html(&problem_list(&title_of(workspace), rows));
            files::download(
                &format!("{PROBLEMS_FILE}.html"),
                "text/html;charset=utf-8",
                &text,
            );
        }
    }
}
