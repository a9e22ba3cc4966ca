//! How long the plan of a pasted block takes, made anew at each change of the block or of a choice, and how it grows with its lines.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::formats::clipboard::paste::{Choices, Place, plan};
use bench::report;
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

/// Id of a table, and what makes a line of it.
type Block = (&'static str, fn(u32) -> String);

/// Lines of words and an amount, and lines of counts.
const BLOCKS: [Block; 2] = [
    ("funding", |line| {
        format!("Việc số {line}a\tNguồn khác\t{line}\tKhông")
    }),
    ("dossiers", |line| {
        format!("Lĩnh vực {line}\t3.150\t1.020\t{line}\t2.980\t1.150\t15\t35\t2")
    }),
];

fn paste(criterion: &mut Criterion) {
    let (mut report, template, _) = report(10);
    report.answers.clear();
    report.rows.clear();
    for (id, line) in BLOCKS {
        let table = &template.form.tables.get(id).unwrap().table;
        let place = Place {
            template: &template.form,
            rules: Some(&template.rules),
            table,
            report: &report,
            rows: &[],
            row: 0,
            column: 0,
        };
        let mut group = criterion.benchmark_group(format!("paste/{id}"));
        group.sample_size(10);
        for lines in [10, 20, 40, 80, 160, 300, 500, 1_000] {
            let block: Vec<String> = (1..=lines).map(line).collect();
            let block = block.join("\n");
            group.bench_function(BenchmarkId::from_parameter(lines), |bencher| {
                bencher.iter(|| plan(place, &block, &Choices::default()).unwrap());
            });
        }
        group.finish();
    }
}

criterion_group!(benches, paste);
criterion_main!(benches);
