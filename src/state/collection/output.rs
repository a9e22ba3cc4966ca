//! What is handed over: totals, and what is wrong with files and reports.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::dry_run::{DryRun, Found, Intake};
use super::readers::read_all;
use crate::browser::files;
use crate::browser::readers::{Answer, Item};
use crate::browser::text::Text;
use crate::collection::file_group::FileGroup;
use crate::collection::sorted::Sorted;
use crate::collection::workspace::Workspace;
use crate::document::html::to_html;
use crate::document::problem_list::problem_list;
use crate::formats::problems::problem_table;
use crate::formats::totals::{encode_totals, totals_table};
use crate::input::name_order::name_key;
use crate::messages::vi::app::agency_of;
use crate::messages::vi::collection::intake::{PROBLEMS_FILE, reason};
use crate::messages::vi::collection::problems::{Problem, ProblemRow, UNKNOWN_AGENCY};
use crate::messages::vi::collection::totals::FILE;
use crate::messages::vi::{collection as words, period};
use crate::model::collection::{Collection, Subject};
use crate::storage::received::Read;

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
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let Intake::Sorted(run) = self.intake.get_untracked() else {
            return;
        };
        spawn_local(async move {
            let findings = self.findings_of(&workspace, &run).await;
            if self.is_over() {
                return;
            }
            let rows = problems_of_run(&workspace, &run, findings);
            save(&workspace, kind, &rows);
        });
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

    /// The findings of the files of a dry run, in words, by the positions of the files.
    async fn findings_of(
        self,
        workspace: &Workspace,
        run: &DryRun,
    ) -> BTreeMap<usize, Vec<Problem>> {
        let open = run
            .found
            .iter()
            .enumerate()
            .filter(|(_, one)| one.open() > 0);
        let texts = open.filter_map(|(position, _)| {
            let text = |texts: &Vec<Option<Text>>| texts.get(position).cloned().flatten();
            Some((position, self.texts.with_value(text)?))
        });
        let (positions, texts): (Vec<usize>, Vec<Text>) = texts.unzip();
        let items = texts.into_iter().map(Item::Report).collect();
        let found: Rc<RefCell<BTreeMap<usize, Vec<Problem>>>> = Rc::default();
        let own = Rc::clone(&found);
        let take = move |at: usize, (read, _): Answer| {
            if let (Some(position), Read::Findings(problems)) = (positions.get(at), read) {
                own.borrow_mut().insert(*position, problems);
            }
            !self.is_over()
        };
        read_all(&Rc::new(self.read_by(workspace)), items, take).await;
        found.take()
    }
}

/// All that is wrong with the files of a dry run, by agency.
fn problems_of_run(
    workspace: &Workspace,
    run: &DryRun,
    mut findings: BTreeMap<usize, Vec<Problem>>,
) -> Vec<ProblemRow> {
    let files = run.sorted.iter().zip(&run.found).enumerate();
    let named = files.map(|(position, (sorted, found))| {
        let agency = full_name_of(&workspace.collection, sorted.subject.as_ref());
        (agency, position, sorted, found)
    });
    let mut files: Vec<(String, usize, &Sorted, &Found)> = named.collect();
    files.sort_by_cached_key(|(agency, _, one, _)| (name_key(agency), name_key(&one.file)));
    let mut rows = Vec::new();
    for (agency, position, sorted, found) in files {
        let own = of_file(sorted).into_iter().chain(found.differences.clone());
        let own = own.chain(findings.remove(&position).unwrap_or_default());
        rows.extend(own.map(|problem| ProblemRow {
            agency: agency.clone(),
            file: sorted.file.clone(),
            problem,
        }));
    }
    rows
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
