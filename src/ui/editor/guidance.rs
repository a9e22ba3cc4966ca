//! The place of the guidance of the number that is being typed: beside the form, where nothing else ever stands, so that it covers
//! nothing and moves nothing.

use leptos::prelude::*;

use crate::browser::guidance::on_guidance;
use crate::messages::vi::editor as words;
use crate::model::template::Item;
use crate::template::form::Form;

/// The place. What hears the page knows the guidance from its field already.
pub fn guidance() -> AnyView {
    let shown = RwSignal::new(None);
    let listener = StoredValue::new_local(on_guidance(move |guidance| shown.set(guidance)));
    on_cleanup(move || listener.dispose());
    let class = Signal::derive(move || {
        let is_cut = shown.with(|one| one.as_ref().is_some_and(|one| one.is_cut));
        format!("guidance{}", if is_cut { " guidance--cut" } else { "" })
    });
    let row = move || {
        let top = shown.with(|one| one.as_ref().map_or(0, |one| one.top));
        format!("{top}px")
    };
    let text = move || {
        let text = shown.with(|one| one.as_ref().map(|one| one.text.clone()));
        text.unwrap_or_else(|| words::GUIDANCE_PLACE.to_owned())
    };
    view! {
        <div class=class style=("--row", row) aria-hidden="true">
            <div class="guidance__box"><p class="guidance__heading">{words::GUIDANCE}</p><p>{text}</p></div>
        </div>
    }
    .into_any()
}

/// True for a section that gives guidance to numbers.
pub fn is_guided(template: &Form, section: &str) -> bool {
    let has = |item: &Item| match item {
        Item::Field(field) => {
            field.kind.is_number() && (field.hint.is_some() || !field.acts.is_empty())
        }
        Item::Table(_) => false,
    };
    let section = template.section(section);
    section.is_some_and(|section| section.items.iter().any(has))
}
