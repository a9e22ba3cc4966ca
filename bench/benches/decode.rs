//! Opening a file beside serde_json's reading of the same bytes into its `Value`: what the app adds to bare parsing.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::encode_record;
use bench::report;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use serde_json::Value;

/// The app: migrated, digest checked, answers placed by the template; and serde_json alone, into a tree of values.
fn decode_file(criterion: &mut Criterion) {
    for rows in [10, 100, 500, 2_000] {
        let (report, template, templates) = report(rows);
        let text = encode_record(&report, &template.form);
        criterion.bench_with_input(BenchmarkId::new("app", rows), &text, |bencher, text| {
            bencher.iter(|| decode(text, &templates).unwrap());
        });
        criterion.bench_with_input(BenchmarkId::new("value", rows), &text, |bencher, text| {
            bencher.iter(|| serde_json::from_str::<Value>(text).unwrap());
        });
    }
}

criterion_group!(benches, decode_file);
criterion_main!(benches);
