//! Acts chosen from the registry, in the order of citation.

use leptos::prelude::*;

use crate::model::answer::Path;
use crate::platform::page::{after_draw, focus};
use crate::state::editor::{Editor, TypedField};
use crate::text::words::editor as words;

/// The acts that an answer names, first and in order, and those that it could name.
#[component]
pub fn Acts(editor: Editor, path: Path, id: String, typed: Signal<TypedField>) -> impl IntoView {
    let chosen = Memo::new(move |_| {
        typed.with(|typed| typed.text.lines().map(str::to_owned).filter(|act| !act.is_empty()).collect::<Vec<String>>())
    });
    let rest = Memo::new(move |_| {
        chosen.with(|chosen| editor.template().acts.keys().filter(|act| !chosen.contains(act)).cloned().collect::<Vec<String>>())
    });
    let place = StoredValue::new((path, id.clone()));
    let act = move |act: String| view! { <Act editor=editor place=place act=act chosen=chosen /> };
    view! {
        <div class="field__acts" id=id tabindex="-1">
            {move || chosen.with(Vec::is_empty).then(|| view! { <p class="field__hint">{words::NO_ACT}</p> })}
            <ol class="field__list">
                <For each=move || chosen.get() key=String::clone children=act />
            </ol>
            <details hidden=move || editor.locked()>
                <summary>{move || words::more_acts(rest.with(Vec::len))}</summary>
                <ul class="field__list field__list--long">
                    <For each=move || rest.get() key=String::clone children=act />
                </ul>
            </details>
        </div>
    }
    .into_any()
}

/// One act: a checkbox and, when it is chosen, buttons that move it.
#[component]
fn Act(editor: Editor, place: StoredValue<(Path, String)>, act: String, chosen: Memo<Vec<String>>) -> impl IntoView {
    let template = editor.template();
    let (name, rest) = template.acts.get(&act).map_or_else(
        || (act.clone(), String::new()),
        |citation| (words::act_name(citation), words::act_rest(citation)),
    );
    let id = place.with_value(|(_, id)| format!("{id}-{act}"));
    let act = StoredValue::new((act, id.clone()));
    let checked = Memo::new(move |_| chosen.with(|chosen| act.with_value(|(act, _)| chosen.contains(act))));
    // The entry moves to the other list, or past a neighbour; the focus goes with it.
    let follow = move |suffix: &'static str| {
        let id = act.with_value(|(_, id)| format!("{id}{suffix}"));
        after_draw(move || focus(&id));
    };
    let toggle = move |event| {
        let taken = event_target_checked(&event);
        place.with_value(|(path, _)| act.with_value(|(act, _)| editor.toggle_act(path, act, taken)));
        follow("");
    };
    let button = move |up: bool, suffix: &'static str, word: &'static str| {
        let moved = move |_| {
            place.with_value(|(path, _)| act.with_value(|(act, _)| editor.move_act(path, act, up)));
            follow(suffix);
        };
        let id = act.with_value(|(_, id)| format!("{id}{suffix}"));
        view! {
            <button class="button button--small" type="button" id=id hidden=move || !checked.get() || editor.locked() on:click=moved>
                {word}<span class="layout__hidden">{format!(": {}", act.with_value(|(act, _)| act.clone()))}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <li class="field__act">
            <input type="checkbox" class="field__radio" id=id.clone() prop:checked=checked disabled=move || editor.locked() on:change=toggle />
            <label for=id><span class="field__act-name">{name}</span>" "{rest}</label>
            {button(true, "-up", words::UP)}
            {button(false, "-down", words::DOWN)}
        </li>
    }
    .into_any()
}
