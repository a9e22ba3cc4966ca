//! A template as written -> a template checked as a whole, or everything that is wrong with it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, OnceLock};

use crate::formula::kinds::{Kind, KindError, kind_of};
use crate::formula::parse::{SyntaxError, parse};
use crate::formula::syntax::Expression;
use crate::model::answer::Path;
use crate::model::citation::Citation;
use crate::model::map_of;
use crate::model::period::PeriodRule;
use crate::model::template::{Check, Evidence, Item, Section, Template};
use crate::template::columns::column_place;
use crate::template::dependencies::{Computed, Known, formula_dependencies, order, transitive};
use crate::template::form::{DocumentForm, Form, PARTICULARS};
use crate::template::names::Names;
use crate::template::rules::{CompiledIndicator, Rules};
use crate::template::sentence::SentenceProblem;

/// The built-in parts that every template is compiled with.
#[derive(Clone, Debug, Default)]
pub struct BuiltIn {
    /// The section of the particulars.
    pub particulars: Particulars,
    /// Checks of the particulars.
    pub checks: Vec<Check>,
    /// The registry of legal acts.
    pub acts: Vec<Citation>,
    /// The usual days of each kind of period, taken by templates that state none.
    pub periods: Vec<PeriodRule>,
}

/// The built-in section with the particulars of agency and document.
#[derive(Clone, Debug, Default)]
pub struct Particulars {
    /// Heading.
    pub title: String,
    /// Guidance for the officer.
    pub hint: String,
    /// Fields, addresses under `agency.` and `document.`.
    pub items: Vec<Item>,
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
    /// Indicators or computed columns that need each other in a circle.
    Cycle(String),
    /// Formulas that build on one another deeper than they can be worked out.
    TooDeep(String),
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
) -> Result<Compiled, Vec<TemplateProblem>> {
    let mut compiler = Compiler::new(&template, built_in);
    compiler.declare(&template);
    compiler.check_acts(&template);
    let mut indicators = compiler.indicators(&template);
    let mut columns = compiler.columns();
    let mut computed: Vec<Computed> = indicators
        .iter()
        .map(|one| Computed::new(&one.definition.id, &one.depends_on, &one.formula))
        .collect();
    computed.extend(
        columns
            .iter()
            .map(|(name, column)| Computed::new(name, &column.depends_on, &column.formula)),
    );
    let order = order(&computed).unwrap_or_else(|wrong| {
        let (Wrong::Cycle(name) | Wrong::TooDeep(name)) = &wrong else {
            return Vec::new();
        };
        let column = name
            .split_once("..")
            .map(|(table, column)| column_place(table, column));
        compiler.wrong(
            column.unwrap_or_else(|| format!("indicators.{name}.formula")),
            wrong,
        );
        Vec::new()
    });
    // What a formula needs includes the needs of what it builds on; `order` puts those first.
    let mut known = Known::new();
    let mut names = Vec::new();
    for Computed {
        name, depends_on, ..
    } in order
        .into_iter()
        .filter_map(|position| computed.get(position))
    {
        let mut depends_on = transitive(depends_on, &known);
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
    compiler.settle(&mut columns, &names);
    let checks = compiler.checks(&template, built_in, &indicators, &columns, &known);
    let sentences = compiler.sentences(&template.sections, &known);
    let subject = compiler.sentence("document.subject", &template.document.subject, None);
    let closing = compiler.sentence("document.closing", &template.document.closing, None);
    let Compiler {
        names: Names { fields, tables, .. },
        acts,
        problems,
        particulars,
        ..
    } = compiler;
    if !problems.is_empty() {
        return Err(problems);
    }
    let rules = Rules {
        indicators,
        checks,
        sentences,
        subject,
        closing,
        columns,
        index: OnceLock::new(),
    };
    let mut sections = template.sections;
    without_sentences(&mut sections);
    let document = template.document;
    let form = Form {
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
        particulars,
        sections,
        digest,
        acts,
        fields,
        tables,
    };
    Ok(Compiled {
        form: Arc::new(form),
        rules: Arc::new(rules),
    })
}

/// The sentences of an outline are rules; the form has the outline without them.
fn without_sentences(sections: &mut [Section]) {
    for section in sections {
        section.narrative.clear();
        without_sentences(&mut section.sections);
    }
}

/// What is known of a template so far, and what is wrong with it.
pub(crate) struct Compiler {
    pub(crate) particulars: Section,
    pub(crate) names: Names,
    pub(crate) sections: BTreeSet<String>,
    pub(crate) sentence_ids: BTreeSet<String>,
    acts: BTreeMap<String, Citation>,
    problems: Vec<TemplateProblem>,
}

impl Compiler {
    fn new(template: &Template, built_in: &BuiltIn) -> Self {
        let acts = map_of(
            built_in
                .acts
                .iter()
                .chain(&template.acts)
                .map(|act| (act.id.clone(), act.clone())),
        );
        let indicators = map_of(
            template
                .indicators
                .iter()
                .map(|one| (one.id.clone(), (one.label.clone(), one.unit.clone()))),
        );
        Self {
            particulars: Section {
                id: PARTICULARS.to_owned(),
                title: built_in.particulars.title.clone(),
                short_title: None,
                hint: Some(built_in.particulars.hint.clone()),
                optional: false,
                items: built_in.particulars.items.clone(),
                narrative: Vec::new(),
                sections: Vec::new(),
            },
            names: Names {
                indicators,
                ..Names::default()
            },
            sections: BTreeSet::new(),
            sentence_ids: BTreeSet::new(),
            acts,
            problems: Vec::new(),
        }
    }

    pub(crate) fn wrong(&mut self, place: impl Into<String>, what: Wrong) {
        self.problems.push(TemplateProblem {
            place: place.into(),
            what,
        });
    }

    pub(crate) fn label(&mut self, place: &str, label: &str) {
        if label.trim().is_empty() {
            self.wrong(place, Wrong::NoLabel);
        }
    }

    pub(crate) fn act(&mut self, place: &str, act: &str) {
        if !self.acts.contains_key(act) {
            self.wrong(place, Wrong::UnknownAct(act.to_owned()));
        }
    }

    fn check_acts(&mut self, template: &Template) {
        for act in &template.document.bases {
            self.act("document.bases", act);
        }
        for act in template
            .periods
            .iter()
            .filter_map(|rule| rule.source.as_ref())
        {
            self.act("periods.source", act);
        }
        for indicator in &template.indicators {
            let target = indicator
                .target
                .as_ref()
                .and_then(|target| target.act.as_ref());
            for act in indicator.acts.iter().chain(target) {
                self.act(&format!("indicators.{}", indicator.id), act);
            }
            if indicator.evidence == Some(Evidence::Source) && indicator.acts.is_empty() {
                self.wrong(
                    format!("indicators.{}.evidence", indicator.id),
                    Wrong::NotA("chỉ tiêu có căn cứ (acts)"),
                );
            }
        }
    }

    /// A formula of the kind that its place wants, in the rows of a table when there is one; a mistake is recorded and `None` comes back.
    pub(crate) fn formula(
        &mut self,
        place: &str,
        text: &str,
        wanted: Wanted,
        table: Option<&str>,
    ) -> Option<Expression> {
        let expression = match parse(text) {
            Ok(expression) => expression,
            Err(error) => {
                self.wrong(place, Wrong::Syntax(error));
                return None;
            }
        };
        match (kind_of(&expression, &self.names, table), wanted) {
            (Ok(Kind::Number(_)), Wanted::Number) | (Ok(Kind::YesNo), Wanted::YesNo) => {
                Some(expression)
            }
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
            let Some(formula) = self.formula(&place, &definition.formula, Wanted::Number, None)
            else {
                continue;
            };
            let stated_by = self
                .names
                .fields
                .values()
                .find(|placed| placed.field.states.as_deref() == Some(&definition.id));
            compiled.push(CompiledIndicator {
                stated_by: stated_by.map(|placed| Path::new(placed.field.id.as_str())),
                depends_on: formula_dependencies(&formula, None),
                definition: definition.clone(),
                formula,
            });
        }
        compiled
    }
}

/// The kind of formula that a place wants.
#[derive(Clone, Copy)]
pub(crate) enum Wanted {
    /// A number.
    Number,
    /// A condition.
    YesNo,
}
