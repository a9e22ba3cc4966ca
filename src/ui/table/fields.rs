//! The dry run of a block pasted into plain fields, in a dialog: which value goes to which field, then one button.

use leptos::prelude::*;

use super::block::changed_cell;
use super::decisions::Decisions;
use super::dialog::{
    Frame, choice_class, dash_choice, dialog_frame, notation_choice, notation_notice,
    notes as list, questions,
};
use crate::browser::grid::go_to;
use crate::browser::lazy::lazy;
use crate::browser::page::after_draw;
use crate::formats::clipboard::paste::fields::{FieldChoices, field_dashes, plain_fields};
use crate::messages::vi::answers::told;
use crate::messages::vi::editor::with_unit;
use crate::messages::vi::paste_account::block_problem;
use crate::messages::vi::paste_cells::{ReadCell, beside};
use crate::messages::vi::{paste, paste_fields as words};
use crate::model::answer::Answer;
use crate::model::paste::fields::{ColumnRole, FieldFate, FieldLeftOut, FieldLine, FieldsPlan};
use crate::model::paste::numbers::Notation;
use crate::model::template::{Field, Section};
use crate::state::app::use_app;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::ui::field::FieldPasting;

/// Values that are shown; more than a section has fields.
const MOST_SHOWN: usize = 60;
/// The choice of a value that goes nowhere.
const ASIDE: &str = "aside";

lazy! { table:
    /// Draws what becomes of a block that is pasted into the fields of a section.
    pub fn fields_dialog(editor: Editor, section: Section, pasting: FieldPasting) -> AnyView {
        // What is pasted can be taken back.
        editor.enable_undo();
        let section = StoredValue::new(section);
        let opened_before = StoredValue::new(0);
        view! {
            <For each=move || next(pasting, opened_before) key=|block| block.number let:block>
                {opened(editor, section, (pasting, opened_before), block)}
            </For>
        }
        .into_any()
    }
}

/// One block on its way into fields.
struct Block {
    /// Its number among those of the page.
    number: usize,
    control: String,
    text: String,
}

/// The block that is being pasted, with the next number: each has a dialog of its own, because one that was closed tells so
/// later.
fn next(pasting: FieldPasting, opened: StoredValue<usize>) -> Option<Block> {
    let (control, text) = pasting.block()?;
    let number = opened.get_value() + 1;
    opened.set_value(number);
    Some(Block {
        number,
        control,
        text,
    })
}

fn opened(
    editor: Editor,
    section: StoredValue<Section>,
    (pasting, last): (FieldPasting, StoredValue<usize>),
    block: Block,
) -> AnyView {
    let app = use_app();
    let Block {
        number,
        control,
        text,
    } = block;
    let decided = Decisions::<FieldChoices>::new();
    let place = control.clone();
    let plan = page_memo(move |_| {
        let choices = decided.choices.get();
        section.with_value(|section| editor.plan_fields(section, &place, &text, &choices))
    });
    // Esc closes a dialog too; the focus goes back to where it was pasted.
    let close = Callback::new(move |()| {
        let control = control.clone();
        if last.get_value() == number && untrack(|| pasting.is_open()) {
            pasting.close();
            after_draw(move || _ = go_to(&control));
        }
    });
    let accept = Callback::new(move |()| {
        if let Ok(plan) = plan.get_untracked() {
            close.run(());
            section.with_value(|section| editor.paste_fields(section, &plan));
            // The fields may be far from here: it is told where it is in sight.
            app.tell(words::pasted(plan.changed()));
        }
    });
    let body = move || {
        plan.with(|plan| match plan {
            Ok(plan) => section.with_value(|section| dry_run(section, plan, decided)),
            Err(why) => questions(vec![block_problem(*why)]).into_any(),
        })
    };
    let frame = Frame {
        id: "paste-fields".to_owned(),
        heading_first: true,
        answers: ().into_any(),
        not_ready: Signal::derive(move || {
            plan.with(|plan| !plan.as_ref().is_ok_and(FieldsPlan::is_ready))
        }),
        says: Signal::derive(move || {
            plan.with(|plan| paste::paste(plan.as_ref().map_or(0, FieldsPlan::changed)))
        }),
        accept,
        close,
    };
    dialog_frame(frame, body.into_any())
}

/// What would become of the block: questions, what stays out, what a person can decide, and value by value.
fn dry_run(section: &Section, plan: &FieldsPlan, decided: Decisions<FieldChoices>) -> AnyView {
    let fields = plain_fields(section);
    let asked = words::questions(plan, &fields);
    let is_clear = asked.is_empty() && !plan.numbers.is_asked;
    let dash = Callback::new(move |(control, zero)| {
        decided.change(control, |choices| choices.dash_is_zero = zero);
    });
    let notation = Callback::new(move |(control, notation)| {
        decided.change(control, |choices| choices.notation = notation);
    });
    view! {
        {questions(asked)}
        {notation_notice(&plan.numbers)}
        <p role="status">{is_clear.then(|| words::summary(plan))}</p>
        {list(words::notes(plan, &fields))}
        <div class="dialog__choices">
            {column_choice(plan, decided)}
            {dash_choice(field_dashes(plan, &fields), decided.now().dash_is_zero, dash)}
            {notation_choice(&plan.numbers, notation)}
        </div>
        {values(&fields, plan, decided)}
    }
    .into_any()
}

/// Which column of the block holds the values, where several may.
fn column_choice(plan: &FieldsPlan, decided: Decisions<FieldChoices>) -> AnyView {
    const ID: &str = "paste-values";
    let columns = plan.value_columns();
    if columns.len() < 2 {
        return ().into_any();
    }
    let option = |at: &usize| {
        let role = plan.columns.get(*at);
        let first = match role {
            Some(ColumnRole::Other(first)) => first.as_str(),
            _ => plan.lines.first().map_or("", |line| line.text.as_str()),
        };
        let label = match role {
            Some(ColumnRole::Ordinals) => words::ordinals(at + 1),
            _ => words::column(at + 1, first),
        };
        let selected = role == Some(&ColumnRole::Values);
        view! { <option value=at.to_string() prop:selected=selected>{label}</option> }.into_any()
    };
    let options: Vec<AnyView> = columns.iter().map(option).collect();
    let open = plan
        .lacks_column()
        .then(|| view! { <option value="">{words::COLUMN_OPEN}</option> }.into_any());
    let turn = move |event| {
        let column = event_target_value(&event).parse().ok();
        // Where values go was said of those of another column.
        decided.change(ID, |choices| {
            choices.column = column;
            choices.fields.clear();
        });
    };
    view! {
        <div class=choice_class(plan.lacks_column())>
            <label for=ID>{words::COLUMN}</label>
            <select class="field__input field__input--select" id=ID on:change=turn>{open}{options}</select>
        </div>
    }
    .into_any()
}

/// The values, each with the field where it goes.
fn values(fields: &[&Field], plan: &FieldsPlan, decided: Decisions<FieldChoices>) -> AnyView {
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
                class="field__input dialog__target dialog__target--field" id=id
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
    let unreadable = matches!(line.fate, FieldFate::Unreadable(_));
    let new = told(&field.kind, &change.new);
    changed_cell((old, new), unreadable, beside(read, notation))
}
