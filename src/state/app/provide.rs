//! The start of the app: it follows the address, the stores and the scripts around the program.

use leptos::prelude::*;

use super::core::App;
use crate::browser::{events, page};
use crate::catalog::Catalog;
use crate::messages::vi;
use crate::state::route::Route;

/// The app of this page.
///
/// # Panics
/// Outside the component tree that [`provide_app`] was called in.
#[must_use]
pub fn use_app() -> App {
    expect_context::<App>()
}

/// Starts the app: loads the catalogue and the list of reports, follows the address and the other tabs.
pub fn provide_app() -> App {
    let (catalog, problem) = match Catalog::load() {
        Ok(catalog) => (catalog, None),
        Err(_) => (
            Catalog::default(),
            Some(vi::commands::BROKEN_CATALOG.to_owned()),
        ),
    };
    let app = App::new(catalog, problem);
    app.refresh();
    page::on_fragment_change(move || {
        let route = Route::parse(&page::fragment());
        if route == Route::Home {
            // The page reads the reports when it is drawn.
            app.note_any();
        }
        app.route.set(route);
    });
    page::on_indexed_db_found(move || {
        // Where there are records, the page asks for those that it shows.
        if !app.kept.get_untracked() {
            app.loads
                .run_always(move || Box::pin(app.start_persistence()));
        }
    });
    events::on_storage_change(crate::storage::keys::VERSIONS, move || {
        if app.route.get_untracked() == Route::Home {
            app.refresh();
        }
    });
    page::on_update_status(move || app.update_status.set(page::update_status()));
    provide_context(app);
    app
}
