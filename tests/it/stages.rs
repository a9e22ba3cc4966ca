//! How far a document is on its way: written, complete, issued.

use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{ISSUE_FIELDS, Stage, Status, is_issue_field};

use crate::empty_form::begun;

#[test]
fn a_complete_report_is_issued_once_it_has_its_number_and_its_date() {
    let form = &crate::shipped().forms[0];
    let mut report = begun(form);
    let given = |path: &str, text: &str| {
        let path = FieldPath::new(path);
        let answer = read(form.field_kind(&path).unwrap(), text);
        (path, answer)
    };
    let (number, date) = (
        given("document.codeNumber", "46"),
        given("document.issuedDate", "31/12/2025"),
    );
    assert_eq!(report.stage(), Stage::Draft);
    report.set(number.0.clone(), number.1);
    report.set(date.0.clone(), date.1);
    assert_eq!(report.stage(), Stage::Draft);
    report.status = Status::Completed("2026-01-05T08:00:00+07:00".to_owned());
    assert_eq!(report.stage(), Stage::Issued);
    report.set(number.0, Answer::Blank);
    assert_eq!(report.stage(), Stage::Completed);
}

#[test]
fn what_is_written_after_completion_is_asked_in_every_template() {
    for form in &crate::shipped().forms {
        for path in ISSUE_FIELDS {
            assert!(
                form.field(&FieldPath::new(path)).is_some(),
                "{}: {path}",
                form.id
            );
        }
    }
    assert!(!is_issue_field(&FieldPath::new("agency.name")));
}
