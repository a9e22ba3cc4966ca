//! A report in which nobody typed anything says nothing, in every template (field case `empty-form`): blank is not zero.

use std::collections::BTreeMap;

use crate::told::Told;
use bao_cao_so::assess::assess;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::{Block, Row};
use bao_cao_so::formula::outcome::Outcome;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::period::{Period, PeriodKind, rule_for};
use bao_cao_so::model::report::{Report, Revision, Status, TemplateRef};
use bao_cao_so::model::template::{Rows, Section};
use bao_cao_so::template::form::Form;

/// A report of a template as it is begun: no answers but the usual bases, for the first period that the template takes.
pub fn begun(template: &Form) -> Report {
    let kind = template.periods[0].kind;
    let rule = rule_for(&template.periods, kind).unwrap();
    let years = Period::range(
        parse_iso("2021-01-01").unwrap(),
        parse_iso("2025-12-31").unwrap(),
    );
    let period = if kind == PeriodKind::Range {
        years
    } else {
        rule.period(2025, 1)
    }
    .unwrap();
    let mut answers = BTreeMap::new();
    let bases = template.document.bases.join("\n");
    answers.insert(FieldPath::new("document.bases"), Answer::Text(bases));
    Report {
        id: "r".to_owned(),
        template: TemplateRef {
            id: template.id.clone(),
            version: template.version,
            digest: template.digest.clone(),
        },
        period,
        answers,
        rows: BTreeMap::new(),
        included: Vec::new(),
        explanations: BTreeMap::new(),
        edits: BTreeMap::new(),
        comments: BTreeMap::new(),
        status: Status::Draft,
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: Vec::new(),
        changed: String::new(),
        unknown: None,
    }
}

/// The same with a row added to each table to which rows are added, and all optional sections taken up.
fn with_rows(template: &Form) -> Report {
    let mut report = begun(template);
    for (id, placed) in &template.tables {
        if matches!(placed.table.rows, Rows::Added { .. }) {
            report.rows.insert(id.clone(), vec!["r1".to_owned()]);
        }
    }
    include_all(template, &mut report);
    report
}

/// Takes up all optional sections.
pub fn include_all(template: &Form, report: &mut Report) {
    sections(&template.sections, &mut |section| {
        if section.optional {
            report.included.push(section.id.clone());
        }
    });
}

fn sections(all: &[Section], see: &mut dyn FnMut(&Section)) {
    for section in all {
        see(section);
        sections(&section.sections, see);
    }
}

/// What the report prints without its particulars: sentences and the cells of tables.
fn printed(template: &Form, report: &Report) -> Vec<String> {
    let assessment = assess(template, crate::rules(template), report, None);
    let (subject, closing) = render_subject_and_closing(template, crate::rules(template), report);
    let document = compose(
        template,
        crate::rules(template),
        report,
        &assessment,
        &Written {
            subject,
            closing,
            ..Written::default()
        },
    );
    let mut texts = Vec::new();
    for block in document
        .body
        .iter()
        .chain(document.annexes.iter().flat_map(|annex| &annex.blocks))
    {
        match block {
            Block::Paragraph(text) | Block::Dash(text) | Block::Plus(text) => {
                texts.push(text.clone())
            }
            Block::Table(table) => {
                for row in &table.rows {
                    if let Row::Cells(cells) = row {
                        // The first cells hold the number and the name of a row; formulas in words begin with words.
                        let values = cells.iter().skip(2).map(|cell| cell.text.clone());
                        texts.extend(
                            values
                                .filter(|text| text.starts_with(|one: char| one.is_ascii_digit())),
                        );
                    }
                }
            }
            Block::Heading { .. } | Block::Remark(_) | Block::Picture(_) => {}
        }
    }
    texts
}

fn has_digits(text: &str) -> bool {
    text.chars().any(|letter| letter.is_ascii_digit())
}

#[test]
fn an_empty_report_has_no_value_no_sentence_and_prints_no_number() {
    for template in &crate::shipped().forms {
        for report in [begun(template), with_rows(template)] {
            let name = &template.id;
            let assessment = assess(template, crate::rules(template), &report, None);
            let told = Told(template, &report, &assessment);
            for one in &assessment.indicators {
                assert!(
                    !matches!(one.outcome, Outcome::Value(_)),
                    "{name} {}: {}",
                    one.id,
                    told.working(&one.id)
                );
                let working = told.working(&one.id).replace("100", "");
                assert!(!has_digits(&working), "{name} {}: {working}", one.id);
            }
            for one in &assessment.sentences {
                assert_eq!(one.values, None, "{name} {}", one.id);
            }
            for table in &assessment.tables {
                let computed = table.rows.iter().flat_map(|row| &row.computed);
                for (column, cell) in computed.chain(&table.totals) {
                    assert!(
                        !matches!(cell.outcome, Outcome::Value(_)),
                        "{name} {}.{column}: {cell:?}",
                        table.id
                    );
                }
            }
            let numbers: Vec<String> = printed(template, &report)
                .into_iter()
                .filter(|text| has_digits(text) && !text.starts_with("100 −"))
                .collect();
            assert_eq!(numbers, Vec::<String>::new(), "{name}");
        }
    }
}

/// Once one cell of the table is given, its blanks count as the form says.
#[test]
fn blanks_count_as_zero_only_in_a_table_that_was_begun() {
    for (id, table, cell, zeros) in [
        (
            "bao-cao-nam-cntt",
            "staff",
            "staff.university.fullTime",
            vec!["itPartTime"],
        ),
        (
            "bao-cao-nam-chuyen-doi-so",
            "staff",
            "staff.university.fullTime",
            vec!["itPartTime"],
        ),
        (
            "danh-gia-ke-hoach-giai-doan",
            "issuedByKind",
            "issuedByKind.plan.documents",
            vec![],
        ),
    ] {
        let template = crate::shipped().form(id).unwrap();
        let empty = assess(&template, crate::rules(&template), &begun(&template), None);
        let table_needed = |one: &&bao_cao_so::assess::assessment::IndicatorResult| {
            let rules = crate::rules(&template);
            let unit = rules.indicator(&one.id).unwrap().definition.unit.as_deref();
            unit != Some("%") && one.lacks().eq([&FieldPath::new(table)])
        };
        let waiting: Vec<&str> = empty
            .indicators
            .iter()
            .filter(table_needed)
            .map(|one| one.id.as_str())
            .collect();
        assert!(!waiting.is_empty(), "{id}");
        let (report, template, begun) =
            crate::assessed((begun(&template), template.clone()), &[(cell, "7")]);
        for indicator in waiting {
            let shown = Told(&template, &report, &begun).shown(indicator);
            let expected = if zeros.contains(&indicator) {
                "0 "
            } else {
                "7 "
            };
            assert!(shown.starts_with(expected), "{id} {indicator}: {shown}");
        }
    }
}
