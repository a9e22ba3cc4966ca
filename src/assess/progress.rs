//! How many of the required answers are given, by section.

use std::collections::BTreeMap;

use crate::assess::assessment::{Progress, WHOLE_REPORT};
use crate::model::answer::Path;
use crate::model::report::Report;
use crate::model::template::{Item, Section, Table};
use crate::template::form::Form;

/// Progress of every section that the report takes up, of the particulars and of the whole.
pub fn progress(template: &Form, report: &Report) -> BTreeMap<String, Progress> {
    let mut all = BTreeMap::new();
    let mut whole = add(template, report, &template.particulars, &mut all);
    for section in template
        .sections
        .iter()
        .filter(|section| taken_up(section, report))
    {
        whole = sum(whole, add(template, report, section, &mut all));
    }
    all.insert(WHOLE_REPORT.to_owned(), whole);
    all
}

fn taken_up(section: &Section, report: &Report) -> bool {
    !section.optional || report.included.contains(&section.id)
}

fn add(
    template: &Form,
    report: &Report,
    section: &Section,
    all: &mut BTreeMap<String, Progress>,
) -> Progress {
    let own = section
        .items
        .iter()
        .map(|item| asked(template, report, item))
        .fold(Progress::default(), sum);
    let total = section
        .sections
        .iter()
        .filter(|inner| taken_up(inner, report))
        .map(|inner| add(template, report, inner, all))
        .fold(own, sum);
    all.insert(section.id.clone(), total);
    total
}

fn asked(template: &Form, report: &Report, item: &Item) -> Progress {
    match item {
        Item::Field(field) if field.required => {
            one(report.answer(&Path::new(field.id.as_str())).is_given())
        }
        Item::Table(table) if table.required => one(table_is_given(template, report, table)),
        _ => Progress::default(),
    }
}

/// True when a table has at least one answer, or is declared not applicable as a whole.
pub fn table_is_given(template: &Form, report: &Report, table: &Table) -> bool {
    report.answer(&Path::new(table.id.as_str())).is_given()
        || template.rows(table, report).iter().any(|row| {
            table.columns.iter().any(|column| {
                report
                    .answer(&Path::cell(&table.id, &row.id, &column.id))
                    .is_given()
            })
        })
}

fn one(given: bool) -> Progress {
    Progress {
        given: usize::from(given),
        asked: 1,
    }
}

fn sum(left: Progress, right: Progress) -> Progress {
    Progress {
        given: left.given + right.given,
        asked: left.asked + right.asked,
    }
}
