//! Parts of the page that the second part of the program draws.

use leptos::prelude::*;

use crate::browser::page::{after_draw, focus_after_late_drawing};
use crate::messages::vi::app as words;
use crate::state::app::App;
use crate::state::later::{Availability, Second};

/// A part of the page that the second part of the program draws, as soon as that is here.
pub fn later(
    app: App,
    draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    (move || match app.second() {
        Availability::Here(second) => {
            after_draw(focus_after_late_drawing);
            draw(second)
        }
        // The notice on top of the page says why.
        Availability::Failed => ().into_any(),
        _ => view! {
            <p class="layout__page layout__lead" role="status">
                {words::LOADING}
            </p>
        }
        .into_any(),
    })
    .into_any()
}

/// A part of a page that the second part of the program draws in its place as soon as that is here; until then a line
/// says what is coming.
pub fn arriving(
    app: App,
    coming: Option<String>,
    draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    (move || match (app.second_state(), &coming) {
        (Availability::Here(second), _) => draw(second),
        (Availability::Coming | Availability::Absent, Some(coming)) => {
            view! { <p class="layout__wait">{coming.clone()}</p> }.into_any()
        }
        _ => ().into_any(),
    })
    .into_any()
}

/// A part of the page that the second part of the program draws, when that is here; it is not asked for.
pub fn once_here(
    app: App,
    draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    (move || {
        if let Availability::Here(second) = app.second_state() {
            draw(second)
        } else {
            ().into_any()
        }
    })
    .into_any()
}
