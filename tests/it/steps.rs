//! Undo and redo as data: any step goes back and forth, typing is one step a visit.

use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::diff::{Place, diff};
use bao_cao_so::model::report::{Basis, Override, Report};
use bao_cao_so::model::undo::{MOST_STEPS, UndoStack};

fn report() -> Report {
    let decoded = bao_cao_so::formats::report::decode::decode(
        bao_cao_so::catalog::SAMPLES[0].1,
        &crate::shipped().forms,
    )
    .unwrap();
    decoded.report
}

fn text(words: &str) -> Answer {
    Answer::Text(words.to_owned())
}

fn edit(words: &str) -> Override {
    Override {
        text: words.to_owned(),
        based_on: vec![Basis::default()],
    }
}

type Act = (&'static str, fn(&mut Report));

/// What officers do to a report.
fn acts() -> Vec<Act> {
    vec![
        ("an answer", |report| {
            report.set(FieldPath::new("agency.name"), text("Sở Y tế"))
        }),
        ("a blank", |report| {
            report.set(FieldPath::new("agency.name"), Answer::Blank)
        }),
        ("an unreadable text", |report| {
            report.set(
                FieldPath::new("outgoingOnSystem"),
                Answer::Unreadable("12.48".into()),
            )
        }),
        ("not applicable", |report| {
            report.set(
                FieldPath::new("outgoingOnSystem"),
                Answer::NotApplicable("không có".into()),
            )
        }),
        ("a row", |report| {
            report
                .rows
                .entry("systems".into())
                .or_default()
                .push("r9".into());
            report.set(FieldPath::cell("systems", "r9", "name"), text("QLVB"));
        }),
        ("a row removed", |report| {
            report.rows.remove("systems");
            report
                .answers
                .retain(|path, _| !path.as_str().starts_with("systems."));
        }),
        ("a section", |report| report.included.push("annex".into())),
        ("an explanation", |report| {
            drop(
                report
                    .explanations
                    .insert("SUM-1".into(), edit("vì tách đơn vị")),
            )
        }),
        ("an explanation taken back", |report| {
            drop(report.explanations.remove("SUM-1"))
        }),
        ("a sentence", |report| {
            drop(report.edits.insert("s1".into(), edit("Câu của cơ quan.")))
        }),
        ("a sentence renewed", |report| {
            drop(report.edits.remove("s1"))
        }),
    ]
}

#[test]
fn every_kind_of_step_goes_back_and_forth_over_the_whole_session() {
    let mut report = report();
    let mut steps = UndoStack::default();
    let mut states = vec![report.clone()];
    for (name, act) in acts() {
        let before = report.clone();
        act(&mut report);
        let list = diff(&before, &report);
        assert!(!list.is_empty(), "{name} changes nothing");
        steps.record(list, None);
        states.push(report.clone());
    }
    for _ in 0..2 {
        for state in states.iter().rev().skip(1) {
            steps.undo(&mut report).unwrap();
            assert_eq!(report, *state);
        }
        assert!(!steps.can_undo() && steps.undo(&mut report).is_none());
        for state in &states[1..] {
            steps.redo(&mut report).unwrap();
            assert_eq!(report, *state);
        }
        assert!(!steps.can_redo());
    }
}

/// Types texts into the agency's name, each in a visit of the control; gives how many steps that is.
#[track_caller]
fn check(typed: &[(&str, u32)], expected: usize) {
    let mut report = report();
    report.set(FieldPath::new("agency.name"), text("A"));
    let first = report.clone();
    let mut steps = UndoStack::default();
    for (words, visit) in typed {
        let before = report.clone();
        report.set(FieldPath::new("agency.name"), text(words));
        steps.record(diff(&before, &report), Some(*visit));
    }
    let mut count = 0;
    while steps.undo(&mut report).is_some() {
        count += 1;
    }
    assert_eq!((count, report), (expected, first));
}

#[test]
fn typing_is_one_step_a_visit() {
    check(&[("AB", 1), ("ABC", 1), ("ABCD", 1)], 1);
    check(&[("AB", 1), ("ABC", 2)], 2);
    // Taken back by the browser's own undo: nothing is left to take back.
    check(&[("AB", 1), ("A", 1)], 0);
    check(&[("AB", 1), ("A", 2)], 2);
}

#[test]
fn a_new_step_ends_what_could_be_done_again_and_typing_after_redo_is_a_step_of_its_own() {
    let mut report = report();
    let mut steps = UndoStack::default();
    let act = |report: &mut Report, steps: &mut UndoStack, words: &str| {
        let before = report.clone();
        report.set(FieldPath::new("agency.name"), text(words));
        steps.record(diff(&before, report), Some(1));
    };
    act(&mut report, &mut steps, "B");
    steps.undo(&mut report).unwrap();
    steps.redo(&mut report).unwrap();
    act(&mut report, &mut steps, "C");
    steps.undo(&mut report).unwrap();
    assert_eq!(report.words("agency.name"), "B");
    act(&mut report, &mut steps, "D");
    assert!(!steps.can_redo());
}

#[test]
fn a_step_that_is_withdrawn_was_never_done() {
    let mut report = report();
    let mut steps = UndoStack::default();
    let first = report.clone();
    report.set(FieldPath::new("agency.name"), text("B"));
    steps.record(diff(&first, &report), None);
    steps.withdraw(&mut report).unwrap();
    assert_eq!(report, first);
    assert!(!steps.can_undo() && !steps.can_redo());
    assert!(steps.withdraw(&mut report).is_none());
}

#[test]
fn a_step_goes_back_from_amid_others_as_long_as_what_it_brought_stands() {
    let mut report = report();
    report.rows.insert("systems".into(), vec!["r1".into()]);
    let (first, mut steps) = (report.clone(), UndoStack::default());
    let act = |steps: &mut UndoStack, report: &mut Report, act: fn(&mut Report)| {
        let before = report.clone();
        act(report);
        let list = diff(&before, report);
        steps.record(list.clone(), None);
        list
    };
    let removed = act(&mut steps, &mut report, |report| {
        drop(report.rows.remove("systems"))
    });
    act(&mut steps, &mut report, |report| {
        report.set(FieldPath::new("agency.name"), text("A"))
    });
    assert!(steps.undo_changes(&[], &mut report).is_none());
    let places = steps.undo_changes(&removed, &mut report).unwrap().places();
    assert_eq!(places, [Place::Rows("systems".into())]);
    assert_eq!(
        (report.rows.clone(), report.words("agency.name")),
        (first.rows.clone(), "A")
    );
    // It is taken back already.
    assert!(steps.undo_changes(&removed, &mut report).is_none());
    steps.undo(&mut report).unwrap();
    assert_eq!(report, first);
    assert!(!steps.can_undo());
    // Again in the order in which they went back.
    steps.redo(&mut report).unwrap();
    assert_eq!(
        (report.rows.clone(), report.words("agency.name")),
        (first.rows.clone(), "A")
    );
    steps.redo(&mut report).unwrap();
    assert_eq!(report.rows.get("systems"), None);
    // Something else stands there now.
    act(&mut steps, &mut report, |report| {
        drop(report.rows.insert("systems".into(), vec!["r2".into()]))
    });
    assert!(steps.undo_changes(&removed, &mut report).is_none());
}

#[test]
fn the_steps_of_an_editor_follow_those_of_the_one_before() {
    let mut report = report();
    let typed = |report: &mut Report, words: &str| {
        let (before, mut steps) = (report.clone(), UndoStack::default());
        report.set(FieldPath::new("agency.name"), text(words));
        steps.record(diff(&before, report), Some(1));
        steps
    };
    let mut steps = typed(&mut report, "A");
    steps.append(UndoStack::default());
    steps.append(typed(&mut report, "B"));
    steps.undo(&mut report).unwrap();
    assert_eq!(report.words("agency.name"), "A");
    steps.undo(&mut report).unwrap();
    assert!(!steps.can_undo());
}

#[test]
fn steps_are_bounded_and_the_oldest_are_forgotten() {
    let mut report = report();
    let mut steps = UndoStack::default();
    for count in 0..MOST_STEPS + 20 {
        let before = report.clone();
        report.set(
            FieldPath::new("agency.name"),
            text(&format!("name {count}")),
        );
        steps.record(diff(&before, &report), None);
    }
    let mut count = 0;
    while steps.undo(&mut report).is_some() {
        count += 1;
    }
    assert_eq!(
        (count, report.words("agency.name")),
        (MOST_STEPS, "name 19")
    );
    steps.forget();
    assert!(!steps.can_redo() && !steps.can_undo());
}

/// What happens: typing or the browser's own undo and redo (with what the field shows then, and the visit), or the app's.
enum Do {
    Type(&'static str, u32),
    Browser(&'static str, u32, bool),
    Undo,
    Redo,
}

#[test]
fn what_the_browser_takes_back_in_a_field_is_done_again_by_the_app_too() {
    use Do::{Browser, Redo, Type, Undo};
    // The field shows "62" on arrival; each case with what it shows in the end and whether anything can be done again.
    #[track_caller]
    fn check(acts: &[Do], shown: &str, redoable: bool) {
        let path = FieldPath::new("agency.name");
        let mut report = report();
        report.set(path.clone(), text("62"));
        let mut steps = UndoStack::default();
        for act in acts {
            let before = report.clone();
            match act {
                Type(words, visit) => {
                    report.set(path.clone(), text(words));
                    steps.record(diff(&before, &report), Some(*visit));
                }
                Browser(words, visit, back) => {
                    report.set(path.clone(), text(words));
                    steps.follow_browser(diff(&before, &report), *visit, *back);
                }
                Undo => drop(steps.undo(&mut report)),
                Redo => drop(steps.redo(&mut report)),
            }
        }
        assert_eq!(
            (report.words("agency.name"), steps.can_redo()),
            (shown, redoable)
        );
    }
    let typed = || vec![Type("7", 1), Type("77", 1)];
    let with = |more: Vec<Do>| typed().into_iter().chain(more).collect::<Vec<Do>>();
    check(&with(vec![Browser("7", 1, true)]), "7", true);
    check(&with(vec![Browser("7", 1, true), Redo]), "77", false);
    // One step goes back: the typing as a whole.
    check(&with(vec![Browser("7", 1, true), Redo, Undo]), "62", true);
    check(
        &with(vec![Browser("7", 1, true), Browser("62", 1, true)]),
        "62",
        true,
    );
    check(
        &with(vec![Browser("7", 1, true), Browser("62", 1, true), Redo]),
        "77",
        false,
    );
    check(
        &with(vec![
            Browser("7", 1, true),
            Browser("62", 1, true),
            Redo,
            Undo,
            Undo,
        ]),
        "62",
        true,
    );
    // The browser does it again itself, in part or whole.
    check(
        &with(vec![
            Browser("7", 1, true),
            Browser("62", 1, true),
            Browser("7", 1, false),
        ]),
        "7",
        true,
    );
    check(
        &with(vec![Browser("7", 1, true), Browser("77", 1, false)]),
        "77",
        false,
    );
    // What is typed then ends it, as anywhere.
    check(
        &with(vec![Browser("7", 1, true), Type("78", 1)]),
        "78",
        false,
    );
    check(
        &with(vec![Browser("7", 1, true), Type("8", 2), Undo]),
        "7",
        true,
    );
    // UndoStack of earlier visits come back first.
    check(
        &[
            Type("63", 1),
            Type("64", 2),
            Browser("63", 2, true),
            Undo,
            Redo,
            Redo,
        ],
        "64",
        false,
    );
    // Taken back after another visit by the browser's menu: a change like any other.
    check(
        &with(vec![Type("8", 2), Browser("62", 3, true)]),
        "62",
        false,
    );
}
