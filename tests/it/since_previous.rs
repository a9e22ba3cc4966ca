//! The previous period beside a number: what was stated then, how much it changed, and in which row.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::assess::continued::{handed_over, is_left_to_take};
use bao_cao_so::assess::previous_rows::PreviousRows;
use bao_cao_so::assess::since_previous::since_previous;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::sentences::written;
use bao_cao_so::messages::vi::since_previous::{beside, take};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::number::Number;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::FieldKind;
use bao_cao_so::template::form::Form;
use bao_cao_so::template::labels::TemplateLabels;
use bao_cao_so::template::rules::Rules;

fn report_of(form: &Form, typed: &[(&str, &str)]) -> Report {
    let mut report = crate::empty_form::begun(form);
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        report.set(path.clone(), read(form.field_kind(&path).unwrap(), text));
    }
    report
}

/// What is offered to be taken over.
fn continued(
    rules: (&Form, &Rules),
    report: &Report,
    previous: &Report,
    (path, before): (&FieldPath, &FieldPath),
) -> Option<Number> {
    handed_over(rules, previous, (path, before))
        .filter(|number| is_left_to_take(report, path, number))
}

/// What stands beside a field, typed in both years.
#[track_caller]
fn check(form: &Form, field: &str, then: &str, now: &str, expected: Option<&str>) {
    let (previous, report) = (
        report_of(form, &[(field, then)]),
        report_of(form, &[(field, now)]),
    );
    let path = FieldPath::new(field);
    let since = since_previous(form, &report, &previous, (&path, &path));
    assert_eq!(
        since.as_ref().map(|since| beside(since, false)).as_deref(),
        expected,
        "{field}: {then:?}, now {now:?}"
    );
}

#[test]
fn a_change_is_in_per_cent_of_a_percentage_in_points_and_exact() {
    let form = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    for (field, then, now, expected) in [
        (
            "computers",
            "1.234",
            "1.298",
            Some("Kỳ trước: 1.234 (tăng 5,19%)"),
        ),
        (
            "computers",
            "1000",
            "1052",
            Some("Kỳ trước: 1.000 (tăng 5,20%)"),
        ),
        ("computers", "3", "1", Some("Kỳ trước: 3 (giảm 66,67%)")),
        ("computers", "8", "12", Some("Kỳ trước: 8 (tăng 50%)")),
        ("computers", "12", "12", Some("Kỳ trước: 12 (không đổi)")),
        ("computers", "0", "0", Some("Kỳ trước: 0 (không đổi)")),
        // Half away from zero.
        (
            "computers",
            "80000",
            "80004",
            Some("Kỳ trước: 80.000 (tăng 0,01%)"),
        ),
        (
            "computers",
            "1000000",
            "1000001",
            Some("Kỳ trước: 1.000.000 (tăng dưới 0,01%)"),
        ),
        // Something out of nothing is no number of per cent.
        ("computers", "0", "5", Some("Kỳ trước: 0")),
        ("computers", "5", "0", Some("Kỳ trước: 5 (giảm 100%)")),
        // Nothing is typed yet, or not read.
        ("computers", "1234", "", Some("Kỳ trước: 1.234")),
        ("computers", "1234", "12.48", Some("Kỳ trước: 1.234")),
        // What was blank or not read then says nothing.
        ("computers", "", "5", None),
        ("computers", "1.2.3", "5", None),
        (
            "itFunding",
            "20,50",
            "20,5",
            Some("Kỳ trước: 20,50 (không đổi)"),
        ),
        (
            "itFunding",
            "20,50",
            "41",
            Some("Kỳ trước: 20,50 (tăng 100%)"),
        ),
        (
            "statedLanRate",
            "96,57",
            "97,82",
            Some("Kỳ trước: 96,57% (tăng 1,25 điểm phần trăm)"),
        ),
        (
            "statedLanRate",
            "98,5",
            "98",
            Some("Kỳ trước: 98,5% (giảm 0,5 điểm phần trăm)"),
        ),
        (
            "statedLanRate",
            "0",
            "98",
            Some("Kỳ trước: 0% (tăng 98 điểm phần trăm)"),
        ),
        // Words, and the number of a document, which begins anew each year.
        ("firewallName", "pfSense", "pfSense", None),
        ("document.codeNumber", "12", "14", None),
        (
            "staff.university.fullTime",
            "3",
            "4",
            Some("Kỳ trước: 3 (tăng 33,33%)"),
        ),
    ] {
        check(&form, field, then, now, expected);
    }
}

#[test]
fn what_does_not_apply_or_was_left_out_says_nothing() {
    let form = crate::shipped()
        .form("danh-gia-ke-hoach-giai-doan")
        .unwrap();
    let path = FieldPath::new("itStaff");
    let mut previous = report_of(&form, &[("itStaff", "5")]);
    let report = report_of(&form, &[("itStaff", "6")]);
    let told = |previous: &Report| {
        since_previous(&form, &report, previous, (&path, &path))
            .as_ref()
            .map(|since| beside(since, false))
    };
    assert_eq!(
        told(&previous),
        None,
        "an optional section that was left out"
    );
    previous.included.push("human-resources".to_owned());
    assert_eq!(told(&previous).as_deref(), Some("Kỳ trước: 5 (tăng 20%)"));
    previous.set(path.clone(), Answer::NotApplicable("Không có".to_owned()));
    assert_eq!(told(&previous), None);
}

fn with_rows(form: &Form, table: &str, column: &str, names: &[(&str, &str)]) -> Report {
    let mut report = crate::empty_form::begun(form);
    let ids = names.iter().map(|(id, _)| (*id).to_owned()).collect();
    report.rows.insert(table.to_owned(), ids);
    for (id, name) in names {
        let path = FieldPath::cell(table, id, column);
        report.set(path.clone(), read(form.field_kind(&path).unwrap(), name));
    }
    report
}

#[test]
fn an_added_row_is_found_by_its_name_in_whatever_spelling() {
    let form = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let table = &form.tables["dossiers"].table;
    let previous = with_rows(
        &form,
        "dossiers",
        "field",
        &[
            ("r1", "Đất đai"),
            ("r2", "Hộ tịch, chứng thực"),
            ("r3", "Xây dựng"),
            ("r4", "Xây dựng"),
            ("r5", ""),
        ],
    );
    let rows = PreviousRows::new(&form, table, &previous);
    let report = with_rows(
        &form,
        "dossiers",
        "field",
        &[
            ("n1", "ĐẤT  ĐAI"),
            ("n2", "Hộ tịch, chứng thực"),
            ("n3", "Xây dựng"),
            ("r5", ""),
            // The same id, about something else now.
            ("r1", "Nông nghiệp"),
        ],
    );
    for (row, found) in [
        ("n1", Some("r1")),
        ("n2", Some("r2")),
        ("n3", None),
        ("r5", None),
        ("r1", None),
        ("r9", None),
    ] {
        assert_eq!(rows.matching(&form, table, &report, row), found, "{row}");
    }
}

#[test]
fn rows_of_one_name_in_two_groups_are_two() {
    let built_in = crate::shipped().built_in.clone();
    let text = include_str!("../data/templates/rows.json");
    let form: Arc<Form> = decode_template(text, &built_in).unwrap().form;
    let text = include_str!("../data/templates/rows-report.json");
    let report = decode(text, std::slice::from_ref(&form)).unwrap().report;
    let mut found = 0;
    for placed in form.tables.values() {
        let table = &placed.table;
        let rows = PreviousRows::new(&form, table, &report);
        for row in form.named_rows(table, &report) {
            let matching = rows.matching(&form, table, &report, &row.id);
            // A report beside itself: each row is its own, or none.
            assert!(matching.is_none_or(|id| id == row.id), "{}", row.id);
            assert!(!row.group || matching.is_none(), "{}", row.id);
            found += usize::from(matching.is_some());
        }
    }
    assert!(found > 5, "{found}");
}

/// The report of 2025 written again the year after, with some numbers typed anew.
fn second_year(typed: &[(&str, &str)]) -> (Report, Report, Arc<Form>) {
    let forms = &crate::shipped().forms;
    let (_, text) = SAMPLES.iter().find(|(id, _)| *id == "vi-du-2025").unwrap();
    let decoded = decode(text, forms).unwrap();
    let (previous, form) = (decoded.report, decoded.template);
    let mut report = previous.clone();
    report.period = form.periods[0].period(2026, 1).unwrap();
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        report.set(path.clone(), read(form.field_kind(&path).unwrap(), text));
    }
    (report, previous, form)
}

/// A sentence as the app writes it.
fn sentence(report: &Report, previous: Option<&Report>, form: &Form, id: &str) -> String {
    let rules = crate::rules(form);
    let assessment = assess(form, rules, report, previous);
    let mut sentences = assessment.sentences.iter();
    let found = sentences.find(|one| one.id == id).unwrap();
    written(found, TemplateLabels { form, rules }).unwrap_or_default()
}

#[test]
fn sentences_say_the_change_where_both_periods_are_known() {
    let (report, previous, form) = second_year(&[
        ("incomingDocuments", "9.064"),
        ("dossiers.r1.online", "600"),
        ("itFunding", "1.285"),
        ("feeDossiers", "0"),
    ]);
    let told = |id| sentence(&report, Some(&previous), &form, id);
    assert_eq!(
        told("incomingText"),
        "Tiếp nhận 9.064 văn bản đến (tăng 10% so với cùng kỳ), trong đó 8.117 văn bản điện tử, đạt tỷ lệ 89,55%."
    );
    assert!(
        told("receivedText").starts_with(
            "Tổng số hồ sơ tiếp nhận: 961 hồ sơ (giảm 4,00% so với cùng kỳ), trong đó"
        ),
        "{}",
        told("receivedText")
    );
    let online = told("onlineText");
    assert!(
        online.ends_with("trong kỳ, giảm 0,60 điểm phần trăm so với cùng kỳ."),
        "{online}"
    );
    assert!(
        told("fundingText").ends_with("1.285 triệu đồng, không đổi so với cùng kỳ."),
        "{}",
        told("fundingText")
    );
    // A year without such dossiers has no rate to compare.
    assert_eq!(told("paymentText"), "");
    // Without the report of the period before nothing is said of it.
    let alone = sentence(&report, None, &form, "incomingText");
    assert_eq!(
        alone,
        "Tiếp nhận 9.064 văn bản đến, trong đó 8.117 văn bản điện tử, đạt tỷ lệ 89,55%."
    );
}

#[test]
fn what_is_said_of_the_previous_period_is_part_of_what_a_rewritten_sentence_rests_on() {
    let (report, previous, form) = second_year(&[("incomingDocuments", "9.064")]);
    let rules = crate::rules(&form);
    let basis = |previous: Option<&Report>| {
        let assessment = assess(&form, rules, &report, previous);
        let mut sentences = assessment.sentences.iter();
        let found = sentences.find(|one| one.id == "incomingText").unwrap();
        found.basis(TemplateLabels { form: &form, rules })
    };
    let mut other = previous.clone();
    other.set(
        FieldPath::new("incomingDocuments"),
        read(&FieldKind::Count, "9.000"),
    );
    assert_eq!(basis(Some(&previous)), basis(Some(&previous)));
    assert_ne!(basis(Some(&previous)), basis(Some(&other)));
    assert_ne!(basis(Some(&previous)), basis(None));
    let printed = basis(Some(&previous)).values;
    assert!(
        printed.iter().any(|one| one.starts_with("10%")),
        "{printed:?}"
    );
}

#[test]
fn what_was_pending_is_handed_over_unless_it_is_stated() {
    let form = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let rules = crate::rules(&form);
    let previous = report_of(&form, &[("pendingDossiers", "1.234")]);
    let path = FieldPath::new("carriedOverDossiers");
    for (now, expected) in [
        ("", Some("Lấy số kỳ trước: 1.234")),
        ("12", Some("Lấy số kỳ trước: 1.234")),
        ("1.2.3", Some("Lấy số kỳ trước: 1.234")),
        ("1234", None),
    ] {
        let report = report_of(&form, &[("carriedOverDossiers", now)]);
        let offered = continued((&form, rules), &report, &previous, (&path, &path));
        assert_eq!(offered.as_ref().map(take).as_deref(), expected, "{now:?}");
        let differs = assess(&form, rules, &report, Some(&previous))
            .finding("carriedOverContinues")
            .is_some();
        assert_eq!(differs, now == "12", "{now:?}");
    }
    let mut report = report_of(&form, &[]);
    report.set(path.clone(), Answer::NotApplicable("Không có".to_owned()));
    let offered = |previous: &Report| continued((&form, rules), &report, previous, (&path, &path));
    assert_eq!(offered(&previous), None);
    let report = report_of(&form, &[]);
    let offered = |previous: &Report| continued((&form, rules), &report, previous, (&path, &path));
    assert_eq!(offered(&report_of(&form, &[])), None, "blank is not zero");
}

#[test]
fn a_row_is_handed_over_what_the_row_of_its_name_had_pending() {
    let (mut report, previous, form) = second_year(&[("dossiers.r2.carriedOver", "12")]);
    let rules = crate::rules(&form);
    let path = FieldPath::new("dossiers.r1.carriedOver");
    let offered = |report: &Report, row: &str| {
        let before = FieldPath::cell("dossiers", row, "carriedOver");
        let path = FieldPath::cell("dossiers", row, "carriedOver");
        continued((&form, rules), report, &previous, (&path, &before))
            .as_ref()
            .map(take)
    };
    assert_eq!(
        offered(&report, "r1").as_deref(),
        Some("Lấy số kỳ trước: 40")
    );
    assert_eq!(
        offered(&report, "r2"),
        None,
        "12 were pending, 12 are stated"
    );
    report.set(path, Answer::Blank);
    assert_eq!(
        offered(&report, "r1").as_deref(),
        Some("Lấy số kỳ trước: 40")
    );
}
