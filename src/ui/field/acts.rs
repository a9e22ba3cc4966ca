//! Acts chosen from the registry, in the order of citation.

use leptos::prelude::*;

use crate::browser::lazy::lazy;
use crate::browser::page::{after_draw, focus, set_checked};
use crate::messages::vi::editor as words;
use crate::model::answer::FieldPath;
use crate::state::editor::{Editor, TypedField};
use crate::state::page_memo::page_memo;

lazy! { findings:
    /// Draws the acts that an answer names, first and in order, and those that it could name. Indicators do not wait for it.
    pub fn acts(editor: Editor, path: FieldPath, id: String, typed: Signal<TypedField>) -> AnyView {
        act_lists(editor, path, id, typed)
    }
}

fn act_lists(editor: Editor, path: FieldPath, id: String, typed: Signal<TypedField>) -> AnyView {
    let chosen = page_memo(move |_| {
        typed.with(|typed| {
            typed
                .text
                .lines()
                .map(str::to_owned)
                .filter(|act| !act.is_empty())
                .collect::<Vec<String>>()
        })
    });
    let rest = page_memo(move |_| {
        // The other acts come with the rules.
        let _ = editor.is_assessed();
        chosen.with(|chosen| {
            editor
                .template()
                .acts
                .keys()
                .filter(|act| !chosen.contains(act))
                .cloned()
                .collect::<Vec<String>>()
        })
    });
    let place = StoredValue::new((path, id.clone()));
    // Drawn anew when one moves: keyed lists would be 5 KB of the first file of the program, for a few dozen entries.
    let entries = move |acts: Memo<Vec<String>>, chosen: bool| {
        (move || {
            let acts = acts.get().into_iter();
            let drawn: Vec<AnyView> = acts.map(|act| entry(editor, place, act, chosen)).collect();
            drawn.into_any()
        })
        .into_any()
    };
    let none = Signal::derive(move || chosen.with(Vec::is_empty));
    let locked = Signal::derive(move || editor.locked());
    let more = Signal::derive(move || words::more_acts(rest.with(Vec::len)));
    view! {
        <div class="field__acts" id=id tabindex="-1">
            <Show when=move || none.get()><p class="field__hint">{words::NO_ACT}</p></Show>
            <ol class="field__list">{entries(chosen, true)}</ol>
            <details hidden=locked>
                <summary>{more}</summary>
                <ul class="field__list field__list--long">{entries(rest, false)}</ul>
            </details>
        </div>
    }
    .into_any()
}

/// One act: a checkbox and, when it is chosen, buttons that move it; Ctrl and an arrow press them from the checkbox.
fn entry(
    editor: Editor,
    place: StoredValue<(FieldPath, String)>,
    act: String,
    chosen: bool,
) -> AnyView {
    let template = editor.template();
    let (name, rest) = template.acts.get(&act).map_or_else(
        || (act.clone(), String::new()),
        |citation| (words::act_name(citation), words::act_rest(citation)),
    );
    let id = place.with_value(|(_, id)| format!("{id}-{act}"));
    // The entry moves to the other list, or past a neighbour; the focus goes with it.
    let follow = |id: String| after_draw(move || focus(&id));
    let toggle = {
        let (act, id) = (act.clone(), id.clone());
        move |event| {
            let now = event_target_checked(&event);
            // The act moves to the other list; the box stays, with another act, in one where all are alike.
            set_checked(&event, chosen);
            place.with_value(|(path, _)| editor.toggle_act(path, &act, now));
            follow(id.clone());
        }
    };
    let locked = Signal::derive(move || editor.locked());
    let button = |up: bool, suffix: &str, word: &'static str| {
        let id = format!("{id}{suffix}");
        let (act, own) = (act.clone(), id.clone());
        let moved = move |_| {
            place.with_value(|(path, _)| editor.move_act(path, &act, up));
            follow(own.clone());
        };
        view! {
            <button class="button button--small" type="button" id=id tabindex="-1" hidden=locked on:click=moved>
                {word}<span class="layout__hidden">": "{name.clone()}</span>
            </button>
        }
        .into_any()
    };
    let buttons = chosen.then(|| {
        [
            button(true, "-up", words::UP),
            button(false, "-down", words::DOWN),
        ]
    });
    view! {
        <li class="field__act">
            <input type="checkbox" class="field__radio" id=id.clone() checked=chosen disabled=locked on:change=toggle />
            <label for=id><span class="field__act-name">{name}</span>" "{rest}</label>
            {buttons.map(|[up, down]| view! { {up}{down} }.into_any())}
        </li>
    }
    .into_any()
}
