//! What is said of a number that lies far from that of the previous period.

use super::Words;
use crate::assess::finding::Problem;
use crate::assess::since_previous::LargeChange;
use crate::input::letters::uncapitalize;
use crate::input::number;
use crate::messages::message::{Message, printed_label};
use crate::messages::vi::answers::spoken;
use crate::messages::vi::since_previous::change;
use crate::model::exact::Exact;
use crate::model::template::FieldKind;

impl Words<'_, '_> {
    pub(super) fn jump(&self, problem: &Problem) -> Message {
        let Problem::Jump {
            now,
            then,
            times,
            other_unit,
            total_of,
        } = problem
        else {
            return Message::default();
        };
        let (label, unit) = self.number(total_of.as_deref());
        let times = number::format_decimals(times, 0);
        jump(&label, unit, (now, then), &times, *other_unit)
    }

    pub(super) fn large_change(&self, large: &LargeChange) -> Message {
        let (label, unit) = self.number(large.total_of.as_deref());
        let (now, then) = (shown(&large.now, unit), shown(&large.then, unit));
        let percent = change(&large.percent);
        let change = match &large.points {
            None => percent,
            Some(points) => format!("{}, tức là {percent} so với kỳ trước", change(points)),
        };
        let message = |label: &str| format!("“{label}”: kỳ này {now}, kỳ trước {then}, {change}.");
        Message {
            screen: message(&label),
            print: message(&printed_label(&label)),
        }
    }

    /// The name and the unit of the number that the finding is about: the answer that is the first of its fields, or the total
    /// of a column of that table.
    fn number(&self, total_of: Option<&str>) -> (String, Option<&str>) {
        let template = self.lookup.template;
        let Some(first) = self.finding.fields.first() else {
            return Default::default();
        };
        let column = total_of.and_then(|column| {
            let table = &template.tables.get(first.as_str())?.table;
            let field = table.columns.iter().find(|field| field.id == *column)?;
            Some((table, field))
        });
        let (label, field) = match column {
            Some((table, field)) => (total(&table.label, &field.label), Some(field)),
            None => (self.label(first), template.field(first)),
        };
        let unit = field.and_then(|field| match field.kind {
            FieldKind::Percent => Some("%"),
            _ => field.unit.as_deref(),
        });
        (label, unit)
    }
}

/// The total of a table's column.
fn total(table: &str, column: &str) -> String {
    format!("Cộng {}, bảng {table}", uncapitalize(column))
}

fn shown(value: &Exact, unit: Option<&str>) -> String {
    number::with_unit(&number::format_stated(value), unit)
}

/// A number of this period and the previous one that are many times one another; where a sign may be misplaced, how each
/// is read.
fn jump(
    label: &str,
    unit: Option<&str>,
    (now, then): (&Exact, &Exact),
    times: &str,
    other_unit: bool,
) -> Message {
    let relation = if now > then {
        format!("gấp khoảng {times} lần")
    } else {
        format!("giảm còn khoảng 1/{times}")
    };
    let message = |label: &str, own: &str, other: &str| {
        format!("“{label}”: kỳ này {own}, kỳ trước {other}, {relation} kỳ trước.")
    };
    let read = |value: &Exact| {
        let spoken = spoken(&number::format_stated(value));
        format!("{} (đọc là {spoken})", shown(value, unit))
    };
    let (own, other) = (shown(now, unit), shown(then, unit));
    let screen = if other_unit {
        message(label, &read(now), &read(then))
    } else {
        message(label, &own, &other)
    };
    Message {
        screen,
        print: message(&printed_label(label), &own, &other),
    }
}
