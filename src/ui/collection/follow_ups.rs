//! Numbers that agencies are to be asked about again: the mark beside a number, and those of an agency.

use leptos::prelude::*;

use crate::collection::workspace::Workspace;
use crate::messages::vi::collection::{totals, unusual as words};
use crate::model::collection::FollowUp;
use crate::state::collection::Collecting;
use crate::state::collection::place::{Page, Place};

/// The mark beside a number; `name` says whose which is.
pub fn mark(own: Collecting, number: FollowUp, name: String) -> AnyView {
    let marked = number.clone();
    let checked = Signal::derive(move || own.is_followed_up(&marked));
    let turn = move |event| own.follow_up(number.clone(), event_target_checked(&event));
    view! { <input class="field__radio" type="checkbox" aria-label=name prop:checked=checked on:change=turn /> }
        .into_any()
}

/// The numbers that an agency is to be asked about again.
pub fn of_agency(own: Collecting, workspace: &Workspace, agency: &str) -> AnyView {
    let plan = workspace.rolled_up().plan();
    let line = |number: &FollowUp| {
        // A later version of the template may not have it.
        let row = plan.sheet_row(&number.address)?;
        let name = totals::name(&row);
        let href = Place::of(
            &workspace.collection.id,
            Page::Number(number.address.clone()),
        );
        let control = mark(own, number.clone(), words::mark_of(&name, ""));
        Some(
            view! { <li class="collection__mark">{control}" "<a href=href>{name}</a></li> }
                .into_any(),
        )
    };
    let marked = workspace.collection.follow_ups.keys();
    let marked = marked.filter(|number| number.agency == agency);
    let lines: Vec<AnyView> = marked.filter_map(line).collect();
    if lines.is_empty() {
        return ().into_any();
    }
    view! {
        <h2 class="layout__subheading collection__part">{words::FOLLOW_UPS}</h2>
        <ul class="data__lines">{lines}</ul>
    }
    .into_any()
}
