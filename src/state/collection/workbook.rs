//! The numbers of a collection as a workbook, by a part of the program that comes when it is first asked for.

use super::core::Collecting;
use crate::browser::lazy::lazy;
use crate::browser::{clock, files};
use crate::formats::workbook::Workbook;
use crate::formats::workbook::totals_workbook::totals_workbook;
use crate::formats::workbook::write::write_workbook;
use crate::messages::vi::collection::totals::FILE;
use crate::messages::vi::collection::workbook as words;

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
        let seconds = clock::milliseconds() / 1_000;
        let created = i64::try_from(seconds).unwrap_or_default();
        let workbook = totals_workbook(&workspace, self.today(), &clock::now());
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
}
