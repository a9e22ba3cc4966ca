//! What one report adds to a roll-up: read out of it once, so that a report more costs one report and not all of them.

use super::cell::Cell;
use super::formulas::OfReport;
use super::plan::{NO, Part, Plan, TablePlan, Target, YES};
use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::evaluate;
use crate::model::answer::{Answer, FieldPath};
use crate::model::date::parse_moment;
use crate::model::exact::Exact;
use crate::model::report::Report;
use crate::model::template::{Rows, Table};

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
        own.take_answers(plan, report);
        let left_out = plan.form.left_out(report);
        if !left_out.is_empty() {
            own.leave_out(plan, &left_out);
        }
        for table in &plan.tables {
            own.take_table(plan, table, report, &left_out);
        }
        own.take_formulas(plan, report, previous);
        own.work_out_parts(plan);
        own
    }

    /// A figure by its address.
    #[must_use]
    pub fn figure(&self, plan: &Plan, address: &str) -> Option<&Cell> {
        self.figures.get(*plan.figure_of.get(address)?)
    }

    /// Answers to fields and cells of fixed rows: both lists are in one order, so that neither is searched.
    fn take_answers(&mut self, plan: &Plan, report: &Report) {
        let mut answers = report.answers.iter().peekable();
        for (address, target) in &plan.targets {
            let mut answer = &Answer::Blank;
            while let Some((path, found)) =
                answers.next_if(|(path, _)| path.as_str() <= address.as_str())
            {
                if path.as_str() == address {
                    answer = found;
                }
            }
            match target {
                Target::Figure(position) => put(&mut self.figures, *position, answer),
                Target::Latest(position) => put(&mut self.latest, *position, answer),
                Target::Choice(position) => {
                    let options = plan
                        .choices
                        .get(*position)
                        .map(|one| one.options.as_slice());
                    let chosen = chosen(answer, options.unwrap_or_default());
                    if let Some(place) = self.choices.get_mut(*position) {
                        *place = chosen;
                    }
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

    /// The sums of a table's columns, as `table.sum(row.column)` has them.
    fn take_table(&mut self, plan: &Plan, own: &TablePlan, report: &Report, left_out: &[&str]) {
        let Some(placed) = plan.form.tables.get(&own.id) else {
            return;
        };
        let applies = !left_out.contains(&placed.section.as_str())
            && !matches!(report.answer_to(&own.id), Answer::NotApplicable(_));
        if !applies {
            for (_, figure, cells) in &own.columns {
                for figure in cells.iter().chain([figure]) {
                    set(&mut self.figures, *figure, Cell::NotApplicable);
                }
            }
            return;
        }
        if let Rows::Fixed(_) = placed.table.rows {
            for (_, figure, cells) in &own.columns {
                let cells = cells.iter().filter_map(|cell| self.figures.get(*cell));
                let sum = column_sum(cells);
                set(&mut self.figures, *figure, sum);
            }
            return;
        }
        let rows = added_rows(plan, &placed.table, report);
        for (column, figure, _) in &own.columns {
            let cells: Vec<Cell> = rows
                .iter()
                .map(|row| Cell::of_answer(report.answer(&FieldPath::cell(&own.id, row, column))))
                .collect();
            let sum = column_sum(cells.iter());
            set(&mut self.figures, *figure, sum);
        }
    }

    /// What each report works out by itself.
    fn take_formulas(&mut self, plan: &Plan, report: &Report, previous: Option<&Report>) {
        let lookup = ReportLookup::new(&plan.form, &plan.rules, report, previous);
        for (position, figure) in plan.figures.iter().enumerate() {
            if let Some(formula) = figure.formula.as_ref().filter(|_| figure.is_used) {
                let cell = Cell::of_outcome(evaluate(formula, &lookup));
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

fn put(cells: &mut [Cell], position: usize, answer: &Answer) {
    set(cells, position, Cell::of_answer(answer));
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

/// Rows that count: no headings of groups, none that hold nothing yet.
fn added_rows<'a>(plan: &Plan, table: &Table, report: &'a Report) -> Vec<&'a str> {
    let rows = report.rows.get(&table.id).into_iter().flatten();
    let counts = |row: &&str| {
        let given = |column: &str| {
            *report.answer(&FieldPath::cell(&table.id, row, column)) != Answer::Blank
        };
        !plan.form.is_group(table, report, row)
            && table.columns.iter().any(|column| given(&column.id))
    };
    rows.map(String::as_str).filter(counts).collect()
}

/// The sum over rows: blank as long as one of them is, or there is none; a row where it does not apply is passed over.
fn column_sum<'a>(cells: impl Iterator<Item = &'a Cell>) -> Cell {
    let mut sum = None;
    for cell in cells {
        let so_far = sum.get_or_insert_with(|| Cell::Value(Exact::zero()));
        *so_far = so_far.plus(cell);
    }
    sum.unwrap_or(Cell::Blank)
}
