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
    /// Decimals of numbers that are not whole; none where they differ.
    pub decimals: Option<u32>,
    /// How many horizontal bars it has: each takes a line.
    pub bars: Option<usize>,
}

/// Draws a chart and the table of its numbers.
pub fn figure(figure: Figure, table: AnyView) -> AnyView {
    let Figure {
        title,
        chart,
        unit,
        decimals,
        bars,
    } = figure;
    let decimals = decimals.map(|decimals| decimals.to_string());
    let bars = bars.map(|bars| bars.to_string());
    let alternative = words::alternative(&title);
    view! {
        <figure class="charts__figure">
            // It draws when its option changes: that is the last.
            <e-chart class="charts__drawing" role="img" aria-label=alternative unit=unit decimals=decimals rows=bars option=option(&chart)></e-chart>
            {table_frame(title, table)}
        </figure>
    }
    .into_any()
}
