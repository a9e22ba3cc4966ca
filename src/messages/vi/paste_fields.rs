//! Words of a block that is pasted into the plain fields of a section. What is said of single cells is `paste_cells`.

use crate::messages::vi::paste::{ASIDE, GOES_TO, count};
use crate::messages::vi::paste_cells::{self, ReadCell};
use crate::messages::vi::paste_notes;
use crate::model::paste::fields::{ColumnRole, FieldFate, FieldLeftOut, FieldLine, FieldsPlan};
use crate::model::template::Field;

/// It is not decided where a value goes.
pub const FIELD_OPEN: &str = "Chọn ô…";
/// Heading of the names that the block brings along.
pub const NAME: &str = "Tên trong khối dán";
/// Heading of the values.
pub const VALUE: &str = "Giá trị";
/// The column that holds the values.
pub const COLUMN: &str = "Cột số liệu của khối";
/// Nobody said so yet.
pub const COLUMN_OPEN: &str = "Chọn cột số liệu…";
/// Before what a field says that does not apply to the agency.
pub const NOT_APPLICABLE: &str = "không áp dụng";

/// A column of the block, from 1, with its first text.
#[must_use]
pub fn column(at: usize, first: &str) -> String {
    format!("Cột {at} (“{first}”)")
}

/// A column of the block that numbers its lines.
#[must_use]
pub fn ordinals(at: usize) -> String {
    format!("Cột {at} (số thứ tự)")
}

/// Name of the choice beside a value, from 1.
#[must_use]
pub fn field_choice(line: usize, text: &str) -> String {
    format!("{GOES_TO}: ô cho giá trị thứ {line}, “{text}”")
}

/// What a block does to the fields.
#[must_use]
pub fn summary(plan: &FieldsPlan, fields: &[&Field]) -> String {
    if plan.changed() == 0 {
        return "Không có ô nào thay đổi: số liệu đã giống, hoặc đều được để ngoài như ghi dưới đây."
            .to_owned();
    }
    let mut text = format!("Điền {} ô", count(plan.changed()));
    if plan.replaced() > 0 {
        text.push_str(&format!(
            ", trong đó thay {} ô đang có số liệu",
            count(plan.replaced())
        ));
    }
    text + &paste_cells::unread(read_cells(plan, fields)) + "."
}

/// Why the block waits: each question once.
#[must_use]
pub fn questions(plan: &FieldsPlan, fields: &[&Field]) -> Vec<String> {
    let mut questions: Vec<String> = Vec::new();
    if plan.lacks_column() {
        questions.push(match plan.value_columns().len() {
            0 => "Khối dán không có cột nào là số liệu. Hãy chép lại kèm cột số liệu.".to_owned(),
            columns => format!(
                "Khối dán có {} cột có thể là số liệu. Hãy chọn ở “{COLUMN}”.",
                count(columns)
            ),
        });
    }
    let twice = plan.twice().into_iter().map(|field| {
        format!(
            "Có hai giá trị cùng vào ô “{}”. Hãy chọn lại ở cột “{GOES_TO}”.",
            label(fields, field)
        )
    });
    questions.extend(twice);
    let pair = |(line, field)| format!("“{}” → “{}”", line_name(line), label(fields, field));
    let alike: Vec<String> = plan.alike().map(pair).collect();
    if !alike.is_empty() {
        questions.push(format!(
            "Có {} tên trong khối dán chỉ giống một phần tên ô của mục: {}. Hãy chọn ô ở cột “{GOES_TO}”, giá trị không dán thì chọn “{ASIDE}”.",
            count(alike.len()),
            alike.join("; ")
        ));
    }
    questions
}

/// What stays out and why, what is understood otherwise than it stands there: a sentence each.
#[must_use]
pub fn notes(plan: &FieldsPlan, fields: &[&Field]) -> Vec<String> {
    let mut notes: Vec<String> = Vec::new();
    let columns = |wanted: fn(&ColumnRole) -> bool| {
        let found = plan.columns.iter().filter(|role| wanted(role));
        found.count()
    };
    if columns(|role| *role == ColumnRole::Ordinals) > 0 {
        notes.push("Cột số thứ tự của khối không dán.".to_owned());
    }
    let others = columns(|role| matches!(role, ColumnRole::Other(_)));
    if others > 0 && !plan.lacks_column() {
        notes.push(format!(
            "Không dán {} cột khác của khối; muốn dán cột đó thì chọn ở “{COLUMN}”.",
            count(others)
        ));
    }
    notes.extend(left_over(plan));
    for line in &plan.lines {
        if let FieldFate::LeftOut(FieldLeftOut::OtherUnit { field, unit }) = &line.fate {
            let own = fields.get(*field).and_then(|field| field.unit.as_deref());
            notes.push(paste_notes::other_unit_of_field(
                &label(fields, *field),
                unit,
                own.unwrap_or_default(),
            ));
        }
    }
    notes.extend(paste_cells::notes(read_cells(plan, fields), &plan.numbers));
    notes
}

/// The values that change something, as they are read.
fn read_cells<'a>(
    plan: &'a FieldsPlan,
    fields: &'a [&Field],
) -> impl Iterator<Item = ReadCell<'a>> {
    plan.lines.iter().filter_map(|line| {
        let change = line.change()?;
        Some(ReadCell {
            kind: &fields.get(change.field)?.kind,
            text: &line.text,
            answer: &change.new,
        })
    })
}

/// The name beside a value; the value itself where it has none.
fn line_name(line: &FieldLine) -> &str {
    match line.name.as_str() {
        "" => &line.text,
        name => name,
    }
}

/// Values that find no field.
fn left_over(plan: &FieldsPlan) -> Vec<String> {
    let of = |wanted: FieldLeftOut| -> Vec<&str> {
        let fate = FieldFate::LeftOut(wanted);
        let lines = plan.lines.iter().filter(|line| line.fate == fate);
        lines.map(line_name).collect()
    };
    let mut notes = Vec::new();
    let beyond = of(FieldLeftOut::NoField);
    if !beyond.is_empty() {
        notes.push(format!(
            "Thừa {} giá trị, vì mục này không còn ô nào ở sau: {}.",
            count(beyond.len()),
            quoted(&beyond)
        ));
    }
    let unknown = of(FieldLeftOut::UnknownName);
    if !unknown.is_empty() {
        notes.push(format!(
            "Để ngoài {} giá trị, vì mục này không có ô nào tên như vậy: {}. Muốn dán thì chọn ô ở cột “{GOES_TO}”.",
            count(unknown.len()),
            quoted(&unknown)
        ));
    }
    notes
}

/// The first of some texts in quotes.
fn quoted(texts: &[&str]) -> String {
    const MOST: usize = 5;
    let first: Vec<String> = texts
        .iter()
        .take(MOST)
        .map(|text| format!("“{text}”"))
        .collect();
    let more = if texts.len() > MOST { ", …" } else { "" };
    format!("{}{more}", first.join(", "))
}

/// What was pasted.
#[must_use]
pub fn pasted(changed: usize) -> String {
    format!("Đã dán {} ô. Ctrl + Z hoàn tác cả lần dán.", count(changed))
}

fn label(fields: &[&Field], at: usize) -> String {
    fields
        .get(at)
        .map(|field| field.label.clone())
        .unwrap_or_default()
}
