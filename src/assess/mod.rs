//! What a report's answers amount to: `assess(form, rules, report, previous)` -> outcomes, findings, narrative, progress.
//!
//! Pure: no clock, no storage. Not here: what a template is compiled to (`template`).

pub mod assessment;
pub mod basis;
pub(crate) mod carried;
pub mod checks;
pub mod continued;
pub mod field_search;
pub mod finding;
pub mod fingerprint;
pub mod form_order;
pub mod groups;
mod indicators;
pub mod lookup;
pub mod narrative;
pub mod open_items;
pub mod overrides;
pub mod previous_rows;
pub(crate) mod progress;
mod reach;
pub mod replaced;
mod row_changes;
pub mod rows;
pub mod sentence_references;
pub mod sentence_values;
pub mod since_previous;
pub mod table_result;
pub(crate) mod table_rows;
pub mod tables;
pub mod texts;

use crate::assess::assessment::Assessment;
use crate::assess::checks::dispatch;
use crate::assess::lookup::ReportLookup;
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::template::check_rule::CheckRule;
use crate::template::form::Form;
use crate::template::rule_index::Rule;
use crate::template::rules::Rules;

/// Everything that follows from a report's answers, given the previous period's report when there is one.
#[must_use]
pub fn assess(
    template: &Form,
    rules: &Rules,
    report: &Report,
    previous: Option<&Report>,
) -> Assessment {
    let texts = texts::read(template, report);
    let lookup = ReportLookup::new(template, rules, report, previous)
        .with_texts(&texts)
        .with_all_answers();
    let mut assessment = Assessment {
        indicators: indicators::results(rules, &lookup),
        checks: rules
            .checks
            .iter()
            .map(|one| dispatch::result(one, &lookup))
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
pub fn assess_progress(template: &Form, report: &Report) -> Assessment {
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
    changed: &[FieldPath],
) {
    texts::read_again(&mut assessment.texts, template, report, changed);
    let carried = std::mem::take(&mut assessment.carried).after(changed, template, rules, report);
    let lookup = ReportLookup::new(template, rules, report, previous)
        .with_texts(&assessment.texts)
        .with_carried(carried);
    // Most numbers typed in a table say nothing new to the checks of texts, which name the table.
    let texts = changed
        .iter()
        .any(|path| texts::matters_to_texts(template, path));
    let mut sentences = Vec::new();
    for rule in rules.index().affected(changed) {
        match rule {
            Rule::Indicator(position) => {
                let one = rules.indicators.get(position);
                if let (Some(result), Some(one)) = (assessment.indicators.get_mut(position), one) {
                    *result = indicators::result((position, one), &lookup);
                }
            }
            Rule::Check(position) => {
                let one = rules.checks.get(position);
                let one = one.filter(|one| texts || !matches!(one.rule, CheckRule::Texts(_)));
                if let (Some(result), Some(one)) = (assessment.checks.get_mut(position), one) {
                    let before = std::mem::take(result);
                    *result = dispatch::again(one, before, changed, &lookup);
                }
            }
            Rule::Sentence(position) => sentences.push(position),
        }
    }
    narrative::renew(&mut assessment.sentences, &sentences, changed, &lookup);
    for (result, placed) in assessment.tables.iter_mut().zip(template.tables.values()) {
        if tables::is_affected(&placed.table, rules, changed) {
            tables::renew(result, &placed.table, changed, &lookup);
        }
    }
    assessment.carried = lookup.into_carried();
    progress::renew(&mut assessment.progress, template, report, changed);
}
