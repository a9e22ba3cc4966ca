//! A new collection.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::place::{Page, Place};
use crate::browser::indexed_db::{self, Store};
use crate::browser::{page, random};
use crate::input::date;
use crate::messages::vi::collection as words;
use crate::messages::vi::collection::agencies::NO_DAY;
use crate::model::collection::Collection;
use crate::state::app::{PeriodChoice, PeriodFault};
use crate::storage::collections::head_entry;

impl Collecting {
    /// Creates a collection and goes to its list of agencies.
    ///
    /// # Errors
    /// What is wrong with the choices: of the period, or of the deadline as typed.
    pub fn create(
        self,
        choice: &PeriodChoice,
        deadline: &str,
        superior: &str,
    ) -> Result<(), CreateFault> {
        let (form, period) = self.app.period(choice).map_err(CreateFault::Period)?;
        let deadline = typed_day(deadline).map_err(CreateFault::Deadline)?;
        if self.is_creating.get_value() {
            return Ok(());
        }
        self.is_creating.set_value(true);
        let collection = Collection {
            id: random::id(),
            template: form.id.clone(),
            template_version: form.version,
            period,
            superior: superior.trim().to_owned(),
            asked_by: String::new(),
            deadline,
            agencies: Vec::new(),
            submissions: Default::default(),
            decisions: Default::default(),
            follow_ups: Default::default(),
            set_aside: Vec::new(),
            unknown: None,
        };
        let (key, head) = head_entry(&collection, &form);
        spawn_local(async move {
            let written = match indexed_db::open().await {
                Ok(()) => {
                    let entry = [(key, Some(head))];
                    indexed_db::write(Store::Collections, &entry).await
                }
                error => error,
            };
            if self.is_over() {
                return;
            }
            self.is_creating.set_value(false);
            match written {
                Ok(()) => {
                    self.post(&collection.id);
                    page::go(&Place::of(&collection.id, Page::List));
                }
                Err(_) => self.app.say(false, words::NO_STORE.to_owned(), false),
            }
        });
        Ok(())
    }
}

/// What is wrong with the choices for a new collection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CreateFault {
    /// The period.
    Period(PeriodFault),
    /// The deadline: what to type.
    Deadline(&'static str),
}

/// A day as typed; none where nothing is.
pub(super) fn typed_day(typed: &str) -> Result<Option<time::Date>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    date::parse(typed).map(Some).ok_or(NO_DAY)
}
