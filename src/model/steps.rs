//! What differs between two states of a report, and the steps of a session that can be taken back and done again.
//!
//! A step is data: each changed place with what stood there before and after. Nothing here knows words or the screen.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::answer::{Answer, Path};
use super::report::{Edit, Report};

/// Most steps that are kept; the oldest are forgotten first.
pub const MOST_STEPS: usize = 500;

/// One place of a report that changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// What stood there.
    pub before: Content,
    /// What stands there now.
    pub after: Content,
}

/// A place of a report that the officer changes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// An answer.
    Answer(Path),
    /// The rows of a table, in their order.
    Rows(String),
    /// The optional sections that are taken up.
    Included,
    /// The explanation of a finding, by the finding's key.
    Explanation(String),
    /// A sentence rewritten by hand, by the sentence's id.
    Sentence(String),
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An answer.
    Answer(Answer),
    /// Ids in their order; `None` where the report has no such list.
    Ids(Option<Vec<String>>),
    /// The officer's words, if any.
    Words(Option<Edit>),
}

/// Every place at which two states of a report differ.
#[must_use]
pub fn changes(before: &Report, after: &Report) -> Vec<Change> {
    let mut list = Vec::new();
    let rows = |report: &Report, table: &String| Content::Ids(report.rows.get(table).cloned());
    // Rows come first, so that a cell is set in a row that is there.
    for table in keys(&before.rows, &after.rows) {
        note(&mut list, Place::Rows(table.clone()), rows(before, &table), rows(after, &table));
    }
    let included = |report: &Report| Content::Ids(Some(report.included.clone()));
    note(&mut list, Place::Included, included(before), included(after));
    for path in keys(&before.answers, &after.answers) {
        let answer = |report: &Report| Content::Answer(report.answer(&path).clone());
        note(&mut list, Place::Answer(path.clone()), answer(before), answer(after));
    }
    for key in keys(&before.explanations, &after.explanations) {
        let words = |report: &Report| Content::Words(report.explanations.get(&key).cloned());
        note(&mut list, Place::Explanation(key.clone()), words(before), words(after));
    }
    for id in keys(&before.edits, &after.edits) {
        let words = |report: &Report| Content::Words(report.edits.get(&id).cloned());
        note(&mut list, Place::Sentence(id.clone()), words(before), words(after));
    }
    list
}

/// Keys whose entries differ or are in one map only.
fn keys<K: Ord + Clone, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> BTreeSet<K> {
    let differs = |key: &&K| one.get(*key) != other.get(*key);
    one.keys().chain(other.keys()).filter(differs).cloned().collect()
}

fn note(list: &mut Vec<Change>, place: Place, before: Content, after: Content) {
    if before != after {
        list.push(Change { place, before, after });
    }
}

/// Puts a content at a place.
fn put(report: &mut Report, place: &Place, content: &Content) {
    match (place, content) {
        (Place::Answer(path), Content::Answer(answer)) => report.set(path.clone(), answer.clone()),
        (Place::Rows(table), Content::Ids(ids)) => put_or_remove(&mut report.rows, table, ids),
        (Place::Included, Content::Ids(ids)) => report.included = ids.clone().unwrap_or_default(),
        (Place::Explanation(key), Content::Words(words)) => put_or_remove(&mut report.explanations, key, words),
        (Place::Sentence(id), Content::Words(words)) => put_or_remove(&mut report.edits, id, words),
        // A place has content of one kind only; see `changes`.
        _ => {}
    }
}

fn put_or_remove<V: Clone>(map: &mut BTreeMap<String, V>, key: &str, value: &Option<V>) {
    match value {
        Some(value) => map.insert(key.to_owned(), value.clone()),
        None => map.remove(key),
    };
}

/// What a person did at once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The places that changed.
    pub changes: Vec<Change>,
    /// The visit of a control that it was typed in; further typing of the same visit joins the step.
    visit: Option<u32>,
}

impl Step {
    /// Brings a report to the state before the step.
    pub fn take_back(&self, report: &mut Report) {
        self.changes.iter().for_each(|change| put(report, &change.place, &change.before));
    }

    /// Brings a report to the state after the step.
    pub fn do_again(&self, report: &mut Report) {
        self.changes.iter().for_each(|change| put(report, &change.place, &change.after));
    }
}

/// The steps of a session.
#[derive(Clone, Debug, Default)]
pub struct Steps {
    done: VecDeque<Step>,
    undone: Vec<Step>,
}

impl Steps {
    /// Keeps what was just done. Typing at one place during one visit of its control is one step, and none at all when
    /// it comes back to what stood there before.
    pub fn record(&mut self, changes: Vec<Change>, visit: Option<u32>) {
        if changes.is_empty() {
            return;
        }
        self.undone.clear();
        if let (Some(last), [change]) = (self.done.back_mut(), changes.as_slice())
            && visit.is_some()
            && last.visit == visit
            && let [typed] = last.changes.as_mut_slice()
            && typed.place == change.place
        {
            typed.after = change.after.clone();
            if typed.after == typed.before {
                self.done.pop_back();
            }
            return;
        }
        if self.done.len() == MOST_STEPS {
            self.done.pop_front();
        }
        self.done.push_back(Step { changes, visit });
    }

    /// Takes the last step back: the report comes to the state before it, and the step is told.
    pub fn undo(&mut self, report: &mut Report) -> Option<Step> {
        let step = self.done.pop_back()?;
        step.take_back(report);
        self.undone.push(step.clone());
        Some(step)
    }

    /// Does the step again that was taken back last.
    pub fn redo(&mut self, report: &mut Report) -> Option<Step> {
        let mut step = self.undone.pop()?;
        step.do_again(report);
        // What is typed next is another step.
        step.visit = None;
        self.done.push_back(step.clone());
        Some(step)
    }

    /// True when there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    /// True when there is a step to do again.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Forgets all steps: the report was completed, or opened again.
    pub fn forget(&mut self) {
        *self = Self::default();
    }
}
