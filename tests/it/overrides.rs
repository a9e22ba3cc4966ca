//! Words of the officer over words of the app: when they stand, and what typing does to them (field case `stale`).

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::{SentenceResult, Standing};
use bao_cao_so::assess::finding::Finding;
use bao_cao_so::assess::overrides::{edited, is_current};
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::tree::Block;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::input::answer::read;
use bao_cao_so::messages::vi::sentences;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::report::{Basis, Override, Report, Status};
use bao_cao_so::proofread::figures::figures;
use bao_cao_so::template::check_rule::CheckRule;
use bao_cao_so::template::labels::TemplateLabels;
use bao_cao_so::template::rules::Rules;
use bao_cao_so::template::sentence::{Part, SentenceText};

use crate::told::names;

const OLD: &str = "Có 65/100 máy, đạt 65%.";
const NEW: &str = "Có 66/100 máy, đạt 66%.";

/// The values of a sentence, with its words around them in the place of its id.
fn basis(text: &str) -> Basis {
    let (values, words) = figures(text);
    let values: Vec<String> = values.iter().map(|value| value.printed()).collect();
    Basis {
        fingerprint: format!("{words}-{}", values.join(" ")),
        values,
    }
}

fn written(text: &str, words: &str) -> Override {
    Override {
        text: text.to_owned(),
        based_on: vec![basis(words)],
    }
}

/// A sentence written over `before`, then the app writes `today`, then each text is typed: whether it stands after each.
#[track_caller]
fn check(before: &str, first: &str, today: &str, typed: &[(&str, bool)]) {
    let mut edit = written(first, before);
    for (text, stands) in typed {
        edit = edited(Some(&edit), (*text).to_owned(), &basis(today));
        assert_eq!(
            is_current(&edit, &basis(today)),
            *stands,
            "{text:?} over {today:?}"
        );
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
    assert!(is_current(&edit, &basis("Đạt 65%.")));
    // Nothing typed: back is back.
    assert!(!is_current(&edit, &basis("Đạt 66%.")));
    edit = edited(Some(&edit), "Đạt 6% tốt.".to_owned(), &basis("Đạt 66%."));
    edit = edited(Some(&edit), "Đạt tốt 66".to_owned(), &basis("Đạt 66%."));
    assert!(!is_current(&edit, &basis("Đạt 66%.")));
    assert!(!is_current(&edit, &basis("Đạt 65%.")), "66 was typed since");
    edit = edited(Some(&edit), "Đạt 65% tốt.".to_owned(), &basis("Đạt 65%."));
    assert!(is_current(&edit, &basis("Đạt 65%.")));
}

#[test]
fn however_often_numbers_change_while_it_is_typed_in_it_waits_and_stays_small() {
    let mut edit = written("Đạt khá.", "Đạt 0%.");
    for today in 1..500 {
        edit = edited(
            Some(&edit),
            format!("Đạt khá{today}"),
            &basis(&format!("Đạt {today}%.")),
        );
    }
    assert!(edit.based_on.len() <= 8, "{}", edit.based_on.len());
    for today in 0..500 {
        assert!(
            !is_current(&edit, &basis(&format!("Đạt {today}%."))),
            "{today}"
        );
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
    let written = |one: &SentenceResult| sentences::written(one, names(&template));
    let contains = |text: &str| text.contains("5.351/5.470");
    let sentence = before
        .sentences
        .iter()
        .find(|one| written(one).is_some_and(|text| contains(&text)))
        .unwrap();
    let words = written(sentence).unwrap();
    report.edits.insert(
        sentence.id.clone(),
        edited(
            None,
            format!("{words} Tốt."),
            &sentence.basis(names(&template)),
        ),
    );
    let path = FieldPath::new("outgoingOnSystem");
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
        let stale = today.stale_sentences(names(&template), report);
        stale.into_iter().map(|one| one.id.clone()).collect()
    };
    let sentence = today.sentences.iter().find(|one| one.id == id).unwrap();
    let words = sentences::written(sentence, names(&template)).unwrap();
    let now = sentence.basis(names(&template));
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
    let right = edited(again.edits.get(&id), words.replace("đạt", "nay đạt"), &now);
    report.edits.insert(id.clone(), right);
    assert_eq!(ids(&report), Vec::<String>::new());
    assert_eq!(report.edits[&id].based_on, [now]);
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
            .stale_sentences(names(&template), &report)
            .len(),
        1
    );
    report.included.clear();
    assert_eq!(
        assess(&template, crate::rules(&template), &report, None)
            .stale_sentences(names(&template), &report)
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
        edited(None, "Gồm hồ sơ kỳ trước.".to_owned(), &before.basis()),
    );
    assert_eq!(before.standing(&report), Standing::Explained);
    let path = FieldPath::new("resolvedDossiers");
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
            &after.basis(),
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
        edited(None, "Gồm cả hồ sơ kỳ trước.".to_owned(), &after.basis()),
    );
    assert_eq!(after.standing(&report), Standing::Explained);
}

/// The same rules with every sentence and every message of a check worded otherwise.
fn reworded(rules: &Rules) -> Rules {
    let otherwise = |text: &SentenceText| {
        let word = |part: &Part| match part {
            Part::Words(words) => Part::Words(format!("<{words}>")),
            other => other.clone(),
        };
        SentenceText {
            parts: text.parts.iter().map(word).collect(),
        }
    };
    let mut rules = rules.clone();
    for sentence in &mut rules.sentences {
        sentence.text = otherwise(&sentence.text);
    }
    for check in &mut rules.checks {
        if let CheckRule::Formula(rule) = &mut check.rule {
            rule.message = rule.message.as_ref().map(otherwise);
        }
    }
    rules
}

#[test]
fn messages_and_sentences_that_are_worded_anew_make_nothing_stale() {
    let mut printed = 0;
    for (_, sample) in bao_cao_so::catalog::SAMPLES {
        let decoded = decode(sample, &crate::shipped().forms).unwrap();
        let (mut report, template) = (decoded.report, decoded.template);
        let rules = crate::rules(&template);
        let before = assess(&template, rules, &report, None);
        for finding in before.findings() {
            let explanation = edited(None, "Đúng như vậy.".to_owned(), &finding.basis());
            report.explanations.insert(finding.key.clone(), explanation);
        }
        for sentence in &before.sentences {
            let basis = sentence.basis(names(&template));
            let own = edited(None, "Câu của tôi.".to_owned(), &basis);
            report.edits.insert(sentence.id.clone(), own);
        }
        report.status = Status::Completed("2026-01-01T00:00:00+07:00".to_owned());
        // As it comes back from its file, over rules that are worded otherwise.
        let file = encode(&report, &template, rules, &before);
        let report = decode(&file, &crate::shipped().forms).unwrap().report;
        let rules = &reworded(rules);
        let reworded = TemplateLabels {
            form: &template,
            rules,
        };
        let after = assess(&template, rules, &report, None);
        let explained: Vec<&Finding> = after
            .findings()
            .into_iter()
            .filter(|one| one.explainable)
            .collect();
        for finding in &explained {
            let standing = finding.standing(&report);
            assert_eq!(standing, Standing::Explained, "{}", finding.key);
        }
        assert_eq!(after.stale_sentences(reworded, &report).len(), 0);
        // The annex of explanations is printed, in the words of today.
        printed += explained.len();
        if explained.is_empty() {
            continue;
        }
        let document = compose(&template, rules, &report, &after, &Written::default());
        let annex = document.annexes.last().unwrap();
        let rows = |block: &Block| match block {
            Block::Table(table) => table.rows.len(),
            _ => 0,
        };
        assert_eq!(
            annex.blocks.iter().map(rows).sum::<usize>(),
            explained.len()
        );
    }
    assert!(printed > 0, "no sample has anything to explain");
}
