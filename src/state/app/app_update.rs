//! What the scripts around the program tell: another version of the app, the edition in one file.

use leptos::prelude::*;

use super::core::App;
use crate::browser::page;

/// What the scripts around the program told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AppUpdate {
    /// A new version is here and waits for the person to agree.
    Update,
    /// The person agreed to it on another page; this page still runs the version before.
    Taken,
    /// The page is the edition in one file, opened from a disk.
    OneFile,
}

impl App {
    /// What there is to tell, until the person put it off.
    #[must_use]
    pub fn app_update(self) -> Option<AppUpdate> {
        match self.update_status.get().as_str() {
            "update" => Some(AppUpdate::Update),
            "taken" => Some(AppUpdate::Taken),
            "file" => Some(AppUpdate::OneFile),
            _ => None,
        }
    }

    /// Goes on with the new version. The page is loaded anew, and asks first while something is not saved.
    pub fn take_new_version(self) {
        page::accept_update();
    }

    /// Takes the notice away. A new version is then taken when the app is next opened.
    pub fn dismiss_update(self) {
        self.update_status.set(String::new());
    }
}
