//! Checks that a part is no larger than its whole (SUBSET), one for each `percent(part, whole)` of an indicator or a computed
//! column. Both are of one unit there, as `percent` needs them; what may be larger is written `ratio`.

use std::collections::BTreeSet;

use crate::formula::syntax::{Expression, Function, Node, Operator};
use crate::model::template::Severity;
use crate::template::built_in::Known;
use crate::template::check_rule::{CheckRule, CompiledCheck, DeclaredRule};
use crate::template::checks::cells;
use crate::template::dependencies::{column_name, computed_name, formula_dependencies, transitive};
use crate::template::names::Names;

/// Families of declared checks that tell when the parts of something are too large.
const TELLING: [&str; 5] = ["SUM", "SUBSET", "FLOW", "STOCK", "COMPLEMENT"];

/// The checks of these kinds that a template has; `declared` are its own.
pub(crate) fn part_checks(
    names: &Names,
    known: &Known<'_>,
    declared: &[CompiledCheck],
) -> Vec<CompiledCheck> {
    let of_indicators = known
        .indicators
        .iter()
        .map(|one| (one.definition.id.clone(), None, &one.formula));
    let of_columns = known.columns.iter().filter_map(|(name, column)| {
        let (table, id) = name.split_once("..")?;
        Some((format!("{table}.{id}"), Some(table), &column.formula))
    });
    let mut checks = Vec::new();
    for (id, row, formula) in of_indicators.chain(of_columns) {
        for (number, (part, whole)) in shares(formula, row).into_iter().enumerate() {
            let id = match number {
                0 => format!("whole:{id}"),
                _ => format!("whole:{id}.{}", number + 1),
            };
            let share = Share { row, part, whole };
            checks.extend(share.check(id, names, known, declared));
        }
    }
    checks
}

/// Parts with their wholes in a formula. A number of another period is no whole of this one's.
fn shares<'a>(
    formula: &'a Expression,
    row: Option<&'a str>,
) -> Vec<(&'a Expression, &'a Expression)> {
    let mut found = Vec::new();
    formula.visit(row, &mut |part, inside| {
        if let Node::Call(Function::Percent, sides) = &part.node
            && let [part, whole] = sides.as_slice()
            && inside == row
            && !looks_back(part)
            && !looks_back(whole)
        {
            found.push((part, whole));
        }
    });
    found
}

fn looks_back(formula: &Expression) -> bool {
    let mut found = false;
    formula.visit(None, &mut |part, _| {
        found |= matches!(
            part.node,
            Node::Call(Function::Previous | Function::Before, _)
        );
    });
    found
}

/// A part with its whole, in the rows of a table or outside.
struct Share<'a> {
    row: Option<&'a str>,
    part: &'a Expression,
    whole: &'a Expression,
}

impl Share<'_> {
    /// The check; `None` where the template declares the same.
    fn check(
        &self,
        id: String,
        names: &Names,
        known: &Known<'_>,
        declared: &[CompiledCheck],
    ) -> Option<CompiledCheck> {
        let rule = Expression {
            span: self.part.span,
            node: Node::Binary(
                Operator::LessOrEqual,
                Box::new(self.part.clone()),
                Box::new(self.whole.clone()),
            ),
        };
        let own = typed(self.part, self.row, known);
        let mut told = Vec::new();
        let mut depends_on = formula_dependencies(&rule, self.row);
        let mut fields = names.addresses(&transitive(&depends_on, known.dependencies));
        depends_on.extend(self.row.map(str::to_owned));
        for check in declared
            .iter()
            .filter(|one| TELLING.contains(&one.family.as_str()))
        {
            let CheckRule::Formula(other) = &check.rule else {
                continue;
            };
            let each = other.each.as_deref();
            if each == self.row && is_same(&other.rule, &rule) {
                return None;
            }
            if (each.is_none() || each == self.row) && tells_of(&other.rule, each, &own, known) {
                told.push(check.id.clone());
                depends_on.extend(check.depends_on.iter().cloned());
            }
        }
        fields.retain(|path| Some(path.as_str()) != self.row);
        let declared_rule = DeclaredRule {
            cells: cells(&rule, self.row, known.columns),
            rule,
            message: None,
            advice: String::new(),
            fields,
            each: self.row.map(str::to_owned),
        };
        let rule = CheckRule::PartOfWhole {
            rule: declared_rule,
            told,
        };
        let depends_on = transitive(&depends_on, known.dependencies);
        let (family, severity) = ("SUBSET", Severity::Warning);
        Some(CompiledCheck::built_in(
            id,
            family,
            severity,
            rule,
            &depends_on,
        ))
    }
}

/// True for a rule that compares all of some answers, perhaps with others beside them, with something.
fn tells_of(
    rule: &Expression,
    row: Option<&str>,
    answers: &BTreeSet<String>,
    known: &Known<'_>,
) -> bool {
    let mut found = false;
    rule.visit(row, &mut |part, inside| {
        if let Node::Binary(operator, left, right) = &part.node
            && operator.is_comparison()
        {
            let has_all = |side: &Expression| answers.is_subset(&typed(side, inside, known));
            found |= has_all(left) || has_all(right);
        }
    });
    found
}

/// The typed answers behind a formula; of a cell its column.
fn typed(formula: &Expression, row: Option<&str>, known: &Known<'_>) -> BTreeSet<String> {
    let mut names = mentioned(formula, row);
    let mut waiting: Vec<String> = names.iter().cloned().collect();
    // Each name once, however many formulas mention it.
    while let Some(name) = waiting.pop() {
        let mut indicators = known.indicators.iter();
        let behind = match indicators.find(|one| one.definition.id == name) {
            Some(one) => mentioned(&one.formula, None),
            None => match known.columns.get(&name) {
                Some(column) => {
                    let table = name.split_once("..").map(|(table, _)| table);
                    mentioned(&column.formula, table)
                }
                None => continue,
            },
        };
        waiting.extend(behind.difference(&names).cloned());
        names.extend(behind);
    }
    let is_computed = |name: &String| {
        let mut indicators = known.indicators.iter();
        known.columns.contains_key(name) || indicators.any(|one| one.definition.id == *name)
    };
    names.retain(|name| !is_computed(name));
    names
}

fn mentioned(formula: &Expression, row: Option<&str>) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    formula.visit(row, &mut |part, inside| match (&part.node, inside) {
        (Node::Name(name), _) => {
            names.insert(computed_name(name));
        }
        (Node::RowCell(column), Some(table)) => {
            names.insert(column_name(table, column));
        }
        (Node::OverRows(_, table, parts), _) if parts.is_empty() => {
            names.insert(table.clone());
        }
        _ => {}
    });
    names
}

/// True for the same formula, wherever each stands in its text.
fn is_same(one: &Expression, other: &Expression) -> bool {
    let all = |one: &[Expression], other: &[Expression]| {
        let mut pairs = one.iter().zip(other);
        one.len() == other.len() && pairs.all(|(one, other)| is_same(one, other))
    };
    match (&one.node, &other.node) {
        (Node::Negate(one), Node::Negate(other)) | (Node::Not(one), Node::Not(other)) => {
            is_same(one, other)
        }
        (Node::Binary(sign, left, right), Node::Binary(other, first, second)) => {
            sign == other && is_same(left, first) && is_same(right, second)
        }
        (Node::Call(one, parts), Node::Call(other, others)) => one == other && all(parts, others),
        (Node::OverRows(one, table, parts), Node::OverRows(other, of, others)) => {
            one == other && table == of && all(parts, others)
        }
        (one, other) => one == other,
    }
}
