//! News of the scripts around the program, as bars on top of the page. A part of `second`.

use leptos::prelude::*;

use super::notice::button;
use crate::messages::vi::app_update as words;
use crate::messages::vi::backup::BACKUP;
use crate::state::app::{App, News};
use crate::state::keeping::keeping;
use crate::state::route::Route;

/// The bar with what there is to tell.
pub fn news(app: App) -> AnyView {
    let put_off = Callback::new(move |()| app.put_off_news());
    let take = Callback::new(move |()| app.take_new_version());
    // What is only in memory goes when the page is loaded anew; the browser asks first, too.
    let unsaved = Memo::new(move |_| {
        keeping().is_some_and(|keeping| keeping.unsaved.with(|all| !all.is_empty()))
    });
    (move || match app.news() {
        None => ().into_any(),
        Some(News::Update) => {
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
        Some(News::Taken) => {
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
        Some(News::OneFile) => {
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
