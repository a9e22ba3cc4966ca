//! What is said of an amount that lies far from those of the years beside it.

use super::Words;
use crate::assess::finding::YearAmount;
use crate::input::number;
use crate::messages::message::{Message, printed_label};
use crate::messages::vi::answers::spoken;
use crate::model::exact::Exact;

impl Words<'_, '_> {
    pub(super) fn year_jump(&self, own: &Exact, beside: &[YearAmount], times: &Exact) -> Message {
        let field = self
            .finding
            .fields
            .first()
            .and_then(|path| self.lookup.template.field(path));
        let unit = field
            .and_then(|field| field.unit.as_deref())
            .unwrap_or_default();
        year_jump(&self.subject(), unit, own, beside, times)
    }
}

/// An amount of a year and those of the years beside it, each with how it is read on the screen.
fn year_jump(
    label: &str,
    unit: &str,
    own: &Exact,
    beside: &[YearAmount],
    times: &Exact,
) -> Message {
    let shown = |value: &Exact| {
        format!("{} {unit}", number::format_stated(value))
            .trim_end()
            .to_owned()
    };
    let read = |value: &Exact| {
        let spoken = spoken(&number::format_stated(value));
        format!("{} (đọc là {spoken})", shown(value))
    };
    let times = number::format_decimals(times, 0);
    let relation = if beside.iter().all(|one| *own > one.value) {
        format!("gấp khoảng {times} lần")
    } else {
        format!("chỉ bằng khoảng 1/{times}")
    };
    let message = |label: &str, write: &dyn Fn(&Exact) -> String| {
        let others: Vec<String> = beside
            .iter()
            .map(|one| format!("năm {} là {}", one.year, write(&one.value)))
            .collect();
        format!(
            "“{label}” là {}, {relation} năm gần đó ({}).",
            write(own),
            others.join("; ")
        )
    };
    Message {
        screen: message(label, &read),
        print: message(&printed_label(label), &shown),
    }
}
