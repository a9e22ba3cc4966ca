//! What is open in a report: answers that are left to fill in, and problems. Blank is not wrong, so the two are counted apart.

use crate::assess::assessment::Assessment;
use crate::assess::finding::{Finding, Problem};
use crate::assess::progress::table_is_given;
use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::model::answer::FieldPath;
use crate::model::report::{Report, is_issue_field};
use crate::model::template::Severity;
use crate::template::check_rule::CheckRule;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// A finding that keeps a report from completion, as far as it is counted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenItem {
    /// The answer that it is about; `None` for the report as a whole.
    pub field: Option<FieldPath>,
    /// What kind it is.
    pub kind: OpenKind,
    /// True where it is also about what is written after completion.
    pub is_of_issue: bool,
}

/// What kind of open item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum OpenKind {
    /// Something is left to fill in: these answers, where the finding says which. Nothing is wrong yet.
    Missing(Vec<FieldPath>),
    /// Something is wrong.
    Problem(Severity),
}

impl OpenItem {
    /// True for what is left to fill in.
    #[must_use]
    pub fn is_missing(&self) -> bool {
        matches!(self.kind, OpenKind::Missing(_))
    }
}

/// What keeps a report from completion, in the order of its findings: errors and warnings neither mended nor explained.
#[must_use]
pub fn open_items(
    assessment: &Assessment,
    form: &Form,
    rules: &Rules,
    report: &Report,
) -> Vec<OpenItem> {
    let item = |finding: &Finding| OpenItem {
        field: finding.fields.first().cloned(),
        is_of_issue: finding.fields.iter().any(is_issue_field),
        kind: if finding.is_missing() {
            OpenKind::Missing(to_fill(finding, form, rules, report))
        } else {
            OpenKind::Problem(finding.severity)
        },
    };
    let obstacles = assessment.obstacles(report);
    obstacles.into_iter().map(item).collect()
}

/// The blank answers that a finding asks for; none where one of several would do.
fn to_fill(finding: &Finding, form: &Form, rules: &Rules, report: &Report) -> Vec<FieldPath> {
    match &finding.problem {
        Problem::Declared(_) | Problem::Broken(_) => {
            let rule = rules.check(&finding.check).map(|check| &check.rule);
            let Some(CheckRule::Formula(rule)) = rule else {
                return Vec::new();
            };
            let row = finding
                .place
                .as_ref()
                .map(|place| (&place.table, &place.row));
            let mut asked = asked_for(&rule.rule, row);
            asked.retain(|path| is_blank(path, form, report));
            asked
        }
        _ => finding.fields.iter().take(1).cloned().collect(),
    }
}

/// The addresses that a rule wants given: `filled(x)`, and tables whose rows it counts; none where one of several would do.
fn asked_for(rule: &Expression, row: Option<(&String, &String)>) -> Vec<FieldPath> {
    let address = |part: &Expression| match (&part.node, row) {
        (Node::Name(name), _) => Some(FieldPath::new(name.as_str())),
        (Node::RowCell(column), Some((table, row))) => Some(FieldPath::cell(table, row, column)),
        _ => None,
    };
    match &rule.node {
        Node::Call(Function::Filled, parts) => parts.iter().filter_map(address).collect(),
        Node::OverRows(_, table, _) => vec![FieldPath::new(table.as_str())],
        Node::Call(_, parts) => parts.iter().flat_map(|part| asked_for(part, row)).collect(),
        Node::Binary(operator, left, right) => {
            let (mut left, right) = (asked_for(left, row), asked_for(right, row));
            if *operator == Operator::Or && !left.is_empty() && !right.is_empty() {
                return Vec::new();
            }
            left.extend(right);
            left
        }
        Node::Negate(inner) => asked_for(inner, row),
        // What must not be given is not asked for.
        Node::Not(_) | Node::Number(_) | Node::Words(_) | Node::Name(_) | Node::RowCell(_) => {
            Vec::new()
        }
    }
}

/// True for an address of the form that is not given; an indicator has none.
fn is_blank(path: &FieldPath, form: &Form, report: &Report) -> bool {
    match form.tables.get(path.as_str()) {
        Some(placed) => !table_is_given(form, report, &placed.table),
        None => form.field_kind(path).is_some() && !report.answer(path).is_given(),
    }
}
