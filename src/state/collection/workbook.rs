//! The numbers of a collection as a workbook, by a part of the program that comes when it is first asked for.

use std::sync::Arc;

use super::core::Collecting;
use crate::browser::lazy::lazy;
use crate::browser::{clock, files};
use crate::collection::workspace::Workspace;
use crate::formats::workbook::totals_workbook::totals_workbook;
use crate::formats::workbook::write::write_workbook;
use crate::messages::vi::collection::totals::FILE;
use crate::messages::vi::collection::workbook as words;

/// What a workbook is, for the browser.
const KIND: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

lazy! { workbook:
    /// The bytes of a collection's workbook as it stands today; none where it is more than a workbook takes.
    pub fn workbook_bytes(own: Collecting, workspace: Arc<Workspace>) -> Option<Vec<u8>> {
        let seconds = clock::milliseconds() / 1_000;
        let created = i64::try_from(seconds).unwrap_or_default();
        let workbook = totals_workbook(&workspace, own.today(), &clock::now());
        write_workbook(&workbook, created).ok()
    }
}

impl Collecting {
    /// Hands the numbers over as a workbook.
    pub fn save_workbook(self) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        self.app.loads.run_waiting(move || {
            let workspace = Arc::clone(&workspace);
            Box::pin(async move {
                let bytes = workbook_bytes(self, workspace).await?;
                match bytes {
                    Some(bytes) => files::download_bytes(&format!("{FILE}.xlsx"), KIND, &bytes),
                    None => self.app.say(false, words::FAILED.to_owned(), false),
                }
                Ok(())
            })
        });
    }
}
