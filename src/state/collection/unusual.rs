//! What is unusual in a collection: looked for number by number, so that the browser gets its turn between.

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::core::Collecting;
use super::other_periods::{Earlier, Previous};
use super::readers::Pace;
use crate::model::template::PreviousChange;
use crate::rollup::outliers::usual_threshold;
use crate::rollup::unusual::{Among, Unusual, change_asked_about, usual_change};

/// Which kinds of what is unusual are shown, and of which group.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnusualFilter {
    /// One kind; none for both.
    pub kind: Option<UnusualKind>,
    /// One group; none for all.
    pub group: Option<String>,
    /// Only numbers that agencies are to be asked about again.
    pub marked: bool,
}

/// A kind of what is unusual.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnusualKind {
    /// Values that stand out in their group.
    Values,
    /// Values that changed much since the period before.
    Changes,
}

impl UnusualFilter {
    /// True for a group that is shown.
    #[must_use]
    pub fn takes(&self, group: &str) -> bool {
        self.group.as_ref().is_none_or(|one| one == group)
    }

    /// True for a kind that is shown.
    #[must_use]
    pub fn shows(&self, kind: UnusualKind) -> bool {
        self.kind.is_none_or(|one| one == kind)
    }
}

impl Collecting {
    /// Looks for what is unusual in the open collection; `compared` when also for what changed since the period before, which was
    /// read. What was found is told to a signal of the page: nothing else shows it.
    pub fn look_for_unusual(
        self,
        among: Among,
        compared: bool,
        found: RwSignal<Option<Arc<Unusual>>>,
    ) {
        let Some(workspace) = self.workspace_now() else {
            return;
        };
        let previous = self
            .others
            .previous
            .with_untracked(|now| now.here().cloned());
        let previous = previous.flatten().filter(|_| compared);
        let turn = self.lookings.next();
        spawn_local(async move {
            let Some(threshold) = usual_threshold() else {
                return;
            };
            let rolled_up = workspace.rolled_up();
            let plan = rolled_up.plan();
            let asked_from = change_asked_about(plan).unwrap_or_else(usual_change);
            let (mut all, mut pace) = (Unusual::default(), Pace::new());
            for row in plan.sheet().iter().flat_map(|section| &section.rows) {
                all.look_at(rolled_up, row, among, &threshold);
                if let Some(previous) = &previous {
                    let both = (rolled_up, &previous.attributed.rolled_up);
                    all.look_back(both, row, asked_from);
                }
                pace.rest().await;
                if !self.is_turn(self.lookings, turn) {
                    return;
                }
            }
            all.sort();
            let _ = found.try_set(Some(Arc::new(all)));
        });
    }

    /// From which change on values are listed, and whether that is the department's own threshold, the template having none.
    #[must_use]
    pub fn change_threshold(self) -> Option<(PreviousChange, bool)> {
        let workspace = self.workspace_now()?;
        let asked = change_asked_about(workspace.rolled_up().plan());
        Some((asked.unwrap_or_else(usual_change), asked.is_none()))
    }

    /// True once the period before was read and is there.
    #[must_use]
    pub fn has_previous(self) -> bool {
        let previous = |now: &Earlier<Previous>| now.here().is_some_and(Option::is_some);
        self.others.previous.with(previous)
    }
}
