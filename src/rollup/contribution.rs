//! What one report adds to a roll-up: read out of it once, so that a report more costs one report and not all of them.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::cell::Cell;
use super::cells::{Reader, TableCells};
use super::in_tables::InTables;
use super::one_row::stated_of_rows;
use super::plan::{NO, Plan, TablePlan, Target, YES};
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::evaluate;
use crate::model::answer::Answer;
use crate::model::date::parse_moment;
use crate::model::report::Report;

/// What one report adds, in the order of the plan.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Contribution {
    /// Id of the report.
    pub report: String,
    pub(super) figures: Vec<Cell>,
    pub(super) parts: Vec<Cell>,
    pub(super) choices: Vec<Chosen>,
    pub(super) latest: Vec<Latest>,
}

/// A number of which the latest counts.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Latest {
    pub cell: Cell,
    /// Of the report that has it.
    changed: Arc<Changed>,
}

/// When a report was changed last: seconds since 1970, as it is written, and its id, so that of the same moment the order of
/// files does not decide.
type Changed = (Option<i64>, String, String);

/// What was chosen of some options.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Chosen {
    /// The option at a position.
    Option(usize),
    /// None, or one that the template does not have.
    Blank,
    /// The question does not apply.
    NotApplicable,
}

impl Contribution {
    /// What a report adds; `previous` is the agency's report of the period before, for formulas that ask for it.
    #[must_use]
    pub fn of(plan: &Plan, report: &Report, previous: Option<&Report>) -> Self {
        Self::read(&mut Reader::new(plan), report, previous)
    }

    /// The same with room that was made before.
    pub(super) fn read<'a>(
        reader: &mut Reader<'a>,
        report: &'a Report,
        previous: Option<&'a Report>,
    ) -> Self {
        let plan = reader.plan();
        let mut own = Self {
            report: report.id.clone(),
            figures: vec![Cell::Blank; plan.figures.len()],
            parts: Vec::with_capacity(plan.parts.len()),
            choices: vec![Chosen::Blank; plan.choices.len()],
            latest: Latest::none(plan, report),
        };
        let left_out = plan.form.left_out(report);
        reader.read(report, &left_out, &mut |target, answer| {
            own.take(plan, target, answer);
        });
        if !left_out.is_empty() {
            own.leave_out(plan, &left_out);
        }
        for (table, cells) in plan.tables.iter().zip(&reader.tables) {
            own.take_table(table, cells);
        }
        let lookup = InTables {
            plan,
            tables: &reader.tables,
            report: ReportLookup::new(&plan.form, &plan.rules, report, previous),
        };
        own.take_formulas(plan, &lookup);
        own.work_out_parts(plan);
        own
    }

    /// True for one that was read by this plan, as far as can be told: of so many figures, parts, choices.
    #[must_use]
    pub fn is_of(&self, plan: &Plan) -> bool {
        let counts = [&self.figures, &self.parts].map(Vec::len);
        counts == [plan.figures.len(), plan.parts.len()]
            && self.choices.len() == plan.choices.len()
            && self.latest.len() == plan.latest.len()
    }

    /// A figure by its address.
    #[must_use]
    pub fn figure(&self, plan: &Plan, address: &str) -> Option<&Cell> {
        self.figures.get(*plan.figure_of.get(address)?)
    }

    /// An answer outside tables.
    fn take(&mut self, plan: &Plan, target: Target, answer: &Answer) {
        match target {
            Target::Figure(position) => set(&mut self.figures, position, Cell::of_answer(answer)),
            Target::Latest(position) => self.set_latest(position, Cell::of_answer(answer)),
            Target::Choice(position) => {
                let options = plan.choices.get(position);
                let options = options.map(|one| one.options.as_slice());
                let chosen = chosen(answer, options.unwrap_or_default());
                if let Some(place) = self.choices.get_mut(position) {
                    *place = chosen;
                }
            }
        }
    }

    /// What a report leaves out does not apply to its agency.
    fn leave_out(&mut self, plan: &Plan, left_out: &[&str]) {
        for (address, target) in &plan.targets {
            let section = plan.form.section_at(address);
            if !section.is_some_and(|section| left_out.contains(&section)) {
                continue;
            }
            match target {
                Target::Figure(position) => set(&mut self.figures, *position, Cell::NotApplicable),
                Target::Latest(position) => self.set_latest(*position, Cell::NotApplicable),
                Target::Choice(position) => {
                    if let Some(place) = self.choices.get_mut(*position) {
                        *place = Chosen::NotApplicable;
                    }
                }
            }
        }
    }

    fn set_latest(&mut self, position: usize, cell: Cell) {
        if let Some(place) = self.latest.get_mut(position) {
            place.cell = cell;
        }
    }

    /// The sums of a table's columns, as `table.sum(row.column)` has them, and the cells of declared rows.
    fn take_table(&mut self, table: &TablePlan, cells: &TableCells<'_>) {
        for column in &table.added {
            if !cells.applies {
                for figure in column.cells.iter().chain([&column.sum]) {
                    set(&mut self.figures, *figure, Cell::NotApplicable);
                }
                continue;
            }
            for (row, figure) in column.cells.iter().enumerate() {
                let cell = Cell::of_answer(cells.cell(row, column.column));
                set(&mut self.figures, *figure, cell);
            }
            let counted = cells.counted.iter();
            let counted = counted.map(|row| Cell::of_answer(cells.cell(*row, column.column)));
            set(&mut self.figures, column.sum, column_sum(counted));
        }
    }

    /// What each report works out by itself.
    fn take_formulas(&mut self, plan: &Plan, lookup: &InTables<'_>) {
        for (position, figure) in plan.figures.iter().enumerate() {
            if let Some(formula) = figure.formula.as_ref().filter(|_| figure.is_used) {
                let cell = match Cell::of_outcome(evaluate(formula, lookup)) {
                    Cell::Blank => stated_of_rows(formula, lookup),
                    cell => cell,
                };
                set(&mut self.figures, position, cell);
            }
        }
    }

    fn work_out_parts(&mut self, plan: &Plan) {
        for position in 0..plan.parts.len() {
            let cell = plan.cell_of_part(position, &self.figures, &self.parts);
            self.parts.push(cell);
        }
    }

    /// What several reports of one agency add together: those of the agencies that it was merged from. Parts are added as
    /// each report has them: where one is blank and counts as something (`coalesce`), the sums do not tell.
    #[must_use]
    pub(super) fn merged(all: &[Arc<Self>]) -> Option<Self> {
        let (first, others) = all.split_first()?;
        let mut whole = Self::clone(first);
        for other in others {
            let figures = whole.figures.iter_mut().zip(&other.figures);
            let pairs = figures.chain(whole.parts.iter_mut().zip(&other.parts));
            pairs.for_each(|(one, other)| *one = one.plus(other));
            // Options of several agencies are those of none.
            for (one, other) in whole.choices.iter_mut().zip(&other.choices) {
                *one = if one == other { *one } else { Chosen::Blank };
            }
            for (one, other) in whole.latest.iter_mut().zip(&other.latest) {
                if other.is_later(one) {
                    one.clone_from(other);
                }
            }
        }
        Some(whole)
    }
}

impl Latest {
    fn none(plan: &Plan, report: &Report) -> Vec<Self> {
        if plan.latest.is_empty() {
            return Vec::new();
        }
        let changed = (
            parse_moment(&report.changed),
            report.changed.clone(),
            report.id.clone(),
        );
        let none = Self {
            cell: Cell::Blank,
            changed: Arc::new(changed),
        };
        vec![none; plan.latest.len()]
    }

    /// True where this counts and another does not: a number before none, a blank before what does not apply, and the report
    /// that was changed last.
    pub(super) fn is_later(&self, other: &Self) -> bool {
        let weight = |cell: &Cell| match cell {
            Cell::Value(_) | Cell::Partly(_) => 2,
            Cell::Blank | Cell::Undefined(_) => 1,
            Cell::NotApplicable => 0,
        };
        (weight(&self.cell), &self.changed) > (weight(&other.cell), &other.changed)
    }
}

fn set(cells: &mut [Cell], position: usize, cell: Cell) {
    if let Some(place) = cells.get_mut(position) {
        *place = cell;
    }
}

fn chosen(answer: &Answer, options: &[String]) -> Chosen {
    let option = match answer {
        Answer::NotApplicable(_) => return Chosen::NotApplicable,
        Answer::YesNo(true) => YES,
        Answer::YesNo(false) => NO,
        Answer::Text(option) => option,
        _ => return Chosen::Blank,
    };
    let position = options.iter().position(|known| known == option);
    position.map_or(Chosen::Blank, Chosen::Option)
}

/// The sum over rows: blank where there is none, and a part of it as long as one of them is blank; a row where it does not apply
/// is passed over.
fn column_sum(cells: impl Iterator<Item = Cell>) -> Cell {
    cells
        .reduce(|sum, cell| sum.plus(&cell))
        .unwrap_or(Cell::Blank)
}
