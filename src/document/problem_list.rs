//! The list of problems that goes back to agencies, as a document: a heading for each agency, its files and what is wrong.

use super::tree::{Block, Document, Level};
use crate::input::numbering::roman;
use crate::messages::vi::collection::problems::{LANGUAGE, NONE, ProblemRow, TITLE};

/// The document; rows of one agency stand together.
#[must_use]
pub fn problem_list(subject: &str, rows: &[ProblemRow]) -> Document {
    let mut body = Vec::new();
    let (mut agency, mut file, mut number) = (None, None, 0);
    for row in rows {
        if agency != Some(&row.agency) {
            number += 1;
            body.push(Block::Heading {
                level: Level::One,
                number: format!("{}.", roman(number)),
                text: row.agency.clone(),
            });
            (agency, file) = (Some(&row.agency), None);
        }
        if file != Some(&row.file) {
            body.push(Block::Paragraph(row.file.clone()));
            file = Some(&row.file);
        }
        let problem = &row.problem;
        let parts = [&problem.field, &problem.reason];
        let parts: Vec<&str> = parts
            .into_iter()
            .map(String::as_str)
            .filter(|part| !part.is_empty())
            .collect();
        body.push(Block::Dash(parts.join(": ")));
        if !problem.advice.is_empty() {
            body.push(Block::Plus(problem.advice.clone()));
        }
    }
    if rows.is_empty() {
        body.push(Block::Paragraph(NONE.to_owned()));
    }
    Document {
        language: LANGUAGE.to_owned(),
        title: TITLE.to_owned(),
        kind: TITLE.to_uppercase(),
        subject: subject.to_owned(),
        body,
        ..Document::default()
    }
}
