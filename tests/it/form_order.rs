//! Which answer that is asked for comes next in the order of the form.

use bao_cao_so::assess::form_order::{Standpoint, next_asked};
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;

use crate::empty_form::begun;

const ANNUAL: &str = "bao-cao-nam-cntt";

fn form(id: &str) -> &'static Form {
    crate::shipped()
        .forms
        .iter()
        .find(|form| form.id == id)
        .unwrap()
}

/// The next of some addresses after a control with the focus, or after the beginning of a section.
fn next(report: &Report, asked: &[&str], section: &str, control: &str) -> Option<String> {
    let mut asked: Vec<FieldPath> = asked.iter().map(|path| FieldPath::new(*path)).collect();
    asked.sort_unstable();
    let from = Standpoint {
        section,
        is_here: &|path| path.as_str() == control,
    };
    let next = next_asked(form(&report.template.id), report, &asked, from);
    next.map(|path| path.as_str().to_owned())
}

#[test]
fn the_next_blank_is_that_of_the_form_and_after_the_last_comes_the_first() {
    let report = begun(form(ANNUAL));
    // Not in the order of addresses, in which they are counted.
    let asked = ["computers", "agency.name", "headcount", "itFunding"];
    for (section, control, expected) in [
        ("particulars", "", "agency.name"),
        ("particulars", "agency.superior", "agency.name"),
        ("particulars", "agency.name", "headcount"),
        ("infrastructure", "", "headcount"),
        ("infrastructure", "headcount", "computers"),
        ("infrastructure", "computers", "itFunding"),
        // A section that has only sections in it.
        ("results", "", "headcount"),
        ("it-funding", "itFunding", "agency.name"),
        // The control is no field: the section counts. Nor is the section known on other pages.
        ("infrastructure", "page-title", "headcount"),
        ("", "", "agency.name"),
    ] {
        assert_eq!(
            next(&report, &asked, section, control).as_deref(),
            Some(expected),
            "{section} {control}"
        );
    }
    assert_eq!(
        next(&report, &["computers"], "infrastructure", "computers").as_deref(),
        Some("computers"),
        "the only one"
    );
    assert_eq!(next(&report, &[], "infrastructure", "computers"), None);
}

#[test]
fn a_table_that_is_asked_for_leads_to_its_first_cell_or_to_itself() {
    let template = form(ANNUAL);
    let mut report = begun(template);
    assert_eq!(
        next(&report, &["funding"], "it-funding", "").as_deref(),
        Some("funding"),
        "it has no row"
    );
    report
        .rows
        .insert("funding".to_owned(), vec!["r1".to_owned(), "r2".to_owned()]);
    let first = next(&report, &["funding"], "it-funding", "").unwrap();
    assert!(first.starts_with("funding.r1."), "{first}");
    // From a cell the way goes on to the cells after it, not back to the table.
    let column = &template.tables["funding"].table.columns[0].id;
    let second = format!("funding.r2.{column}");
    assert_eq!(
        next(&report, &["funding", &second], "it-funding", &first).as_deref(),
        Some(second.as_str())
    );
}

#[test]
fn nothing_is_asked_in_a_section_that_is_left_out() {
    let template = form(ANNUAL);
    let mut report = begun(template);
    report.included.clear();
    assert_eq!(next(&report, &["covidApps"], "covid", ""), None);
    report.included.push("covid".to_owned());
    report.set(FieldPath::new("agency.name"), Answer::Blank);
    assert_eq!(
        next(&report, &["covidApps"], "particulars", "").as_deref(),
        Some("covidApps")
    );
}
