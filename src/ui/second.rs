//! The second part of the program: fills in the table of `state::later`. Nothing else may name what stands here, or it
//! would be transferred at a first visit.

use leptos::prelude::*;

use super::data::{DataPage, DataPageProps};
use super::editor::assessment;
use super::editor::findings_page::{FindingsPage, FindingsPageProps};
use super::editor::preview::{PreviewPage, PreviewPageProps};
use super::editor::sentence::{Narrative, NarrativeProps};
use super::help::HelpPage;
use super::history::{HistoryPage, HistoryPageProps, steps};
use super::home::records;
use super::import::{ImportPage, ImportPageProps};
use super::keeping::bars;
use super::news::news;
use super::table::{ReportTable, ReportTableProps};
use crate::assess::{assess, reassess};
use crate::browser::second::second_part;
use crate::catalog::Catalog;
use crate::state::app::App;
use crate::state::editor::Editor;
use crate::state::keeping;
use crate::state::later::{Loading, Rules, Second};

/// Brings the second part.
pub fn load() -> Loading {
    Box::pin(second())
}

second_part! {
    /// The table, once the second part is here.
    pub fn second() -> &'static Second = &SECOND;
}

static SECOND: Second = Second {
    rules: Rules {
        assess,
        reassess,
        written: keeping::written,
    },
    start: |app| Box::pin(keeping::start(app)),
    attend: keeping::attend,
    bars,
    data: |app| DataPage(DataPageProps { app }).into_any(),
    history: |editor| HistoryPage(HistoryPageProps { editor }).into_any(),
    steps,
    load_shelf: App::read_shelf,
    open: |app, report| {
        app.editor(report)
            .inspect(|editor| editor.take_up(SECOND.rules, app.with_rules(&editor.template().id)))
    },
    bring_back: App::undo,
    look_at: App::read_files,
    templates: Catalog::with_rules,
    open_example: App::take_in_example,
    shelf: records,
    import: |app| ImportPage(ImportPageProps { app }).into_any(),
    news,
    help: || HelpPage().into_any(),
    export_json: Editor::export_json,
    assessment,
    narrative: |editor, section| Narrative(NarrativeProps { editor, section }).into_any(),
    table: |editor, table| ReportTable(ReportTableProps { editor, table }).into_any(),
    findings: |editor| FindingsPage(FindingsPageProps { editor }).into_any(),
    preview: |app, editor, left| PreviewPage(PreviewPageProps { app, editor, left }).into_any(),
};
