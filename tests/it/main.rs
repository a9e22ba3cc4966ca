//! Native tests of the core: data in, data out.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)] // A test says what failed by failing.
#![allow(missing_docs)]
#![allow(clippy::too_many_lines)] // Tables of cases are long, and to be read from top to bottom.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex};

use bao_cao_so::assess::assess;
use bao_cao_so::assess::assessment::Assessment;
use bao_cao_so::catalog::TEMPLATES;
use bao_cao_so::formats::template::decode::read_template;
use bao_cao_so::input::answer::read;
use bao_cao_so::model::answer::FieldPath;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::template::Template;
use bao_cao_so::template::compile::Compiled;
use bao_cao_so::template::form::Form;
use bao_cao_so::template::rules::Rules;

mod absent_tables;
mod agency;
mod architecture;
mod archives;
mod backup;

mod catalog;
#[path = "../../bench/src/chance.rs"]
mod chance;
mod circles;
mod collection;
mod columns;
mod comments;
mod copying;
mod decimals;
mod declared_checks;
mod document;
mod embedded_json;
mod empty_form;
mod engine;
mod every_kind;
mod exchange;
mod field_search;
mod filled_in;
mod finding_words;
mod foreign_files;
mod form;
mod form_order;
mod formulas;
mod golden_files;
mod implausible;
mod import;
mod journal;
mod json_texts;
mod large_change;
mod letters;
mod list_view;
mod listing;
mod name_order;
mod numbers;
mod open_counts;
mod open_items;
mod outliers;
mod overrides;
mod packed;
mod partial;
mod paste;
mod periods;
mod policy;
mod prose;
mod reassess;
mod replication;
mod rollup;
mod rows;
mod samples;
#[cfg(feature = "schema")]
mod schemas;
mod sentence_lists;
mod since_previous;
mod stages;
mod steps;
mod storage;
mod style_sheets;
mod summaries;
mod template_errors;
mod templates;
mod told;
mod trash;
mod written;

/// The shipped data files, compiled once for all tests.
fn shipped() -> &'static bao_cao_so::catalog::Catalog {
    static SHIPPED: std::sync::LazyLock<bao_cao_so::catalog::Catalog> =
        std::sync::LazyLock::new(|| {
            bao_cao_so::catalog::Catalog::load().expect("the data files are sound")
        });
    &SHIPPED
}

/// A shipped template as it is written.
fn template_file(id: &str) -> Template {
    let (_, text) = TEMPLATES.iter().find(|(name, _)| *name == id).unwrap();
    read_template(text, &shipped().built_in).unwrap().0
}

/// The rules of templates that tests bring along, by digest.
static OWN_RULES: Mutex<BTreeMap<String, &'static Rules>> = Mutex::new(BTreeMap::new());

/// The form of a template that a test brings along; [`rules`] finds its rules as it finds those of shipped ones.
fn own(template: Compiled) -> Arc<Form> {
    let Compiled { form, rules } = template;
    let rules: &'static Arc<Rules> = Box::leak(Box::new(rules));
    OWN_RULES.lock().unwrap().insert(form.digest.clone(), rules);
    form
}

/// The rules of a template, shipped or a test's [`own`].
#[track_caller]
fn rules(form: &Form) -> &'static Rules {
    let shipped = shipped();
    let is_shipped = shipped.forms.iter().any(|one| one.digest == form.digest);
    match shipped.rules.get(&form.id).filter(|_| is_shipped) {
        Some(rules) => rules,
        None => OWN_RULES.lock().unwrap()[&form.digest],
    }
}

/// A report with typed texts put in, assessed.
fn assessed(
    (mut report, template): (Report, Arc<Form>),
    typed: &[(&str, &str)],
) -> (Report, Arc<Form>, Assessment) {
    for (path, text) in typed {
        let path = FieldPath::new(*path);
        let kind = template
            .field_kind(&path)
            .unwrap_or_else(|| panic!("no field {path:?}"));
        report.set(path, read(kind, text));
    }
    let assessment = assess(&template, crate::rules(&template), &report, None);
    (report, template, assessment)
}
