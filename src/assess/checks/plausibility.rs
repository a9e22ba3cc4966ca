//! Built-in checks of how an answer came about: a target copied as a result (TARGET), percentages of uneven precision
//! (PREC), a part larger than its whole (COMPLEMENT), words of the outline left in (TEMPLATE).

use std::collections::BTreeMap;

use crate::assess::assessment::CheckState;
use crate::assess::checks::run::{HOLDS, Run, UNDECIDED, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::rows::InRow;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::input::letters;
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::template::{Field, FieldKind};

impl Run<'_, '_> {
    /// A stated part of a whole that is larger than the whole.
    pub(crate) fn at_most_whole(&self, field: &FieldPath) -> (CheckState, Vec<Finding>) {
        let Outcome::Value(Value::Number(stated)) = self.lookup.value(field.as_str()) else {
            return UNDECIDED;
        };
        if stated <= Exact::from(100) {
            return HOLDS;
        }
        let problem = Problem::OverTheWhole { stated };
        failing(vec![self.finding(problem, vec![field.clone()])])
    }

    /// A stated percentage without counts that is the target to the digit.
    pub(crate) fn target_copied(
        &self,
        field: &FieldPath,
        indicator: usize,
    ) -> (CheckState, Vec<Finding>) {
        let Some(compiled) = self.lookup.rules.indicators.get(indicator) else {
            return HOLDS;
        };
        let target = compiled
            .definition
            .target
            .as_ref()
            .map(|target| Exact::from(target.at_least));
        let Some(stated) = self
            .lookup
            .stated(compiled)
            .filter(|stated| Some(stated) == target.as_ref())
        else {
            return HOLDS;
        };
        let Outcome::Missing(blank) = self.lookup.computed(indicator) else {
            return HOLDS;
        };
        let mut fields = vec![field.clone()];
        fields.extend(blank);
        failing(vec![self.finding(Problem::TargetCopied { stated }, fields)])
    }

    /// Words of the outline in an answer.
    pub(crate) fn outline_left(&self, id: &str) -> (CheckState, Vec<Finding>) {
        let path = FieldPath::new(id);
        let outline = self
            .lookup
            .template
            .field(&path)
            .and_then(|field| field.outline.as_deref());
        let found = outline
            .filter(|_| !self.lookup.is_left_out(id))
            .and_then(|outline| self.outline_at(&path, outline));
        failing(found.into_iter().collect())
    }

    /// Words of the outline in the cells of a row.
    pub(crate) fn outline_left_in(&self, row: InRow<'_>) -> Vec<Finding> {
        let left =
            |column: &Field| self.outline_at(&row.cell(&column.id), column.outline.as_deref()?);
        row.table.columns.iter().filter_map(left).collect()
    }

    fn outline_at(&self, path: &FieldPath, outline: &str) -> Option<Finding> {
        let Answer::Text(text) = self.lookup.report.answer(path) else {
            return None;
        };
        if !letters::search_key(text).contains(&letters::search_key(outline)) {
            return None;
        }
        let problem = Problem::OutlineLeft {
            outline: outline.trim().to_owned(),
        };
        let mut finding = self.finding(problem, vec![path.clone()]);
        finding.key = format!("template:{}", path.as_str());
        Some(finding)
    }

    /// The addresses of stated percentages in some fields and tables.
    fn percentages(&self, ids: &[String]) -> Vec<FieldPath> {
        let mut paths = Vec::new();
        for id in ids {
            match self
                .lookup
                .template
                .tables
                .get(id)
                .map(|placed| &placed.table)
            {
                Some(table) => {
                    for row in self.lookup.table_rows(table).counted() {
                        let percent = table
                            .columns
                            .iter()
                            .filter(|column| column.kind == FieldKind::Percent);
                        paths.extend(percent.map(|column| InRow { table, row }.cell(&column.id)));
                    }
                }
                None => paths.push(FieldPath::new(id.as_str())),
            }
        }
        paths
    }

    /// Stated percentages with different numbers of decimals; whole ones fit all others, as 100% does.
    pub(crate) fn even_precision(&self, ids: &[String]) -> (CheckState, Vec<Finding>) {
        let mut stated: BTreeMap<u32, Vec<FieldPath>> = BTreeMap::new();
        for path in self.percentages(ids) {
            if let (Outcome::Value(_), Answer::Number(value)) = (
                self.lookup.value(path.as_str()),
                self.lookup.answer(path.as_str()),
            ) && !value.value().fract().is_zero()
            {
                stated.entry(value.decimals()).or_default().push(path);
            }
        }
        // The last of equals: more decimals say more.
        let Some(usual) = stated
            .iter()
            .max_by_key(|(_, paths)| paths.len())
            .map(|(decimals, _)| *decimals)
        else {
            return HOLDS;
        };
        let (others, usual): (Vec<_>, Vec<_>) = stated
            .into_iter()
            .partition(|(decimals, _)| *decimals != usual);
        let others: Vec<FieldPath> = others.into_iter().flat_map(|(_, paths)| paths).collect();
        let (Some(other), Some(one)) = (
            others.first(),
            usual.first().and_then(|(_, paths)| paths.first()),
        ) else {
            return HOLDS;
        };
        let stated = |path: &FieldPath| match self.lookup.report.answer(path) {
            Answer::Number(value) => Some((path.clone(), Exact::from(value.value()))),
            _ => None,
        };
        let (Some(other), Some(usual)) = (stated(other), stated(one)) else {
            return HOLDS;
        };
        let problem = Problem::UnevenPrecision { other, usual };
        failing(vec![self.finding(problem, others)])
    }
}
