//! The page of the data on this machine: room, backup, restore, trash, erasing.

pub mod controls;
mod restore;
mod trash;

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use self::controls::{button, passphrase};
use self::restore::restore;
use self::trash::trash;
use super::title::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::backup as words;
use crate::state::app::use_app;
use crate::state::persistence::{MESSAGE, PASSPHRASE_AGAIN, Part, Passphrase, Persistence};

lazy! { files:
    /// Draws the page of the data on this machine.
    pub fn data_page() -> AnyView {
        view! { <DataPage /> }.into_any()
    }
}

/// The page of the data on this machine.
#[component]
pub fn DataPage() -> impl IntoView {
    page_title(Signal::derive(|| words::TITLE.to_owned()));
    let Some(persistence) = use_app().started_persistence() else {
        return ().into_any();
    };
    // A dry run of an earlier visit may no longer be true.
    persistence.cancel_restore();
    persistence.data.passphrase.clear();
    on_cleanup(move || persistence.data.passphrase.clear());
    persistence.refresh_data();
    let room = move || {
        let lines = persistence.data.room.get();
        lines
            .into_iter()
            .map(|line| view! { <li>{line}</li> }.into_any())
            .collect::<Vec<AnyView>>()
            .into_any()
    };
    view! {
        <div class="layout__page layout__page--narrow data">
            <h1 class="layout__heading" id="page-title" tabindex="-1">{words::TITLE}</h1>
            {part(persistence, Part::Backup, words::BACKUP, backup(persistence))}
            {part(persistence, Part::Restore, words::RESTORE, restore(persistence))}
            {part(persistence, Part::Trash, words::TRASH, trash(persistence))}
            <section class="data__part">
                <h2 class="layout__subheading">{words::ROOM}</h2>
                <ul class="data__lines">{room}</ul>
            </section>
            {part(persistence, Part::Erase, words::ERASE, erase(persistence))}
        </div>
    }
    .into_any()
}

/// A part of the page with what is to be known of it.
fn part(persistence: Persistence, part: Part, heading: &'static str, content: AnyView) -> AnyView {
    let message = move || {
        let message = persistence
            .data
            .message
            .get()
            .filter(|message| message.part == part);
        let Some(message) = message else {
            return ().into_any();
        };
        let class = if message.good {
            "notice notice--good"
        } else {
            "notice notice--bad"
        };
        view! { <p class=class id=MESSAGE tabindex="-1" role="alert">{message.text}</p> }.into_any()
    };
    view! { <section class="data__part"><h2 class="layout__subheading">{heading}</h2>{message}{content}</section> }
        .into_any()
}

fn backup(persistence: Persistence) -> AnyView {
    let Passphrase { first, again } = persistence.data.passphrase;
    let repeated = move || {
        passphrase(
            persistence,
            PASSPHRASE_AGAIN,
            words::PASSPHRASE_AGAIN,
            "",
            again,
        )
    };
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        persistence.back_up(Part::Backup);
    };
    let last = Signal::derive(move || persistence.data.last.get());
    view! {
        <p>{words::BACKUP_HINT}</p>
        <p class="data__last">{last}</p>
        <form class="data__form" on:submit=submit>
            {passphrase(persistence, "backup-passphrase", words::PASSPHRASE, words::PASSPHRASE_HINT, first)}
            <Show when=move || first.with(|text| !text.is_empty())>{repeated()}</Show>
            <button class="button" type="submit">{words::BACKUP}</button>
            {busy(persistence)}
        </form>
    }
    .into_any()
}

fn busy(persistence: Persistence) -> AnyView {
    let content =
        || view! { <span class="data__busy" role="status">{words::BUSY}</span> }.into_any();
    view! { <Show when=move || persistence.data.busy.get()>{content()}</Show> }.into_any()
}

fn erase(persistence: Persistence) -> AnyView {
    let content = move || match persistence.data.erasing.get() {
        None => button(words::ERASE, "button button--secondary", move || {
            persistence.ask_to_erase(true)
        }),
        Some(backed_up) => {
            let first = (!backed_up).then(|| {
                button(words::BACKUP_THEN, "button", move || {
                    persistence.back_up(Part::Erase)
                })
            });
            let has_passphrase = move || {
                persistence
                    .data
                    .passphrase
                    .first
                    .with(|text| !text.is_empty())
            };
            let encrypted =
                move || has_passphrase().then(|| view! { <p>{words::BACKUP_ENCRYPTED}</p> });
            let now = if backed_up {
                words::ERASE_AFTER
            } else {
                words::ERASE_NOW
            };
            view! {
                <p role="alert">{words::ERASE_QUESTION}</p>
                {(!backed_up).then_some(encrypted)}
                <div class="data__actions">
                    {first}
                    {button(now, "button button--secondary", move || persistence.erase())}
                    {button(CANCEL, "button button--quiet", move || persistence.ask_to_erase(false))}
                </div>
            }
            .into_any()
        }
    };
    view! { <p>{words::ERASE_HINT}</p>{content} }.into_any()
}
