//! Every kind of problem has its words: a sample of each variant, with what it says on the screen and on paper and what to
//! do about it. A new variant does not compile until it has a sample here.

use std::sync::Arc;

use bao_cao_so::assess::assessment::Assessment;
use bao_cao_so::assess::finding::{Finding, Problem, Slip, YearAmount};
use bao_cao_so::assess::lookup::ReportLookup;
use bao_cao_so::assess::rows::Place;
use bao_cao_so::assess::since_previous::{Change, LargeChange};
use bao_cao_so::input::encoding::Garbled;
use bao_cao_so::messages::vi::findings::{advice, render};
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::citation::Force;
use bao_cao_so::model::date::parse_iso;
use bao_cao_so::model::exact::Exact;
use bao_cao_so::model::period::{Period, PeriodKind};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Severity;
use bao_cao_so::template::form::Form;

/// Samples of an enumeration: each pattern with samples that it matches. The patterns are a match without a wildcard.
macro_rules! samples {
    ($kind:ty: $($pattern:pat => $samples:expr),* $(,)?) => {{
        fn _each_variant_has_an_arm(one: &$kind) {
            match one { $($pattern => {}),* }
        }
        let mut all: Vec<$kind> = Vec::new();
        $(for sample in $samples {
            assert!(matches!(sample, $pattern), "{sample:?} stands at another kind");
            all.push(sample);
        })*
        all
    }};
}

fn number(text: &str) -> Exact {
    Exact::from_fraction(text, "1").unwrap()
}

fn day(text: &str) -> time::Date {
    parse_iso(text).unwrap()
}

fn path(text: &str) -> FieldPath {
    FieldPath::new(text)
}

/// A report in which two checks of its template fail: one that has its own message, and one that has none.
fn failing() -> (Report, Arc<Form>, Assessment) {
    let typed = [("years.r2.used", "99"), ("years.r3.used", "1")];
    crate::assessed(crate::rows::sample(), &typed)
}

/// What a check of the template finds there.
fn declared(check: &str) -> Finding {
    let (_, _, assessment) = failing();
    let findings = assessment.findings();
    let found = findings.into_iter().find(|one| one.check == check);
    found.expect("the check does not hold").clone()
}

fn slips() -> Vec<Slip> {
    let forces = samples!(Force:
        // It is no finding.
        Force::Throughout => [],
        Force::EndedBefore(_) => [Force::EndedBefore(day("2020-03-04"))],
        Force::EndsWithin(_) => [Force::EndsWithin(day("2021-03-04"))],
        Force::BeginsAfter(_) => [Force::BeginsAfter(day("2022-03-04"))],
    );
    let garbled = samples!(Garbled:
        Garbled::ReadWrongly => [Garbled::ReadWrongly],
        Garbled::OldFont => [Garbled::OldFont],
        Garbled::Lost => [Garbled::Lost],
    );
    let act = crate::shipped().form("bao-cao-nam-cntt").unwrap();
    let act = act.acts.keys().next().unwrap().clone();
    let force = |force| Slip::Force {
        act: act.clone(),
        force,
    };
    samples!(Slip:
        Slip::Symbols(_) => [Slip::Symbols(vec![("30/NĐCP".into(), "30/NĐ-CP".into())])],
        Slip::Dates(_) => [Slip::Dates(vec![
            ("5/3/2020".into(), Some("05/3/2020".into())),
            ("31/02/2020".into(), None),
        ])],
        Slip::UnevenEnds { .. } => [Slip::UnevenEnds { entry: 2, own: None, others: Some(';') }],
        Slip::Garbled(_) => garbled.into_iter().map(Slip::Garbled),
        Slip::Rates(_) => [Slip::Rates(vec!["97,82".into()])],
        Slip::Numbers { .. } => [Slip::Numbers { grouped: "12.481".into(), plain: "7216".into() }],
        Slip::ActDates { .. } => [Slip::ActDates {
            act: "Nghị định 30/2020/NĐ-CP".into(),
            days: vec![(day("2020-03-05"), vec![path("plan")]), (day("2020-05-03"), vec![path("tasks")])],
            known: Some(day("2020-03-05")),
        }],
        Slip::ActYear { .. } => [Slip::ActYear { act: "Nghị định 30/2020/NĐ-CP".into(), day: day("2021-03-05") }],
        Slip::Force { .. } => forces.into_iter().map(force),
        Slip::Annexes { .. } => [1, 2, 3].map(|beyond| Slip::Annexes { words: "Phụ lục 5".into(), beyond }),
    )
}

fn problems() -> Vec<Problem> {
    let stated = || number("97");
    let jump = |other_unit, total_of: Option<&str>| Problem::Jump {
        now: number("2035"),
        then: number("20"),
        times: number("102"),
        other_unit,
        total_of: total_of.map(str::to_owned),
    };
    let by = |points| Change::By {
        up: false,
        amount: Exact::from_fraction("550", "6").unwrap(),
        points,
    };
    let changed = |points: bool, total_of: Option<&str>| {
        Problem::ChangedMuch(LargeChange {
            now: number("5"),
            then: number("60"),
            percent: by(false),
            points: points.then(|| by(true)),
            asked_from: 50,
            total_of: total_of.map(str::to_owned),
        })
    };
    let period = |from, to| Period {
        kind: PeriodKind::Year,
        year: 2021,
        index: 1,
        from: day(from),
        to: day(to),
    };
    let far = |edge: Option<&str>, years, late| Problem::FarDate {
        day: day("2031-12-14"),
        edge: edge.map(day),
        years,
        late,
    };
    let over = |from_dong: Option<&str>| Problem::OverLimit {
        value: number("20350000"),
        limit: number("500000"),
        from_dong: from_dong.map(number),
    };
    samples!(Problem:
        Problem::Blank => [Problem::Blank],
        Problem::BlankCell => [Problem::BlankCell],
        Problem::NoReason => [Problem::NoReason],
        Problem::EmptyGroup => [Problem::EmptyGroup],
        Problem::Unreadable { .. } => [Problem::Unreadable { typed: "mười hai".into() }],
        Problem::StatedDiffers { .. } => [false, true].map(|truncated| Problem::StatedDiffers {
            stated: stated(),
            computed: Exact::from_fraction("2935", "30").unwrap(),
            truncated,
        }),
        Problem::StatedOfNone { .. } => [Problem::StatedOfNone { stated: stated() }],
        Problem::StatedWithoutCounts { .. } => [Problem::StatedWithoutCounts {
            stated: stated(),
            blank: vec![path("staff"), path("trained")],
        }],
        Problem::OverTheWhole { .. } => [Problem::OverTheWhole { stated: number("9782") }],
        Problem::TargetCopied { .. } => [Problem::TargetCopied { stated: stated() }],
        Problem::OutlineLeft { .. } => [Problem::OutlineLeft { outline: "Nêu rõ các nhiệm vụ".into() }],
        Problem::OverLimit { .. } => [over(None), over(Some("20"))],
        Problem::StatedAsFraction { .. } => [Problem::StatedAsFraction {
            stated: Exact::from_fraction("985", "1000").unwrap(),
        }],
        Problem::Jump { .. } => [jump(false, None), jump(true, None), jump(false, Some("provided"))],
        Problem::ChangedMuch(_) => [changed(false, None), changed(true, None), changed(false, Some("provided"))],
        Problem::YearJump { .. } => [Problem::YearJump {
            own: number("20000"),
            beside: vec![YearAmount {
                year: 2016,
                value: number("20"),
            }],
            times: number("1000"),
        }],
        Problem::FarDate { .. } => [
            far(None, 0, false),
            far(Some("2041-12-15"), 5, false),
            far(Some("2021-12-14"), 1, true),
            far(Some("2021-12-14"), 0, true),
        ],
        Problem::NotBegun { .. } => [Problem::NotBegun {
            period: period("2020-12-15", "2021-12-14"),
            changed: day("2020-12-01"),
        }],
        Problem::UnusualDays { .. } => [Problem::UnusualDays {
            own: period("2020-12-14", "2021-12-14"),
            usual: period("2020-12-15", "2021-12-14"),
            act: None,
        }],
        Problem::Declared(_) => [declared("rising").problem],
        Problem::Broken(_) => [declared("usedWithin").problem],
        Problem::Slip(_) => slips().into_iter().map(Problem::Slip),
    )
}

/// A finding with a problem, at an answer or in a row where such a problem is found.
fn finding(problem: Problem) -> Finding {
    let (place, field) = match problem {
        Problem::Declared(_) => return declared("rising"),
        Problem::Broken(_) => return declared("usedWithin"),
        Problem::BlankCell => (Some(("works", "r2")), "works.r2.note"),
        Problem::EmptyGroup => (Some(("works", "r1")), "works.r1.title"),
        Problem::Jump {
            total_of: Some(_), ..
        } => (None, "years"),
        Problem::ChangedMuch(LargeChange {
            total_of: Some(_), ..
        }) => (None, "years"),
        Problem::Slip(_) | Problem::OutlineLeft { .. } => (None, "plan"),
        _ => (None, "staff"),
    };
    Finding {
        check: "sample".to_owned(),
        key: "sample".to_owned(),
        family: "CROSS".to_owned(),
        severity: Severity::Error,
        explainable: !matches!(problem, Problem::Unreadable { .. }),
        problem,
        place: place.map(|(table, row)| Place {
            table: table.to_owned(),
            row: row.to_owned(),
        }),
        fields: vec![path(field)],
        asks: Vec::new(),
    }
}

/// True where letters without marks are built as a syllable of Vietnamese is. Few words of English are.
fn may_be_syllable(word: &str) -> bool {
    let word = word.to_lowercase();
    let is_vowel = |letter: char| "aeiouy".contains(letter);
    let inner = word.trim_start_matches(|letter| !is_vowel(letter));
    let end = inner.trim_start_matches(is_vowel);
    let begin = &word[..word.len() - inner.len()];
    let begins = " b c ch d g gh h k kh l m n ng ngh nh p ph q r s t th tr v x ";
    let ends = " c ch m n ng nh p t ";
    let among = |list: &str, part: &str| part.is_empty() || list.contains(&format!(" {part} "));
    among(begins, begin) && among(ends, end) && inner.len() - end.len() <= 3
}

#[track_caller]
fn check_sentence(text: &str, about: &dyn std::fmt::Debug) {
    let fails = |why: &str| panic!("{about:?} {why}: {text:?}");
    let begins = text.starts_with(|first: char| first.is_uppercase() || first == '“');
    if !begins || !text.ends_with('.') || text.ends_with("..") {
        fails("is no sentence");
    }
    let gaps = ["{", "}", "[", "]", "|", "“”", "()", "  ", " .", " ,", ": ."];
    if gaps.iter().any(|gap| text.contains(gap)) {
        fails("has a gap");
    }
    let words = text.split(|letter: char| !letter.is_alphanumeric());
    for word in words.filter(|word| word.chars().all(|letter| letter.is_ascii_alphabetic())) {
        let known = word == "Unicode" || word.chars().all(|letter| letter.is_ascii_uppercase());
        if !known && !may_be_syllable(word) {
            fails(&format!("has the foreign word {word:?}"));
        }
    }
}

#[test]
fn every_problem_has_words() {
    let (report, template, _) = failing();
    let rules = crate::rules(&template);
    let lookup = ReportLookup::new(&template, rules, &report, None);
    for problem in problems() {
        let finding = finding(problem);
        let said = render(&finding, &lookup);
        check_sentence(&said.screen, &finding.problem);
        if finding.explainable {
            check_sentence(&said.print, &finding.problem);
        } else {
            assert_eq!(said.print, "", "paper says only what can be explained");
        }
        check_sentence(&advice(&finding, &template, rules), &finding.problem);
    }
}

#[test]
fn english_is_told_from_vietnamese() {
    for word in "Kho ghi quanh nghi tay xong an in ba Huy khuyen".split(' ') {
        assert!(may_be_syllable(word), "{word}");
    }
    for word in "blank differs value stated missing row of is Debug Some percent".split(' ') {
        assert!(!may_be_syllable(word), "{word}");
    }
}
