//! A template says from which change since the previous period on a number must be explained.

use std::sync::Arc;

use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::findings::advice;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Severity::{self, Note, Warning};
use bao_cao_so::template::form::Form;
use serde_json::{Value, json};

use crate::empty_form::begun;
use crate::told::Told;

/// A template with a number of each kind: fields, cells of fixed rows, columns of a table whose rows are added.
fn template(previous_change: Value) -> Arc<Form> {
    let mut template: Value =
        serde_json::from_str(include_str!("../data/templates/small.json")).unwrap();
    template["previousChange"] = previous_change;
    let items = &mut template["sections"][0]["items"];
    let columns = json!([
        {"id": "given", "type": "count", "label": "Đã cấp", "unit": "máy"},
        {"id": "share", "type": "percent", "label": "Tỷ lệ"},
    ]);
    let listed = items[3]["columns"].as_array_mut().unwrap();
    listed.push(json!({"id": "share", "type": "percent", "label": "Tỷ lệ"}));
    items.as_array_mut().unwrap().extend([
        json!({"id": "cost", "type": "amount", "label": "Kinh phí", "unit": "triệu đồng"}),
        json!({"id": "stated", "type": "percent", "label": "Tỷ lệ ghi tay"}),
        json!({"id": "units", "type": "table", "label": "Đơn vị", "columns": columns,
            "rows": [{"id": "office", "label": "Văn phòng"}, {"id": "centre", "label": "Trung tâm"}]}),
    ]);
    crate::own(decode_template(&template.to_string(), &crate::shipped().built_in).unwrap())
}

/// A half more or less, and ten at least.
fn half() -> Arc<Form> {
    template(json!({"percent": 50, "least": 10}))
}

fn with(template: &Form, typed: &[(&str, &str)]) -> Report {
    let mut report = begun(template);
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        let kind = template.field_kind(&path);
        let kind = kind.unwrap_or_else(|| panic!("no field {path:?}"));
        report.set(path, read(kind, text));
    }
    let mut rows: Vec<String> = Vec::new();
    for (path, _) in typed.iter().filter(|(path, _)| path.starts_with("list.")) {
        let row = path.split('.').nth(1).unwrap().to_owned();
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    report.rows.insert("list".to_owned(), rows);
    report
}

/// What is asked about a report against that of the previous period.
fn found(template: &Form, then: &Report, now: &Report) -> Vec<Finding> {
    let assessment = assess(template, crate::rules(template), now, Some(then));
    let found = assessment.findings().into_iter();
    found.filter(|one| one.family == "PRIOR").cloned().collect()
}

fn asked(template: &Form, then: &Report, now: &Report) -> Vec<(Severity, String)> {
    let assessment = assess(template, crate::rules(template), now, Some(then));
    let told = Told(template, now, &assessment);
    let findings = found(template, then, now);
    findings
        .iter()
        .map(|one| (one.severity, told.screen(one)))
        .collect()
}

/// A number typed in both periods.
#[track_caller]
fn check(
    template: &Form,
    field: &str,
    (then, now): (&str, &str),
    expected: Option<(Severity, &str)>,
) {
    let told = asked(
        template,
        &with(template, &[(field, then)]),
        &with(template, &[(field, now)]),
    );
    let expected: Vec<_> = expected
        .map(|(severity, text)| (severity, text.to_owned()))
        .into_iter()
        .collect();
    assert_eq!(told, expected, "{field}: {now} after {then}");
}

#[test]
fn a_change_that_reaches_the_thresholds_of_the_template_must_be_explained() {
    let template = half();
    let changed = |then, now, expected: Option<&str>| {
        let expected = expected.map(|text| (Warning, text));
        check(&template, "machines", (then, now), expected);
    };
    changed(
        "60",
        "0",
        Some("“Số máy tính”: kỳ này 0 máy, kỳ trước 60 máy, giảm 100%."),
    );
    changed(
        "60",
        "5",
        Some("“Số máy tính”: kỳ này 5 máy, kỳ trước 60 máy, giảm 91,67%."),
    );
    changed(
        "60",
        "130",
        Some("“Số máy tính”: kỳ này 130 máy, kỳ trước 60 máy, tăng 116,67%."),
    );
    // Just so many, and just so many per cent.
    changed(
        "20",
        "30",
        Some("“Số máy tính”: kỳ này 30 máy, kỳ trước 20 máy, tăng 50%."),
    );
    changed("1.000", "1.499", None);
    changed("60", "62", None);
    // Less than ten.
    changed("4", "9", None);
    changed("19", "9,5", None);
    // From zero there is no per cent; what was or is blank did not change.
    changed("0", "60", None);
    changed("", "60", None);
    changed("60", "", None);
    changed("60", "60", None);
}

#[test]
fn what_lies_ten_times_as_high_is_asked_about_once() {
    let template = half();
    let often = "“Số máy tính”: kỳ này 620 máy, kỳ trước 62 máy, gấp khoảng 10 lần kỳ trước.";
    check(&template, "machines", ("62", "620"), Some((Warning, often)));
    let other_unit = "“Kinh phí”: kỳ này 20.350 triệu đồng (đọc là 20 nghìn 350), kỳ trước 20,35 triệu đồng (đọc là 20 phẩy 35), gấp khoảng 1.000 lần kỳ trước.";
    check(
        &template,
        "cost",
        ("20,35", "20.350"),
        Some((Warning, other_unit)),
    );
    // A jump that is no large change by the template's thresholds stays a note.
    let thousands = self::template(json!({"percent": 50, "least": 1000}));
    check(&thousands, "machines", ("62", "620"), Some((Note, often)));
}

#[test]
fn a_template_that_says_nothing_asks_about_jumps_only() {
    let template = template(Value::Null);
    let jump = "“Số máy tính”: kỳ này 620 máy, kỳ trước 62 máy, gấp khoảng 10 lần kỳ trước.";
    check(&template, "machines", ("62", "620"), Some((Note, jump)));
    for pair in [("60", "0"), ("60", "5"), ("60", "130"), ("0", "60")] {
        check(&template, "machines", pair, None);
    }
    check(&template, "stated", ("1", "100"), None);
}

#[test]
fn a_percentage_must_change_by_so_many_points() {
    let template = half();
    check(
        &template,
        "stated",
        ("10", "22,5"),
        Some((
            Warning,
            "“Tỷ lệ ghi tay”: kỳ này 22,5%, kỳ trước 10%, tăng 12,5 điểm phần trăm, tức là tăng 125% so với kỳ trước.",
        )),
    );
    check(
        &template,
        "stated",
        ("98,5", "0"),
        Some((
            Warning,
            "“Tỷ lệ ghi tay”: kỳ này 0%, kỳ trước 98,5%, giảm 98,5 điểm phần trăm, tức là giảm 100% so với kỳ trước.",
        )),
    );
    for pair in [("4", "9"), ("60", "80"), ("0", "80"), ("90", "95")] {
        check(&template, "stated", pair, None);
    }
}

#[test]
fn least_may_be_a_fraction_or_left_out() {
    let fraction = template(json!({"percent": 20, "least": 0.5}));
    check(&fraction, "cost", ("1", "1,49"), None);
    let cost = "“Kinh phí”: kỳ này 1,50 triệu đồng, kỳ trước 1 triệu đồng, tăng 50%.";
    check(&fraction, "cost", ("1", "1,50"), Some((Warning, cost)));
    let any = template(json!({"percent": 300}));
    let machines = "“Số máy tính”: kỳ này 4 máy, kỳ trước 1 máy, tăng 300%.";
    check(&any, "machines", ("1", "4"), Some((Warning, machines)));
    check(&any, "machines", ("4", "0"), None);
}

#[test]
fn fixed_rows_are_compared_by_cell_and_added_ones_by_total() {
    let template = half();
    let then = with(
        &template,
        &[
            ("units.office.given", "60"),
            ("units.office.share", "80"),
            ("units.centre.given", "60"),
            ("list.r1.price", "100"),
            ("list.r1.share", "10"),
        ],
    );
    let now = with(
        &template,
        &[
            ("units.office.given", "5"),
            ("units.office.share", "20"),
            ("units.centre.given", "61"),
            ("list.r7.price", "20,5"),
            ("list.r7.share", "90"),
            ("list.r8.price", "20"),
            ("list.r8.share", "90"),
        ],
    );
    assert_eq!(
        asked(&template, &then, &now),
        [
            "“Cộng giá, bảng Danh sách”: kỳ này 40,5 triệu đồng, kỳ trước 100 triệu đồng, giảm 59,50%.",
            "“Đơn vị: Văn phòng, Đã cấp”: kỳ này 5 máy, kỳ trước 60 máy, giảm 91,67%.",
            "“Đơn vị: Văn phòng, Tỷ lệ”: kỳ này 20%, kỳ trước 80%, giảm 60 điểm phần trăm, tức là giảm 75% so với kỳ trước.",
        ]
        .map(|text| (Warning, text.to_owned()))
    );
}

#[test]
fn the_advice_says_from_where_on_the_template_asks() {
    let template = template(json!({"percent": 1500}));
    let (then, now) = (
        with(&template, &[("machines", "2")]),
        with(&template, &[("machines", "90")]),
    );
    let [finding] = found(&template, &then, &now).try_into().unwrap();
    assert_eq!(
        advice(&finding, &template, crate::rules(&template)),
        "Kiểm tra lại số liệu; nếu đúng, giải trình nguyên nhân tăng, giảm. Mẫu báo cáo yêu cầu giải trình khi tăng, giảm từ 1.500% trở lên."
    );
}

/// What an officer explained is explained, also when the template asks earlier or later.
#[test]
fn an_explanation_rests_on_both_numbers_and_not_on_the_thresholds() {
    let basis = |percent: u32, now: &str| {
        let template = template(json!({ "percent": percent }));
        let then = with(&template, &[("machines", "60")]);
        let now = with(&template, &[("machines", now)]);
        let [finding] = found(&template, &then, &now).try_into().unwrap();
        finding.basis()
    };
    assert_eq!(basis(50, "5"), basis(40, "5"));
    assert_ne!(basis(50, "5").fingerprint, basis(50, "6").fingerprint);
    assert_eq!(basis(50, "5").values, ["5", "60", "91,67%"]);
}

/// What is computed again after one change is what a full assessment finds, beside findings that stand.
#[test]
fn changes_are_asked_about_again_as_they_are_typed() {
    let template = half();
    let typed = [
        ("machines", "60"),
        ("stated", "80"),
        ("units.office.given", "60"),
        ("units.centre.share", "60"),
        ("list.r1.price", "60"),
    ];
    let previous = with(&template, &typed);
    let mut report = with(&template, &typed);
    let rules = crate::rules(&template);
    let mut assessment = assess(&template, rules, &report, Some(&previous));
    for (path, text, findings) in [
        ("machines", "5", 1),
        ("units.office.given", "0", 2),
        ("machines", "62", 1),
        ("stated", "20", 2),
        ("units.centre.share", "20", 3),
        ("list.r1.price", "6.000", 4),
        ("list.r1.price", "60.000", 4),
        ("list.r1.price", "61", 3),
        ("units.office.given", "", 2),
        ("stated", "75", 1),
    ] {
        let path = FieldPath::new(path);
        let answer = read(template.field_kind(&path).unwrap(), text);
        report.set(path.clone(), answer);
        let changed = std::slice::from_ref(&path);
        reassess(
            &mut assessment,
            &template,
            rules,
            &report,
            Some(&previous),
            changed,
        );
        let expected = assess(&template, rules, &report, Some(&previous));
        assert_eq!(assessment, expected, "{path:?} {text}");
        let found = found(&template, &previous, &report).len();
        assert_eq!(found, findings, "{path:?} {text}");
    }
}
