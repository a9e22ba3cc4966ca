//! Whether words of the officer still stand for the app's words of today: sentences rewritten by hand, explanations of
//! findings.
//!
//! Typing never settles by itself what numbers have unsettled: words written over other numbers than today's stand only
//! once the old numbers are gone from them and the new ones are there, or once the officer says so.

use crate::model::report::Edit;
use crate::proofread::figures::{Figure, figures};

/// Between the words that the app had written, one after another, while the officer went on writing. No sentence and no
/// message has an empty line.
const NEXT: &str = "\n\n";
/// Most of these words that are kept.
const MOST: usize = 8;
/// Stands for more of them: no words of the app, so that only the officer can settle them.
const TOO_MANY: &str = "…";

/// True when the officer's words stand for what the app writes today.
#[must_use]
pub fn is_current(edit: &Edit, today: &str) -> bool {
    edit.basis == today
        || edit
            .basis
            .split(NEXT)
            .all(|before| has_new_numbers(&edit.text, before, today))
}

/// The officer's words after typing. They are tied to today's words of the app when they are new or stand for them.
#[must_use]
pub fn edited(before: Option<&Edit>, text: String, today: &str) -> Edit {
    let Some(before) = before else {
        return Edit {
            text,
            basis: today.to_owned(),
        };
    };
    let mut edit = Edit {
        text,
        basis: before.basis.clone(),
    };
    if is_current(&edit, today) {
        today.clone_into(&mut edit.basis);
    } else if !edit.basis.split(NEXT).any(|one| one == today) {
        let full = edit.basis.split(NEXT).count() >= MOST;
        edit.basis = if full {
            TOO_MANY.to_owned()
        } else {
            format!("{}{NEXT}{today}", edit.basis)
        };
    }
    edit
}

/// True when between two texts of the app only numbers changed, the old ones are gone from the officer's text and the new
/// ones are in it.
fn has_new_numbers(text: &str, before: &str, today: &str) -> bool {
    if before == today {
        return true;
    }
    let ((old, old_words), (new, new_words)) = (figures(before), figures(today));
    if old_words != new_words || old.len() != new.len() {
        return false;
    }
    let changed: Vec<(&Figure, &Figure)> = old
        .iter()
        .zip(&new)
        .filter(|(old, new)| old.value != new.value)
        .collect();
    if changed.is_empty() {
        // The same numbers in another form, as 98,50 for 98,5: paper would show the old one.
        return false;
    }
    let (written, _) = figures(text);
    let count = |figures: &[Figure], value: &str| {
        figures
            .iter()
            .filter(|figure| figure.value == value)
            .count()
    };
    // Where an old number is also one of today's, only what it counts tells which of the two is written.
    let ambiguous = changed
        .iter()
        .any(|(before, _)| count(&new, &before.value) > 0);
    changed.iter().all(|(before, today)| {
        // As often as the app writes it: a 100 that stands for something else is not the new 100.
        let often = count(&written, &today.value) >= count(&new, &today.value);
        if ambiguous {
            often && !written.contains(before) && written.contains(today)
        } else {
            often && count(&written, &before.value) == 0
        }
    })
}
