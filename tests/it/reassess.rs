//! Assessing again after a change: what a change affects, and nothing else, with the same result.

use std::sync::Arc;

use bao_cao_so::assess::assessment::Assessment;
use bao_cao_so::assess::finding::Problem;
use bao_cao_so::assess::{assess, assess_indicators, reassess};
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{FieldKind, Rows};
use bao_cao_so::template::form::Form;

#[path = "../../bench/src/generated.rs"]
mod generated;

/// Numbers without order, the same at each run.
struct Random(u64);

impl Random {
    fn below(&mut self, count: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % count
    }

    /// An answer to a field: right, wrong, blank or not applicable.
    fn answer(&mut self, kind: &FieldKind) -> Answer {
        let typed = [
            "",
            "0",
            "7",
            "12.481",
            "97,82",
            "x",
            "năm 2025",
            "01/12/2025",
            "yes",
            "Quyết định số 87/QĐ-SVD ngày 21/4/2025",
        ];
        match self.below(12) {
            0 => Answer::NotApplicable("lý do".into()),
            1 => Answer::NotApplicable(String::new()),
            _ => read(kind, typed[self.below(typed.len())]),
        }
    }
}

/// A report on its way: changed, assessed again, and held against what is assessed from nothing.
struct Course<'a> {
    name: &'a str,
    form: Arc<Form>,
    report: Report,
    previous: Option<Report>,
    assessment: Assessment,
}

impl<'a> Course<'a> {
    fn new(name: &'a str, form: Arc<Form>, report: Report, previous: Option<Report>) -> Self {
        let assessment = assess(&form, crate::rules(&form), &report, previous.as_ref());
        Self {
            name,
            form,
            report,
            previous,
            assessment,
        }
    }

    /// The report was changed at some addresses.
    #[track_caller]
    fn check(&mut self, changed: &[FieldPath]) {
        let rules = crate::rules(&self.form);
        let previous = self.previous.as_ref();
        reassess(
            &mut self.assessment,
            &self.form,
            rules,
            &self.report,
            previous,
            changed,
        );
        let expected = assess(&self.form, rules, &self.report, previous);
        assert!(
            self.assessment == expected,
            "{}: {changed:?}\n{:?}\n{expected:?}",
            self.name,
            self.assessment
        );
    }

    /// Types in some fields outside tables, several at once.
    fn type_in_fields(&mut self, random: &mut Random, turns: usize) {
        let fields: Vec<(FieldPath, FieldKind)> = self
            .form
            .fields
            .values()
            .map(|placed| {
                (
                    FieldPath::new(placed.field.id.as_str()),
                    placed.field.kind.clone(),
                )
            })
            .collect();
        for _ in 0..turns {
            let changed: Vec<FieldPath> = (0..=random.below(3))
                .map(|_| {
                    let (path, kind) = &fields[random.below(fields.len())];
                    self.report.set(path.clone(), random.answer(kind));
                    path.clone()
                })
                .collect();
            self.check(&changed);
        }
    }

    /// Types in the cells of every table; rows come and go.
    fn type_in_tables(&mut self, random: &mut Random, turns: usize) {
        let form = Arc::clone(&self.form);
        for table in form.tables.values().map(|placed| &placed.table) {
            for turn in 0..turns {
                let named = form.rows(table, &self.report).into_iter();
                let mut rows: Vec<String> = named.map(|row| row.id).collect();
                let mut changed = Vec::new();
                if matches!(table.rows, Rows::Added { .. })
                    && (rows.len() < 3 || random.below(6) == 0)
                {
                    rows.insert(random.below(rows.len() + 1), format!("new{turn}"));
                    self.report.rows.insert(table.id.clone(), rows.clone());
                    changed.push(FieldPath::new(table.id.as_str()));
                }
                for _ in 0..=random.below(2) {
                    let row = &rows[random.below(rows.len())];
                    let column = &table.columns[random.below(table.columns.len())];
                    let cell = FieldPath::cell(&table.id, row, &column.id);
                    if form.is_asked(&cell) {
                        self.report.set(cell.clone(), random.answer(&column.kind));
                        changed.push(cell);
                    }
                }
                if random.below(12) == 0 {
                    let whole = FieldPath::new(table.id.as_str());
                    let answer = match self.report.answer(&whole) {
                        Answer::Blank => Answer::NotApplicable("lý do".into()),
                        _ => Answer::Blank,
                    };
                    self.report.set(whole.clone(), answer);
                    changed.push(whole);
                }
                self.check(&changed);
            }
        }
    }
}

/// Random typing in every field and table of every template, one after the other: what is worked out again equals what is
/// worked out from nothing.
#[test]
fn typing_works_out_again_what_depends_on_it() {
    let mut random = Random(20_261_128);
    for (name, text) in SAMPLES {
        let sample = decode(text, &crate::shipped().forms).unwrap();
        // The same report a year before: what it says is asked for by jumps and by formulas.
        let previous = (random.below(2) == 0).then(|| sample.report.clone());
        let mut course = Course::new(name, sample.template, sample.report, previous);
        course.type_in_tables(&mut random, 25);
        course.type_in_fields(&mut random, 60);
    }
}

/// The same beside a previous period in a template that says from which change on a number must be explained.
#[test]
fn typing_beside_a_previous_period_asks_again_about_changes() {
    let mut random = Random(20_261_201);
    let (name, text) = SAMPLES
        .iter()
        .find(|(name, _)| *name == "vi-du-2025")
        .unwrap();
    let sample = decode(text, &crate::shipped().forms).unwrap();
    let previous = Some(sample.report.clone());
    let mut course = Course::new(name, sample.template, sample.report, previous);
    course.type_in_tables(&mut random, 25);
    course.type_in_fields(&mut random, 200);
    let findings = course.assessment.findings().into_iter();
    let changed = findings.filter(|one| matches!(one.problem, Problem::ChangedMuch(_)));
    let changed = changed.count();
    assert!(changed > 3, "only {changed} are asked about");
}

/// The same in the template of the benchmark, with sections that are left out.
#[test]
fn typing_in_a_generated_template_works_out_again_what_depends_on_it() {
    let mut random = Random(20_261_129);
    let form = crate::own(generated::template(360, &crate::shipped().built_in));
    let mut report = generated::report(&form);
    report.included.truncate(report.included.len() - 2);
    let previous = Some(report.clone());
    let mut course = Course::new("generated", form, report, previous);
    course.type_in_fields(&mut random, 150);
}

/// What is shown first is not taken back by what comes after it.
#[test]
fn indicators_by_themselves_are_those_of_the_whole_assessment() {
    for (name, text) in SAMPLES {
        let sample = decode(text, &crate::shipped().forms).unwrap();
        let (report, template) = (sample.report, sample.template);
        let rules = crate::rules(&template);
        for previous in [None, Some(&report)] {
            let first = assess_indicators(&template, rules, &report, previous);
            let whole = assess(&template, rules, &report, previous);
            assert!(!first.indicators.is_empty(), "{name}");
            assert_eq!(first.indicators, whole.indicators, "{name}");
            assert_eq!(first.progress, whole.progress, "{name}");
            assert_eq!(first.previous, whole.previous, "{name}");
        }
    }
}
