//! What is open in the report: answers left to fill in, and problems, counted apart.

use std::sync::Arc;

use leptos::prelude::*;

use super::core::Editor;
use super::listed::Required;
use crate::assess::assessment::Progress;
use crate::assess::open_items::Open;
use crate::model::answer::FieldPath;
use crate::model::summary::OpenCounts;
use crate::state::page_memo::page_memo;

fn is_asked(open: &Option<Arc<Open>>, path: &FieldPath) -> bool {
    open.as_ref()
        .is_some_and(|open| open.asked.binary_search(path).is_ok())
}

impl Editor {
    /// How many answers are left to fill in. Before the report is assessed these are the required ones; then also those that
    /// other answers make necessary. None in a completed report.
    #[must_use]
    pub fn left(self) -> usize {
        if self.completed() {
            return 0;
        }
        self.open.with(|open| match open {
            Some(open) => open.left,
            None => self
                .assessment
                .with(|assessment| assessment.overall().left()),
        })
    }

    /// How many errors and warnings are neither mended nor explained, once that is known. None in a completed report, but for
    /// what is written after completion.
    #[must_use]
    pub fn problems(self) -> Option<usize> {
        self.open
            .with(|open| open.as_ref().map(|open| open.problems))
    }

    /// Both counts, once they are known.
    #[must_use]
    pub fn open_counts(self) -> Option<OpenCounts> {
        self.open.with(|open| {
            let open = open.as_ref()?;
            Some(self.report.with_untracked(|report| open.counts(report)))
        })
    }

    /// What is given of what is asked: all of it when completion will not be refused for a blank.
    #[must_use]
    pub fn progress(self) -> Progress {
        let given = self
            .assessment
            .with(|assessment| assessment.overall().given);
        Progress::new(given, self.left())
    }

    /// Whether an answer has to be given: because the template says so, or because of other answers.
    #[must_use]
    pub fn required(self, path: &FieldPath, always: bool) -> Signal<Required> {
        let (path, section) = (
            path.clone(),
            self.template().section_of(path).map(str::to_owned),
        );
        page_memo(move |_| {
            self.follow_answer(&path);
            let asked = untrack(|| self.open.with(|open| is_asked(open, &path)));
            let told = asked
                && section
                    .as_ref()
                    .is_some_and(|section| self.tells_blanks_of(section));
            match (asked || always, told) {
                (_, true) => Required::LeftBlank,
                (true, false) => Required::Yes,
                (false, false) => Required::No,
            }
        })
        .into()
    }

    /// Tells who follows an answer that is asked for now, or no longer, since this was told last; follows what is open. Pages
    /// that show fields do so, since no control follows that by itself.
    pub fn tell_what_is_asked(self) {
        let now = self.open.get();
        let told = self
            .told_open
            .try_update_value(|told| std::mem::replace(told, now.clone()));
        let before = told.flatten();
        let is_as_before = match (&before, &now) {
            (Some(before), Some(now)) => before.asked == now.asked,
            (before, now) => before.is_none() && now.is_none(),
        };
        if is_as_before {
            return;
        }
        let only_in = |one: &Option<Arc<Open>>, other: &Option<Arc<Open>>| -> Vec<FieldPath> {
            let asked = one.iter().flat_map(|open| &open.asked);
            asked
                .filter(|path| !is_asked(other, path))
                .cloned()
                .collect()
        };
        let mut changed = only_in(&now, &before);
        changed.extend(only_in(&before, &now));
        self.tell(Some(&changed));
    }

    /// The officer leaves a section: what is blank in it is told of from now on.
    pub fn leave_section(self, section: &str) {
        // A page may end after its editor.
        let _ = self.looked_for.try_update(|looked_for| {
            if !looked_for.sections.iter().any(|one| one == section) {
                looked_for.sections.push(section.to_owned());
            }
        });
    }

    /// The officer wants to complete the report: all that is blank is told of from now on.
    pub(super) fn look_everywhere(self) {
        self.looked_for
            .update(|looked_for| looked_for.everywhere = true);
    }

    /// True where blank answers of a section are told of.
    #[must_use]
    pub fn tells_blanks_of(self, section: &str) -> bool {
        self.looked_for.with(|looked_for| {
            looked_for.everywhere || looked_for.sections.iter().any(|one| one == section)
        })
    }
}
