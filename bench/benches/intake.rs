//! One file that comes to a receiving department: how long it takes to be read, and each part of that, beside serde_json's tree of
//! values of the same bytes.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::assess::assess;
use bao_cao_so::formats::packed::{pack, unpack};
use bao_cao_so::formats::report::claims::claims;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::formats::report::encode::{encode, encode_record, report_digest};
use bao_cao_so::rollup::contribution::Contribution;
use bao_cao_so::storage::received::{ReadFile, ReportReader};
use bench::{collected, sample};
use criterion::{Criterion, Throughput, criterion_group, criterion_main};

fn intake(criterion: &mut Criterion) {
    let (_, template, forms) = sample();
    let agencies = collected::agencies(9);
    let agency = agencies.last().unwrap();
    let report = collected::report(&template.form, agency, 7);
    let (form, rules) = (&template.form, &template.rules);
    let assessment = assess(form, rules, &report, None);
    let text = encode(&report, form, rules, &assessment);
    let reader = ReportReader::new(template.clone(), forms.clone());
    let read = || reader.read_file("a.json", Ok(text.clone()));
    let (file, record) = read();
    let packed = pack(&file);
    let mut group = criterion.benchmark_group("intake");
    group.throughput(Throughput::Bytes(text.len() as u64));
    group.bench_function("a file", |bencher| bencher.iter(read));
    group.bench_function("serde_json into Value", |bencher| {
        bencher.iter(|| serde_json::from_str::<serde_json::Value>(&text).unwrap());
    });
    group.bench_function("decode", |bencher| bencher.iter(|| decode(&text, &forms)));
    group.bench_function("assess", |bencher| {
        bencher.iter(|| assess(form, rules, &report, None));
    });
    group.bench_function("digest", |bencher| {
        bencher.iter(|| report_digest(&report, form));
    });
    group.bench_function("record", |bencher| {
        bencher.iter(|| encode_record(&report, form));
    });
    group.bench_function("contribution", |bencher| {
        bencher.iter(|| Contribution::of(&reader.plan, &report, None));
    });
    group.bench_function("claims", |bencher| bencher.iter(|| claims(&text)));
    group.bench_function("findings in words", |bencher| {
        bencher.iter(|| reader.findings(record.as_ref().unwrap()));
    });
    group.bench_function("out of a worker", |bencher| {
        bencher.iter(|| unpack::<ReadFile>(&packed).unwrap());
    });
    println!("{} bytes, {} handed over", text.len(), packed.len());
    group.finish();
}

criterion_group!(benches, intake);
criterion_main!(benches);
