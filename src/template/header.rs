//! Checks what stands before the outline: the template's id, its periods, its threshold of changes, the acts of its document.

use rust_decimal::Decimal;

use crate::model::period::{Days, PeriodKind, PeriodRule};
use crate::model::template::{PreviousChange, Template};
use crate::template::compiler::Compiler;
use crate::template::error::CompileErrorKind;
use crate::template::place::{Member, Part, Place};

/// Id of the template, and periods that every index of a year can have.
pub(crate) fn check_header(compiler: &mut Compiler, template: &Template) {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if template.id.is_empty() || !template.id.bytes().all(is_plain) {
        let place = Place::new(Part::Template, Member::Id);
        compiler.report(place, CompileErrorKind::BadId(template.id.clone()));
    }
    if template.periods.is_empty() {
        let place = Place::new(Part::Template, Member::Periods);
        compiler.report(place, CompileErrorKind::NoEntries);
    }
    for (position, rule) in template.periods.iter().enumerate() {
        if let Some((member, kind)) = wrong_days(rule) {
            compiler.report(Place::new(Part::Period(position), member), kind);
        }
    }
    if let Some(change) = template.previous_change {
        check_previous_change(compiler, change);
    }
}

/// The largest change in per cent that a template can wait for: a hundred times as large is no threshold.
const MOST_PERCENT: u32 = 10_000;

fn check_previous_change(compiler: &mut Compiler, change: PreviousChange) {
    let mut report = |member, from, to| {
        let place = Place::new(Part::Template, member);
        compiler.report(place, CompileErrorKind::OutOfRange { from, to });
    };
    if !(1..=MOST_PERCENT).contains(&change.percent) {
        report(Member::PreviousPercent, 1, Some(MOST_PERCENT));
    }
    if change.least < Decimal::ZERO {
        report(Member::PreviousLeast, 0, None);
    }
}

/// What is wrong with the days of a rule, if anything is.
fn wrong_days(rule: &PeriodRule) -> Option<(Member, CompileErrorKind)> {
    let range = rule.kind == PeriodKind::Range;
    let days = match rule.days {
        None if range => return None,
        None => return Some((Member::From, CompileErrorKind::NoDays)),
        Some(_) if range => return Some((Member::From, CompileErrorKind::DaysOfRange)),
        Some(days) => days,
    };
    let exists = |day| {
        let only = PeriodRule {
            days: Some(Days { from: day, to: day }),
            ..rule.clone()
        };
        (1..=rule.kind.count_in_year()).all(|index| only.period(COMMON_YEAR, index).is_some())
    };
    let ends_before = |index| {
        rule.period(COMMON_YEAR, index)
            .is_some_and(|period| period.to < period.from)
    };
    if !exists(days.from) {
        Some((Member::From, CompileErrorKind::NoSuchDay))
    } else if !exists(days.to) {
        Some((Member::To, CompileErrorKind::NoSuchDay))
    } else if (1..=rule.kind.count_in_year()).any(ends_before) {
        Some((Member::To, CompileErrorKind::EndsBeforeItBegins))
    } else {
        None
    }
}

/// A year without 29 February, so that a rule that is sound in it is sound in every year.
const COMMON_YEAR: u32 = 2023;

/// Acts that the document and the periods name.
pub(crate) fn check_acts(compiler: &mut Compiler, template: &Template) {
    let bases = Place::new(Part::Document, Member::Bases);
    compiler.require_acts(&bases, &template.document.bases);
    for (position, rule) in template.periods.iter().enumerate() {
        if let Some(act) = &rule.source {
            compiler.require_act(Place::new(Part::Period(position), Member::Source), act);
        }
    }
}
