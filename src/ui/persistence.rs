//! The bars around the page: reports that are only in memory, or one that another tab writes. The first stands below the
//! page, at the foot of the window wherever the page is scrolled to; the others above it, in the flow. None covers what is
//! typed in. Each is a region of its own, so that a screen reader finds it among the landmarks.

use leptos::prelude::*;

use crate::browser::lazy::lazy;
use crate::browser::page::{after_draw, uncover_focused};
use crate::messages::vi::period;
use crate::messages::vi::persistence as words;
use crate::model::storage::StorageError;
use crate::state::app::App;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::state::persistence::{Persistence, Standing, Unsaved};
use crate::state::route::Route;

lazy! { persistence:
    /// The bars.
    pub fn persistence_bars(app: App) -> AnyView {
        bars(app)
    }
}

fn bars(app: App) -> AnyView {
    let Some(persistence) = app.started_persistence() else {
        return ().into_any();
    };
    // What is typed in when the bar comes may stand where it comes.
    let at_foot = page_memo(move |_| persistence.unsaved.with(Vec::len));
    Effect::new(move |_| {
        if at_foot.get() > 0 {
            after_draw(uncover_focused);
        }
    });
    (move || {
        let open = app.route.with(|route| route.report().map(str::to_owned));
        let mut bars: Vec<AnyView> = persistence
            .unsaved
            .get()
            .into_iter()
            .map(|one| only_in_memory(app, persistence, one, open.as_deref()))
            .collect();
        if open.is_some()
            && persistence.standing.get() == Standing::Elsewhere
            && !is_open_unsaved(persistence)
        {
            bars.push(elsewhere(persistence));
        }
        if bars.is_empty() && persistence.behind.get() {
            bars.push(behind());
        }
        bars.into_any()
    })
    .into_any()
}

fn is_open_unsaved(persistence: Persistence) -> bool {
    persistence
        .open_editor()
        .is_some_and(|editor| editor.fault().is_some())
}

/// Reports that are only in memory, each with its file. Only the reason is read out: a name may be typed in just now.
fn only_in_memory(
    app: App,
    persistence: Persistence,
    unsaved: Unsaved,
    open: Option<&str>,
) -> AnyView {
    let gone = unsaved.fault == StorageError::Gone;
    // Saving is refused as long as another tab writes, or has written.
    let elsewhere = unsaved.fault == StorageError::ChangedElsewhere;
    let writes_elsewhere = persistence.standing.get() == Standing::Elsewhere;
    let is_open = unsaved
        .editors
        .iter()
        .any(|editor| open == Some(editor.id().as_str()));
    let over = (elsewhere && writes_elsewhere && is_open).then(|| take_over_button(persistence));
    let reports: Vec<AnyView> = unsaved
        .editors
        .iter()
        .map(|editor| report(app, *editor, open))
        .collect();
    let reason = crate::messages::vi::persistence::render_short(unsaved.fault);
    let again = move |_| persistence.save_again(&unsaved);
    let again = (!gone && !elsewhere).then(|| {
        view! { <button class="button button--small" type="button" on:click=again>{words::SAVE_AGAIN}</button> }.into_any()
    });
    let heading = (!gone).then(|| view! { <b>{words::UNSAVED}</b>": " }.into_any());
    view! {
        <section class="save-bar save-bar--bad" aria-label=words::BAR>
            <p class="save-bar__text" role="alert">{heading}{reason}</p>
            {reports}
            {again}
            {over}
        </section>
    }
    .into_any()
}

fn report(app: App, editor: Editor, open: Option<&str>) -> AnyView {
    let name = Signal::derive(move || {
        editor.report.with(|report| {
            words::report(report.words("agency.name"), &period::label(&report.period))
        })
    });
    let id = editor.id();
    let there = (open != Some(id.as_str())).then(|| {
        let href = Route::Findings { report: id }.fragment();
        view! { <a class="button button--small" href=href>{words::GO_TO_UNSAVED}<span class="layout__hidden">" "{name}</span></a> }.into_any()
    });
    let file = move |_| app.save_file(editor);
    view! {
        <span class="save-bar__report">
            <bdi class="save-bar__name">{name}</bdi>
            <button class="button button--small" type="button" on:click=file>{words::SAVE_FILE}<span class="layout__hidden">" "{name}</span></button>
            {there}
        </span>
    }
    .into_any()
}

fn behind() -> AnyView {
    let text = view! { <p class="save-bar__text" role="status">{words::BEHIND}</p> }.into_any();
    view! { <section class="save-bar" aria-label=words::BAR>{text}</section> }.into_any()
}

fn elsewhere(persistence: Persistence) -> AnyView {
    view! {
        <section class="save-bar" aria-label=words::BAR>
            <p class="save-bar__text" role="status">{words::ELSEWHERE}</p>
            {take_over_button(persistence)}
        </section>
    }
    .into_any()
}

fn take_over_button(persistence: Persistence) -> AnyView {
    view! { <button class="button button--small" type="button" on:click=move |_| persistence.take_over()>{words::TAKE_OVER}</button> }
        .into_any()
}
