//! Assessment: outcomes, findings, sentences, and what is computed again after a change.

use std::sync::Arc;

use bao_cao_so::assess::assessment::{Assessment, CheckState, Standing};
use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::sentences::wording;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Override, Report};
use bao_cao_so::model::template::Rows;
use bao_cao_so::template::form::Form;

use crate::told::{Told, explained, names};

fn sample() -> (Report, Arc<Form>) {
    let decoded = decode(SAMPLES[0].1, &crate::shipped().forms).unwrap();
    (decoded.report, decoded.template)
}

/// The sample with typed texts put in, assessed.
fn with(typed: &[(&str, &str)]) -> (Report, Arc<Form>, Assessment) {
    crate::assessed(sample(), typed)
}

#[track_caller]
fn check_shown(typed: &[(&str, &str)], indicator: &str, expected: &str) {
    let (report, template, assessment) = with(typed);
    assert_eq!(
        Told(&template, &report, &assessment).shown(indicator),
        expected
    );
}

#[test]
fn the_sample_reaches_the_printed_figures() {
    check_shown(&[], "outgoingOnSystemRate", "97,82%");
    check_shown(&[], "onTimeRate", "99,58%");
    check_shown(&[], "serviceUsedRate", "51,72%");
    check_shown(&[], "onlineAndPostalRate", "40,34%");
    check_shown(&[], "onlineDossierRate", "20,65%");
    check_shown(&[], "postalInRate", "19,69%");
    check_shown(&[], "postalOutRate", "4,21%");
    check_shown(&[], "receivedInPeriod", "523 hồ sơ");
}

#[test]
fn an_indicator_shows_its_value_what_is_missing_or_why_there_is_none() {
    let result = |typed: &[(&str, &str)]| {
        let (report, template, assessment) = with(typed);
        let told = Told(&template, &report, &assessment);
        let result = assessment.indicator("onTimeRate").unwrap().clone();
        (told.shown("onTimeRate"), told.working("onTimeRate"), result)
    };
    assert_eq!(result(&[]).1, "1.189 / 1.194 × 100 = 99,58%");
    let missing = result(&[("resolvedInTime", ""), ("statedOnTimeRate", "")]);
    assert_eq!(
        (missing.0.as_str(), missing.1.as_str()),
        ("chưa đủ số liệu", "… / 1.194 × 100")
    );
    assert!(missing.2.lacks().eq([&FieldPath::new("resolvedInTime")]));
    let undefined = result(&[("resolvedDossiers", "0"), ("statedOnTimeRate", "")]);
    assert_eq!(undefined.0, "không tính được: mẫu số bằng 0");
    let stated = result(&[("resolvedInTime", ""), ("statedOnTimeRate", "99,58")]);
    assert_eq!((stated.0.as_str(), stated.2.stated), ("99,58%", true));
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
    assert_eq!(
        state(&with(typed).2, check),
        expected,
        "{check} after {typed:?}"
    );
}

#[test]
fn the_gap_between_handled_and_received_is_found_and_goes_with_the_carry_over() {
    let (report, template, assessment) = with(&[]);
    let told = Told(&template, &report, &assessment);
    let gap = told.message("resolvedWithinReceived").unwrap();
    for part in ["1.194", "523", "671"] {
        assert!(gap.contains(part), "{gap}");
    }
    check_state(
        &[("carriedOverDossiers", "671"), ("receivedDossiers", "1194")],
        "resolvedWithinReceived",
        CheckState::Holds,
    );
}

#[test]
fn a_check_that_lacks_numbers_neither_holds_nor_fails() {
    check_state(&[], "receivedSum", CheckState::Holds);
    check_state(
        &[("onlineDossiers", "")],
        "receivedSum",
        CheckState::Undecided,
    );
    check_state(
        &[("onlineDossiers", "109")],
        "receivedSum",
        CheckState::Fails,
    );
    check_state(&[], "pendingSum", CheckState::Undecided);
}

#[test]
fn a_jump_against_the_previous_period_shows_both_numbers() {
    let (previous, template) = sample();
    let mut report = previous.clone();
    let received = FieldPath::new("receivedDossiers");
    report.set(
        received.clone(),
        read(template.field_kind(&received).unwrap(), "1.000"),
    );
    let message = |previous: Option<&Report>| {
        let assessment = assess(&template, crate::rules(&template), &report, previous);
        Told(&template, &report, &assessment).message("receivedJump")
    };
    let told = message(Some(&previous)).unwrap();
    assert!(told.contains("1.000") && told.contains("523"), "{told}");
    assert_eq!(message(None), None);
}

#[test]
fn an_added_row_without_an_answer_is_no_row_of_the_report() {
    let (mut report, template) = sample();
    let count = |report: &Report| {
        let assessment = assess(&template, crate::rules(&template), report, None);
        Told(&template, report, &assessment).shown("softwareCount")
    };
    let sentences =
        |report: &Report| assess(&template, crate::rules(&template), report, None).sentences;
    report.rows.insert("software".to_owned(), Vec::new());
    report
        .answers
        .retain(|path, _| !path.as_str().starts_with("software."));
    let (none, told) = (count(&report), sentences(&report));
    report.rows.insert(
        "software".to_owned(),
        vec!["r1".to_owned(), "r2".to_owned()],
    );
    assert_eq!((count(&report), sentences(&report)), (none, told));
    report.set(
        FieldPath::cell("software", "r2", "name"),
        Answer::Text("Một cửa".into()),
    );
    assert_eq!(count(&report), "1 phần mềm");
    // Nothing is asked of the row that is still empty: it may have come with the Tab key.
    let assessment = assess(&template, crate::rules(&template), &report, None);
    let asks = |row: &str| {
        let cells = format!("software.{row}.");
        let is_in = |path: &FieldPath| path.as_str().starts_with(&cells);
        let mut findings = assessment.findings().into_iter();
        findings.any(|finding| finding.fields.iter().any(is_in))
    };
    assert!(!asks("r1") && asks("r2"));
}

#[test]
fn a_stated_part_is_no_larger_than_its_whole_and_the_finding_is_at_its_field() {
    let check = "share:statedMailIssuedRate";
    check_state(&[("statedMailIssuedRate", "100")], check, CheckState::Holds);
    check_state(
        &[("statedMailIssuedRate", "")],
        check,
        CheckState::Undecided,
    );
    check_state(
        &[("statedMailIssuedRate", "100,01")],
        check,
        CheckState::Fails,
    );
    let (report, template, assessment) = with(&[("statedMailIssuedRate", "1.189")]);
    let finding = assessment
        .findings()
        .into_iter()
        .find(|finding| finding.key == check)
        .unwrap()
        .clone();
    assert_eq!(finding.fields, [FieldPath::new("statedMailIssuedRate")]);
    let message = Told(&template, &report, &assessment).screen(&finding);
    assert!(message.contains("1.189%"), "{message}");
}

#[test]
fn one_gap_is_one_finding() {
    let (_, _, assessment) = with(&[("pendingDossiers", "0")]);
    let flow = |one: &&bao_cao_so::assess::finding::Finding| one.family == "FLOW";
    assert_eq!(assessment.findings().into_iter().filter(flow).count(), 1);
}

#[test]
fn a_stated_percentage_agrees_within_half_a_unit_of_its_last_digit() {
    let check = "ratio:statedPostalOutRate"; // 22 / 523 = 4,206…
    check_state(&[("statedPostalOutRate", "4,2")], check, CheckState::Holds);
    check_state(&[("statedPostalOutRate", "4,21")], check, CheckState::Holds);
    check_state(&[("statedPostalOutRate", "4")], check, CheckState::Holds);
    check_state(&[("statedPostalOutRate", "4,20")], check, CheckState::Fails);
    check_state(&[("statedPostalOutRate", "4,3")], check, CheckState::Fails);
    check_state(
        &[("statedPostalOutRate", "4,2"), ("postalResults", "")],
        check,
        CheckState::Undecided,
    );
    // A share of nothing is no 100 %.
    let of_none = [
        ("statedPostalOutRate", "100"),
        ("postalResults", "0"),
        ("receivedDossiers", "0"),
    ];
    check_state(&of_none, check, CheckState::Fails);
    check_state(
        &[
            ("statedPostalOutRate", ""),
            ("postalResults", "0"),
            ("receivedDossiers", "0"),
        ],
        check,
        CheckState::Undecided,
    );
    let (report, template, truncated) = with(&[("statedPostalOutRate", "4,20")]);
    let message = Told(&template, &report, &truncated).message(check).unwrap();
    assert!(
        message.contains("cắt bớt") && message.contains("4,21"),
        "{message}"
    );
}

#[test]
fn text_that_cannot_be_read_is_a_finding_that_no_explanation_settles() {
    let (mut report, template, _) =
        with(&[("outgoingDocuments", "5,,470"), ("statedOutgoingRate", "")]);
    let key = "readable:outgoingDocuments";
    let assessment = assess(&template, crate::rules(&template), &report, None);
    let finding = assessment
        .findings()
        .into_iter()
        .find(|finding| finding.key == key)
        .unwrap();
    let told = Told(&template, &report, &assessment).screen(finding);
    assert!(told.contains("5,,470"));
    let explanation = explained(finding, "không sửa");
    report.explanations.insert(key.into(), explanation);
    assert_eq!(finding.standing(&report), Standing::Open);
    let rate = assessment.indicator("outgoingOnSystemRate").unwrap();
    assert!(rate.lacks().eq([&FieldPath::new("outgoingDocuments")]));
}

#[test]
fn an_explanation_stands_for_the_numbers_that_it_explained() {
    let (mut report, template, assessment) = with(&[]);
    let obstacles = assessment.obstacles(&report).len();
    let finding = assessment.findings()[0].clone();
    report.explanations.insert(
        finding.key.clone(),
        explained(&finding, "Gồm hồ sơ kỳ trước."),
    );
    assert_eq!(finding.standing(&report), Standing::Explained);
    assert_eq!(assessment.obstacles(&report).len(), obstacles - 1);
    report.set(
        FieldPath::new("resolvedDossiers"),
        read(
            template
                .field_kind(&FieldPath::new("resolvedDossiers"))
                .unwrap(),
            "1200",
        ),
    );
    let later = assess(&template, crate::rules(&template), &report, None);
    let again = later
        .findings()
        .into_iter()
        .find(|one| one.key == finding.key)
        .unwrap();
    assert_eq!(again.standing(&report), Standing::StaleExplanation);
}

#[test]
fn a_rewritten_sentence_is_stale_once_its_numbers_change() {
    let (mut report, template, assessment) = with(&[]);
    let sentence = assessment
        .sentences
        .iter()
        .find(|one| {
            Told(&template, &report, &assessment)
                .written(one)
                .is_some_and(|text| text.contains("97,82%"))
        })
        .unwrap()
        .clone();
    report.edits.insert(
        sentence.id.clone(),
        Override {
            text: "Câu của tôi.".into(),
            based_on: vec![sentence.basis(names(&template))],
        },
    );
    assert!(!wording(&sentence, names(&template), &report).stale);
    report.set(
        FieldPath::new("outgoingOnSystem"),
        read(
            template
                .field_kind(&FieldPath::new("outgoingOnSystem"))
                .unwrap(),
            "5352",
        ),
    );
    let later = assess(&template, crate::rules(&template), &report, None);
    let sentence = later
        .sentences
        .iter()
        .find(|one| one.id == sentence.id)
        .unwrap();
    assert!(wording(sentence, names(&template), &report).stale);
    assert_eq!(
        wording(sentence, names(&template), &report).text.as_deref(),
        Some("Câu của tôi.")
    );
}

#[test]
fn a_section_left_out_asks_and_says_nothing() {
    let (mut report, template, with_covid) = with(&[]);
    report.included.clear();
    let without = assess(&template, crate::rules(&template), &report, None);
    let written = |assessment: &Assessment| {
        assessment
            .sentences
            .iter()
            .filter(|one| one.section == "covid" && one.values.is_some())
            .count()
    };
    assert!(written(&with_covid) > 0);
    assert_eq!(written(&without), 0);
    assert_eq!(without.progress.of("covid"), None);
}

#[test]
fn unreadable_text_of_a_section_left_out_keeps_nobody_from_completing() {
    let (mut report, template) = sample();
    report.set(FieldPath::new("covidApps"), Answer::Unreadable("x".into()));
    let found = |report: &Report| {
        assess(&template, crate::rules(&template), report, None)
            .findings()
            .iter()
            .any(|one| one.key == "readable:covidApps")
    };
    assert!(found(&report));
    report.included.clear();
    assert!(!found(&report));
}

#[test]
fn a_table_without_rows_is_not_zero() {
    check_shown(&[], "softwareCount", "chưa đủ số liệu");
    let (mut report, template) = sample();
    report.set(
        FieldPath::new("software"),
        Answer::NotApplicable("không dùng".into()),
    );
    assert!(
        Told(
            &template,
            &report,
            &assess(&template, crate::rules(&template), &report, None)
        )
        .shown("softwareCount")
        .starts_with("không áp dụng")
    );
}

#[test]
fn blanks_are_told_in_the_order_of_the_form() {
    let (mut report, template) = sample();
    report.answers.clear();
    let assessment = assess(&template, crate::rules(&template), &report, None);
    let blanks: Vec<&str> = assessment
        .findings()
        .iter()
        .filter_map(|one| one.key.strip_prefix("empty:"))
        .take(2)
        .collect();
    assert_eq!(blanks, ["agency.name", "document.place"]);
}

#[test]
fn sentences_leave_no_hole_whatever_is_blank() {
    let (report, template) = sample();
    for path in report.answers.keys() {
        let mut one = report.clone();
        one.set(path.clone(), Answer::Blank);
        let assessment = assess(&template, crate::rules(&template), &one, None);
        for sentence in &assessment.sentences {
            let Some(text) = Told(&template, &one, &assessment).written(sentence) else {
                continue;
            };
            for hole in [
                "  ", "( ", " )", "()", " ,", " .", "{", "}", "null", "None", "[", "]",
            ] {
                assert!(
                    !text.contains(hole),
                    "{} without {path:?}: {text}",
                    sentence.id
                );
            }
        }
    }
}

/// Assessing what a change touches must give what assessing everything gives.
#[track_caller]
fn check_again(all: &Assessment, template: &Form, changed: &Report, path: &FieldPath) {
    let mut again = all.clone();
    reassess(
        &mut again,
        template,
        crate::rules(template),
        changed,
        None,
        std::slice::from_ref(path),
    );
    assert_eq!(
        again,
        assess(template, crate::rules(template), changed, None),
        "{path:?} = {:?}",
        changed.answer(path)
    );
}

/// Every asked address of a report, typed over with texts of every kind; how many changes were made.
fn check_typing(report: &Report, template: &Form) -> usize {
    let all = assess(template, crate::rules(template), report, None);
    let mut paths: Vec<FieldPath> = template
        .fields
        .keys()
        .map(|id| FieldPath::new(id.as_str()))
        .collect();
    for placed in template.tables.values() {
        let table = &placed.table;
        for row in template.rows(table, report) {
            paths.extend(
                table
                    .columns
                    .iter()
                    .map(|column| FieldPath::cell(&table.id, &row.id, &column.id)),
            );
        }
    }
    let mut changes = 0;
    for path in paths.iter().filter(|path| template.is_asked(path)) {
        let kind = template.field_kind(path).unwrap();
        for text in ["", "7", "abc", "12,5", "14/12/2021", "yes"] {
            let mut changed = report.clone();
            changed.set(path.clone(), read(kind, text));
            check_again(&all, template, &changed, path);
            changes += 1;
        }
    }
    changes
}

#[test]
fn computing_again_only_what_depends_on_a_change_equals_computing_all() {
    let (report, template) = sample();
    assert!(check_typing(&report, &template) > 500);
    let (report, template) = crate::rows::sample();
    assert!(check_typing(&report, &template) > 200);
}

#[test]
fn computing_again_after_rows_come_go_and_move_equals_computing_all() {
    for (report, template) in [sample(), crate::rows::sample()] {
        let all = assess(&template, crate::rules(&template), &report, None);
        for placed in template
            .tables
            .values()
            .filter(|placed| matches!(placed.table.rows, Rows::Added { .. }))
        {
            let table = &placed.table.id;
            let path = FieldPath::new(table.as_str());
            let change = |change: &dyn Fn(&mut Vec<String>)| {
                let mut changed = report.clone();
                change(changed.rows.entry(table.clone()).or_default());
                // The cells of a row that is gone stay in this report and must not count.
                check_again(&all, &template, &changed, &path);
            };
            let rows = report.rows.get(table).map_or(0, Vec::len);
            change(&|rows| rows.push("new".into()));
            change(&|rows| rows.clear());
            change(&|rows| rows.insert(0, "new".into()));
            for place in 0..rows {
                change(&|rows| drop(rows.remove(place)));
                change(&|rows| rows.swap(0, place));
                change(&|rows| rows.rotate_left(place));
            }
            let mut without = report.clone();
            without.set(path.clone(), Answer::NotApplicable("không có".into()));
            check_again(&all, &template, &without, &path);
        }
    }
}
