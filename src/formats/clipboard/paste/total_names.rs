//! Names of lines of totals: what words in a pasted block say of the numbers beside them.
//!
//! Not here: whether such a line is left out (`totals`).

use crate::formats::clipboard::paste::labels::key;
use crate::formats::clipboard::paste::lexicon::{
    COMPOUNDS, LEADING, MISSPELT_TOTALS, OF_OTHERS, OF_OTHERS_LEADING, OF_WHAT, TOTAL_HINTS,
    TOTAL_WORDS, TOTALS, TOTALS_AT_ENDS, WHOLE_OF, WHOLES,
};
use crate::formats::clipboard::paste::ordinals::{is_ordinal, ordinal};

/// What the name of a line says of its numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Says {
    /// They are totals: "Tổng cộng", "Cộng A".
    Total,
    /// They are totals, averages or comparisons, in a line that has any: "Tổng kinh phí", but not "Tổng đài 1022".
    TotalOfNumbers,
    /// They are totals where the line is the first or last of several: "Tất cả", but not "Phòng Tổng hợp".
    TotalAtEnd,
    /// They are of everything: "Toàn tỉnh".
    Whole,
    /// They may be totals: some word of such names.
    Hint,
    /// Nothing.
    Nothing,
}

/// True for words that name a line of totals: "TỔNG CỘNG (I+II)", "I. Cộng A", "Trong đó:", but not "Tổng đài 1022".
pub(super) fn is_total(words: &str) -> bool {
    says(words) == Says::Total
}

/// True for such words, and for "TC" and the like, which name a total only where they stand first or last.
pub(super) fn may_be_total(words: &str) -> bool {
    matches!(says(words), Says::Total | Says::TotalAtEnd)
}

/// What words say of the numbers of the line that they name.
pub(super) fn says(words: &str) -> Says {
    if words.trim_start().starts_with(['∑', 'Σ']) {
        return Says::Total;
    }
    // "Tổng cộng (I+II)", "(Tổng cộng)"
    let outside = words.split_once(['(', '[']);
    let outside = outside.map_or(words, |(outside, _)| outside);
    let whole = key(if outside.trim().is_empty() {
        words
    } else {
        outside
    });
    if is_sum_of_numbered(words) {
        return Says::Total;
    }
    let mut names = vec![whole.as_str()];
    let unnumbered = whole.trim_start_matches(|sign: char| sign.is_ascii_digit() || sign == ' ');
    names.push(unnumbered);
    // "I. Tổng cộng", "T. cộng"
    names.extend(
        whole
            .split_once(' ')
            .filter(|(first, _)| ordinal(first).is_some())
            .map(|(_, rest)| rest),
    );
    let of = |wanted: fn(&str) -> bool| names.iter().any(|name| wanted(name));
    if of(is_plain_total) {
        Says::Total
    } else if of(is_total_of_numbers) {
        Says::TotalOfNumbers
    } else if TOTALS_AT_ENDS.contains(&whole.as_str()) {
        Says::TotalAtEnd
    } else if of(is_whole) {
        Says::Whole
    } else if hints_at_total(&whole) {
        Says::Hint
    } else {
        Says::Nothing
    }
}

/// True for "I+II" and "A + B + C".
fn is_sum_of_numbered(words: &str) -> bool {
    let bare = words.trim_matches(['(', ')', '[', ']', ' ']);
    bare.contains('+') && bare.split('+').all(|part| is_ordinal(part.trim()))
}

/// True for a name with a word such as "cộng" that makes no other word with the next one: "cộng đồng".
fn hints_at_total(name: &str) -> bool {
    let words: Vec<&str> = name.split(' ').collect();
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1);
        let is_other =
            TOTAL_WORDS.contains(word) && next.is_some_and(|next| COMPOUNDS.contains(next));
        TOTAL_HINTS.contains(word) && !is_other
    })
}

fn is_plain_total(name: &str) -> bool {
    if TOTALS.contains(&name) || MISSPELT_TOTALS.contains(&name) || leads(&LEADING, name) {
        return true;
    }
    let Some((first, rest)) = name.split_once(' ') else {
        return false;
    };
    let short = rest.split(' ').all(|word| ordinal(word).is_some());
    let what = rest
        .split(' ')
        .next()
        .is_some_and(|word| OF_WHAT.contains(&word));
    TOTAL_WORDS.contains(&first) && (short || what)
}

/// "Tổng" and "cộng" begin few other words, so what follows needs no list of its own. Averages and comparisons are no rows
/// either.
fn is_total_of_numbers(name: &str) -> bool {
    if OF_OTHERS.contains(&name) || leads(&OF_OTHERS_LEADING, name) {
        return true;
    }
    let mut words = name.split(' ');
    words.next().is_some_and(|word| TOTAL_WORDS.contains(&word))
        && words.next().is_some_and(|word| !COMPOUNDS.contains(&word))
}

/// True for a name with one of these as its first words.
fn leads(leading: &[&str], name: &str) -> bool {
    leading.iter().any(|leading| {
        name.strip_prefix(*leading)
            .is_some_and(|rest| rest.starts_with(' ') || rest.is_empty())
    })
}

fn is_whole(name: &str) -> bool {
    let mut words = name.split(' ');
    words.next().is_some_and(|word| WHOLES.contains(&word))
        && words.next().is_some_and(|word| WHOLE_OF.contains(&word))
}
