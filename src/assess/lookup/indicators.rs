//! Indicators of a report: from counts, or as stated by hand.

use crate::assess::lookup::ReportLookup;
use crate::formula::evaluate::{Lookup, evaluate};
use crate::formula::outcome::{Outcome, Value};
use crate::model::exact::Exact;
use crate::template::rules::CompiledIndicator;

impl ReportLookup<'_> {
    /// The indicator at a position among the rules, from counts alone.
    #[must_use]
    pub(crate) fn computed(&self, position: usize) -> Outcome {
        match (self.resolve(position), self.rules.indicators.get(position)) {
            ((_, true), Some(indicator)) => evaluate(&indicator.formula, self),
            ((computed, _), _) => computed,
        }
    }

    /// The percentage stated by hand for an indicator.
    #[must_use]
    pub(crate) fn stated(&self, indicator: &CompiledIndicator) -> Option<Exact> {
        let path = indicator.stated_by.as_ref()?;
        match self.value(path.as_str()) {
            Outcome::Value(Value::Number(number)) => Some(number),
            _ => None,
        }
    }

    /// The indicator of a name from counts or, when counts are blank, as stated by hand; true in the second case. `None`
    /// for other names.
    #[must_use]
    pub(crate) fn indicator(&self, name: &str) -> Option<(Outcome, bool)> {
        Some(self.resolve(self.rules.index().indicator(name)?))
    }

    /// The same for the indicator at a position among the rules.
    pub(crate) fn resolve(&self, position: usize) -> (Outcome, bool) {
        if let Some(known) = self.indicators.borrow().get(&position) {
            return known.clone();
        }
        let Some(indicator) = self.rules.indicators.get(position) else {
            return (Outcome::Missing(Default::default()), false);
        };
        let computed = evaluate(&indicator.formula, self);
        let resolved = match (&computed, self.stated(indicator)) {
            (Outcome::Missing(_), Some(stated)) => (Outcome::Value(Value::Number(stated)), true),
            _ => (computed, false),
        };
        self.indicators
            .borrow_mut()
            .insert(position, resolved.clone());
        resolved
    }
}
