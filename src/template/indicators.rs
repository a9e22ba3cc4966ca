//! Declares and compiles indicators.

use std::collections::BTreeSet;

use crate::model::answer::FieldPath;
use crate::model::template::{Evidence, Indicator};
use crate::template::compiler::{Compiler, Needed};
use crate::template::dependencies::formula_dependencies;
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::fields::check_id;
use crate::template::place::{Member, Occurrences, Part, Place};
use crate::template::rules::CompiledIndicator;

/// Ids, labels and sections of indicators.
pub(crate) fn declare_indicators(compiler: &mut Compiler, indicators: &[Indicator]) {
    let mut ids = BTreeSet::new();
    for (indicator, place) in with_places(indicators) {
        check_id(compiler, &place, &indicator.id);
        if !ids.insert(&indicator.id) || compiler.names.is_asked(&indicator.id) {
            let kind = CompileErrorKind::DuplicateId(indicator.id.clone());
            compiler.report(place.clone(), kind);
        }
        compiler.require_text(place.member(Member::Label), &indicator.label);
        if !compiler.sections.contains(&indicator.section) {
            let kind = CompileErrorKind::UnknownSection(indicator.section.clone());
            compiler.report(place.member(Member::Section), kind);
        }
    }
}

/// The acts that indicators and their targets name.
pub(crate) fn check_sources(compiler: &mut Compiler, indicators: &[Indicator]) {
    for (indicator, place) in with_places(indicators) {
        compiler.require_acts(&place.member(Member::Acts), &indicator.acts);
        let target = indicator.target.as_ref();
        if let Some(act) = target.and_then(|target| target.act.as_ref()) {
            compiler.require_act(place.member(Member::TargetAct), act);
        }
        if indicator.evidence == Some(Evidence::Source) && indicator.acts.is_empty() {
            let kind = CompileErrorKind::Needs(Requirement::IndicatorWithActs);
            compiler.report(place.member(Member::Evidence), kind);
        }
    }
}

/// Indicators with their trees, in the template's order, and the place of each one's formula.
pub(crate) fn compile_indicators(
    compiler: &mut Compiler,
    indicators: &[Indicator],
) -> (Vec<CompiledIndicator>, Vec<Place>) {
    let (mut compiled, mut places) = (Vec::new(), Vec::new());
    for (indicator, place) in with_places(indicators) {
        let place = place.member(Member::Formula);
        let Some(formula) = compiler.formula(&place, &indicator.formula, Needed::Number, None)
        else {
            continue;
        };
        let mut fields = compiler.names.fields.values();
        let stated_by = fields.find(|placed| placed.field.states.as_deref() == Some(&indicator.id));
        compiled.push(CompiledIndicator {
            stated_by: stated_by.map(|placed| FieldPath::new(placed.field.id.as_str())),
            depends_on: formula_dependencies(&formula, None),
            definition: indicator.clone(),
            formula,
        });
        places.push(place);
    }
    (compiled, places)
}

fn with_places(indicators: &[Indicator]) -> impl Iterator<Item = (&Indicator, Place)> {
    let mut occurrences = Occurrences::default();
    indicators.iter().map(move |indicator| {
        let place = occurrences.next(Part::Indicator(indicator.id.clone()));
        (indicator, place)
    })
}
