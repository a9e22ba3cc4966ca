//! The officer's explanation of findings.

use leptos::prelude::*;

use super::worded::Shown;
use crate::assess::assessment::Standing;
use crate::assess::finding::Finding;
use crate::messages::vi::findings::page as words;
use crate::ui::field::{
    FieldAria, FormGroup, InputKind, TextBinding, group, no_error, text_control,
};

/// The officer's explanation, one for all, folded away beside the form until it is begun. Where an older one of each is
/// another, they stay until they are written anew.
pub(super) fn explanation(shown: Shown, key: &str, findings: Vec<Finding>, brief: bool) -> AnyView {
    let Shown {
        editor,
        explanations,
        ..
    } = shown;
    // Where they differ all of them are in the box: what is written there takes the place of each.
    let text = Signal::derive(move || explanations.with(|texts| texts.join("\n")));
    let form_group = FormGroup {
        id: format!("explanation-{}", key.replace(['.', ':'], "-")),
        label: words::EXPLANATION.to_owned(),
        hint: words::explanation_hint(findings.len()),
        modifier: "field--plain",
        ..FormGroup::default()
    };
    let findings = StoredValue::new(findings);
    let link = TextBinding {
        pasting: None,
        value: text,
        locked: Signal::derive(move || editor.locked()),
        typed: Callback::new(move |text: String| {
            findings.with_value(|findings| editor.explain(findings, &text));
        }),
        left: Callback::new(|()| ()),
    };
    let control = text_control(
        FieldAria::new(&form_group.id, true, no_error()),
        InputKind::Area,
        link,
    );
    let form = group(form_group, no_error(), control, ().into_any());
    let below = commands(shown, text, findings);
    if !brief {
        return view! { <div class="assessment__explanation">{form}{below}</div> }.into_any();
    }
    let open = !text.with_untracked(String::is_empty);
    view! {
        <details class="assessment__explanation" open=open>
            <summary>{words::EXPLANATION}</summary>
            {form}
            {below}
        </details>
    }
    .into_any()
}

/// What can be done with what is written: shared with those of the group that have nothing, or confirmed over other numbers.
fn commands(shown: Shown, text: Signal<String>, findings: StoredValue<Vec<Finding>>) -> AnyView {
    let Shown {
        editor,
        standing,
        explanations,
        ..
    } = shown;
    let differ = Signal::derive(move || explanations.with(|texts| texts.len() > 1));
    let is = move |wanted| Signal::derive(move || standing.get() == wanted && !editor.locked());
    let (open, stale) = (is(Standing::Open), is(Standing::StaleExplanation));
    let partly = Signal::derive(move || open.get() && text.with(|text| !text.is_empty()));
    let share =
        move |_| findings.with_value(|findings| editor.explain(findings, &text.get_untracked()));
    let confirm = move |_| findings.with_value(|findings| editor.confirm_explanation(findings));
    view! {
        <Show when=move || differ.get()><p class="assessment__advice">{words::DIFFERENT_EXPLANATIONS}</p></Show>
        <Show when=move || partly.get()>
            <button class="button button--small" type="button" on:click=share>{words::SHARE_EXPLANATION}</button>
        </Show>
        <Show when=move || stale.get()>
            <button class="button button--small" type="button" on:click=confirm>{words::STILL_RIGHT}</button>
        </Show>
    }
    .into_any()
}
