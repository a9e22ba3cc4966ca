//! Words of the officer over words of the app: when they stand, and what typing does to them (field case `stale`).

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::Standing;
use bao_cao_so::assess::overrides::{edited, is_current};
use bao_cao_so::formats::decode::decode;
use bao_cao_so::formats::encode::encode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::Path;
use bao_cao_so::model::report::{Edit, Report};

const OLD: &str = "Có 65/100 máy, đạt 65%.";
const NEW: &str = "Có 66/100 máy, đạt 66%.";

fn written(text: &str, basis: &str) -> Edit {
    Edit {
        text: text.to_owned(),
        basis: basis.to_owned(),
    }
}

/// A sentence written over `basis`, then the app writes `today`, then each text is typed: whether it stands after each.
#[track_caller]
fn check(basis: &str, first: &str, today: &str, typed: &[(&str, bool)]) {
    let mut edit = written(first, basis);
    for (text, stands) in typed {
        edit = edited(Some(&edit), (*text).to_owned(), today);
        assert_eq!(is_current(&edit, today), *stands, "{text:?} over {today:?}");
    }
}

#[test]
fn typing_settles_nothing_but_the_numbers_of_today() {
    let own = "Có 65/100 máy, đạt 65%, tăng mạnh.";
    // A space, another word, words gone, numbers gone: the mark stays.
    check(
        OLD,
        own,
        NEW,
        &[
            ("Có 65/100 máy, đạt 65%, tăng mạnh. ", false),
            ("Có 65/100 máy, tăng.", false),
        ],
    );
    check(
        OLD,
        own,
        NEW,
        &[("Tăng mạnh.", false), ("", false), (own, false)],
    );
    // Half of the numbers is not enough; all of them are, in any form and order.
    check(
        OLD,
        own,
        NEW,
        &[
            ("Có 66/100 máy, đạt 65%.", false),
            ("Có 66/100 máy, đạt 6%.", false),
            ("Đạt 66,00 % (66/100 máy).", true),
        ],
    );
    // Once it stands, it is as good as new.
    check(
        OLD,
        own,
        NEW,
        &[
            ("Có 66/100 máy, đạt 66%.", true),
            ("Nay có 66/100 máy, đạt 66%. ", true),
            ("Nay có.", true),
        ],
    );
}

#[test]
fn a_number_that_is_old_in_one_place_and_new_in_another_is_told_by_what_it_counts() {
    let (old, new) = ("Có 5 máy chủ và 6 máy trạm.", "Có 6 máy chủ và 5 máy trạm.");
    check(
        old,
        old,
        new,
        &[
            ("Có 5 máy chủ, 6 máy trạm.", false),
            ("Có 5 chiếc và 6 bộ.", false),
        ],
    );
    let (old, new) = ("Có 5 người, 6 máy.", "Có 6 người, 5 máy.");
    check(
        old,
        old,
        new,
        &[
            ("Gồm 5 người, 6 máy.", false),
            ("Gồm 05 máy và 06 người.", true),
        ],
    );
}

#[test]
fn a_number_that_stands_for_something_else_is_not_the_new_one() {
    let (old, new) = (
        "Tiếp nhận 100 hồ sơ, giải quyết 60 hồ sơ.",
        "Tiếp nhận 100 hồ sơ, giải quyết 100 hồ sơ.",
    );
    let own = "Tiếp nhận 100 hồ sơ, còn 40 hồ sơ đang giải quyết.";
    check(
        old,
        own,
        new,
        &[(own, false), ("Giải quyết 100/100 hồ sơ.", true)],
    );
    let (old, new) = ("Trễ hạn 5, tồn 0.", "Trễ hạn 0, tồn 0.");
    check(
        old,
        "Còn vài hồ sơ trễ hạn, tồn 0.",
        new,
        &[("Còn vài hồ sơ trễ hạn, tồn 0.", false)],
    );
    // Other decimals of the same number are told on paper.
    check(
        "Đạt 98,5%.",
        "Đạt 98,5%, tốt.",
        "Đạt 98,50%.",
        &[("Đạt 98,5%, tốt. ", false)],
    );
}

#[test]
fn words_that_changed_beside_the_numbers_are_for_the_officer_to_judge() {
    check(
        "Có 5 máy, tường lửa cứng.",
        "Có 5 máy.",
        "Có 6 máy, tường lửa mềm.",
        &[("Có 6 máy.", false)],
    );
    check(
        "Tường lửa cứng.",
        "Cứng.",
        "Tường lửa mềm.",
        &[("Mềm.", false)],
    );
    // The app no longer writes the sentence.
    check(
        "Có 5 máy.",
        "Có 5 máy tốt.",
        "",
        &[("Có 5 máy.", false), ("", false)],
    );
}

#[test]
fn numbers_that_come_back_do_not_settle_what_was_typed_over_others() {
    let mut edit = written("Đạt 65% tốt.", "Đạt 65%.");
    assert!(is_current(&edit, "Đạt 65%."));
    // Nothing typed: back is back.
    assert!(!is_current(&edit, "Đạt 66%."));
    edit = edited(Some(&edit), "Đạt 6% tốt.".to_owned(), "Đạt 66%.");
    edit = edited(Some(&edit), "Đạt tốt 66".to_owned(), "Đạt 66%.");
    assert!(!is_current(&edit, "Đạt 66%."));
    assert!(!is_current(&edit, "Đạt 65%."), "66 was typed since");
    edit = edited(Some(&edit), "Đạt 65% tốt.".to_owned(), "Đạt 65%.");
    assert!(is_current(&edit, "Đạt 65%."));
}

#[test]
fn however_often_numbers_change_while_it_is_typed_in_it_waits_and_stays_small() {
    let mut edit = written("Đạt khá.", "Đạt 0%.");
    for today in 1..500 {
        edit = edited(
            Some(&edit),
            format!("Đạt khá{today}"),
            &format!("Đạt {today}%."),
        );
    }
    assert!(edit.basis.len() < 200, "{}", edit.basis.len());
    for today in 0..500 {
        assert!(!is_current(&edit, &format!("Đạt {today}%.")), "{today}");
    }
}

/// The sample with a sentence rewritten, and then another number under it.
fn rewritten() -> (
    Report,
    std::sync::Arc<bao_cao_so::template::form::Form>,
    String,
) {
    let decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    let (mut report, template) = (decoded.report, decoded.template);
    let before = assess(&template, crate::rules(&template), &report, None);
    let contains = |text: &str| text.contains("5.351/5.470");
    let sentence = before
        .sentences
        .iter()
        .find(|one| one.written.as_deref().is_some_and(contains))
        .unwrap();
    let words = sentence.written.clone().unwrap();
    report.edits.insert(
        sentence.id.clone(),
        edited(None, format!("{words} Tốt."), &words),
    );
    let path = Path::new("outgoingOnSystem");
    report.set(
        path.clone(),
        read(template.field_kind(&path).unwrap(), "5352"),
    );
    (report, template, sentence.id.clone())
}

#[test]
fn a_sentence_over_old_numbers_is_in_the_way_also_after_a_space_and_after_a_round_trip() {
    let (mut report, template, id) = rewritten();
    let today = assess(&template, crate::rules(&template), &report, None);
    let ids = |report: &Report| -> Vec<String> {
        let stale = today.stale_sentences(&template, report);
        stale.into_iter().map(|one| one.id.clone()).collect()
    };
    let now = today
        .sentences
        .iter()
        .find(|one| one.id == id)
        .unwrap()
        .written
        .clone()
        .unwrap();
    assert_eq!(ids(&report), std::slice::from_ref(&id));
    let space = edited(
        report.edits.get(&id),
        format!("{} ", report.edits[&id].text),
        &now,
    );
    report.edits.insert(id.clone(), space);
    assert_eq!(ids(&report), std::slice::from_ref(&id));
    let text = encode(&report, &template, crate::rules(&template), &today);
    let again = decode(&text, &crate::shipped().forms).unwrap().report;
    assert_eq!(again.edits, report.edits);
    assert_eq!(ids(&again), std::slice::from_ref(&id));
    let right = edited(again.edits.get(&id), now.replace("đạt", "nay đạt"), &now);
    report.edits.insert(id.clone(), right);
    assert_eq!(ids(&report), Vec::<String>::new());
    assert_eq!(report.edits[&id].basis, now);
}

#[test]
fn a_rewritten_sentence_of_a_section_left_out_is_in_nobodys_way() {
    let decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    let (mut report, template) = (decoded.report, decoded.template);
    let sentence = assess(&template, crate::rules(&template), &report, None)
        .sentences
        .iter()
        .find(|one| one.section == "covid")
        .unwrap()
        .clone();
    report
        .edits
        .insert(sentence.id.clone(), written("Câu của tôi.", "Câu cũ 1."));
    assert_eq!(
        assess(&template, crate::rules(&template), &report, None)
            .stale_sentences(&template, &report)
            .len(),
        1
    );
    report.included.clear();
    assert_eq!(
        assess(&template, crate::rules(&template), &report, None)
            .stale_sentences(&template, &report)
            .len(),
        0
    );
}

#[test]
fn an_explanation_of_other_numbers_is_not_renewed_by_typing_in_it() {
    let decoded = decode(bao_cao_so::catalog::SAMPLES[0].1, &crate::shipped().forms).unwrap();
    let (mut report, template) = (decoded.report, decoded.template);
    let finding = |report: &Report| {
        let assessment = assess(&template, crate::rules(&template), report, None);
        assessment
            .findings()
            .into_iter()
            .find(|one| one.key == "resolvedWithinReceived")
            .unwrap()
            .clone()
    };
    let before = finding(&report);
    let key = before.key.clone();
    report.explanations.insert(
        key.clone(),
        edited(None, "Gồm hồ sơ kỳ trước.".to_owned(), &before.message),
    );
    assert_eq!(before.standing(&report), Standing::Explained);
    let path = Path::new("resolvedDossiers");
    report.set(
        path.clone(),
        read(template.field_kind(&path).unwrap(), "1195"),
    );
    let after = finding(&report);
    assert_eq!(after.standing(&report), Standing::StaleExplanation);
    for text in ["Gồm hồ sơ kỳ trước. ", "Gồm cả hồ sơ kỳ trước."] {
        let edit = edited(
            report.explanations.get(&key),
            text.to_owned(),
            &after.message,
        );
        report.explanations.insert(key.clone(), edit);
        assert_eq!(
            after.standing(&report),
            Standing::StaleExplanation,
            "{text}"
        );
    }
    // Taken back and written anew, it is an explanation of today's numbers.
    report.explanations.insert(
        key,
        edited(None, "Gồm cả hồ sơ kỳ trước.".to_owned(), &after.message),
    );
    assert_eq!(after.standing(&report), Standing::Explained);
}
