//! Controls that the parts of the page of data share.

use leptos::prelude::*;

use crate::state::persistence::Persistence;

/// A button of the page.
pub fn button(
    text: &'static str,
    class: &'static str,
    act: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| act()>{text}</button> }.into_any()
}

/// A field for a passphrase; typing takes an old message away.
pub fn passphrase(
    persistence: Persistence,
    id: &'static str,
    label: &'static str,
    hint: &'static str,
    value: RwSignal<String>,
) -> AnyView {
    let typed = move |event| {
        persistence.clear_message();
        value.set(event_target_value(&event));
    };
    let shown = Signal::derive(move || value.get());
    let hint_id = format!("{id}-hint");
    let described = (!hint.is_empty()).then(|| hint_id.clone());
    let hint = (!hint.is_empty())
        .then(|| view! { <p class="field__hint" id=hint_id>{hint}</p> }.into_any());
    view! {
        <div class="field">
            <label class="field__label" for=id>{label}</label>
            {hint}
            <input class="field__input" id=id type="password" autocomplete="off" aria-describedby=described prop:value=shown on:input=typed />
        </div>
    }
    .into_any()
}
