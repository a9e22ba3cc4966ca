//! The report of the previous period, as far as formulas of this one ask for it.

use std::collections::BTreeMap;

use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::Lookup;
use crate::formula::outcome::{Outcome, Value};
use crate::formula::syntax::{Expression, Function, Node};
use crate::model::answer::FieldPath;
use crate::template::check_rule::CheckRule;
use crate::template::rules::Rules;

impl ReportLookup<'_> {
    /// What the report of the previous period says, wherever a formula of the template asks for it; `None` without it.
    pub(crate) fn previous_values(&self) -> Option<BTreeMap<FieldPath, Value>> {
        self.before()?;
        let mut values = BTreeMap::new();
        for formula in formulas(self.rules) {
            formula.visit(None, &mut |part, _| {
                if let Node::Call(Function::Previous, parts) = &part.node
                    && let Some(Node::Name(name)) = parts.first().map(|part| &part.node)
                    && let Outcome::Value(value) = self.previous(name)
                {
                    values.insert(FieldPath::new(name.as_str()), value);
                }
            });
        }
        Some(values)
    }
}

/// The formulas of indicators, columns and checks.
fn formulas(rules: &Rules) -> impl Iterator<Item = &Expression> {
    let declared = rules.checks.iter().filter_map(|one| match &one.rule {
        CheckRule::Formula(rule) => Some(&rule.rule),
        _ => None,
    });
    rules
        .indicators
        .iter()
        .map(|one| &one.formula)
        .chain(rules.columns.values().map(|one| &one.formula))
        .chain(declared)
}
