//! The dialog that searches a field: an editable combobox with a list, after the WAI-ARIA Authoring Practices.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use crate::assess::field_search::FoundField;
use crate::browser::grid::{close_dialog, show_dialog};
use crate::browser::page::{fill, show_option};
use crate::browser::shortcuts::is_composed;
use crate::messages::vi::keys as words;
use crate::state::app::FIELD_SEARCH;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// Fields that are listed; more of them wait for another word.
const MOST: usize = 40;
/// The list of what was found.
const LIST: &str = "field-search-list";

/// What is searched, what was found, and which of it Enter goes to.
#[derive(Clone, Copy)]
struct Search {
    editor: Editor,
    query: RwSignal<String>,
    active: RwSignal<usize>,
    found: Memo<Vec<FoundField>>,
}

impl Search {
    fn new(editor: Editor) -> Self {
        let query = RwSignal::new(String::new());
        let found = page_memo(move |_| query.with(|query| editor.find_fields(query)));
        Self {
            editor,
            query,
            active: RwSignal::new(0),
            found,
        }
    }

    /// How many fields are listed.
    fn listed(self) -> usize {
        self.found.with(Vec::len).min(MOST)
    }

    fn type_in(self, text: String) {
        self.active.set(0);
        self.query.set(text);
    }

    /// One down or up; after the last comes the first.
    fn step(self, down: bool) {
        let count = untrack(|| self.listed());
        let steps = if down { 1 } else { count.saturating_sub(1) };
        self.active.update(|active| {
            *active = (*active + steps).checked_rem(count).unwrap_or_default();
        });
        show_option(&option_id(self.active.get_untracked()));
    }

    /// Goes to a field of the list.
    fn go(self, at: usize) {
        let path = self
            .found
            .with_untracked(|found| found.get(at).map(|field| field.path.clone()));
        if let Some(path) = path {
            close_dialog(FIELD_SEARCH);
            self.editor.go_to_field(&path);
        }
    }

    fn press(self, event: &KeyboardEvent) {
        if is_composed(event) {
            return;
        }
        match event.key().as_str() {
            "ArrowDown" => self.step(true),
            "ArrowUp" => self.step(false),
            "Enter" => self.go(self.active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    }
}

/// The dialog, closed until a key or [`search_button`] opens it.
pub(super) fn field_search(editor: Editor) -> AnyView {
    let search = Search::new(editor);
    let title = format!("{FIELD_SEARCH}-title");
    let field = format!("{FIELD_SEARCH}-query");
    let label = field.clone();
    let some = move || search.listed() > 0;
    let emptied = field.clone();
    // Closed, so that nobody types in it. Another control in its place would take the caret from the field behind the dialog.
    let close = move |_| {
        search.type_in(String::new());
        fill(&emptied, "");
    };
    let said = Signal::derive(move || {
        let blank = search.query.with(|query| query.trim().is_empty());
        if blank {
            words::SEARCH_HINT.to_owned()
        } else {
            words::found(search.found.with(Vec::len), MOST)
        }
    });
    view! {
        <dialog class="dialog" id=FIELD_SEARCH aria-labelledby=title on:close=close>
            <h2 class="dialog__title" id=title.clone()>{words::SEARCH}</h2>
            <label class="field__label" for=label>{words::SEARCH_QUERY}</label>
            {control(search, field, hint_id())}
            <p class="field__hint" id=hint_id() role="status">{said}</p>
            <ul class="dialog__scroll" id=LIST role="listbox" aria-label=words::FOUND_FIELDS hidden=move || !some()>
                {move || options(search)}
            </ul>
            <div class="layout__buttons dialog__buttons">
                <button class="button button--secondary" type="button" on:click=move |_| close_dialog(FIELD_SEARCH)>{words::CLOSE}</button>
            </div>
        </dialog>
    }
    .into_any()
}

fn hint_id() -> String {
    format!("{FIELD_SEARCH}-hint")
}

/// The control that a name is typed in.
fn control(search: Search, id: String, hint: String) -> AnyView {
    let some = move || search.listed() > 0;
    let expanded = Signal::derive(move || some().to_string());
    let active = Signal::derive(move || some().then(|| option_id(search.active.get())));
    view! {
        <input
            class="field__input" id=id type="text" autocomplete="off" autofocus role="combobox" aria-autocomplete="list"
            aria-expanded=expanded aria-controls=LIST aria-activedescendant=active aria-describedby=hint
            on:input=move |event| search.type_in(event_target_value(&event))
            on:keydown=move |event| search.press(&event)
        />
    }
    .into_any()
}

fn options(search: Search) -> AnyView {
    let titles = untrack(|| search.editor.section_titles());
    let title = |section: &str| {
        let found = titles.iter().find(|(id, _)| id == section);
        found.map(|(_, title)| title.clone()).unwrap_or_default()
    };
    let option = |(at, field): (usize, &FoundField)| {
        let chosen = Signal::derive(move || (search.active.get() == at).to_string());
        let place = words::place(&field.table, &title(&field.section));
        view! {
            <li class="dialog__option" id=option_id(at) role="option" aria-selected=chosen on:click=move |_| search.go(at)>
                {field.label.clone()}<span class="field__hint">{place}</span>
            </li>
        }
        .into_any()
    };
    let drawn: Vec<AnyView> = search
        .found
        .with(|found| found.iter().take(MOST).enumerate().map(option).collect());
    drawn.into_any()
}

fn option_id(at: usize) -> String {
    format!("{FIELD_SEARCH}-{at}")
}

/// The button that opens the dialog.
pub(super) fn search_button() -> AnyView {
    view! {
        <button class="button button--small" type="button" title=words::SEARCH_KEYS on:click=move |_| show_dialog(FIELD_SEARCH)>{words::SEARCH}</button>
    }
    .into_any()
}
