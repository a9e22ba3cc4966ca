//! The dry run of a block pasted into plain fields: the fields of a section from one on, or those that the block names.
//!
//! `plan_fields` is a pure function; each value of the block has exactly one [`FieldFate`]. Not here: tables (`paste::plan`),
//! which column of a block holds what (`field_columns`), sentences (`messages::vi::paste_fields`).

use std::collections::BTreeMap;

use crate::formats::clipboard::paste::cells::{answer_of, is_same};
use crate::formats::clipboard::paste::field_columns::{
    FieldBlock, alike, is_name, label_of, read_block,
};
use crate::formats::clipboard::paste::labels::Label;
use crate::formats::clipboard::paste::notation::notations;
use crate::formats::clipboard::spreadsheet;
use crate::input::spreadsheet_number::is_dash;
use crate::model::answer::{Answer, FieldPath};
use crate::model::paste::fields::{
    ColumnRole, FieldChange, FieldFate, FieldLeftOut, FieldLine, FieldsPlan,
};
use crate::model::paste::numbers::Notation;
use crate::model::paste::refusal::BlockProblem;
use crate::model::report::Report;
use crate::model::template::{Field, FieldKind, Item, Section};

/// What a person decided about a block that is pasted into fields.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldChoices {
    /// Where values go, by their lines: to a field by its position, or nowhere.
    pub fields: BTreeMap<usize, Option<usize>>,
    /// The column that holds the values.
    pub column: Option<usize>,
    /// True when "-" in the place of a number stands for 0.
    pub dash_is_zero: bool,
    /// In which notation the numbers are.
    pub notation: Option<Notation>,
}

/// The fields of a section that a block can be pasted into, in their order.
#[must_use]
pub fn plain_fields(section: &Section) -> Vec<&Field> {
    let mut fields = Vec::new();
    for item in &section.items {
        if let Item::Field(field) = item
            && !matches!(field.kind, FieldKind::Acts | FieldKind::Computed { .. })
        {
            fields.push(field);
        }
    }
    fields
}

/// What a block would do to fields, from the one at `first` on; where the block names fields, to those.
///
/// # Errors
/// The text is no block of cells.
pub fn plan_fields(
    fields: &[&Field],
    first: usize,
    report: &Report,
    text: &str,
    choices: &FieldChoices,
) -> Result<FieldsPlan, BlockProblem> {
    let labels: Vec<Label> = fields.iter().map(|field| Label::new(field)).collect();
    let is_number = |at: usize| fields.get(at).is_none_or(|field| field.kind.is_number());
    let follows = |at: usize| is_number(first + at);
    let block = read_block(&labels, spreadsheet::cells(text)?, choices.column, follows);
    let mut wanted: Vec<Result<usize, FieldLeftOut>> = if block.has_names() {
        by_name(fields, &labels, &block, choices)
    } else {
        let headed = is_number(first) && has_heading(&block);
        in_order(fields.len(), first, &block, (choices, headed))
    };
    open_doubles(&mut wanted, &block);
    let values = match block.columns.contains(&ColumnRole::Values) {
        true => block.values(),
        false => Vec::new(),
    };
    let lines = wanted.into_iter().zip(values).enumerate();
    let lines: Vec<FieldLine> = lines
        .map(|(at, (field, text))| FieldLine {
            name: block.name(at).to_owned(),
            fate: fate(fields, report, field, &text, choices),
            text,
        })
        .collect();
    let numbers = lines.iter().filter_map(|line| {
        let field = fields.get(line.field()?)?;
        Some((&field.kind, line.text.as_str()))
    });
    Ok(FieldsPlan {
        numbers: notations(numbers, choices.notation),
        columns: block.columns,
        lines,
    })
}

/// The fields that lines name, or why there is none.
fn by_name(
    fields: &[&Field],
    labels: &[Label],
    block: &FieldBlock,
    choices: &FieldChoices,
) -> Vec<Result<usize, FieldLeftOut>> {
    let of_line = |at: usize| match choices.fields.get(&at) {
        Some(chosen) => chosen.ok_or(FieldLeftOut::Chosen),
        None => {
            let name = block.name(at);
            let Some(field) = label_of(labels, name) else {
                let alike = alike(labels, name).map(FieldLeftOut::Alike);
                return Err(alike.unwrap_or(FieldLeftOut::UnknownName));
            };
            let stated = [block.unit(at).to_owned(), name.to_owned()];
            let is_number = fields.get(field).is_some_and(|one| one.kind.is_number());
            let label = labels.get(field).filter(|_| is_number);
            match label.and_then(|label| label.other_unit(&stated, &[])) {
                Some(unit) => Err(FieldLeftOut::OtherUnit { field, unit }),
                None => Ok(field),
            }
        }
    };
    (0..block.lines()).map(of_line).collect()
}

/// True for a column of values below a name, which is none of them.
fn has_heading(block: &FieldBlock) -> bool {
    let values = block.values();
    let below = |(first, rest): (&String, &[String])| {
        is_name(first) && rest.iter().any(|text| !text.is_empty() && !is_name(text))
    };
    values.split_first().is_some_and(below)
}

/// The fields one after the other. A blank cell keeps the place of its field, a heading has none; after a choice the others
/// follow it.
fn in_order(
    fields: usize,
    first: usize,
    block: &FieldBlock,
    (choices, headed): (&FieldChoices, bool),
) -> Vec<Result<usize, FieldLeftOut>> {
    let mut next = first;
    let mut wanted = Vec::new();
    for at in 0..block.lines() {
        let field = match choices.fields.get(&at) {
            Some(None) => Err(FieldLeftOut::Chosen),
            Some(Some(field)) => Ok(*field),
            None if at == 0 && headed => Err(FieldLeftOut::UnknownName),
            None if next < fields => Ok(next),
            None => Err(FieldLeftOut::NoField),
        };
        if let Ok(field) = field {
            next = field + 1;
        }
        wanted.push(field);
    }
    wanted
}

/// Two values for one field: a person must say which.
fn open_doubles(wanted: &mut [Result<usize, FieldLeftOut>], block: &FieldBlock) {
    let values = block.values();
    let given: Vec<Option<usize>> = wanted
        .iter()
        .zip(&values)
        .map(|(field, text)| field.as_ref().ok().copied().filter(|_| !text.is_empty()))
        .collect();
    for (at, field) in wanted.iter_mut().enumerate() {
        if let Some(Some(own)) = given.get(at)
            && given.iter().filter(|other| **other == Some(*own)).count() > 1
        {
            *field = Err(FieldLeftOut::Twice(*own));
        }
    }
}

/// Values for numbers in which only a dash stands.
#[must_use]
pub fn field_dashes(plan: &FieldsPlan, fields: &[&Field]) -> usize {
    let is_number = |change: &FieldChange| {
        let field = fields.get(change.field);
        field.is_some_and(|field| field.kind.is_number())
    };
    let lines = plan.lines.iter().filter(|line| is_dash(&line.text));
    lines
        .filter(|line| line.change().is_some_and(is_number))
        .count()
}

fn fate(
    fields: &[&Field],
    report: &Report,
    wanted: Result<usize, FieldLeftOut>,
    text: &str,
    choices: &FieldChoices,
) -> FieldFate {
    if text.is_empty() {
        return FieldFate::Blank(wanted.ok());
    }
    let at = match wanted {
        Ok(at) => at,
        Err(why) => return FieldFate::LeftOut(why),
    };
    let Some(field) = fields.get(at) else {
        return FieldFate::LeftOut(FieldLeftOut::NoField);
    };
    let old = report.answer(&FieldPath::new(field.id.as_str()));
    let new = answer_of(&field.kind, text, choices.dash_is_zero, choices.notation);
    if is_same(old, &new) {
        return FieldFate::Unchanged(at);
    }
    let change = FieldChange {
        field: at,
        old: old.clone(),
        new,
    };
    match change.new {
        Answer::Unreadable(_) => FieldFate::Unreadable(change),
        _ => FieldFate::Placed(change),
    }
}
