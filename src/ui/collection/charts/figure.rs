//! A chart with the table of its numbers.

use charming::Chart;
use leptos::prelude::*;

use crate::browser::charts::option;
use crate::messages::vi::collection::charts as words;
use crate::ui::collection::controls::table_frame;

/// A chart.
pub struct Figure {
    /// What it shows.
    pub title: String,
    /// The chart.
    pub chart: Chart,
    /// Unit of its numbers; empty for none.
    pub unit: String,
    /// How many horizontal bars it has: each takes a line.
    pub bars: Option<usize>,
}

/// Draws a chart and the table of its numbers.
pub fn figure(figure: Figure, table: AnyView) -> AnyView {
    let Figure {
        title,
        chart,
        unit,
        bars,
    } = figure;
    let alternative = words::alternative(&title);
    view! {
        <figure class="charts__figure">
            <e-chart class="charts__drawing" role="img" aria-label=alternative option=option(&chart) unit=unit rows=bars.map(|bars| bars.to_string())></e-chart>
            {table_frame(title, table)}
        </figure>
    }
    .into_any()
}
