//! The contents: the outline with its sentences (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6).

use super::annexes::DataAnnex;
use super::source::Source;
use super::tables::asked;
use crate::document::tree::{Block, Level};
use crate::input::lines::{is_numbered, mark};
use crate::input::{letters, numbering};
use crate::messages::vi::empty_sections;
use crate::messages::vi::sentences::wording;
use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Status;
use crate::model::template::SentenceStyle;

/// Headings and sentences of every section that the report takes up. A section with neither text nor sub-sections
/// says so, or where its numbers stand, so that a hole is seen before the document is signed.
pub(super) fn body(source: Source) -> Vec<Block> {
    let Source {
        template,
        report,
        assessment,
        ..
    } = source;
    let outline = template.outline(report);
    let depths: Vec<usize> = outline.iter().map(|(place, _)| place.len()).collect();
    let mut blocks = Vec::new();
    for (position, (place, section)) in outline.into_iter().enumerate() {
        blocks.push(heading(&place, &section.title, template.document.parts));
        let before = blocks.len();
        for sentence in assessment
            .sentences
            .iter()
            .filter(|sentence| sentence.section == section.id)
        {
            if let Some(text) = wording(sentence, source.names(), report).text {
                blocks.extend(text.lines().filter_map(|line| block(line, sentence.style)));
            }
        }
        let has_parts = depths
            .get(position + 1)
            .is_some_and(|next| *next > place.len());
        if blocks.len() == before && !has_parts {
            let remark = without_text(source, &section.id);
            blocks.push(Block::Remark(remark.to_owned()));
        }
    }
    blocks
}

/// What stands in a section without a sentence: where its numbers are, if it has any.
fn without_text(source: Source, section: &str) -> &'static str {
    let Source {
        template, report, ..
    } = source;
    let is_own = |path: &FieldPath| template.section_of(path) == Some(section);
    let mut answers = report.answers.iter();
    if answers.any(|(path, answer)| *answer != Answer::Blank && is_own(path)) {
        let (own, _) = asked(template, report);
        let has_annex = own
            .iter()
            .any(|table| template.section_at(&table.id) == Some(section));
        return if has_annex || DataAnnex::of(report) == DataAnnex::Full {
            empty_sections::IN_ANNEX
        } else {
            empty_sections::NO_SENTENCE
        };
    }
    if report.status == Status::Draft {
        empty_sections::EMPTY_SECTION
    } else {
        empty_sections::NOTHING_TO_REPORT
    }
}

/// A heading; phần and mục stand in capitals (mục II.6đ).
fn heading(place: &[usize], title: &str, parts: bool) -> Block {
    let level = match (parts, place.len()) {
        (true, 1) => Level::Part,
        // Below mục and khoản stands điểm.
        (true, 4..) => Level::Four,
        (true, depth) => Level::at_depth(depth - 1),
        (false, depth) => Level::at_depth(depth),
    };
    let text = if level <= Level::One {
        letters::to_uppercase(title)
    } else {
        title.to_owned()
    };
    Block::Heading {
        level,
        number: numbering::heading(place, parts),
        text,
    }
}

/// One line of a sentence; a dash or plus that the officer typed himself makes it an entry.
fn block(line: &str, style: SentenceStyle) -> Option<Block> {
    let line = line.trim();
    if line.is_empty() {
        return None;
    }
    Some(match (mark(line), style) {
        (Some(('+', rest)), _) | (Some((_, rest)), SentenceStyle::Plus) => {
            Block::Plus(rest.to_owned())
        }
        (Some((_, rest)), _) => Block::Dash(rest.to_owned()),
        // Numbered by the officer: a dash before it would be a second mark.
        (None, _) if is_numbered(line) => Block::Paragraph(line.to_owned()),
        (None, SentenceStyle::Paragraph) => Block::Paragraph(line.to_owned()),
        (None, SentenceStyle::Dash) => Block::Dash(line.to_owned()),
        (None, SentenceStyle::Plus) => Block::Plus(line.to_owned()),
    })
}
