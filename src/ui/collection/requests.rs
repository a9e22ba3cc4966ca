//! What the department sends out: one link for everybody, one for each agency, the same as files.

use std::sync::Arc;

use leptos::prelude::*;

use super::controls::{Typed, button, heading, heads, kept_field, table_frame};
use crate::browser::links::select_text;
use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::requests as words;
use crate::model::collection::Agency;
use crate::state::collection::Collecting;
use crate::ui::field::InputKind;

/// Draws the page.
pub fn requests(own: Collecting) -> AnyView {
    let from = Typed {
        id: "request-from".to_owned(),
        label: words::FROM,
        hint: words::FROM_HINT,
        kind: InputKind::Line,
    };
    let from = kept_field(
        from,
        Signal::derive(move || own.asked_by()),
        Callback::new(move |text| own.type_asked_by(text)),
        Callback::new(move |()| own.keep_asked_by()),
    );
    let links = move || own.workspace().map(|workspace| for_all(own, &workspace));
    let agencies = move || own.workspace().map(|workspace| for_each(own, workspace));
    view! {
        {heading(words::TITLE.to_owned())}
        <p class="layout__lead">{words::LEAD}</p>
        <div class="layout__form collection__form">{from}{links}</div>
        {agencies}
    }
    .into_any()
}

/// The link for everybody.
fn for_all(own: Collecting, workspace: &Arc<Workspace>) -> AnyView {
    const ID: &str = "request-link";
    let of = Arc::clone(workspace);
    let request = Signal::derive(move || own.request(&of, None));
    let link = move || request.with(Collecting::link_of);
    view! {
        <div class="field">
            <label class="field__label" for=ID>{words::FOR_ALL}</label>
            <p class="field__hint" id="request-link-hint">{words::FOR_ALL_HINT}</p>
            <input
                autocomplete="off" class="field__input collection__link" id=ID type="text" readonly aria-describedby="request-link-hint" prop:value=link
                on:focus=move |_| select_text(ID)
            />
        </div>
        <div class="layout__buttons">
            {button(words::COPY, "button", move || own.copy_link(request.get_untracked()))}
            {button(words::SAVE_FILE, "button button--secondary", move || own.save_request(&request.get_untracked()))}
        </div>
    }
    .into_any()
}

/// A link for each agency.
fn for_each(own: Collecting, workspace: Arc<Workspace>) -> AnyView {
    if workspace.collection.agencies.is_empty() {
        return view! { <p class="notice">{words::NO_AGENCIES}</p> }.into_any();
    }
    let save = Arc::clone(&workspace);
    let line = |agency: &Agency| {
        let (of, agency) = (Arc::clone(&workspace), agency.clone());
        let label = words::copy_of(&agency.name);
        let (name, identifier) = (agency.name.clone(), agency.identifier.clone());
        let group = agency.group.clone();
        let copy = move |_| own.copy_link(untrack(|| own.request(&of, Some(&agency))));
        view! {
            <tr>
                <th scope="row"><bdi>{name}</bdi><span class="collection__rest">{group}</span></th>
                <td>{identifier}</td>
                <td><button class="button button--small" type="button" aria-label=label on:click=copy>{words::COPY}</button></td>
            </tr>
        }
        .into_any()
    };
    let rows: Vec<AnyView> = workspace
        .collection
        .agencies
        .iter()
        .take(MOST_SHOWN)
        .map(line)
        .collect();
    let table = view! {
        <table class="collection__table collection__table--cards">{heads(&words::HEADS)}<tbody>{rows}</tbody></table>
    };
    view! {
        <h2 class="layout__subheading collection__part">{words::FOR_EACH}</h2>
        <p class="layout__lead">{words::FOR_EACH_HINT}</p>
        <div class="collection__tools">
            {button(words::SAVE_ALL, "button button--secondary", move || own.save_links(&save))}
        </div>
        {table_frame(words::FOR_EACH, table.into_any())}
    }
    .into_any()
}

/// Agencies that are shown; all are in the file.
const MOST_SHOWN: usize = 300;
