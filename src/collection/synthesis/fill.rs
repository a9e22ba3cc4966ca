//! What a collection gives the fields of a report, as data: an answer and where it comes from, or why there is none.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use crate::formula::outcome::{Outcome, Undefined, Value};
use crate::model::answer::{Answer, FieldPath};
use crate::model::exact::Exact;
use crate::model::number::{MOST_DECIMALS, Number};
use crate::model::template::FieldKind;
use crate::rollup::coverage::Coverage;
use crate::rollup::sheet::SheetKind;
use crate::template::form::Form;

/// What a collection gives a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Fill {
    /// The field, or the cell.
    pub path: FieldPath,
    /// What of the collection it comes from: an address of its template, or an id of an indicator.
    pub from: String,
    /// The answer, or why there is none.
    pub answer: Result<Answer, Unfilled>,
    /// Who stands behind a number, where that is known.
    pub coverage: Option<Coverage>,
}

/// Why a collection gives a field nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfilled {
    /// No agency states it.
    NotStated,
    /// It applies to no agency that sent a report.
    NotApplicable,
    /// It cannot be worked out: a denominator is zero, or a number too large.
    NoValue,
    /// A count that is not whole, or more digits than a field takes.
    DoesNotFit,
    /// More agencies or rows than are listed: what is summed up of it is a person's work.
    TooMany,
    /// Nothing in the collection has this name.
    Unknown,
}

/// Why a number of the department's own report is absent, in words.
#[derive(Clone, Copy, Debug)]
pub struct AbsentReasons<'a> {
    /// It applies to no agency that sent a report.
    pub not_applicable: &'a str,
    /// Nobody fills it in.
    pub left_blank: &'a str,
}

/// What a collection gives a report.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Fills {
    /// In the order of the form; those of a table row by row.
    pub fills: Vec<Fill>,
    /// Ids of the rows that tables get, by table.
    pub rows: BTreeMap<String, Vec<String>>,
}

impl Fills {
    /// Declares absent, with a reason, what applies to no agency that sent a report, and cells of rows that no agency fills in: left
    /// blank, one would keep all that is worked out of its column from having a value, where the totals have what the others
    /// state. Only numbers, and fields that can be declared so.
    pub fn declare_absent(&mut self, form: &Form, reasons: &AbsentReasons<'_>) {
        for fill in &mut self.fills {
            let is_cell = fill.path.as_str().contains('.');
            let field = form.field(&fill.path);
            let is_number = field.is_some_and(|field| field.kind.is_number());
            let reason = match fill.answer {
                Err(Unfilled::NotApplicable) if is_cell || form.can_be_absent(&fill.path) => {
                    reasons.not_applicable
                }
                Err(Unfilled::NotStated) if is_cell => reasons.left_blank,
                _ => continue,
            };
            if is_number {
                fill.answer = Ok(Answer::NotApplicable(reason.to_owned()));
            }
        }
    }
}

/// What an outcome is as the answer of a field: an indicator as it is shown, rounded; all else whole.
pub(super) fn answer_of(
    outcome: &Outcome,
    from: SheetKind,
    kind: &FieldKind,
) -> Result<Answer, Unfilled> {
    let number = match outcome {
        Outcome::Value(Value::Number(number)) => number,
        Outcome::Missing(_) => return Err(Unfilled::NotStated),
        Outcome::Undefined(Undefined::NotApplicable(_)) => return Err(Unfilled::NotApplicable),
        Outcome::Value(_) | Outcome::Undefined(_) => return Err(Unfilled::NoValue),
    };
    let most = match kind {
        FieldKind::Count => 0,
        FieldKind::Amount { decimals, .. } => *decimals,
        FieldKind::Percent => MOST_DECIMALS,
        _ => return Err(Unfilled::DoesNotFit),
    };
    let number = match from {
        SheetKind::Indicator { decimals } => &number
            .rounded(decimals.min(most))
            .map_err(|_| Unfilled::NoValue)?,
        _ => number,
    };
    stated(number, most).map(Answer::Number)
}

/// A number with the decimals that it was stated with, as far as the field takes them.
fn stated(number: &Exact, most: u32) -> Result<Number, Unfilled> {
    let needed = number.needed_decimals(most).ok_or(Unfilled::DoesNotFit)?;
    let text = number.to_text(number.decimals().clamp(needed, most.max(needed)));
    let decimal: Decimal = text.parse().map_err(|_| Unfilled::DoesNotFit)?;
    Number::new(decimal).map_err(|_| Unfilled::DoesNotFit)
}
