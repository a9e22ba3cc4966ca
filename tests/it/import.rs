//! The dry run of opened files: what would change, and what cannot be right, said before anything is taken in.

use std::sync::Arc;

use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::input::answer::read;
use bao_cao_so::input::encoding::{Garbled, garbled};
use bao_cao_so::input::sanitize;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::messages::vi::import_preview::render as render_entry;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::file::FileError;
use bao_cao_so::model::period::PeriodKind;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::ImportVerdict;
use bao_cao_so::storage::import::{ImportPreview, preview_import};
use bao_cao_so::template::form::Form;
use serde_json::{Value, json};

fn sample() -> (Report, Arc<Form>) {
    let decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    (decoded.report, decoded.template)
}

/// The dry run of a report's file where another state of it may be.
fn run(here: Option<&Report>, file: &Report) -> ImportPreview {
    let template = |report: &Report| crate::shipped().form(&report.template.id).unwrap();
    let here: Vec<Decoded> = here
        .iter()
        .map(|one| Decoded {
            report: (*one).clone(),
            template: template(one),
            remarks: vec![],
        })
        .collect();
    preview_import(
        "a.json",
        Ok(encode_record(file, &template(file))),
        &here,
        &crate::shipped().forms,
    )
}

#[track_caller]
fn check_told(entry: &ImportPreview, parts: &[&str]) {
    let told = render_entry(entry.facts()).join("\n");
    assert!(
        parts.iter().all(|part| told.contains(part)),
        "{parts:?} in:\n{told}"
    );
}

fn set(report: &mut Report, template: &Form, path: &str, typed: &str) {
    let path = FieldPath::new(path);
    report.set(
        path.clone(),
        read(template.field_kind(&path).unwrap(), typed),
    );
}

#[test]
fn what_a_file_changes_is_named_before_it_replaces() {
    // "replace"
    let (mut here, template) = sample();
    set(&mut here, &template, "outgoingDocuments", "62");
    let mut file = here.clone();
    set(&mut file, &template, "outgoingDocuments", "620");
    set(&mut file, &template, "statedOnTimeRate", "98,50");
    set(&mut file, &template, "agency.name", "Sở Giao thông vận tải");
    let entry = run(Some(&here), &file);
    assert_eq!(entry.verdict, ImportVerdict::Replaces);
    let label = |path: &str| template.label(&FieldPath::new(path));
    check_told(
        &entry,
        &[
            "3 chỗ khác",
            &format!("“{}”: 62 → 620", label("outgoingDocuments")),
            &format!("“{}”: 99,58 → 98,50", label("statedOnTimeRate")),
            "Sở Xây dựng → Sở Giao thông vận tải",
        ],
    );
    // Figures first, then a count of the rest.
    for (position, (path, _)) in template
        .fields
        .iter()
        .filter(|(_, one)| one.field.kind.is_words())
        .take(20)
        .enumerate()
    {
        file.set(
            FieldPath::new(path.as_str()),
            Answer::Text(format!("lời {position} {}", "dài ".repeat(100))),
        );
    }
    let entry = run(Some(&here), &file);
    check_told(&entry, &["62 → 620", "98,50", "chỗ khác nữa"]);
    assert!(
        render_entry(entry.facts())
            .iter()
            .all(|line| line.chars().count() < 400),
        "{:?}",
        render_entry(entry.facts())
    );
    assert!(render_entry(entry.facts()).len() < 20);
}

#[test]
fn periods_that_differ_or_cannot_be_are_told_with_both_ranges() {
    let (here, _) = sample();
    let day = |iso: &str| parse_iso(iso).unwrap();
    let with = |year: u32, from: &str, to: &str| {
        let mut report = here.clone();
        (report.period.year, report.period.from, report.period.to) = (year, day(from), day(to));
        report
    };
    // "year": days of the calendar year where the decree closes on 14 December.
    let calendar = with(2021, "2021-01-01", "2021-12-31");
    let (decree, stated) = (
        "từ 15/12/2020 đến 14/12/2021",
        "từ 01/01/2021 đến 31/12/2021",
    );
    check_told(
        &run(Some(&here), &calendar),
        &[
            &format!("Trên máy: {decree}; trong tệp: {stated}"),
            &format!("kỳ năm 2021 lấy số liệu {decree}, nhưng tệp ghi {stated}"),
        ],
    );
    check_told(
        &run(Some(&here), &with(2020, "2019-12-15", "2020-12-14")),
        &[
            "Trên máy: năm 2021 (từ 15/12/2020",
            "trong tệp: năm 2020 (từ 15/12/2019 đến 14/12/2020)",
        ],
    );
    // Of another id it is another report of the same agency and period, whatever its days.
    let mut other = calendar.clone();
    other.id = "another".to_owned();
    check_told(
        &run(Some(&here), &other),
        &["đã có một báo cáo khác của cùng cơ quan", decree, stated],
    );
    // "file-period"
    check_told(
        &run(None, &with(1999, "2019-12-15", "2020-12-14")),
        &["không thuộc năm 1999", "từ 15/12/1998 đến 14/12/1999"],
    );
    let mut monthly = here.clone();
    monthly.period.kind = PeriodKind::Month;
    check_told(
        &run(None, &monthly),
        &["không có kỳ loại “Tháng”", "Hãy hỏi lại nơi gửi"],
    );
    // What is as it should be is not spoken of.
    let told = render_entry(run(None, &here).facts()).join("\n");
    assert!(!told.contains("CHÚ Ý"), "{told}");
}

#[test]
fn another_template_under_the_id_of_a_report_is_told_with_both_titles() {
    let (here, template) = sample();
    let other = crate::shipped().form("ket-qua-ke-hoach").unwrap();
    let mut file = here.clone();
    file.template.id.clone_from(&other.id);
    (file.template.version, file.template.digest) = (other.version, other.digest.clone());
    let entry = run(Some(&here), &file);
    assert_eq!(entry.verdict, ImportVerdict::Replaces);
    check_told(
        &entry,
        &[&template.title, &other.title, "CHÚ Ý", "hỏi lại nơi gửi"],
    );
}

#[test]
fn words_from_outside_do_not_turn_the_words_of_the_app() {
    // "bidi"
    for (name, expected) in [
        ("bao-cao\u{202e}gpj.nosj", "bao-caogpj.nosj"),
        ("\u{2066}a\u{2069}\u{200f}.json", "a.json"),
        ("Tê\u{301}t\u{202c}\n.json", "Tết.json"),
        ("bao-cao_so-xay-dung.json", "bao-cao_so-xay-dung.json"),
    ] {
        assert_eq!(sanitize::file_name(name), expected);
    }
    assert!(sanitize::file_name(&"x".repeat(500)).chars().count() < 130);
    assert_eq!(sanitize::isolated("Sở Xây dựng"), "Sở Xây dựng");
    assert_eq!(sanitize::isolated("مكتب 12"), "\u{2068}مكتب 12\u{2069}");
    let (mut report, _) = sample();
    report.set(
        FieldPath::new("agency.name"),
        Answer::Text("Sở\u{202e} Xây dựng مكتب".into()),
    );
    let entry = run(None, &report);
    check_told(&entry, &["\u{2068}Sở Xây dựng مكتب\u{2069}, năm 2021"]);
    assert!(!render_entry(entry.facts()).concat().contains('\u{202e}'));
    assert_eq!(
        preview_import("a\u{202e}b", Err(FileError::Empty), &[], &[]).file,
        "ab"
    );
    let kind = render(&FileError::OtherKind("bao-cao-so/\u{202e}x".into()));
    assert!(!kind.contains('\u{202e}'));
}

#[test]
fn names_in_another_code_get_a_remark() {
    use Garbled::{Lost, OldFont, ReadWrongly};
    for (name, expected) in [
        ("Quß║¡n Ba ─É├¼nh", Some(ReadWrongly)),
        ("Uá»· ban nhÃ¢n dÃ¢n", Some(ReadWrongly)),
        ("Sá»Ÿ XÃ¢y dá»±ng", Some(ReadWrongly)),
        ("tá»‰nh Ä‘áº¯k Láº¯k", Some(ReadWrongly)),
        ("HÃ  TÆ°Æ¡ng", Some(ReadWrongly)),
        ("Uû ban nh©n d©n", Some(OldFont)),
        ("Së X©y dùng", Some(OldFont)),
        ("Së Th«ng tin vµ TruyÒn th«ng", Some(OldFont)),
        ("TØnh §ång Th¸p", Some(OldFont)),
        ("UÛy ban nhaân daân", Some(OldFont)),
        ("Sôû Xaây döïng", Some(OldFont)),
        ("S\u{fffd} Xây dựng", Some(Lost)),
        // What is well.
        ("Ủy ban nhân dân xã Ea H'Leo", None),
        ("ỦY BAN NHÂN DÂN XÃ – PHƯỜNG “XÃ” NGÃ…", None),
        ("Sở Thông tin và Truyền thông (“Sở TTTT”)", None),
        ("Phòng «Một cửa» và «Tiếp dân»", None),
        ("Công ty Microsoft® Việt Nam", None),
        ("Cầu Saïgon, Zürich", None),
        ("Nhà văn hóa m² 12 §3", None),
        ("Trường THPT Lê Quý Đôn – Đống Đa", None),
        ("── Phòng ──", None),
        ("", None),
    ] {
        assert_eq!(garbled(name), expected, "{name}");
    }
    for (_, sample) in bao_cao_so::catalog::SAMPLES {
        let report = decode(sample, &crate::shipped().forms).unwrap().report;
        for (path, answer) in &report.answers {
            if let Answer::Text(text) = answer {
                assert_eq!(garbled(text), None, "{path:?}: {text}");
            }
        }
    }
    let (mut report, _) = sample();
    report.set(
        FieldPath::new("agency.name"),
        Answer::Text("Uû ban nh©n d©n".into()),
    );
    check_told(&run(None, &report), &["Uû ban nh©n d©n", "phông cũ"]);
}

#[test]
fn more_acts_than_any_report_names_are_refused() {
    // "many-bases"
    let (report, template) = sample();
    let mut file: Value = serde_json::from_str(&encode_record(&report, &template)).unwrap();
    let mut open = |count: usize| {
        file["document"]["bases"] = (0..count)
            .map(|number| json!(format!("act-{number}")))
            .collect();
        decode(&file.to_string(), &crate::shipped().forms)
    };
    assert_eq!(
        open(300)
            .unwrap()
            .report
            .words("document.bases")
            .lines()
            .count(),
        300
    );
    let problem = open(5_000).unwrap_err();
    assert!(
        render(&problem).contains("quá nhiều căn cứ"),
        "{}",
        render(&problem)
    );
    // As one text, as a list of texts of many lines, as text that could not be read.
    let many = "a\n".repeat(5_000);
    for (group, address, value) in [
        ("document", "bases", json!(many)),
        ("document", "bases", json!([many])),
        ("unreadable", "document.bases", json!(many)),
    ] {
        let mut file: Value = serde_json::from_str(&encode_record(&report, &template)).unwrap();
        file["document"].as_object_mut().unwrap().remove("bases");
        file[group][address] = value;
        assert!(
            decode(&file.to_string(), &crate::shipped().forms).is_err(),
            "{group}"
        );
    }
}
