//! Charts as an annex of the department's own report.

use super::tree::{Annex, Block, Picture};
use crate::input::letters;
use crate::messages::vi::collection::charts as words;

/// A chart that was drawn for paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DrawnChart {
    /// The picture as a file of SVG.
    pub svg: String,
    /// What it shows.
    pub title: String,
}

/// The annex, charts in their order; none without any.
#[must_use]
pub fn chart_annex(charts: &[DrawnChart]) -> Option<Annex> {
    let picture = |(number, chart): (usize, &DrawnChart)| {
        Block::Picture(Picture {
            svg: chart.svg.clone(),
            caption: words::caption(number, &chart.title),
            described: words::alternative(&chart.title),
        })
    };
    let blocks: Vec<Block> = (1..).zip(charts).map(picture).collect();
    (!blocks.is_empty()).then(|| Annex {
        title: letters::to_uppercase(words::TITLE),
        blocks,
        ..Annex::default()
    })
}
