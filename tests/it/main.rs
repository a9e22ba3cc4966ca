//! Native tests of the core: data in, data out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // A test says what failed by failing.
#![allow(missing_docs)]

use std::sync::Arc;

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::Assessment;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::Path;
use bao_cao_so::model::report::Report;
use bao_cao_so::template::checked::CheckedTemplate;

mod agency;
mod architecture;
mod backup;
mod bin;
mod carried;
mod catalog;
mod decimals;
mod declared_checks;
mod document;
mod empty_form;
mod engine;
mod exchange;
mod form;
mod formulas;
mod import;
mod json_texts;
mod keeping;
mod letters;
mod numbers;
mod outliers;
mod overrides;
mod packed;
mod paste;
mod periods;
mod prose;
mod reassess;
mod rows;
mod samples;
#[cfg(feature = "schema")]
mod schemas;
mod steps;
mod storage;
mod templates;
mod told;
mod written;

/// The shipped data files, compiled once for all tests.
fn shipped() -> &'static bao_cao_so::catalog::Catalog {
    static SHIPPED: std::sync::LazyLock<bao_cao_so::catalog::Catalog> =
        std::sync::LazyLock::new(|| {
            bao_cao_so::catalog::Catalog::load().expect("the data files are sound")
        });
    &SHIPPED
}

/// A report with typed texts put in, assessed.
fn assessed(
    (mut report, template): (Report, Arc<CheckedTemplate>),
    typed: &[(&str, &str)],
) -> (Report, Arc<CheckedTemplate>, Assessment) {
    for (path, text) in typed {
        let path = Path::new(*path);
        let kind = template
            .field_kind(&path)
            .unwrap_or_else(|| panic!("no field {path:?}"));
        report.set(path, read(kind, text));
    }
    let assessment = assess(&template, &report, None);
    (report, template, assessment)
}
