//! Several mistakes in one template: all are reported, each at its place, and nothing beside them.

use bao_cao_so::template::error::{CompileError, CompileErrorKind};
use bao_cao_so::template::place::Part;
use serde_json::{Value, json};

use super::{code, draft, sound};

/// A part with one mistake that is added to a template, and what is reported of it. None touches another.
const MISTAKES: [(&str, &str, &str); 31] = [
    (
        "/periods",
        r#"{"kind": "month", "source": "nowhere"}"#,
        "periods.1.source: UnknownAct",
    ),
    (
        "/document/bases",
        r#""nowhere""#,
        "document.bases.0: UnknownAct",
    ),
    (
        "/sections",
        r#"{"id": "machines-section", "title": "S"}"#,
        "sections.machines-section#2.id: DuplicateId",
    ),
    (
        "/sections",
        r#"{"id": "untitled", "title": ""}"#,
        "sections.untitled.title: Empty",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f1", "type": "count", "label": ""}"#,
        "fields.f1.label: Empty",
    ),
    (
        "/sections/0/items",
        r#"{"id": "machines", "type": "count", "label": "F"}"#,
        "fields.machines#2.id: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f2", "type": "choice", "label": "F"}"#,
        "fields.f2.options: NoEntries",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f3", "type": "count", "label": "F", "outline": "x"}"#,
        "fields.f3.outline: Needs Words",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f4", "type": "percent", "label": "F", "states": "x"}"#,
        "fields.f4.states: UnknownIndicator",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f5", "type": "line", "label": "F", "acts": ["x"]}"#,
        "fields.f5.acts.0: UnknownAct",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t1", "type": "table", "label": "T", "addedRow": "r"}"#,
        "tables.t1.columns: NoEntries",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t2", "type": "table", "label": "T", "rows": [{"id": "r", "label": "R"}, {"id": "r", "label": "R"}], "columns": [{"id": "c", "type": "count", "label": "C"}]}"#,
        "tables.t2.rows.1: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t3", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "computed", "label": "C", "formula": "1 +"}]}"#,
        "tables.t3.columns.c.formula: Syntax UnexpectedEnd",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t4", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "computed", "label": "C", "formula": "row.c"}]}"#,
        "tables.t4.columns.c.formula: Circular",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t5", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "line", "label": "C"}, {"id": "c", "type": "line", "label": "C"}]}"#,
        "tables.t5.columns.c#2.id: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t6", "type": "table", "label": "T", "addedRow": "r", "groupBy": "x", "columns": [{"id": "c", "type": "line", "label": "C"}]}"#,
        "tables.t6.groupBy: UnknownColumn",
    ),
    (
        "/indicators",
        r#"{"id": "i1", "label": "I", "section": "machines-section", "formula": "nowhere"}"#,
        "indicators.i1.formula: Type UnknownName",
    ),
    (
        "/indicators",
        r#"{"id": "i2", "label": "I", "section": "machines-section", "formula": "1 1"}"#,
        "indicators.i2.formula: Syntax Unexpected",
    ),
    (
        "/indicators",
        r#"{"id": "i3", "label": "I", "section": "machines-section", "formula": "i3"}"#,
        "indicators.i3.formula: Circular",
    ),
    (
        "/indicators",
        r#"{"id": "i4", "label": "I", "section": "machines-section", "formula": "i4 + machines"}"#,
        "indicators.i4.formula: Circular",
    ),
    (
        "/indicators",
        r#"{"id": "i5", "label": "I", "section": "nowhere", "formula": "1"}"#,
        "indicators.i5.section: UnknownSection",
    ),
    (
        "/indicators",
        r#"{"id": "i6", "label": "I", "section": "machines-section", "formula": "machines > 1"}"#,
        "indicators.i6.formula: Type Expected Number",
    ),
    (
        "/indicators",
        r#"{"id": "rate", "label": "I", "section": "machines-section", "formula": "1"}"#,
        "indicators.rate#2.id: DuplicateId",
    ),
    (
        "/checks",
        r#"{"id": "c1", "family": "SUM", "severity": "error", "rule": "1", "advice": "A"}"#,
        "checks.c1.rule: Type Expected Condition",
    ),
    (
        "/checks",
        r#"{"id": "c2", "family": "SUM", "severity": "error", "rule": "row.part > 1", "advice": "A", "each": "nowhere"}"#,
        "checks.c2.each: UnknownTable",
    ),
    (
        "/checks",
        r#"{"id": "c3", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": ""}"#,
        "checks.c3.advice: Empty",
    ),
    (
        "/checks",
        r#"{"id": "c4", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": "A", "message": "{x}"}"#,
        "checks.c4.message: UnknownName",
    ),
    (
        "/checks",
        r#"{"id": "subset", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": "A"}"#,
        "checks.subset#2.id: DuplicateId",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n1", "text": "{x}"}"#,
        "narrative.n1.text: UnknownName",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n2", "text": "N", "when": "1"}"#,
        "narrative.n2.when: Type Expected Condition",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n3", "text": "{row.x}", "each": "nowhere"}"#,
        "narrative.n3.each: UnknownTable",
    ),
];

fn reported(errors: &[CompileError]) -> Vec<String> {
    let mut reported: Vec<String> = errors
        .iter()
        .map(|error| format!("{}: {}", error.place, code(&error.kind)))
        .collect();
    reported.sort();
    reported
}

/// Adds some of the mistakes to a sound template: each is reported, and nothing else.
#[track_caller]
fn check_mistakes(chosen: &[usize]) {
    let mut template = sound();
    let mut expected = Vec::new();
    for (list, part, report) in chosen.iter().map(|position| MISTAKES[*position]) {
        let list = template.pointer_mut(list).unwrap().as_array_mut().unwrap();
        list.push(serde_json::from_str(part).unwrap());
        expected.push(report.to_owned());
    }
    expected.sort();
    assert_eq!(reported(draft(&template).errors()), expected);
}

#[test]
fn as_many_mistakes_as_a_template_has_are_reported_with_their_places() {
    for position in 0..MISTAKES.len() {
        check_mistakes(&[position]);
    }
    let all: Vec<usize> = (0..MISTAKES.len()).collect();
    check_mistakes(&all);
    // Any of them together, in any order: numbers of a linear congruential generator.
    let mut seed = 13_u64;
    for _ in 0..200 {
        let mut chosen = Vec::new();
        for position in 0..MISTAKES.len() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            match seed >> 62 {
                0 => chosen.push(position),
                1 => chosen.insert(0, position),
                _ => {}
            }
        }
        check_mistakes(&chosen);
    }
}

#[test]
fn a_draft_is_edited_and_compiled_again() {
    let built_in = &crate::shipped().built_in;
    let mut template = sound();
    template["indicators"][0]["formula"] = json!("percent(connected, machine)");
    template["checks"][0]["advice"] = json!("");
    let mut draft = draft(&template);
    let indicator = Part::Indicator("rate".into());
    assert_eq!(draft.errors().len(), 2);
    assert_eq!(
        reported(&draft.errors_of(&indicator).cloned().collect::<Vec<_>>()),
        ["indicators.rate.formula: Type UnknownName"]
    );
    assert_eq!(
        draft.compile(built_in, "0".repeat(64)).unwrap_err(),
        draft.errors()
    );
    // What is half typed is an error like others, and no reason to lose it.
    draft.edit(built_in, |template| {
        template.indicators[0].formula = "percent(connected,".into();
    });
    assert_eq!(draft.template().indicators[0].formula, "percent(connected,");
    assert_eq!(
        reported(&draft.errors_of(&indicator).cloned().collect::<Vec<_>>()),
        ["indicators.rate.formula: Syntax UnexpectedEnd"]
    );
    draft.edit(built_in, |template| {
        template.indicators[0].formula = "percent(connected, machines)".into();
        template.checks[0].advice = "Kiểm tra lại.".into();
    });
    assert_eq!(draft.errors(), []);
    assert!(draft.compile(built_in, "0".repeat(64)).is_ok());
    // A field that formulas name goes: each of them is told.
    draft.edit(built_in, |template| {
        template.sections[0].items.remove(0);
    });
    assert_eq!(
        reported(draft.errors()),
        [
            "checks.subset.rule: Type UnknownName",
            "indicators.rate.formula: Type UnknownName",
            "narrative.text.text: UnknownName",
        ]
    );
}

#[track_caller]
fn check_circles(formulas: &[&str], expected: &[&[&str]]) {
    let mut template = sound();
    for (position, formula) in formulas.iter().enumerate() {
        let mut one = template["indicators"][0].clone();
        one["id"] = json!(format!("i{position}"));
        one["formula"] = json!(formula);
        template["indicators"].as_array_mut().unwrap().push(one);
    }
    let circles: Vec<Vec<String>> = draft(&template)
        .errors()
        .iter()
        .map(|error| match &error.kind {
            CompileErrorKind::Circular(names) => names.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(circles, expected);
}

#[test]
fn every_circle_is_reported_once_and_nothing_beside_it() {
    check_circles(&["i1", "i0"], &[&["i0", "i1"]]);
    // What builds on a circle, or is built on by one, stands in none.
    check_circles(&["i1 + i3", "i2", "i1", "machines", "i0"], &[&["i1", "i2"]]);
    check_circles(
        &["i0", "i1 + i0", "i3", "i4", "i2"],
        &[&["i0"], &["i1"], &["i2", "i3", "i4"]],
    );
    // Two circles with one indicator in both: cutting the one cuts the other.
    check_circles(&["i1 + i2", "i0", "i0"], &[&["i0", "i2"]]);
}

#[test]
fn circles_cost_no_more_than_a_walk() {
    // Each builds on the next and on itself; the way to the last would be gone as often as there are indicators.
    let formulas: Vec<String> = (0..3_000)
        .map(|position| format!("i{position} + i{}", (position + 1) % 3_000))
        .collect();
    let mut template = sound();
    let one = template["indicators"][0].clone();
    let more = formulas.iter().enumerate().map(|(position, formula)| {
        let mut one = one.clone();
        one["id"] = json!(format!("i{position}"));
        one["formula"] = json!(formula);
        one
    });
    let more: Vec<Value> = more.collect();
    template["indicators"].as_array_mut().unwrap().extend(more);
    let draft = draft(&template);
    let circles = draft.errors().iter();
    assert!(
        circles
            .filter(|error| code(&error.kind) == "Circular")
            .count()
            > 0
    );
}

#[test]
fn everything_that_a_file_says_and_no_template_can_hold_is_reported() {
    let mut template = sound();
    template["checks"][0]["severity"] = json!("deadly");
    // A family of the checks that every template has by itself.
    template["checks"][0]["family"] = json!("UNREADABLE");
    template["periods"][0]["kind"] = json!("week");
    template["sections"][0]["items"][0]["type"] = json!("money");
    template["sections"][0]["items"][1]["type"] = json!("money");
    assert_eq!(
        reported(&super::errors(&template)),
        [
            "checks.subset.family: UnknownWord",
            "checks.subset.severity: UnknownWord",
            "fields.connected.type: UnknownWord",
            "fields.machines.type: UnknownWord",
            "periods.0.kind: UnknownWord",
        ]
    );
}
