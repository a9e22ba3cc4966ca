//! Charts as still pictures for the printed report of the department.

use super::drawings::{bars_chart, received_chart, shown_decimals};
use super::number::bar_name;
use crate::browser::charts::{OnPaper, still};
use crate::collection::timeline::timeline;
use crate::collection::workspace::Workspace;
use crate::document::chart_annex::DrawnChart;
use crate::document::html::FACES;
use crate::messages::vi::collection::charts as words;
use crate::rollup::bars::{bars_on_paper, drawn_on_paper};
use crate::state::collection::Collecting;

/// Width of a picture; one of CSS's pixels is a quarter of a millimetre on paper then.
const WIDTH: u32 = 640;
/// Height of a chart whose height does not depend on what it shows.
const HEIGHT: u32 = 280;
/// Height of a bar with the room around it.
const BAR: u32 = 22;
/// What stands above and below bars.
const AROUND_BARS: u32 = 72;

/// How reports came in, then indicators against their targets, as pictures. None where the script of charts is not here.
pub fn paper(own: Collecting, workspace: &Workspace) -> Vec<DrawnChart> {
    let rolled_up = workspace.rolled_up();
    let found = timeline(&workspace.collection);
    let received = (!found.days.is_empty()).then(|| {
        let svg = still(&received_chart(&found), on_paper("", None, HEIGHT))?;
        let title = words::RECEIVED.to_owned();
        Some(DrawnChart { svg, title })
    });
    let rows = drawn_on_paper(rolled_up, |address| own.target(address).is_some());
    let indicators = rows.into_iter().filter_map(|row| {
        let target = own.target(&row.address);
        let (choice, bars) = bars_on_paper(rolled_up, &row, target.as_ref());
        let names = bars.iter().map(|bar| bar_name(workspace, bar));
        let names: Vec<String> = names.collect();
        let height = u32::try_from(bars.len()).ok()? * BAR + AROUND_BARS;
        let chart = bars_chart(&bars, &names, &row, target.as_ref());
        let unit = row.unit.as_deref().unwrap_or_default();
        let svg = still(&chart, on_paper(unit, shown_decimals(&row), height))?;
        let title = words::bars_title(&row, choice, None);
        Some(DrawnChart { svg, title })
    });
    received.flatten().into_iter().chain(indicators).collect()
}

fn on_paper(unit: &str, decimals: Option<u32>, height: u32) -> OnPaper<'_> {
    OnPaper {
        unit,
        decimals,
        faces: &FACES,
        size: (WIDTH, height),
    }
}
