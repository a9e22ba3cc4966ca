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

/// A group with its words.
#[derive(Clone, PartialEq)]
pub(super) struct Worded {
    pub(super) headline: String,
    pub(super) severity: Severity,
    pub(super) missing: bool,
    pub(super) explainable: bool,
    /// What to do.
    pub(super) advice: String,
    /// Each of several findings with the answer that it is about.
    pub(super) entries: Vec<(Option<FieldPath>, String)>,
    /// The answers concerned, of a finding that stands alone.
    pub(super) concerns: Vec<FieldPath>,
    pub(super) findings: Vec<Finding>,
}

impl Worded {
    pub(super) fn new(group: &FindingGroup, lookup: &ReportLookup<'_>) -> Self {
        let entry = |finding: &Finding| {
            let words = groups::entry(finding, lookup);
            (finding.fields.first().cloned(), words)
        };
        let alone = match group.findings.as_slice() {
            [only] => Some(only),
            _ => None,
        };
        let first = group.findings.first();
        let advice = first.map(|first| advice(first, lookup.template, lookup.rules));
        Self {
            headline: groups::heading(group, lookup),
            severity: group.severity(),
            missing: group.is_missing(),
            explainable: group.is_explainable(),
            advice: advice.unwrap_or_default(),
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
    pub(super) explanation: Memo<Option<String>>,
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
        let explanation = page_memo(move |_| {
            let of = |group: &FindingGroup| editor.report.with(|report| group.explanation(report));
            group.with(|group| group.as_ref().map_or(Some(String::new()), of))
        });
        Self {
            editor,
            worded,
            standing,
            explanation,
        }
    }
}
