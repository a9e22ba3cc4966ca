//! Templates: everything wrong is named with its place.

use bao_cao_so::catalog::TEMPLATES;
use bao_cao_so::formats::template::{decode::decode_template, error::TemplateError};
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::file::FileError;
use bao_cao_so::template::error::CompileErrorKind;
use serde_json::{Value, json};

/// A small template with one thing changed: the places that are refused.
fn places(change: impl FnOnce(&mut Value)) -> Vec<String> {
    let mut value: Value =
        serde_json::from_str(include_str!("../data/templates/small.json")).unwrap();
    change(&mut value);
    match decode_template(&value.to_string(), &crate::shipped().built_in) {
        Ok(_) => Vec::new(),
        Err(TemplateError::Problems(problems)) => problems
            .into_iter()
            .map(|one| format!("{}: {}", one.place, name(&one.kind)))
            .collect(),
        Err(TemplateError::File(problem)) => vec![format!("file: {problem:?}")],
    }
}

fn name(kind: &CompileErrorKind) -> String {
    format!("{kind:?}")
        .chars()
        .take_while(|letter| letter.is_alphanumeric())
        .collect()
}

#[track_caller]
fn check(change: impl FnOnce(&mut Value), expected: &[&str]) {
    assert_eq!(places(change), expected);
}

#[test]
fn a_sound_template_loads() {
    check(|_| {}, &[]);
}

#[test]
fn what_is_wrong_is_named_with_its_place() {
    check(
        |t| t["indicators"][0]["formula"] = json!("percent(machines, nowhere)"),
        &["indicators.rate.formula: Type"],
    );
    check(
        |t| t["indicators"][0]["formula"] = json!("percent(machines, staff)"),
        &["indicators.rate.formula: Type"],
    );
    check(
        |t| t["indicators"][0]["formula"] = json!("percent(machines,"),
        &["indicators.rate.formula: Syntax"],
    );
    check(
        |t| t["indicators"][0]["formula"] = json!("machines > 1"),
        &["indicators.rate.formula: Type"],
    );
    check(
        |t| t["indicators"][0]["formula"] = json!("rate + 1"),
        &["indicators.rate.formula: Circular"],
    );
    check(
        |t| t["indicators"][0]["section"] = json!("nowhere"),
        &["indicators.rate.section: UnknownSection"],
    );
    check(
        |t| t["indicators"][0]["label"] = json!(" "),
        &["indicators.rate.label: Empty"],
    );
    check(
        |t| t["indicators"][0]["acts"] = json!(["no-such-act"]),
        &["indicators.rate.acts.0: UnknownAct"],
    );
    check(
        |t| t["sections"][0]["items"][0]["label"] = json!(""),
        &["fields.machines.label: Empty"],
    );
    check(
        |t| t["sections"][0]["items"][1]["id"] = json!("machines"),
        &[
            "fields.machines#2.id: DuplicateId",
            "indicators.rate.formula: Type",
            "checks.subset.rule: Type",
            "narrative.text.text: UnknownName",
        ],
    );
    check(
        |t| t["sections"][0]["items"][0]["id"] = json!("máy"),
        &[
            "fields.máy.id: BadId",
            "indicators.rate.formula: Type",
            "checks.subset.rule: Type",
            "narrative.text.text: UnknownName",
        ],
    );
    check(
        |t| t["sections"][0]["narrative"][0]["text"] = json!("Có {machines máy."),
        &["narrative.text.text: Sentence"],
    );
    check(
        |t| t["sections"][0]["narrative"][0]["text"] = json!("Có {nothing}."),
        &["narrative.text.text: UnknownName"],
    );
    check(
        |t| t["sections"][0]["narrative"][0]["when"] = json!("machines + 1"),
        &["narrative.text.when: Type"],
    );
    check(
        |t| t["checks"][0]["rule"] = json!("machines + 1"),
        &["checks.subset.rule: Type"],
    );
    check(
        |t| t["checks"][0]["severity"] = json!("deadly"),
        &["checks.subset.severity: UnknownWord"],
    );
    check(
        |t| t["sections"][0]["items"][0]["type"] = json!("money"),
        &["fields.machines.type: UnknownWord"],
    );
    check(
        |t| t["sections"][0]["items"][3]["columns"] = json!([]),
        &["tables.list.columns: NoEntries"],
    );
    check(|t| t["id"] = json!("../x y"), &["id: BadId"]);
    check(|t| t["periods"] = json!([]), &["periods: NoEntries"]);
    check(|t| t["periods"][0]["to"]["day"] = json!(31), &[]);
    check(
        |t| t["periods"][0]["to"]["year"] = json!(-2),
        &["periods.0.to: EndsBeforeItBegins"],
    );
    check(|t| t["periods"][0]["kind"] = json!("month"), &[]);
    check(|t| t["periods"][0]["from"]["day"] = json!(31), &[]);
    check(
        |t| t["sections"][0]["items"][3] = json!({"id": "list", "type": "table", "label": "B", "rows": [{"id": "a.b", "label": ""}, {"id": "c", "label": "C"}, {"id": "c", "label": "D"}], "columns": [{"id": "n", "type": "count", "label": "N"}]}),
        &[
            "tables.list.rows.0: Empty",
            "tables.list.rows.0: BadId",
            "tables.list.rows.2: DuplicateId",
        ],
    );
    check(
        |t| t["sections"][0]["items"][2]["states"] = json!("rate"),
        &["fields.staff.states: Needs"],
    );
}

/// A table with computed columns, one thing changed: the places that are refused.
#[track_caller]
fn check_table(change: impl FnOnce(&mut Value), expected: &[&str]) {
    check(
        |t| {
            t["sections"][0]["items"][3] = json!({
                "id": "list", "type": "table", "label": "Danh sách", "addedRow": "năm",
                "columns": [
                    {"id": "year", "type": "count", "label": "Năm"},
                    {"id": "heading", "type": "yesNo", "label": "Là nhóm"},
                    {"id": "kind", "type": "choice", "label": "Loại", "options": [{"id": "a", "label": "A"}]},
                    {"id": "part", "type": "count", "label": "Phần"},
                    {"id": "whole", "type": "count", "label": "Toàn bộ"},
                    {"id": "rate", "type": "computed", "label": "Tỷ lệ", "unit": "%", "formula": "percent(row.part, row.whole)"},
                    {"id": "stated", "type": "percent", "label": "Ghi tay", "states": "rate"},
                ],
            });
            change(t);
        },
        expected,
    );
}

fn column(t: &mut Value, position: usize) -> &mut Value {
    &mut t["sections"][0]["items"][3]["columns"][position]
}

fn table(t: &mut Value) -> &mut Value {
    &mut t["sections"][0]["items"][3]
}

#[test]
fn what_is_wrong_with_the_columns_of_a_table_is_named_with_its_place() {
    check_table(|_| {}, &[]);
    let formula = |text: &'static str| move |t: &mut Value| column(t, 5)["formula"] = json!(text);
    let place = "tables.list.columns.rate.formula";
    check_table(
        formula("percent(row.part, row.nowhere)"),
        &[&format!("{place}: Type")],
    );
    check_table(
        formula("percent(row.part, row.heading)"),
        &[&format!("{place}: Type")],
    );
    check_table(formula("row.part > 1"), &[&format!("{place}: Type")]);
    check_table(formula(""), &[&format!("{place}: Syntax")]);
    check_table(formula("row.rate + 1"), &[&format!("{place}: Circular")]);
    check_table(
        formula("list.sum(row.rate)"),
        &[&format!("{place}: Circular")],
    );
    check_table(
        formula("machines + staff + row.part"),
        &[&format!("{place}: Type")],
    );
    check_table(formula("ratio(row.part, machines)"), &[]);
    check_table(
        formula("if(row.kind = \"b\", 1, 2)"),
        &[&format!("{place}: Type")],
    );
    // Through an indicator back to itself.
    check_table(
        |t| {
            column(t, 5)["formula"] = json!("row.part + rate");
            t["indicators"][0]["formula"] = json!("list.sum(row.rate)");
        },
        &["indicators.rate.formula: Circular"],
    );
    check_table(
        |t| column(t, 3)["formula"] = json!("1"),
        &["tables.list.columns.part.formula: Needs"],
    );
    check_table(
        |t| column(t, 5)["required"] = json!(true),
        &["tables.list.columns.rate.required: Needs"],
    );
    check_table(
        |t| column(t, 6)["states"] = json!("part"),
        &["tables.list.columns.stated.states: Needs"],
    );
    check_table(
        |t| column(t, 6)["states"] = json!("nowhere"),
        &["tables.list.columns.stated.states: UnknownColumn"],
    );
    check_table(
        |t| column(t, 3)["states"] = json!("rate"),
        &[
            "tables.list.columns.part.states: Needs",
            "tables.list.columns.stated.states: StatedTwice",
        ],
    );
    check_table(
        |t| column(t, 2)["total"] = json!(true),
        &["tables.list.columns.kind.total: Needs"],
    );
    check_table(
        |t| column(t, 6)["total"] = json!(true),
        &["tables.list.columns.stated.total: Needs"],
    );
    check_table(|t| column(t, 5)["total"] = json!(true), &[]);
    let totalled = |text: &'static str| {
        move |t: &mut Value| {
            column(t, 5)["total"] = json!(true);
            column(t, 5)["formula"] = json!(text);
        }
    };
    check_table(
        totalled("100 - row.stated"),
        &["tables.list.columns.rate.total: Needs"],
    );
    check_table(
        totalled("if(row.kind = \"a\", row.part / row.whole, 0)"),
        &["tables.list.columns.rate.total: Needs"],
    );
    check_table(totalled("if(row.kind = \"a\", row.part, 0)"), &[]);
}

#[test]
fn what_is_wrong_with_the_rows_of_a_table_is_named_with_its_place() {
    check_table(|t| table(t)["rowLabel"] = json!("year"), &[]);
    check_table(
        |t| table(t)["rowLabel"] = json!("nowhere"),
        &["tables.list.rowLabel: UnknownColumn"],
    );
    check_table(
        |t| table(t)["rowLabel"] = json!("rate"),
        &["tables.list.rowLabel: Needs"],
    );
    check_table(|t| table(t)["groupBy"] = json!("heading"), &[]);
    check_table(
        |t| table(t)["groupBy"] = json!("part"),
        &["tables.list.groupBy: Needs"],
    );
    check_table(
        |t| table(t)["groupBy"] = json!("nowhere"),
        &["tables.list.groupBy: UnknownColumn"],
    );
    let fixed = |t: &mut Value| {
        table(t)["groupBy"] = json!("heading");
        table(t)["rows"] = json!([{"id": "r", "label": "R"}]);
        table(t).as_object_mut().unwrap().remove("addedRow");
    };
    check_table(fixed, &["tables.list.groupBy: Needs"]);
    check_table(|t| t["checks"][0]["each"] = json!("list"), &[]);
    check_table(
        |t| t["checks"][0]["each"] = json!("nowhere"),
        &["checks.subset.each: UnknownTable"],
    );
    let rule = |each: Value, rule: &'static str, message: &'static str| {
        move |t: &mut Value| {
            t["checks"][0]["each"] = each;
            t["checks"][0]["rule"] = json!(rule);
            t["checks"][0]["message"] = json!(message);
        }
    };
    check_table(
        rule(
            json!("list"),
            "row.stated <= before(row.kind)",
            "{row}: {row.part}",
        ),
        &["checks.subset.rule: Type"],
    );
    check_table(
        rule(
            json!("list"),
            "row.stated <= before(row.rate)",
            "{row}: {row.part}",
        ),
        &[],
    );
    check_table(
        rule(json!("list"), "row.part <= 1", "{row.nowhere}"),
        &["checks.subset.message: UnknownName"],
    );
    check_table(
        rule(Value::Null, "machines <= 1", "{row}"),
        &["checks.subset.message: UnknownName"],
    );
    check_table(
        rule(Value::Null, "row.part <= 1", "x"),
        &["checks.subset.rule: Type"],
    );
    let sentence = |member: &'static str, value: &'static str| {
        move |t: &mut Value| {
            t["sections"][0]["narrative"][0]["each"] = json!("list");
            t["sections"][0]["narrative"][0][member] = json!(value);
        }
    };
    check_table(sentence("text", "{row}: {row.rate}, {machines}"), &[]);
    check_table(
        sentence("text", "{row.nowhere}"),
        &["narrative.text.text: UnknownName"],
    );
    check_table(
        sentence("when", "row.part > row.kind"),
        &["narrative.text.when: Type"],
    );
    check_table(
        sentence("each", "machines"),
        &["narrative.text.each: UnknownTable"],
    );
}

#[test]
fn members_stand_only_where_they_mean_something() {
    check(
        |t| t["sections"][0]["items"][0]["total"] = json!(true),
        &["fields.machines.total: Needs"],
    );
    check(
        |t| t["sections"][0]["items"][0]["outline"] = json!("x"),
        &["fields.machines.outline: Needs"],
    );
    check(
        |t| {
            t["sections"][0]["items"][2] =
                json!({"id": "staff", "type": "computed", "label": "L", "formula": "machines"})
        },
        &["fields.staff.type: Needs"],
    );
    check(|t| t["indicators"][0]["evidence"] = json!("local"), &[]);
    check(
        |t| t["indicators"][0]["evidence"] = json!("source"),
        &["indicators.rate.evidence: Needs"],
    );
    check(
        |t| t["indicators"][0]["evidence"] = json!("rumour"),
        &["indicators.rate.evidence: UnknownWord"],
    );
}

#[test]
fn formulas_that_build_on_one_another_without_end_are_refused() {
    let chain = |length: usize, part: &'static str| {
        move |t: &mut Value| {
            let one = |place: usize| {
                let mut one = t["indicators"][0].clone();
                one["id"] = json!(format!("i{place}"));
                one["formula"] = json!(if place == 0 {
                    "ratio(connected, machines)".to_owned()
                } else {
                    format!("i{}{part}", place - 1)
                });
                one
            };
            // Each stands before the one that it needs.
            let more: Vec<Value> = (0..length).rev().map(one).collect();
            t["indicators"].as_array_mut().unwrap().extend(more);
        }
    };
    check(chain(180, " + 1"), &[]);
    check(chain(250, " + 1"), &["indicators.i200.formula: TooDeep"]);
    check(chain(5_000, " + i0"), &["indicators.i200.formula: TooDeep"]);
}

#[test]
fn several_mistakes_are_told_at_once() {
    let found = places(|t| {
        t["indicators"][0]["formula"] = json!("percent(nowhere, neither)");
        t["checks"][0]["advice"] = json!("");
        t["document"]["bases"] = json!(["no-such-act"]);
    });
    assert_eq!(found.len(), 4, "{found:?}");
}

#[test]
fn members_that_the_format_does_not_know_are_refused_with_their_place() {
    let text = include_str!("../data/templates/small.json").replacen("\"label\"", "\"lable\"", 1);
    let refusal = decode_template(&text, &crate::shipped().built_in).err();
    assert!(
        matches!(&refusal, Some(TemplateError::File(FileError::Shape { place, .. })) if place == "sections.0.items.0"),
        "{refusal:?}"
    );
}

#[test]
fn the_built_in_template_holds_every_item_of_its_source() {
    // inventory of the source: AG01 to AG27, by the field that holds each.
    let fields = [
        "computers",
        "statedComputerRate",
        "antivirusComputers",
        "firewall",
        "incomingOnSystem",
        "outgoingOnSystem",
        "outgoingDocuments",
        "statedMailIssuedRate",
        "statedLeaderMailUsedRate",
        "portalComplete",
        "statedOneStopUseRate",
        "resolvedInTime",
        "resolvedDossiers",
        "statedOnTimeRate",
        "servicesUsed",
        "servicesProvided",
        "statedOnlineAndPostalRate",
        "receivedDossiers",
        "onlineDossiers",
        "postalDossiers",
        "directDossiers",
        "carriedOverDossiers",
        "resolvedEarly",
        "resolvedOnTime",
        "resolvedLate",
        "pendingDossiers",
        "pendingWithinTime",
        "pendingOverdue",
        "postalUses",
        "postalResults",
        "itStaff",
        "training",
        "malwareIncidents",
        "vulnerabilityMonitoring",
        "covidApps",
        "provinceTarget",
        "nextYearTasks",
        "itFunding",
        "unconnectedSoftware",
    ];
    let catalog = crate::shipped();
    assert_eq!(catalog.forms.len(), TEMPLATES.len());
    let template = catalog.form("bao-cao-nam-cntt").unwrap();
    for field in fields {
        assert!(template.fields.contains_key(field), "{field}");
    }
    for table in ["staff", "funding", "software"] {
        assert!(template.tables.contains_key(table), "{table}");
    }
    assert!(
        template
            .section("covid")
            .is_some_and(|section| section.optional)
    );
}

#[test]
fn not_applicable_is_offered_only_where_it_can_be_true() {
    for (template, path, offered) in [
        ("bao-cao-nam-chuyen-doi-so", "procedures", true),
        ("bao-cao-nam-chuyen-doi-so", "difficulties", true),
        ("bao-cao-nam-chuyen-doi-so", "headcount", false),
        ("bao-cao-nam-chuyen-doi-so", "itFunding", false),
        ("bao-cao-nam-chuyen-doi-so", "monitoring", false),
        ("bao-cao-nam-chuyen-doi-so", "agencyLevel", false),
        ("bao-cao-nam-chuyen-doi-so", "document.signerName", false),
        ("bao-cao-nam-chuyen-doi-so", "document.codeNumber", false),
        ("bao-cao-nam-cntt", "headcount", false),
        ("bao-cao-nam-cntt", "receivedDossiers", true),
    ] {
        let form = crate::shipped().form(template).unwrap();
        assert_eq!(form.can_be_absent(&FieldPath::new(path)), offered, "{path}");
    }
}
