//! How the work grows with the rows of three tables: opening a file, assessing it, and one key press.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bench::report;
use criterion::measurement::WallTime;
use criterion::{BenchmarkGroup, BenchmarkId, Criterion, criterion_group, criterion_main};

const ROWS: [u32; 6] = [10, 100, 300, 500, 1_000, 2_000];

/// One case with each number of rows.
fn with_rows(
    criterion: &mut Criterion,
    name: &str,
    case: fn(&mut BenchmarkGroup<'_, WallTime>, u32),
) {
    let mut group = criterion.benchmark_group(name);
    group.sample_size(20);
    ROWS.into_iter().for_each(|rows| case(&mut group, rows));
    group.finish();
}

/// A file is read.
fn decode_file(criterion: &mut Criterion) {
    with_rows(criterion, "decode_file", |group, rows| {
        let (report, template, templates) = report(rows);
        let text = encode_record(&report, &template.form);
        group.bench_function(BenchmarkId::from_parameter(rows), |bencher| {
            bencher.iter(|| decode(&text, &templates).unwrap());
        });
    });
}

/// Everything that follows from a report.
fn assess_whole(criterion: &mut Criterion) {
    with_rows(criterion, "assess_whole", |group, rows| {
        let (report, template, _) = report(rows);
        group.bench_function(BenchmarkId::from_parameter(rows), |bencher| {
            bencher.iter(|| assess(&template.form, &template.rules, &report, None));
        });
    });
}

/// What follows from one more digit in a cell of the table with most formulas.
fn assess_after_key(criterion: &mut Criterion) {
    with_rows(criterion, "assess_after_key", |group, rows| {
        let (mut report, template, _) = report(rows);
        let (form, rules) = (&template.form, &template.rules);
        let mut assessment = assess(form, rules, &report, None);
        let cell = FieldPath::cell("dossiers", &format!("r{}", rows / 2), "online");
        let mut digit = 0_u32;
        group.bench_function(BenchmarkId::from_parameter(rows), |bencher| {
            bencher.iter(|| {
                digit = (digit + 1) % 10;
                report.set(cell.clone(), Answer::Number(digit.into()));
                let changed = std::slice::from_ref(&cell);
                reassess(&mut assessment, form, rules, &report, None, changed);
            });
        });
    });
}

/// The record that a key press writes.
fn encode_after_key(criterion: &mut Criterion) {
    with_rows(criterion, "encode_after_key", |group, rows| {
        let (report, template, _) = report(rows);
        group.bench_function(BenchmarkId::from_parameter(rows), |bencher| {
            bencher.iter(|| encode_record(&report, &template.form));
        });
    });
}

criterion_group!(
    benches,
    decode_file,
    assess_whole,
    assess_after_key,
    encode_after_key
);
criterion_main!(benches);
