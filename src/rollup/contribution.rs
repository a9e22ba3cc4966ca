//! What one report adds to a roll-up: read out of it once, so that a report more costs one report and not all of them.

use super::cell::Cell;
use super::cells::{InTables, TableCells, read};
use super::formulas::OfReport;
use super::plan::{NO, Part, Plan, TablePlan, Target, YES};
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::evaluate;
use crate::model::answer::Answer;
use crate::model::date::parse_moment;
use crate::model::exact::Exact;
use crate::model::report::Report;

/// What one report adds, in the order of the plan.
#[derive(Clone, Debug, PartialEq)]
pub struct Contribution {
    /// Id of the report.
    pub report: String,
    /// When it was changed last: seconds since 1970, and as it is written.
    pub(super) changed: (Option<i64>, String),
    pub(super) figures: Vec<Cell>,
    pub(super) parts: Vec<Cell>,
    pub(super) choices: Vec<Chosen>,
    pub(super) latest: Vec<Cell>,
}

/// What was chosen of some options.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
        let mut own = Self {
            report: report.id.clone(),
            changed: (parse_moment(&report.changed), report.changed.clone()),
            figures: vec![Cell::Blank; plan.figures.len()],
            parts: Vec::with_capacity(plan.parts.len()),
            choices: vec![Chosen::Blank; plan.choices.len()],
            latest: vec![Cell::Blank; plan.latest.len()],
        };
        let left_out = plan.form.left_out(report);
        let tables = read(plan, report, &left_out, &mut |target, answer| {
            own.take(plan, target, answer);
        });
        if !left_out.is_empty() {
            own.leave_out(plan, &left_out);
        }
        for (table, cells) in plan.tables.iter().zip(&tables) {
            own.take_table(table, cells);
        }
        let lookup = InTables {
            plan,
            tables: &tables,
            report: ReportLookup::new(&plan.form, &plan.rules, report, previous),
        };
        own.take_formulas(plan, &lookup);
        own.work_out_parts(plan);
        own
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
            Target::Latest(position) => set(&mut self.latest, position, Cell::of_answer(answer)),
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
                Target::Latest(position) => set(&mut self.latest, *position, Cell::NotApplicable),
                Target::Choice(position) => {
                    if let Some(place) = self.choices.get_mut(*position) {
                        *place = Chosen::NotApplicable;
                    }
                }
            }
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
                let cell = Cell::of_outcome(evaluate(formula, lookup));
                set(&mut self.figures, position, cell);
            }
        }
    }

    pub(super) fn work_out_parts(&mut self, plan: &Plan) {
        self.parts.clear();
        for part in &plan.parts {
            let cell = match part {
                Part::Figure(figure) => self.figures.get(*figure).cloned(),
                Part::Formula(formula) => {
                    let lookup = OfReport {
                        plan,
                        figures: &self.figures,
                        parts: &self.parts,
                    };
                    Some(Cell::of_outcome(evaluate(formula, &lookup)))
                }
            };
            self.parts.push(cell.unwrap_or(Cell::Blank));
        }
    }

    /// What several reports of one agency add together: those of the agencies that it was merged from.
    #[must_use]
    pub(super) fn merged(plan: &Plan, all: &[Self]) -> Option<Self> {
        let (first, others) = all.split_first()?;
        let mut whole = first.clone();
        for other in others {
            let pairs = whole.figures.iter_mut().zip(&other.figures);
            pairs.for_each(|(one, other)| *one = one.plus(other));
            // Options of several agencies are those of none.
            for (one, other) in whole.choices.iter_mut().zip(&other.choices) {
                *one = if one == other { *one } else { Chosen::Blank };
            }
            if other.is_later(&whole) {
                whole.latest.clone_from(&other.latest);
                whole.changed.clone_from(&other.changed);
            }
        }
        if !others.is_empty() {
            whole.work_out_parts(plan);
        }
        Some(whole)
    }

    /// True where this was changed after another; of the same moment the id decides, so that the order of files does not.
    pub(super) fn is_later(&self, other: &Self) -> bool {
        (&self.changed, &self.report) > (&other.changed, &other.report)
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

/// The sum over rows: blank as long as one of them is, or there is none; a row where it does not apply is passed over.
fn column_sum(cells: impl Iterator<Item = Cell>) -> Cell {
    let mut sum = None;
    for cell in cells {
        let so_far = sum.get_or_insert_with(|| Cell::Value(Exact::zero()));
        *so_far = so_far.plus(&cell);
    }
    sum.unwrap_or(Cell::Blank)
}
