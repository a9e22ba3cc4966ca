//! One agency as it is typed.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::controls::{Typed, heading, not_listed, typed_field};
use crate::browser::page::{after_draw, focus};
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::collection::agencies as words;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{AgencyDraft, Collecting};
use crate::ui::field::InputKind;
use crate::ui::notice::error_summary;

/// Draws the form of an agency by its id; of a new one without.
pub fn agency_form(own: Collecting, id: &str) -> AnyView {
    let typed = if id.is_empty() {
        Some(AgencyDraft::default())
    } else {
        own.agency_draft(id)
    };
    let Some(typed) = typed else {
        return not_listed();
    };
    let draft = RwSignal::new(typed);
    let fault = RwSignal::new(None::<String>);
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        fault.set(None);
        if let Err(why) = own.save_agency(&draft.get_untracked()) {
            fault.set(Some(why));
            after_draw(|| focus("error-summary"));
        }
    };
    let summary = move || {
        let fault = fault.get();
        fault.map(|text| error_summary(String::new(), vec![text.into_any()]))
    };
    let collection = own.workspace_now().map(|one| one.collection.id.clone());
    let back = if id.is_empty() {
        Page::Agencies
    } else {
        Page::Agency(id.to_owned())
    };
    let back = Place::of(&collection.unwrap_or_default(), back);
    let title = if id.is_empty() {
        words::NEW
    } else {
        words::EDIT
    };
    view! {
        {summary}
        {heading(title.to_owned())}
        <form class="layout__form collection__form" novalidate on:submit=submit>
            {fields(draft)}
            <div class="layout__buttons">
                <button class="button" type="submit">{words::SAVE}</button>
                <a class="button button--secondary" href=back>{CANCEL}</a>
            </div>
        </form>
    }
    .into_any()
}

/// A member of the draft, to be read and to be written.
type Member = (
    fn(&AgencyDraft) -> &String,
    fn(&mut AgencyDraft) -> &mut String,
);

fn fields(draft: RwSignal<AgencyDraft>) -> AnyView {
    let field = |id: &str, label, hint, kind, member: Member| {
        let value = Signal::derive(move || draft.with(|draft| member.0(draft).clone()));
        let typed = Callback::new(move |text| draft.update(|draft| *member.1(draft) = text));
        let field = Typed {
            id: id.to_owned(),
            label,
            hint,
            kind,
        };
        typed_field(field, value, typed)
    };
    let (line, day) = (InputKind::Line, InputKind::Date);
    view! {
        {field("agency-name", words::NAME, "", line, (|one| &one.name, |one| &mut one.name))}
        {field("agency-identifier", words::IDENTIFIER, words::IDENTIFIER_HINT, line, (|one| &one.identifier, |one| &mut one.identifier))}
        {field("agency-superior", words::SUPERIOR, words::SUPERIOR_HINT, line, (|one| &one.superior, |one| &mut one.superior))}
        {field("agency-group", words::GROUP, words::GROUP_HINT, line, (|one| &one.group, |one| &mut one.group))}
        {field("agency-deadline", words::DEADLINE, words::DEADLINE_HINT, day, (|one| &one.deadline, |one| &mut one.deadline))}
        {field("agency-predecessors", words::PREDECESSORS, words::PREDECESSORS_HINT, InputKind::Area, (|one| &one.predecessors, |one| &mut one.predecessors))}
        {field("agency-merged-on", words::MERGED_ON, words::MERGED_ON_HINT, day, (|one| &one.merged_on, |one| &mut one.merged_on))}
    }
    .into_any()
}
