//! All collections of this machine.

use leptos::prelude::*;

use super::controls::{button, heading};
use crate::messages::vi::app::{BACK_HOME, OPEN};
use crate::messages::vi::collection as words;
use crate::state::collection::place::{Page, Place};
use crate::state::collection::{Collecting, CollectionEntry, ListFault};
use crate::state::route::Route;

/// Draws the list.
pub fn list(own: Collecting) -> AnyView {
    own.refresh_list();
    let fault = move || {
        let fault = own.fault.get().map(|fault| match fault {
            ListFault::NoStore => words::NO_STORE,
            ListFault::File(text) => text,
        });
        fault.map(|text| view! { <p class="notice notice--bad" role="alert">{text}</p> })
    };
    let entries = move || match own.list.get() {
        None => ().into_any(),
        Some(list) if list.is_empty() => {
            view! { <p class="data__none">{words::NONE}</p> }.into_any()
        }
        Some(list) => {
            let entries: Vec<AnyView> = list.into_iter().map(entry).collect();
            view! { <ul class="home__shelf">{entries}</ul> }.into_any()
        }
    };
    view! {
        <div class="layout__page">
            <div class="home__top">
                {heading(words::TITLE.to_owned())}
                <div class="home__actions">
                    <a class="button" href=Place::Create.fragment()>{words::CREATE}</a>
                    {button(words::OPEN_BACKUP, "button button--secondary", move || own.open_backup())}
                </div>
            </div>
            {fault}
            <p class="layout__lead">{words::LEAD}</p>
            {entries}
            <p class="home__drop"><a href=Route::Home.fragment()>{BACK_HOME}</a></p>
        </div>
    }
    .into_any()
}

fn entry(entry: CollectionEntry) -> AnyView {
    let href = Place::of(&entry.id, Page::Agencies);
    let name = words::title(&entry.template, &entry.period);
    view! {
        <li class="collection__entry">
            <div>
                <h2 class="home__agency"><a href=href.clone()>{name.clone()}</a></h2>
                <p class="home__template">{entry.holds}</p>
            </div>
            <a class="button button--secondary" href=href>{OPEN}<span class="layout__hidden">" "{name}</span></a>
        </li>
    }
    .into_any()
}
