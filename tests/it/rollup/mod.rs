//! Many reports rolled up: totals, coverage, indicators, tables, periods, outliers; and what a collection does with files.

mod answers;
mod independent;
mod indicators;
mod parts;
mod properties;
mod rules;
mod tables;
mod time;
mod unusual;

use std::sync::Arc;

use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::formula::outcome::{Outcome, Value};
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::exact::Exact;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::{Report, Revision, Status, TemplateRef};
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::plan::Plan;
use bao_cao_so::rollup::results::Aggregate;
use bao_cao_so::rollup::roll_up::{Attributed, Owing, RollUp, roll_up};
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::template::form::Form;
use serde_json::json;

/// The template in which each way of rolling up has a field.
pub fn compiled() -> Compiled {
    let text = include_str!("../../data/templates/rollup.json");
    decode_template(text, &crate::shipped().built_in).unwrap()
}

/// The same, changed as JSON.
pub fn changed(change: impl FnOnce(&mut serde_json::Value)) -> Compiled {
    let text = include_str!("../../data/templates/rollup.json");
    let mut template: serde_json::Value = serde_json::from_str(text).unwrap();
    change(&mut template);
    decode_template(&template.to_string(), &crate::shipped().built_in).unwrap()
}

/// The same with further indicators: id and formula of each.
pub fn with_indicators(further: &[(&str, &str)]) -> Compiled {
    changed(|template| add_indicators(template, further))
}

pub fn add_indicators(template: &mut serde_json::Value, further: &[(&str, &str)]) {
    let indicators = template["indicators"].as_array_mut().unwrap();
    for (id, formula) in further {
        let label = format!("Chỉ tiêu {id}");
        indicators
            .push(json!({"id": id, "label": label, "section": "numbers", "formula": formula}));
    }
}

pub fn plan() -> Arc<Plan> {
    let template = compiled();
    Arc::new(compile_plan(&template.form, &template.rules))
}

pub fn quarter(year: u32, index: u8) -> Period {
    let days = [
        ("12-15", "03-14"),
        ("03-15", "06-14"),
        ("06-15", "09-14"),
        ("09-15", "12-14"),
    ][usize::from(index) - 1];
    let first = if index == 1 { year - 1 } else { year };
    let day = |year: u32, day: &str| parse_iso(&format!("{year}-{day}")).unwrap();
    Period {
        kind: PeriodKind::Quarter,
        year,
        index,
        from: day(first, days.0),
        to: day(year, days.1),
    }
}

/// A report of an agency with typed answers. `-` stands for what does not apply; rows of tables come with their cells.
pub fn report(form: &Form, id: &str, typed: &[(&str, &str)]) -> Report {
    let mut report = Report {
        id: id.to_owned(),
        template: TemplateRef {
            id: form.id.clone(),
            version: form.version,
            digest: form.digest.clone(),
        },
        period: quarter(2025, 1),
        answers: Default::default(),
        rows: Default::default(),
        included: vec!["covid".to_owned()],
        explanations: Default::default(),
        edits: Default::default(),
        comments: Default::default(),
        status: Status::Draft,
        revision: Revision {
            number: 1,
            replaces: None,
            reason: None,
        },
        history: Vec::new(),
        changed: "2025-03-20T08:00:00+07:00".to_owned(),
        unknown: None,
    };
    for (address, text) in typed {
        set(form, &mut report, address, text);
    }
    report
}

/// Types an answer; a row that is not there is added.
#[track_caller]
pub fn set(form: &Form, report: &mut Report, address: &str, text: &str) {
    let path = FieldPath::new(address);
    if let Some((table, rest)) = address.split_once('.')
        && form.tables.contains_key(table)
        && let Some((row, _)) = rest.split_once('.')
    {
        let rows = report.rows.entry(table.to_owned()).or_default();
        if !rows.iter().any(|known| known == row) {
            rows.push(row.to_owned());
        }
    }
    let answer = match text {
        "-" => Answer::NotApplicable("không có".to_owned()),
        _ if form.tables.contains_key(address) => panic!("{address} is a table"),
        text => read(
            form.field_kind(&path)
                .unwrap_or_else(|| panic!("no {address}")),
            text,
        ),
    };
    assert!(
        !matches!(answer, Answer::Unreadable(_)),
        "{address}: {text}"
    );
    report.set(path, answer);
}

/// Agencies `a`, `b` ... of one group with a report each.
pub fn rolled(plan: &Arc<Plan>, reports: &[Report]) -> RollUp {
    let owing: Vec<Owing> = reports.iter().map(|one| owing(&one.id, "g")).collect();
    roll_up(plan, &owing, &attributed(reports))
}

pub fn owing(agency: &str, group: &str) -> Owing {
    Owing {
        agency: agency.to_owned(),
        group: group.to_owned(),
        nothing_to_report: false,
    }
}

/// Each report is of the agency of its id.
pub fn attributed(reports: &[Report]) -> Vec<Attributed<'_>> {
    reports
        .iter()
        .map(|report| Attributed::new(&report.id, report))
        .collect()
}

/// A number as a fraction, or what else it is: `1/2`, `missing`, `undefined`.
pub fn shown(outcome: &Outcome) -> String {
    match outcome {
        Outcome::Value(Value::Number(number)) => fraction(number),
        Outcome::Value(other) => panic!("{other:?}"),
        Outcome::Missing(_) => "missing".to_owned(),
        Outcome::Undefined(why) => format!("{why:?}").split('(').next().unwrap().to_owned(),
    }
}

/// A number with as many decimals as it needs, else as a fraction.
pub fn fraction(number: &Exact) -> String {
    match number.needed_decimals(6) {
        Some(decimals) => number.to_text(decimals),
        None => {
            // The least denominator that makes it whole.
            let denominator = (1..10_000_000_u32)
                .find(|denominator| number.times(&(*denominator).into()).unwrap().is_whole())
                .unwrap();
            let numerator = number.times(&denominator.into()).unwrap();
            format!("{}/{denominator}", numerator.to_text(0))
        }
    }
}

/// What a roll-up has at an indicator: its value and how many agencies stand behind it.
#[track_caller]
pub fn check(aggregate: Option<Aggregate>, value: &str, agencies: usize) {
    let aggregate = aggregate.expect("it is rolled up");
    assert_eq!(shown(&aggregate.outcome), value);
    assert_eq!(aggregate.coverage.value, agencies);
}
