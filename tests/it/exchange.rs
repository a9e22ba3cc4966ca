//! Exchange files: round trips, versions, and everything that must be refused.

use crate::told::names;
use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::Standing;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::file_name::file_name;
use bao_cao_so::formats::json::canonical::canonical;
use bao_cao_so::formats::json::digest::digest;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::{encode, encode_record};
use bao_cao_so::formats::versioned::text_of;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::messages::vi::sentences;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::file::{FileError, LARGEST_FILE, Remark};
use bao_cao_so::model::report::Status;
use bao_cao_so::model::template::FieldKind;
use serde_json::{Value, json};

fn open(text: &str) -> Result<Decoded, FileError> {
    decode(text, &crate::shipped().forms)
}

fn export(decoded: &Decoded) -> String {
    encode(
        &decoded.report,
        &decoded.template,
        crate::rules(&decoded.template),
        &assess(
            &decoded.template,
            crate::rules(&decoded.template),
            &decoded.report,
            None,
        ),
    )
}

#[test]
fn export_import_export_gives_the_same_bytes() {
    for (_, sample) in SAMPLES {
        let first = export(&open(sample).unwrap());
        let again = open(&first).unwrap();
        assert_eq!(again.remarks, []);
        assert_eq!(export(&again), first);
        // The record kept on the machine holds the same report.
        let record = open(&encode_record(&again.report, &again.template)).unwrap();
        assert_eq!(record.report, again.report);
    }
}

/// A sample with members put in.
fn sample_with(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
    change(&mut value);
    value.to_string()
}

#[test]
fn unknown_members_survive_a_round_trip() {
    let text = sample_with(|value| {
        value["futureMember"] = json!({"deep": [1, 2.50, "x"]});
        value["agency"]["futureCode"] = json!("H01");
        value["answers"]["fieldOfTheFuture"] = json!(12.30);
        value["period"]["calendar"] = json!("gregorian");
        value["tool"] = json!({"name": "another", "version": "9", "device": "laptop"});
    });
    let exported = export(&open(&text).unwrap());
    let value: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(value["futureMember"]["deep"][2], "x");
    assert_eq!(value["agency"]["futureCode"], "H01");
    assert_eq!(value["answers"]["fieldOfTheFuture"].to_string(), "12.3");
    assert_eq!(value["period"]["calendar"], "gregorian");
    assert_eq!(value["tool"]["device"], "laptop");
    assert_eq!(export(&open(&exported).unwrap()), exported);
}

#[test]
fn a_period_that_cannot_be_says_which_of_its_parts_is_wrong() {
    for (member, wrong, part) in [
        (
            "from",
            json!("2021-02-30"),
            "ngày đầu hoặc ngày cuối của kỳ báo cáo không có thật",
        ),
        (
            "to",
            json!("2001-01-01"),
            "ngày đầu của kỳ báo cáo đứng sau ngày cuối",
        ),
        (
            "index",
            json!(7),
            "trong năm không có kỳ báo cáo thứ như vậy",
        ),
        ("kind", json!("week"), "không có loại kỳ báo cáo như vậy"),
        ("year", json!(3021), "năm của kỳ báo cáo không khớp"),
    ] {
        let text = sample_with(|value| {
            value["period"][member] = wrong.clone();
            value["digest"].take();
        });
        let told = render(&open(&text).unwrap_err());
        assert!(told.contains(part), "{member}: {told}");
    }
}

#[test]
fn a_null_of_an_unknown_member_survives_and_one_of_a_known_member_says_nothing() {
    // "null-member"
    let text = sample_with(|value| {
        value["futureMember"] = Value::Null;
        value["period"]["calendar"] = Value::Null;
        value["agency"]["futureCode"] = Value::Null;
        value["answers"]["fieldOfTheFuture"] = Value::Null;
        value["futureGroup"] = json!({"a": null, "b": [null, {"c": null}]});
        value["unreadable"] = Value::Null;
        value["completedAt"] = Value::Null;
        value["revision"]["reason"] = Value::Null;
        value["answers"]["outgoingOnSystem"] = Value::Null;
    });
    let exported = export(&open(&text).unwrap());
    let value: Value = serde_json::from_str(&exported).unwrap();
    for (group, name) in [
        ("", "futureMember"),
        ("period", "calendar"),
        ("agency", "futureCode"),
        ("answers", "fieldOfTheFuture"),
    ] {
        let members = if group.is_empty() {
            &value
        } else {
            &value[group]
        };
        assert_eq!(members.get(name), Some(&Value::Null), "{group} {name}");
    }
    assert_eq!(
        value["futureGroup"],
        json!({"a": null, "b": [null, {"c": null}]})
    );
    let members = [
        value.get("unreadable"),
        value.get("completedAt"),
        value["revision"].get("reason"),
    ];
    assert_eq!(
        (members, value["answers"].get("outgoingOnSystem")),
        ([None; 3], None)
    );
    assert_eq!(export(&open(&exported).unwrap()), exported);
}

#[test]
fn numbers_travel_with_their_exact_decimal_text() {
    let text = SAMPLES[0].1.replacen("20.35", "20.30", 1);
    let exported = export(&open(&text).unwrap());
    assert!(
        exported.contains("\"itFunding\": 20.30")
            || exported.contains("\"funding.r1.amount\": 20.30"),
        "{exported}"
    );
}

#[test]
fn typed_but_unreadable_text_travels() {
    let mut decoded = open(SAMPLES[0].1).unwrap();
    decoded.report.set(
        FieldPath::new("outgoingOnSystem"),
        Answer::Unreadable("53,,51".into()),
    );
    let again = open(&export(&decoded)).unwrap();
    assert_eq!(again.report, decoded.report);
}

/// A sample with members put in, opened, changed as an officer would, saved and opened again.
fn reopened(members: impl FnOnce(&mut Value), change: impl FnOnce(&mut Decoded)) -> Decoded {
    let mut decoded = open(&sample_with(members)).unwrap();
    change(&mut decoded);
    open(&encode_record(&decoded.report, &decoded.template)).unwrap()
}

#[test]
fn what_was_understood_and_then_changed_does_not_come_back() {
    let path = FieldPath::new("incomingDocuments");
    // Text that an older version could not read, readable today, then typed over.
    let again = reopened(
        |value| value["unreadable"] = json!({"incomingDocuments": "12"}),
        |decoded| {
            decoded
                .report
                .set(path.clone(), read(&FieldKind::Count, "20"))
        },
    );
    assert_eq!(again.report.answer(&path), &read(&FieldKind::Count, "20"));
    // An answer that does not fit, then cleared.
    let again = reopened(
        |value| value["answers"]["incomingDocuments"] = json!("abc"),
        |decoded| decoded.report.set(path.clone(), Answer::Blank),
    );
    assert_eq!(again.report.answer(&path), &Answer::Blank);
    // An explanation with a member that this version does not know, then taken back.
    let again = reopened(
        |value| {
            value["explanations"] = json!({"receivedSum": {"text": "a", "basis": "b", "by": "c"}})
        },
        |decoded| decoded.report.explanations.clear(),
    );
    assert_eq!(again.report.explanations.len(), 0);
}

#[test]
fn a_refused_number_never_becomes_a_thousand_times_itself() {
    let again = reopened(
        |value| value["answers"]["outgoingDocuments"] = json!(1.234),
        |_| (),
    );
    assert_eq!(
        again.report.answer(&FieldPath::new("outgoingDocuments")),
        &Answer::Unreadable("1,234".into())
    );
}

#[test]
fn events_that_this_version_does_not_know_are_kept() {
    let history = json!([{"at": "2026-01-02T03:04:05+07:00", "kind": "created", "by": "A"}, {"at": "x", "kind": "received"}]);
    let exported = export(&open(&sample_with(|value| value["history"] = history.clone())).unwrap());
    assert_eq!(
        serde_json::from_str::<Value>(&exported).unwrap()["history"],
        history
    );
}

#[test]
fn the_digest_of_an_old_file_is_checked_as_it_was_written() {
    let mut old: Value = serde_json::from_str(include_str!("../data/kept/report-v0.json")).unwrap();
    old["digest"] = json!(digest(&old));
    assert!(
        !open(&old.to_string())
            .unwrap()
            .remarks
            .contains(&Remark::Altered)
    );
}

#[test]
fn answers_in_rows_that_the_table_does_not_have_are_told() {
    let decoded = open(&sample_with(|value| {
        value["answers"]["staff.noSuchRow.fullTime"] = json!(5)
    }))
    .unwrap();
    assert!(decoded.remarks.contains(&Remark::NotAsked(1)));
}

#[test]
fn an_altered_file_is_said_to_be_altered() {
    let exported = export(&open(SAMPLES[0].1).unwrap());
    assert_eq!(
        open(&exported.replace("5351", "5352")).unwrap().remarks,
        [Remark::Altered]
    );
    // What was declared complete is not what came: it comes in as a draft.
    let altered = exported.replace("\"status\": \"draft\"", "\"status\": \"completed\"");
    let decoded = open(&altered).unwrap();
    assert_eq!(
        (decoded.remarks.as_slice(), decoded.report.status),
        (
            &[Remark::Altered, Remark::NoLongerComplete][..],
            Status::Draft
        )
    );
    // Layout does not count.
    let compact: Value = serde_json::from_str(&exported).unwrap();
    assert_eq!(open(&compact.to_string()).unwrap().remarks, []);
}

#[test]
fn answers_that_do_not_fit_their_fields_are_kept_as_typed_text() {
    let text = sample_with(|value| {
        value["answers"]["outgoingOnSystem"] = json!("năm nghìn");
        value["answers"]["outgoingDocuments"] = json!(-5);
        value["answers"]["resolvedDossiers"] = json!(1194.5);
        value["answers"]["onlineDossiers"] = json!({"a": 1});
        value["answers"]["firewall"] = json!("không có trong mẫu");
        value["answers"]["firewallName"] = json!({"b": 2});
        value["answers"]["institutionResults"] = json!(3);
        value["document"]["issuedDate"] = json!("2021-02-30");
    });
    let decoded = open(&text).unwrap();
    let check = |path: &str, typed: &str| {
        assert_eq!(
            decoded.report.answer(&FieldPath::new(path)),
            &Answer::Unreadable(typed.into()),
            "{path}"
        );
    };
    check("outgoingOnSystem", "năm nghìn");
    check("outgoingDocuments", "-5");
    check("resolvedDossiers", "1194,5");
    check("onlineDossiers", "{\"a\":1}");
    check("firewall", "không có trong mẫu");
    check("document.issuedDate", "2021-02-30");
    // In a field of words they are words, as in the saved report when it is opened again; what is no text is told.
    assert_eq!(decoded.report.words("firewallName"), "{\"b\":2}");
    assert_eq!(decoded.report.words("institutionResults"), "3");
    assert_eq!(
        decoded
            .remarks
            .iter()
            .filter(|remark| matches!(remark, Remark::Unreadable(_)))
            .count(),
        6
    );
    let told = Remark::ReadAsTyped(FieldPath::new("firewallName"));
    assert!(decoded.remarks.contains(&told));
}

#[test]
fn a_file_of_version_0_opens() {
    let kept = include_str!("../data/kept/report-v0.json");
    let decoded = open(kept).unwrap();
    let explanation = &decoded.report.explanations["resolvedWithinReceived"];
    assert_eq!(
        explanation.text,
        "Số đã giải quyết gồm hồ sơ nhận từ các kỳ trước."
    );
    let exported: Value = serde_json::from_str(&export(&decoded)).unwrap();
    assert_eq!(exported["formatVersion"], 2);
}

#[test]
fn a_file_of_version_1_opens_for_ever() {
    let kept = include_str!("../data/kept/report-v1.json");
    let decoded = open(kept).unwrap();
    assert!(!decoded.remarks.contains(&Remark::Altered));
    assert_eq!(decoded.report.words("agency.name"), "Sở Xây dựng");
}

#[test]
fn a_file_of_version_2_opens_for_ever() {
    let kept = include_str!("../data/kept/report-v2.json");
    let decoded = open(kept).unwrap();
    assert!(!decoded.remarks.contains(&Remark::Altered));
    let (report, template) = (&decoded.report, &decoded.template);
    let assessment = assess(template, crate::rules(template), report, None);
    let findings = assessment.findings();
    let explained = findings
        .iter()
        .find(|one| one.key == "resolvedWithinReceived");
    assert_eq!(
        explained.unwrap().standing(report),
        Standing::Explained,
        "by the fingerprint of its numbers"
    );
}

#[test]
fn explanations_and_sentences_of_version_1_stand_where_their_numbers_are_the_same() {
    let decoded = open(SAMPLES[0].1).unwrap();
    let (report, template) = (&decoded.report, &decoded.template);
    let assessment = assess(template, crate::rules(template), report, None);
    let gap = assessment
        .findings()
        .into_iter()
        .find(|one| one.key == "resolvedWithinReceived")
        .unwrap();
    let rate = assessment
        .sentences
        .iter()
        .find(|one| {
            sentences::written(one, names(template)).is_some_and(|text| text.contains("97,82%"))
        })
        .unwrap();
    let now = sentences::written(rate, names(template)).unwrap();
    let check = |message: &str, sentence: &str, standing: Standing, stale: bool| {
        let old = sample_with(|value| {
            value["formatVersion"] = json!(1);
            value["explanations"] =
                json!({ gap.key.as_str(): { "text": "Vì sao", "basis": message } });
            value["narratives"] =
                json!({ rate.id.as_str(): { "text": "Câu của tôi", "basis": sentence } });
        });
        let opened = open(&old).unwrap().report;
        assert_eq!(gap.standing(&opened), standing, "{message}");
        assert_eq!(rate.is_stale(names(template), &opened), stale, "{sentence}");
    };
    let said = "“Tổng số hồ sơ đã giải quyết” (1.194) lớn hơn “Tổng số hồ sơ tiếp nhận” (523); chênh lệch 671.";
    check(said, &now, Standing::Explained, false);
    // Version 1 may have worded it otherwise.
    check(
        "1.194 resolved, 523 received: 671 too many",
        &now.replace("đạt", "tức là"),
        Standing::Explained,
        false,
    );
    // Other numbers, several messages of which one is of other numbers, more messages than were kept, none.
    for (message, sentence) in [
        (
            said.replace("1.194", "1.195"),
            now.replace("97,82", "97,81"),
        ),
        (
            format!("{said}\n\n{}", said.replace("523", "524")),
            format!("{now}\n\n{}", now.replace("97,82", "97,81")),
        ),
        ("…".to_owned(), "…".to_owned()),
    ] {
        check(&message, &sentence, Standing::StaleExplanation, true);
    }
    check("", "Đạt 1%.", Standing::StaleExplanation, true);
}

#[test]
fn the_name_of_a_file_tells_agency_period_and_revision() {
    let decoded = open(SAMPLES[0].1).unwrap();
    assert_eq!(
        file_name(&decoded.report, "json"),
        "bao-cao_so-xay-dung_2021_r1.json"
    );
    let mut blank = decoded.report;
    blank.set(FieldPath::new("agency.name"), Answer::Blank);
    assert_eq!(file_name(&blank, "html"), "bao-cao_co-quan_2021_r1.html");
    blank.set(
        FieldPath::new("agency.name"),
        Answer::Text("../Ủy ban\\nhân dân: \"Đất Đỏ\"".into()),
    );
    assert_eq!(
        file_name(&blank, "json"),
        "bao-cao_uy-ban-nhan-dan-dat-do_2021_r1.json"
    );
}

/// A kept hostile file and the kind of its refusal.
const HOSTILE: &[(&str, &[u8], &str)] = &[
    (
        "empty",
        include_bytes!("../data/hostile/empty.json"),
        "Empty",
    ),
    (
        "spaces",
        include_bytes!("../data/hostile/spaces.json"),
        "Empty",
    ),
    (
        "not-json",
        include_bytes!("../data/hostile/not-json.json"),
        "NotJson",
    ),
    (
        "page",
        include_bytes!("../data/hostile/page.json"),
        "NotJson",
    ),
    (
        "comments",
        include_bytes!("../data/hostile/comments.json"),
        "NotJson",
    ),
    (
        "trailing-comma",
        include_bytes!("../data/hostile/trailing-comma.json"),
        "NotJson",
    ),
    (
        "two-values",
        include_bytes!("../data/hostile/two-values.json"),
        "NotJson",
    ),
    ("nan", include_bytes!("../data/hostile/nan.json"), "NotJson"),
    (
        "surrogate",
        include_bytes!("../data/hostile/surrogate.json"),
        "NotJson",
    ),
    (
        "other-program",
        include_bytes!("../data/hostile/other-program.json"),
        "NotOurs",
    ),
    (
        "array",
        include_bytes!("../data/hostile/array.json"),
        "NotOurs",
    ),
    (
        "number",
        include_bytes!("../data/hostile/number.json"),
        "NotOurs",
    ),
    (
        "other-format",
        include_bytes!("../data/hostile/other-format.json"),
        "NotOurs",
    ),
    (
        "no-version",
        include_bytes!("../data/hostile/no-version.json"),
        "Value",
    ),
    (
        "text-version",
        include_bytes!("../data/hostile/text-version.json"),
        "Value",
    ),
    (
        "template",
        include_bytes!("../data/hostile/template.json"),
        "OtherKind",
    ),
    (
        "later-version",
        include_bytes!("../data/hostile/later-version.json"),
        "LaterVersion",
    ),
    (
        "unknown-template",
        include_bytes!("../data/hostile/unknown-template.json"),
        "UnknownTemplate",
    ),
    (
        "later-template",
        include_bytes!("../data/hostile/later-template.json"),
        "UnknownTemplate",
    ),
    (
        "truncated",
        include_bytes!("../data/hostile/truncated.json"),
        "Truncated",
    ),
    (
        "deep",
        include_bytes!("../data/hostile/deep.json"),
        "TooDeep",
    ),
    (
        "deep-objects",
        include_bytes!("../data/hostile/deep-objects.json"),
        "TooDeep",
    ),
    (
        "answers-text",
        include_bytes!("../data/hostile/answers-text.json"),
        "Shape",
    ),
    (
        "no-period",
        include_bytes!("../data/hostile/no-period.json"),
        "Shape",
    ),
    (
        "revision-negative",
        include_bytes!("../data/hostile/revision-negative.json"),
        "Shape",
    ),
    (
        "period-backwards",
        include_bytes!("../data/hostile/period-backwards.json"),
        "Value",
    ),
    (
        "period-no-such-day",
        include_bytes!("../data/hostile/period-no-such-day.json"),
        "Value",
    ),
    (
        "id-path",
        include_bytes!("../data/hostile/id-path.json"),
        "Value",
    ),
    (
        "id-empty",
        include_bytes!("../data/hostile/id-empty.json"),
        "Value",
    ),
    (
        "status",
        include_bytes!("../data/hostile/status.json"),
        "Value",
    ),
    (
        "revision-zero",
        include_bytes!("../data/hostile/revision-zero.json"),
        "Value",
    ),
    (
        "row-ids",
        include_bytes!("../data/hostile/row-ids.json"),
        "Value",
    ),
    (
        "binary",
        include_bytes!("../data/hostile/binary.json"),
        "NotText",
    ),
    (
        "utf16",
        include_bytes!("../data/hostile/utf16.json"),
        "Utf16",
    ),
];

#[test]
fn every_hostile_file_is_refused_with_what_to_do() {
    let catalog = crate::shipped();
    for (name, bytes, kind) in HOSTILE {
        let problem = match text_of(bytes.to_vec()) {
            Err(problem) => problem,
            Ok(text) => decode(&text, &catalog.forms)
                .err()
                .unwrap_or_else(|| panic!("{name} was accepted")),
        };
        assert!(
            format!("{problem:?}").starts_with(kind),
            "{name}: {problem:?}"
        );
        let text = render(&problem);
        assert!(
            text.contains("Hãy") || text.contains("hãy") || text.contains("không phải tệp báo cáo"),
            "{name}: {text}"
        );
        assert!(text.chars().count() < 400, "{name}: {text}");
    }
}

#[test]
fn text_in_utf_16_is_told_from_other_bytes() {
    let units = |text: &str, bytes: fn(u16) -> [u8; 2]| {
        text.encode_utf16().flat_map(bytes).collect::<Vec<u8>>()
    };
    let json = "{\"format\": \"bao-cao-so/report\"}";
    for bytes in [
        units(json, u16::to_le_bytes),
        units(json, u16::to_be_bytes),
        units(&format!("\u{feff}{json}"), u16::to_le_bytes),
        units("\u{feff}Ủy ban", u16::to_be_bytes),
    ] {
        let problem = text_of(bytes).unwrap_err();
        assert_eq!(problem, FileError::Utf16);
        assert!(render(&problem).contains("lưu lại dạng UTF-8"));
    }
    assert_eq!(text_of(b"\x89PNG\r\n".to_vec()), Err(FileError::NotText));
    assert_eq!(text_of(json.into()), Ok(json.into()));
}

#[test]
fn a_file_larger_than_any_report_is_refused_unread() {
    let text = " ".repeat(LARGEST_FILE + 1);
    assert_eq!(
        open(&text).err(),
        Some(FileError::TooLarge(LARGEST_FILE + 1))
    );
}

#[test]
fn every_cut_of_a_file_is_refused() {
    let text = export(&open(SAMPLES[0].1).unwrap());
    let catalog = crate::shipped();
    for end in (0..text.trim_end().len())
        .filter(|end| text.is_char_boundary(*end))
        .step_by(97)
    {
        let problem = decode(&text[..end], &catalog.forms).err();
        assert!(
            matches!(problem, Some(FileError::Truncated | FileError::Empty)),
            "cut at {end}: {problem:?}"
        );
    }
}

#[track_caller]
fn check_canonical(json: &str, expected: &str) {
    assert_eq!(
        canonical(&serde_json::from_str::<Value>(json).unwrap()),
        expected
    );
}

#[test]
fn the_canonical_form_is_that_of_rfc_8785() {
    check_canonical(
        r#"{ "b" : 1.50, "a" : [ true , null, "x" ] }"#,
        r#"{"a":[true,null,"x"],"b":1.5}"#,
    );
    check_canonical(
        r#"{"n":[0,-0,0.0,100,20.350,0.000001,1e2,999999999999999]}"#,
        r#"{"n":[0,0,0,100,20.35,0.000001,100,999999999999999]}"#,
    );
    // RFC 8785, 3.2.2.2: control characters, quotes, no escape of "/" and of letters beyond ASCII.
    check_canonical(
        r#""\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/""#,
        "\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"",
    );
    // RFC 8785, 3.2.3: names are sorted by UTF-16 code units.
    check_canonical(
        r#"{"\u20ac":1,"\r":2,"\ufb33":3,"1":4,"\ud83d\ude00":5,"\u0080":6,"\u00f6":7}"#,
        "{\"\\r\":2,\"1\":4,\"\u{80}\":6,\"ö\":7,\"€\":1,\"😀\":5,\"\u{fb33}\":3}",
    );
}
