//! A template as written -> a template checked as a whole, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};

use super::checked::{
    CheckRule, CheckedTemplate, CompiledCheck, CompiledIndicator, CompiledSentence, PARTICULARS, PlacedField, PlacedTable,
    cell_parts, each_item, formula_kind,
};
use super::dependence::{needs_of_formula, needs_of_sentence, order};
use super::sentence::{SentenceProblem, SentenceText};
use crate::formula::explain::{Labels, in_words};
use crate::formula::kinds::{Kind, KindError, Scope, kind_of};
use crate::formula::parse::{SyntaxError, parse};
use crate::formula::syntax::Expression;
use crate::model::answer::Path;
use crate::model::citation::Citation;
use crate::model::template::{Check, FieldKind, Item, Rows, Section, Template};
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
    /// A choice or table without options, rows or columns.
    Nothing,
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
    let Compiler { fields, tables, acts, problems, particulars, .. } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    Ok(CheckedTemplate { template, particulars, digest, acts, indicators, order, checks, sentences, subject, closing, fields, tables })
}

/// Needs with those of named indicators put in their place.
fn expand(needs: &[String], indicators: &[CompiledIndicator]) -> Vec<String> {
    let mut all = BTreeSet::new();
    for need in needs {
        match indicators.iter().find(|one| one.definition.id == *need) {
            Some(one) => {
                all.extend(one.needs.iter().cloned());
                all.extend(one.stated_by.iter().map(|path| path.as_str().to_owned()));
            }
            None => {
                all.insert(need.clone());
            }
        }
    }
    all.into_iter().collect()
}

struct Compiler {
    particulars: Section,
    fields: BTreeMap<String, PlacedField>,
    tables: BTreeMap<String, PlacedTable>,
    indicators: BTreeMap<String, (String, Option<String>)>,
    sections: BTreeSet<String>,
    sentence_ids: BTreeSet<String>,
    acts: BTreeMap<String, Citation>,
    problems: Vec<TemplateProblem>,
}

impl Compiler {
    fn new(template: &Template, built_in: &BuiltIn) -> Self {
        let acts = built_in.acts.iter().chain(&template.acts).map(|act| (act.id.clone(), act.clone())).collect();
        let indicators = template.indicators.iter().map(|one| (one.id.clone(), (one.label.clone(), one.unit.clone()))).collect();
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
            fields: BTreeMap::new(),
            tables: BTreeMap::new(),
            indicators,
            sections: BTreeSet::new(),
            sentence_ids: BTreeSet::new(),
            acts,
            problems: Vec::new(),
        }
    }

    fn wrong(&mut self, place: impl Into<String>, what: Wrong) {
        self.problems.push(TemplateProblem { place: place.into(), what });
    }

    /// Fields, tables, sections and their ids.
    fn declare(&mut self, template: &Template) {
        let particulars = self.particulars.clone();
        for item in &particulars.items {
            self.item(&particulars.id, item);
        }
        let mut items = Vec::new();
        each_item(&template.sections, &mut |section, item| items.push((section.id.clone(), item.clone())));
        self.declare_sections(&template.sections);
        for (section, item) in &items {
            self.item(section, item);
        }
        let mut seen = BTreeSet::new();
        for indicator in &template.indicators {
            let place = format!("indicators.{}", indicator.id);
            self.id(&place, &indicator.id);
            if !seen.insert(&indicator.id) || self.fields.contains_key(&indicator.id) || self.tables.contains_key(&indicator.id) {
                self.wrong(place.clone(), Wrong::DuplicateId(indicator.id.clone()));
            }
            self.label(&place, &indicator.label);
            if !self.sections.contains(&indicator.section) {
                self.wrong(format!("{place}.section"), Wrong::UnknownSection(indicator.section.clone()));
            }
        }
    }

    fn declare_sections(&mut self, sections: &[Section]) {
        for section in sections {
            let place = format!("sections.{}", section.id);
            self.id(&place, &section.id);
            self.label(&place, &section.title);
            if section.id == PARTICULARS || !self.sections.insert(section.id.clone()) {
                self.wrong(place, Wrong::DuplicateId(section.id.clone()));
            }
            self.declare_sections(&section.sections);
        }
    }

    fn id(&mut self, place: &str, id: &str) {
        let good = id.starts_with(|c: char| c.is_ascii_alphabetic())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'.');
        if !good {
            self.wrong(place, Wrong::BadId(id.to_owned()));
        }
    }

    fn label(&mut self, place: &str, label: &str) {
        if label.trim().is_empty() {
            self.wrong(place, Wrong::NoLabel);
        }
    }

    fn item(&mut self, section: &str, item: &Item) {
        match item {
            Item::Field(field) => {
                let place = format!("fields.{}", field.id);
                self.id(&place, &field.id);
                self.field(&place, field);
                let placed = PlacedField { field: field.clone(), section: section.to_owned() };
                if self.tables.contains_key(&field.id) || self.fields.insert(field.id.clone(), placed).is_some() {
                    self.wrong(place, Wrong::DuplicateId(field.id.clone()));
                }
            }
            Item::Table(table) => {
                let place = format!("tables.{}", table.id);
                self.id(&place, &table.id);
                self.label(&place, &table.label);
                if table.columns.is_empty() || matches!(&table.rows, Rows::Fixed(rows) if rows.is_empty()) {
                    self.wrong(place.clone(), Wrong::Nothing);
                }
                let mut columns = BTreeSet::new();
                for column in &table.columns {
                    let place = format!("{place}.columns.{}", column.id);
                    self.id(&place, &column.id);
                    self.field(&place, column);
                    if column.id.contains('.') || !columns.insert(&column.id) {
                        self.wrong(place, Wrong::DuplicateId(column.id.clone()));
                    }
                }
                let placed = PlacedTable { table: table.clone(), section: section.to_owned() };
                if table.id.contains('.') || self.fields.contains_key(&table.id) || self.tables.insert(table.id.clone(), placed).is_some() {
                    self.wrong(place, Wrong::DuplicateId(table.id.clone()));
                }
            }
        }
    }

    fn field(&mut self, place: &str, field: &crate::model::template::Field) {
        self.label(place, &field.label);
        if matches!(&field.kind, FieldKind::Choice(options) if options.is_empty()) {
            self.wrong(place, Wrong::Nothing);
        }
        if let Some(indicator) = &field.states
            && !self.indicators.contains_key(indicator)
        {
            self.wrong(format!("{place}.states"), Wrong::UnknownName(indicator.clone()));
        }
        for act in &field.acts {
            self.act(&format!("{place}.acts"), act);
        }
    }

    fn act(&mut self, place: &str, act: &str) {
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
        match (kind_of(&expression, self), wanted) {
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
            let stated_by = self.fields.values().find(|placed| placed.field.states.as_deref() == Some(&definition.id));
            compiled.push(CompiledIndicator {
                in_words: in_words(&formula, self),
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
            if name != "period.label" && self.kind(name).is_none() {
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
                let when = sentence.when.as_ref().and_then(|when| self.formula(&format!("{place}.when"), when, Wanted::YesNo));
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
        let mut compiled = super::checks::built_in_checks(&self.fields, &self.tables, indicators);
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
            let fields = self.addresses(&expand(&direct, indicators));
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

    /// The answers among the needs, for the officer to go to; a table stands for itself.
    fn addresses(&self, needs: &[String]) -> Vec<Path> {
        let known = |need: &&String| self.fields.contains_key(*need) || self.tables.contains_key(*need);
        needs.iter().filter(known).map(|need| Path::new(need.as_str())).collect()
    }
}

#[derive(Clone, Copy)]
enum Wanted {
    Number,
    YesNo,
}

impl Scope for Compiler {
    fn kind(&self, name: &str) -> Option<Kind> {
        if let Some(placed) = self.fields.get(name) {
            return Some(formula_kind(&placed.field));
        }
        if let Some((_, unit)) = self.indicators.get(name) {
            return Some(Kind::Number(unit.clone()));
        }
        match name {
            "period.from" | "period.to" => return Some(Kind::Date),
            "period.year" => return Some(Kind::Number(None)),
            _ => {}
        }
        let (table, row, column) = cell_parts(name)?;
        match &self.tables.get(table)?.table.rows {
            Rows::Fixed(rows) if rows.iter().any(|choice| choice.id == row) => Scope::column(self, table, column),
            _ => None,
        }
    }

    fn column(&self, table: &str, column: &str) -> Option<Kind> {
        let columns = &self.tables.get(table)?.table.columns;
        columns.iter().find(|field| field.id == column).map(formula_kind)
    }

    fn is_table(&self, name: &str) -> bool {
        self.tables.contains_key(name)
    }
}

impl Labels for Compiler {
    fn label(&self, name: &str) -> String {
        let field = self.fields.get(name).map(|placed| placed.field.label.clone());
        let indicator = self.indicators.get(name).map(|(label, _)| label.clone());
        let cell = || {
            let (table, row, column) = cell_parts(name)?;
            let Rows::Fixed(rows) = &self.tables.get(table)?.table.rows else { return None };
            let row = rows.iter().find(|choice| choice.id == row)?;
            Some(format!("{}, {}", row.label, Labels::column(self, table, column)))
        };
        field.or(indicator).or_else(cell).unwrap_or_else(|| words::builtin_name(name).to_owned())
    }

    fn table(&self, table: &str) -> String {
        self.tables.get(table).map_or_else(String::new, |placed| placed.table.label.clone())
    }

    fn column(&self, table: &str, column: &str) -> String {
        let columns = self.tables.get(table).map(|placed| placed.table.columns.as_slice()).unwrap_or_default();
        columns.iter().find(|field| field.id == column).map_or_else(|| column.to_owned(), |field| field.label.clone())
    }
}
