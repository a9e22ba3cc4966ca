//! Parts of a page that lazy functions draw.

use std::future::Future;
use std::pin::Pin;

use leptos::prelude::*;

use crate::browser::arrival::focus_after_late_drawing;
use crate::browser::page::after_draw;
use crate::messages::vi::app as words;
use crate::state::app::{App, Needs};
use crate::state::lazy::{LoadError, LoadState, Request};

/// What stands in the place of a part that is on its way.
#[derive(Clone)]
pub enum Placeholder {
    /// A page of its own.
    Page,
    /// A line that says what is coming.
    Line(String),
    /// Nothing.
    Nothing,
}

/// A part that is being drawn.
pub type Drawing = Pin<Box<dyn Future<Output = Result<AnyView, LoadError>>>>;

/// A view that was drawn once and waits for its place.
type Drawn = StoredValue<Option<AnyView>, LocalStorage>;

/// A part of the page that a lazy function draws, as soon as it has come. Where it does not come, the notice on top of
/// the page says so, with "Thử lại".
#[component]
pub fn Lazy<Draw, View>(
    /// The app.
    app: App,
    /// What must be here before.
    needs: Needs,
    /// Draws the part.
    draw: Draw,
    /// Stands there until then.
    placeholder: Placeholder,
) -> impl IntoView
where
    Draw: Fn() -> View + 'static,
    View: Future<Output = Result<AnyView, LoadError>> + 'static,
{
    let draw = Box::new(move || -> Drawing { Box::pin(draw()) });
    part(app, needs, draw, placeholder)
}

/// One copy in the program for all parts.
fn part(
    app: App,
    needs: Needs,
    draw: Box<dyn Fn() -> Drawing>,
    placeholder: Placeholder,
) -> AnyView {
    let drawn: Drawn = StoredValue::new_local(None);
    let state = RwSignal::new(LoadState::Loading);
    let late = matches!(placeholder, Placeholder::Page);
    app.loads.start_here(Request {
        call: Box::new(move || {
            let drawing = draw();
            Box::pin(async move {
                app.ready(needs).await?;
                drawn.set_value(Some(drawing.await?));
                if late {
                    after_draw(focus_after_late_drawing);
                }
                state.set(LoadState::Ready(drawn));
                Ok(())
            })
        }),
        wanted: Box::new(move || !state.is_disposed()),
        failed: Box::new(move |failed| {
            state.set(if failed {
                LoadState::Failed
            } else {
                LoadState::Loading
            });
        }),
    });
    (move || match (state.get(), &placeholder) {
        (LoadState::Ready(drawn), _) => drawn
            .try_update_value(Option::take)
            .flatten()
            .unwrap_or_else(|| ().into_any()),
        (LoadState::Failed, _) | (_, Placeholder::Nothing) => ().into_any(),
        (_, Placeholder::Line(coming)) => {
            view! { <p class="layout__wait">{coming.clone()}</p> }.into_any()
        }
        (_, Placeholder::Page) => view! {
            <p class="layout__page layout__lead" role="status">
                {words::LOADING}
            </p>
        }
        .into_any(),
    })
    .into_any()
}
