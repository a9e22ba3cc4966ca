//! What a report's answers amount to: `assess(form, rules, report, previous)` -> outcomes, findings, narrative, progress.
//!
//! Pure: no clock, no storage. Not here: what a template is compiled to (`template`).

pub mod assessment;
pub mod basis;
pub(crate) mod carried;
pub mod checks;
pub mod finding;
mod indicators;
pub mod lookup;
pub mod narrative;
pub mod overrides;
pub(crate) mod progress;
mod row_changes;
pub mod rows;
pub mod sentence_values;
pub mod table_result;
pub(crate) mod table_rows;
pub mod tables;

use crate::assess::assessment::Assessment;
use crate::assess::checks::{proofreading, run};
use crate::assess::lookup::ReportLookup;
use crate::model::answer::Path;
use crate::model::report::Report;
use crate::template::check_rule::CheckRule;
use crate::template::dependencies::touches;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// Everything that follows from a report's answers, given the previous period's report when there is one.
#[must_use]
pub fn assess(
    template: &Form,
    rules: &Rules,
    report: &Report,
    previous: Option<&Report>,
) -> Assessment {
    let texts = proofreading::read(template, report);
    let lookup = ReportLookup::new(template, rules, report, previous).with_texts(&texts);
    let mut assessment = Assessment {
        indicators: indicators::results(rules, &lookup),
        checks: rules
            .checks
            .iter()
            .map(|one| run::result(one, &lookup))
            .collect(),
        sentences: rules
            .sentences
            .iter()
            .flat_map(|one| narrative::results(one, &lookup))
            .collect(),
        tables: template
            .tables
            .values()
            .map(|one| tables::result(&one.table, &lookup))
            .collect(),
        progress: progress::progress(template, report),
        previous: lookup.previous_values(),
        ..Assessment::default()
    };
    assessment.carried = lookup.into_carried();
    assessment.texts = texts;
    assessment
}

/// The indicators of a report, and its progress: what is shown first, without the code of all that [`assess`] finds.
#[must_use]
pub fn assess_indicators(
    template: &Form,
    rules: &Rules,
    report: &Report,
    previous: Option<&Report>,
) -> Assessment {
    let lookup = ReportLookup::new(template, rules, report, previous);
    Assessment {
        indicators: indicators::results(rules, &lookup),
        progress: progress::progress(template, report),
        previous: lookup.previous_values(),
        ..Assessment::default()
    }
}

/// What is known of a report before the rules of its template are at hand: its progress.
#[must_use]
pub fn begin(template: &Form, report: &Report) -> Assessment {
    Assessment {
        progress: progress::progress(template, report),
        ..Assessment::default()
    }
}

/// Brings an assessment up to date after changes at some addresses (a table's id for its rows):
/// only what depends on them is computed again. The result equals [`assess`].
pub fn reassess(
    assessment: &mut Assessment,
    template: &Form,
    rules: &Rules,
    report: &Report,
    previous: Option<&Report>,
    changed: &[Path],
) {
    proofreading::read_again(&mut assessment.texts, template, report, changed);
    let carried = std::mem::take(&mut assessment.carried).after(changed, template, rules, report);
    let lookup = ReportLookup::new(template, rules, report, previous)
        .with_texts(&assessment.texts)
        .with_carried(carried);
    for (result, one) in assessment.indicators.iter_mut().zip(&rules.indicators) {
        let stated = one
            .stated_by
            .as_ref()
            .is_some_and(|path| changed.contains(path));
        if stated || touches(&one.needs, changed) {
            *result = indicators::result(one, &lookup);
        }
    }
    // Most numbers typed in a table say nothing new to the checks of texts, which name the table.
    let texts = changed
        .iter()
        .any(|path| proofreading::matters_to_texts(template, path));
    for (result, one) in assessment.checks.iter_mut().zip(&rules.checks) {
        if touches(&one.needs, changed) && (texts || !matches!(one.rule, CheckRule::Texts(_))) {
            let before = std::mem::take(result);
            *result = run::again(one, before, changed, &lookup);
        }
    }
    let mut before = std::mem::take(&mut assessment.sentences)
        .into_iter()
        .peekable();
    for one in &rules.sentences {
        let mut results = Vec::new();
        while before
            .peek()
            .is_some_and(|result| result.sentence == one.id)
        {
            results.extend(before.next());
        }
        if touches(&one.needs, changed) {
            results = narrative::again(one, results, changed, &lookup);
        }
        assessment.sentences.extend(results);
    }
    for (result, placed) in assessment.tables.iter_mut().zip(template.tables.values()) {
        if tables::touched(&placed.table, rules, changed) {
            tables::renew(result, &placed.table, changed, &lookup);
        }
    }
    assessment.carried = lookup.into_carried();
    assessment.progress = progress::progress(template, report);
}
