//! Indicators of the department's own report that want a look before it is signed: what the report works out of its own fields is
//! not what the collection says, or agencies have only some of the parts.

use crate::assess::assess;
use crate::collection::claims::number_text;
use crate::collection::workspace::Workspace;
use crate::formula::outcome::Outcome;
use crate::model::report::Report;
use crate::rollup::sheet::{SheetKind, SheetRow};
use crate::rollup::sheet_values::SheetValue;
use crate::template::compile::Compiled;

/// An indicator of the report beside that of its collection.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorBeside {
    /// The indicator.
    pub row: SheetRow,
    /// What the report says.
    pub report: Outcome,
    /// What the collection says.
    pub collection: SheetValue,
    /// True where the two read alike.
    pub is_same: bool,
}

/// The indicators of a report of the collection's own template that are not what the collection says, or of which agencies have
/// only some of the parts, in the order of the template.
#[must_use]
pub fn to_look_at(
    workspace: &Workspace,
    report: &Report,
    template: &Compiled,
) -> Vec<IndicatorBeside> {
    if template.form.id != workspace.template.form.id {
        return Vec::new();
    }
    let assessment = assess(&template.form, &template.rules, report, None);
    let rolled_up = workspace.rolled_up();
    let whole = rolled_up.whole();
    let sections = rolled_up.plan().sheet().into_iter();
    let mut rows: Vec<SheetRow> = sections.flat_map(|section| section.rows).collect();
    rows.retain(|row| matches!(row.kind, SheetKind::Indicator { .. }) && row.table.is_none());
    let results = assessment.indicators.iter().zip(&template.rules.indicators);
    let beside = results.filter_map(|(result, indicator)| {
        let row = rows.iter().find(|row| row.address == result.id)?;
        let collection = rolled_up.sheet_value(&whole, None, row);
        let SheetValue::Number { complete, .. } = &collection else {
            return None;
        };
        let said = number_text(result, indicator);
        let given = collection.number();
        let given = given.map(|one| one.to_shortest_text(indicator.definition.decimals));
        // Without a number on either side there is nothing to hold against the other.
        let is_same = said == given;
        let wants_a_look = !is_same || complete.is_some();
        wants_a_look.then(|| IndicatorBeside {
            row: row.clone(),
            report: result.outcome.clone(),
            collection: collection.clone(),
            is_same,
        })
    });
    beside.collect()
}
