//! Assessing again after a change: what a change touches, and nothing else, with the same result.

use bao_cao_so::assess::{assess, assess_indicators, reassess};
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::{Answer, Path};
use bao_cao_so::model::template::Rows;

/// Random typing in every table of every template, one cell after the other: what is worked out again equals what is worked
/// out from nothing. Rows come and go, cells are blank, unreadable or not applicable on the way.
#[test]
fn typing_in_rows_works_out_again_what_depends_on_them() {
    let mut seed = 20_261_128_u64;
    let mut below = move |count: usize| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(seed >> 33).unwrap() % count
    };
    for (name, text) in SAMPLES {
        let sample = decode(text, &crate::shipped().forms).unwrap();
        let (mut report, template) = (sample.report, sample.template);
        let mut assessment = assess(&template, crate::rules(&template), &report, None);
        for table in template.tables.values().map(|placed| &placed.table) {
            for turn in 0..30 {
                let mut rows: Vec<String> = template
                    .rows(table, &report)
                    .into_iter()
                    .map(|row| row.id)
                    .collect();
                let mut changed = Vec::new();
                if matches!(table.rows, Rows::Added { .. }) && (rows.len() < 3 || below(6) == 0) {
                    let place = below(rows.len() + 1);
                    rows.insert(place, format!("new{turn}"));
                    report.rows.insert(table.id.clone(), rows.clone());
                    changed.push(Path::new(table.id.as_str()));
                }
                for _ in 0..=below(2) {
                    let (row, column) = (
                        &rows[below(rows.len())],
                        &table.columns[below(table.columns.len())],
                    );
                    let cell = Path::cell(&table.id, row, &column.id);
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
                    ][below(9)];
                    if template.is_asked(&cell) {
                        let answer = if below(12) == 0 {
                            Answer::NotApplicable("lý do".into())
                        } else {
                            read(&column.kind, typed)
                        };
                        report.set(cell.clone(), answer);
                        changed.push(cell);
                    }
                }
                reassess(
                    &mut assessment,
                    &template,
                    crate::rules(&template),
                    &report,
                    None,
                    &changed,
                );
                assert_eq!(
                    assessment,
                    assess(&template, crate::rules(&template), &report, None),
                    "{name}: {changed:?}"
                );
            }
        }
    }
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
