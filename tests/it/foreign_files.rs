//! Files that another program, or a hand, wrote otherwise than this one does: nothing of them is lost, and what is read
//! otherwise than it stands there is told.

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::file::{FileError, Remark};
use bao_cao_so::model::storage::ImportVerdict;
use bao_cao_so::storage::import::{import, preview_files};
use bao_cao_so::storage::{repository, trash};
use serde_json::{Value, json};

use crate::storage::Memory;

/// The sample of a name, without its digest, with members put in.
fn sample(name: &str, change: impl FnOnce(&mut Value)) -> Decoded {
    let (_, text) = SAMPLES.iter().find(|(one, _)| *one == name).unwrap();
    let mut value: Value = serde_json::from_str(text).unwrap();
    value.as_object_mut().unwrap().remove("digest");
    change(&mut value);
    decode(&value.to_string(), &crate::shipped().forms).unwrap()
}

fn record(opened: &Decoded) -> Value {
    serde_json::from_str(&encode_record(&opened.report, &opened.template)).unwrap()
}

fn added(opened: &Decoded) -> usize {
    let count = |remark: &Remark| match remark {
        Remark::AddedRows(count) => *count,
        _ => 0,
    };
    opened.remarks.iter().map(count).sum()
}

#[test]
fn rows_that_a_file_does_not_list_come_in_with_their_cells() {
    for name in [
        "vi-du-2025",
        "tra-vinh-2018",
        "an-giang-2021",
        "quang-ngai-2022",
        "phu-yen-2020",
    ] {
        let whole = sample(name, |_| {});
        let without = sample(name, |value| {
            value.as_object_mut().unwrap().remove("rows");
        });
        assert_eq!(without.report.answers, whole.report.answers, "{name}");
        let count = |opened: &Decoded| -> usize { opened.report.rows.values().map(Vec::len).sum() };
        assert_eq!(added(&without), count(&without), "{name}");
        // Nothing of it is unknown, and nothing is lost on the way through a record.
        let again = decode(&record(&without).to_string(), &crate::shipped().forms).unwrap();
        assert_eq!(again.report, without.report, "{name}");
        assert_eq!(again.remarks, [], "{name}");
    }
}

#[test]
fn a_cell_of_a_row_that_is_not_listed_adds_the_row_at_the_end_whatever_states_it() {
    for (name, cell) in [
        ("vi-du-2025", "platforms.zz.name"),
        ("an-giang-2021", "software.zz.name"),
        ("quang-ngai-2022", "tasks.zz.content"),
        ("tra-vinh-2018", "oneStop.zz.source"),
        ("phu-yen-2020", "databases.zz.name"),
    ] {
        let table = cell.split('.').next().unwrap();
        for group in ["answers", "unreadable", "comments"] {
            let opened = sample(name, |value| value[group][cell] = json!("chữ"));
            let rows = &opened.report.rows[table];
            assert_eq!(
                rows.last().map(String::as_str),
                Some("zz"),
                "{name} {group}"
            );
            assert_eq!(added(&opened), 1, "{name} {group}");
            let told = record(&opened).to_string();
            assert!(told.contains("\"chữ\""), "{name} {group}");
        }
        // Nothing stands there, or it is no row: nothing is added.
        let blank = sample(name, |value| value["answers"][cell] = Value::Null);
        assert_eq!(added(&blank), 0, "{name}");
    }
}

#[test]
fn a_cell_of_a_fixed_table_that_has_no_such_row_is_kept_in_the_file() {
    for group in ["answers", "unreadable", "comments", "notApplicable"] {
        let opened = sample("an-giang-2021", |value| {
            value[group]["staff.zz.fullTime"] = match group {
                "answers" => json!(77),
                _ => json!("chữ"),
            };
        });
        assert_eq!(added(&opened), 0, "{group}");
        let kept = &record(&opened)[group]["staff.zz.fullTime"];
        assert!(!kept.is_null(), "{group}");
        let cell = FieldPath::new("staff.zz.fullTime");
        assert!(!opened.report.answers.contains_key(&cell), "{group}");
    }
}

#[test]
fn an_address_with_two_statements_is_told() {
    for group in ["unreadable", "notApplicable"] {
        let opened = sample("an-giang-2021", |value| {
            value[group]["outgoingDocuments"] = json!("xx");
        });
        let path = FieldPath::new("outgoingDocuments");
        assert!(
            opened.remarks.contains(&Remark::Contradicted(path)),
            "{group}: {:?}",
            opened.remarks
        );
    }
}

#[test]
fn what_is_read_as_it_is_typed_is_told_and_stays_so() {
    for (field, value, kept) in [
        ("advantages", json!(["Một", 12345]), json!(["Một", "12345"])),
        (
            "advantages",
            json!(["a", {"x": 1}]),
            json!(["a", "{\"x\":1}"]),
        ),
        ("institutionResults", json!(true), json!("true")),
        ("institutionResults", json!(["a"]), json!("[\"a\"]")),
    ] {
        let opened = sample("an-giang-2021", |file| {
            file["answers"][field] = value.clone()
        });
        let path = FieldPath::new(field);
        assert!(
            opened.remarks.contains(&Remark::ReadAsTyped(path)),
            "{value}: {:?}",
            opened.remarks
        );
        assert_eq!(record(&opened)["answers"][field], kept, "{value}");
    }
    // A day as people write it.
    let opened = sample("an-giang-2021", |file| {
        file["document"]["issuedDate"] = json!("05/01/2022");
    });
    let path = FieldPath::new("document.issuedDate");
    assert!(opened.remarks.contains(&Remark::ReadAsTyped(path)));
    assert_eq!(record(&opened)["document"]["issuedDate"], "2022-01-05");
    // One that is none is kept as it stands there.
    let opened = sample("an-giang-2021", |file| {
        file["document"]["issuedDate"] = json!("31/02/2022");
    });
    let path = FieldPath::new("document.issuedDate");
    assert!(opened.remarks.contains(&Remark::Unreadable(path)));
    assert_eq!(
        record(&opened)["unreadable"]["document.issuedDate"],
        "31/02/2022"
    );
}

/// Two files of one report in one opening, the first given first.
#[test]
fn a_file_that_holds_the_report_of_an_earlier_one_says_that_it_takes_its_place() {
    let file = |name: &str, headcount: u32, changed: &str| {
        let opened = sample("vi-du-2025", |value| {
            value["answers"]["headcount"] = json!(headcount);
            value["changed"] = json!(changed);
        });
        let text = encode_record(&opened.report, &opened.template);
        (name.to_owned(), Ok::<_, FileError>(text))
    };
    let (older, newer) = ("2026-01-05T09:00:00+07:00", "2026-02-05T09:00:00+07:00");
    let told = |files| {
        let previews = preview_files(files, &[], &crate::shipped().forms);
        let lines = previews
            .iter()
            .map(|one| bao_cao_so::messages::vi::import_preview::render(one.facts()).join("\n"));
        let verdicts: Vec<ImportVerdict> = previews.iter().map(|one| one.verdict).collect();
        (verdicts, lines.collect::<Vec<_>>(), previews)
    };
    let (verdicts, lines, previews) =
        told(vec![file("a.json", 62, older), file("b.json", 620, newer)]);
    assert_eq!(verdicts, [ImportVerdict::Added, ImportVerdict::Replaces]);
    assert!(
        lines[1].contains("Cùng một báo cáo với tệp “a.json” chọn cùng lúc"),
        "{}",
        lines[1]
    );
    assert!(lines[1].contains("62 → 620"), "{}", lines[1]);
    assert!(!lines[1].contains("MỚI HƠN"), "{}", lines[1]);
    // One report is taken in, the other is in the trash.
    let store = Memory::default();
    assert_eq!(import(&store, &previews), Ok(1));
    let reports = repository::load_all(&store, &crate::shipped().forms)
        .unwrap()
        .reports;
    assert_eq!(reports.len(), 1);
    assert_eq!(
        trash::list(&store, &crate::shipped().forms).unwrap().len(),
        1
    );

    let (_, lines, _) = told(vec![file("b.json", 620, newer), file("a.json", 62, older)]);
    assert!(lines[1].contains("tệp kia MỚI HƠN"), "{}", lines[1]);
    let (verdicts, lines, _) = told(vec![file("a.json", 62, older), file("b.json", 62, older)]);
    assert_eq!(verdicts, [ImportVerdict::Added, ImportVerdict::Same]);
    assert!(lines[1].contains("đã có đúng báo cáo này"), "{}", lines[1]);
}

#[test]
fn an_empty_group_is_no_difference_that_is_told() {
    let here = sample("vi-du-2025", |value| value["notApplicable"] = json!({}));
    let file = sample("vi-du-2025", |value| {
        value["answers"]
            .as_object_mut()
            .unwrap()
            .remove("headcount");
        value["notApplicable"] = json!({ "headcount": "Không có" });
    });
    let text = encode_record(&file.report, &file.template);
    let previews = preview_files(
        vec![("a.json".to_owned(), Ok(text))],
        &[here],
        &crate::shipped().forms,
    );
    let told = bao_cao_so::messages::vi::import_preview::render(previews[0].facts()).join("\n");
    assert!(told.contains("Không áp dụng: Không có"), "{told}");
    assert!(!told.contains("phần mềm này không dùng"), "{told}");
}
