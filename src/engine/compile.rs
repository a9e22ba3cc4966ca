//! A template as written -> a template checked as a whole, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{CheckRule, CheckedTemplate, CompiledCheck, CompiledIndicator, CompiledSentence, PARTICULARS};
use super::dependence::{expand, needs_of_formula, needs_of_sentence, order};
use super::names::Names;
use super::sentence::{SentenceProblem, SentenceText};
use crate::formula::explain::in_words;
use crate::formula::kinds::{Kind, KindError, Scope, kind_of};
use crate::formula::parse::{SyntaxError, parse};
use crate::formula::syntax::Expression;
use crate::model::answer::Path;
use crate::model::citation::Citation;
use crate::model::map_of;
use crate::model::period::PeriodRule;
use crate::model::template::{Check, Item, Section, Template};
use crate::text::words;

/// The built-in parts that every template is compiled with.
#[derive(Clone, Debug, Default)]
pub struct BuiltIn {
    /// Fields of the particulars, addresses under `agency.` and `document.`.
    pub particulars: Vec<Item>,
    /// Checks of the particulars.
    pub checks: Vec<Check>,
    /// The registry of legal acts.
    pub acts: Vec<Citation>,
    /// The usual days of each kind of period, taken by templates that state none.
    pub periods: Vec<PeriodRule>,
}

/// One thing wrong with a template, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TemplateProblem {
    /// The place: `indicators.onTimeRate.formula`.
    pub place: String,
    /// What is wrong there.
    pub what: Wrong,
}

/// What can be wrong with a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// The same id twice.
    DuplicateId(String),
    /// An id that is not letters, digits, `-` and `.`.
    BadId(String),
    /// A label, title or text that is empty.
    NoLabel,
    /// A reference to an act that neither registry has.
    UnknownAct(String),
    /// A reference to a section that is not there.
    UnknownSection(String),
    /// A reference to an answer or indicator that is not there.
    UnknownName(String),
    /// Indicators that need each other in a circle.
    Cycle(String),
    /// A choice or table without options, rows or columns; no kind of period.
    Nothing,
    /// A rule of periods that gives a day which does not exist, or an end before its beginning.
    NoSuchDay,
    /// A formula that cannot be read.
    Syntax(SyntaxError),
    /// A formula whose parts do not fit.
    Kind(KindError),
    /// A formula of another kind than its place wants.
    NotA(&'static str),
    /// A sentence that cannot be read.
    Sentence(SentenceProblem),
}

/// Compiles a template with the built-in parts; `digest` is its SHA-256.
///
/// # Errors
/// Everything that is wrong, each with its place.
pub fn compile(template: Template, built_in: &BuiltIn, digest: String) -> Result<CheckedTemplate, Vec<TemplateProblem>> {
    let mut compiler = Compiler::new(&template, built_in);
    compiler.declare(&template);
    compiler.check_acts(&template);
    let indicators = compiler.indicators(&template);
    let order = order(&indicators).unwrap_or_else(|cycle| {
        compiler.wrong(format!("indicators.{cycle}.formula"), Wrong::Cycle(cycle.clone()));
        Vec::new()
    });
    let mut indicators = indicators;
    for position in &order {
        // A formula's needs include those of the indicators that it builds on; `order` puts them first.
        let expanded = indicators.get(*position).map(|one| expand(&one.needs, &indicators));
        if let (Some(one), Some(expanded)) = (indicators.get_mut(*position), expanded) {
            one.needs = expanded;
        }
    }
    let checks = compiler.checks(&template, built_in, &indicators);
    let sentences = compiler.sentences(&template.sections, &indicators);
    let subject = compiler.sentence("document.subject", &template.document.subject);
    let closing = compiler.sentence("document.closing", &template.document.closing);
    let Compiler { names: Names { fields, tables, .. }, acts, problems, particulars, .. } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(CheckedTemplate {
        template,
        particulars,
        digest,
        acts,
        indicators,
        checks,
        sentences,
        subject,
        closing,
        fields,
        tables,
    })
}

/// What is known of a template so far, and what is wrong with it.
pub(super) struct Compiler {
    pub(super) particulars: Section,
    pub(super) names: Names,
    pub(super) sections: BTreeSet<String>,
    sentence_ids: BTreeSet<String>,
    acts: BTreeMap<String, Citation>,
    problems: Vec<TemplateProblem>,
}

impl Compiler {
    fn new(template: &Template, built_in: &BuiltIn) -> Self {
        let acts = map_of(built_in.acts.iter().chain(&template.acts).map(|act| (act.id.clone(), act.clone())));
        let indicators =
            map_of(template.indicators.iter().map(|one| (one.id.clone(), (one.label.clone(), one.unit.clone()))));
        Self {
            particulars: Section {
                id: PARTICULARS.to_owned(),
                title: words::PARTICULARS_TITLE.to_owned(),
                short_title: None,
                hint: Some(words::PARTICULARS_HINT.to_owned()),
                optional: false,
                items: built_in.particulars.clone(),
                narrative: Vec::new(),
                sections: Vec::new(),
            },
            names: Names { indicators, ..Names::default() },
            sections: BTreeSet::new(),
            sentence_ids: BTreeSet::new(),
            acts,
            problems: Vec::new(),
        }
    }

    pub(super) fn wrong(&mut self, place: impl Into<String>, what: Wrong) {
        self.problems.push(TemplateProblem { place: place.into(), what });
    }

    pub(super) fn label(&mut self, place: &str, label: &str) {
        if label.trim().is_empty() {
            self.wrong(place, Wrong::NoLabel);
        }
    }

    pub(super) fn act(&mut self, place: &str, act: &str) {
        if !self.acts.contains_key(act) {
            self.wrong(place, Wrong::UnknownAct(act.to_owned()));
        }
    }

    fn check_acts(&mut self, template: &Template) {
        for act in &template.document.bases {
            self.act("document.bases", act);
        }
        for act in template.periods.iter().filter_map(|rule| rule.source.as_ref()) {
            self.act("periods.source", act);
        }
        for indicator in &template.indicators {
            let target = indicator.target.as_ref().and_then(|target| target.act.as_ref());
            for act in indicator.acts.iter().chain(target) {
                self.act(&format!("indicators.{}", indicator.id), act);
            }
        }
    }

    /// A formula of the kind that its place wants; a mistake is recorded and `None` comes back.
    fn formula(&mut self, place: &str, text: &str, wanted: Wanted) -> Option<Expression> {
        let expression = match parse(text) {
            Ok(expression) => expression,
            Err(error) => {
                self.wrong(place, Wrong::Syntax(error));
                return None;
            }
        };
        match (kind_of(&expression, &self.names), wanted) {
            (Ok(Kind::Number(_)), Wanted::Number) | (Ok(Kind::YesNo), Wanted::YesNo) => Some(expression),
            (Ok(_), Wanted::Number) => {
                self.wrong(place, Wrong::NotA("số"));
                None
            }
            (Ok(_), Wanted::YesNo) => {
                self.wrong(place, Wrong::NotA("điều kiện đúng hoặc sai"));
                None
            }
            (Err(errors), _) => {
                for error in errors {
                    self.wrong(place, Wrong::Kind(error));
                }
                None
            }
        }
    }

    fn indicators(&mut self, template: &Template) -> Vec<CompiledIndicator> {
        let mut compiled = Vec::new();
        for definition in &template.indicators {
            let place = format!("indicators.{}.formula", definition.id);
            let Some(formula) = self.formula(&place, &definition.formula, Wanted::Number) else { continue };
            let stated_by = self.names.fields.values().find(|placed| placed.field.states.as_deref() == Some(&definition.id));
            compiled.push(CompiledIndicator {
                in_words: in_words(&formula, &self.names),
                stated_by: stated_by.map(|placed| Path::new(placed.field.id.as_str())),
                needs: needs_of_formula(&formula),
                definition: definition.clone(),
                formula,
            });
        }
        compiled
    }

    fn sentence(&mut self, place: &str, text: &str) -> SentenceText {
        self.label(place, text);
        let sentence = SentenceText::parse(text).unwrap_or_else(|problem| {
            self.wrong(place, Wrong::Sentence(problem));
            SentenceText::default()
        });
        for name in sentence.names() {
            if name != "period.label" && self.names.kind(name).is_none() {
                self.wrong(place, Wrong::UnknownName(name.to_owned()));
            }
        }
        sentence
    }

    fn sentences(&mut self, sections: &[Section], indicators: &[CompiledIndicator]) -> Vec<CompiledSentence> {
        let mut compiled = Vec::new();
        for section in sections {
            for sentence in &section.narrative {
                let place = format!("narrative.{}", sentence.id);
                if !self.sentence_ids.insert(sentence.id.clone()) {
                    self.wrong(place.clone(), Wrong::DuplicateId(sentence.id.clone()));
                }
                let text = self.sentence(&place, &sentence.text);
                let when =
                    sentence.when.as_ref().and_then(|when| self.formula(&format!("{place}.when"), when, Wanted::YesNo));
                let mut needs = needs_of_sentence(&text);
                needs.extend(when.iter().flat_map(needs_of_formula));
                compiled.push(CompiledSentence {
                    id: sentence.id.clone(),
                    section: section.id.clone(),
                    style: sentence.style,
                    text,
                    when,
                    needs: expand(&needs, indicators),
                });
            }
            compiled.extend(self.sentences(&section.sections, indicators));
        }
        compiled
    }

    fn checks(&mut self, template: &Template, built_in: &BuiltIn, indicators: &[CompiledIndicator]) -> Vec<CompiledCheck> {
        let mut compiled = super::checks::built_in_checks(&self.names, indicators);
        compiled.extend(super::texts::text_checks(&self.names));
        let mut ids = BTreeSet::new();
        for check in built_in.checks.iter().chain(&template.checks) {
            let place = format!("checks.{}", check.id);
            if !ids.insert(&check.id) {
                self.wrong(place.clone(), Wrong::DuplicateId(check.id.clone()));
            }
            self.label(&format!("{place}.advice"), &check.advice);
            let Some(formula) = self.formula(&format!("{place}.rule"), &check.rule, Wanted::YesNo) else { continue };
            let message = check.message.as_ref().map(|message| self.sentence(&format!("{place}.message"), message));
            let direct = needs_of_formula(&formula);
            let mut needs = direct.clone();
            needs.extend(message.iter().flat_map(needs_of_sentence));
            let needs = expand(&needs, indicators);
            let fields = self.names.addresses(&expand(&direct, indicators));
            compiled.push(CompiledCheck {
                id: check.id.clone(),
                family: check.family.clone(),
                severity: check.severity,
                rule: CheckRule::Formula { rule: formula, message, advice: check.advice.clone(), fields },
                needs,
            });
        }
        compiled
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Number,
    YesNo,
}
