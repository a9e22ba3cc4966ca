//! Assessing a report as a whole and after one key: of a generated template of 2,020 fields, 500 indicators and 4,061 checks,
//! and of the sample of 2025.

#![allow(
    missing_docs,
    clippy::expect_used,
    reason = "a benchmark has no person to tell"
)]

use bao_cao_so::assess::{assess, reassess};
use bao_cao_so::catalog::Catalog;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::compile::Compiled;
use bench::{generated, sample};
use criterion::{BatchSize, Criterion, criterion_group, criterion_main};

/// Counts of the generated template; the others of its 2,020 fields are particulars.
const COUNTS: usize = 2_000;

fn generated_template(criterion: &mut Criterion) {
    let catalog = Catalog::load().expect("the shipped data files are sound");
    let template = generated::template(COUNTS, &catalog.built_in);
    let report = generated::report(&template.form);
    println!(
        "{} fields, {} indicators, {} checks, {} sentences",
        template.form.fields.len(),
        template.rules.indicators.len(),
        template.rules.checks.len(),
        template.rules.sentences.len()
    );
    both(criterion, "generated", &template, report, "count900");
}

fn sample_2025(criterion: &mut Criterion) {
    let (report, template, _) = sample();
    both(
        criterion,
        "2025",
        &template,
        report,
        "outgoingElectronicOnly",
    );
}

/// The whole, and what follows from another digit in one count.
fn both(
    criterion: &mut Criterion,
    name: &str,
    template: &Compiled,
    mut report: Report,
    count: &str,
) {
    let mut group = criterion.benchmark_group(name);
    let (form, rules) = (&template.form, &template.rules);
    group.bench_function("assess", |bencher| {
        bencher.iter_batched(
            || (),
            |()| assess(form, rules, &report, None),
            BatchSize::PerIteration,
        );
    });
    let mut assessment = assess(form, rules, &report, None);
    let path = FieldPath::new(count);
    let mut digit = 0_u32;
    group.bench_function("reassess", |bencher| {
        bencher.iter(|| {
            digit = (digit + 1) % 10;
            report.set(path.clone(), Answer::Number((1_000 + digit).into()));
            let changed = std::slice::from_ref(&path);
            reassess(&mut assessment, form, rules, &report, None, changed);
        });
    });
    group.finish();
}

criterion_group!(benches, generated_template, sample_2025);
criterion_main!(benches);
