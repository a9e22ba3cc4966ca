//! The dry run of a block pasted into plain fields, in a dialog: which value goes to which field, then one button.

use leptos::prelude::*;

use super::decisions::Decisions;
use super::dialog::{
    Frame, choice_class, dash_choice, dialog_frame, notation_choice, notation_notice,
    notes as list, questions,
};
use super::field_values::values;
use super::one_value::type_value;
use crate::browser::grid::go_to;
use crate::browser::lazy::lazy;
use crate::browser::page::after_draw;
use crate::formats::clipboard::paste::fields::{FieldChoices, field_dashes, plain_fields};
use crate::formats::clipboard::spreadsheet::is_block;
use crate::messages::vi::paste_account::block_problem;
use crate::messages::vi::{paste, paste_fields as words};
use crate::model::answer::FieldPath;
use crate::model::paste::fields::{ColumnRole, FieldsPlan};
use crate::model::template::Section;
use crate::state::app::use_app;
use crate::state::editor::{Editor, control_id};
use crate::state::page_memo::page_memo;
use crate::ui::field::FieldPasting;

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
    if section.with_value(|section| is_typed(editor, section, &control, &text)) {
        pasting.close();
        return ().into_any();
    }
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

/// Types one number into its field, where the text is no more and nothing is to be asked.
fn is_typed(editor: Editor, section: &Section, control: &str, text: &str) -> bool {
    let fields = plain_fields(section).into_iter();
    let mut places = fields.map(|field| (FieldPath::new(field.id.as_str()), &field.kind));
    let place = places.find(|(path, _)| control_id(path) == control);
    let one = place.filter(|(_, kind)| kind.is_number() && !is_block(text, false));
    one.is_some_and(|(path, kind)| {
        let say = |said| editor.say_understood(path, said);
        type_value(control, kind, text, say)
    })
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
        <p role="status">{is_clear.then(|| words::summary(plan, &fields))}</p>
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
            <select autocomplete="off" class="field__input field__input--select" id=ID on:change=turn>{open}{options}</select>
        </div>
    }
    .into_any()
}
