//! What is implausible is asked about, in every template and in every field, column and rate where its kind can happen. Each
//! table below is a kind of slip; what it goes over comes from the templates, so that none is left out.

use std::collections::BTreeSet;

use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::formula::evaluate::evaluate_in;
use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::formula::syntax::{Expression, Function, Node};
use bao_cao_so::input::answer::read;
use bao_cao_so::input::number::format_result;
use bao_cao_so::messages::vi::findings;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{Field, FieldKind, Rows, Severity};
use bao_cao_so::template::form::Form;
use serde_json::json;

use crate::empty_form::{begun, include_all};
use crate::told::Told;

/// An asked answer: its address in a report that has a row in each table, and its field.
fn asked(template: &Form, wanted: &dyn Fn(&Field) -> bool) -> Vec<(String, Field)> {
    let fields = template.fields.iter();
    let mut all: Vec<(String, Field)> = fields
        .map(|(id, placed)| (id.clone(), placed.field.clone()))
        .collect();
    for (id, placed) in &template.tables {
        let row = match &placed.table.rows {
            Rows::Fixed(rows) => rows[0].id.clone(),
            Rows::Added { .. } => "r1".to_owned(),
        };
        let columns = placed.table.columns.iter();
        all.extend(columns.map(|column| (format!("{id}.{row}.{}", column.id), column.clone())));
    }
    all.retain(|(_, field)| wanted(field));
    all
}

fn with(template: &Form, typed: &[(&str, &str)]) -> Report {
    let mut report = begun(template);
    include_all(template, &mut report);
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        let kind = template.field_kind(&path);
        let kind = kind.unwrap_or_else(|| panic!("no field {path:?}"));
        let answer = read(kind, text);
        assert!(!matches!(answer, Answer::Unreadable(_)), "{path:?} {text}");
        report.set(path, answer);
    }
    for (id, placed) in &template.tables {
        let begins = format!("{id}.r1.");
        let has_row = typed.iter().any(|(path, _)| path.starts_with(&begins));
        if has_row && matches!(placed.table.rows, Rows::Added { .. }) {
            report.rows.insert(id.clone(), vec!["r1".to_owned()]);
        }
    }
    report
}

/// What is asked of a report: severity, check, message, advice.
type Asked = (Severity, String, String, String);

fn findings_of(template: &Form, report: &Report, begins: &str) -> Vec<Asked> {
    let assessment = assess(template, crate::rules(template), report, None);
    let findings = assessment.findings().into_iter();
    findings
        .filter(|one| one.key.starts_with(begins))
        .map(|one| {
            assert!(one.explainable);
            let advice = findings::advice(one, template, crate::rules(template));
            let message = Told(template, report, &assessment).screen(one);
            (one.severity, one.check.clone(), message, advice)
        })
        .collect()
}

/// One finding that holds some words; its severity.
#[track_caller]
fn one(template: &Form, typed: &[(&str, &str)], begins: &str, words: &[&str]) -> Severity {
    let told = findings_of(template, &with(template, typed), begins);
    let [(severity, _, message, advice)] = told.as_slice() else {
        panic!("{} {typed:?}: {told:?}", template.id)
    };
    for part in words {
        assert!(message.contains(part), "{typed:?}: {message}");
    }
    assert!(!advice.is_empty(), "{typed:?}");
    *severity
}

#[track_caller]
fn none(template: &Form, typed: &[(&str, &str)], begins: &str) {
    assert_eq!(
        findings_of(template, &with(template, typed), begins),
        [],
        "{} {typed:?}",
        template.id
    );
}

#[test]
fn a_day_out_of_the_reach_of_the_period_is_asked_about_in_every_field_and_column_of_days() {
    let mut count = 0;
    for template in &crate::shipped().forms {
        for (path, field) in asked(template, &|field| field.kind == FieldKind::Date) {
            count += 1;
            let key = format!("dates:{path}");
            let words = ["05/01/2126", "hơn một năm"];
            assert_eq!(
                one(template, &[(&path, "05/01/2126")], &key, &words),
                Severity::Warning
            );
            one(template, &[(&path, "05/01/1926")], &key, &["05/01/1926"]);
            none(template, &[(&path, "05/01/2025")], &key);
            if let Some(years) = field.limits.years_before {
                let words = ["05/01/1999", &format!("hơn {years} năm")];
                one(template, &[(&path, "05/01/1999")], &key, &words);
                let first = begun(template).period.from.year();
                let near = format!("05/01/{}", first + 1 - i32::try_from(years).unwrap());
                none(template, &[(&path, &near)], &key);
            }
        }
    }
    assert!(count >= 13, "{count}");
}

#[test]
fn a_stated_percentage_beyond_the_whole_or_written_as_a_fraction_is_asked_about_everywhere() {
    let mut count = 0;
    for template in &crate::shipped().forms {
        for (path, field) in asked(template, &|field| field.kind == FieldKind::Percent) {
            count += 1;
            let key = match path.split_once('.') {
                Some((table, _)) => format!("share:{table}.{}", field.id),
                None => format!("share:{path}"),
            };
            let fraction = one(template, &[(&path, "0,985")], &key, &["0,985%", "98,5%"]);
            assert_eq!(fraction, Severity::Warning, "{path}");
            // A comma, a dot: as far as the field reads them.
            none(template, &[(&path, "0")], &key);
            none(template, &[(&path, "100")], &key);
            none(template, &[(&path, "98,50")], &key);
            let rules = crate::rules(template);
            let states = field.states.as_ref().and_then(|id| rules.indicator(id));
            let compares = states.is_some_and(|one| format!("{:?}", one.formula).contains("Ratio"));
            if compares {
                // So many computers for each of the staff: more than one may be.
                none(template, &[(&path, "120")], &key);
            } else {
                one(template, &[(&path, "9.785")], &key, &["9.785%"]);
                one(template, &[(&path, "100,01")], &key, &["100,01%"]);
            }
        }
    }
    assert!(count > 40, "{count}");
}

#[test]
fn a_percentage_below_one_that_the_counts_confirm_is_no_fraction() {
    let template = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let stated = ("statedOutgoingRate", "0,74");
    let whole = ("outgoingDocuments", "15.068");
    one(&template, &[stated, whole], "share:", &["0,74%"]);
    none(
        &template,
        &[stated, whole, ("outgoingOnSystem", "112")],
        "share:",
    );
}

/// The cells behind a formula that are typed, in a report that has a row in each table.
fn typed_cells(template: &Form, formula: &Expression, row: Option<&str>) -> BTreeSet<String> {
    let rules = crate::rules(template);
    let mut cells = BTreeSet::new();
    formula.visit(row, &mut |part, inside| match (&part.node, inside) {
        (Node::Name(name), _) => match rules.indicator(name) {
            Some(one) => cells.extend(typed_cells(template, &one.formula, None)),
            None => {
                cells.insert(name.clone());
            }
        },
        (Node::RowCell(column), Some(table)) => match rules.computed(table, column) {
            Some(one) => cells.extend(typed_cells(template, &one.formula, Some(table))),
            None => {
                let row = match &template.tables[table].table.rows {
                    Rows::Fixed(rows) => rows[0].id.clone(),
                    Rows::Added { .. } => "r1".to_owned(),
                };
                cells.insert(format!("{table}.{row}.{column}"));
            }
        },
        _ => {}
    });
    cells
}

/// Each `percent(part, whole)` of a template: the id of its rate, the table in whose rows it stands, both sides.
fn rates(template: &Form) -> Vec<(String, Option<String>, Expression, Expression)> {
    let rules = crate::rules(template);
    let mut formulas: Vec<(String, Option<String>, Expression)> = Vec::new();
    for one in &rules.indicators {
        formulas.push((one.definition.id.clone(), None, one.formula.clone()));
    }
    for (name, one) in &rules.columns {
        let (table, column) = name.split_once("..").unwrap();
        let id = format!("{table}.{column}");
        formulas.push((id, Some(table.to_owned()), one.formula.clone()));
    }
    let mut found = Vec::new();
    for (id, row, formula) in formulas {
        formula.visit(None, &mut |part, _| {
            if let Node::Call(Function::Percent, sides) = &part.node {
                found.push((id.clone(), row.clone(), sides[0].clone(), sides[1].clone()));
            }
        });
    }
    found
}

/// Every rate whose counted part can be larger than its whole, with all numbers and with as few as the rate needs: a check
/// of the template says so, or the rate itself asks.
#[test]
fn a_counted_part_larger_than_its_whole_is_asked_about_in_every_rate() {
    let (mut over, mut by_rate) = (0, 0);
    for template in &crate::shipped().forms {
        for (id, row, part, whole) in rates(template) {
            let parts = typed_cells(template, &part, row.as_deref());
            let wholes = typed_cells(template, &whole, row.as_deref());
            let is_count = |path: &&String| {
                let path = FieldPath::new(path.as_str());
                template.field_kind(&path).is_some_and(FieldKind::is_number)
            };
            let mut typed: Vec<(&str, &str)> = Vec::new();
            typed.extend(
                parts
                    .iter()
                    .filter(is_count)
                    .map(|path| (path.as_str(), "5.480")),
            );
            let only = wholes.difference(&parts).filter(is_count);
            typed.extend(only.map(|path| (path.as_str(), "547")));
            let report = with(template, &typed);
            let assessment = assess(template, crate::rules(template), &report, None);
            let lookup =
                ReportLookup::assessed(template, crate::rules(template), &report, &assessment);
            let place = row.as_deref().map(|table| (table, row_of(template, table)));
            let value = |side| evaluate_in(side, &lookup, place);
            let (Outcome::Value(Value::Number(part)), Outcome::Value(Value::Number(whole))) =
                (value(&part), value(&whole))
            else {
                continue;
            };
            if part <= whole {
                continue;
            }
            over += 1;
            let asked = |one: &&Finding| {
                let own = one.check == format!("whole:{id}");
                let families = ["SUBSET", "SUM", "FLOW", "STOCK", "COMPLEMENT"];
                let mentions = |path: &FieldPath| {
                    let table = path.as_str().split('.').next().unwrap_or_default();
                    parts.contains(path.as_str())
                        || parts
                            .iter()
                            .any(|part| part.starts_with(&format!("{table}.")))
                };
                own || families.contains(&one.family.as_str()) && one.fields.iter().any(mentions)
            };
            let told: Vec<Finding> = assessment
                .findings()
                .into_iter()
                .filter(asked)
                .cloned()
                .collect();
            assert!(!told.is_empty(), "{} {id} {typed:?}", template.id);
            let own: Vec<&Finding> = told
                .iter()
                .filter(|one| one.check == format!("whole:{id}"))
                .collect();
            by_rate += own.len();
            for finding in own {
                assert_eq!(finding.severity, Severity::Warning);
                let message = Told(template, &report, &assessment).screen(finding);
                let quotes = |value| message.contains(format_result(value).digits());
                assert!(quotes(&part) && quotes(&whole), "{message}");
            }
        }
    }
    assert!(over > 40 && by_rate > 5, "{over} {by_rate}");
}

fn row_of<'a>(template: &'a Form, table: &str) -> &'a str {
    match &template.tables[table].table.rows {
        Rows::Fixed(rows) => &rows[0].id,
        Rows::Added { .. } => "r1",
    }
}

#[test]
fn a_part_that_a_check_of_the_template_tells_of_is_not_told_twice() {
    let template = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let (signed, all) = (("outgoingSigned", "5.480"), ("outgoingDocuments", "5.470"));
    // As it was seen: the kinds of documents are blank.
    let words = [
        "Văn bản đi được ký số đầy đủ",
        "5.480",
        "Tổng số văn bản đi",
        "5.470",
    ];
    one(&template, &[signed, all], "whole:", &words);
    let kinds = [
        ("outgoingElectronicOnly", "5.000"),
        ("outgoingParallel", "470"),
        ("outgoingPaper", "0"),
    ];
    let typed = [[signed, all].as_slice(), &kinds].concat();
    none(&template, &typed, "whole:");
    one(&template, &typed, "signedSubset", &["5.480", "5.470"]);
    // Rates over time, and of two things of which either may be the larger, are no shares.
    let template = own_rates();
    none(&template, &[("planned", "100"), ("done", "120")], "whole:");
    one(
        &template,
        &[("whole", "100"), ("done", "120")],
        "whole:shareRate",
        &["120", "100"],
    );
}

fn own_rates() -> std::sync::Arc<Form> {
    let text = include_str!("../data/templates/small.json");
    let mut template: serde_json::Value = serde_json::from_str(text).unwrap();
    template["id"] = json!("own-rates");
    let count =
        |id: &str| json!({ "id": id, "type": "count", "label": format!("Số {id}"), "unit": "lớp" });
    let items = template["sections"][0]["items"].as_array_mut().unwrap();
    items.extend(["planned", "done", "whole"].map(count));
    let section = template["sections"][0]["id"].clone();
    let rate = |id: &str, formula: &str| json!({ "id": id, "label": id, "section": section.clone(), "formula": formula, "unit": "%", "evidence": "local" });
    let rates = [
        ("planRate", "ratio(done, planned)"),
        ("growth", "percent(done, previous(done))"),
        ("shareRate", "percent(done, whole)"),
    ];
    let indicators = template["indicators"].as_array_mut().unwrap();
    indicators.extend(rates.map(|(id, formula)| rate(id, formula)));
    crate::own(decode_template(&template.to_string(), &crate::shipped().built_in).unwrap())
}

#[test]
fn money_in_dong_is_asked_about_in_every_amount_without_a_report_of_the_previous_period() {
    let mut count = 0;
    for template in &crate::shipped().forms {
        for (path, _) in asked(template, &|field| {
            matches!(field.kind, FieldKind::Amount { .. })
        }) {
            count += 1;
            let key = format!("limits:{path}");
            let words = [
                "20.350.000 triệu đồng",
                "20 triệu 350 nghìn",
                "20,35 triệu đồng",
            ];
            let severity = one(template, &[(&path, "20.350.000")], &key, &words);
            assert_eq!(severity, Severity::Warning, "{path}");
            // The least that an agency buys.
            one(template, &[(&path, "1.500.000")], &key, &["1,5 triệu đồng"]);
            none(template, &[(&path, "20,35")], &key);
            none(template, &[(&path, "95.000")], &key);
        }
    }
    assert!(count >= 8, "{count}");
}

#[test]
fn a_number_that_nobody_counts_is_asked_about() {
    let mut count = 0;
    for template in &crate::shipped().forms {
        for (path, _) in asked(template, &|field| field.kind == FieldKind::Count) {
            count += 1;
            let key = format!("limits:{path}");
            one(template, &[(&path, "912.345.678")], &key, &["912.345.678"]);
            none(template, &[(&path, "12.481")], &key);
        }
        let number = "document.codeNumber";
        one(
            template,
            &[(number, "120.212")],
            "limits:",
            &["120.212", "99.999"],
        );
    }
    assert!(count > 150, "{count}");
}

#[test]
fn a_period_that_had_not_begun_when_the_report_was_changed_is_asked_about() {
    for template in &crate::shipped().forms {
        let asked = |changed: &str| {
            let mut report = begun(template);
            changed.clone_into(&mut report.changed);
            findings_of(template, &report, "notBegun")
        };
        let begins = begun(template).period.from;
        let told = asked("2019-11-29T08:00:00+07:00");
        let [(Severity::Warning, _, message, _)] = told.as_slice() else {
            panic!("{told:?}")
        };
        assert!(message.contains("29/11/2019"), "{message}");
        let day = bao_cao_so::input::date::short(begins);
        assert!(message.contains(&day), "{message}");
        assert_eq!(asked(&format!("{begins}T00:00:01+07:00")), []);
        assert_eq!(asked("2026-11-29T08:00:00+07:00"), []);
    }
}

#[test]
fn what_is_typed_stays_and_uneven_decimals_are_nobodys_slip() {
    for template in &crate::shipped().forms {
        let percentages = asked(template, &|field| field.kind == FieldKind::Percent);
        for (path, field) in &percentages {
            let report = with(template, &[(path, "98,50")]);
            let answer = report.answer(&FieldPath::new(path.as_str()));
            assert_eq!(
                bao_cao_so::input::answer::show(&field.kind, answer),
                "98,50"
            );
        }
        let typed: Vec<(&str, &str)> = percentages
            .iter()
            .zip(["98,50", "97,8", "96", "4,255"].into_iter().cycle())
            .map(|((path, _), text)| (path.as_str(), text))
            .collect();
        let told = findings_of(template, &with(template, &typed), "");
        assert!(
            told.iter()
                .all(|(.., message, _)| !message.contains("chữ số")),
            "{told:?}"
        );
    }
}

/// What is computed again after each change of a table is what a full assessment finds, in its order.
#[test]
fn cells_that_did_not_change_keep_what_was_found_in_them() {
    let template = crate::shipped().form("ket-qua-ke-hoach").unwrap();
    let mut report = with(&template, &[]);
    let rows = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>();
    let rules = crate::rules(&template);
    let mut assessment = assess(&template, rules, &report, None);
    let steps: &[(&str, &str)] = &[
        ("objectives", "r1 r2 r3"),
        ("issuedDocuments", "r1 r2"),
        ("objectives.r2.done", "912.345.678"),
        ("objectives.r2.whole", "5"),
        ("objectives.r3.stated", "0,985"),
        ("objectives.r1.whole", "912.345.679"),
        ("objectives.r3.whole", "400"),
        ("objectives.r3.done", "4"),
        ("issuedDocuments.r2.issued", "05/01/2126"),
        ("issuedDocuments.r1.issued", "05/01/1926"),
        ("objectives.r2.done", "4"),
        ("objectives", "r3 r1"),
        ("objectives.r1.done", "912.345.678"),
        ("planFunding", "20.350.000"),
        ("issuedDocuments", "r2 r1"),
        ("issuedDocuments.r2.issued", "05/01/2025"),
        ("statedTrainedRate", "0,5"),
        ("headcount", "200"),
        ("trainedStaff", "201"),
    ];
    for (path, text) in steps {
        let address = FieldPath::new(*path);
        match template.field_kind(&address) {
            Some(kind) => report.set(address.clone(), read(kind, text)),
            None => {
                let ids: Vec<&str> = text.split(' ').collect();
                report.rows.insert((*path).to_owned(), rows(&ids));
            }
        }
        let changed = std::slice::from_ref(&address);
        reassess(&mut assessment, &template, rules, &report, None, changed);
        let whole = assess(&template, rules, &report, None);
        assert_eq!(assessment.checks, whole.checks, "{path} {text}");
    }
}

/// The sum of the items beside a total in another unit: both numbers are told.
#[test]
fn a_total_in_another_unit_than_its_items_is_told_with_both_sums() {
    for id in ["bao-cao-nam-chuyen-doi-so", "bao-cao-nam-cntt"] {
        let template = crate::shipped().form(id).unwrap();
        let item = ("funding.r1.amount", "20,35");
        for total in ["20.350.000", "20.350"] {
            let typed = [("itFunding", total), item];
            one(&template, &typed, "fundingSum", &[total, "20,35"]);
        }
    }
}
