//! How far a document is on its way: written, complete, issued.

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::Standing;
use bao_cao_so::input::answer::read;
use bao_cao_so::input::date;
use bao_cao_so::messages::vi::findings::page::not_issued;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::date::to_iso;
use bao_cao_so::model::report::{
    ISSUE_FIELDS, IssueProblem, Override, Report, Stage, Status, is_issue_field,
};

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
    for no_number in ["0", "00", "", "số 46"] {
        let (path, answer) = given("document.codeNumber", no_number);
        report.set(path, answer);
        assert_eq!(report.stage(), Stage::Completed, "{no_number}");
    }
}

/// A day before the end of the period, or of another year by a slip of the key, was taken, although the findings call it an error.
#[test]
fn a_day_that_cannot_be_is_not_that_of_an_issue() {
    let form = &crate::shipped().forms[0];
    let mut report = begun(form);
    report.status = Status::Completed("2026-01-05T08:00:00+07:00".to_owned());
    let last = report.period.to;
    report.set(
        FieldPath::new("document.codeNumber"),
        Answer::Number(46.into()),
    );
    let day = FieldPath::new("document.issuedDate");
    let next_year = last.replace_year(last.year() + 1).unwrap();
    let typing_slip = last.replace_year(last.year() + 60).unwrap();
    let before = last.previous_day().unwrap();
    // Years were compared: 20/12/2026 was taken for a period that ends on 14/12/2025.
    let too_late = next_year.next_day().unwrap();
    for (signed, problem) in [
        (last, None),
        (next_year, None),
        (before, Some(IssueProblem::SignedBefore(before))),
        (too_late, Some(IssueProblem::SignedLate(too_late))),
        (typing_slip, Some(IssueProblem::SignedLate(typing_slip))),
    ] {
        report.set(day.clone(), Answer::Text(to_iso(signed)));
        assert_eq!(report.issue_problem(), problem, "{signed}");
        assert_eq!(report.stage() == Stage::Issued, problem.is_none());
        let assessed = assess(form, crate::rules(form), &report, None);
        let is_found = ["documentDateAfterPeriod", "dates:document.issuedDate"]
            .iter()
            .any(|key| assessed.finding(key).is_some());
        assert_eq!(is_found, problem.is_some(), "{signed}");
        if let Some(problem) = problem {
            let says = not_issued(problem, last);
            assert!(says.contains(&date::short(signed)), "{says}");
        }
    }
    // What the officer explained is meant; the key is that of the finding.
    report.set(day, Answer::Text(to_iso(before)));
    let assessed = assess(form, crate::rules(form), &report, None);
    let finding = assessed.finding("documentDateAfterPeriod").unwrap();
    let explanation = Override {
        text: "Chốt sớm theo yêu cầu.".to_owned(),
        based_on: Vec::new(),
    };
    report.explanations.insert(finding.key.clone(), explanation);
    assert_eq!(report.stage(), Stage::Issued);
}

/// A day of next month made it an issued document without a word.
#[test]
fn before_its_day_of_signing_nothing_is_issued() {
    let form = &crate::shipped().forms[0];
    let mut report = begun(form);
    report.status = Status::Completed("2026-01-05T08:00:00+07:00".to_owned());
    let signed = report.period.to.next_day().unwrap();
    for (path, answer) in ISSUE_FIELDS
        .into_iter()
        .zip([Answer::Number(46.into()), Answer::Text(to_iso(signed))])
    {
        report.set(FieldPath::new(path), answer);
    }
    let on = |today| {
        let stage = report.stage().on(report.signed(), today);
        (stage, report.issue_problem_on(today))
    };
    let ahead = IssueProblem::SignedAhead(signed);
    assert_eq!(on(report.period.to), (Stage::Completed, Some(ahead)));
    assert_eq!(on(signed), (Stage::Issued, None));
    assert_eq!(on(signed.next_day().unwrap()), (Stage::Issued, None));
    let says = not_issued(ahead, report.period.to);
    assert!(says.contains(&date::short(signed)), "{says}");
    assert!(says.contains("sau hôm nay"), "{says}");
    // Of what has no day nothing is ahead.
    let never = FieldPath::new("document.issuedDate");
    report.set(never, Answer::Blank);
    assert_eq!(report.issue_problem_on(report.period.from), None);
}

/// It could be explained away, and the paper said "Số: 00/BC-UBND".
#[test]
fn no_reason_makes_zero_the_number_of_a_document() {
    let form = &crate::shipped().forms[0];
    let mut report = begun(form);
    let number = FieldPath::new("document.codeNumber");
    report.set(number.clone(), Answer::Number(0.into()));
    let standing = |report: &Report| {
        let assessed = assess(form, crate::rules(form), report, None);
        let finding = assessed.finding("documentNumberPositive");
        finding.map(|one| (one.explainable, one.standing(report)))
    };
    assert_eq!(standing(&report), Some((false, Standing::Open)));
    let explanation = Override {
        text: "Văn thư chưa cấp số.".to_owned(),
        based_on: Vec::new(),
    };
    let key = "documentNumberPositive".to_owned();
    report.explanations.insert(key, explanation);
    assert_eq!(standing(&report), Some((false, Standing::Open)));
    report.set(number, Answer::Number(1.into()));
    assert_eq!(standing(&report), None);
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

mod further_issues {
    use std::sync::Arc;

    use bao_cao_so::document::compose::letterhead::reference;
    use bao_cao_so::model::reissue::{REPLACES, follow_content};
    use bao_cao_so::model::report::{Event, EventKind, Report};
    use bao_cao_so::template::form::Form;

    use super::*;

    /// A report that was issued and opened again, twice: one to change, one as it was.
    fn opened_again(particulars: &[(&str, &str)]) -> (Report, Report, Arc<Form>) {
        let form = crate::shipped().form("bao-cao-nam-cntt").unwrap();
        let mut report = begun(&form);
        put(&form, &mut report, "agency.abbreviation", "SXD");
        put(&form, &mut report, "receivedDossiers", "670");
        for (path, text) in particulars {
            put(&form, &mut report, path, text);
        }
        report.history.push(Event {
            at: "2026-01-05T08:00:00+07:00".to_owned(),
            kind: EventKind::Reopened {
                revision: 2,
                reason: "Bổ sung số liệu.".to_owned(),
            },
        });
        assert!(report.is_unchanged_since_issue());
        (report.clone(), report, form)
    }

    const ISSUED: [(&str, &str); 2] = [
        ("document.codeNumber", "46"),
        ("document.issuedDate", "31/12/2025"),
    ];
    const REFERENCE: &str = "Báo cáo số 46/BC-SXD ngày 31 tháng 12 năm 2025";

    fn put(form: &Form, report: &mut Report, path: &str, text: &str) {
        let path = FieldPath::new(path);
        report.set(path.clone(), read(form.field_kind(&path).unwrap(), text));
    }

    /// Which issue a report is, whether it has a number and a day, and what it replaces.
    type State<'a> = (u32, bool, bool, &'a str);

    fn state(report: &Report) -> State<'_> {
        let [number, day] = ISSUE_FIELDS.map(|path| report.answer_to(path).is_given());
        (report.revision.number, number, day, report.words(REPLACES))
    }

    /// What is typed one after the other, each with what the report is then.
    #[track_caller]
    fn check(particulars: &[(&str, &str)], typed: &[(&str, &str, State<'_>)]) {
        let (mut report, mut issued, form) = opened_again(particulars);
        for (path, text, expected) in typed {
            put(&form, &mut report, path, text);
            follow_content(&mut report, &mut issued, |one| reference(&form, one));
            assert_eq!(state(&report), *expected, "{path}: {text}");
            let again = follow_content(&mut report, &mut issued, |one| reference(&form, one));
            assert!(!again, "{path}: {text} is followed twice");
        }
    }

    #[test]
    fn a_further_issue_begins_with_the_content_and_has_no_number_and_no_day_yet() {
        check(
            &ISSUED,
            &[
                ("receivedDossiers", "671", (2, false, false, REFERENCE)),
                ("document.codeNumber", "52", (2, true, false, REFERENCE)),
                (
                    "document.issuedDate",
                    "20/01/2026",
                    (2, true, true, REFERENCE),
                ),
                ("receivedDossiers", "672", (2, true, true, REFERENCE)),
            ],
        );
    }

    #[test]
    fn what_is_as_it_was_again_is_no_further_issue() {
        check(
            &ISSUED,
            &[
                ("receivedDossiers", "671", (2, false, false, REFERENCE)),
                ("receivedDossiers", "670", (1, true, true, "")),
                ("receivedDossiers", "6700", (2, false, false, REFERENCE)),
                ("document.codeNumber", "52", (2, true, false, REFERENCE)),
                // Its own number makes it another document.
                ("receivedDossiers", "670", (2, true, false, REFERENCE)),
                ("document.codeNumber", "", (1, true, true, "")),
            ],
        );
    }

    #[test]
    fn another_number_makes_another_document_and_a_number_given_late_none() {
        check(
            &ISSUED,
            &[
                ("document.codeNumber", "", (1, false, true, "")),
                ("document.codeNumber", "5", (2, true, false, REFERENCE)),
                ("document.codeNumber", "46", (1, true, true, "")),
            ],
        );
        check(
            &[],
            &[
                ("document.codeNumber", "46", (1, true, false, "")),
                ("document.issuedDate", "31/12/2025", (1, true, true, "")),
                ("receivedDossiers", "671", (2, false, false, REFERENCE)),
                ("receivedDossiers", "670", (1, true, true, "")),
            ],
        );
    }

    #[test]
    fn what_was_never_issued_is_not_replaced_and_what_the_officer_names_is_kept() {
        check(&[], &[("receivedDossiers", "671", (2, false, false, ""))]);
        let own = "Báo cáo số 40/BC-SXD ngày 30 tháng 12 năm 2025";
        check(
            &ISSUED,
            &[
                (REPLACES, own, (2, false, false, own)),
                ("receivedDossiers", "671", (2, false, false, own)),
                (REPLACES, "", (2, false, false, "")),
                ("receivedDossiers", "670", (1, true, true, "")),
            ],
        );
    }

    #[test]
    fn a_comment_which_no_paper_shows_makes_no_further_issue() {
        let (mut report, mut issued, form) = opened_again(&ISSUED);
        let path = FieldPath::new("receivedDossiers");
        report.comments.insert(path, "Hỏi lại Văn phòng".to_owned());
        assert!(!follow_content(&mut report, &mut issued, |one| reference(
            &form, one
        )));
        assert_eq!(report.revision.number, issued.revision.number);
    }

    #[test]
    fn a_further_issue_is_issued_with_its_own_number_and_day_only() {
        let (mut report, mut issued, form) = opened_again(&ISSUED);
        put(&form, &mut report, "receivedDossiers", "671");
        follow_content(&mut report, &mut issued, |one| reference(&form, one));
        report.status = Status::Completed("2026-01-20T08:00:00+07:00".to_owned());
        assert_eq!(report.stage(), Stage::Completed);
        let before = report.clone();
        assert!(!follow_content(&mut report, &mut issued, |one| reference(
            &form, one
        )));
        assert_eq!(report, before, "a complete report is left alone");
    }
}

mod replacing_itself {
    use bao_cao_so::assess::replaced::replaces_itself;

    use super::*;

    #[track_caller]
    fn check(number: &str, day: &str, replaced: &str, expected: bool) {
        let form = &crate::shipped().forms[0];
        let mut report = begun(form);
        for (path, text) in [
            ("document.codeNumber", number),
            ("document.issuedDate", day),
            ("document.replaces", replaced),
        ] {
            let path = FieldPath::new(path);
            let answer = read(form.field_kind(&path).unwrap(), text);
            report.set(path, answer);
        }
        assert_eq!(
            replaces_itself(&report),
            expected,
            "{number} {day}: {replaced}"
        );
    }

    #[test]
    fn one_number_of_one_day_is_one_document() {
        let same = "Báo cáo số 05/BC-SXD ngày 09 tháng 12 năm 2025";
        check("5", "09/12/2025", same, true);
        check(
            "5",
            "09/12/2025",
            "văn bản số 5/BC-SXD, ngày 9/12/2025.",
            true,
        );
        check("5", "10/12/2025", same, false);
        check("6", "09/12/2025", same, false);
        check("", "09/12/2025", same, false);
        check("5", "", same, false);
        check("5", "09/12/2025", "", false);
        check("5", "09/12/2025", "Báo cáo số 05/BC-SXD", false);
        // The document before is not the only act that is named.
        check(
            "5",
            "09/12/2025",
            "Báo cáo lập theo Kế hoạch số 7/KH-SXD ngày 01/3/2025, số 05/BC-SXD ngày 09/12/2025",
            true,
        );
    }
}
