//! How the work grows with the rows of three tables: opening a file, assessing it, and one key press.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::formats::decode::decode;
use bao_cao_so::formats::encode::encode_record;
use bao_cao_so::model::answer::{Answer, Path};
use bench::report;
use divan::Bencher;

const ROWS: [u32; 6] = [10, 100, 300, 500, 1_000, 2_000];

fn main() {
    divan::main();
}

/// A file is read.
#[divan::bench(args = ROWS, max_time = 2)]
fn decode_file(bencher: Bencher<'_, '_>, rows: u32) {
    let (report, template, templates) = report(rows);
    let text = encode_record(&report, &template.form);
    bencher.bench(|| decode(&text, &templates).unwrap());
}

/// Everything that follows from a report.
#[divan::bench(args = ROWS, max_time = 2)]
fn assess_whole(bencher: Bencher<'_, '_>, rows: u32) {
    let (report, template, _) = report(rows);
    bencher.bench(|| assess(&template.form, &template.rules, &report, None));
}

/// What follows from one more digit in a cell of the table with most formulas.
#[divan::bench(args = ROWS, max_time = 2)]
fn assess_after_key(bencher: Bencher<'_, '_>, rows: u32) {
    let (mut report, template, _) = report(rows);
    let mut assessment = assess(&template.form, &template.rules, &report, None);
    let cell = Path::cell("dossiers", &format!("r{}", rows / 2), "online");
    let mut digit = 0_u32;
    bencher.bench_local(|| {
        digit = (digit + 1) % 10;
        report.set(cell.clone(), Answer::Number(digit.into()));
        reassess(
            &mut assessment,
            &template.form,
            &template.rules,
            &report,
            None,
            std::slice::from_ref(&cell),
        );
    });
}

/// The record that a key press writes.
#[divan::bench(args = ROWS, max_time = 2)]
fn encode_after_key(bencher: Bencher<'_, '_>, rows: u32) {
    let (report, template, _) = report(rows);
    bencher.bench(|| encode_record(&report, &template.form));
}
