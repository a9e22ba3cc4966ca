//! The data files that ship with the app.

use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::engine::assess::assess;
use bao_cao_so::exchange::decode::decode;

#[test]
fn built_in_data_files_load() {
    if let Err(refusal) = Catalog::load() {
        panic!("{refusal:#?}");
    }
}

#[test]
fn sample_reaches_the_figures_of_its_document() {
    let catalog = Catalog::load().unwrap();
    let sample = decode(SAMPLES[0], &catalog.templates).unwrap();
    println!("{:?}", sample.remarks);
    let assessment = assess(&sample.template, &sample.report, None);
    for one in &assessment.indicators {
        println!("{} | {} | {}", one.id, one.shown, one.working);
    }
    for finding in assessment.findings() {
        println!("{:?} {} {} | {} | {}", finding.severity, finding.family, finding.key, finding.message, finding.advice);
    }
    for s in &assessment.sentences {
        println!("[{}] {:?}", s.id, s.written);
    }
}
