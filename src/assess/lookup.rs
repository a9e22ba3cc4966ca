//! Where formulas find the answers of a report.

use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assess::assessment::Assessment;
use crate::assess::checks::proofreading::Texts;
use crate::assess::rows::NamedRow;
use crate::assess::table_rows::TableRows;
use crate::formula::evaluate::{Lookup, Outcome, Undefined, Value, evaluate, evaluate_in};
use crate::formula::syntax::{Function, Node};
use crate::model::answer::{Answer, Path};
use crate::model::date::parse_iso;
use crate::model::exact::Exact;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Rows, Table};
use crate::template::check_rule::CheckRule;
use crate::template::dependencies::column_name;
use crate::template::form::{Form, cell_parts};
use crate::template::labels::TemplateLabels;
use crate::template::rules::{CompiledIndicator, Rules};

/// Answers and indicators of a report, with the report of the previous period when there is one.
pub struct ReportLookup<'a> {
    /// The form of both reports.
    pub template: &'a Form,
    /// Its rules.
    pub rules: &'a Rules,
    /// The report.
    pub report: &'a Report,
    /// The report of the previous period.
    pub previous: Option<&'a Report>,
    /// What was found in the report's texts, where checks of them run.
    pub texts: Option<&'a Texts>,
    left_out: Vec<&'a str>,
    /// Rows of tables as far as they were asked for: each table is gone over once.
    pub(super) tables: RefCell<BTreeMap<String, Arc<TableRows>>>,
    /// Indicators as far as they were asked for: each is computed once, however many formulas mention it.
    pub(super) settled: RefCell<BTreeMap<String, (Outcome, bool)>>,
    /// The look-up over the report of the previous period, once something asked for it.
    before: OnceCell<Box<Self>>,
    /// What the report of the previous period says, where the report itself is no longer at hand.
    known_before: Option<&'a BTreeMap<Path, Value>>,
}

impl<'a> ReportLookup<'a> {
    /// A look-up over a report.
    #[must_use]
    pub fn new(
        template: &'a Form,
        rules: &'a Rules,
        report: &'a Report,
        previous: Option<&'a Report>,
    ) -> Self {
        Self {
            template,
            rules,
            report,
            previous,
            texts: None,
            left_out: template.left_out(report),
            tables: RefCell::default(),
            settled: RefCell::default(),
            before: OnceCell::new(),
            known_before: None,
        }
    }

    /// A look-up over a report that was assessed, for wording what follows from it.
    #[must_use]
    pub fn assessed(
        template: &'a Form,
        rules: &'a Rules,
        report: &'a Report,
        assessment: &'a Assessment,
    ) -> Self {
        // Each thing that is worded has a look-up of its own: without what the assessment went over already, each would go
        // over all rows of a table again.
        Self {
            known_before: assessment.previous.as_ref(),
            ..Self::new(template, rules, report, None)
        }
        .with_carried(assessment.carried.clone())
    }

    /// What the report of the previous period says, wherever a formula of the template asks for it.
    pub(crate) fn previous_values(&self) -> Option<BTreeMap<Path, Value>> {
        self.before()?;
        let rules = self.rules;
        let declared = rules.checks.iter().filter_map(|one| match &one.rule {
            CheckRule::Formula(rule) => Some(&rule.rule),
            _ => None,
        });
        let formulas = rules
            .indicators
            .iter()
            .map(|one| &one.formula)
            .chain(rules.columns.values().map(|one| &one.formula))
            .chain(declared);
        let mut values = BTreeMap::new();
        for formula in formulas {
            formula.visit(None, &mut |part, _| {
                if let Node::Call(Function::Previous, parts) = &part.node
                    && let Some(Node::Name(name)) = parts.first().map(|part| &part.node)
                {
                    let path = Path::new(name.as_str());
                    if let Outcome::Value(value) = self.previous(&path) {
                        values.insert(path, value);
                    }
                }
            });
        }
        Some(values)
    }

    /// The look-up over the report of the previous period, when there is one.
    #[must_use]
    pub fn before(&self) -> Option<&Self> {
        let report = self.previous?;
        Some(
            self.before
                .get_or_init(|| Box::new(Self::new(self.template, self.rules, report, None))),
        )
    }

    /// The same with what was found in the report's texts, for the checks of them.
    #[must_use]
    pub fn with_texts(self, texts: &'a Texts) -> Self {
        Self {
            texts: Some(texts),
            ..self
        }
    }

    /// True when the section of an address is left out of the report.
    #[must_use]
    pub fn is_left_out(&self, path: &Path) -> bool {
        // Most reports leave nothing out.
        !self.left_out.is_empty()
            && self
                .template
                .section_of(path)
                .is_some_and(|section| self.left_out.contains(&section))
    }

    /// The rows of a table, gone over once.
    #[must_use]
    pub(crate) fn table_rows(&self, table: &Table) -> Arc<TableRows> {
        if let Some(known) = self.tables.borrow().get(&table.id) {
            return Arc::clone(known);
        }
        let path = Path::new(table.id.as_str());
        let applies = !self.is_left_out(&path)
            && !matches!(self.report.answer(&path), Answer::NotApplicable(_));
        let counts = |row: &NamedRow| applies && !row.group && !self.is_empty_row(table, &row.id);
        let rows = Arc::new(TableRows::new(
            self.template.named_rows(table, self.report),
            counts,
        ));
        self.tables
            .borrow_mut()
            .insert(table.id.clone(), Arc::clone(&rows));
        rows
    }

    /// The names of everything that formulas mention.
    #[must_use]
    pub fn labels(&self) -> TemplateLabels<'a> {
        TemplateLabels {
            form: self.template,
            rules: self.rules,
        }
    }

    /// True for an added row without any answer: it is not yet a row of the report.
    fn is_empty_row(&self, table: &Table, row: &str) -> bool {
        let blank = |column: &Field| {
            *self.report.answer(&Path::cell(&table.id, row, &column.id)) == Answer::Blank
        };
        matches!(table.rows, Rows::Added { .. }) && table.columns.iter().all(blank)
    }

    /// An indicator from counts alone.
    #[must_use]
    pub fn computed(&self, indicator: &CompiledIndicator) -> Outcome {
        evaluate(&indicator.formula, self)
    }

    /// The percentage stated by hand for an indicator.
    #[must_use]
    pub fn stated(&self, indicator: &CompiledIndicator) -> Option<Exact> {
        let path = indicator.stated_by.as_ref()?;
        match self.value(path) {
            Outcome::Value(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// An indicator from counts or, when counts are blank, as stated by hand; true in the second case.
    #[must_use]
    pub fn settled(&self, indicator: &CompiledIndicator) -> (Outcome, bool) {
        let id = indicator.definition.id.as_str();
        if let Some(known) = self.settled.borrow().get(id) {
            return known.clone();
        }
        let computed = self.computed(indicator);
        let settled = match (&computed, self.stated(indicator)) {
            (Outcome::Missing(_), Some(stated)) => (Outcome::Value(Value::Number(stated)), true),
            _ => (computed, false),
        };
        self.settled
            .borrow_mut()
            .insert(id.to_owned(), settled.clone());
        settled
    }

    /// A computed cell; the heading of a group has none.
    fn computed_cell(&self, path: &Path) -> Outcome {
        let name = path.as_str();
        if let Some((known, _)) = self.settled.borrow().get(name) {
            return known.clone();
        }
        let outcome = cell_parts(name).and_then(|(table, row, column)| {
            let placed = self.template.tables.get(table)?;
            if self.template.is_group(&placed.table, self.report, row) {
                return Some(Outcome::Undefined(Undefined::NotApplicable(path.clone())));
            }
            Some(evaluate_in(
                &self.rules.computed(table, column)?.formula,
                self,
                Some((table, row)),
            ))
        });
        let outcome = outcome.unwrap_or_else(|| Outcome::Missing(one(path)));
        self.settled
            .borrow_mut()
            .insert(name.to_owned(), (outcome.clone(), false));
        outcome
    }

    fn answer(&self, kind: &FieldKind, path: &Path) -> Outcome {
        let missing = || Outcome::Missing(one(path));
        let value = match self.report.answer(path) {
            Answer::NotApplicable(_) => {
                return Outcome::Undefined(Undefined::NotApplicable(path.clone()));
            }
            Answer::Number(number) if kind.is_number() => Value::Number(number.value().into()),
            Answer::YesNo(yes) if *kind == FieldKind::YesNo => Value::YesNo(*yes),
            Answer::Text(text) if *kind == FieldKind::Date => match parse_iso(text) {
                Some(day) => Value::Date(day),
                None => return missing(),
            },
            Answer::Text(text) if !text.trim().is_empty() && !kind.is_number() => {
                Value::Words(text.clone())
            }
            // A text longer than its field takes is a finding, and still the words of the report.
            Answer::Unreadable(text) if kind.is_words() => Value::Words(text.clone()),
            _ => return missing(),
        };
        Outcome::Value(value)
    }

    /// Whether anything of a table is answered: a number where it asks for numbers.
    fn table(&self, path: &Path, table: &Table) -> Outcome {
        if let Answer::NotApplicable(_) = self.report.answer(path) {
            return Outcome::Undefined(Undefined::NotApplicable(path.clone()));
        }
        let numbers = table.columns.iter().any(|column| column.kind.is_number());
        let asked = || {
            table
                .columns
                .iter()
                .filter(|column| !numbers || column.kind.is_number())
        };
        let given = |row: &str| {
            asked().any(|column| matches!(self.lookup_cell(table, row, column), Outcome::Value(_)))
        };
        let rows = self.template.rows(table, self.report);
        if rows.iter().any(|row| given(&row.id)) {
            Outcome::Value(Value::YesNo(true))
        } else {
            Outcome::Missing(one(path))
        }
    }

    fn lookup_cell(&self, table: &Table, row: &str, column: &Field) -> Outcome {
        match column.kind {
            FieldKind::Computed { .. } => Outcome::Missing(BTreeSet::new()),
            ref kind => self.answer(kind, &Path::cell(&table.id, row, &column.id)),
        }
    }

    fn built_in(&self, name: &str) -> Option<Value> {
        Some(match name {
            "period.from" => Value::Date(self.report.period.from),
            "period.to" => Value::Date(self.report.period.to),
            "period.year" => Value::Number(self.report.period.year.into()),
            "report.revision" => Value::Number(self.report.revision.number.into()),
            _ => return None,
        })
    }
}

impl Lookup for ReportLookup<'_> {
    fn value(&self, path: &Path) -> Outcome {
        if self.is_left_out(path) {
            return Outcome::Undefined(Undefined::NotApplicable(path.clone()));
        }
        if let Some(kind) = self.template.field_kind(path) {
            return match kind {
                FieldKind::Computed { .. } => self.computed_cell(path),
                _ => self.answer(kind, path),
            };
        }
        if let Some(value) = self.built_in(path.as_str()) {
            return Outcome::Value(value);
        }
        if let Some(placed) = self.template.tables.get(path.as_str()) {
            return self.table(path, &placed.table);
        }
        match self.rules.indicator(path.as_str()) {
            Some(indicator) => self.settled(indicator).0,
            None => Outcome::Missing(one(path)),
        }
    }

    fn previous(&self, path: &Path) -> Outcome {
        let blank = || Outcome::Undefined(Undefined::PreviousBlank(path.clone()));
        match (self.before(), self.known_before) {
            (Some(before), _) => match before.value(path) {
                Outcome::Value(value) => Outcome::Value(value),
                _ => blank(),
            },
            (None, Some(known)) => known.get(path).cloned().map_or_else(blank, Outcome::Value),
            (None, None) => Outcome::Undefined(Undefined::NoPrevious),
        }
    }

    fn stated_decimals(&self, path: &Path) -> Option<u32> {
        let indicator = self.rules.indicator(path.as_str());
        match indicator {
            Some(indicator) if self.settled(indicator).1 => {
                self.stated(indicator).map(|stated| stated.decimals())
            }
            Some(_) => None,
            None => match self.report.answer(path) {
                Answer::Number(number) => Some(number.decimals()),
                _ => None,
            },
        }
    }

    fn rows(&self, table: &str) -> Result<Vec<String>, Outcome> {
        let path = Path::new(table);
        if self.is_left_out(&path) || matches!(self.report.answer(&path), Answer::NotApplicable(_))
        {
            return Err(Outcome::Undefined(Undefined::NotApplicable(path)));
        }
        let Some(placed) = self.template.tables.get(table) else {
            return Err(Outcome::Undefined(Undefined::Kinds));
        };
        let rows: Vec<String> = self
            .table_rows(&placed.table)
            .counted()
            .map(|row| row.id.clone())
            .collect();
        // Blank is not zero: a table without rows is not yet filled in.
        if rows.is_empty() {
            Err(Outcome::Missing(one(&path)))
        } else {
            Ok(rows)
        }
    }

    fn column_sum(&self, table: &str, column: &str, sum: &dyn Fn() -> Outcome) -> Outcome {
        // No id of a row is empty, so that no cell has this name.
        let name = column_name(table, column);
        if let Some((known, _)) = self.settled.borrow().get(&name) {
            return known.clone();
        }
        let outcome = sum();
        self.settled
            .borrow_mut()
            .insert(name, (outcome.clone(), false));
        outcome
    }

    fn above(&self, table: &str, row: &str) -> Option<String> {
        let table = &self.template.tables.get(table)?.table;
        self.table_rows(table)
            .above(row)
            .map(|above| above.id.clone())
    }
}

/// A set of one address.
fn one(path: &Path) -> BTreeSet<Path> {
    // Not `BTreeSet::from`, which brings a sort along.
    let mut set = BTreeSet::new();
    set.insert(path.clone());
    set
}
