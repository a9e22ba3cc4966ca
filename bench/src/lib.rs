//! Reports of a wanted size, for benchmarks: a shipped template with many rows in its tables.

pub mod chance;
pub mod collected;
pub mod conflicts;
pub mod generated;

use std::sync::Arc;

use bao_cao_so::catalog::{Catalog, SAMPLES};
use bao_cao_so::formats::report::decode::decode;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::{Field, FieldKind};
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::template::form::Form;

/// The tables that get rows: eight counts a row with totals and rates, an amount with a total, a choice and two words.
pub const TABLES: [&str; 3] = ["dossiers", "funding", "systems"];

/// The sample of 2025 with its template, and the forms of all templates.
///
/// # Panics
/// The shipped sample does not open, which its own tests tell.
#[must_use]
#[allow(clippy::expect_used, reason = "a benchmark has no person to tell")]
pub fn sample() -> (Report, Compiled, Vec<Arc<Form>>) {
    let catalog = Catalog::load().expect("the shipped data files are sound");
    let (_, text) = SAMPLES
        .iter()
        .find(|(name, _)| *name == "vi-du-2025")
        .expect("the sample of 2025 is shipped");
    let sample = decode(text, &catalog.forms).expect("the sample of 2025 opens");
    let compiled = catalog
        .template(&sample.template.id)
        .expect("its template is shipped");
    (sample.report, compiled, catalog.forms)
}

/// The sample of 2025 with so many rows in each of [`TABLES`].
///
/// # Panics
/// The shipped sample does not open, which its own tests tell.
#[must_use]
#[allow(clippy::indexing_slicing, reason = "a benchmark has no person to tell")]
pub fn report(rows: u32) -> (Report, Compiled, Vec<Arc<Form>>) {
    let (mut report, template, forms) = sample();
    for table in TABLES {
        let columns = &template.form.tables[table].table.columns;
        let ids: Vec<String> = (0..rows).map(|row| format!("r{row}")).collect();
        for (number, row) in (0..).zip(&ids) {
            for column in columns {
                report.set(
                    FieldPath::cell(table, row, &column.id),
                    read(&column.kind, &typed(column, number)),
                );
            }
        }
        report.rows.insert(table.to_owned(), ids);
    }
    (report, template, forms)
}

/// What an officer may have typed in a row: numbers that balance, as no findings are to drown what is measured.
fn typed(column: &Field, row: u32) -> String {
    match (&column.kind, column.id.as_str()) {
        (FieldKind::Computed { .. }, _) => String::new(),
        (FieldKind::Count, "online") => format!("{}", 20 + row % 7),
        (FieldKind::Count, "direct" | "early") => "10".to_owned(),
        (FieldKind::Count, "onTime") => format!("{}", 15 + row % 7),
        (FieldKind::Count, "pendingWithin") => "5".to_owned(),
        (FieldKind::Count, _) => "0".to_owned(),
        (FieldKind::Amount { .. }, _) => format!("{},50", 1 + row % 900),
        (FieldKind::Choice(options), _) => options
            .first()
            .map(|option| option.id.clone())
            .unwrap_or_default(),
        (FieldKind::YesNo, _) => "yes".to_owned(),
        _ => format!("Hệ thống thông tin số {row} của phòng Văn hóa - Xã hội"),
    }
}
