//! How fields, columns and tables are rolled up: what a template says of it, checked, and what follows where it says nothing.
//!
//! Not here: the rolling up (`rollup`).

use std::collections::BTreeMap;

use crate::model::template::{Field, FieldKind, OverTime, RollUp, RollUpRule, Rows, Table};
use crate::template::compiler::Compiler;
use crate::template::dependencies::column_name;
use crate::template::error::{CompileErrorKind, Requirement};
use crate::template::place::{Member, Place};
use crate::template::rules::Rules;

/// How something is rolled up, nothing left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Method {
    /// Over agencies.
    pub roll_up: RollUp,
    /// Over periods.
    pub over_time: OverTime,
}

impl Rules {
    /// How a field outside tables is rolled up.
    #[must_use]
    pub fn method_of_field(&self, field: &Field) -> Method {
        let rule = self.roll_up.get(&field.id).copied().unwrap_or_default();
        method(rule, default_of(&field.kind), OverTime::Flow)
    }

    /// How the rows of a table are rolled up: as flows unless the template says otherwise.
    #[must_use]
    pub fn method_of_table(&self, table: &Table) -> Method {
        let rule = self.roll_up.get(&table.id).copied().unwrap_or_default();
        method(rule, default_of_table(table), OverTime::Flow)
    }

    /// How a column is rolled up: over periods as the rows of its table are, unless the template says otherwise.
    #[must_use]
    pub fn method_of_column(&self, table: &Table, column: &Field) -> Method {
        let rule = self.roll_up.get(&column_name(&table.id, &column.id));
        let rule = rule.copied().unwrap_or_default();
        let of_rows = self.method_of_table(table).over_time;
        method(rule, default_of(&column.kind), of_rows)
    }
}

fn method(rule: RollUpRule, roll_up: RollUp, over_time: OverTime) -> Method {
    Method {
        roll_up: rule.roll_up.unwrap_or(roll_up),
        over_time: rule.over_time.unwrap_or(over_time),
    }
}

/// Counts and amounts are added. A percentage stated by hand is not: that of a group is worked out from its counts
/// (docs/numbers.md, rule 7), and so is what is worked out in a table.
fn default_of(kind: &FieldKind) -> RollUp {
    match kind {
        FieldKind::Count | FieldKind::Amount { .. } => RollUp::Sum,
        FieldKind::Percent | FieldKind::Computed { .. } => RollUp::None,
        FieldKind::Line
        | FieldKind::Text
        | FieldKind::Lines
        | FieldKind::Date
        | FieldKind::Acts => RollUp::List,
        FieldKind::Choice(_) | FieldKind::YesNo => RollUp::Distribution,
    }
}

fn default_of_table(table: &Table) -> RollUp {
    match table.rows {
        Rows::Fixed(_) => RollUp::Sum,
        Rows::Added { .. } => RollUp::List,
    }
}

/// The rules that a template states: of fields by address, of tables by id, of columns by `column_name`.
pub(crate) fn stated_rules(compiler: &Compiler) -> BTreeMap<String, RollUpRule> {
    let mut stated = BTreeMap::new();
    let mut add = |name: String, rule: RollUpRule| {
        if rule != RollUpRule::default() {
            stated.insert(name, rule);
        }
    };
    for (id, placed) in &compiler.names.fields {
        add(id.clone(), placed.field.roll_up);
    }
    for (id, placed) in &compiler.names.tables {
        add(id.clone(), placed.table.roll_up);
        for column in &placed.table.columns {
            add(column_name(id, &column.id), column.roll_up);
        }
    }
    stated
}

/// Whether a field or column can be rolled up as the template says.
pub(crate) fn check_field_rule(compiler: &mut Compiler, place: &Place, field: &Field) {
    let RollUpRule { roll_up, over_time } = field.roll_up;
    let needs = match (roll_up, &field.kind) {
        (Some(_), FieldKind::Computed { .. }) => Some(Requirement::Typed),
        (Some(RollUp::Sum), FieldKind::Count | FieldKind::Amount { .. }) => None,
        (Some(RollUp::Sum), _) => Some(Requirement::Addable),
        (Some(RollUp::Distribution), FieldKind::Choice(_) | FieldKind::YesNo) => None,
        (Some(RollUp::Distribution), _) => Some(Requirement::Options),
        (Some(RollUp::ByName), _) => Some(Requirement::AddedRows),
        _ => None,
    };
    check(compiler, place, needs, over_time, || {
        roll_up.unwrap_or(default_of(&field.kind))
    });
}

/// Whether the rows of a table can be rolled up as the template says.
pub(crate) fn check_table_rule(compiler: &mut Compiler, place: &Place, table: &Table) {
    let RollUpRule { roll_up, over_time } = table.roll_up;
    let fixed = matches!(table.rows, Rows::Fixed(_));
    let needs = match roll_up {
        Some(RollUp::Sum) if !fixed => Some(Requirement::FixedRows),
        Some(RollUp::ByName | RollUp::List) if fixed => Some(Requirement::AddedRows),
        Some(RollUp::Latest | RollUp::Distribution) => Some(Requirement::Column),
        _ => None,
    };
    check(compiler, place, needs, over_time, || {
        roll_up.unwrap_or(default_of_table(table))
    });
}

/// What is neither added nor listed is that of the last period, whatever it is in time.
fn check(
    compiler: &mut Compiler,
    place: &Place,
    needs: Option<Requirement>,
    over_time: Option<OverTime>,
    roll_up: impl Fn() -> RollUp,
) {
    if let Some(needs) = needs {
        compiler.report(place.member(Member::RollUp), CompileErrorKind::Needs(needs));
    } else if over_time.is_some()
        && !matches!(roll_up(), RollUp::Sum | RollUp::List | RollUp::ByName)
    {
        let kind = CompileErrorKind::Needs(Requirement::RolledUp);
        compiler.report(place.member(Member::OverTime), kind);
    }
}
