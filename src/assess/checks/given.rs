//! Built-in checks that answers are there (EMPTY) and can be read (UNREADABLE).

use crate::assess::assessment::CheckState;
use crate::assess::checks::run::{HOLDS, Run, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::progress::table_is_given;
use crate::assess::rows::InRow;
use crate::model::answer::{Answer, FieldPath};
use crate::model::template::Table;

impl Run<'_, '_> {
    pub(super) fn given(&self, path: &FieldPath) -> (CheckState, Vec<Finding>) {
        let answer = self.lookup.answer(path.as_str());
        // Text that cannot be read is a finding of its own.
        if answer.is_given()
            || matches!(answer, Answer::Unreadable(_))
            || self.lookup.is_left_out(path.as_str())
        {
            return HOLDS;
        }
        let problem = match answer {
            Answer::NotApplicable(_) => Problem::NoReason,
            _ => Problem::Blank,
        };
        failing(vec![self.finding(problem, vec![path.clone()])])
    }

    pub(crate) fn readable(&self, path: &FieldPath) -> Option<Finding> {
        let Answer::Unreadable(typed) = self.lookup.answer(path.as_str()) else {
            return None;
        };
        if self.lookup.is_left_out(path.as_str()) {
            return None;
        }
        let problem = Problem::Unreadable {
            typed: typed.clone(),
        };
        let mut finding = self.finding(problem, vec![path.clone()]);
        finding.key = format!("readable:{}", path.as_str());
        finding.explainable = false;
        Some(finding)
    }

    /// The findings about a table; none about one that is left out.
    pub(super) fn table(
        &self,
        id: &str,
        run: impl Fn(&Self, &Table) -> Vec<Finding>,
    ) -> (CheckState, Vec<Finding>) {
        match self.lookup.template.tables.get(id) {
            Some(placed) if !self.lookup.is_left_out(id) => failing(run(self, &placed.table)),
            _ => HOLDS,
        }
    }

    pub(super) fn table_given(&self, table: &Table) -> Vec<Finding> {
        let (template, report) = (self.lookup.template, self.lookup.report);
        if !table_is_given(template, report, table) {
            let path = FieldPath::new(table.id.as_str());
            let missing = || self.finding(Problem::Blank, vec![path]);
            return table.required.then(missing).into_iter().collect();
        }
        let mut found = Vec::new();
        for row in self.lookup.table_rows(table).counted() {
            for column in table.columns.iter().filter(|column| column.required) {
                let path = FieldPath::cell(&table.id, &row.id, &column.id);
                if matches!(report.answer(&path), Answer::Blank) {
                    let key = format!("empty:{}", path.as_str());
                    let finding = self.finding(Problem::BlankCell, vec![path]);
                    found.push(Finding {
                        key,
                        place: Some(InRow { table, row }.to_place()),
                        ..finding
                    });
                }
            }
        }
        found
    }
}
