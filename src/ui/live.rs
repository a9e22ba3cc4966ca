//! Parts of the page that follow signals.
//!
//! Leptos makes code for every closure it is given. These few functions hide the closure behind a pointer first,
//! so that the code for keeping a part of the page current exists once (measured: a third of the user interface).

use std::sync::Arc;

use leptos::prelude::*;

use super::element::Element;
use crate::platform::page::{after_draw, arrive_late};
use crate::state::app::App;
use crate::state::later::{Availability, Second};
use crate::text::words::app as words;

/// A part of the page that is drawn again when something it reads changes.
pub fn live(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fn erased(draw: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
        (move || draw()).into_any()
    }
    erased(Arc::new(draw))
}

/// A part of the page that is there only while a condition holds.
pub fn shown_if(condition: Signal<bool>, draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let condition = memo(move || condition.get());
    live(move || if condition.get() { draw() } else { nothing() })
}

/// A part of the page that the second part of the program draws, as soon as that is here.
pub fn later(app: App, draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static) -> AnyView {
    live(move || match app.second() {
        Availability::Here(second) => {
            after_draw(arrive_late);
            draw(second)
        }
        // The notice on top of the page says why.
        Availability::Failed => nothing(),
        _ => {
            let wait = Element::new("p").attribute("class", "layout__page layout__lead").attribute("role", "status");
            wait.child(words::LOADING).into_any()
        }
    })
}

/// A part of a page that the second part of the program draws in its place as soon as that is here; until then a line
/// says what is coming.
pub fn arriving(
    app: App,
    coming: Option<String>,
    draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    live(move || match (app.second_state(), &coming) {
        (Availability::Here(second), _) => draw(second),
        (Availability::Coming | Availability::Absent, Some(coming)) => {
            Element::new("p").attribute("class", "layout__wait").child(coming.clone()).into_any()
        }
        _ => nothing(),
    })
}

/// A part of the page that the second part of the program draws, when that is here; it is not asked for.
pub fn once_here(app: App, draw: impl Fn(&'static Second) -> AnyView + Send + Sync + 'static) -> AnyView {
    live(move || if let Availability::Here(second) = app.second_state() { draw(second) } else { nothing() })
}

/// No part of the page.
pub fn nothing() -> AnyView {
    ().into_any()
}

/// A derived value; what reads it is told only when it differs.
pub fn memo<T: PartialEq + Send + Sync + 'static>(compute: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    fn erased<T: PartialEq + Send + Sync + 'static>(compute: Box<dyn Fn() -> T + Send + Sync>) -> Memo<T> {
        Memo::new(move |_| compute())
    }
    erased(Box::new(compute))
}

/// One part of the page for each id; parts whose id stays are kept as they are.
pub fn each(ids: Memo<Vec<String>>, draw: impl Fn(String) -> AnyView + Send + Sync + 'static) -> AnyView {
    fn erased(ids: Memo<Vec<String>>, draw: Arc<dyn Fn(String) -> AnyView + Send + Sync>) -> AnyView {
        view! { <For each=move || ids.get() key=String::clone children=move |id| draw(id) /> }.into_any()
    }
    erased(ids, Arc::new(draw))
}
