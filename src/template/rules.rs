//! What follows from the answers to a template: everything that a report is assessed by.
//!
//! Made by `compile` only. Not here: what is asked (`form`), nor results (`assess`).

use std::collections::BTreeMap;
use std::sync::OnceLock;

use serde::{Deserialize, Serialize};

use crate::formula::syntax::Expression;
use crate::model::answer::FieldPath;
use crate::model::template::{Indicator, RollUpRule, SentenceStyle};
use crate::template::check_rule::CompiledCheck;
use crate::template::dependencies::column_name;
use crate::template::rule_index::{Rule, RuleIndex};
use crate::template::sentence::SentenceText;

/// What follows from the answers to a template.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rules {
    /// Indicators with their trees, in the template's order.
    pub indicators: Vec<CompiledIndicator>,
    /// Checks, the built-in ones first.
    pub checks: Vec<CompiledCheck>,
    /// Sentences of the outline.
    pub sentences: Vec<CompiledSentence>,
    /// Subject of the document.
    pub subject: SentenceText,
    /// Closing paragraph of the document.
    pub closing: SentenceText,
    /// Computed columns, by `table..column`.
    pub columns: BTreeMap<String, CompiledColumn>,
    /// How fields, tables and columns are rolled up, where the template says so (`template::roll_up`).
    pub roll_up: BTreeMap<String, RollUpRule>,
    /// From which other templates' collections a report of this one is filled, and by which of their numbers each field.
    pub synthesizes: BTreeMap<String, BTreeMap<String, String>>,
    /// Where they stand, by what names them; made when it is first asked for.
    #[serde(skip)]
    pub(crate) index: OnceLock<RuleIndex>,
}

/// A computed column with its tree.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledColumn {
    /// Its formula, over the cells of a row.
    pub formula: Expression,
    /// True when it divides by a number of the row: its total is the formula over the totals, else the sum of the rows.
    pub rate: bool,
    /// The typed columns that it is worked out from.
    pub cells: Vec<String>,
    /// What it depends on: addresses, and ids of tables.
    pub depends_on: Vec<String>,
}

/// An indicator with its tree.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledIndicator {
    /// As declared.
    pub definition: Indicator,
    /// Its formula.
    pub formula: Expression,
    /// The percentage field that states the same by hand.
    pub stated_by: Option<FieldPath>,
    /// What it depends on: addresses, and ids of tables.
    pub depends_on: Vec<String>,
}

/// A sentence ready to be written.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CompiledSentence {
    /// Unique in the template.
    pub id: String,
    /// Id of its section.
    pub section: String,
    /// How it stands in the document.
    pub style: SentenceStyle,
    /// The table for each of whose rows it is written.
    pub each: Option<String>,
    /// Its words.
    pub text: SentenceText,
    /// It is written only when this is true.
    pub when: Option<Expression>,
    /// What it depends on: addresses, and ids of tables.
    pub depends_on: Vec<String>,
}

impl Rules {
    /// An indicator by id.
    #[must_use]
    pub fn indicator(&self, id: &str) -> Option<&CompiledIndicator> {
        self.indicators.get(self.index().indicator(id)?)
    }

    /// Positions of the rules by name and by what they depend on.
    #[must_use]
    pub fn index(&self) -> &RuleIndex {
        self.index.get_or_init(|| {
            let mut index = RuleIndex::default();
            let mut add = |rule, depends_on: &[String]| {
                depends_on.iter().for_each(|name| index.add(rule, name));
            };
            for (position, one) in self.indicators.iter().enumerate() {
                add(Rule::Indicator(position), &one.depends_on);
            }
            for (position, one) in self.checks.iter().enumerate() {
                add(Rule::Check(position), &one.depends_on);
            }
            for (position, one) in self.sentences.iter().enumerate() {
                add(Rule::Sentence(position), &one.depends_on);
            }
            for (position, one) in self.indicators.iter().enumerate() {
                index.add_indicator(&one.definition.id, position);
                if let Some(stated) = &one.stated_by {
                    index.add(Rule::Indicator(position), stated.as_str());
                }
            }
            index
        })
    }

    /// The computed columns of a table.
    pub fn columns_of(&self, table: &str) -> impl Iterator<Item = &CompiledColumn> {
        let names = column_name(table, "");
        self.columns
            .range(names.clone()..)
            .take_while(move |(name, _)| name.starts_with(&names))
            .map(|(_, column)| column)
    }

    /// A check by id.
    #[must_use]
    pub fn check(&self, id: &str) -> Option<&CompiledCheck> {
        self.checks.iter().find(|one| one.id == id)
    }

    /// A computed column.
    #[must_use]
    pub fn computed(&self, table: &str, column: &str) -> Option<&CompiledColumn> {
        self.columns.get(&column_name(table, column))
    }
}
