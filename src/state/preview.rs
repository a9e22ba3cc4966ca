//! The preview of a document: its sheets, how large they are shown, and with which face of type.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::app::App;
use super::editor::Editor;
use crate::browser::pagination::Sheets;
use crate::browser::{fonts, page, page_breaks, print};
use crate::document::html::FACES;
use crate::document::html::pages::Pages;
use crate::messages::vi::preview as words;

/// The sizes that the buttons go through, in per cent.
const STEPS: [i32; 9] = [25, 50, 75, 90, 100, 125, 150, 200, 300];

/// The preview of a document in a frame.
#[derive(Clone, Copy)]
pub struct Preview {
    /// Sheets that each part of the document takes; none before it is laid out.
    pub sheets: RwSignal<Vec<usize>>,
    /// How large they are shown, in per cent.
    pub percent: RwSignal<i32>,
    /// They are kept as wide as the frame.
    pub fitted: RwSignal<bool>,
    /// The face that this machine has, once it is known: the wanted one, one of its measure, or none.
    pub face: RwSignal<Option<Option<&'static str>>>,
    frame: &'static str,
}

impl Preview {
    /// The preview in the frame of an id, which has not loaded yet.
    #[must_use]
    pub fn new(frame: &'static str) -> Self {
        let preview = Self {
            sheets: RwSignal::new(Vec::new()),
            percent: RwSignal::new(100),
            fitted: RwSignal::new(true),
            face: RwSignal::new(None),
            frame,
        };
        spawn_local(async move {
            let found = fonts::first_of(&FACES).await;
            preview.face.try_set(Some(found));
        });
        page::on_resize(Some(Box::new(move || preview.refit())));
        preview
    }

    /// Nobody looks at it any more.
    pub fn close(self) {
        page::on_resize(None);
        // Who left before it was there does not want it any more.
        let _ = print::take_request();
        print::print_page();
    }

    /// The document has loaded: lays it out, and gives it to the browser's own command to print.
    pub fn loaded(self) {
        print::print_as(self.frame);
        if let Some(sheets) = Sheets::of(self.frame) {
            self.sheets.set(sheets.lay_out());
            self.fit();
        }
        if print::take_request() {
            let frame = self.frame;
            page::after_draw(move || page::print_frame(frame));
        }
    }

    /// Hands the document to the person as a file, and says which face takes the place of the wanted one on this machine.
    pub fn export(self, app: App, editor: Editor) {
        editor.export_html(self.pages().as_ref());
        spawn_local(async move {
            let found = match self.face.try_get_untracked().flatten() {
                Some(found) => found,
                None => fonts::first_of(&FACES).await,
            };
            if found != Some(FACES[0]) {
                app.say(found.is_some(), words::exported(FACES[0], found), false);
            }
        });
    }

    /// Where the sheets begin; not while nothing is laid out or the face is not known yet, nor when lines are set in a face of
    /// another measure than those of the document, for then they end elsewhere on other machines.
    fn pages(self) -> Option<Pages> {
        self.face.get_untracked().flatten()?;
        Sheets::of(self.frame)?.unzoomed(page_breaks::pages, self.percent.get_untracked())
    }

    /// As wide as the frame, from now on.
    pub fn fit(self) {
        self.fitted.set(true);
        self.refit();
    }

    /// One step larger.
    pub fn larger(self) {
        let now = self.percent.get_untracked();
        self.step(STEPS.into_iter().find(|step| *step > now));
    }

    /// One step smaller.
    pub fn smaller(self) {
        let now = self.percent.get_untracked();
        self.step(STEPS.into_iter().rev().find(|step| *step < now));
    }

    /// True when there is no larger step.
    #[must_use]
    pub fn largest(self) -> bool {
        STEPS.iter().all(|step| *step <= self.percent.get())
    }

    /// True when there is no smaller step.
    #[must_use]
    pub fn smallest(self) -> bool {
        STEPS.iter().all(|step| *step >= self.percent.get())
    }

    /// What a key means here; false when it means nothing.
    pub fn key(self, key: &str) -> bool {
        match key {
            "+" | "=" => self.larger(),
            "-" | "−" => self.smaller(),
            "0" => self.fit(),
            _ => return false,
        }
        true
    }

    fn step(self, step: Option<i32>) {
        if let Some(step) = step {
            self.fitted.set(false);
            self.show(step);
        }
    }

    /// The frame may have another width than before.
    fn refit(self) {
        if self.fitted.try_get_untracked() == Some(true)
            && let Some(sheets) = Sheets::of(self.frame)
        {
            self.show(sheets.fitting());
        }
    }

    fn show(self, percent: i32) {
        if let Some(sheets) = Sheets::of(self.frame) {
            sheets.zoom(percent);
            self.percent.set(percent);
        }
    }
}
