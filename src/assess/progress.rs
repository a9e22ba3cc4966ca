//! How many of the required answers are given, by section.

use crate::assess::assessment::{Progress, ProgressOfSections, WHOLE_REPORT};
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::model::template::{Item, Section, Table};
use crate::template::form::Form;

/// Progress of every section that the report takes up, of the particulars and of the whole.
pub fn progress(template: &Form, report: &Report) -> ProgressOfSections {
    let mut all = ProgressOfSections::default();
    let mut whole = add(template, report, &template.particulars, &mut all);
    for section in template
        .sections
        .iter()
        .filter(|section| taken_up(section, report))
    {
        whole = sum(whole, add(template, report, section, &mut all));
    }
    all.set(WHOLE_REPORT, whole);
    all
}

/// Brings progress up to date after changes at some addresses, which take no section up and leave none out.
pub fn renew(
    all: &mut ProgressOfSections,
    template: &Form,
    report: &Report,
    changed: &[FieldPath],
) {
    let sections: Vec<&str> = changed
        .iter()
        .filter_map(|path| template.section_of(path))
        .collect();
    let all_sections = std::iter::once(&template.particulars).chain(&template.sections);
    for section in all_sections.filter(|section| holds(section, &sections)) {
        let (before, now) = add_again(template, report, section, &sections, all);
        if before != now
            && let Some(whole) = all.of(WHOLE_REPORT)
        {
            all.set(WHOLE_REPORT, sum(without(whole, before), now));
        }
    }
}

/// True when a section, or one below it, is among some.
fn holds(section: &Section, among: &[&str]) -> bool {
    among.contains(&section.id.as_str()) || section.sections.iter().any(|inner| holds(inner, among))
}

/// Counts a section and those below it again, as far as they are among some; gives what was counted before, and now.
fn add_again(
    template: &Form,
    report: &Report,
    section: &Section,
    again: &[&str],
    all: &mut ProgressOfSections,
) -> (Progress, Progress) {
    // A section that is left out is not counted.
    let Some(before) = all.of(&section.id) else {
        return Default::default();
    };
    let mut now = before;
    for inner in &section.sections {
        if holds(inner, again) {
            let (before, again) = add_again(template, report, inner, again, all);
            now = sum(without(now, before), again);
        }
    }
    if again.contains(&section.id.as_str()) {
        let inner = section.sections.iter();
        let inner = inner.filter_map(|inner| all.of(&inner.id));
        now = inner.fold(of_items(template, report, section), sum);
    }
    if now != before {
        all.set(&section.id, now);
    }
    (before, now)
}

fn of_items(template: &Form, report: &Report, section: &Section) -> Progress {
    section
        .items
        .iter()
        .map(|item| asked(template, report, item))
        .fold(Progress::default(), sum)
}

fn taken_up(section: &Section, report: &Report) -> bool {
    !section.optional || report.included.contains(&section.id)
}

fn add(
    template: &Form,
    report: &Report,
    section: &Section,
    all: &mut ProgressOfSections,
) -> Progress {
    let own = of_items(template, report, section);
    let total = section
        .sections
        .iter()
        .filter(|inner| taken_up(inner, report))
        .map(|inner| add(template, report, inner, all))
        .fold(own, sum);
    all.set(&section.id, total);
    total
}

fn asked(template: &Form, report: &Report, item: &Item) -> Progress {
    match item {
        Item::Field(field) if field.required => one(report.answer_to(&field.id).is_given()),
        Item::Table(table) if table.required => one(table_is_given(template, report, table)),
        _ => Progress::default(),
    }
}

/// True when a table has at least one answer, or is declared not applicable as a whole.
pub fn table_is_given(template: &Form, report: &Report, table: &Table) -> bool {
    report.answer_to(&table.id).is_given()
        || template.rows(table, report).iter().any(|row| {
            table.columns.iter().any(|column| {
                report
                    .answer(&FieldPath::cell(&table.id, &row.id, &column.id))
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

fn without(whole: Progress, part: Progress) -> Progress {
    Progress {
        given: whole.given - part.given,
        asked: whole.asked - part.asked,
    }
}
