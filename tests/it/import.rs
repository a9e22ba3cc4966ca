//! The dry run of opened files: what would change, and what cannot be right, said before anything is taken in.

use std::sync::Arc;

use bao_cao_so::assess::overrides::edited;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::{encode_record, report_digest};
use bao_cao_so::input::answer::{read, read_shown, tidy};
use bao_cao_so::input::encoding::{Garbled, garbled};
use bao_cao_so::input::sanitize;
use bao_cao_so::messages::vi::app::of_report;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::messages::vi::import_preview::render as render_entry;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::file::FileError;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::{Basis, Report, Status};
use bao_cao_so::model::storage::ImportVerdict;
use bao_cao_so::storage::import::{ImportPreview, mark_namesakes, preview_files, preview_import};
use bao_cao_so::template::form::Form;
use serde_json::{Value, json};

fn sample() -> (Report, Arc<Form>) {
    let decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    (decoded.report, decoded.template)
}

/// The sample of the current template.
fn current() -> (Report, Arc<Form>) {
    let (_, text) = bao_cao_so::catalog::SAMPLES.last().unwrap();
    let decoded = decode(text, &crate::shipped().forms).unwrap();
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
        ("S? Xây d?ng", Some(Lost)),
        ("Uy? ban nhân dân", Some(Lost)),
        // What is well.
        ("Còn vướng gì? Cần hỗ trợ gì?", None),
        ("https://dichvucong.gov.vn/p?a", None),
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

/// What the dry run says of a file over a report, as one text.
fn replaced(here: &Report, file: &Report) -> String {
    let entry = run(Some(here), file);
    assert_eq!(entry.verdict, ImportVerdict::Replaces);
    render_entry(entry.facts()).join("\n")
}

/// Field case `replace`: what differs is named also where it is no answer.
#[test]
fn what_a_file_changes_beside_answers_is_named_too() {
    let (here, template) = sample();
    let mut file = here.clone();
    file.status = Status::Completed("2022-01-05T09:00:00+07:00".to_owned());
    assert!(replaced(&here, &file).contains("Trạng thái: đang soạn → đã hoàn thành."));
    assert!(replaced(&file, &here).contains("Trạng thái: đã hoàn thành → đang soạn."));
    assert!(!replaced(&here, &file).contains("Chỉ khác"));

    let mut file = here.clone();
    file.changed = "2031-01-05T09:00:00+07:00".to_owned();
    assert!(replaced(&here, &file).contains("Chỉ khác thời điểm sửa"));

    let mut file = here.clone();
    file.revision.number = 2;
    assert!(replaced(&here, &file).contains("Lần ban hành: 1 → 2."));

    // A member that this version does not know, at the top and inside.
    for (group, member) in [("", "futureMember"), ("period", "futureMember")] {
        let mut value: Value = serde_json::from_str(&encode_record(&here, &template)).unwrap();
        let inside = if group.is_empty() {
            &mut value
        } else {
            &mut value[group]
        };
        inside[member] = json!(5);
        value.as_object_mut().unwrap().remove("digest");
        let decoded = decode(&value.to_string(), &crate::shipped().forms).unwrap();
        let told = replaced(&here, &decoded.report);
        assert!(
            told.contains("phần dữ liệu phần mềm này không dùng"),
            "{told}"
        );
        assert!(!told.contains("Chỉ khác thời điểm"), "{told}");
    }

    // Rows in another order, and other rows.
    let mut here = here;
    let of_table = |path: &FieldPath| path.as_str().starts_with("funding.");
    here.answers.retain(|path, _| !of_table(path));
    let ids = |list: [&str; 3]| list.map(str::to_owned).to_vec();
    here.rows.insert("funding".to_owned(), ids(["a", "b", "c"]));
    for (row, content) in [("a", "Máy chủ"), ("b", "Máy in"), ("c", "Tường lửa")] {
        set(
            &mut here,
            &template,
            &format!("funding.{row}.content"),
            content,
        );
    }
    let mut file = here.clone();
    file.rows.insert("funding".to_owned(), ids(["b", "a", "c"]));
    let told = replaced(&here, &file);
    let expected = "dòng 1, dòng 2, dòng 3 → dòng 2, dòng 1, dòng 3 (đổi thứ tự dòng)";
    assert!(told.contains(expected), "{told}");
    assert!(!told.contains("3 dòng → 3 dòng"), "{told}");
    file.rows.insert("funding".to_owned(), ids(["b", "a", "d"]));
    let other = |path: &FieldPath| path.as_str().starts_with("funding.c.");
    file.answers.retain(|path, _| !other(path));
    assert!(replaced(&here, &file).contains("3 dòng → 3 dòng, có dòng khác"));
}

#[test]
fn an_agency_with_a_namesake_is_told_with_its_superior() {
    let (report, template) = sample();
    let of = |id: &str, superior: &str| {
        let mut report = report.clone();
        report.id = id.to_owned();
        set(&mut report, &template, "agency.superior", superior);
        report
    };
    let (one, other) = (
        of("one", "UBND tỉnh An Giang"),
        of("other", "UBND tỉnh Quảng Ngãi"),
    );
    check_told(
        &run(Some(&one), &other),
        &["Sở Xây dựng (UBND tỉnh Quảng Ngãi), năm 2021"],
    );
    check_told(&run(Some(&one), &one), &["Sở Xây dựng, năm 2021"]);
    let mut together = [run(None, &one), run(None, &other), run(None, &one)];
    mark_namesakes(&mut together);
    check_told(&together[0], &["Sở Xây dựng (UBND tỉnh An Giang)"]);
    check_told(&together[1], &["Sở Xây dựng (UBND tỉnh Quảng Ngãi)"]);
    let mut alike = [run(None, &one), run(None, &one)];
    mark_namesakes(&mut alike);
    check_told(&alike[0], &["Sở Xây dựng, năm 2021"]);
    assert_eq!(
        of_report("Sở Xây dựng", "", "năm 2021", "hôm nay"),
        " báo cáo năm 2021 của Sở Xây dựng, sửa lần cuối hôm nay"
    );
    assert!(
        of_report("Sở Xây dựng", "UBND tỉnh An Giang", "năm 2021", "hôm nay")
            .contains("Sở Xây dựng (UBND tỉnh An Giang),")
    );
}

/// Field case: a free range, in the dry run of its file.
#[test]
fn a_file_of_a_range_some_days_off_a_usual_period_is_told() {
    let (mut report, _) = sample();
    let template = crate::shipped().form("tong-hop-nghi-quyet-cpdt").unwrap();
    report.template.id.clone_from(&template.id);
    report.template.version = template.version;
    report.template.digest.clone_from(&template.digest);
    report.answers.clear();
    report.rows.clear();
    report.included.clear();
    for (from, to, expected) in [
        ("2023-12-01", "2024-02-29", true),
        ("2024-12-01", "2025-02-28", true),
        ("2023-12-15", "2024-03-14", false),
    ] {
        report.period = Period::range(parse_iso(from).unwrap(), parse_iso(to).unwrap()).unwrap();
        let told = render_entry(run(None, &report).facts()).join("\n");
        assert_eq!(
            told.contains("CHÚ Ý: Kỳ báo cáo tính từ"),
            expected,
            "{told}"
        );
        assert_eq!(
            told.contains("theo Nghị định số 09/2019/NĐ-CP"),
            expected,
            "{told}"
        );
    }
}

/// Field case `bidi`: signs that no reader sees, typed or pasted into words, are gone when the field is left; the file has
/// the digest that it has where it is opened.
#[test]
fn hidden_signs_do_not_outlive_the_field_that_they_were_typed_in() {
    let (report, template) = sample();
    let label = |path: &str| template.field_kind(&FieldPath::new(path)).unwrap().clone();
    for (path, typed, expected) in [
        ("agency.name", "Sở \u{202e}Xây dựng", "Sở Xây dựng"),
        ("agency.name", "Sở\u{200b} Xây dựng", "Sở Xây dựng"),
        (
            "document.addressees",
            "\u{feff}Sở A\n\u{2066}Sở B\u{2069}",
            "Sở A\nSở B",
        ),
        (
            "documentManagementNotes",
            "văn\u{ad} bản \u{2060}đi",
            "văn bản đi",
        ),
        ("agency.name", "Sở Y tế", "Sở Y tế"),
    ] {
        let kind = label(path);
        // Never while typing.
        assert_eq!(read(&kind, typed), Answer::Text(typed.to_owned()));
        assert_eq!(tidy(&kind, typed), expected);
        assert_eq!(read_shown(&kind, typed), read(&kind, expected), "{path}");
        let mut left = report.clone();
        left.set(FieldPath::new(path), Answer::Text(tidy(&kind, typed)));
        let again = decode(&encode_record(&left, &template), &crate::shipped().forms).unwrap();
        assert_eq!(again.report, left);
        assert_eq!(
            report_digest(&again.report, &template),
            report_digest(&left, &template)
        );
        // The same out of a file that another program wrote.
        left.set(FieldPath::new(path), Answer::Text(typed.to_owned()));
        let again = decode(&encode_record(&left, &template), &crate::shipped().forms).unwrap();
        assert_eq!(again.report.words(path), expected);
    }
    // An explanation and a rewritten sentence.
    let edit = edited(
        None,
        "Lời \u{202e}giải\u{200b} trình".to_owned(),
        &Basis::default(),
    );
    assert_eq!(edit.text, "Lời giải trình");
}

#[test]
fn files_of_one_agency_and_period_opened_together_name_each_other() {
    let (one, template) = current();
    let mut other = one.clone();
    other.id = "other".to_owned();
    set(&mut other, &template, "headcount", "620");
    let file = |report: &Report| Ok(encode_record(report, &template));
    let files = vec![
        ("một.json".to_owned(), file(&one)),
        ("hai.json".to_owned(), file(&other)),
    ];
    let previews = preview_files(files, &[], &crate::shipped().forms);
    check_told(
        &previews[1],
        &[
            "Tệp “một.json” mở cùng lúc cũng là báo cáo của cơ quan và kỳ báo cáo này",
            "có 1 số liệu khác",
        ],
    );
}

#[test]
fn rows_of_a_table_that_does_not_apply_are_told_of_although_they_do_not_count() {
    let (mut report, _) = current();
    let told = |report: &Report| render_entry(run(None, report).facts()).join("\n");
    assert!(!told(&report).contains("không áp dụng"));
    report.set(
        FieldPath::new("dossiers"),
        Answer::NotApplicable("không phát sinh".to_owned()),
    );
    let words = told(&report);
    assert!(
        words.contains("ghi là không áp dụng nhưng trong tệp vẫn có số liệu của bảng"),
        "{words}"
    );
}

#[test]
fn a_cell_of_a_long_named_row_is_told_with_its_column() {
    let (mut here, template) = current();
    let row = here.rows["dossiers"][0].clone();
    let name = FieldPath::new(format!("dossiers.{row}.field"));
    assert!(
        here.answers.contains_key(&name),
        "{:?}",
        here.answers.keys()
    );
    here.set(name, Answer::Text("Lĩnh vực ".repeat(40).trim().to_owned()));
    let mut file = here.clone();
    set(&mut file, &template, &format!("dossiers.{row}.online"), "7");
    let column = &template.tables["dossiers"].table.columns;
    let column = &column
        .iter()
        .find(|column| column.id == "online")
        .unwrap()
        .label;
    check_told(&run(Some(&here), &file), &[column, " ... "]);
}
