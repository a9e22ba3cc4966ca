//! Compiles declared checks.

use std::collections::BTreeSet;

use crate::formula::syntax::{Expression, Function, Node};
use crate::model::template::Check;
use crate::template::check_rule::{CheckRule, CompiledCheck, DeclaredRule};
use crate::template::columns::Columns;
use crate::template::compiler::{Compiler, Needed};
use crate::template::dependencies::{
    Dependencies, column_name, formula_dependencies, sentence_dependencies, transitive,
};
use crate::template::error::CompileErrorKind;
use crate::template::place::{Member, Occurrences, Part, Place};

/// Declared checks ready to run: those of the built-in parts, then those of the template.
pub(crate) fn compile_checks(
    compiler: &mut Compiler,
    declared: [&[Check]; 2],
    columns: &Columns,
    known: &Dependencies,
) -> Vec<CompiledCheck> {
    let mut ids = BTreeSet::new();
    let mut compiled = Vec::new();
    for list in declared {
        let mut occurrences = Occurrences::default();
        for check in list {
            let place = occurrences.next(Part::Check(check.id.clone()));
            if !ids.insert(&check.id) {
                let kind = CompileErrorKind::DuplicateId(check.id.clone());
                compiler.report(place.clone(), kind);
            }
            compiler.require_text(place.member(Member::Advice), &check.advice);
            compiled.extend(compile_check(compiler, check, &place, columns, known));
        }
    }
    compiled
}

fn compile_check(
    compiler: &mut Compiler,
    check: &Check,
    place: &Place,
    columns: &Columns,
    known: &Dependencies,
) -> Option<CompiledCheck> {
    let rule_place = place.member(Member::Rule);
    let each = check.each.as_ref();
    let table = each.and_then(|each| compiler.row_table(place.member(Member::Each), each));
    if table.is_none() && each.is_some() {
        // Whether its names are right depends on the table.
        compiler.parse(&rule_place, &check.rule);
        return None;
    }
    let row = table.as_deref();
    let rule = compiler.formula(&rule_place, &check.rule, Needed::Condition, row);
    let message = check
        .message
        .as_ref()
        .map(|message| compiler.sentence(&place.member(Member::Message), message, row));
    let rule = rule?;
    let direct = formula_dependencies(&rule, row);
    let mut depends_on = direct.clone();
    depends_on.extend(row.map(str::to_owned));
    depends_on.extend(
        message
            .iter()
            .flat_map(|message| sentence_dependencies(message, row)),
    );
    let mut fields = compiler.names.addresses(&transitive(&direct, known));
    // The cells of the row stand for its table.
    fields.retain(|path| Some(path.as_str()) != row);
    let cells = cells(&rule, row, columns);
    let rule = DeclaredRule {
        rule,
        message,
        advice: check.advice.clone(),
        fields,
        each: table,
        cells,
    };
    Some(CompiledCheck {
        id: check.id.clone(),
        family: check.family.clone(),
        severity: check.severity,
        rule: CheckRule::Formula(rule),
        depends_on: transitive(&depends_on, known),
    })
}

/// The typed columns of the row that a rule looks at, behind computed ones too; true for the row above.
pub(crate) fn cells(
    rule: &Expression,
    table: Option<&str>,
    columns: &Columns,
) -> Vec<(String, bool)> {
    let Some(table) = table else {
        return Vec::new();
    };
    let mut mentioned: Vec<(String, bool)> = Vec::new();
    let mut above = None;
    rule.visit(None, &mut |part, inner| match &part.node {
        Node::Call(Function::Before, parts) => above = parts.first().map(|cell| cell.span),
        Node::RowCell(column) if inner.is_none() => {
            mentioned.push((column.clone(), above.take() == Some(part.span)))
        }
        _ => {}
    });
    let mut cells = Vec::new();
    for (column, above) in mentioned {
        let behind = columns
            .get(&column_name(table, &column))
            .map(|computed| computed.cells.clone());
        for column in behind.unwrap_or_else(|| vec![column]) {
            if !cells.contains(&(column.clone(), above)) {
                cells.push((column, above));
            }
        }
    }
    cells
}
