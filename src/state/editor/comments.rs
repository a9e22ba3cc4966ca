//! Comments of the officer at fields, which travel in the file: what stands at an address, and the dialog that writes it.

use leptos::prelude::*;

use super::core::{Editor, control_id};
use super::saving::Scope;
use crate::assess::form_order::{FormOrder, place_in};
use crate::browser::{editor_keys, grid, page};
use crate::input::sanitize::clean;
use crate::model::answer::FieldPath;
use crate::model::diff::Place;
use crate::state::page_memo::page_memo;

/// Id of the dialog in which a comment is written.
pub const COMMENT: &str = "comment";
/// Id of its text.
pub const COMMENT_TEXT: &str = "comment-text";

impl Editor {
    /// The comment at an address, empty for none; the reader follows this address only.
    #[must_use]
    pub fn comment(self, path: &FieldPath) -> Memo<String> {
        let path = path.clone();
        page_memo(move |_| {
            self.follow_answer(&path);
            self.report.with_untracked(|report| {
                let comment = report.comments.get(&path);
                comment.cloned().unwrap_or_default()
            })
        })
    }

    /// Every address with a comment, in the order of the form, and the comment; worked out again when a comment changes.
    #[must_use]
    pub fn comments(self) -> Memo<Vec<(FieldPath, String)>> {
        let given = page_memo(move |_| self.report.with(|report| report.comments.clone()));
        page_memo(move |_| {
            let mut comments: Vec<(FieldPath, String)> = given.get().into_iter().collect();
            if comments.len() > 1 {
                let order = self.template.with_value(|template| {
                    self.report
                        .with_untracked(|report| FormOrder::new(template, report))
                });
                comments.sort_by_key(|(path, _)| order.place(path));
            }
            comments
        })
    }

    /// Opens the dialog that writes the comment at an address.
    pub fn open_comment(self, path: &FieldPath) {
        let text = self
            .report
            .with_untracked(|report| report.comments.get(path).cloned());
        self.commented.set(Some(path.clone()));
        page::fill(COMMENT_TEXT, &text.unwrap_or_default());
        grid::show_dialog(COMMENT);
    }

    /// Opens it for the control that has the focus; false where that is no field of the section.
    pub(in crate::state) fn open_comment_here(self, section: &str) -> bool {
        let control = editor_keys::control_in_focus();
        let is_here = |path: &FieldPath| control_id(path) == control;
        let found = self.template.with_value(|template| {
            self.report
                .with_untracked(|report| place_in(template, report, section, &is_here))
        });
        if let Some(path) = &found {
            self.open_comment(path);
        }
        found.is_some()
    }

    /// Keeps what is typed in the dialog; a blank text takes the comment away.
    pub fn type_comment(self, text: &str) {
        let (Some(path), false) = (self.commented.get_untracked(), self.is_locked_now()) else {
            return;
        };
        let text = clean(text);
        let place = Place::Comment(path.clone());
        // Nothing is assessed by it.
        let _ = self.write(
            Scope::Places(std::slice::from_ref(&place)),
            Some(std::slice::from_ref(&path)),
            |report| {
                if text.trim().is_empty() {
                    report.comments.remove(&path);
                } else {
                    report.comments.insert(path.clone(), text);
                }
            },
        );
    }

    /// Goes back to the field whose comment was written.
    pub fn leave_comment(self) {
        if let Some(path) = self.commented.get_untracked() {
            page::after_draw(move || _ = grid::go_to(&control_id(&path)));
        }
    }
}
