//! What the stages of `compile` share: the names known so far, the registry of acts, and the errors found.
//!
//! Each stage reports all that it finds and goes on, so that one mistake does not hide another.

use std::collections::{BTreeMap, BTreeSet};

use crate::formula::error::{Expected, SyntaxError, TypeError, TypeErrorKind};
use crate::formula::parse::parse;
use crate::formula::syntax::Expression;
use crate::formula::type_check::check_types;
use crate::formula::types::{Scope, Type};
use crate::model::citation::Citation;
use crate::model::map_of;
use crate::model::template::{Section, Template};
use crate::template::built_in::parts::BuiltIn;
use crate::template::error::{CompileError, CompileErrorKind};
use crate::template::form::PARTICULARS;
use crate::template::names::Names;
use crate::template::place::Place;
use crate::template::sentence::SentenceText;

/// What is known of a template so far, and what is wrong with it.
pub(crate) struct Compiler {
    /// The built-in section.
    pub particulars: Section,
    /// What formulas can name.
    pub names: Names,
    /// Ids of sections.
    pub sections: BTreeSet<String>,
    /// The built-in registry and the template's own acts, by id.
    pub acts: BTreeMap<String, Box<Citation>>,
    /// Everything that is wrong.
    pub errors: Vec<CompileError>,
}

/// The type that a place needs of its formula.
#[derive(Clone, Copy)]
pub(crate) enum Needed {
    Number,
    Condition,
}

impl Compiler {
    pub(crate) fn new(template: &Template, built_in: &BuiltIn) -> Self {
        let acts = built_in.acts.iter().chain(&template.acts);
        let indicators = template.indicators.iter();
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
                indicators: map_of(
                    indicators.map(|one| (one.id.clone(), (one.label.clone(), one.unit.clone()))),
                ),
                ..Names::default()
            },
            sections: BTreeSet::new(),
            acts: map_of(acts.map(|act| (act.id.clone(), Box::new(act.clone())))),
            errors: Vec::new(),
        }
    }

    pub(crate) fn report(&mut self, place: Place, kind: CompileErrorKind) {
        self.errors.push(CompileError { place, kind });
    }

    pub(crate) fn require_text(&mut self, place: Place, text: &str) {
        if text.trim().is_empty() {
            self.report(place, CompileErrorKind::Empty);
        }
    }

    /// Acts that a member names.
    pub(crate) fn require_acts(&mut self, place: &Place, acts: &[String]) {
        for (entry, act) in acts.iter().enumerate() {
            self.require_act(place.entry(entry), act);
        }
    }

    pub(crate) fn require_act(&mut self, place: Place, act: &str) {
        if !self.acts.contains_key(act) {
            self.report(place, CompileErrorKind::UnknownAct(act.to_owned()));
        }
    }

    /// The table that `each` names, when it is there.
    pub(crate) fn row_table(&mut self, place: Place, each: &str) -> Option<String> {
        if self.names.tables.contains_key(each) {
            return Some(each.to_owned());
        }
        self.report(place, CompileErrorKind::UnknownTable(each.to_owned()));
        None
    }

    /// The tree of a formula's text; `None` where it cannot be read, which is reported.
    pub(crate) fn parse(&mut self, place: &Place, text: &str) -> Option<Expression> {
        match parse(text) {
            Ok(expression) => Some(expression),
            Err(SyntaxError { span, kind }) => {
                self.report(place.span(span), CompileErrorKind::Syntax(kind));
                None
            }
        }
    }

    /// A formula of the type that its place needs, in the rows of a table when there is one; `None` where there is a
    /// mistake in it, which is reported.
    pub(crate) fn formula(
        &mut self,
        place: &Place,
        text: &str,
        needed: Needed,
        table: Option<&str>,
    ) -> Option<Expression> {
        let expression = self.parse(place, text)?;
        let expected = match (check_types(&expression, &self.names, table), needed) {
            (Ok(Type::Number(_)), Needed::Number) | (Ok(Type::YesNo), Needed::Condition) => {
                return Some(expression);
            }
            (Ok(_), Needed::Number) => Expected::Number,
            (Ok(_), Needed::Condition) => Expected::Condition,
            (Err(errors), _) => {
                for TypeError { span, kind } in errors {
                    self.report(place.span(span), CompileErrorKind::Type(kind));
                }
                return None;
            }
        };
        let kind = CompileErrorKind::Type(TypeErrorKind::Expected(expected));
        self.report(place.span(expression.span), kind);
        None
    }

    /// A sentence, written in the rows of a table when there is one; what is wrong in it is reported.
    pub(crate) fn sentence(
        &mut self,
        place: &Place,
        text: &str,
        table: Option<&str>,
    ) -> SentenceText {
        self.require_text(place.clone(), text);
        let parsed = SentenceText::parse(text);
        for error in parsed.errors {
            let kind = CompileErrorKind::Sentence(error.kind);
            self.report(place.span(error.span), kind);
        }
        for (name, span) in parsed.references {
            let known = match (name.strip_prefix("row."), table) {
                (Some(column), Some(table)) => self.names.column_type(table, column).is_some(),
                _ => {
                    name == "period.label"
                        || name == "row" && table.is_some()
                        || self.names.type_of(&name).is_some()
                }
            };
            if !known {
                self.report(place.span(span), CompileErrorKind::UnknownName(name));
            }
        }
        parsed.text
    }
}
