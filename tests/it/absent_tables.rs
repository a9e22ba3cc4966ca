//! A table that is declared not applicable: what stood in it before is no part of results, sentences and paper.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::report::Report;
use bao_cao_so::template::form::Form;

fn paper(template: &Form, report: &Report) -> String {
    let rules = crate::rules(template);
    let assessment = assess(template, rules, report, None);
    let document = compose(template, rules, report, &assessment, &Written::default());
    // Without the code of the data, which stands for all of the file.
    let html = to_html(&document);
    let lines = html
        .lines()
        .filter(|line| !line.contains("<path") && !line.contains("class=\"check"));
    lines.collect::<Vec<_>>().join("\n")
}

#[test]
fn rows_of_a_table_that_does_not_apply_are_neither_printed_nor_counted() {
    let (mut tables, mut said) = (0, 0);
    for (name, text) in SAMPLES {
        let opened = decode(text, &crate::shipped().forms).unwrap();
        let (template, report) = (opened.template, opened.report);
        for table in template.tables.keys() {
            let cells = format!("{table}.");
            let mut with_rows = report.clone();
            with_rows.set(
                FieldPath::new(table.as_str()),
                Answer::NotApplicable("không phát sinh ở đơn vị".to_owned()),
            );
            let mut without = with_rows.clone();
            without.rows.remove(table);
            without
                .answers
                .retain(|path, _| !path.as_str().starts_with(&cells));
            tables += usize::from(without.answers.len() < with_rows.answers.len());
            let printed = paper(&template, &with_rows);
            said += usize::from(printed.contains("không phát sinh ở đơn vị"));
            let expected = paper(&template, &without);
            let differing = printed.lines().filter(|line| !expected.contains(line));
            assert_eq!(
                differing.collect::<Vec<_>>(),
                Vec::<&str>::new(),
                "{name}: {table}"
            );
            assert!(printed == expected, "{name}: {table} lacks lines");
        }
    }
    assert!(tables > 15 && said > 10, "{tables} {said}");
}
