//! A template as written -> a template checked as a whole, or everything that is wrong with it.

use std::sync::{Arc, OnceLock};

use crate::model::period::{PeriodRule, rule_for};
use crate::model::template::{Item, RollUpRule, Section, Table, Template};
use crate::template::built_in::parts::BuiltIn;
use crate::template::built_in::shares::part_checks;
use crate::template::built_in::{Known, answers, outliers, texts};
use crate::template::checks::compile_checks;
use crate::template::columns::{Columns, compile_columns, formula_place, resolve_columns};
use crate::template::compiler::Compiler;
use crate::template::dependencies::{Dependencies, transitive};
use crate::template::error::{CompileError, CompileErrorKind};
use crate::template::fields::{Outline, check_continues};
use crate::template::form::{DocumentForm, Form};
use crate::template::header::{check_acts, check_header};
use crate::template::indicators::{check_sources, compile_indicators, declare_indicators};
use crate::template::names::Names;
use crate::template::order::{Computed, Order, order};
use crate::template::place::{Member, Part, Place};
use crate::template::roll_up::stated_rules;
use crate::template::rules::{CompiledIndicator, Rules};
use crate::template::sentences::compile_sentences;
use crate::template::synthesizes::check_synthesizes;

/// A compiled template: what is asked, and what follows.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// What is asked.
    pub form: Arc<Form>,
    /// What follows.
    pub rules: Arc<Rules>,
}

/// Compiles a template with the built-in parts; `digest` is its SHA-256.
///
/// # Errors
/// Everything that is wrong, each with its place.
pub fn compile(
    template: Template,
    built_in: &BuiltIn,
    digest: String,
) -> Result<Compiled, Vec<CompileError>> {
    let mut compiler = Compiler::new(&template, built_in);
    declare(&mut compiler, &template);
    let rules = compile_rules(&mut compiler, &template, built_in);
    if !compiler.errors.is_empty() {
        return Err(compiler.errors);
    }
    let usual_periods = usual_periods(&template.periods, &built_in.periods);
    let form = form_of(compiler, template, usual_periods, digest);
    Ok(Compiled {
        form: Arc::new(form),
        rules: Arc::new(rules),
    })
}

/// Everything that is wrong with a template, each with its place; nothing for one that compiles.
#[must_use]
pub fn check(template: &Template, built_in: &BuiltIn) -> Vec<CompileError> {
    let mut compiler = Compiler::new(template, built_in);
    declare(&mut compiler, template);
    compile_rules(&mut compiler, template, built_in);
    compiler.errors
}

/// What the template has: its sections, fields, tables and indicators, and what these name.
fn declare(compiler: &mut Compiler, template: &Template) {
    let particulars = [compiler.particulars.clone()];
    Outline::default().declare_items(compiler, &particulars);
    check_header(compiler, template);
    let mut outline = Outline::default();
    outline.declare_sections(compiler, &template.sections);
    outline.declare_items(compiler, &template.sections);
    declare_indicators(compiler, &template.indicators);
    check_continues(compiler);
    check_synthesizes(compiler, template);
    check_acts(compiler, template);
    check_sources(compiler, &template.indicators);
}

/// What follows from the answers.
fn compile_rules(compiler: &mut Compiler, template: &Template, built_in: &BuiltIn) -> Rules {
    let (mut indicators, places) = compile_indicators(compiler, &template.indicators);
    let mut columns = compile_columns(compiler);
    let (known, names) = resolve(compiler, &mut indicators, &places, &mut columns);
    resolve_columns(compiler, &mut columns, &names);
    let computed = Known {
        indicators: &indicators,
        columns: &columns,
        dependencies: &known,
    };
    let mut checks = answers::answer_checks(&compiler.names, &computed);
    let (names, periods) = (&compiler.names, &template.periods);
    outliers::outlier_checks(names, periods, template.previous_change, &mut checks);
    checks.extend(texts::text_checks(&compiler.names));
    let declared = [built_in.checks.as_slice(), &template.checks];
    let declared = compile_checks(compiler, declared, &columns, &known);
    // What is computed in a circle has nothing behind it.
    if compiler.errors.is_empty() {
        checks.extend(part_checks(&compiler.names, &computed, &declared));
    }
    checks.extend(declared);
    let sentences = compile_sentences(compiler, &template.sections, &known);
    let document = |member| Place::new(Part::Document, member);
    let (subject, closing) = (&template.document.subject, &template.document.closing);
    Rules {
        indicators,
        checks,
        sentences,
        subject: compiler.sentence(&document(Member::Subject), subject, None),
        closing: compiler.sentence(&document(Member::Closing), closing, None),
        columns,
        roll_up: stated_rules(compiler),
        synthesizes: template.synthesizes.clone(),
        index: OnceLock::new(),
    }
}

/// Gives each indicator and computed column what it depends on through those that it builds on; returns that by name, and
/// the names in an order in which they can be computed. `places` are those of the indicators' formulas.
fn resolve(
    compiler: &mut Compiler,
    indicators: &mut [CompiledIndicator],
    places: &[Place],
    columns: &mut Columns,
) -> (Dependencies, Vec<String>) {
    let of_indicators = indicators
        .iter()
        .map(|one| Computed::new(&one.definition.id, &one.depends_on, &one.formula));
    let of_columns = columns
        .iter()
        .map(|(name, column)| Computed::new(name, &column.depends_on, &column.formula));
    let computed: Vec<Computed> = of_indicators.chain(of_columns).collect();
    let order = order(&computed);
    report_order(compiler, &order, &computed, places);
    // What a formula needs includes the needs of what it builds on; the order puts those first.
    let (mut known, mut names) = (Dependencies::new(), Vec::new());
    for Computed {
        name, depends_on, ..
    } in order
        .positions
        .iter()
        .filter_map(|position| computed.get(*position))
    {
        // A template with circles has no rules: what it depends on would be gathered for nothing, once a part of a circle.
        let mut depends_on = if order.circles.is_empty() {
            transitive(depends_on, &known)
        } else {
            Vec::new()
        };
        if let Some(one) = indicators.iter_mut().find(|one| one.definition.id == *name) {
            one.depends_on.clone_from(&depends_on);
            depends_on.extend(one.stated_by.iter().map(|path| path.as_str().to_owned()));
        }
        if let Some(column) = columns.get_mut(name) {
            column.depends_on.clone_from(&depends_on);
        }
        known.insert(name.clone(), depends_on);
        names.push(name.clone());
    }
    (known, names)
}

/// Reports what keeps some of what is computed from being it.
fn report_order(compiler: &mut Compiler, order: &Order, computed: &[Computed], places: &[Place]) {
    let place_of = |position: &usize| {
        let indicator = places.get(*position).cloned();
        indicator.or_else(|| {
            let (table, column) = computed.get(*position)?.name.split_once("..")?;
            Some(formula_place(table, column))
        })
    };
    for circle in &order.circles {
        let names = circle.iter().filter_map(|position| computed.get(*position));
        let names = names.map(|one| one.name.clone()).collect();
        if let Some(place) = circle.first().and_then(place_of) {
            compiler.report(place, CompileErrorKind::Circular(names));
        }
    }
    for place in order.too_deep.iter().filter_map(place_of) {
        compiler.report(place, CompileErrorKind::TooDeep);
    }
}

/// The rules of a template that give days, and those of the app for kinds of period that it has none for.
fn usual_periods(own: &[PeriodRule], of_app: &[PeriodRule]) -> Vec<PeriodRule> {
    let dated = own.iter().filter(|rule| rule.days.is_some());
    let others = of_app
        .iter()
        .filter(|rule| rule_for(own, rule.kind).is_none());
    dated.chain(others).cloned().collect()
}

fn form_of(
    compiler: Compiler,
    template: Template,
    usual_periods: Vec<PeriodRule>,
    digest: String,
) -> Form {
    let Compiler {
        names: Names {
            mut fields,
            mut tables,
            ..
        },
        acts,
        particulars,
        ..
    } = compiler;
    let document = template.document;
    let mut sections = template.sections;
    without_rules(&mut sections);
    for placed in fields.values_mut() {
        placed.field.roll_up = RollUpRule::default();
    }
    for placed in tables.values_mut() {
        without_roll_up(&mut placed.table);
    }
    Form {
        id: template.id,
        version: template.version,
        title: template.title,
        description: template.description,
        document: DocumentForm {
            kind: document.kind,
            abbreviation: document.abbreviation,
            bases: document.bases,
            parts: document.parts,
        },
        periods: template.periods,
        usual_periods,
        particulars,
        sections,
        digest,
        acts,
        fields,
        tables,
    }
}

/// The sentences of an outline and how its answers are rolled up are rules; the form has the outline without them.
fn without_rules(sections: &mut [Section]) {
    for section in sections {
        section.narrative.clear();
        for item in &mut section.items {
            match item {
                Item::Field(field) => field.roll_up = RollUpRule::default(),
                Item::Table(table) => without_roll_up(table),
            }
        }
        without_rules(&mut section.sections);
    }
}

fn without_roll_up(table: &mut Table) {
    table.roll_up = RollUpRule::default();
    for column in &mut table.columns {
        column.roll_up = RollUpRule::default();
    }
}
