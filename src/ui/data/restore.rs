//! Restoring from a backup file: a preview, then one button.

use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use super::controls::{button, passphrase};
use crate::messages::vi::app::CANCEL;
use crate::messages::vi::backup as words;
use crate::messages::vi::collection::backup as collection_words;
use crate::model::storage::{CollectionVerdict, RestoreVerdict};
use crate::state::persistence::{Persistence, Restore};
use crate::storage::collection_backup::CollectionEntry;
use crate::storage::restore::{RestoreEntry, RestorePreview};

/// Chooses a file, opens it by its passphrase, shows what would be restored.
pub fn restore(persistence: Persistence) -> AnyView {
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
    let mut entries: Vec<AnyView> = preview.entries.iter().map(entry).collect();
    entries.extend(preview.collections.iter().map(collection));
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

fn collection(entry: &CollectionEntry) -> AnyView {
    let (class, place) = match entry.verdict {
        CollectionVerdict::Added => ("layout__chip layout__chip--good", 0),
        CollectionVerdict::Same => ("layout__chip", 1),
        CollectionVerdict::Beside => ("layout__chip layout__chip--warning", 2),
        CollectionVerdict::Kept => ("layout__chip layout__chip--warning", 3),
        CollectionVerdict::Unusable => ("layout__chip layout__chip--bad", 4),
    };
    let word = collection_words::VERDICTS.get(place);
    let lines = collection_words::render_entry(entry.about.as_ref(), entry.verdict);
    entry_view(class, word.copied().unwrap_or_default(), lines)
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
    let lines = words::render_entry(entry.answered(), entry.verdict, &entry.reason);
    entry_view(class, word, lines)
}

fn entry_view(class: &'static str, word: &'static str, lines: Vec<String>) -> AnyView {
    let lines: Vec<AnyView> = lines
        .into_iter()
        .map(|line| view! { <li>{line}</li> }.into_any())
        .collect();
    view! { <li class="data__entry"><span class=class>{word}</span><ul class="data__lines">{lines}</ul></li> }.into_any()
}
