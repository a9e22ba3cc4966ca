//! The members of an object while its canonical form is written: their order, and a name that stands twice.

use std::borrow::Cow;
use std::cmp::Ordering;
use std::collections::{BTreeSet, BinaryHeap};
use std::ops::Range;

/// A member of an object, and where it stands in the canonical text.
pub(super) type Member<'a> = (Cow<'a, str>, Range<usize>);

/// The members of an object while it is read.
#[derive(Default)]
pub(super) struct Members<'a> {
    pub(super) list: Vec<Member<'a>>,
    /// All names, once one came out of order: files of the app itself are in order.
    unsorted: Option<BTreeSet<Cow<'a, str>>>,
}

impl<'a> Members<'a> {
    /// True when a name stood already.
    pub(super) fn holds(&self, name: &str) -> bool {
        match &self.unsorted {
            Some(names) => names.contains(name),
            None => self.list.last().is_some_and(|(last, _)| last == name),
        }
    }

    pub(super) fn add(&mut self, name: Cow<'a, str>, range: Range<usize>) {
        let in_order = self
            .list
            .last()
            .is_none_or(|(last, _)| utf16_order(last, &name).is_lt());
        if self.unsorted.is_none() && !in_order {
            // One after the other: collecting them brings a sort of 5 KB into the first file of the page.
            let mut names = BTreeSet::new();
            for (name, _) in &self.list {
                names.insert(name.clone());
            }
            self.unsorted = Some(names);
        }
        if let Some(names) = &mut self.unsorted {
            names.insert(name.clone());
        }
        self.list.push((name, range));
    }

    /// Puts the members into their order, which begin at a place of the text.
    pub(super) fn sort(&mut self, text: &mut String, start: usize) {
        if self.unsorted.is_none() {
            return;
        }
        // By a heap: of the sorts the one with the least code, and names are different.
        let heap: BinaryHeap<ByName<'_>> = self.list.drain(..).map(ByName).collect();
        self.list = heap
            .into_sorted_vec()
            .into_iter()
            .map(|one| one.0)
            .collect();
        let unsorted = text.split_off(start);
        for (_, range) in &mut self.list {
            let member = unsorted.get(range.start - start..range.end - start);
            range.start = text.len();
            text.push_str(member.unwrap_or_default());
            range.end = text.len();
            text.push(',');
        }
        text.pop();
        text.push('}');
    }
}

/// A member among those that are put in order.
struct ByName<'a>(Member<'a>);

impl Ord for ByName<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        utf16_order(&self.0.0, &other.0.0)
    }
}
impl PartialOrd for ByName<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl PartialEq for ByName<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}
impl Eq for ByName<'_> {}

/// The order of RFC 8785: by UTF-16 code units, which among names in ASCII is that of their bytes.
fn utf16_order(one: &str, other: &str) -> Ordering {
    if one.is_ascii() && other.is_ascii() {
        one.cmp(other)
    } else {
        one.encode_utf16().cmp(other.encode_utf16())
    }
}
