//! What becomes of a block that is pasted into the fields of a section, once there is one.

use leptos::prelude::*;

use crate::model::template::Section;
use crate::state::app::{App, Needs};
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;
use crate::ui::field::FieldPasting;
use crate::ui::lazy::{Lazy, Placeholder};
use crate::ui::table::fields_dialog;

/// The dialog of such blocks: its code comes with the first of them, and stays.
pub fn pasted_block(app: App, editor: Editor, section: Section, pasting: FieldPasting) -> AnyView {
    let section = StoredValue::new(section);
    let is_wanted =
        page_memo(move |before: Option<&bool>| before == Some(&true) || pasting.is_open());
    let content = move || {
        let draw = move || fields_dialog(editor, section.get_value(), pasting);
        view! { <Lazy app=app needs=Needs::Nothing placeholder=Placeholder::Nothing draw=draw /> }
            .into_any()
    };
    view! { <Show when=move || is_wanted.get()>{content()}</Show> }.into_any()
}
