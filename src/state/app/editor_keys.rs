//! What the keys of a report's pages do.

use leptos::prelude::*;

use super::core::App;
use crate::browser::editor_keys::EditorKey;
use crate::browser::{grid, page, print, shortcuts};
use crate::messages::vi::{comments, keys as words};
use crate::state::editor::Editor;
use crate::state::route::Route;

/// Id of the dialog with the sheet of keys.
pub const KEY_SHEET: &str = "key-sheet";

/// Id of the dialog that searches a field.
pub const FIELD_SEARCH: &str = "field-search";

impl App {
    /// Does what a key asks for; false where the browser is to do it.
    pub fn press(self, editor: Editor, key: EditorKey) -> bool {
        let route = self.route.get_untracked();
        let section = match &route {
            Route::Section { section, .. } => section.as_str(),
            _ => "",
        };
        match key {
            EditorKey::NextBlank => match editor.next_blank(section) {
                Some(path) => editor.go_to_field(&path),
                // One of several answers would do: which ones, their finding says.
                None if untrack(|| editor.left()) > 0 => {
                    let report = editor.id();
                    leave_for(&Route::Findings { report });
                }
                None => self.say(true, words::NOTHING_BLANK.to_owned(), false),
            },
            EditorKey::NextFinding => {
                if !editor.follow_next_group() {
                    let said = match untrack(|| editor.left()) {
                        0 => words::NO_FINDING,
                        _ => words::ONLY_BLANKS_LEFT,
                    };
                    self.say(true, said.to_owned(), false);
                }
            }
            EditorKey::Section(_) if section.is_empty() => return false,
            EditorKey::Section(after) => editor.open_neighbour(section, after),
            EditorKey::Comment if section.is_empty() => return false,
            EditorKey::Comment => {
                if !editor.open_comment_here(section) {
                    self.say(false, comments::NO_FIELD.to_owned(), false);
                }
            }
            EditorKey::Keep => match self.started_persistence() {
                Some(persistence) => persistence.keep_now(editor),
                None => return false,
            },
            // There the browser's own command prints the document.
            EditorKey::Print if matches!(route, Route::Preview { .. }) => return false,
            EditorKey::Print => {
                print::request();
                let report = editor.id();
                leave_for(&Route::Preview { report });
            }
            EditorKey::Search => grid::show_dialog(FIELD_SEARCH),
            EditorKey::Sheet => grid::show_dialog(KEY_SHEET),
        }
        true
    }
}

/// Leaves what is typed in, which tidies it, and goes to a page.
fn leave_for(route: &Route) {
    shortcuts::leave_control();
    page::go(&route.fragment());
}
