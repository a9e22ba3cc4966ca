//! The dry run of a block pasted into a table, in a dialog: where each cell would go and what stays out, then one button.
//!
//! Not here: the grid of the block (`block`).

use leptos::ev::ClipboardEvent;
use leptos::prelude::*;

use super::block::grid;
use super::decisions::Decisions;
use super::dialog::{
    Frame, dash_choice, dialog_frame, notation_choice, notation_notice, notes as list,
};
use super::keys::back_after_draw;
use super::one_value::type_value;
use super::questions::{answers, questions};
use super::shared::{Shared, paste_id};
use crate::browser::grid::{pasted, take_number};
use crate::formats::clipboard::paste::Choices;
use crate::formats::clipboard::paste::account::dashes;
use crate::formats::clipboard::spreadsheet::is_block;
use crate::messages::vi::paste as words;
use crate::messages::vi::paste_account::{notes, refusal, summary};
use crate::model::paste::plan::Plan;
use crate::model::paste::refusal::Refusal;
use crate::state::app::App;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// Lines of headings that can be chosen.
const MOST_HEADINGS: usize = 8;

/// The block that is being pasted into a table, while there is one or one is asked for.
#[derive(Clone, Copy)]
pub struct Pasting {
    block: RwSignal<Option<Block>>,
    /// How many there were.
    opened: StoredValue<usize>,
}

/// One block on its way into a table.
#[derive(Clone)]
struct Block {
    number: usize,
    /// The control that it was pasted into; `None` asks for the block.
    control: Option<String>,
    text: String,
}

impl Pasting {
    /// Nothing is being pasted.
    pub fn new() -> Self {
        Self {
            block: RwSignal::new(None),
            opened: StoredValue::new(0),
        }
    }

    /// Begins to paste a text, in place of what is being pasted; without a control the text is asked for.
    pub fn open(self, control: Option<String>, text: String) {
        let number = self.opened.get_value();
        self.opened.set_value(number + 1);
        self.block.set(Some(Block {
            number,
            control,
            text,
        }));
    }
}

/// Takes what is pasted into a table: a block, or one number in place of what stands in a cell.
pub fn take(editor: Editor, table: Shared, pasting: Pasting, event: &ClipboardEvent) {
    let Some((control, several_lines, text)) = pasted(event) else {
        return;
    };
    if untrack(|| editor.locked()) {
        return;
    }
    if is_block(&text, several_lines) {
        event.prevent_default();
        pasting.open(Some(control), text);
        return;
    }
    let kind = table.with_value(|table| editor.number_at(table, &control));
    if let Some(kind) = kind
        && let Some(number) = take_number(event)
    {
        let app = use_context::<App>();
        let say = |said| {
            if let Some(app) = app {
                app.tell(said);
            }
        };
        if !type_value(&control, &kind, &number, say) {
            pasting.open(Some(control), number);
        }
    }
}

/// The dialog, while there is a block or one is asked for. Each block has an element of its own: one that was closed tells
/// so later, and must not be the dialog of the next block by then.
pub fn dialog(editor: Editor, table: Shared, pasting: Pasting) -> AnyView {
    view! {
        <For each=move || pasting.block.get() key=|block| block.number let:block>
            {opened(editor, table, pasting, block)}
        </For>
    }
    .into_any()
}

fn opened(editor: Editor, table: Shared, pasting: Pasting, block: Block) -> AnyView {
    let id = format!("{}-dialog", paste_id(table));
    let number = block.number;
    let (control, text) = (block.control, RwSignal::new(block.text));
    let decided = Decisions::new();
    let pasted = control.is_some();
    let by_hand = (!pasted).then(|| block_field(&id, text, decided));
    let place = control.clone();
    let plan = page_memo(move |_| {
        let choices = decided.choices.get();
        text.with(|text| {
            table.with_value(|table| editor.plan_paste(table, place.as_deref(), text, &choices))
        })
    });
    let back = StoredValue::new(control);
    // Also Esc closes a dialog; then the focus must not fall on the page's body.
    let close = Callback::new(move |()| {
        let now = pasting.block;
        if now.with_untracked(|now| now.as_ref().is_some_and(|now| now.number == number)) {
            let back = back.get_value();
            now.set(None);
            back_after_draw(editor, table, back);
        }
    });
    let accept = Callback::new(move |()| {
        if let Ok(plan) = plan.get_untracked() {
            close.run(());
            paste(editor, table, &plan);
        }
    });
    let body = move || {
        plan.with(|plan| match plan {
            Ok(plan) => dry_run(editor, table, plan, decided),
            Err(_) if text.with(String::is_empty) => ().into_any(),
            Err(why) => refused(table, why, decided),
        })
    };
    let answers = move || {
        plan.with(|plan| {
            let plan = plan.as_ref().ok()?;
            Some(answers(table, plan, decided))
        })
    };
    let frame = Frame {
        id,
        heading_first: pasted,
        answers: answers.into_any(),
        not_ready: Signal::derive(move || {
            plan.with(|plan| !plan.as_ref().is_ok_and(Plan::is_ready))
        }),
        says: Signal::derive(move || {
            plan.with(|plan| words::paste(plan.as_ref().map_or(0, Plan::changed)))
        }),
        accept,
        close,
    };
    dialog_frame(frame, view! { {by_hand}{body} }.into_any())
}

/// Pastes the block, and shows its first row.
fn paste(editor: Editor, table: Shared, plan: &Plan) {
    table.with_value(|table| {
        if let Some(first) = editor.paste(table, plan) {
            editor.show_row(table, &first);
        }
    });
}

/// Why the block cannot be pasted; decisions that led there can be taken back.
fn refused(table: Shared, why: &Refusal, decided: Decisions<Choices>) -> AnyView {
    let why = table.with_value(|table| refusal(why, table));
    let again = move |_| decided.choices.set(Choices::default());
    let again = (decided.now() != Choices::default()).then(|| {
        view! { <button class="button button--secondary" type="button" on:click=again>{words::CHOOSE_AGAIN}</button> }
            .into_any()
    });
    view! { <p class="notice notice--bad" role="alert">{why}</p>{again} }.into_any()
}

/// A place to paste in, for those who have no keys for it. Another block begins without decisions.
fn block_field(id: &str, text: RwSignal<String>, decided: Decisions<Choices>) -> AnyView {
    let (field, hint) = (format!("{id}-block"), format!("{id}-hint"));
    let typed = move |event| {
        decided.choices.set(Choices::default());
        text.set(event_target_value(&event));
    };
    view! {
        <div class="field">
            <label class="field__label" for=field.clone()>{words::BLOCK}</label>
            <p class="field__hint" id=hint.clone()>{words::BLOCK_HINT}</p>
            <textarea
                autocomplete="off" class="field__input field__input--area" id=field rows="4" aria-describedby=hint autofocus
                on:input=typed
            ></textarea>
        </div>
    }
    .into_any()
}

/// What would become of the block: in short, what stays out, what a person can decide, and cell by cell.
fn dry_run(editor: Editor, table: Shared, plan: &Plan, decided: Decisions<Choices>) -> AnyView {
    let (notes, dashes) = table.with_value(|table| (notes(plan, table), dashes(plan, table)));
    let is_clear =
        plan.undecided().is_empty() && plan.unplaced().is_empty() && !plan.numbers.is_asked;
    let summary = is_clear.then(|| table.with_value(|table| summary(plan, table)));
    let dash = Callback::new(move |(control, zero)| {
        decided.change(control, |choices| choices.dash_is_zero = zero);
    });
    let notation = Callback::new(move |(control, notation)| {
        decided.change(control, |choices| choices.notation = notation);
    });
    view! {
        {questions(table, plan)}
        {notation_notice(&plan.numbers)}
        <p role="status">{summary}</p>
        {list(notes)}
        <div class="dialog__choices">
            {heading_choice(plan, decided)}
            {dash_choice(dashes, decided.now().dash_is_zero, dash)}
            {notation_choice(&plan.numbers, notation)}
        </div>
        {grid(editor, table, plan, decided)}
    }
    .into_any()
}

/// How many lines at the top are headings.
fn heading_choice(plan: &Plan, decided: Decisions<Choices>) -> AnyView {
    const ID: &str = "paste-headings";
    let option = |count: usize| {
        let label = if count == 0 {
            words::NO_HEADINGS.to_owned()
        } else {
            words::lines(count)
        };
        view! { <option value=count.to_string() prop:selected=count == plan.headings>{label}</option> }.into_any()
    };
    let most = plan.lines.len().min(MOST_HEADINGS.max(plan.headings));
    let options: Vec<AnyView> = (0..=most).map(option).collect();
    let turn = move |event| {
        let lines = event_target_value(&event).parse().ok();
        // Other lines are headings: what was decided about columns and lines was about others.
        decided.change(ID, |choices| {
            *choices = Choices {
                headings: lines,
                dash_is_zero: choices.dash_is_zero,
                notation: choices.notation,
                ..Choices::default()
            }
        });
    };
    view! {
        <div class="field__option">
            <label for=ID>{words::HEADINGS}</label>
            <select autocomplete="off" class="field__input field__input--select" id=ID on:change=turn>{options}</select>
        </div>
    }
    .into_any()
}
