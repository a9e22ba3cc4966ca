//! The values of a block that is pasted into plain fields, in the dialog of its dry run: each with the field where it goes.

use leptos::prelude::*;

use super::block::changed_cell;
use super::decisions::Decisions;
use crate::formats::clipboard::paste::fields::FieldChoices;
use crate::messages::vi::answers::told;
use crate::messages::vi::editor::with_unit;
use crate::messages::vi::paste_cells::{ReadCell, beside};
use crate::messages::vi::{paste, paste_fields as words};
use crate::model::answer::Answer;
use crate::model::paste::fields::{ColumnRole, FieldFate, FieldLeftOut, FieldLine, FieldsPlan};
use crate::model::paste::numbers::Notation;
use crate::model::template::Field;

/// Values that are shown; more than a section has fields.
const MOST_SHOWN: usize = 60;
/// The choice of a value that goes nowhere.
const ASIDE: &str = "aside";

/// The values, each with the field where it goes.
pub fn values(fields: &[&Field], plan: &FieldsPlan, decided: Decisions<FieldChoices>) -> AnyView {
    if plan.lines.is_empty() {
        return ().into_any();
    }
    let named = plan.columns.contains(&ColumnRole::Names);
    let lines = plan.lines.iter().enumerate().take(MOST_SHOWN);
    let rows: Vec<AnyView> = lines
        .map(|(at, line)| {
            let name = named
                .then(|| view! { <td class="dialog__kept">{line.name.clone()}</td> }.into_any());
            let class = if matches!(line.fate, FieldFate::LeftOut(_)) {
                "dialog__out"
            } else {
                ""
            };
            view! {
                <tr class=class>
                    <th scope="row">{field_choice(fields, (at, line), decided)}</th>
                    {name}
                    {value(fields, line, plan.numbers.chosen)}
                </tr>
            }
            .into_any()
        })
        .collect();
    let hidden = plan.lines.len().saturating_sub(MOST_SHOWN);
    let gap = (hidden > 0).then(|| {
        view! { <tr class="dialog__out"><td colspan="3">{paste::more_rows(hidden)}</td></tr> }
            .into_any()
    });
    let name = named.then(|| view! { <th scope="col">{words::NAME}</th> }.into_any());
    view! {
        <div class="dialog__scroll" tabindex="0" role="region" aria-label=paste::TITLE>
            <table class="dialog__grid">
                <thead><tr><th class="dialog__where" scope="col">{paste::GOES_TO}</th>{name}<th scope="col">{words::VALUE}</th></tr></thead>
                <tbody>{rows}{gap}</tbody>
            </table>
        </div>
    }
    .into_any()
}

/// The field where a value goes, which can be chosen otherwise; those after it follow.
fn field_choice(
    fields: &[&Field],
    (at, line): (usize, &FieldLine),
    decided: Decisions<FieldChoices>,
) -> AnyView {
    let undecided = matches!(
        line.fate,
        FieldFate::LeftOut(FieldLeftOut::Twice(_) | FieldLeftOut::Alike(_))
    );
    let goes = line.field();
    let open = undecided
        .then(|| view! { <option value="" selected>{words::FIELD_OPEN}</option> }.into_any());
    let option = |(position, field): (usize, &&Field)| {
        let label = with_unit(&field.label, field.unit.as_deref());
        let selected = goes == Some(position);
        view! { <option value=position.to_string() prop:selected=selected>{label}</option> }
            .into_any()
    };
    let options: Vec<AnyView> = fields.iter().enumerate().map(option).collect();
    let chosen = goes.and_then(|goes| Some(fields.get(goes)?.label.clone()));
    let aside = goes.is_none() && !undecided;
    let id = format!("paste-value-{at}");
    let control = id.clone();
    let turn = move |event| {
        let field = event_target_value(&event).parse().ok();
        decided.change(&control, |choices| _ = choices.fields.insert(at, field));
    };
    let class = if undecided { "dialog__open" } else { "" };
    view! {
        <div class=class>
            <select
                autocomplete="off" class="field__input dialog__target dialog__target--field" id=id
                aria-label=words::field_choice(at + 1, &line.text) on:change=turn
            >
                {open}
                <option value=ASIDE prop:selected=aside>{paste::ASIDE}</option>
                {options}
            </select>
            <p class="dialog__chosen" aria-hidden="true">{chosen}</p>
        </div>
    }
    .into_any()
}

/// A value with what its field says now and then.
fn value(fields: &[&Field], line: &FieldLine, notation: Option<Notation>) -> AnyView {
    let field = line.change().and_then(|change| fields.get(change.field));
    let (Some(change), Some(field)) = (line.change(), field) else {
        return view! { <td class="dialog__kept">{line.text.clone()}</td> }.into_any();
    };
    let old = match &change.old {
        Answer::NotApplicable(_) => words::NOT_APPLICABLE.to_owned(),
        old => told(&field.kind, old),
    };
    let read = ReadCell {
        kind: &field.kind,
        text: &line.text,
        answer: &change.new,
    };
    let new = told(&field.kind, &change.new);
    changed_cell((old, new), read.mark(), beside(read, notation))
}
