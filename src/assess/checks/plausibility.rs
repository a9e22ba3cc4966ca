//! Built-in checks of how an answer came about: a target copied as a result (TARGET), words of the outline left in
//! (TEMPLATE).

use crate::assess::assessment::CheckState;
use crate::assess::checks::run::{HOLDS, Run, failing};
use crate::assess::finding::{Finding, Problem};
use crate::assess::rows::InRow;
use crate::formula::outcome::Outcome;
use crate::input::letters;
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::template::Field;

impl Run<'_, '_> {
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
}
