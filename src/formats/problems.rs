//! The list of problems that goes back to agencies, as a table for spreadsheets.

use super::csv::{CsvValue, write_csv};
use crate::messages::vi::collection::problems::{HEADS, ProblemRow};

/// A line for each problem.
#[must_use]
pub fn problem_table(rows: &[ProblemRow]) -> String {
    let words = |words: &str| CsvValue::Words(words.to_owned());
    let mut lines = vec![HEADS.map(words).to_vec()];
    lines.extend(rows.iter().map(|row| {
        let problem = &row.problem;
        let cells = [
            &row.agency,
            &row.file,
            &problem.field,
            &problem.reason,
            &problem.advice,
        ];
        cells.map(|cell| words(cell)).to_vec()
    }));
    write_csv(&lines)
}
