//! The sheet of agencies: where each stands.

use super::{Cell, Column, Sheet};
use crate::collection::status::AgencyStatus;
use crate::input::date;
use crate::messages::vi::collection as all_words;
use crate::messages::vi::collection::workbook as words;
use crate::model::collection::Collection;

/// Where each agency stands.
pub(super) fn states(collection: &Collection, statuses: &[AgencyStatus<'_>]) -> Sheet {
    let widths = [38, 16, 16, 30, 12, 20, 12, 14, 34, 20, 40];
    let heads = words::STATE_HEADS.iter().zip(widths);
    let row = |status: &AgencyStatus<'_>| {
        let agency = status.agency;
        let own = agency.superior.as_str();
        let superior = if own.is_empty() {
            &collection.superior
        } else {
            own
        };
        let late = if status.late { all_words::LATE } else { "" };
        let files = status.counted.iter().chain(&status.contested);
        let files: Vec<&str> = files.map(|one| one.file.as_str()).collect();
        let received = status.counted.iter().chain(&status.contested);
        let received = received.map(|one| date::moment(&one.received));
        let received: Vec<String> = received.collect();
        let has_reports = !files.is_empty();
        vec![
            Cell::words(&agency.name),
            Cell::words(&agency.identifier),
            Cell::words(&agency.group),
            Cell::words(superior),
            collection
                .deadline_of(agency)
                .map_or(Cell::Blank, Cell::Day),
            Cell::words(all_words::state(status.state)),
            Cell::words(late),
            if has_reports {
                Cell::count(status.open_findings)
            } else {
                Cell::Blank
            },
            Cell::words(&files.join("\n")),
            Cell::words(&received.join("\n")),
            Cell::words(&status.notes.join("\n")),
        ]
    };
    Sheet {
        name: words::STATES.to_owned(),
        columns: heads
            .map(|(head, width)| Column::of_words(head, width))
            .collect(),
        rows: statuses.iter().map(row).collect(),
        frozen: 1,
    }
}
