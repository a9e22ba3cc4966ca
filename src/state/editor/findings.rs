//! The findings as pages list them: by kind and section, filtered, one after the other.

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::core::Editor;
use super::listed::{ListedGroup, Trail};
use crate::assess::assessment::Standing;
use crate::assess::groups::{FindingGroup, group};
use crate::assess::lookup::ReportLookup;
use crate::browser::page;
use crate::model::report::Report;
use crate::state::outline::OutlineEntry;
use crate::state::route::Route;

/// Id of the control that opens a group on the page of all findings.
#[must_use]
pub fn group_control(key: &str) -> String {
    format!("finding-{}", key.replace(['.', ':'], "-"))
}

fn listed(group: &FindingGroup, report: &Report) -> ListedGroup {
    ListedGroup {
        key: group.key.clone(),
        section: group.section.clone(),
        severity: group.severity(),
        missing: group.is_missing(),
        waiting: group.waiting(report),
        open: group.standing(report) != Standing::Explained,
    }
}

impl Editor {
    /// The findings by kind and section, in the order of the form.
    #[must_use]
    pub fn finding_groups(self) -> Vec<FindingGroup> {
        self.template.with_value(|template| {
            self.assessment
                .with(|assessment| group(assessment.findings(), template))
        })
    }

    /// The same as a list.
    #[must_use]
    pub fn listed_groups(self) -> Vec<ListedGroup> {
        let groups = self.finding_groups();
        self.report
            .with(|report| groups.iter().map(|group| listed(group, report)).collect())
    }

    /// Words a group. The reader hears of what its checks depend on.
    #[must_use]
    pub fn word_group<T>(
        self,
        group: &FindingGroup,
        word: impl FnOnce(&FindingGroup, &ReportLookup<'_>) -> T,
    ) -> Option<T> {
        let rules = self.rules()?;
        let checks = group.findings.iter();
        let needs = checks.filter_map(|finding| rules.check(&finding.check));
        let needs: BTreeSet<String> = needs.flat_map(|check| check.depends_on.clone()).collect();
        let needs: Vec<String> = needs.into_iter().collect();
        self.with_results_of(&needs, |lookup, _| word(group, lookup))
    }

    /// The number and short title of a section.
    #[must_use]
    pub fn section_title(self, section: &str) -> String {
        let titles = self.section_titles().into_iter();
        let mut titles = titles.filter(|(id, _)| id == section);
        titles.next().map_or_else(String::new, |(_, title)| title)
    }

    /// Every section with its number and short title, as they are now.
    #[must_use]
    pub fn section_titles(self) -> Vec<(String, String)> {
        let entries = untrack(|| self.outline()).into_iter();
        let title = |entry: OutlineEntry| {
            let title = entry.full_title();
            (entry.section, title)
        };
        entries.map(title).collect()
    }

    /// Goes to the answer that a group is about, from the page of all findings.
    pub fn follow_group(self, key: &str) {
        let groups = untrack(|| self.finding_groups());
        let Some((at, group)) = groups.iter().enumerate().find(|(_, one)| one.key == key) else {
            return;
        };
        self.trail.set(Some(Trail {
            key: key.to_owned(),
            section: group.section.clone(),
            at,
        }));
        let first = group.findings.first();
        match first.and_then(|finding| finding.fields.first()) {
            Some(path) => self.go_to_field(path),
            // One of the report as a whole is only there.
            None => self.go_to_finding(key),
        }
    }

    /// Goes to a group on the page of all findings.
    fn go_to_finding(self, key: &str) {
        let target = Route::Findings { report: self.id() }.fragment();
        Self::go_to_control(&group_control(key), &target);
    }

    /// Goes to the group that waits after the one that was followed, or to that one again; false when none waits.
    pub(in crate::state) fn follow_next_group(self) -> bool {
        let trail = || self.trail.get_untracked().map(|trail| trail.key);
        let is_open = |key: &String| {
            let groups = untrack(|| self.listed_groups());
            groups
                .iter()
                .any(|one| one.key == *key && one.is_open_problem())
        };
        let next = untrack(|| self.next_group()).or_else(|| trail().filter(is_open));
        next.inspect(|key| self.follow_group(key)).is_some()
    }

    /// The error or warning that waits for the officer after the one that was followed, or the first that does; `None` when
    /// no other waits. What is left to fill in is no problem: Alt + N goes through it.
    #[must_use]
    pub fn next_group(self) -> Option<String> {
        let groups = self.listed_groups();
        let trail = self.trail.get();
        let from = trail.as_ref().map_or(0, |trail| {
            let at = groups.iter().position(|one| one.key == trail.key);
            // A group that was mended is gone, and the next one stands in its place.
            at.map_or(trail.at, |at| at + 1)
        });
        let (before, after) = groups.split_at(from.min(groups.len()));
        let mut rest = after.iter().chain(before);
        let next = rest.find(|one| one.is_open_problem())?;
        (trail.is_none_or(|trail| trail.key != next.key)).then(|| next.key.clone())
    }

    /// Goes back to the page of all findings, to the line of the group that was followed.
    pub fn leave_trail(self) {
        match self.trail.get_untracked() {
            Some(trail) => self.go_to_finding(&trail.key),
            None => page::go(&Route::Findings { report: self.id() }.fragment()),
        }
        self.trail.set(None);
    }
}
