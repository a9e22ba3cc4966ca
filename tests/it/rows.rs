//! Rows of tables: computed columns, totals, groups, names of rows, checks and sentences for each row.

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::{Assessment, CheckState, Standing};
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::rows::name_of;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::{encode, encode_record};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::rows::{label_in, mention};
use bao_cao_so::messages::vi::sentences::wording;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::file::Remark;
use bao_cao_so::model::report::{Override, Report};
use bao_cao_so::model::template::Severity;
use bao_cao_so::template::form::Form;

use crate::told::{Told, explained, names};

const REPORT: &str = include_str!("../data/templates/rows-report.json");

pub fn sample() -> (Report, Arc<Form>) {
    let template = decode_template(
        include_str!("../data/templates/rows.json"),
        &crate::shipped().built_in,
    );
    let template = crate::own(template.unwrap_or_else(|refusal| panic!("{refusal:?}")));
    let decoded = decode(REPORT, std::slice::from_ref(&template)).unwrap();
    assert_eq!(decoded.remarks, [Remark::NoDigest]);
    (decoded.report, template)
}

fn with(typed: &[(&str, &str)]) -> (Report, Arc<Form>, Assessment) {
    crate::assessed(sample(), typed)
}

#[track_caller]
fn cell(typed: &[(&str, &str)], table: &str, row: &str, column: &str, expected: &str) {
    let (report, template, assessment) = with(typed);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.cell(table, row, column), expected);
}

#[track_caller]
fn total(typed: &[(&str, &str)], table: &str, column: &str, expected: Option<&str>) {
    let (report, template, assessment) = with(typed);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.total(table, column).as_deref(), expected);
}

fn state(assessment: &Assessment, check: &str) -> CheckState {
    assessment
        .checks
        .iter()
        .find(|one| one.id == check)
        .unwrap_or_else(|| panic!("no check {check}"))
        .state
}

#[track_caller]
fn check_state(typed: &[(&str, &str)], check: &str, expected: CheckState) {
    assert_eq!(state(&with(typed).2, check), expected);
}

fn finding(typed: &[(&str, &str)], key: &str) -> Option<Finding> {
    with(typed)
        .2
        .findings()
        .into_iter()
        .find(|finding| finding.key == key)
        .cloned()
}

#[track_caller]
fn message(typed: &[(&str, &str)], key: &str, expected: &str) {
    let (report, template, assessment) = with(typed);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.message(key).as_deref(), Some(expected));
}

#[track_caller]
fn shown(typed: &[(&str, &str)], indicator: &str, expected: &str) {
    let (report, template, assessment) = with(typed);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.shown(indicator), expected);
}

fn fields(typed: &[(&str, &str)], key: &str) -> Vec<String> {
    finding(typed, key)
        .unwrap()
        .fields
        .iter()
        .map(|path| path.as_str().to_owned())
        .collect()
}

#[test]
fn a_computed_cell_is_worked_out_from_its_row() {
    cell(&[], "years", "r1", "rate", "51,72");
    cell(&[], "years", "r2", "rate", "55");
    cell(&[], "years", "r1", "rest", "48,3");
    cell(
        &[("years.r1.used", "")],
        "years",
        "r1",
        "rate",
        "chưa đủ số liệu",
    );
    cell(
        &[("years.r1.used", "")],
        "years",
        "r1",
        "rest",
        "chưa đủ số liệu",
    );
    cell(&[("years.r1.used", "0")], "years", "r1", "rate", "0");
    cell(
        &[("years.r1.provided", "0")],
        "years",
        "r1",
        "rate",
        "không tính được: mẫu số bằng 0",
    );
    cell(&[], "works", "r2", "cost", "241");
}

#[test]
fn the_cell_before_is_that_of_the_row_above() {
    cell(&[], "years", "r1", "growth", "không có số liệu liền trước");
    cell(&[], "years", "r2", "growth", "7");
    cell(
        &[("years.r1.used", "")],
        "years",
        "r2",
        "growth",
        "chưa đủ số liệu",
    );
}

#[test]
fn totals_sum_and_a_rate_of_totals_is_sum_over_sum() {
    total(&[], "years", "used", Some("82"));
    total(&[], "years", "provided", Some("129"));
    // 82 / 129, not the mean of 51,72; 55 and 75.
    total(&[], "years", "rate", Some("63,57"));
    total(&[], "years", "rest", Some("36,4"));
    total(
        &[("years.r2.used", "")],
        "years",
        "used",
        Some("chưa đủ số liệu"),
    );
    total(
        &[("years.r2.used", "")],
        "years",
        "rate",
        Some("chưa đủ số liệu"),
    );
    total(&[("years.r2.used", "")], "years", "provided", Some("129"));
    total(&[], "years", "growth", None);
}

#[test]
fn a_total_of_products_is_the_sum_of_the_rows_without_headings() {
    // 2 × 120,5 + 10 × 15 + 90, not 13 × 225,5.
    total(&[], "works", "cost", Some("481"));
    total(
        &[("works.r1.quantity", "100"), ("works.r1.price", "9")],
        "works",
        "cost",
        Some("481"),
    );
}

#[test]
fn a_computed_cell_may_name_what_stands_outside_its_table() {
    cell(&[], "works", "r2", "perTask", "120,50");
    cell(&[("tasks", "một việc")], "works", "r2", "perTask", "241");
    cell(
        &[("tasks", "")],
        "works",
        "r2",
        "perTask",
        "chưa đủ số liệu",
    );
    // What it divides by is no number of the row: the shares add up.
    total(&[], "works", "perTask", Some("240,50"));
}

#[test]
fn formulas_and_sentences_name_computed_cells_of_fixed_rows() {
    let (report, template, assessment) = with(&[]);
    shown(&[], "provinceRate", "83%");
    assert_eq!(
        Told(&template, &report, &assessment)
            .sentence("unitText")
            .as_deref(),
        Some("Cấp tỉnh xong 82,50%, tức 83%.")
    );
    total(&[], "units", "rate", Some("84"));
    message(
        &[],
        "provinceFirst",
        "“Kết quả theo cấp: Cấp tỉnh, Tỷ lệ xong” (82,5) nhỏ hơn “Kết quả theo cấp: Cấp huyện, Tỷ lệ xong” (90); chênh lệch 7,5.",
    );
    assert_eq!(fields(&[], "provinceFirst"), ["units"]);
    shown(
        &[("units.province.done", "")],
        "provinceRate",
        "chưa đủ số liệu",
    );
}

#[test]
fn a_table_without_rows_has_no_totals() {
    let (mut report, template) = sample();
    report.rows.remove("years");
    assert!(
        assess(&template, crate::rules(&template), &report, None)
            .table("years")
            .unwrap()
            .totals
            .is_empty()
    );
}

#[test]
fn rows_are_numbered_inside_their_groups_and_named_by_their_column() {
    let (report, template) = sample();
    let rows = |table: &str| {
        let table = &template.tables[table].table;
        let rows = template.named_rows(table, &report);
        rows.into_iter()
            .map(|row| (row.ordinal.clone(), row.name.clone(), mention(&row, table)))
            .collect::<Vec<_>>()
    };
    let told = |list: &[(&str, &str, &str)]| {
        list.iter()
            .map(|(a, b, c)| (a.to_string(), b.to_string(), c.to_string()))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        rows("works"),
        told(&[
            ("I", "Thiết bị", "nhóm I “Thiết bị”"),
            ("1", "Máy chủ", "dòng “Máy chủ”"),
            ("2", "Máy trạm", "dòng “Máy trạm”"),
            ("II", "Phần mềm", "nhóm II “Phần mềm”"),
            ("1", "", "nhóm II, dòng 1"),
        ])
    );
    assert_eq!(
        rows("years")[1],
        ("2".into(), "Năm 2020".into(), "năm 2020".into())
    );
    let label = |path: &str| label_in(&FieldPath::new(path), &report, &template);
    assert_eq!(
        label("years.r1.used"),
        "Dịch vụ theo năm: năm 2019, Dịch vụ có hồ sơ"
    );
    assert_eq!(
        label("works.r5.price"),
        "Danh mục công việc: nhóm II, dòng 1, Đơn giá"
    );
    assert_eq!(label("staff"), "Số cán bộ");
}

#[test]
fn a_sentence_mentions_a_row_by_its_period_its_name_or_its_number() {
    use bao_cao_so::messages::vi::rows::{named, noun, numbered};
    assert_eq!(name_of("Năm", " 2017 "), "Năm 2017");
    assert_eq!(name_of("Kỳ", "Quý I/2018"), "Quý I/2018");
    assert_eq!(named("Năm 2017", "Kỳ", "dòng"), "năm 2017");
    assert_eq!(named("Quý I/2018", "Kỳ báo cáo", "dòng"), "quý I/2018");
    assert_eq!(named("Năm Căn", "Đơn vị", "dòng"), "dòng “Năm Căn”");
    assert_eq!(named("Windows 10", "Phần mềm", "dòng"), "dòng “Windows 10”");
    assert_eq!(named("Cổng", "Hệ thống", noun(true)), "cột “Cổng”");
    assert_eq!(numbered("2", "", noun(true)), "cột 2");
    // A year without a name is told by its place; shown as columns, a row is a column.
    let (report, template, _) = with(&[("years.r2.year", "")]);
    let label = label_in(&FieldPath::new("years.r2.used"), &report, &template);
    assert_eq!(label, "Dịch vụ theo năm: cột 2, Dịch vụ có hồ sơ");
}

#[test]
fn a_rule_for_each_row_finds_each_row_with_its_cells() {
    check_state(&[], "usedWithin", CheckState::Holds);
    let wrong = [("years.r2.used", "41"), ("years.r3.used", "61")];
    check_state(&wrong, "usedWithin", CheckState::Fails);
    message(
        &wrong,
        "usedWithin:r2",
        "Bảng “Dịch vụ theo năm”, năm 2020: “Dịch vụ có hồ sơ” (41) lớn hơn “Dịch vụ cung cấp” (40); chênh lệch 1.",
    );
    assert_eq!(
        fields(&wrong, "usedWithin:r3"),
        ["years.r3.used", "years.r3.provided"]
    );
    assert_eq!(finding(&wrong, "usedWithin:r1"), None);
    check_state(
        &[("years.r2.used", "")],
        "usedWithin",
        CheckState::Undecided,
    );
}

#[test]
fn a_rule_against_the_row_above_is_undecided_in_the_first() {
    check_state(&[], "rising", CheckState::Undecided);
    message(
        &[("years.r2.used", "16")],
        "rising:r2",
        "Năm 2020: tỷ lệ 40% thấp hơn trước, tăng 1.",
    );
    // Behind the computed rates stand the typed counts, of this row and of the one above.
    assert_eq!(
        fields(&[("years.r2.used", "16")], "rising:r2"),
        [
            "years.r2.used",
            "years.r2.provided",
            "years.r1.used",
            "years.r1.provided"
        ]
    );
}

#[test]
fn headings_of_groups_are_not_checked_counted_or_required() {
    shown(&[], "workCount", "3");
    assert_eq!(finding(&[("works.r1.price", "900")], "priced:r1"), None);
    assert!(finding(&[("works.r2.price", "900")], "priced:r2").is_some());
    assert_eq!(finding(&[], "empty:works.r1.note"), None);
    message(
        &[("works.r5.note", "")],
        "empty:works.r5.note",
        "Bảng “Danh mục công việc”, nhóm II, dòng 1: chưa điền “Ghi chú”.",
    );
}

#[test]
fn a_group_without_rows_is_found() {
    assert_eq!(finding(&[], "group:works:r4"), None);
    let empty = [("works.r5.heading", "yes")];
    message(
        &empty,
        "group:works:r4",
        "Bảng “Danh mục công việc”: nhóm II “Phần mềm” chưa có dòng nào.",
    );
    message(
        &empty,
        "group:works:r5",
        "Bảng “Danh mục công việc”: nhóm III chưa có dòng nào.",
    );
    assert_eq!(fields(&empty, "group:works:r4"), ["works.r4.title"]);
}

#[test]
fn a_stated_column_is_compared_in_each_row() {
    check_state(&[], "ratio:years.stated", CheckState::Holds);
    let key = "ratio:years.stated:r1";
    message(
        &[("years.r1.stated", "55")],
        key,
        "Bảng “Dịch vụ theo năm”, năm 2019: “Tỷ lệ ghi tay” ghi 55%, nhưng tính từ số đếm là 51,72%.",
    );
    assert_eq!(
        fields(&[("years.r1.stated", "55")], key),
        ["years.r1.stated", "years.r1.used", "years.r1.provided"]
    );
    // 22 / 523 = 4,2065…
    let truncated = [
        ("years.r1.used", "22"),
        ("years.r1.provided", "523"),
        ("years.r1.stated", "4,20"),
    ];
    let found = finding(&truncated, key).unwrap();
    let (report, template, assessment) = with(&truncated);
    let told = Told(&template, &report, &assessment).screen(&found);
    assert!(told.contains("cắt bớt") && told.contains("4,21"), "{told}");
    assert_eq!(found.severity, Severity::Warning);
    assert_eq!(finding(&[("years.r1.stated", "51,7")], key), None);
}

#[test]
fn a_stated_column_wants_its_counts() {
    let blank = [("years.r1.used", "")];
    message(
        &blank,
        "denom:years.stated:r1",
        "Bảng “Dịch vụ theo năm”, năm 2019: “Tỷ lệ ghi tay” ghi 51,72% nhưng chưa có số đếm để kiểm tra: thiếu “Dịch vụ có hồ sơ”.",
    );
    assert_eq!(
        fields(&blank, "denom:years.stated:r1"),
        ["years.r1.stated", "years.r1.used"]
    );
    assert_eq!(finding(&blank, "ratio:years.stated:r1"), None);
    assert_eq!(finding(&[], "denom:years.stated:r1"), None);
    // No percentage stated, no counts wanted.
    assert_eq!(
        finding(&[("years.r3.used", "")], "denom:years.stated:r3"),
        None
    );
}

#[test]
fn a_cell_worked_out_elsewhere_is_neither_taken_nor_given() {
    let (_, template) = sample();
    let file = REPORT.replace(
        "\"staff\": 30",
        "\"staff\": 30, \"years.r1.rate\": 99.9, \"nowhere\": 1",
    );
    let decoded = decode(&file, std::slice::from_ref(&template)).unwrap();
    assert_eq!(
        decoded.remarks,
        [Remark::NoDigest, Remark::NotAsked(1), Remark::WorkedOut(1)]
    );
    let mut report = decoded.report;
    assert_eq!(
        *report.answer(&FieldPath::new("years.r1.rate")),
        Answer::Blank
    );
    assert!(!encode_record(&report, &template).contains("years.r1.rate"));
    let rate = FieldPath::new("years.r1.rate");
    assert_eq!(
        read(template.field_kind(&rate).unwrap(), "12"),
        Answer::Blank
    );
    report.set(rate, Answer::Text("12".into()));
    let assessment = assess(&template, crate::rules(&template), &report, None);
    let told = Told(&template, &report, &assessment);
    assert_eq!(told.cell("years", "r1", "rate"), "51,72");
    assert!(
        !encode(&report, &template, crate::rules(&template), &assessment).contains("years.r1.rate")
    );
}

#[test]
fn a_sentence_for_each_row_is_written_and_rewritten_row_by_row() {
    let (mut report, template, assessment) = with(&[("years.r3.provided", "0")]);
    let unchanged = report.clone();
    let written = |assessment: &Assessment, sentence: &str| {
        let of = assessment
            .sentences
            .iter()
            .filter(|one| one.sentence == sentence);
        let told = Told(&template, &unchanged, assessment);
        of.map(|one| (one.id.clone(), told.written(one).unwrap_or_default()))
            .collect::<Vec<_>>()
    };
    let years = [
        (
            "yearText:r1".into(),
            "Năm 2019: 15 trên 29 dịch vụ có hồ sơ, đạt 51,72%.".into(),
        ),
        (
            "yearText:r2".into(),
            "Năm 2020: 22 trên 40 dịch vụ có hồ sơ, đạt 55%, thêm 7 so với trước.".into(),
        ),
        ("yearText:r3".into(), String::new()),
    ];
    assert_eq!(written(&assessment, "yearText"), years);
    let works = [
        ("workText:r2".into(), "Mua Máy chủ: 241 triệu đồng.".into()),
        ("workText:r3".into(), "Mua Máy trạm: 150 triệu đồng.".into()),
        (
            "workText:r5".into(),
            "Mua nhóm II, dòng 1: 90 triệu đồng.".into(),
        ),
    ];
    assert_eq!(written(&assessment, "workText"), works);
    let sentence = |assessment: &Assessment, id: &str| {
        assessment
            .sentences
            .iter()
            .find(|one| one.id == id)
            .unwrap()
            .clone()
    };
    let own = Override {
        text: "Câu của tôi.".into(),
        based_on: vec![sentence(&assessment, "yearText:r2").basis(names(&template))],
    };
    report.edits.insert("yearText:r2".into(), own);
    let edited = |id: &str| wording(&sentence(&assessment, id), names(&template), &report).edited;
    assert!(edited("yearText:r2"));
    assert!(!edited("yearText:r1"));
    assert_eq!(
        assessment.stale_sentences(names(&template), &report).len(),
        0
    );
    report.set(
        FieldPath::new("years.r2.used"),
        read(
            template
                .field_kind(&FieldPath::new("years.r2.used"))
                .unwrap(),
            "23",
        ),
    );
    assert_eq!(
        assess(&template, crate::rules(&template), &report, None)
            .stale_sentences(names(&template), &report)
            .len(),
        1
    );
}

#[test]
fn an_explanation_stands_for_its_row() {
    let (mut report, template, assessment) =
        with(&[("years.r2.used", "41"), ("years.r3.used", "61")]);
    let found = |key: &str| {
        assessment
            .findings()
            .into_iter()
            .find(|one| one.key == key)
            .unwrap()
            .clone()
    };
    let one = found("usedWithin:r2");
    report
        .explanations
        .insert(one.key.clone(), explained(&one, "Đúng."));
    assert_eq!(one.standing(&report), Standing::Explained);
    assert_eq!(found("usedWithin:r3").standing(&report), Standing::Open);
    let _ = template;
}

#[test]
fn lists_are_counted_and_words_are_found() {
    shown(&[], "taskCount", "2");
    let blank = with(&[("tasks", "")]).2;
    shown(&[("tasks", "")], "taskCount", "chưa đủ số liệu");
    assert_eq!(state(&blank, "safety"), CheckState::Undecided);
    check_state(&[], "safety", CheckState::Holds);
    check_state(
        &[("tasks", "AN TOÀN   THÔNG TIN")],
        "safety",
        CheckState::Holds,
    );
    check_state(
        &[("tasks", "an to\u{61}\u{300}n thông tin")],
        "safety",
        CheckState::Holds,
    );
    check_state(
        &[("tasks", "an toan thông tin")],
        "safety",
        CheckState::Fails,
    );
}

#[test]
fn the_last_row_gives_its_cell() {
    shown(&[], "lastRate", "75%");
    shown(&[("years.r3.used", "")], "lastRate", "chưa đủ số liệu");
    let (mut report, template) = sample();
    report.rows.get_mut("years").unwrap().swap(0, 2);
    let swapped = assess(&template, crate::rules(&template), &report, None);
    assert_eq!(
        Told(&template, &report, &swapped).shown("lastRate"),
        "51,7%"
    );
    report.rows.clear();
    let without = assess(&template, crate::rules(&template), &report, None);
    let rate = without.indicator("lastRate").unwrap();
    assert!(rate.lacks().eq([&FieldPath::new("years")]));
}

#[test]
fn a_target_stated_without_counts_may_be_copied() {
    let copied = [("trained", ""), ("statedTrained", "80,0")];
    message(
        &copied,
        "target:statedTrained",
        "“Tỷ lệ tập huấn ghi tay” ghi 80,0%, đúng bằng mục tiêu, mà chưa có số đếm: có thể đã chép chỉ tiêu thay cho kết quả.",
    );
    assert_eq!(
        fields(&copied, "target:statedTrained"),
        ["statedTrained", "trained"]
    );
    assert_eq!(
        finding(
            &[("trained", ""), ("statedTrained", "80,1")],
            "target:statedTrained"
        ),
        None
    );
    assert_eq!(
        finding(
            &[("trained", ""), ("statedTrained", "")],
            "target:statedTrained"
        ),
        None
    );
    // With its counts it is a result, right or wrong (RATIO).
    assert_eq!(
        finding(&[("statedTrained", "80")], "target:statedTrained"),
        None
    );
    assert_eq!(
        finding(
            &[("trained", "24"), ("statedTrained", "80")],
            "target:statedTrained"
        ),
        None
    );
}

#[test]
fn words_of_the_outline_left_in_are_found() {
    assert_eq!(
        finding(&[("plan", "Nêu nhiệm vụ trọng tâm")], "template:plan"),
        None
    );
    message(
        &[("plan", "1. NÊU RÕ các\nnhiệm vụ  trọng tâm của sở")],
        "template:plan",
        "“Kế hoạch” còn giữ lời của đề cương: “Nêu rõ các nhiệm vụ trọng tâm”.",
    );
    message(
        &[("works.r2.note", "Loại (ghi rõ)")],
        "template:works.r2.note",
        "“Danh mục công việc: Máy chủ, Ghi chú” còn giữ lời của đề cương: “(ghi rõ)”.",
    );
}

/// The sample with rows that were added and hold nothing: at the end of a list of groups, and between two years.
fn with_blank_rows() -> (Report, Arc<Form>) {
    let (mut report, template) = sample();
    report.rows.get_mut("works").unwrap().push("r9".into());
    report.rows.get_mut("years").unwrap().insert(1, "r9".into());
    (report, template)
}

#[test]
fn a_row_without_any_answer_is_no_row() {
    let (report, template, before) = with(&[]);
    let (blank, _, now) = crate::assessed(with_blank_rows(), &[]);
    // Neither counted nor asked for, and the year below it follows the one above.
    let findings = |assessment: &Assessment| {
        assessment
            .findings()
            .into_iter()
            .cloned()
            .collect::<Vec<_>>()
    };
    assert_eq!(findings(&now), findings(&before));
    assert_eq!(now.indicators, before.indicators);
    assert_eq!(
        Told(&template, &blank, &now).cell("years", "r2", "growth"),
        Told(&template, &report, &before).cell("years", "r2", "growth")
    );
    // What travels has no such row; this machine keeps it, so that it is there when the page is loaded again.
    let rules = crate::rules(&template);
    let sent = |report: &Report, assessment| encode(report, &template, rules, assessment);
    assert_eq!(sent(&blank, &now), sent(&report, &before));
    let templates = std::slice::from_ref(&template);
    let kept = decode(&encode_record(&blank, &template), templates).unwrap();
    assert_eq!(kept.report.rows, blank.rows);
    let mut commented = blank;
    let path = FieldPath::new("works.r9.note");
    commented.comments.insert(path, "hỏi lại".into());
    let kept = decode(&sent(&commented, &now), templates).unwrap();
    assert!(kept.report.rows["works"].contains(&"r9".to_owned()));
}

#[test]
fn the_first_answer_makes_a_row_one_that_is_asked_for() {
    let (report, template, assessment) =
        crate::assessed(with_blank_rows(), &[("works.r9.price", "5")]);
    assert!(report.holds_row("works", "r9"));
    assert!(
        Told(&template, &report, &assessment)
            .message("empty:works.r9.note")
            .is_some()
    );
}
