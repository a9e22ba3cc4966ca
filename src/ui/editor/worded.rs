//! Findings of one kind in one section with their words, kept current for a page.

use leptos::prelude::*;

use crate::assess::assessment::Standing;
use crate::assess::finding::Finding;
use crate::assess::groups::FindingGroup;
use crate::assess::lookup::ReportLookup;
use crate::messages::vi::findings::{advice, groups};
use crate::model::answer::FieldPath;
use crate::model::template::Severity;
use crate::state::editor::Editor;
use crate::state::page_memo::page_memo;

/// One of several findings of a group.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    /// The answer that it is about.
    pub(super) path: Option<FieldPath>,
    pub(super) words: String,
    /// What to do, where others of the group ask for something else.
    pub(super) advice: String,
}

/// A group with its words.
#[derive(Clone, PartialEq)]
pub(super) struct Worded {
    pub(super) headline: String,
    pub(super) severity: Severity,
    pub(super) missing: bool,
    pub(super) explainable: bool,
    /// What to do; empty where each of several says so itself.
    pub(super) advice: String,
    /// Each of several findings with the answer that it is about.
    pub(super) entries: Vec<Entry>,
    /// The answers concerned, of a finding that stands alone.
    pub(super) concerns: Vec<FieldPath>,
    pub(super) findings: Vec<Finding>,
}

impl Worded {
    pub(super) fn new(group: &FindingGroup, lookup: &ReportLookup<'_>) -> Self {
        let told = |finding: &Finding| advice(finding, lookup.template, lookup.rules);
        let first = group.findings.first().map(told).unwrap_or_default();
        let alike = group.findings.iter().all(|finding| told(finding) == first);
        let entry = |finding: &Finding| Entry {
            path: finding.fields.first().cloned(),
            words: groups::entry(finding, lookup),
            advice: if alike { String::new() } else { told(finding) },
        };
        let alone = match group.findings.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        Self {
            headline: groups::heading(group, lookup),
            severity: group.severity(),
            missing: group.is_missing(),
            explainable: group.is_explainable(),
            advice: if alike { first } else { String::new() },
            entries: match alone {
                Some(_) => Vec::new(),
                None => group.findings.iter().map(entry).collect(),
            },
            concerns: alone.map(|only| only.fields.clone()).unwrap_or_default(),
            findings: group.findings.clone(),
        }
    }
}

/// All groups of a page, kept current.
pub(super) type Groups = Memo<Vec<FindingGroup>>;

/// A group of a page, kept current: what it says, and what the officer says to it.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    pub(super) editor: Editor,
    pub(super) worded: Memo<Option<Worded>>,
    pub(super) standing: Memo<Standing>,
    /// What the officer wrote to it, each text once.
    pub(super) explanations: Memo<Vec<String>>,
}

impl Shown {
    pub(super) fn new(editor: Editor, groups: Groups, key: String) -> Self {
        let group = page_memo(move |_| {
            groups.with(|groups| groups.iter().find(|group| group.key == key).cloned())
        });
        let worded =
            page_memo(move |_| group.with(|group| editor.word_group(group.as_ref()?, Worded::new)));
        let standing = page_memo(move |_| {
            let of = |group: &FindingGroup| editor.report.with(|report| group.standing(report));
            group.with(|group| group.as_ref().map_or(Standing::Open, of))
        });
        let explanations = page_memo(move |_| {
            let of = |group: &FindingGroup| editor.report.with(|report| group.explanations(report));
            group.with(|group| group.as_ref().map_or_else(Vec::new, of))
        });
        Self {
            editor,
            worded,
            standing,
            explanations,
        }
    }
}
