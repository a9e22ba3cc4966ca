//! Annexes: which there are, their heads, and the one with explanations (Nghị định 30/2020/NĐ-CP, Phụ lục I, III.1).

use super::answers_annex::fields;
use super::indicators::{indicators, without_result};
use super::letterhead::{code_notation, code_number, issued, issuer};
use super::source::Source;
use super::tables::{asked, printed};
use crate::assess::assessment::{Assessment, Standing};
use crate::assess::finding::Finding;
use crate::assess::lookup::ReportLookup;
use crate::document::tree::{
    Annex, Block, Cell, Column, HeaderCell, Level, Orientation, Row, Table,
};
use crate::document::typography::column_widths::assign_column_widths;
use crate::input::{letters, numbering};
use crate::messages::vi::{assessment, document, findings};
use crate::model::report::Report;
use crate::model::template;
use crate::template::form::Form;

/// Most columns that a page along its length takes.
const MOST_COLUMNS: usize = 8;

/// Most columns of a table with an annex of its own, which holds more words.
const MOST_OWN_COLUMNS: usize = 5;

/// The annexes: tables that stand alone, then data and indicators, then explanations when there are any, then further ones.
pub(super) fn annexes(source: Source, further: &[Annex]) -> Vec<Annex> {
    let Source {
        template,
        report,
        assessment,
        ..
    } = source;
    let (own, others) = asked(template, report);
    let mut annexes: Vec<Annex> = own
        .into_iter()
        .map(|table| own_annex(source, table))
        .collect();
    annexes.extend(match DataAnnex::of(report) {
        DataAnnex::Full => Some(data_annex(source, &others)),
        DataAnnex::Short => indicator_annex(source),
        DataAnnex::None => None,
    });
    for annex in &mut annexes {
        annex.cut_off = document::cut_off(report.period.from, report.period.to);
    }
    let explained = explained(report, assessment);
    let lookup = source.lookup();
    if !explained.is_empty() {
        let blocks = vec![Block::Table(explanations(&explained, &lookup))];
        annexes.push(Annex {
            title: letters::to_uppercase(document::EXPLANATIONS_TITLE),
            blocks,
            ..Annex::default()
        });
    }
    annexes.extend(further.iter().cloned().map(|annex| Annex {
        cut_off: document::cut_off(report.period.from, report.period.to),
        ..annex
    }));
    headed(annexes, &attachment(template, report))
}

/// What of the data is printed behind the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DataAnnex {
    /// All answers, tables and indicators, with how these are worked out.
    Full,
    /// The indicators with their results.
    Short,
    /// Nothing.
    None,
}

impl DataAnnex {
    /// As the officer chose; reports from before there was a choice have all.
    pub(super) fn of(report: &Report) -> Self {
        match report.words("document.dataAnnex") {
            "short" => Self::Short,
            "none" => Self::None,
            _ => Self::Full,
        }
    }

    /// The title of the annex that is printed; `None` where there is none.
    pub(super) fn title(self, source: Source) -> Option<&'static str> {
        match self {
            Self::Full => Some(document::DATA_TITLE),
            Self::Short => indicators(source, false).map(|_| document::INDICATORS_TITLE),
            Self::None => None,
        }
    }
}

/// The indicators that have a result, and how many have none; `None` when there are none.
fn indicator_annex(source: Source) -> Option<Annex> {
    let mut table = indicators(source, false)?;
    assign_column_widths(&mut table, Orientation::Portrait);
    let without = without_result(source);
    let remark = (without > 0).then(|| Block::Remark(assessment::without_result(without)));
    Some(Annex {
        title: letters::to_uppercase(document::INDICATORS_TITLE),
        orientation: Orientation::Portrait,
        // Above the table: below it, it may stand alone on a page.
        blocks: remark.into_iter().chain([Block::Table(table)]).collect(),
        ..Annex::default()
    })
}

/// All answers, the tables that are no annexes of their own, all indicators.
fn data_annex(source: Source, others: &[&template::Table]) -> Annex {
    let numbered = |(position, table): (usize, &&template::Table)| {
        printed(
            source,
            table,
            document::table_caption(position + 1, &table.label),
        )
    };
    let mut tables: Vec<Table> = others.iter().enumerate().map(numbered).collect();
    let turned = orientation(&mut tables, MOST_COLUMNS);
    Annex {
        title: letters::to_uppercase(document::DATA_TITLE),
        orientation: turned,
        blocks: parts([
            (document::DATA_HEADING, fields(source).into_iter().collect()),
            (document::TABLES_HEADING, tables),
            (
                document::INDICATORS_HEADING,
                indicators(source, true).into_iter().collect(),
            ),
        ]),
        ..Annex::default()
    }
}

/// A table as an annex, which it names.
fn own_annex(source: Source, table: &template::Table) -> Annex {
    let mut printed = printed(source, table, String::new());
    let orientation = orientation(std::slice::from_mut(&mut printed), MOST_OWN_COLUMNS);
    Annex {
        title: letters::to_uppercase(&table.label),
        orientation,
        blocks: vec![Block::Table(printed)],
        ..Annex::default()
    }
}

/// How the page of the tables lies, their columns given room on it.
fn orientation(tables: &mut [Table], most: usize) -> Orientation {
    let wide = tables.iter().any(|table| table.columns.len() > most);
    let orientation = if wide {
        Orientation::Landscape
    } else {
        Orientation::Portrait
    };
    tables
        .iter_mut()
        .for_each(|table| assign_column_widths(table, orientation));
    orientation
}

/// Tables under numbered headings; parts without tables are passed over.
fn parts(parts: [(&str, Vec<Table>); 3]) -> Vec<Block> {
    let mut blocks = Vec::new();
    let filled = parts.into_iter().filter(|(_, tables)| !tables.is_empty());
    for (position, (title, tables)) in filled.enumerate() {
        let number = numbering::heading(&[position + 1], false);
        blocks.push(Block::Heading {
            level: Level::One,
            number,
            text: letters::to_uppercase(title),
        });
        blocks.extend(tables.into_iter().map(Block::Table));
    }
    if blocks.is_empty() {
        blocks.push(Block::Remark(document::NO_DATA.to_owned()));
    }
    blocks
}

/// True when the report explains a finding of today.
pub(super) fn has_explanations(report: &Report, assessment: &Assessment) -> bool {
    !explained(report, assessment).is_empty()
}

/// Annexes with label and attachment line; Roman numbers when there are two or more (mục III.1a).
fn headed(mut annexes: Vec<Annex>, attachment: &str) -> Vec<Annex> {
    let several = annexes.len() > 1;
    for (position, annex) in annexes.iter_mut().enumerate() {
        let number = if several {
            numbering::roman(position + 1)
        } else {
            String::new()
        };
        annex.label = document::annex_label(&number);
        attachment.clone_into(&mut annex.attachment);
    }
    annexes
}

fn attachment(template: &Form, report: &Report) -> String {
    let kind = &template.document.kind;
    document::attachment(
        kind,
        &code_number(report),
        &code_notation(template, report),
        issued(report),
        issuer(report),
    )
}

/// Findings with the officer's explanation; one that was written for other numbers than today's explains nothing.
fn explained<'a>(report: &'a Report, assessment: &'a Assessment) -> Vec<(&'a Finding, &'a str)> {
    let findings = assessment.findings().into_iter();
    findings
        .filter(|finding| finding.standing(report) == Standing::Explained)
        .filter_map(|finding| Some((finding, report.explanations.get(&finding.key)?.text.trim())))
        .collect()
}

fn explanations(explained: &[(&Finding, &str)], lookup: &ReportLookup<'_>) -> Table {
    let row = |(position, (finding, text)): (usize, &(&Finding, &str))| {
        let cells = [
            (position + 1).to_string(),
            findings::render(finding, lookup).print,
            (*text).to_owned(),
        ];
        Row::Cells(cells.map(Cell::new).to_vec())
    };
    let rows = explained.iter().enumerate().map(row).collect();
    Table {
        columns: vec![Column::ORDINAL, Column::NAME, Column::default()],
        header: vec![
            [document::ORDINAL, document::ISSUE, document::EXPLANATION]
                .map(HeaderCell::new)
                .to_vec(),
        ],
        rows,
        ..Table::default()
    }
}
