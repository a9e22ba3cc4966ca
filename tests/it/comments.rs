//! Comments at fields: they travel in the file, tell files apart, and paper does not show them.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::{encode, encode_record, paper_digest, report_digest};
use bao_cao_so::messages::vi::comparison::compare;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::diff::{Change, Content, Place, changes_at, diff, put};
use serde_json::{Value, json};

fn open(text: &str) -> Decoded {
    decode(text, &crate::shipped().forms).unwrap()
}

/// A sample with members put in.
fn sample_with(change: impl FnOnce(&mut Value)) -> String {
    let mut value: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
    value.as_object_mut().unwrap().remove("digest");
    change(&mut value);
    value.to_string()
}

fn export(opened: &Decoded) -> String {
    let (form, report) = (&opened.template, &opened.report);
    let rules = crate::rules(form);
    encode(report, form, rules, &assess(form, rules, report, None))
}

#[test]
fn a_comment_travels_in_the_file_and_is_no_text_of_the_document() {
    let words = "Chưa kể máy mượn\n“của Sở” <b>";
    let with = open(&sample_with(|value| {
        value["comments"] = json!({ "computers": words, "funding.r1.amount": "Cả phường mới" });
    }));
    assert_eq!(with.report.comments[&FieldPath::new("computers")], words);
    assert_eq!(with.report.comments.len(), 2);
    for text in [export(&with), encode_record(&with.report, &with.template)] {
        let again = open(&text);
        assert_eq!(again.remarks, []);
        assert_eq!(again.report.comments, with.report.comments);
    }
    // Another file, and the same paper.
    let mut without = with.report.clone();
    without.comments.clear();
    assert_ne!(
        report_digest(&with.report, &with.template),
        report_digest(&without, &with.template)
    );
    assert_eq!(
        paper_digest(&with.report, &with.template),
        paper_digest(&without, &with.template)
    );
    // Nothing is written of it where there is none.
    assert!(!encode_record(&without, &with.template).contains("\"comments\""));
}

#[test]
fn comments_of_another_program_are_kept_clean_and_in_their_places() {
    let opened = open(&sample_with(|value| {
        value["comments"] = json!({
            "computers": "đã\u{202e} kiểm",
            "fieldOfTheFuture": "giữ lại",
            "itFunding": "  \n",
        });
    }));
    let words: Vec<&str> = opened
        .report
        .comments
        .values()
        .map(String::as_str)
        .collect();
    assert_eq!(words, ["đã kiểm"]);
    let value: Value = serde_json::from_str(&export(&opened)).unwrap();
    assert_eq!(
        value["comments"],
        json!({ "computers": "đã kiểm", "fieldOfTheFuture": "giữ lại" })
    );
    // One that is taken away does not come back by what was kept beside it.
    let mut bare = opened;
    bare.report.comments.clear();
    let value: Value = serde_json::from_str(&export(&bare)).unwrap();
    assert_eq!(value["comments"], json!({ "fieldOfTheFuture": "giữ lại" }));
    // An empty group stays as the file states it: its digest counts it.
    let empty = open(&sample_with(|value| value["comments"] = json!({})));
    assert!(
        export(&empty).contains("\"comments\": {}") || export(&empty).contains("\"comments\":{}")
    );
}

#[test]
fn a_comment_is_a_step_and_a_difference_that_is_named() {
    let opened = open(SAMPLES[0].1);
    let (mut report, path) = (opened.report.clone(), FieldPath::new("computers"));
    let place = Place::Comment(path.clone());
    let changes = changes_at(&mut report, std::slice::from_ref(&place), |report| {
        report
            .comments
            .insert(path.clone(), "Chưa kiểm kê".to_owned());
    });
    let expected = Change {
        place,
        before: Content::Comment(None),
        after: Content::Comment(Some("Chưa kiểm kê".to_owned())),
    };
    assert_eq!(changes, std::slice::from_ref(&expected));
    assert_eq!(
        diff(&opened.report, &report),
        std::slice::from_ref(&expected)
    );
    let told = compare(&opened.report, &report, &opened.template);
    let name = opened.template.label(&path);
    assert_eq!(told[0].place, format!("Ghi chú ở ô “{name}”"));
    assert_eq!(
        (told[0].before.as_str(), told[0].after.as_str()),
        ("(trống)", "Chưa kiểm kê")
    );
    put(&mut report, &expected.place, &expected.before);
    assert_eq!(report, opened.report);
}
