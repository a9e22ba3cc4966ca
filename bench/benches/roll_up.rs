//! Many decoded reports rolled up, and one more: how long each takes.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    reason = "a benchmark has no person to tell"
)]

use std::sync::Arc;

use bao_cao_so::model::report::Report;
use bao_cao_so::rollup::compile_plan::compile_plan;
use bao_cao_so::rollup::contribution::Contribution;
use bao_cao_so::rollup::ranking::{First, ranking};
use bao_cao_so::rollup::roll_up::{Attributed, Owing, roll_up};
use bench::{collected, sample};
use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};

fn rolled_up(criterion: &mut Criterion) {
    let (_, template, _) = sample();
    let plan = Arc::new(compile_plan(&template.form, &template.rules));
    for count in [1_000, 10_000] {
        let agencies = collected::agencies(count);
        let owing: Vec<Owing> = agencies
            .iter()
            .map(|one| Owing {
                agency: one.id.clone(),
                group: one.group.clone(),
                nothing_to_report: false,
            })
            .collect();
        let reports: Vec<Report> = (0..)
            .zip(&agencies)
            .map(|(seed, agency)| collected::report(&template.form, agency, seed))
            .collect();
        let attributed: Vec<Attributed<'_>> = agencies
            .iter()
            .zip(&reports)
            .map(|(agency, report)| Attributed::new(&agency.id, report))
            .collect();
        let mut group = criterion.benchmark_group("roll_up");
        group.sample_size(10);
        group.bench_with_input(
            BenchmarkId::new("all", count),
            &attributed,
            |bencher, all| {
                bencher.iter(|| roll_up(&plan, &owing, all));
            },
        );
        let whole = roll_up(&plan, &owing, &attributed);
        // A report in the place of an earlier one: its group is added up anew, and the whole.
        let mut again = whole.clone();
        let (Some(agency), Some(report)) = (agencies.first(), reports.first()) else {
            continue;
        };
        group.bench_function(BenchmarkId::new("one more", count), |bencher| {
            bencher.iter(|| {
                again.put(&agency.id, Contribution::of(&plan, report, None));
                again.whole()
            });
        });
        group.bench_function(BenchmarkId::new("all indicators", count), |bencher| {
            bencher.iter(|| {
                let totals = whole.whole();
                let indicators = plan.indicators().iter();
                let values = indicators.map(|one| whole.indicator_in(&totals, None, &one.id));
                values.count()
            });
        });
        group.bench_function(BenchmarkId::new("ranking", count), |bencher| {
            bencher.iter(|| ranking(&whole, None, "onlineDossierRate", First::Largest));
        });
        group.finish();
    }
}

criterion_group!(benches, rolled_up);
criterion_main!(benches);
