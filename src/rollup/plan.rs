//! A template read once for rolling up: which numbers of a report are added, and how indicators are made of their sums.
//!
//! An indicator is split where adding and dividing part: `percent(a + b, c)` has the parts `a + b` and `c`. Parts are added
//! over agencies, and the rest of the formula is worked out over the sums (docs/numbers.md, rule 7). Not here: reports.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use crate::formula::outcome::Outcome;
use crate::formula::syntax::{Expression, Node};
use crate::model::template::{FieldKind, OverTime, Table};
use crate::template::form::Form;
use crate::template::rules::{CompiledColumn, Rules};

/// How a template's reports are rolled up.
#[derive(Debug)]
pub struct Plan {
    /// What is asked.
    pub form: Arc<Form>,
    /// What follows.
    pub rules: Arc<Rules>,
    /// Numbers that are added over agencies, those that are stated before those that are worked out.
    pub(super) figures: Vec<Figure>,
    /// How many are stated.
    pub(super) stated: usize,
    /// Parts of indicators that are added over agencies, each after those that it names.
    pub(super) parts: Vec<Part>,
    /// What each part is the sum of, where it is one.
    pub(super) addends: Vec<Option<Vec<Addend>>>,
    /// Indicators in the template's order, then computed columns.
    pub(super) indicators: Vec<RolledIndicator>,
    /// Fields whose options are counted.
    pub(super) choices: Vec<ChoiceField>,
    /// Numbers of which the latest counts.
    pub(super) latest: Vec<String>,
    pub(super) latest_of: HashMap<String, usize>,
    /// Where answers outside tables go, in the order of their addresses, which is that of a report's answers.
    pub(super) targets: Vec<(String, Target)>,
    /// Tables that are rolled up, in the order of their ids.
    pub(super) tables: Vec<TablePlan>,
    pub(super) figure_of: HashMap<String, usize>,
    pub(super) indicator_of: HashMap<String, usize>,
    /// What indicators come to that are the same in all reports, by id: others name them.
    pub(super) constants: HashMap<String, Outcome>,
}

/// A number that is added over agencies.
#[derive(Clone, Debug)]
pub struct Figure {
    /// Its address: of a field, a cell of a fixed row, `table..column` of the sum over a column, or the id of what is worked
    /// out.
    pub address: String,
    /// How figures of periods one after another become one.
    pub over_time: OverTime,
    /// What is worked out in each report; none of what is stated there.
    pub(super) formula: Option<Expression>,
    /// True for what indicators are made of.
    pub(super) is_used: bool,
}

/// A part of an indicator.
#[derive(Clone, Debug)]
pub(super) enum Part {
    /// A figure as it is.
    Figure(usize),
    /// Worked out from figures and earlier parts of the same report.
    Formula {
        formula: Expression,
        /// How values of periods one after another become one. None for a sum of what differs in time (what came in and what
        /// was carried over at the beginning): it is worked out over the longer period.
        over_time: Option<OverTime>,
    },
}

/// A figure, or an earlier part, that is added.
#[derive(Clone, Copy, Debug)]
pub(super) enum Addend {
    Figure(usize),
    Part(usize),
}

/// An indicator, or a computed column, of many reports.
#[derive(Clone, Debug)]
pub struct RolledIndicator {
    /// Its id, of a column `table..column`.
    pub id: String,
    /// Its formula over the sums of its parts; none where it stays with its agency.
    pub(super) formula: Option<Expression>,
    /// Its parts, those of the indicators that it is made of included.
    pub(super) parts: Vec<usize>,
    /// The numbers in it of which the latest counts, likewise.
    pub(super) latest: Vec<usize>,
}

/// A field whose options are counted.
#[derive(Clone, Debug)]
pub struct ChoiceField {
    /// Its address.
    pub address: String,
    /// Ids of its options; `yes` and `no`.
    pub options: Vec<String>,
}

/// Where an answer goes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Target {
    Figure(usize),
    Choice(usize),
    Latest(usize),
}

/// A table whose cells are read.
#[derive(Clone, Debug)]
pub(super) struct TablePlan {
    pub id: String,
    /// Id of its section.
    pub section: String,
    pub columns: Vec<ColumnPlan>,
    /// Positions of its columns in the order of their ids.
    pub sorted: Vec<usize>,
    /// Position of the column that marks headings of groups.
    pub group: Option<usize>,
    /// Ids of its rows, where the template declares them.
    pub rows: Option<Vec<String>>,
    /// Columns that are added.
    pub added: Vec<AddedColumn>,
}

/// A column whose cells are read.
#[derive(Clone, Debug)]
pub(super) struct ColumnPlan {
    pub id: String,
    /// What is typed there; none where it is worked out.
    pub kind: Option<FieldKind>,
}

/// A column that is added.
#[derive(Clone, Debug)]
pub(super) struct AddedColumn {
    /// Its position.
    pub column: usize,
    /// The figure of its sum over the rows.
    pub sum: usize,
    /// The figures of its cells, in the order of rows that the template declares.
    pub cells: Vec<usize>,
}

/// Names of parts and figures in formulas; no address begins so.
const FIGURE: char = '#';
const PART: char = '@';

pub(super) fn figure_name(position: usize) -> String {
    format!("{FIGURE}{position}")
}

pub(super) fn part_name(position: usize) -> String {
    format!("{PART}{position}")
}

/// The figure that a name in a formula stands for.
pub(super) fn figure_named(name: &str) -> Option<usize> {
    name.strip_prefix(FIGURE)?.parse().ok()
}

/// The part that a name in a formula stands for.
pub(super) fn part_named(name: &str) -> Option<usize> {
    name.strip_prefix(PART)?.parse().ok()
}

/// True for a computed column whose cells can be added: neither a rate nor worked out from percentages that were stated by hand,
/// of which many rows have no sum (docs/numbers.md, rule 7).
pub(super) fn is_added(table: &Table, computed: &CompiledColumn) -> bool {
    !computed.rate && !computed.cells.iter().any(|id| is_percent(table, id))
}

/// True for a column of percentages that are stated by hand.
pub(super) fn is_percent(table: &Table, column: &str) -> bool {
    let mut columns = table.columns.iter();
    columns.any(|one| one.id == column && one.kind == FieldKind::Percent)
}

impl Plan {
    /// A number that is added over agencies: the address of a field or of a cell of a fixed row, `table..column`.
    #[must_use]
    pub fn figure(&self, address: &str) -> Option<&Figure> {
        self.figures.get(*self.figure_of.get(address)?)
    }

    /// Everything that is added over agencies.
    #[must_use]
    pub fn figures(&self) -> &[Figure] {
        &self.figures
    }

    /// The indicators, in the template's order, then computed columns (`table..column`).
    #[must_use]
    pub fn indicators(&self) -> &[RolledIndicator] {
        &self.indicators
    }

    /// An indicator that is worked out over sums, by the name that formulas have for it.
    pub(super) fn indicator(&self, name: &str) -> Option<&RolledIndicator> {
        let indicator = self.indicators.get(*self.indicator_of.get(name)?)?;
        indicator.formula.as_ref().map(|_| indicator)
    }

    /// Parts with all that they name, in their order.
    pub(super) fn with_inner<'a>(&self, parts: impl Iterator<Item = &'a usize>) -> Vec<usize> {
        let mut waiting: Vec<usize> = parts.copied().collect();
        let mut all = BTreeSet::new();
        while let Some(next) = waiting.pop() {
            if let Some(Part::Formula { formula, .. }) = self.parts.get(next)
                && !all.contains(&next)
            {
                formula.visit(None, &mut |part, _| {
                    if let Node::Name(name) = &part.node {
                        waiting.extend(part_named(name));
                    }
                });
            }
            all.insert(next);
        }
        all.into_iter().collect()
    }

    /// The position of a table.
    pub(super) fn table_at(&self, id: &str) -> Option<usize> {
        let tables = self.tables.as_slice();
        tables.binary_search_by(|one| one.id.as_str().cmp(id)).ok()
    }

    /// The fields whose options are counted.
    #[must_use]
    pub fn choices(&self) -> &[ChoiceField] {
        &self.choices
    }

    pub(super) fn add_figure(
        &mut self,
        address: &str,
        over_time: OverTime,
        formula: Option<Expression>,
    ) -> usize {
        let position = self.figures.len();
        self.figures.push(Figure {
            address: address.to_owned(),
            over_time,
            formula,
            is_used: false,
        });
        self.figure_of.entry(address.to_owned()).or_insert(position);
        position
    }
}

impl Figure {
    /// True for what is stated in reports, not worked out in each.
    #[must_use]
    pub fn is_stated(&self) -> bool {
        self.formula.is_none()
    }
}

impl RolledIndicator {
    /// True when it can be had for many agencies; else each keeps its own.
    #[must_use]
    pub fn is_rolled_up(&self) -> bool {
        self.formula.is_some()
    }

    /// The part that it is, where it is nothing else: a sum, not a rate.
    pub(super) fn only_part(&self) -> Option<usize> {
        match &self.formula.as_ref()?.node {
            Node::Name(name) => part_named(name),
            _ => None,
        }
    }

    /// Its parts in the order in which its formula names them, then those of the indicators that it is made of.
    pub(super) fn in_order(&self) -> Vec<usize> {
        let mut parts = Vec::new();
        if let Some(formula) = &self.formula {
            formula.visit(None, &mut |part, _| {
                if let Node::Name(name) = &part.node {
                    parts.extend(part_named(name).filter(|part| !parts.contains(part)));
                }
            });
        }
        let inner = self.parts.iter().filter(|part| !parts.contains(part));
        let inner: Vec<usize> = inner.copied().collect();
        parts.extend(inner);
        parts
    }
}

/// The option that yes is counted under.
pub const YES: &str = "yes";
/// The option that no is counted under.
pub const NO: &str = "no";
