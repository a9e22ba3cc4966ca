//! The page of the data on this machine: room, backup, restore, trash, erasing.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::page_title;
use crate::browser::lazy::lazy;
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::backup as words;
use crate::model::storage::RestoreVerdict;
use crate::state::app::use_app;
use crate::state::persistence::{
    MESSAGE, PASSPHRASE_AGAIN, Part, Passphrase, Persistence, Restore, TrashEntry,
};
use crate::storage::restore::{RestoreEntry, RestorePreview};

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
    // A preview of an earlier visit may no longer be true.
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

fn button(
    text: &'static str,
    class: &'static str,
    act: impl Fn() + Send + Sync + 'static,
) -> AnyView {
    view! { <button class=class type="button" on:click=move |_| act()>{text}</button> }.into_any()
}

/// A field for a passphrase; typing takes an old message away.
fn passphrase(
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

fn restore(persistence: Persistence) -> AnyView {
    let content = move || match persistence.data.restore.get() {
        Restore::NoFile => button(words::CHOOSE, "button button--secondary", move || {
            persistence.choose_backup()
        }),
        Restore::Encrypted(_) => locked_file(persistence),
        Restore::Previewed(preview) => restore_preview(persistence, preview),
    };
    view! { <p>{words::RESTORE_HINT}</p>{content} }.into_any()
}

fn locked_file(persistence: Persistence) -> AnyView {
    let word = RwSignal::new(String::new());
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        persistence.unlock(word.get_untracked());
    };
    view! {
        <form class="data__form" on:submit=submit>
            {passphrase(persistence, "open-passphrase", words::OPEN_PASSPHRASE, "", word)}
            <div class="data__actions">
                <button class="button" type="submit">{words::UNLOCK}</button>
                {button(CANCEL, "button button--secondary", move || persistence.cancel_restore())}
            </div>
        </form>
    }
    .into_any()
}

fn restore_preview(persistence: Persistence, preview: RestorePreview) -> AnyView {
    let news = preview.has_news();
    let altered = preview
        .altered
        .then(|| view! { <p class="notice notice--warning">{words::ALTERED}</p> }.into_any());
    let also = (preview.snapshots.len() + preview.trash.len() + preview.texts.len() > 0).then(|| {
        view! { <p>{words::also(preview.snapshots.len(), preview.trash.len(), preview.texts.len())}</p> }.into_any()
    });
    let entries: Vec<AnyView> = preview.entries.iter().map(entry).collect();
    let accept = news.then(|| {
        button(words::RESTORE, "button", move || {
            persistence.accept_restore()
        })
    });
    view! {
        {altered}
        <p>{words::made(&preview.at)}" "{if news { words::DRY_RUN } else { words::NOTHING_NEW }}</p>
        <ul class="data__list">{entries}</ul>
        {also}
        <div class="data__actions">{accept}{button(CANCEL, "button button--secondary", move || persistence.cancel_restore())}</div>
    }
    .into_any()
}

fn entry(entry: &RestoreEntry) -> AnyView {
    let (class, place) = match entry.verdict {
        RestoreVerdict::Added => ("layout__chip layout__chip--good", 0),
        RestoreVerdict::Same => ("layout__chip", 1),
        RestoreVerdict::Newer => ("layout__chip layout__chip--warning", 2),
        RestoreVerdict::Older => ("layout__chip", 3),
        RestoreVerdict::Unreadable => ("layout__chip layout__chip--bad", 4),
    };
    let word = words::VERDICTS.get(place).copied().unwrap_or_default();
    let lines: Vec<AnyView> = words::render_entry(entry.answered(), entry.verdict, &entry.reason)
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    view! { <li class="data__entry"><span class=class>{word}</span><ul class="data__lines">{lines}</ul></li> }.into_any()
}

fn trash(persistence: Persistence) -> AnyView {
    let asking = RwSignal::new(false);
    let content = move || {
        let entries = persistence.data.trash.get();
        if entries.is_empty() {
            return view! { <p class="data__none">{words::TRASH_EMPTY}</p> }.into_any();
        }
        let list: Vec<AnyView> = entries
            .into_iter()
            .map(|entry| binned(persistence, entry))
            .collect();
        let empty = move || {
            if !asking.get() {
                return button(words::EMPTY_TRASH, "button button--secondary", move || {
                    asking.set(true)
                });
            }
            let confirmed = move || {
                asking.set(false);
                persistence.empty_trash();
            };
            view! {
                <p role="alert">{words::CONFIRM_EMPTY}</p>
                {button(words::CONFIRM, "button", confirmed)}
                {button(CANCEL, "button button--secondary", move || asking.set(false))}
            }
            .into_any()
        };
        view! { <ul class="data__list">{list}</ul><div class="data__actions">{empty}</div> }
            .into_any()
    };
    view! { <p>{words::TRASH_HINT}</p>{content} }.into_any()
}

fn binned(persistence: Persistence, entry: TrashEntry) -> AnyView {
    let (one, copy, other) = (entry.key.clone(), entry.key.clone(), entry.key);
    let asking = RwSignal::new(false);
    let delete_trashed = move || {
        let key = other.clone();
        if asking.get() {
            button(words::CONFIRM, "button button--secondary", move || {
                persistence.delete_trashed(&key)
            })
        } else {
            button(words::DELETE_TRASHED, "button button--quiet", move || {
                asking.set(true)
            })
        }
    };
    view! {
        <li class="data__entry">
            <p class="data__what">{entry.what}</p>
            <div class="data__actions">
                {button(words::RESTORE_TRASHED, "button button--secondary", move || persistence.restore_trashed(&one))}
                {button(words::DOWNLOAD, "button button--secondary", move || persistence.download_trashed(&copy))}
                {delete_trashed}
            </div>
        </li>
    }
    .into_any()
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
            let is_sealed = move || {
                persistence
                    .data
                    .passphrase
                    .first
                    .with(|text| !text.is_empty())
            };
            let encrypted = move || is_sealed().then(|| view! { <p>{words::BACKUP_ENCRYPTED}</p> });
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
