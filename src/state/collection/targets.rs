//! Targets that indicators are held against: those of the template, or others that are typed to compare with.

use leptos::prelude::*;

use super::core::Collecting;
use crate::input::number;
use crate::model::exact::Exact;
use crate::rollup::ranking::target_of;

impl Collecting {
    /// The target that values of an indicator are held against: as it was typed, else that of the template.
    #[must_use]
    pub fn target(self, indicator: &str) -> Option<Exact> {
        let typed = self.targets.with(|targets| targets.get(indicator).cloned());
        match typed {
            Some(typed) => number::parse(&typed).ok().map(|one| one.value().into()),
            None => {
                let workspace = self.workspace_now()?;
                target_of(workspace.rolled_up().plan(), indicator)
            }
        }
    }

    /// The target as it stands in its field.
    #[must_use]
    pub fn target_text(self, indicator: &str) -> String {
        let typed = self.targets.with(|targets| targets.get(indicator).cloned());
        typed.unwrap_or_else(|| {
            let target = self.target(indicator);
            target.map_or_else(String::new, |target| number::format_stated(&target))
        })
    }

    /// Another target is typed; it holds until the collection is closed.
    pub fn type_target(self, indicator: &str, typed: String) {
        self.targets.update(|targets| {
            targets.insert(indicator.to_owned(), typed);
        });
    }

    /// True for a typed target that is no number.
    #[must_use]
    pub fn is_target_unreadable(self, indicator: &str) -> bool {
        self.targets.with(|targets| {
            let typed = targets.get(indicator).map_or("", String::as_str).trim();
            !typed.is_empty() && number::parse(typed).is_err()
        })
    }
}
