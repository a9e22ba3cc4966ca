//! Opening a file beside serde_json's reading of the same bytes into its `Value`: what the app adds to bare parsing.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bench::report;
use divan::Bencher;
use serde_json::Value;

const ROWS: [u32; 4] = [10, 100, 500, 2_000];

fn main() {
    divan::main();
}

/// The app: migrated, digest checked, answers placed by the template.
#[divan::bench(args = ROWS, max_time = 2)]
fn app(bencher: Bencher<'_, '_>, rows: u32) {
    let (report, template, templates) = report(rows);
    let text = encode_record(&report, &template.form);
    bencher.bench(|| decode(&text, &templates).unwrap());
}

/// serde_json alone, into a tree of values.
#[divan::bench(args = ROWS, max_time = 2)]
fn value(bencher: Bencher<'_, '_>, rows: u32) {
    let (report, template, _) = report(rows);
    let text = encode_record(&report, &template.form);
    bencher.bench(|| serde_json::from_str::<Value>(&text).unwrap());
}
