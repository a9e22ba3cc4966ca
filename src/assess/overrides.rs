//! Whether words of the officer still stand for what the app says today: sentences rewritten by hand, explanations of
//! findings.
//!
//! Typing never settles by itself what numbers have unsettled: words written over other numbers than today's stand only
//! once the old numbers are gone from them and the new ones are there, or once the officer says so.

use crate::input::sanitize::visible;
use crate::model::report::{Basis, Override};
use crate::proofread::figures::{Figure, figures};

/// Most values that are kept, one after another, while the officer went on writing.
const MOST: usize = 8;
/// Stands for more of them: a fingerprint that nothing has, so that only the officer can settle them.
const TOO_MANY: &str = "…";

/// True when the officer's words stand for what the app says today.
#[must_use]
pub fn is_current(written: &Override, today: &Basis) -> bool {
    !written.based_on.is_empty()
        && written
            .based_on
            .iter()
            .all(|before| stands(&written.text, before, today))
}

/// The officer's words after typing. They are tied to today's values when they are new or stand for them.
#[must_use]
pub fn edited(before: Option<&Override>, text: String, today: &Basis) -> Override {
    let text = visible(&text).into_owned();
    let Some(before) = before else {
        return Override {
            text,
            based_on: vec![today.clone()],
        };
    };
    let mut edit = Override {
        text,
        based_on: before.based_on.clone(),
    };
    if is_current(&edit, today) {
        edit.based_on = vec![today.clone()];
    } else if !edit.based_on.contains(today) {
        if edit.based_on.len() >= MOST {
            edit.based_on = vec![Basis {
                fingerprint: TOO_MANY.to_owned(),
                values: Vec::new(),
            }];
        } else {
            edit.based_on.push(today.clone());
        }
    }
    edit
}

/// True when words that were written over some values stand for those of today.
fn stands(text: &str, before: &Basis, today: &Basis) -> bool {
    if before.fingerprint == today.fingerprint {
        return true;
    }
    let (old, new) = (read(before), read(today));
    if before.fingerprint.is_empty() {
        // Of a file of version 1: the numbers of the message, among which those of its names may be.
        return holds_all(&old, &new) || has_new_numbers(text, &old, &new);
    }
    // About the same thing: only its numbers may differ.
    let about = |fingerprint: &str| fingerprint.split('-').next().map(str::to_owned);
    about(&before.fingerprint) == about(&today.fingerprint)
        && (before.values == today.values || has_new_numbers(text, &old, &new))
}

fn read(basis: &Basis) -> Vec<Figure> {
    basis
        .values
        .iter()
        .flat_map(|value| figures(value).0)
        .collect()
}

/// True when all numbers are among others, each as often.
fn holds_all(all: &[Figure], wanted: &[Figure]) -> bool {
    wanted
        .iter()
        .all(|one| count(all, &one.value) >= count(wanted, &one.value))
}

fn count(figures: &[Figure], value: &str) -> usize {
    figures
        .iter()
        .filter(|figure| figure.value == value)
        .count()
}

/// True when some numbers changed, the old ones are gone from the officer's text and the new ones are in it.
fn has_new_numbers(text: &str, old: &[Figure], new: &[Figure]) -> bool {
    if old.len() != new.len() {
        return false;
    }
    let changed: Vec<(&Figure, &Figure)> = old
        .iter()
        .zip(new)
        .filter(|(old, new)| old.value != new.value)
        .collect();
    if changed.is_empty() {
        // The same numbers in another form, as 98,50 for 98,5: paper would show the old one.
        return false;
    }
    let (written, _) = figures(text);
    let is_written = |wanted: &Figure| {
        written
            .iter()
            .any(|one| (&one.value, &one.unit) == (&wanted.value, &wanted.unit))
    };
    // Where an old number is also one of today's, only what it counts tells which of the two is written.
    let ambiguous = changed
        .iter()
        .any(|(before, _)| count(new, &before.value) > 0);
    changed.iter().all(|(before, today)| {
        // As often as the app writes it: a 100 that stands for something else is not the new 100.
        let often = count(&written, &today.value) >= count(new, &today.value);
        if ambiguous {
            often && !is_written(before) && is_written(today)
        } else {
            often && count(&written, &before.value) == 0
        }
    })
}
