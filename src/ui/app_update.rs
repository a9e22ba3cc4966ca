//! What the scripts around the program tell, as bars on top of the page.

use leptos::prelude::*;

use super::notice::button;
use crate::browser::lazy::lazy;
use crate::messages::vi::app_update as words;
use crate::messages::vi::backup::BACKUP;
use crate::state::app::{App, AppUpdate};
use crate::state::page_memo::page_memo;
use crate::state::route::Route;

lazy! { persistence:
    /// The bar with what there is to tell.
    pub fn update_notice(app: App) -> AnyView {
        bars(app)
    }
}

fn bars(app: App) -> AnyView {
    let put_off = Callback::new(move |()| app.dismiss_update());
    let take = Callback::new(move |()| app.take_new_version());
    // What is only in memory goes when the page is loaded anew; the browser asks first, too.
    let unsaved = page_memo(move |_| {
        app.started_persistence()
            .is_some_and(|persistence| persistence.unsaved.with(|all| !all.is_empty()))
    });
    (move || match app.app_update() {
        None => ().into_any(),
        Some(AppUpdate::Update) => {
            let text = if unsaved.get() {
                words::UPDATE_UNSAVED
            } else {
                words::UPDATE
            };
            bar(
                text,
                view! { {button(words::TAKE, take)}{button(words::PUT_OFF, put_off)} }.into_any(),
            )
        }
        Some(AppUpdate::Taken) => {
            let text = if unsaved.get() {
                words::TAKEN_UNSAVED
            } else {
                words::TAKEN
            };
            bar(
                text,
                view! { {button(words::RELOAD, take)}{button(words::PUT_OFF, put_off)} }.into_any(),
            )
        }
        Some(AppUpdate::OneFile) => {
            let backup =
                view! { <a class="button button--small" href=Route::Data.fragment()>{BACKUP}</a> }
                    .into_any();
            bar(
                words::ONE_FILE,
                view! { {backup}{button(words::UNDERSTOOD, put_off)} }.into_any(),
            )
        }
    })
    .into_any()
}

fn bar(text: &'static str, buttons: AnyView) -> AnyView {
    view! { <div class="notice notice--bar"><p class="notice__text">{text}</p>{buttons}</div> }
        .into_any()
}
