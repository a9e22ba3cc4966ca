//! The decimals that a number was written with are part of it, from the key press to the paper and back ("zero", "digest").

use std::sync::Arc;

use crate::told::Told;
use bao_cao_so::assess::assessment::Assessment;
use bao_cao_so::assess::groups::{FindingGroup, group};
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::formats::json::canonical::canonical;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::{encode, encode_record, paper_digest, report_digest};
use bao_cao_so::input::answer::{read, show};
use bao_cao_so::input::number::parse;
use bao_cao_so::messages::vi::formula::in_words;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::diff::diff;
use bao_cao_so::model::file::Remark;
use bao_cao_so::model::number::Number;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::ImportVerdict;
use bao_cao_so::model::template::{FieldKind, Rows};
use bao_cao_so::storage::import::preview_import;
use bao_cao_so::template::form::Form;
use bao_cao_so::template::labels::TemplateLabels;
use serde_json::{Value, json};

/// A blank report of a template that takes up every section; each table that the officer fills has one row.
pub(crate) fn blank(template: &Form) -> Report {
    let mut report = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms)
        .unwrap()
        .report;
    report.id = "zeros".to_owned();
    report.template.id.clone_from(&template.id);
    report.template.version = template.version;
    report.template.digest.clone_from(&template.digest);
    report.answers.clear();
    report.explanations.clear();
    report.edits.clear();
    report.rows.clear();
    report.included = template.sections.iter().flat_map(sections).collect();
    for placed in template
        .tables
        .values()
        .filter(|placed| matches!(placed.table.rows, Rows::Added { .. }))
        // A row without any number stays blank here, and so is no row of what travels.
        .filter(|placed| placed.table.columns.iter().any(|one| one.kind.is_number()))
    {
        report
            .rows
            .insert(placed.table.id.clone(), vec!["r1".to_owned()]);
    }
    report
}

fn sections(section: &bao_cao_so::model::template::Section) -> Vec<String> {
    std::iter::once(section.id.clone())
        .chain(section.sections.iter().flat_map(sections))
        .collect()
}

/// Every place of a template that takes a number, with the most decimals there; of each column its first row.
fn places(template: &Form, report: &Report) -> Vec<(FieldPath, FieldKind)> {
    let mut places: Vec<(FieldPath, FieldKind)> = template
        .fields
        .iter()
        .map(|(id, placed)| (FieldPath::new(id.as_str()), placed.field.kind.clone()))
        .collect();
    for placed in template.tables.values() {
        let rows = template.rows(&placed.table, report);
        let mut rows = rows.iter();
        let row = rows.find(|row| !template.is_group(&placed.table, report, &row.id));
        let Some(row) = row else {
            let mut columns = placed.table.columns.iter();
            assert!(
                !columns.any(|one| one.kind.is_number()),
                "{}",
                placed.table.id
            );
            continue;
        };
        for column in &placed.table.columns {
            places.push((
                FieldPath::cell(&placed.table.id, &row.id, &column.id),
                column.kind.clone(),
            ));
        }
    }
    places.retain(|(_, kind)| kind.is_number() && !matches!(kind, FieldKind::Computed { .. }));
    places
}

fn most(kind: &FieldKind) -> usize {
    match kind {
        FieldKind::Count => 0,
        FieldKind::Amount { decimals } => *decimals as usize,
        _ => 6,
    }
}

#[test]
fn every_number_of_every_template_keeps_its_zeros_from_the_key_to_the_paper_and_back() {
    let templates = &crate::shipped().forms;
    let mut walked = 0;
    for template in templates {
        for decimals in [1, 2, 3, 6] {
            let mut report = blank(template);
            let mut typed = Vec::new();
            for (position, (path, kind)) in places(template, &report).into_iter().enumerate() {
                let decimals = decimals.min(most(&kind));
                // Its own number at each place, so that the paper can be asked for it; each ends in a zero.
                let text = match decimals {
                    0 => format!("{}0", 2_000 + position),
                    _ => format!("{},{}", 2_000 + position, &"123450"[6 - decimals..]),
                };
                report.set(path.clone(), read(&kind, &text));
                typed.push((path, kind, text));
            }
            walked += typed.len();
            check_walk(template, &report, &typed);
        }
    }
    assert!(walked > 900, "{walked}");
}

/// Field case `digest`: 4.2 turned into 4.20 with a text editor, at every number of every template.
#[test]
fn zeros_that_somebody_adds_in_a_text_editor_are_not_taken_for_those_of_the_agency() {
    let mut changed = 0;
    for template in &crate::shipped().forms {
        let mut report = blank(template);
        for (position, (path, kind)) in places(template, &report).into_iter().enumerate() {
            // Whole, with decimals, and with zeros that `decimals` states.
            let typed = match (most(&kind), position % 3) {
                (0, _) | (_, 0) => "50",
                (_, 1) => "4,2",
                _ => "98,50",
            };
            report.set(path, read(&kind, typed));
        }
        let file = encode(
            &report,
            template,
            crate::rules(template),
            &assess(template, crate::rules(template), &report, None),
        );
        let mut edited = String::new();
        for line in file.lines() {
            let number = [": 50", ": 4.2", ": 98.50"]
                .into_iter()
                .find(|number| line.trim_end_matches(',').ends_with(number));
            edited += &match number {
                Some(number) if line.starts_with("    \"") => {
                    changed += 1;
                    let zeros = if number.contains('.') { "0" } else { ".00" };
                    line.replace(number, &format!("{number}{zeros}"))
                }
                _ => line.to_owned(),
            };
            edited.push('\n');
        }
        let again = decode(&edited, &crate::shipped().forms).unwrap();
        assert_eq!(again.remarks, [], "{}", template.id);
        assert_eq!(again.report, report, "{}", template.id);
    }
    assert!(changed > 200, "{changed}");
}

fn check_walk(template: &Arc<Form>, report: &Report, typed: &[(FieldPath, FieldKind, String)]) {
    let templates = &crate::shipped().forms;
    let assessment = assess(template, crate::rules(template), report, None);
    let file = encode(report, template, crate::rules(template), &assessment);
    // A program that holds numbers in floating point writes the file again without the zeros; its digest still fits.
    let rewritten = canonical(&serde_json::from_str::<Value>(&file).unwrap());
    for text in [&file, &encode_record(report, template), &rewritten] {
        let again = decode(text, templates).unwrap();
        assert_eq!(again.remarks, []);
        assert_eq!(again.report, *report, "{}", template.id);
        for (path, kind, typed) in typed {
            assert_eq!(
                plain(&show(kind, again.report.answer(path))),
                *typed,
                "{path:?}"
            );
        }
    }
    let html = to_html(&compose(
        template,
        crate::rules(template),
        report,
        &assessment,
        &Written::default(),
    ));
    for (path, _, typed) in typed {
        let shown = bao_cao_so::input::number::format(parse(typed).unwrap().value());
        let found = [&shown, typed].into_iter().any(|text| {
            html.match_indices(text.as_str()).any(|(at, _)| {
                let after = &html[at + text.len()..];
                // The paper has as many decimals for all numbers of a unit.
                let zeros = if text.contains(',') { "0" } else { "" };
                let around = [
                    html[..at].chars().next_back(),
                    after
                        .trim_start_matches(|sign| zeros.contains(sign))
                        .chars()
                        .next(),
                ];
                around
                    .iter()
                    .flatten()
                    .all(|sign| !sign.is_ascii_digit() && *sign != ',')
            })
        });
        assert!(found, "{path:?}: {shown} is not on paper");
    }
}

fn plain(shown: &str) -> String {
    shown.replace('.', "")
}

/// An annual report with an answer typed in.
fn with(path: &str, typed: &str) -> (Report, Arc<Form>) {
    let template = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let mut report = blank(&template);
    let path = FieldPath::new(path);
    report.set(
        path.clone(),
        read(template.field_kind(&path).unwrap(), typed),
    );
    (report, template)
}

#[test]
fn numbers_that_print_differently_are_different_answers() {
    let number = |text: &str| parse(text).unwrap();
    assert_ne!(number("98,5"), number("98,50"));
    assert_eq!(number("98,50"), number("98,50"));
    assert_ne!(number("0"), number("0,00"));
    // By value first.
    let mut sorted = ["100", "98,50", "98,5", "98,500", "98,4999"].map(number);
    sorted.sort();
    assert_eq!(
        sorted,
        ["98,4999", "98,5", "98,50", "98,500", "100"].map(number)
    );
    let ((one, template), (other, _)) = (
        with("statedOnTimeRate", "98,50"),
        with("statedOnTimeRate", "98,5"),
    );
    assert_eq!(diff(&one, &other).len(), 1);
    // "digest"
    assert_ne!(
        report_digest(&one, &template),
        report_digest(&other, &template)
    );
    assert_ne!(
        paper_digest(&one, &template),
        paper_digest(&other, &template)
    );
    let decoded = |report: &Report| Decoded {
        report: report.clone(),
        template: template.clone(),
        remarks: vec![],
    };
    let run = |here: &Report, file: &Report| {
        let file = encode_record(file, &template);
        preview_import(
            "a.json",
            Ok(file),
            &[decoded(here)],
            &crate::shipped().forms,
        )
    };
    assert_eq!(run(&one, &other).verdict, ImportVerdict::Replaces);
    assert_eq!(run(&one, &one).verdict, ImportVerdict::Same);
}

#[test]
fn findings_that_quote_a_number_otherwise_are_not_the_same_to_who_shows_them() {
    let groups = |typed: &str| {
        let (report, template) = with("statedOnTimeRate", typed);
        let assessment = assess(&template, crate::rules(&template), &report, None);
        group(assessment.findings(), &template)
    };
    let (one, other) = (groups("98,5"), groups("98,50"));
    let findings = |groups: &[FindingGroup]| {
        let all = groups.iter().flat_map(|group| group.findings.clone());
        all.collect::<Vec<_>>()
    };
    // By value they are.
    assert_eq!(findings(&one), findings(&other));
    assert!(one != other);
    assert!(one == groups("98,5"));
}

#[test]
fn a_stated_rate_is_compared_as_finely_as_it_is_written() {
    let template = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let indicator = crate::rules(&template)
        .indicators
        .iter()
        .find(|one| one.stated_by.is_some() && one.depends_on.len() == 2)
        .unwrap();
    let labels = TemplateLabels {
        form: &template,
        rules: crate::rules(&template),
    };
    let formula = in_words(&indicator.formula, &labels, None);
    let stated = indicator.stated_by.clone().unwrap();
    let mut report = blank(&template);
    let mut set = |path: &FieldPath, typed: &str| {
        report.set(
            path.clone(),
            read(template.field_kind(path).unwrap(), typed),
        )
    };
    for need in &indicator.depends_on {
        set(
            &FieldPath::new(need.as_str()),
            if formula.starts_with(&template.label(&FieldPath::new(need.as_str()))) {
                "9.854"
            } else {
                "10.000"
            },
        );
    }
    set(&stated, "98,5");
    let mut assessment = assess(&template, crate::rules(&template), &report, None);
    let told = |report: &Report, assessment: &Assessment| {
        let found = assessment
            .findings()
            .into_iter()
            .find(|one| one.family == "RATIO")
            .map(|one| Told(&template, report, assessment).screen(one));
        found.unwrap_or_default()
    };
    assert_eq!(told(&report, &assessment), "");
    report.set(stated.clone(), read(&FieldKind::Percent, "98,50"));
    reassess(
        &mut assessment,
        &template,
        crate::rules(&template),
        &report,
        None,
        &[stated],
    );
    assert!(
        told(&report, &assessment).contains("98,50")
            && told(&report, &assessment).contains("98,54"),
        "{}",
        told(&report, &assessment)
    );
    assert_eq!(
        told(
            &report,
            &assess(&template, crate::rules(&template), &report, None)
        ),
        told(&report, &assessment)
    );
    assert_eq!(
        told(
            &report,
            &assess(&template, crate::rules(&template), &report, None)
        ),
        told(&report, &assessment)
    );
}

/// A file of a report with `answers` and `decimals` as given, its digest genuine or left out.
fn opened(answers: &str, decimals: &Value, genuine: bool) -> Decoded {
    let (report, template) = with("funding.r1.amount", "");
    let mut file: Value = serde_json::from_str(&encode_record(&report, &template)).unwrap();
    file["answers"] = serde_json::from_str(answers).unwrap();
    file["decimals"] = decimals.clone();
    file.as_object_mut().unwrap().remove("digest");
    if genuine {
        file["digest"] = json!(bao_cao_so::formats::json::digest::digest(&file));
    }
    let decoded = decode(&file.to_string(), &crate::shipped().forms).unwrap();
    assert!(!decoded.remarks.contains(&Remark::Altered));
    decoded
}

#[track_caller]
fn check_read(path: &str, number: &str, decimals: Value, genuine: bool, expected: &str) {
    let decoded = opened(
        &format!("{{\"{path}\": {number}}}"),
        &json!({ path: decimals }),
        genuine,
    );
    let path = FieldPath::new(path);
    let shown = match decoded.report.answer(&path) {
        Answer::Unreadable(text) => format!("? {text}"),
        answer => show(decoded.template.field_kind(&path).unwrap(), answer),
    };
    assert_eq!(shown, expected, "{number} {genuine}");
    // What was taken in is what goes out.
    let again = decode(
        &encode_record(&decoded.report, &decoded.template),
        &crate::shipped().forms,
    )
    .unwrap();
    assert_eq!(again.report.answers, decoded.report.answers);
}

#[test]
fn numbers_of_files_that_other_programs_wrote() {
    // "float-count"
    check_read("outgoingDocuments", "5470.0", json!(0), true, "5.470");
    check_read("outgoingDocuments", "5.47e3", json!(0), true, "5.470");
    check_read("outgoingDocuments", "5.47E+03", json!(0), false, "5.470");
    check_read("outgoingDocuments", "5470.0", json!(0), false, "5.470");
    check_read("outgoingDocuments", "5470.00000", json!(0), true, "5.470");
    check_read("outgoingDocuments", "0.0", json!(0), true, "0");
    check_read("outgoingDocuments", "-0.0", json!(0), true, "0");
    check_read(
        "outgoingDocuments",
        "999999999999999.0",
        json!(0),
        true,
        "999.999.999.999.999",
    );
    // By hand 5.000 may be five thousand; a genuine digest says that nobody typed there.
    check_read("outgoingDocuments", "5.000", json!(0), false, "? 5,000");
    check_read("outgoingDocuments", "5.000", json!(0), true, "5");
    check_read("outgoingDocuments", "5.470", json!(0), true, "? 5,47");
    check_read("outgoingDocuments", "5470.5", json!(0), true, "? 5470,5");
    check_read("outgoingDocuments", "-5470.0", json!(0), true, "? -5470");
    for huge in [
        "1e+400",
        "1e-400",
        "1e+99999999999999999999",
        "9e+28",
        "1e+28",
    ] {
        check_read(
            "outgoingDocuments",
            huge,
            json!(0),
            true,
            &format!("? {huge}"),
        );
        check_read(
            "statedOnTimeRate",
            huge,
            json!(2),
            true,
            &format!("? {huge}"),
        );
    }
    // Exponents keep their sense where decimals are.
    check_read("statedOnTimeRate", "9.85e1", json!(0), true, "98,5");
    check_read("statedOnTimeRate", "9.850e1", json!(0), false, "98,50");
    check_read("statedOnTimeRate", "985e-1", json!(0), true, "98,5");
    // "digest": where the digest fits, what was digested counts, and zeros of the text were not.
    check_read("statedOnTimeRate", "9.850e1", json!(0), true, "98,5");
    check_read("statedOnTimeRate", "98.5", json!(2), true, "98,50");
    check_read("statedOnTimeRate", "98.50", json!(1), true, "98,5");
    check_read("statedOnTimeRate", "98.500", json!(2), true, "98,50");
    check_read("statedOnTimeRate", "100.0", json!(0), true, "100");
    check_read("documentManagementNotes", "4.20", json!(0), true, "4.2");
    check_read("documentManagementNotes", "4.20", json!(0), false, "4.20");
    check_read("documentManagementNotes", "[4.20]", json!(0), true, "[4.2]");
    // Else the one with more decimals.
    check_read("statedOnTimeRate", "98.50", json!(1), false, "98,50");
    check_read("statedOnTimeRate", "98.5", json!(2), false, "98,50");
    check_read("statedOnTimeRate", "98.50", json!(0), false, "98,50");
    check_read("statedOnTimeRate", "98.5", json!(6), true, "98,500000");
    check_read("statedOnTimeRate", "98.123456", json!(6), true, "98,123456");
    check_read(
        "statedOnTimeRate",
        "98.5000000000",
        json!(0),
        false,
        "98,500000",
    );
    // Counts of decimals that cannot be are passed over.
    check_read("statedOnTimeRate", "98.5", json!(7), true, "98,5");
    check_read(
        "statedOnTimeRate",
        "98.5",
        json!(4_000_000_000_u32),
        true,
        "98,5",
    );
    check_read("outgoingDocuments", "5470", json!(3), true, "5.470");
    check_read(
        "statedOnTimeRate",
        "123456789012345",
        json!(6),
        true,
        "123.456.789.012.345",
    );
}

#[test]
fn decimals_of_what_is_no_number_here_leave_no_trace_and_those_of_unknown_answers_travel() {
    let decimals = json!({"outgoingDocuments": 3, "agency.name": 2, "statedOnTimeRate": 2, "fieldOfTheFuture": 2});
    let decoded = opened(
        r#"{"outgoingDocuments": 5, "fieldOfTheFuture": 12.3}"#,
        &decimals,
        true,
    );
    let record: Value =
        serde_json::from_str(&encode_record(&decoded.report, &decoded.template)).unwrap();
    assert_eq!(record["decimals"], json!({"fieldOfTheFuture": 2}));
    let (report, template) = with("outgoingDocuments", "5");
    assert!(!encode_record(&report, &template).contains("\"decimals\""));
}

#[test]
fn the_largest_and_the_finest_number_keep_every_digit() {
    for typed in [
        "999.999.999,999999",
        "999.999.999.999.999",
        "0,000001",
        "0,000000",
        "100,000000",
        "1,000000",
    ] {
        let (report, template) = with("statedOnTimeRate", typed);
        let file = encode_record(&report, &template);
        let again = decode(&file, &crate::shipped().forms).unwrap().report;
        assert_eq!(
            show(
                &FieldKind::Percent,
                again.answer(&FieldPath::new("statedOnTimeRate"))
            ),
            typed
        );
    }
    let number = Number::with_decimals(parse("1,50").unwrap().value(), 1).unwrap();
    assert_eq!(number, parse("1,5").unwrap());
    assert_eq!(
        Number::with_decimals(parse("1,55").unwrap().value(), 1),
        None
    );
    assert_eq!(
        Number::with_decimals(parse("1,5").unwrap().value(), 7),
        None
    );
}

#[test]
fn whole_numbers_of_the_format_are_read_as_other_programs_write_them() {
    let (report, template) = with("outgoingDocuments", "5");
    let file = encode_record(&report, &template);
    let floated = file
        .replace("\"formatVersion\": 2", "\"formatVersion\": 2.0")
        .replace("\"year\": 2021", "\"year\": 2021.0")
        .replace("\"number\": 1", "\"number\": 1e0");
    assert_ne!(floated, file);
    let again = decode(&floated, &crate::shipped().forms).unwrap();
    assert_eq!((again.report, again.remarks), (report, vec![]));
    for wrong in ["1.5", "-1", "1e30", "\"1\""] {
        assert!(
            decode(
                &file.replace(
                    "\"formatVersion\": 2",
                    &format!("\"formatVersion\": {wrong}")
                ),
                &crate::shipped().forms
            )
            .is_err()
        );
    }
}
