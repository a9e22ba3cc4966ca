//! What a collection gives the fields of a report.

use std::collections::{BTreeMap, HashMap};

use super::fill::{Fill, Fills, Unfilled, answer_of};
use crate::collection::workspace::Workspace;
use crate::formula::syntax::{Function, Node};
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::{Field, FieldKind, Item, RollUp, Rows, Table};
use crate::rollup::answers::list;
use crate::rollup::plan::YES;
use crate::rollup::roll_up::{Attributed, Owing};
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::sheet_values::SheetValue;
use crate::rollup::totals::Totals;
use crate::template::compile::Compiled;
use crate::template::outline::each_item;

/// Agencies whose words are listed in one answer at most: nobody reads on, and a field takes no more.
pub const MOST_LISTED: usize = 60;

/// Reports that are read at most for what they list: of a province it is some hundred, all at once in memory.
pub const MOST_READ: usize = 2_000;

/// What a collection gives a report of a template: of the collection's own template every field by what it is rolled up to;
/// of another one the fields for which that template names a number of the collection's (`synthesizes`). None where it
/// names none. `reports` are those that count, for words and rows that are listed; of more than are read at once ([`MOST_READ`]),
/// none.
#[must_use]
pub fn fills(
    workspace: &Workspace,
    reports: &[Attributed<'_>],
    target: &Compiled,
) -> Option<Fills> {
    let own = &workspace.template;
    let source = Source::new(workspace, reports);
    if target.form.id == own.form.id {
        return Some(source.own_fields(target));
    }
    let named = target.rules.synthesizes.get(&own.form.id)?;
    let fill = |(path, from): (&String, &String)| {
        let path = FieldPath::new(path.as_str());
        let kind = target.form.field_kind(&path)?;
        Some(source.number(path.clone(), kind, from))
    };
    Some(Fills {
        fills: named.iter().filter_map(fill).collect(),
        rows: BTreeMap::new(),
    })
}

/// True for a template of which a report can be created from a collection of another one, or of the same.
#[must_use]
pub fn can_synthesize(target: &Compiled, collected: &str) -> bool {
    target.form.id == collected || target.rules.synthesizes.contains_key(collected)
}

/// The collection with all that is asked of it often.
pub(super) struct Source<'a> {
    pub(super) workspace: &'a Workspace,
    pub(super) owing: Vec<Owing>,
    pub(super) reports: &'a [Attributed<'a>],
    /// False where there are more reports than are read.
    pub(super) has_reports: bool,
    sheet: HashMap<String, SheetRow>,
    whole: Totals,
}

impl<'a> Source<'a> {
    fn new(workspace: &'a Workspace, reports: &'a [Attributed<'a>]) -> Self {
        let rolled_up = workspace.rolled_up();
        let rows = rolled_up.plan().sheet().into_iter();
        let rows = rows.flat_map(|section| section.rows);
        Self {
            owing: workspace.owing(),
            has_reports: workspace.counted_submissions().len() <= MOST_READ,
            reports,
            sheet: rows.map(|row| (row.address.clone(), row)).collect(),
            whole: rolled_up.whole(),
            workspace,
        }
    }

    /// The collection's own template, field by field.
    fn own_fields(&self, target: &Compiled) -> Fills {
        let mut fills = Fills::default();
        each_item(&target.form.sections, &mut |_, item| match item {
            Item::Field(field) => fills.fills.extend(self.field(target, field)),
            Item::Table(table) => match &table.rows {
                Rows::Fixed(rows) => {
                    let rows = rows.iter();
                    fills
                        .fills
                        .extend(rows.flat_map(|row| self.cells(table, &row.id)));
                }
                Rows::Added { .. } => self.add_rows(target, table, &mut fills),
            },
        });
        fills
    }

    /// The cells of a fixed row that are rolled up.
    fn cells(&self, table: &Table, row: &str) -> Vec<Fill> {
        let cell = |column: &Field| {
            let path = FieldPath::cell(&table.id, row, &column.id);
            let from = path.as_str().to_owned();
            self.is_number(&from)
                .then(|| self.number(path, &column.kind, &from))
        };
        table.columns.iter().filter_map(cell).collect()
    }

    fn field(&self, target: &Compiled, field: &Field) -> Option<Fill> {
        let path = FieldPath::new(field.id.as_str());
        match target.rules.method_of_field(field).roll_up {
            RollUp::Sum | RollUp::Latest if self.is_number(&field.id) => {
                let from = self.standing_for(&field.id).unwrap_or(&field.id);
                Some(self.number(path, &field.kind, from))
            }
            RollUp::Distribution => self.chosen_by_all(path, &field.kind),
            RollUp::List if matches!(field.kind, FieldKind::Text | FieldKind::Lines) => {
                Some(self.words(path))
            }
            _ => None,
        }
    }

    /// The option that all agencies chose that chose any; where they differ it is a person's to say.
    fn chosen_by_all(&self, path: FieldPath, kind: &FieldKind) -> Option<Fill> {
        let from = path.as_str().to_owned();
        let row = self.sheet.get(&from)?;
        let value = self
            .workspace
            .rolled_up()
            .sheet_value(&self.whole, None, row);
        let SheetValue::Options { counts, coverage } = value else {
            return None;
        };
        let mut chosen = counts.iter().filter(|(_, count)| *count > 0);
        let (option, _) = chosen.next()?;
        if chosen.next().is_some() {
            return None;
        }
        let answer = match kind {
            FieldKind::YesNo => Answer::YesNo(option == YES),
            _ => Answer::Text(option.clone()),
        };
        Some(Fill {
            path,
            from,
            answer: Ok(answer),
            coverage: Some(coverage),
        })
    }

    /// The indicator that stands for a field where some agencies leave it to what replaces it (`coalesce(field, ...)`): the sum of
    /// the field alone would leave those out.
    fn standing_for(&self, field: &str) -> Option<&str> {
        let indicators = self.workspace.template.rules.indicators.iter();
        let mut standing = indicators.filter(|one| match &one.formula.node {
            Node::Call(Function::Coalesce, parts) => {
                let first = parts.first().map(|part| &part.node);
                matches!(first, Some(Node::Name(name)) if name == field)
            }
            _ => false,
        });
        let id = standing.next()?.definition.id.as_str();
        let mut rolled_up = self.workspace.rolled_up().plan().indicators().iter();
        rolled_up
            .any(|one| one.id == id && one.is_rolled_up())
            .then_some(id)
    }

    fn is_number(&self, address: &str) -> bool {
        let row = self.sheet.get(address);
        row.is_some_and(|row| matches!(row.kind, SheetKind::Figure | SheetKind::Latest))
    }

    /// A number of the collection in a field.
    pub(super) fn number(&self, path: FieldPath, kind: &FieldKind, from: &str) -> Fill {
        let rolled_up = self.workspace.rolled_up();
        let value = self
            .sheet
            .get(from)
            .map(|row| (row, rolled_up.sheet_value(&self.whole, None, row)));
        let (answer, coverage) = match value {
            Some((
                row,
                SheetValue::Number {
                    outcome, coverage, ..
                },
            )) => (answer_of(&outcome, row.kind, kind), coverage),
            Some(_) | None => (Err(Unfilled::Unknown), None),
        };
        Fill {
            path,
            from: from.to_owned(),
            answer,
            coverage,
        }
    }

    /// What agencies wrote, each behind its name.
    fn words(&self, path: FieldPath) -> Fill {
        let form = &self.workspace.template.form;
        let listed = list(form, &self.owing, self.reports, path.as_str());
        let said = listed.iter().filter_map(|one| match one.answer {
            Answer::Text(text) => Some((one.agency, text.as_str())),
            _ => None,
        });
        let said: Vec<(&str, &str)> = said.collect();
        let answer = match said.len() {
            _ if !self.has_reports => Err(Unfilled::TooMany),
            0 => Err(Unfilled::NotStated),
            count if count > MOST_LISTED => Err(Unfilled::TooMany),
            _ => {
                let line = |(agency, text): &(&str, &str)| {
                    let lines = text
                        .lines()
                        .map(|line| line.trim().trim_end_matches(['.', ';']));
                    let lines: Vec<&str> = lines.filter(|line| !line.is_empty()).collect();
                    format!("{}: {}.", self.agency(agency), lines.join("; "))
                };
                let lines: Vec<String> = said.iter().map(line).collect();
                Ok(Answer::Text(lines.join("\n")))
            }
        };
        Fill {
            from: path.as_str().to_owned(),
            path,
            answer,
            coverage: None,
        }
    }

    /// The name of an agency.
    pub(super) fn agency<'b>(&'b self, id: &'b str) -> &'b str {
        let found = self.workspace.collection.agency(id);
        found.map_or(id, |agency| agency.name.as_str())
    }
}
