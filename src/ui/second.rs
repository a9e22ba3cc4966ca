//! The second part of the program: fills in the table of `state::later`. Nothing else may name what stands here, or it
//! would be transferred at a first visit.

use leptos::prelude::*;

use super::editor::findings_page::{FindingsPage, FindingsPageProps};
use super::editor::preview::{PreviewPage, PreviewPageProps};
use super::help::HelpPage;
use super::home::records;
use super::import::{ImportPage, ImportPageProps};
use crate::catalog::Catalog;
use crate::platform::second::second_part;
use crate::state::app::App;
use crate::state::later::{Loading, Second};

/// Brings the second part.
pub fn load() -> Loading {
    Box::pin(second())
}

second_part! {
    /// The table, once the second part is here.
    pub fn second() -> &'static Second = &SECOND;
}

static SECOND: Second = Second {
    load_shelf: App::read_shelf,
    open: App::editor,
    look_at: App::read_files,
    templates: Catalog::others,
    open_example: App::take_in_example,
    shelf: records,
    import: |app| ImportPage(ImportPageProps { app }).into_any(),
    help: || HelpPage().into_any(),
    findings: |editor| FindingsPage(FindingsPageProps { editor }).into_any(),
    preview: |editor, section| PreviewPage(PreviewPageProps { editor, section }).into_any(),
};
