//! What is open in the report: answers left to fill in, and problems, counted apart.

use std::collections::BTreeSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::core::{Assessor, Editor};
use crate::assess::assessment::{Assessment, Progress};
use crate::assess::open_items::{OpenItem, OpenKind};
use crate::model::answer::FieldPath;
use crate::model::report::Report;
use crate::state::page_memo::page_memo;
use crate::template::form::Form;
use crate::template::rules::Rules;

/// What keeps a report from completion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Open {
    /// In the order of the findings.
    pub(super) items: Vec<OpenItem>,
    /// The blank answers that are asked for.
    asked: BTreeSet<FieldPath>,
}

/// Where blank answers are told of, in this session: where the officer was, or everywhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct LookedFor {
    sections: BTreeSet<String>,
    everywhere: bool,
}

/// Whether an answer has to be given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Required {
    /// No.
    #[default]
    No,
    /// Yes; it may be blank still.
    Yes,
    /// Yes, and the officer was here and left it blank.
    LeftBlank,
}

/// What keeps a report from completion, once that is known.
pub(super) fn open(
    assessor: RwSignal<Option<(Assessor, Arc<Rules>)>>,
    assessment: RwSignal<Assessment>,
    template: StoredValue<Arc<Form>>,
    report: RwSignal<Report>,
) -> Option<Arc<Open>> {
    let (assessor, rules) = assessor.get().filter(|(assessor, _)| assessor.is_whole)?;
    let list = assessor.open_items;
    let items = assessment.with(|assessment| {
        report.with(|report| {
            template.with_value(|template| list(assessment, template, &rules, report))
        })
    });
    let mut asked = BTreeSet::new();
    for item in &items {
        if let OpenKind::Missing(fields) = &item.kind {
            asked.extend(fields.iter().cloned());
        }
    }
    Some(Arc::new(Open { items, asked }))
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
            Some(open) => open.items.iter().filter(|item| item.is_missing()).count(),
            None => self
                .assessment
                .with(|assessment| assessment.overall().left()),
        })
    }

    /// How many errors and warnings are neither mended nor explained, once that is known. None in a completed report.
    #[must_use]
    pub fn problems(self) -> Option<usize> {
        let completed = self.completed();
        self.open.with(|open| {
            let items = &open.as_ref()?.items;
            let problems = items.iter().filter(|item| !item.is_missing()).count();
            Some(if completed { 0 } else { problems })
        })
    }

    /// What is given of what is asked: all of it when completion will not be refused for a blank.
    #[must_use]
    pub fn progress(self) -> Progress {
        let given = self
            .assessment
            .with(|assessment| assessment.overall().given);
        Progress {
            given,
            asked: given + self.left(),
        }
    }

    /// Whether an answer has to be given: because the template says so, or because of other answers.
    #[must_use]
    pub fn required(self, path: &FieldPath, always: bool) -> Signal<Required> {
        let (path, section) = (
            path.clone(),
            self.template().section_of(path).map(str::to_owned),
        );
        page_memo(move |_| {
            let asked = self
                .open
                .with(|open| open.as_ref().is_some_and(|open| open.asked.contains(&path)));
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

    /// The officer leaves a section: what is blank in it is told of from now on.
    pub fn leave_section(self, section: &str) {
        // A page may end after its editor.
        let _ = self.looked_for.try_update(|looked_for| {
            looked_for.sections.insert(section.to_owned());
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
        self.looked_for
            .with(|looked_for| looked_for.everywhere || looked_for.sections.contains(section))
    }
}
