//! The numbers of a collection as a workbook, by a part of the program that comes when it is first asked for.

use leptos::task::spawn_local;

use super::core::Collecting;
use super::readers::Pace;
use crate::browser::indexed_db::{self, Store};
use crate::browser::lazy::lazy;
use crate::browser::{clock, files};
use crate::collection::standing::counted;
use crate::collection::workspace::Workspace;
use crate::formats::workbook::Workbook;
use crate::formats::workbook::tables::TableSheets;
use crate::formats::workbook::totals_workbook::totals_workbook;
use crate::formats::workbook::write::write_workbook;
use crate::messages::vi::collection::NOT_READ;
use crate::messages::vi::collection::totals::FILE;
use crate::messages::vi::collection::workbook as words;
use crate::storage::collections::{file_key, submission_text};

/// So many records are asked for at a time.
const AT_A_TIME: usize = 200;

/// What a workbook is, for the browser.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

lazy! { workbook:
    /// The bytes of a workbook that was made at a moment, in seconds since 1970; none where it is more than the format takes.
    /// The writer is alone in its part: what goes in is made where the code for it is at hand.
    pub fn workbook_bytes(workbook: Workbook, created: i64) -> Option<Vec<u8>> {
        write_workbook(&workbook, created).ok()
    }
}

impl Collecting {
    /// Hands the numbers over as a workbook.
    pub fn save_workbook(self) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        spawn_local(async move {
            let tables = self.tables(&workspace).await;
            if self.is_over() {
                return;
            }
            match tables {
                Some(tables) => self.write_workbook(&workspace, tables),
                None => self.app.say(false, NOT_READ.to_owned(), false),
            }
        });
    }

    fn write_workbook(self, workspace: &Workspace, tables: TableSheets) {
        let seconds = clock::milliseconds() / 1_000;
        let created = i64::try_from(seconds).unwrap_or_default();
        let workbook = totals_workbook(workspace, tables, self.today(), &clock::now());
        self.app.loads.run_waiting(move || {
            let workbook = workbook.clone();
            Box::pin(async move {
                let bytes = workbook_bytes(workbook, created).await?;
                match bytes {
                    Some(bytes) => files::download_bytes(&format!("{FILE}.xlsx"), KIND, &bytes),
                    None => self.app.say(false, words::FAILED.to_owned(), false),
                }
                Ok(())
            })
        });
    }

    /// The rows of the tables of the reports that count, each read from its record; none where one cannot be read.
    async fn tables(self, workspace: &Workspace) -> Option<TableSheets> {
        let collection = &workspace.collection;
        let (mut tables, mut pace) = (TableSheets::new(&workspace.template), Pace::new());
        if tables.is_empty() {
            return Some(tables);
        }
        let read_by = self.read_by(workspace);
        for part in counted(collection).chunks(AT_A_TIME) {
            let keys = part
                .iter()
                .map(|(_, one)| file_key(&collection.id, &one.digest));
            let keys: Vec<String> = keys.collect();
            let texts = indexed_db::get_texts(Store::Collections, &keys).await;
            for ((agency, one), text) in part.iter().zip(texts.ok()?) {
                let text = String::from(&text?);
                let report = read_by.report(submission_text(&text))?;
                tables.add(agency, one, &report);
                pace.rest().await;
                if self.is_over() {
                    return None;
                }
            }
        }
        Some(tables)
    }
}
