//! What differs between two states of a report, place by place. Nothing here knows words or the screen.

use std::borrow::Borrow;
use std::collections::{BTreeMap, BTreeSet};

use crate::model::answer::{Answer, FieldPath};
use crate::model::report::{Override, Report};

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
    Answer(FieldPath),
    /// The rows of a table, in their order.
    Rows(String),
    /// The optional sections that are taken up.
    Included,
    /// The explanation of a finding, by the finding's key.
    Explanation(String),
    /// A sentence rewritten by hand, by the sentence's id.
    Sentence(String),
    /// The comment at an address.
    Comment(FieldPath),
}

/// What stands at a place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// An answer.
    Answer(Answer),
    /// Ids in their order; `None` where the report has no such list.
    Ids(Option<Vec<String>>),
    /// The officer's words, if any.
    Words(Option<Override>),
    /// A comment, if there is one.
    Comment(Option<String>),
}

/// Changes a report at some places, and tells what stood there before and what stands there now; what stays the same is no
/// change. For a key press: two states of the whole report need not be compared.
pub fn changes_at(
    report: &mut Report,
    places: &[Place],
    change: impl FnOnce(&mut Report),
) -> Vec<Change> {
    let before: Vec<Content> = places.iter().map(|place| content(report, place)).collect();
    change(report);
    let mut list = Vec::new();
    for (place, before) in places.iter().zip(before) {
        note(&mut list, place.clone(), before, content(report, place));
    }
    list
}

/// Every place at which two states of a report differ.
#[must_use]
pub fn diff(before: &Report, after: &Report) -> Vec<Change> {
    let mut list = Vec::new();
    let rows = |report: &Report, table: &String| Content::Ids(report.rows.get(table).cloned());
    // Rows come first, so that a cell is set in a row that is there.
    for table in keys(&before.rows, &after.rows) {
        note(
            &mut list,
            Place::Rows(table.clone()),
            rows(before, &table),
            rows(after, &table),
        );
    }
    let included = |report: &Report| Content::Ids(Some(report.included.clone()));
    note(
        &mut list,
        Place::Included,
        included(before),
        included(after),
    );
    for path in keys(&before.answers, &after.answers) {
        let answer = |report: &Report| Content::Answer(report.answer(&path).clone());
        note(
            &mut list,
            Place::Answer(path.clone()),
            answer(before),
            answer(after),
        );
    }
    for key in keys(&before.explanations, &after.explanations) {
        let words = |report: &Report| Content::Words(report.explanations.get(&key).cloned());
        note(
            &mut list,
            Place::Explanation(key.clone()),
            words(before),
            words(after),
        );
    }
    for id in keys(&before.edits, &after.edits) {
        let words = |report: &Report| Content::Words(report.edits.get(&id).cloned());
        note(
            &mut list,
            Place::Sentence(id.clone()),
            words(before),
            words(after),
        );
    }
    for path in keys(&before.comments, &after.comments) {
        let comment = |report: &Report| Content::Comment(report.comments.get(&path).cloned());
        note(
            &mut list,
            Place::Comment(path.clone()),
            comment(before),
            comment(after),
        );
    }
    list
}

/// Keys whose entries differ or are in one map only.
fn keys<K: Ord + Clone, V: PartialEq>(one: &BTreeMap<K, V>, other: &BTreeMap<K, V>) -> BTreeSet<K> {
    let differs = |key: &&K| one.get(*key) != other.get(*key);
    one.keys()
        .chain(other.keys())
        .filter(differs)
        .cloned()
        .collect()
}

fn note(list: &mut Vec<Change>, place: Place, before: Content, after: Content) {
    if before != after {
        list.push(Change {
            place,
            before,
            after,
        });
    }
}

/// What stands at a place.
#[must_use]
pub fn content(report: &Report, place: &Place) -> Content {
    match place {
        Place::Answer(path) => Content::Answer(report.answer(path).clone()),
        Place::Rows(table) => Content::Ids(report.rows.get(table).cloned()),
        Place::Included => Content::Ids(Some(report.included.clone())),
        Place::Explanation(key) => Content::Words(report.explanations.get(key).cloned()),
        Place::Sentence(id) => Content::Words(report.edits.get(id).cloned()),
        Place::Comment(path) => Content::Comment(report.comments.get(path).cloned()),
    }
}

/// Puts a content at a place.
pub fn put(report: &mut Report, place: &Place, content: &Content) {
    match (place, content) {
        (Place::Answer(path), Content::Answer(answer)) => report.set(path.clone(), answer.clone()),
        (Place::Rows(table), Content::Ids(ids)) => put_or_remove(&mut report.rows, table, ids),
        (Place::Included, Content::Ids(ids)) => report.included = ids.clone().unwrap_or_default(),
        (Place::Explanation(key), Content::Words(words)) => {
            put_or_remove(&mut report.explanations, key, words)
        }
        (Place::Sentence(id), Content::Words(words)) => put_or_remove(&mut report.edits, id, words),
        (Place::Comment(path), Content::Comment(comment)) => {
            put_or_remove(&mut report.comments, path, comment)
        }
        // A place has content of one kind only; see `diff`.
        _ => {}
    }
}

fn put_or_remove<K, V, Q>(map: &mut BTreeMap<K, V>, key: &Q, value: &Option<V>)
where
    K: Ord + Borrow<Q>,
    V: Clone,
    Q: Ord + ToOwned<Owned = K> + ?Sized,
{
    match value {
        Some(value) => map.insert(key.to_owned(), value.clone()),
        None => map.remove(key),
    };
}
