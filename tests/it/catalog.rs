//! The data files that ship with the app.

use std::collections::BTreeSet;

use bao_cao_so::catalog::{Catalog, Listed, SAMPLES, TEMPLATES};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::model::period::PeriodKind;

#[test]
fn built_in_data_files_load() {
    if let Err(refusal) = Catalog::load() {
        panic!("{refusal:#?}");
    }
}

#[test]
fn the_list_says_of_each_template_what_its_file_says() {
    let catalog = crate::shipped();
    let files: Vec<&str> = TEMPLATES.iter().map(|(id, _)| *id).collect();
    assert_eq!(
        catalog
            .listed
            .templates
            .iter()
            .map(|one| one.id.as_str())
            .collect::<Vec<_>>(),
        files
    );
    for listed in &catalog.listed.templates {
        let template = catalog.form(&listed.id).unwrap();
        let own = &template;
        let periods: Vec<PeriodKind> = own.periods.iter().map(|rule| rule.kind).collect();
        assert_eq!(
            (&listed.title, &listed.description, &listed.periods),
            (&own.title, &own.description, &periods)
        );
    }
}

#[test]
fn each_listed_sample_opens_and_answers_a_listed_template() {
    let catalog = crate::shipped();
    let files: BTreeSet<&str> = SAMPLES.iter().map(|(id, _)| *id).collect();
    let listed = catalog.listed.samples.iter();
    assert_eq!(
        listed.map(|one| one.id.as_str()).collect::<BTreeSet<_>>(),
        files
    );
    assert_eq!(catalog.listed.samples.len(), SAMPLES.len());
    // Who looks at the first example sees the form of today, and nothing wrong.
    assert_eq!(catalog.listed.samples[0].id, "vi-du-2025");
    for (id, text) in SAMPLES {
        let decoded =
            decode(text, &catalog.forms).unwrap_or_else(|problem| panic!("{id}: {problem:?}"));
        assert_eq!(decoded.report.id, format!("sample-{id}"));
    }
}

#[test]
fn the_packed_list_is_the_list() {
    let listed = &crate::shipped().listed;
    assert_eq!(&Listed::unpack(&listed.pack()), listed);
}
