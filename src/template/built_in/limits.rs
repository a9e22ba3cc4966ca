//! What is plausible of each kind of answer where a template says nothing else, and the checks of it: numbers (UNIT), stated
//! percentages (COMPLEMENT).

use rust_decimal::Decimal;

use crate::formula::syntax::{Expression, Function, Node};
use crate::input::money::dong_per_unit;
use crate::model::answer::FieldPath;
use crate::model::exact::Exact;
use crate::model::template::{Field, FieldKind, Severity, Table};
use crate::template::built_in::Known;
use crate::template::check_rule::{CheckRule, CompiledCheck, ShareLimit};
use crate::template::dependencies::{column_name, transitive};

/// More than there are people in the country: a number of a telephone, or two numbers run together.
const MOST_COUNT: u64 = 100_000_000;
/// A thousand billion đồng: more than a province spends in a year on what these reports are about. An amount of some
/// million typed in đồng where triệu đồng is asked lies beyond it.
const MOST_DONG: u64 = 1_000_000_000_000;
/// The whole, in percent.
const WHOLE: u64 = 100;
/// Years after the end of the period in which a day may well lie.
pub const YEARS_AFTER: u32 = 1;

/// The largest count or amount that is not asked about.
#[must_use]
pub fn most(field: &Field) -> Option<Exact> {
    let of_kind = || match field.kind {
        FieldKind::Count => Some(MOST_COUNT),
        FieldKind::Amount { .. } => Some(MOST_DONG / dong_per_unit(field.unit.as_deref()?)?),
        _ => None,
    };
    let most = field.limits.most.or_else(of_kind)?;
    Some(Decimal::from(most).into())
}

/// The check of a percentage that a person states.
pub(super) fn share_check(id: &str, field: &Field, known: &Known<'_>) -> Option<CompiledCheck> {
    let stated = field.states.as_ref();
    let indicator = stated.and_then(|states| {
        let mut all = known.indicators.iter().enumerate();
        all.find(|(_, one)| one.definition.id == *states)
    });
    let mut depends_on = vec![id.to_owned()];
    depends_on.extend(indicator.iter().flat_map(|(_, one)| one.depends_on.clone()));
    let limit = share_limit(field, indicator.map(|(_, one)| &one.formula))?;
    let rule = CheckRule::Share {
        field: FieldPath::new(id),
        indicator: indicator.map(|(position, _)| position),
        limit,
    };
    Some(check(id, rule, &depends_on))
}

/// The same for a column of percentages.
pub(super) fn column_share_check(
    table: &Table,
    column: &Field,
    known: &Known<'_>,
) -> Option<CompiledCheck> {
    let stated = column.states.as_deref();
    let name = stated.map(|states| column_name(&table.id, states));
    let computed = name.as_ref().and_then(|name| known.columns.get(name));
    let limit = share_limit(column, computed.map(|one| &one.formula))?;
    let mut depends_on = vec![table.id.clone()];
    depends_on.extend(
        name.map(|name| transitive(&[name], known.dependencies))
            .unwrap_or_default(),
    );
    depends_on.sort();
    depends_on.dedup();
    let rule = CheckRule::ColumnShare {
        table: table.id.clone(),
        column: column.id.clone(),
        computed: column.states.clone(),
        limit,
    };
    Some(check(
        &format!("{}.{}", table.id, column.id),
        rule,
        &depends_on,
    ))
}

fn check(id: &str, rule: CheckRule, depends_on: &[String]) -> CompiledCheck {
    let id = format!("share:{id}");
    CompiledCheck::built_in(id, "COMPLEMENT", Severity::Warning, rule, depends_on)
}

/// What is plausible of a stated percentage; `formula` is what computes the same. `None` for other kinds of fields.
fn share_limit(field: &Field, formula: Option<&Expression>) -> Option<ShareLimit> {
    if field.kind != FieldKind::Percent {
        return None;
    }
    let of_whole = formula.map(is_share);
    Some(ShareLimit {
        most: field
            .limits
            .most
            .or_else(|| of_whole.unwrap_or(true).then_some(WHOLE)),
        of_whole: field.limits.most.is_none() && of_whole == Some(true),
    })
}

/// True for a formula that is a part of its whole; `ratio` compares two things of which either may be the larger.
fn is_share(formula: &Expression) -> bool {
    matches!(formula.node, Node::Call(Function::Percent, _))
}
