//! What is said of answers that are implausible by themselves: shares of more than the whole or written as fractions, numbers
//! beyond their limit, days out of the period's reach, a period that has not begun.

use time::Date;

use super::Words;
use crate::assess::finding::Problem;
use crate::input::{date, number};
use crate::messages::message::{Message, printed_label};
use crate::messages::vi::answers::spoken;
use crate::messages::vi::period;
use crate::model::exact::Exact;
use crate::model::period::Period;
use crate::model::template::FieldKind;

/// Decimals to which an amount is converted.
const MOST_DECIMALS: u32 = 6;

impl Words<'_, '_> {
    pub(super) fn implausible(&self, problem: &Problem) -> Message {
        let label = self.subject();
        match problem {
            Problem::OverTheWhole { stated } => {
                over_the_whole(&label, &number::format_stated(stated))
            }
            Problem::StatedAsFraction { stated } => as_fraction(&label, stated),
            Problem::OverLimit {
                value,
                limit,
                from_dong,
            } => self.over_limit(value, limit, from_dong.as_ref()),
            Problem::FarDate {
                day,
                edge,
                years,
                late,
            } => far_date(&label, *day, *edge, *years, *late),
            Problem::NotBegun { period, changed } => Message::same(not_begun(period, *changed)),
            _ => Message::default(),
        }
    }

    fn over_limit(&self, value: &Exact, limit: &Exact, from_dong: Option<&Exact>) -> Message {
        let first = self.finding.fields.first();
        let field = first.and_then(|path| self.lookup.template.field(path));
        let unit = field.and_then(|field| match field.kind {
            FieldKind::Percent => Some("%"),
            _ => field.unit.as_deref(),
        });
        let label = self.subject();
        let with_unit = |number: &str| number::with_unit(number, unit);
        let (shown, most) = (number::format_stated(value), number::format_stated(limit));
        let Some(amount) = from_dong else {
            let message = |label: &str| {
                format!(
                    "“{label}”: {}, lớn hơn {}.",
                    with_unit(&shown),
                    with_unit(&most)
                )
            };
            return Message {
                screen: message(&label),
                print: message(&printed_label(&label)),
            };
        };
        let decimals = amount
            .needed_decimals(MOST_DECIMALS)
            .unwrap_or(MOST_DECIMALS);
        let amount = number::format_decimals(amount, decimals);
        Message {
            screen: format!(
                "“{label}”: {} (đọc là {}), lớn hơn mức thường gặp là {}. Nếu số gõ vào là {shown} đồng thì phải ghi {}.",
                with_unit(&shown),
                spoken(&shown),
                with_unit(&most),
                with_unit(&amount),
            ),
            print: format!(
                "“{}”: {}, lớn hơn mức thường gặp là {}.",
                printed_label(&label),
                with_unit(&shown),
                with_unit(&most)
            ),
        }
    }
}

/// A stated part of a whole is larger than the whole.
fn over_the_whole(label: &str, stated: &str) -> Message {
    Message {
        screen: format!("“{label}” ghi {stated}%; một bộ phận không thể lớn hơn 100% của toàn bộ."),
        print: format!("“{}”: {stated}%, lớn hơn 100%.", printed_label(label)),
    }
}

/// A stated percentage is less than 1.
fn as_fraction(label: &str, stated: &Exact) -> Message {
    let hundred = Exact::from(100);
    let percent = stated.times(&hundred).map_or_else(
        |_| String::new(),
        |percent| {
            let decimals = percent
                .needed_decimals(MOST_DECIMALS)
                .unwrap_or(MOST_DECIMALS);
            number::format_decimals(&percent, decimals)
        },
    );
    let stated = number::format_stated(stated);
    Message {
        screen: format!(
            "“{label}” ghi {stated}%, tức là chưa đến 1%. Nếu {stated} là phần của một đơn vị thì tỷ lệ là {percent}%."
        ),
        print: format!("“{}”: {stated}%, chưa đến 1%.", printed_label(label)),
    }
}

/// A day long after the period (`late`) or long before it, or too early for any act.
fn far_date(label: &str, day: Date, edge: Option<Date>, years: u32, late: bool) -> Message {
    let paper = printed_label(label);
    let day = date::short(day);
    let Some(edge) = edge.map(date::short) else {
        return Message {
            screen: format!("“{label}” ghi {day}, quá sớm."),
            print: format!("“{paper}”: {day}."),
        };
    };
    let far = match years {
        0 => String::new(),
        1 => " hơn một năm".to_owned(),
        years => format!(" hơn {years} năm"),
    };
    let why = if late {
        format!("sau ngày cuối của kỳ báo cáo ({edge}){far}")
    } else {
        format!("trước ngày đầu của kỳ báo cáo ({edge}){far}")
    };
    Message {
        screen: format!("“{label}” ghi {day}, {why}."),
        print: format!("“{paper}”: {day}, {why}."),
    }
}

fn not_begun(period: &Period, changed: Date) -> String {
    format!(
        "Kỳ báo cáo {} bắt đầu ngày {}, sau ngày sửa báo cáo lần cuối ({}): kỳ này chưa bắt đầu nên chưa thể có số liệu.",
        period::label(period),
        date::short(period.from),
        date::short(changed)
    )
}
