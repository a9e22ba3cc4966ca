//! "Chép từ kỳ trước": words and choices come along, numbers and days never, and nothing refers to the old report.

use std::collections::BTreeSet;
use std::sync::Arc;

use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::{Report, Status};
use bao_cao_so::model::template::FieldKind;
use bao_cao_so::storage::copying::{CopyChoice, copy, offer};
use bao_cao_so::storage::defaults;
use bao_cao_so::storage::listing;
use bao_cao_so::storage::opening::previous_of_new;
use bao_cao_so::storage::repository::save;
use bao_cao_so::storage::summaries::Summaries;
use bao_cao_so::template::form::Form;

use crate::empty_form::begun;
use crate::storage::Memory;

fn sample(name: &str) -> (Report, Arc<Form>) {
    let (_, text) = SAMPLES.iter().find(|(id, _)| *id == name).unwrap();
    let decoded = decode(text, &crate::shipped().forms).unwrap();
    (decoded.report, decoded.template)
}

/// All that can be chosen.
fn everything(form: &Form, previous: &Report) -> CopyChoice {
    let tables = offer(form, previous).tables;
    CopyChoice {
        particulars: true,
        texts: true,
        tables: tables.into_iter().map(|table| table.id).collect(),
    }
}

/// A report of the same template that is about to be begun, with nothing in it.
fn blank(form: &Form) -> Report {
    let mut report = begun(form);
    report.id = "new".to_owned();
    report.answers.clear();
    report
}

#[test]
fn of_every_template_words_come_along_and_nothing_of_the_old_report_itself() {
    let mut templates = BTreeSet::new();
    for (name, _) in SAMPLES {
        let (mut old, form) = sample(name);
        templates.insert(form.id.clone());
        old.set(
            FieldPath::new("document.replaces"),
            Answer::Text("Báo cáo số 05/BC-SXD".to_owned()),
        );
        let mut report = blank(&form);
        copy(&form, &old, &mut report, &everything(&form, &old));
        assert_eq!(report.included, old.included, "{name}");
        for (path, answer) in &report.answers {
            let kind = form.field_kind(path).unwrap();
            assert!(
                !kind.is_number() && *kind != FieldKind::Date,
                "{name}: {path:?}"
            );
            assert!(
                matches!(answer, Answer::Text(_) | Answer::YesNo(_)),
                "{name}: {path:?}"
            );
            assert!(
                answer == old.answer(path) || path.as_str() == "document.bases",
                "{name}: {path:?}"
            );
        }
        for never in [
            "document.codeNumber",
            "document.issuedDate",
            "document.replaces",
        ] {
            assert_eq!(report.answer_to(never), &Answer::Blank, "{name}: {never}");
        }
        assert_eq!(report.words("agency.name"), old.words("agency.name"));
        // Rows keep their ids, so that both years are compared.
        for (table, rows) in &report.rows {
            assert_eq!(old.rows.get(table), Some(rows), "{name}: {table}");
        }
        assert_eq!(
            (report.edits.len(), report.explanations.len()),
            (0, 0),
            "{name}"
        );
        assert_eq!((report.revision.number, report.history.len()), (1, 0));
        let file = encode_record(&report, &form);
        assert!(!file.contains(&old.id), "{name}");
        assert!(report.answers.len() > 10, "{name}");
    }
    assert_eq!(templates.len(), crate::shipped().forms.len());
}

#[test]
fn only_what_was_chosen_comes_along() {
    let (old, form) = sample("vi-du-2025");
    let copied = |what: CopyChoice| {
        let mut report = blank(&form);
        copy(&form, &old, &mut report, &what);
        report
    };
    let none = copied(CopyChoice::default());
    assert_eq!(none, blank(&form));
    let particulars = copied(CopyChoice {
        particulars: true,
        ..CopyChoice::default()
    });
    assert_eq!(particulars.words("agencyLevel"), "province");
    assert_eq!(particulars.words("nextTasks"), "");
    assert!(particulars.rows.is_empty());
    let texts = copied(CopyChoice {
        texts: true,
        ..CopyChoice::default()
    });
    assert_eq!(texts.words("nextTasks"), old.words("nextTasks"));
    assert_eq!(texts.words("agency.name"), "");
    let systems = copied(CopyChoice {
        tables: vec!["systems".to_owned()],
        ..CopyChoice::default()
    });
    assert_eq!(systems.rows.len(), 1);
    assert_eq!(
        systems.words("systems.r1.name"),
        old.words("systems.r1.name")
    );
    assert_eq!(
        systems.answer_to("systems.r3.approved"),
        &Answer::YesNo(false)
    );
}

#[test]
fn what_the_new_report_holds_already_stays() {
    let (old, form) = sample("vi-du-2025");
    let mut report = blank(&form);
    let signer = FieldPath::new("document.signerName");
    report.set(signer.clone(), Answer::Text("Người ký mới".to_owned()));
    copy(&form, &old, &mut report, &everything(&form, &old));
    assert_eq!(report.words("document.signerName"), "Người ký mới");
    assert_eq!(
        report.words("document.place"),
        old.words("document.place"),
        "what is blank is filled"
    );
}

#[test]
fn lists_that_last_are_offered_first_and_sections_that_were_left_out_not_at_all() {
    let (old, form) = sample("vi-du-2025");
    let offered = offer(&form, &old);
    assert!(offered.texts);
    let tables: Vec<(&str, usize, bool)> = offered
        .tables
        .iter()
        .map(|one| (one.id.as_str(), one.rows, one.lasting))
        .collect();
    assert_eq!(
        tables,
        [
            ("issuedDocuments", 2, false),
            ("platforms", 4, true),
            ("dossiers", 3, true),
            ("systems", 3, true),
            ("training", 3, false),
            ("funding", 3, false),
        ]
    );
    assert_eq!(
        offered.usual(),
        CopyChoice {
            particulars: true,
            texts: false,
            tables: ["platforms", "dossiers", "systems"]
                .map(str::to_owned)
                .to_vec(),
        }
    );
    let form = crate::shipped()
        .form("danh-gia-ke-hoach-giai-doan")
        .unwrap();
    let mut old = begun(&form);
    let training = FieldPath::new("training");
    old.set(training.clone(), Answer::Text("Lớp một".to_owned()));
    assert!(!offer(&form, &old).texts);
    let mut report = blank(&form);
    copy(&form, &old, &mut report, &everything(&form, &old));
    assert_eq!(report.answer(&training), &Answer::Blank);
    old.included.push("human-resources".to_owned());
    assert!(offer(&form, &old).texts);
    copy(&form, &old, &mut report, &everything(&form, &old));
    assert_eq!(report.words("training"), "Lớp một");
    assert_eq!(report.included, ["human-resources"]);
}

/// Lines that were added and left blank were counted, and stood blank in the new report.
#[test]
fn rows_without_a_word_are_neither_counted_nor_copied() {
    let (mut old, form) = sample("vi-du-2025");
    let rows = old.rows.get_mut("systems").unwrap();
    let said = rows.clone();
    rows.insert(1, "blank".to_owned());
    rows.push("number".to_owned());
    old.rows
        .insert("training".to_owned(), vec!["r9".to_owned()]);
    old.set(
        FieldPath::cell("training", "r9", "participants"),
        Answer::Number(9.into()),
    );
    let offered = offer(&form, &old).tables;
    let of = |id: &str| offered.iter().find(|one| one.id == id).map(|one| one.rows);
    assert_eq!((of("systems"), of("training")), (Some(said.len()), None));
    let what = CopyChoice {
        tables: vec!["systems".to_owned(), "training".to_owned()],
        ..CopyChoice::default()
    };
    let mut report = blank(&form);
    copy(&form, &old, &mut report, &what);
    assert_eq!(report.rows.get("systems"), Some(&said));
    assert_eq!(report.rows.get("training"), None);
}

#[test]
fn acts_that_are_no_longer_in_force_stay_behind() {
    let form = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let mut old = begun(&form);
    let bases = FieldPath::new("document.bases");
    old.set(
        bases.clone(),
        Answer::Text("nd64-2007\nnd43-2011".to_owned()),
    );
    let mut report = blank(&form);
    copy(&form, &old, &mut report, &everything(&form, &old));
    let kept = report.words("document.bases").to_owned();
    for act in kept.lines() {
        assert!(form.acts[act].can_be_cited_for(&report.period), "{act}");
    }
    assert!(!kept.contains("nd43-2011"), "{kept}");
}

#[test]
fn the_report_of_the_period_before_is_that_of_the_usual_agency() {
    let form = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let templates = std::slice::from_ref(&form);
    let store = Memory::default();
    let of = |id: &str, agency: &str, year: u32, changed: &str| {
        let mut report = begun(&form);
        report.id = id.to_owned();
        report.period = form.periods[0].period(year, 1).unwrap();
        report.changed = changed.to_owned();
        let name = FieldPath::new("agency.name");
        report.set(name, Answer::Text(agency.to_owned()));
        report.set(FieldPath::new("computers"), Answer::Number(9.into()));
        report
    };
    for (id, agency, year, changed) in [
        ("a", "Sở A", 2025, "2026-01-01T08:00:00+07:00"),
        ("b", "Sở B", 2025, "2026-01-02T08:00:00+07:00"),
        ("c", "Sở A", 2024, "2026-01-03T08:00:00+07:00"),
        ("sample-d", "Sở D", 2025, "2026-01-04T08:00:00+07:00"),
    ] {
        save(&store, &of(id, agency, year, changed), &form).unwrap();
    }
    let found = |agency: &str, year: u32| {
        let report = of("new", agency, year, "");
        let previous = previous_of_new(&store, &report, templates).unwrap();
        previous.map(|one| one.id)
    };
    for (agency, year, expected) in [
        ("Sở A", 2026, Some("a")),
        ("SỞ  A", 2026, Some("a")),
        ("Sở A", 2025, Some("c")),
        ("Sở B", 2026, Some("b")),
        ("Sở B", 2025, None),
        ("Sở C", 2026, None),
        ("Sở D", 2026, None),
        // No agency is known yet: that of the report that was changed last.
        ("", 2026, Some("b")),
        ("", 2028, None),
    ] {
        assert_eq!(found(agency, year).as_deref(), expected, "{agency} {year}");
    }
    // With what is kept for the next report.
    defaults::save(&store, &of("a", "Sở A", 2025, ""), &form).unwrap();
    let mut next = of("new", "", 2026, "");
    next.answers.clear();
    defaults::prefill(&store, &mut next, &form).unwrap();
    let previous = previous_of_new(&store, &next, templates).unwrap();
    assert_eq!(previous.map(|one| one.id).as_deref(), Some("a"));
}

/// The previous report of one that is saved beside others, as the list of reports finds it.
fn summed_up(store: &Memory, next: &Report, form: &Arc<Form>) -> String {
    save(store, next, form).unwrap();
    let mut summaries = Summaries::load(store, "this");
    let keys = listing::keys(store).unwrap();
    summaries
        .list(store, &keys, std::slice::from_ref(form))
        .unwrap();
    summaries.settle();
    let previous = summaries.previous(&next.id);
    previous.map(|one| one.id.clone()).unwrap_or_default()
}

/// A draft whose agency was not typed yet was offered in place of last year's report, because it was changed last.
#[test]
fn a_draft_of_nobody_or_a_mere_draft_hides_no_report() {
    let form = crate::shipped().form("bao-cao-nam-chuyen-doi-so").unwrap();
    let of = |id: &str, agency: &str, status: Status, changed: &str| {
        let mut report = begun(&form);
        report.id = id.to_owned();
        report.period = form.periods[0].period(2025, 1).unwrap();
        report.changed = changed.to_owned();
        report.status = status;
        report.set(FieldPath::new("computers"), Answer::Number(9.into()));
        if agency.is_empty() {
            report
                .answers
                .retain(|path, _| path.as_str() == "computers");
        } else {
            let name = FieldPath::new("agency.name");
            report.set(name, Answer::Text(agency.to_owned()));
        }
        report
    };
    let completed = || Status::Completed("2026-01-01T08:00:00+07:00".to_owned());
    let real = of("real", "Sở A", completed(), "2026-01-01");
    let nameless = of("nameless", "", Status::Draft, "2026-02-01");
    let draft = of("draft", "Sở A", Status::Draft, "2026-03-01");
    let other = of("other", "Sở B", Status::Draft, "2026-04-01");
    let with = |report: &Report, path: &str, answer: Answer| {
        let mut report = report.clone();
        report.set(FieldPath::new(path), answer);
        report
    };
    // What a new report has by itself is no answer; what can be copied hides no number.
    let empty = with(&draft, "computers", Answer::Blank);
    let empty = with(&empty, "agencyLevel", Answer::Text("commune".to_owned()));
    let empty = Report {
        id: "empty".to_owned(),
        changed: "2026-05-01".to_owned(),
        ..empty
    };
    let copied = with(
        &empty,
        "achievements",
        Answer::Text("Như kỳ trước.".to_owned()),
    );
    let copied = Report {
        id: "copied".to_owned(),
        ..copied
    };
    // Both have a number: the one that was changed last is nearly empty.
    let full = Report {
        id: "full".to_owned(),
        changed: "2026-02-01".to_owned(),
        ..with(&draft, "headcount", Answer::Number(4.into()))
    };
    for (stored, agency, expected) in [
        (vec![&real, &nameless], "", "real"),
        (vec![&full, &draft], "Sở A", "full"),
        (vec![&full, &draft, &real], "Sở A", "real"),
        (vec![&full, &draft], "", "full"),
        // Another agency's report is not that of the usual one because it says more.
        (vec![&full, &other], "", "other"),
        (vec![&nameless, &other], "", "other"),
        (vec![&nameless], "", "nameless"),
        (vec![&real, &draft], "Sở A", "real"),
        (vec![&real, &draft, &nameless], "", "real"),
        (vec![&draft, &nameless], "Sở A", "draft"),
        (vec![&real, &other], "", "real"),
        (vec![&draft, &empty], "Sở A", "draft"),
        (vec![&draft, &copied], "Sở A", "draft"),
        (vec![&copied, &empty], "Sở A", "copied"),
        (vec![&draft, &empty], "", "draft"),
        (vec![&empty], "Sở A", ""),
    ] {
        let store = Memory::default();
        for one in &stored {
            save(&store, one, &form).unwrap();
        }
        let mut next = of("new", agency, Status::Draft, "");
        next.period = form.periods[0].period(2026, 1).unwrap();
        let found = previous_of_new(&store, &next, std::slice::from_ref(&form)).unwrap();
        let ids: Vec<&str> = stored.iter().map(|one| one.id.as_str()).collect();
        let found = found.map(|one| one.id).unwrap_or_default();
        assert_eq!(found, expected, "{agency:?} of {ids:?}");
        let summed_up = summed_up(&store, &next, &form);
        if !agency.is_empty() {
            assert_eq!(summed_up, expected, "the list: {agency:?} of {ids:?}");
        }
    }
}
