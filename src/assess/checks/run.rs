//! A check on its way over a report, and what comes of one. The families are in files of their own.

use crate::assess::assessment::CheckState;
use crate::assess::finding::{Finding, Problem};
use crate::assess::lookup::ReportLookup;
use crate::model::answer::FieldPath;
use crate::template::check_rule::CompiledCheck;

pub(crate) fn failing(findings: Vec<Finding>) -> (CheckState, Vec<Finding>) {
    (
        if findings.is_empty() {
            CheckState::Holds
        } else {
            CheckState::Fails
        },
        findings,
    )
}

pub(crate) const HOLDS: (CheckState, Vec<Finding>) = (CheckState::Holds, Vec::new());
pub(crate) const UNDECIDED: (CheckState, Vec<Finding>) = (CheckState::Undecided, Vec::new());

/// The checks of particulars whose findings no reason can answer: what they say would stand wrong on the signed document.
const TO_BE_MENDED: [&str; 1] = ["documentNumberPositive"];

/// A check on its way over a report.
pub(crate) struct Run<'a, 'b> {
    pub(crate) check: &'a CompiledCheck,
    pub(crate) lookup: &'a ReportLookup<'b>,
}

impl Run<'_, '_> {
    /// A finding of the check about it as a whole.
    pub(crate) fn finding(&self, problem: Problem, fields: Vec<FieldPath>) -> Finding {
        Finding {
            check: self.check.id.clone(),
            key: self.check.id.clone(),
            family: self.check.family.clone(),
            severity: self.check.severity,
            problem,
            place: None,
            fields,
            asks: Vec::new(),
            explainable: !TO_BE_MENDED.contains(&self.check.id.as_str()),
        }
    }
}
