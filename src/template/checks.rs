//! Compiles declared checks and sentences.

use std::collections::BTreeSet;

use crate::formula::kinds::Scope;
use crate::formula::syntax::{Expression, Function, Node};
use crate::model::template::{Section, Template};
use crate::template::built_in;
use crate::template::check_rule::{CheckRule, CompiledCheck, DeclaredRule};
use crate::template::columns::Columns;
use crate::template::compile::{BuiltIn, Compiler, Wanted, Wrong};
use crate::template::dependencies::{
    Known, column_name, formula_dependencies, sentence_dependencies, transitive,
};
use crate::template::rules::{CompiledIndicator, CompiledSentence};
use crate::template::sentence::SentenceText;

impl Compiler {
    /// The table of `each`, when it is there.
    fn each(&mut self, place: &str, each: Option<&String>) -> Option<String> {
        let table = each?;
        if !self.names.tables.contains_key(table) {
            self.wrong(format!("{place}.each"), Wrong::UnknownName(table.clone()));
            return None;
        }
        Some(table.clone())
    }

    pub(crate) fn sentence(&mut self, place: &str, text: &str, each: Option<&str>) -> SentenceText {
        self.label(place, text);
        let sentence = SentenceText::parse(text).unwrap_or_else(|problem| {
            self.wrong(place, Wrong::Sentence(problem));
            SentenceText::default()
        });
        for name in sentence.names() {
            let known = match (name.strip_prefix("row."), each) {
                (Some(column), Some(table)) => Scope::column(&self.names, table, column).is_some(),
                _ => {
                    name == "period.label"
                        || name == "row" && each.is_some()
                        || self.names.kind(name).is_some()
                }
            };
            if !known {
                self.wrong(place, Wrong::UnknownName(name.to_owned()));
            }
        }
        sentence
    }

    pub(crate) fn sentences(
        &mut self,
        sections: &[Section],
        known: &Known,
    ) -> Vec<CompiledSentence> {
        let mut compiled = Vec::new();
        for section in sections {
            for sentence in &section.narrative {
                let place = format!("narrative.{}", sentence.id);
                if !self.sentence_ids.insert(sentence.id.clone()) {
                    self.wrong(place.clone(), Wrong::DuplicateId(sentence.id.clone()));
                }
                let each = self.each(&place, sentence.each.as_ref());
                if each.is_none() && sentence.each.is_some() {
                    continue;
                }
                let table = each.as_deref();
                let text = self.sentence(&place, &sentence.text, table);
                let when = sentence.when.as_ref().and_then(|when| {
                    self.formula(&format!("{place}.when"), when, Wanted::YesNo, table)
                });
                let mut depends_on = sentence_dependencies(&text, table);
                depends_on.extend(
                    when.iter()
                        .flat_map(|when| formula_dependencies(when, table)),
                );
                compiled.push(CompiledSentence {
                    id: sentence.id.clone(),
                    section: section.id.clone(),
                    style: sentence.style,
                    text,
                    when,
                    depends_on: transitive(&depends_on, known),
                    each,
                });
            }
            compiled.extend(self.sentences(&section.sections, known));
        }
        compiled
    }

    pub(crate) fn checks(
        &mut self,
        template: &Template,
        parts: &BuiltIn,
        indicators: &[CompiledIndicator],
        columns: &Columns,
        known: &Known,
    ) -> Vec<CompiledCheck> {
        let mut compiled = built_in::built_in_checks(&self.names, indicators, known);
        built_in::outliers::outliers(
            &self.names,
            &template.periods,
            &parts.periods,
            &mut compiled,
        );
        compiled.extend(built_in::texts::text_checks(&self.names));
        let mut ids = BTreeSet::new();
        for check in parts.checks.iter().chain(&template.checks) {
            let place = format!("checks.{}", check.id);
            if !ids.insert(&check.id) {
                self.wrong(place.clone(), Wrong::DuplicateId(check.id.clone()));
            }
            self.label(&format!("{place}.advice"), &check.advice);
            let each = self.each(&place, check.each.as_ref());
            if each.is_none() && check.each.is_some() {
                continue;
            }
            let table = each.as_deref();
            let Some(rule) =
                self.formula(&format!("{place}.rule"), &check.rule, Wanted::YesNo, table)
            else {
                continue;
            };
            let message = check
                .message
                .as_ref()
                .map(|message| self.sentence(&format!("{place}.message"), message, table));
            let direct = formula_dependencies(&rule, table);
            let mut depends_on = direct.clone();
            depends_on.extend(table.map(str::to_owned));
            depends_on.extend(
                message
                    .iter()
                    .flat_map(|message| sentence_dependencies(message, table)),
            );
            let depends_on = transitive(&depends_on, known);
            let mut fields = self.names.addresses(&transitive(&direct, known));
            // The cells of the row stand for its table.
            fields.retain(|path| Some(path.as_str()) != table);
            let cells = cells(&rule, table, columns);
            let rule = DeclaredRule {
                rule,
                message,
                advice: check.advice.clone(),
                fields,
                each,
                cells,
            };
            compiled.push(CompiledCheck {
                id: check.id.clone(),
                family: check.family.clone(),
                severity: check.severity,
                rule: CheckRule::Formula(rule),
                depends_on,
            });
        }
        compiled
    }
}

/// The typed columns of the row that a rule looks at, behind computed ones too; true for the row above.
fn cells(rule: &Expression, table: Option<&str>, columns: &Columns) -> Vec<(String, bool)> {
    let Some(table) = table else {
        return Vec::new();
    };
    let mut mentioned: Vec<(String, bool)> = Vec::new();
    let mut above = None;
    rule.visit(None, &mut |part, inner| match &part.node {
        Node::Call(Function::Before, parts) => above = parts.first().map(|cell| cell.at),
        Node::RowCell(column) if inner.is_none() => {
            mentioned.push((column.clone(), above.take() == Some(part.at)))
        }
        _ => {}
    });
    let mut cells = Vec::new();
    for (column, above) in mentioned {
        let behind = columns
            .get(&column_name(table, &column))
            .map(|computed| computed.cells.clone());
        for column in behind.unwrap_or_else(|| vec![column]) {
            if !cells.contains(&(column.clone(), above)) {
                cells.push((column, above));
            }
        }
    }
    cells
}
