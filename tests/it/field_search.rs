//! Searching a field by what people call it, with or without marks on its letters.

use bao_cao_so::assess::field_search::{FoundField, find_fields};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;

use crate::empty_form::begun;

fn form() -> &'static Form {
    let forms = &crate::shipped().forms;
    forms
        .iter()
        .find(|form| form.id == "bao-cao-nam-cntt")
        .unwrap()
}

fn found(query: &str) -> Vec<FoundField> {
    find_fields(form(), &begun(form()), query)
}

fn labels(query: &str) -> Vec<String> {
    found(query).into_iter().map(|field| field.label).collect()
}

#[test]
fn marks_may_be_left_out_or_given_and_composed_in_any_way() {
    let funding = "Tổng kinh phí ứng dụng CNTT trong kỳ";
    for query in [
        "kinh phi",
        "kinh phí",
        "KINH PHÍ",
        "  kinh   phi ",
        "kinh phi\u{301}",
        "kinh phi ung dung cntt",
        "tổng kinh",
        "tong kinh",
        "cntt kinh",
    ] {
        assert!(labels(query).contains(&funding.to_owned()), "{query}");
    }
    assert_eq!(labels("địa danh"), labels("dia danh"));
    assert_eq!(labels("dia danh"), ["Địa danh"]);
}

#[test]
fn nothing_fits_nothing_nor_words_that_no_field_has() {
    for query in ["", "   ", "?", "kinh phix", "không có ô nào tên thế này"] {
        assert_eq!(labels(query), Vec::<String>::new(), "{query}");
    }
}

#[test]
fn names_that_begin_with_the_query_come_first_then_those_that_have_it_then_their_surroundings() {
    let all = labels("số máy tính");
    assert_eq!(all[0], "Số máy tính phục vụ công việc");
    assert!(
        all.iter()
            .take(4)
            .all(|label| label.starts_with("Số máy tính")),
        "{all:?}"
    );
    // "Kinh phí" is in the name of the table: its columns come after fields with these words in their own.
    let funding = found("kinh phi");
    let own = funding
        .iter()
        .position(|field| field.label.contains("kinh phí"))
        .unwrap();
    let around = funding
        .iter()
        .position(|field| !field.label.to_lowercase().contains("kinh phí"))
        .unwrap();
    assert!(own < around, "{funding:?}");
}

#[test]
fn the_marks_that_were_typed_are_preferred_but_not_asked_for() {
    let (with, without) = (labels("hạ tầng"), labels("ha tang"));
    let sorted = |labels: &[String]| {
        let mut labels = labels.to_vec();
        labels.sort();
        labels
    };
    assert_eq!(sorted(&with), sorted(&without));
}

#[test]
fn a_column_leads_to_its_first_cell_and_a_section_left_out_has_no_fields() {
    let mut report = begun(form());
    let table = &form().tables["funding"].table;
    let column = &table.columns[0];
    let place = |report: &Report| {
        find_fields(form(), report, &column.label)
            .into_iter()
            .find(|field| field.table == table.label)
            .unwrap()
    };
    assert_eq!(place(&report).path.as_str(), "funding", "no row yet");
    assert_eq!(place(&report).section, "it-funding");
    report
        .rows
        .insert("funding".to_owned(), vec!["r1".to_owned()]);
    let cell = format!("funding.r1.{}", column.id);
    assert_eq!(place(&report).path.as_str(), cell);
    let covid = &form().fields["covidApps"].field.label;
    report.included.clear();
    assert_eq!(find_fields(form(), &report, covid), []);
    report.included.push("covid".to_owned());
    assert_eq!(
        find_fields(form(), &report, covid)[0].path.as_str(),
        "covidApps"
    );
}

#[test]
fn every_field_of_every_form_is_found_by_its_own_name() {
    for form in &crate::shipped().forms {
        let mut report = begun(form);
        crate::empty_form::include_all(form, &mut report);
        for (id, placed) in &form.fields {
            let found = find_fields(form, &report, &placed.field.label);
            assert!(
                found.iter().any(|field| field.path.as_str() == id),
                "{}: {id}",
                form.id
            );
        }
    }
}
