//! The dry run of a block pasted into a table, in a dialog: what each cell would become, then one button.

use leptos::prelude::*;
use markup::view;

use super::cells::LiveRow;
use super::{Shared, back_to, paste_id};
use crate::exchange::paste::{Plan, PlannedCell, PlannedRow};
use crate::model::answer::Answer;
use crate::platform::cells::show_dialog;
use crate::platform::page::after_draw;
use crate::state::editor::Editor;
use crate::text::words::editor::with_unit;
use crate::text::words::paste as words;
use crate::ui::live::{live, memo, nothing};

/// Rows of a dry run that are shown.
const MOST_SHOWN: usize = 60;

/// Where a block is to be pasted.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct PasteAt {
    /// The control that it was pasted into; `None` asks for the block.
    pub control: Option<String>,
    /// The block.
    pub text: String,
}

/// The dialog, while there is a block or one is asked for.
pub fn dialog(editor: Editor, table: Shared, at: RwSignal<Option<PasteAt>>) -> AnyView {
    live(move || at.get().map_or_else(nothing, |one| opened(editor, table, at, one)))
}

fn opened(editor: Editor, table: Shared, at: RwSignal<Option<PasteAt>>, one: PasteAt) -> AnyView {
    let id = format!("{}-dialog", paste_id(table));
    let (control, text) = (one.control, RwSignal::new(one.text));
    let headings = RwSignal::new(None);
    let pasted = control.is_some();
    let by_hand = (!pasted).then(|| block_field(&id, text));
    let place = control.clone();
    let plan = memo(move || {
        text.with(|text| table.with_value(|table| editor.plan_paste(table, place.as_deref(), text, headings.get())))
    });
    let back = StoredValue::new(control);
    // Also Esc closes a dialog; then the focus must not fall on the page's body.
    let close = Callback::new(move |()| {
        let back = back.get_value();
        at.set(None);
        after_draw(move || back_to(back.as_ref(), table));
    });
    let accept = move |_| {
        if let Ok(plan) = plan.get_untracked() {
            table.with_value(|table| editor.paste(table, &plan));
            close.run(());
        }
    };
    let body = live(move || {
        plan.with(|plan| match plan {
            Ok(plan) => dry_run(editor, table, plan, headings),
            Err(_) if text.with(String::is_empty) => nothing(),
            Err(why) => view! { <p class="notice notice--bad" role="alert">{why.clone()}</p> }.into_any(),
        })
    });
    let ready = Signal::derive(move || plan.with(|plan| plan.as_ref().is_ok_and(|plan| plan.changed > 0)));
    let not_ready = Signal::derive(move || !ready.get());
    let shown = id.clone();
    after_draw(move || show_dialog(&shown));
    view! {
        <dialog class="dialog" id=id.clone() aria-labelledby=format!("{id}-title") on:close=move |_| close.run(())>
            <h2 class="dialog__title" id=format!("{id}-title") tabindex="-1" autofocus=pasted>{words::TITLE}</h2>
            {by_hand}
            {body}
            <div class="layout__buttons">
                <button class="button" type="button" hidden=not_ready on:click=accept>{words::PASTE}</button>
                <button class="button button--secondary" type="button" on:click=move |_| close.run(())>{words::CANCEL}</button>
            </div>
        </dialog>
    }
    .into_any()
}

/// A place to paste in, for those who have no keys for it.
fn block_field(id: &str, text: RwSignal<String>) -> AnyView {
    let (field, hint) = (format!("{id}-block"), format!("{id}-hint"));
    view! {
        <div class="field">
            <label class="field__label" for=field.clone()>{words::BLOCK}</label>
            <p class="field__hint" id=hint.clone()>{words::BLOCK_HINT}</p>
            <textarea
                class="field__input field__input--area" id=field rows="4" aria-describedby=hint autofocus
                on:input=move |event| text.set(event_target_value(&event))
            ></textarea>
        </div>
    }
    .into_any()
}

/// What would become of each cell.
fn dry_run(editor: Editor, table: Shared, plan: &Plan, headings: RwSignal<Option<bool>>) -> AnyView {
    let head = |position: &usize| {
        let label = table
            .with_value(|table| table.columns.get(*position).map(|column| with_unit(&column.label, column.unit.as_deref())));
        view! { <th scope="col">{label}</th> }.into_any()
    };
    let columns: Vec<AnyView> = plan.columns.iter().map(head).collect();
    let rows: Vec<AnyView> = plan.rows.iter().take(MOST_SHOWN).map(|row| planned(editor, table, row)).collect();
    let more = plan
        .rows
        .len()
        .checked_sub(MOST_SHOWN + 1)
        .map(|rest| view! { <p class="table__hint">{words::more_rows(rest + 1)}</p> }.into_any());
    let checked = plan.headings;
    let turn = move |event| headings.set(Some(event_target_checked(&event)));
    view! {
        <p role="status">{words::summary(plan.changed, plan.replaced, plan.added, plan.unreadable)}</p>
        <div class="field__option">
            <input class="field__radio" type="checkbox" id="paste-headings" prop:checked=checked on:change=turn />
            <label for="paste-headings">{words::HEADINGS}</label>
        </div>
        <div class="dialog__scroll" tabindex="0" role="region" aria-label=words::TITLE>
            <table class="dialog__grid">
                <thead><tr><td></td>{columns}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {more}
    }
    .into_any()
}

fn planned(editor: Editor, table: Shared, row: &PlannedRow) -> AnyView {
    let name = row
        .id
        .as_ref()
        .map_or_else(|| words::NEW_ROW.to_owned(), |id| LiveRow::new(editor, table, id.clone()).name.get_untracked());
    let cells: Vec<AnyView> = row.cells.iter().map(cell).collect();
    view! { <tr><th scope="row">{name}</th>{cells}</tr> }.into_any()
}

/// A cell: what stays is grey, what goes is struck out, what cannot be read says so.
fn cell(cell: &PlannedCell) -> AnyView {
    let Some(answer) = &cell.answer else {
        return view! { <td class="dialog__kept">{cell.old.clone()}</td> }.into_any();
    };
    let old = (!cell.old.is_empty())
        .then(|| view! { <del>{cell.old.clone()}</del><span class="layout__hidden">{words::BECOMES}</span>" " }.into_any());
    let unreadable = matches!(answer, Answer::Unreadable(_));
    let mark = unreadable.then(|| view! { <strong class="dialog__mark">{words::UNREADABLE}</strong> }.into_any());
    let remark = cell.remark.clone().map(|remark| view! { <p class="dialog__remark">{remark}</p> }.into_any());
    let class = if unreadable { "dialog__unreadable" } else { "dialog__new" };
    view! { <td class=class>{old}<ins>{cell.new.clone()}</ins>{mark}{remark}</td> }.into_any()
}
