//! Pages over no report: the app that they act on, and what happens around it.

use std::cell::OnceCell;

use bao_cao_so::browser::page::fragment;
use bao_cao_so::state::app::{App, Needs, Notice, provide_app};
use bao_cao_so::state::editor::Editor;
use bao_cao_so::ui::app::update;
use bao_cao_so::ui::{collection, data, help, home, import, new_report, notice};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::task::tick;

use super::dom::{new_root, until, window_event};
use super::page::{Page, mount};
use super::person::drop_of;

/// A page over no report.
#[derive(Clone, Copy)]
pub enum Screen {
    Home,
    Examples,
    New,
    Import,
    Data,
    Collection,
    Help,
    Notices,
}

/// Puts a page over no report on the page.
pub async fn open_screen(screen: Screen) -> Page {
    let app = app().await;
    let owner = Owner::new();
    owner.with(|| provide_context(app));
    mount(owner, None, move || match screen {
        Screen::Home => view! { <home::HomePage app=app /> }.into_any(),
        Screen::Examples => view! { <home::ExamplesPage app=app /> }.into_any(),
        Screen::New => view! { <new_report::NewReportPage app=app /> }.into_any(),
        Screen::Import => view! { <import::ImportPage app=app /> }.into_any(),
        Screen::Data => view! { <data::DataPage /> }.into_any(),
        Screen::Collection => view! { <collection::CollectionPage app=app /> }.into_any(),
        Screen::Help => view! { <help::HelpPage /> }.into_any(),
        Screen::Notices => view! { <notice::Notices app=app update=update(app) /> }.into_any(),
    })
    .await
}

/// Tells something on top of every page.
pub async fn tell(good: bool, text: &str, undo: bool) {
    let text = text.to_owned();
    let page = fragment();
    app().await.notice.set(Some(Notice {
        good,
        text,
        undo,
        page,
    }));
}

/// What was told last on top of every page.
pub async fn told() -> String {
    let notice = app().await.notice;
    let text = notice.with_untracked(|notice| notice.as_ref().map(|notice| notice.text.clone()));
    text.unwrap_or_default()
}

/// Tells what the scripts around the program told.
pub async fn tell_news(news: &str) {
    app().await.update_status.set(news.to_owned());
}

/// Drops a file on the page, whose dry run is then to be seen.
pub async fn drop_file(name: &str, text: &str) {
    let app = app().await;
    app.open_dropped(&drop_of(name, text));
    until("a dry run", || {
        app.import_previews().with_untracked(Option::is_some)
    })
    .await;
}

/// Takes in the file of the dry run, and waits until the app says that it did.
pub async fn take_in() {
    let app = app().await;
    let page = open_screen(Screen::Import).await;
    page.press("Nhận 1 tệp").await;
    until("what was taken in", || {
        app.notice.with_untracked(|notice| {
            let text = notice.as_ref().map(|notice| notice.text.as_str());
            text.is_some_and(|text| text.starts_with("Đã nhận 1 báo cáo"))
        })
    })
    .await;
    app.dismiss_notice();
}

/// Goes to the list of reports on a machine that has none, where there is nothing to tell.
pub async fn empty_machine() {
    let app = app().await;
    app.dismiss_notice();
    app.update_status.set(String::new());
    window().local_storage().unwrap().unwrap().clear().unwrap();
    go("#/").await;
    until("no report", || !app.kept.get_untracked()).await;
    app.report_list().reports.set(Vec::new());
}

/// Puts a record into the store of this machine.
pub fn put_record(key: &str, text: &str) {
    let store = window().local_storage().unwrap().unwrap();
    store.set_item(key, text).unwrap();
}

/// Goes to a place in the app.
pub async fn go(fragment: &str) {
    window().location().set_hash(fragment).unwrap();
    // The browser tells a moment later, and not when the person is there already.
    window_event("hashchange");
    tick().await;
}

thread_local! {
    // As in the page itself there is one app, which lives as long.
    static APP: OnceCell<App> = const { OnceCell::new() };
}

/// The app, with its lazy parts.
pub async fn app() -> App {
    let app = APP.with(|app| {
        *app.get_or_init(|| {
            // The first thing that is mounted brings what runs futures.
            mount_to(new_root(), || ()).forget();
            let owner = Owner::new();
            let app = owner.with(provide_app);
            std::mem::forget(owner);
            app
        })
    });
    app.ready(Needs::Persistence).await.unwrap();
    app
}

/// Looks after a report as long as the owner of its page lives.
pub async fn open_session(app: App, editor: Editor, page: &Owner) {
    page.with(|| app.enable_assessment(editor));
    until("its session", || {
        let started = app.started_persistence();
        started.is_some_and(|started| started.open_editor() == Some(editor))
    })
    .await;
}
