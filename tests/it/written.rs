//! Checks of what officers write: each defect yields its finding, ordinary official prose none.

use std::sync::Arc;

use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Severity;
use bao_cao_so::template::form::Form;

/// Keys of findings that come from texts.
const KEYS: [&str; 8] = [
    "symbol:", "date:", "ends:", "rate:", "numbers:", "actDate:", "force:", "annexes",
];

/// The sample without the slips that its document prints.
fn sample() -> (Report, Arc<Form>) {
    let mut decoded = decode(SAMPLES[0].1, &crate::shipped().forms).unwrap();
    for path in [
        "document.otherBases",
        "documentManagementNotes",
        "portalStatus",
    ] {
        decoded.report.set(FieldPath::new(path), Answer::Blank);
    }
    (decoded.report, decoded.template)
}

/// A finding with its words.
#[derive(Debug, PartialEq)]
struct Found {
    finding: Finding,
    message: String,
    advice: String,
}

impl std::ops::Deref for Found {
    type Target = Finding;

    fn deref(&self) -> &Finding {
        &self.finding
    }
}

fn of_texts(template: &Form, report: &Report) -> Vec<Found> {
    let all = assess(template, crate::rules(template), report, None);
    let told = crate::told::Told(template, report, &all);
    all.findings()
        .into_iter()
        .filter(|one| KEYS.iter().any(|key| one.key.starts_with(key)))
        .map(|one| Found {
            finding: one.clone(),
            message: told.screen(one),
            advice: told.advice(one),
        })
        .collect()
}

/// The sample with texts put in: what is found in the texts.
fn found(texts: &[(&str, &str)]) -> Vec<Found> {
    let (mut report, template) = sample();
    for (path, text) in texts {
        assert!(
            template.field_kind(&FieldPath::new(*path)).is_some(),
            "{path}"
        );
        report.set(FieldPath::new(*path), Answer::Text((*text).to_owned()));
    }
    of_texts(&template, &report)
}

/// One finding: its key, family and severity, the words that its message holds and its advice, the addresses.
#[track_caller]
fn check(
    texts: &[(&str, &str)],
    key: &str,
    family: &str,
    severity: Severity,
    words: &[&str],
    fields: &[&str],
) {
    let found = found(texts);
    assert_eq!(
        found.iter().map(|one| one.key.as_str()).collect::<Vec<_>>(),
        [key],
        "{found:#?}"
    );
    let one = &found[0];
    assert_eq!(
        (one.family.as_str(), one.severity, one.explainable),
        (family, severity, true)
    );
    for word in words {
        assert!(
            format!("{} {}", one.message, one.advice).contains(word),
            "{word}: {} {}",
            one.message,
            one.advice
        );
    }
    assert_eq!(
        one.fields.iter().map(FieldPath::as_str).collect::<Vec<_>>(),
        fields,
        "{}",
        one.message
    );
}

#[test]
fn the_sample_without_its_slips_has_no_such_finding() {
    assert_eq!(found(&[]), []);
}

/// Prose with the constructs of real reports, all of them right.
const PAGE: &str = "Thực hiện Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ, Nghị quyết số 52-NQ/TW ngày 27/9/2019 của Bộ Chính trị và Kế hoạch số 61/KH-UBND ngày 12/5/2020 của UBND tỉnh, cơ quan tham mưu 14 văn bản, như: Công văn số 5286/UBND-TTHC ngày 17/8/2021; Kế hoạch số 61/KH-UBND ngày 02/3/2021.
- Thể thức theo Phụ lục I Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020; phần mềm vận hành 24/7 theo TCVN ISO 9001:2015 và TIA-942-2005.
- Hết Quý I/2021 có 05/18 sở và 02/09 huyện kết nối; tháng 3/2021 tiếp nhận 112/15.068 hồ sơ mức độ 3, 4; riêng ngày 01/6/2021 có 65 hồ sơ.
- Tỷ lệ đúng hạn 99,58% (1.189/1.194 hồ sơ), qua bưu chính 19,69 %, rút ngắn 30% - 50% thời gian họp; tỷ lệ lần lượt đạt 93,61; 95,2 và 97,1%.
+ Kinh phí 20,35 triệu đồng giai đoạn 2016-2020, phiên bản 2.0; tổng đài 1022, máy 02963.852.123, https://qr.tokhaiyte.vn/12/KH-UBND?x=1/2.
Nghị quyết số 01/NQ-CP ngày 01/01/2021 tiếp nối Nghị quyết số 01/NQ-CP ngày 01/01/2020; Quyết định số 37/2020/QĐ-UBND ngày 15/10/2020 của UBND tỉnh.";

#[test]
fn ordinary_official_prose_yields_nothing() {
    assert_eq!(
        found(&[("institutionResults", PAGE), ("training", PAGE)]),
        []
    );
    assert_eq!(
        found(&[(
            "document.otherBases",
            "Nghị quyết số 17/NQ-CP ngày 07 tháng 3 năm 2019 của Chính phủ;\nCông văn số 5468/UBND-TTHC ngày 26/10/2021."
        )]),
        []
    );
}

const TEXT: &str = "institutionResults";

#[test]
fn a_symbol_that_is_written_wrongly_is_an_error() {
    let words = ["“Kết quả nổi bật khác”", "“17-NQ/CP”", "“17/NQ-CP”"];
    check(
        &[(TEXT, "theo Nghị quyết 17-NQ/CP")],
        "symbol:institutionResults",
        "CITATION",
        Severity::Error,
        &words,
        &[TEXT],
    );
    let several = "36a/NQ-Cp, 01/NQ- CP";
    let words = ["“36a/NQ-Cp”", "“01/NQ- CP”", "“36a/NQ-CP”", "“01/NQ-CP”"];
    check(
        &[("training", several)],
        "symbol:training",
        "CITATION",
        Severity::Error,
        &words,
        &["training"],
    );
}

#[test]
fn an_act_has_one_date_in_a_report() {
    let (one, other) = (
        "Kế hoạch số 88/KH-UBND ngày 10/4/2021",
        "Kế hoạch 88/KH-UBND ngày 14 tháng 4 năm 2021",
    );
    let words = [
        "“88/KH-UBND”",
        "10/4/2021 ở “Kết quả nổi bật khác”",
        "14/4/2021 ở",
    ];
    let fields = [TEXT, "training"];
    check(
        &[(TEXT, one), ("training", other)],
        "actDate:88/kh-ubnd",
        "CITATION",
        Severity::Error,
        &words,
        &fields,
    );
    let again = format!("{one}; {other}; {one}");
    check(
        &[(TEXT, &again)],
        "actDate:88/kh-ubnd",
        "CITATION",
        Severity::Error,
        &words[..2],
        &[TEXT],
    );
    // Numbers begin anew each year: another act.
    assert_eq!(
        found(&[
            (TEXT, one),
            ("training", "Kế hoạch số 88/KH-UBND ngày 12/5/2020")
        ]),
        []
    );
    // The same day of two years is a slip of the year.
    let words = ["10/4/2020", "10/4/2021"];
    let other = "Kế hoạch số 88/KH-UBND ngày 10/4/2020";
    check(
        &[(TEXT, one), ("training", other)],
        "actDate:88/kh-ubnd",
        "CITATION",
        Severity::Error,
        &words,
        &["training", TEXT],
    );
    let words = ["“44/2021/QĐ-UBND”", "24/11/2020"];
    let text = "Quyết định số 44/2021/QĐ-UBND ngày 24/11/2020";
    check(
        &[(TEXT, text)],
        "actDate:44/2021/qđ-ubnd",
        "CITATION",
        Severity::Error,
        &words,
        &[TEXT],
    );
}

#[test]
fn the_date_of_an_act_is_that_of_the_registry() {
    let words = [
        "“30/2020/NĐ-CP”",
        "ngày 15/3/2020 ở “Kết quả nổi bật khác”",
        "danh mục văn bản ghi ngày 05/3/2020",
    ];
    let text = "Nghị định số 30/2020/NĐ-CP ngày 15/3/2020";
    check(
        &[(TEXT, text)],
        "actDate:30/2020/nđ-cp",
        "CITATION",
        Severity::Error,
        &words,
        &[TEXT],
    );
    let words = ["07/3/2020", "danh mục văn bản ghi ngày 07/3/2019"];
    check(
        &[(TEXT, "17/NQ-CP ngày 07/3/2020")],
        "actDate:17/nq-cp",
        "CITATION",
        Severity::Error,
        &words,
        &[TEXT],
    );
    // The wrong place comes first, the right one is named too.
    let texts = [
        (TEXT, "43/2011/NĐ-CP ngày 13/6/2011"),
        ("training", "43/2011/NĐ-CP ngày 23/6/2011"),
    ];
    check(
        &texts,
        "actDate:43/2011/nđ-cp",
        "CITATION",
        Severity::Error,
        &["13/6/2011", "23/6/2011"],
        &["training", TEXT],
    );
    // An act of this province counts; the same number and symbol of another province is another act.
    let words = ["19/02/2021", "19/01/2021"];
    let text = "Quyết định số 104/QĐ-UBND-TH ngày 19/02/2021";
    check(
        &[(TEXT, text)],
        "actDate:104/qđ-ubnd-th",
        "CITATION",
        Severity::Error,
        &words,
        &[TEXT, "provinceTargetSource"],
    );
    assert_eq!(
        found(&[(TEXT, "Quyết định số 37/2020/QĐ-UBND ngày 11/11/2020")]),
        []
    );
}

#[test]
fn an_act_out_of_force_is_told_wherever_it_is_named() {
    let (mut report, template) = sample();
    let day = |text| parse_iso(text).unwrap();
    let force = |report: &Report| {
        let found = of_texts(&template, report);
        found
            .into_iter()
            .map(|one| (one.key.clone(), one.severity, one.fields.clone()))
            .collect::<Vec<_>>()
    };
    let bases = FieldPath::new("document.bases");
    (report.period.from, report.period.to) = (day("2022-12-15"), day("2023-12-14"));
    assert_eq!(
        force(&report),
        [(
            "force:nd43-2011".into(),
            Severity::Warning,
            vec![bases.clone()]
        )]
    );
    report.set(
        FieldPath::new(TEXT),
        Answer::Text("theo Nghị định 43/2011/NĐ-CP".into()),
    );
    assert_eq!(force(&report)[0].2, [bases.clone(), FieldPath::new(TEXT)]);
    (report.period.from, report.period.to) = (day("2021-12-15"), day("2022-12-14"));
    assert_eq!(force(&report)[0].1, Severity::Note);
    (report.period.from, report.period.to) = (day("2020-12-15"), day("2021-12-14"));
    report.set(
        FieldPath::new(TEXT),
        Answer::Text("theo Nghị định số 42/2022/NĐ-CP ngày 24/6/2022".into()),
    );
    assert_eq!(
        force(&report),
        [(
            "force:nd42-2022".into(),
            Severity::Warning,
            vec![FieldPath::new(TEXT)]
        )]
    );
}

#[test]
fn forms_of_dates_lists_rates_and_numbers_are_told() {
    let words = ["“18/09/2020”", "“18/9/2020”"];
    check(
        &[(TEXT, "từ 18/09/2020")],
        "date:institutionResults",
        "FORM",
        Severity::Note,
        &words,
        &[TEXT],
    );
    let words = ["không có thật", "“ngày 31/02/2021”"];
    check(
        &[(TEXT, "từ ngày 31/02/2021")],
        "date:institutionResults",
        "FORM",
        Severity::Warning,
        &words,
        &[TEXT],
    );
    let bases = "Luật A;\nLuật B.\nLuật C.";
    let words = ["“Căn cứ khác”: dòng 2", "“.”", "“;”"];
    check(
        &[("document.otherBases", bases)],
        "ends:document.otherBases",
        "FORM",
        Severity::Note,
        &words,
        &["document.otherBases"],
    );
    let words = ["“93,61”", "%"];
    check(
        &[(TEXT, "tỷ lệ đúng hạn 93,61, trễ hạn 81 hồ sơ")],
        "rate:institutionResults",
        "UNIT",
        Severity::Warning,
        &words,
        &[TEXT],
    );
    let words = ["“12.481”", "“5351”"];
    check(
        &[(TEXT, "đến 12.481, đi 5351 văn bản")],
        "numbers:institutionResults",
        "NUMFMT",
        Severity::Note,
        &words,
        &[TEXT],
    );
}

#[test]
fn an_annex_that_is_referred_to_is_attached() {
    let words = [
        "“Kết quả nổi bật khác” nhắc đến “Phụ lục II”",
        "nếu có, là phụ lục giải trình do phần mềm lập",
    ];
    check(
        &[(TEXT, "xem Phụ lục II")],
        "annexes",
        "ANNEX",
        Severity::Error,
        &words,
        &[TEXT],
    );
    check(
        &[(TEXT, "(Phụ lục kèm theo)")],
        "annexes",
        "ANNEX",
        Severity::Error,
        &["“Phụ lục kèm theo”"],
        &[TEXT],
    );
    let (mut report, _) = sample();
    let catalog = crate::shipped();
    let file = bao_cao_so::catalog::TEMPLATES
        .iter()
        .find(|(id, _)| *id == "bao-cao-nam-cntt")
        .unwrap()
        .1
        .replacen(
            "\"addedRow\": \"văn bản\",",
            "\"addedRow\": \"văn bản\", \"annex\": true,",
            1,
        );
    let template = crate::own(decode_template(&file, &catalog.built_in).unwrap());
    report.set(
        FieldPath::new(TEXT),
        Answer::Text("(Phụ lục kèm theo)".into()),
    );
    assert_eq!(of_texts(&template, &report).len(), 1);
    report
        .rows
        .insert("issuedDocuments".into(), vec!["r1".into()]);
    assert_eq!(of_texts(&template, &report), []);
    report.set(
        FieldPath::new(TEXT),
        Answer::Text("Phụ lục I, Phụ lục II kèm theo".into()),
    );
    assert!(
        of_texts(&template, &report)[0]
            .message
            .contains("phụ lục mang số đó là phụ lục số liệu, chỉ tiêu do phần mềm lập")
    );
}

#[test]
fn a_cell_of_a_table_is_read_like_any_text() {
    let (mut report, template) = sample();
    report
        .rows
        .insert("issuedDocuments".into(), vec!["r1".into()]);
    let path = FieldPath::new("issuedDocuments.r1.name");
    report.set(path.clone(), Answer::Text("Nghị quyết 17-NQ/CP".into()));
    let found = of_texts(&template, &report);
    assert_eq!(
        (found[0].key.as_str(), &found[0].fields[..]),
        ("symbol:issuedDocuments.r1.name", &[path][..])
    );
}

#[test]
fn texts_of_a_section_left_out_are_not_read() {
    let (mut report, template) = sample();
    report.set(
        FieldPath::new("covidApps"),
        Answer::Text("17-NQ/CP, Phụ lục II kèm theo".into()),
    );
    assert_eq!(of_texts(&template, &report).len(), 2);
    report.included.clear();
    assert_eq!(of_texts(&template, &report), []);
}

#[test]
fn only_changed_texts_are_read_again_and_the_result_is_the_same() {
    let (mut report, template) = sample();
    report
        .rows
        .insert("issuedDocuments".into(), vec!["r1".into(), "r2".into()]);
    report.set(
        FieldPath::new("issuedDocuments.r2.name"),
        Answer::Text("Kế hoạch 61/KH-UBND ngày 10/4/2019".into()),
    );
    let texts = [
        "",
        "17-NQ/CP",
        "61/KH-UBND ngày 14/4/2019",
        "Phụ lục II",
        "nd43-2011\nnd42-2022",
        "43/2011/NĐ-CP ngày 01/01/2011",
        "tỷ lệ 93,61; 1.234; 5678",
        PAGE,
    ];
    let paths = [
        TEXT,
        "training",
        "advantages",
        "document.bases",
        "document.otherBases",
        "agency.superior",
        "issuedDocuments.r1.name",
    ];
    for path in paths {
        let mut kept = assess(&template, crate::rules(&template), &report, None);
        let mut changed = report.clone();
        for text in texts {
            let answer = if text.is_empty() {
                Answer::Blank
            } else {
                Answer::Text(text.into())
            };
            changed.set(FieldPath::new(path), answer);
            reassess(
                &mut kept,
                &template,
                crate::rules(&template),
                &changed,
                None,
                &[FieldPath::new(path)],
            );
            assert_eq!(
                kept,
                assess(&template, crate::rules(&template), &changed, None),
                "{path} = {text:?}"
            );
        }
    }
    // A row that goes takes its texts along.
    let mut kept = assess(&template, crate::rules(&template), &report, None);
    report
        .rows
        .insert("issuedDocuments".into(), vec!["r1".into()]);
    report
        .answers
        .remove(&FieldPath::new("issuedDocuments.r2.name"));
    reassess(
        &mut kept,
        &template,
        crate::rules(&template),
        &report,
        None,
        &[FieldPath::new("issuedDocuments")],
    );
    assert_eq!(
        kept,
        assess(&template, crate::rules(&template), &report, None)
    );
}
