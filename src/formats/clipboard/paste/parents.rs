//! Rows of a pasted block that are numbered as the parents of those below them: 1 over 1.1, I over 1, a name over dashes. Pasted
//! beside these they would count twice, whether they add them up or not.
//!
//! Not here: lines that add up others whatever their numbers (`sums`), headings of groups (`groups`).

use std::ops::Range;

use rust_decimal::Decimal;

use crate::formats::clipboard::paste::labels::is_year;
use crate::formats::clipboard::paste::request::Choices;
use crate::formats::clipboard::paste::search::Search;
use crate::model::paste::plan::LineKind;
use crate::model::paste::target::Target;
use crate::model::template::Rows;

/// How a line is numbered, in its own column or at the beginning of its name.
#[derive(Debug, PartialEq, Eq)]
enum Numbered {
    /// `A`, `B`.
    Letter,
    /// `I`, `II`.
    Roman(bool),
    /// `1`, or `1.2`: the numbers between the dots.
    Arabic(Vec<u32>),
    /// `a`, `i`; whether the first of a list.
    Small(bool),
    /// `-`, `•`.
    Dash,
    /// `+`: below a dash.
    Plus,
    /// A name without a number.
    Name,
    /// A name beside a blank cell of the column of numbers.
    Unnumbered,
    /// No name either.
    Nothing,
}

impl Search<'_> {
    /// Marks the rows that are numbered as parents of the rows below them, the innermost first; true when there is one.
    pub fn mark_parents(&self, choices: &Choices, kinds: &mut [Option<LineKind>]) -> bool {
        let numbered: Vec<Numbered> = (0..self.block.len()).map(|at| self.numbered(at)).collect();
        let mut found = false;
        for at in (0..self.block.len()).rev() {
            let parts = parts(at, &numbered, kinds);
            let sums = self.sums(kinds);
            let right = sums.adds_up(at, parts.clone(), 1);
            // Of rows that the template names, one that adds up nothing is asked about.
            let is_fixed = matches!(self.place.table.rows, Rows::Fixed(_));
            let is_parent = sums.is_row(at)
                && (right || !is_fixed)
                && !choices.kept.contains(&at)
                && !self.is_known(at)
                && !sums.would_shift()
                && self.has_numbers_of(at, parts.clone(), kinds)
                && (is_certain(at, parts.clone(), &numbered)
                    || self.is_about_the_sum_of(at, parts, kinds));
            if is_parent && let Some(kind) = kinds.get_mut(at) {
                *kind = Some(LineKind::Totals { sums: Some(right) });
                found = true;
            }
        }
        found
    }

    /// True for a row with a number in a column in which one of its parts has one.
    fn has_numbers_of(&self, at: usize, parts: Range<usize>, kinds: &[Option<LineKind>]) -> bool {
        let sums = self.sums(kinds);
        let told = sums.given(at);
        parts.filter(|part| sums.is_row(*part)).any(|part| {
            told.iter()
                .any(|column| sums.number(part, *column).is_some())
        })
    }

    /// True for a row whose numbers differ by a tenth at most from the sums of its parts: what these need that have no numbers.
    fn is_about_the_sum_of(
        &self,
        at: usize,
        parts: Range<usize>,
        kinds: &[Option<LineKind>],
    ) -> bool {
        let sums = self.sums(kinds);
        let rows: Vec<usize> = parts.filter(|part| sums.is_row(*part)).collect();
        let times = |number: Decimal, times: u32| number.checked_mul(Decimal::from(times));
        let is_about = |column: usize| {
            let numbers = rows.iter().filter_map(|part| sums.number(*part, column));
            let told = sums.number(at, column)?;
            let sum = numbers
                .into_iter()
                .try_fold(Decimal::ZERO, Decimal::checked_add)?;
            Some(times(told, 10)? >= times(sum, 9)? && times(told, 9)? <= times(sum, 10)?)
        };
        let columns = sums.given(at);
        rows.len() > 1
            && columns
                .into_iter()
                .all(|column| is_about(column) == Some(true))
    }

    fn numbered(&self, at: usize) -> Numbered {
        let line = self.block.get(at).map(Vec::as_slice).unwrap_or_default();
        let Some(column) = line.iter().position(|text| !text.is_empty()) else {
            return Numbered::Nothing;
        };
        let text = line.get(column).map_or("", |text| text.trim());
        let is_counted = match self.targets.get(column) {
            Some(Target::Column { column, .. } | Target::Computed(column)) => {
                let field = self.place.table.columns.get(*column);
                field.is_some_and(|field| !field.kind.is_words())
            }
            _ => false,
        };
        if is_counted {
            Numbered::Nothing
        } else if is_year(text) {
            Numbered::Name
        } else {
            let alone = self.targets.get(column) == Some(&Target::Ordinal);
            let found = dashed(text).or_else(|| arabic(text, alone));
            let found = found.or_else(|| lettered(text, alone));
            let before = self.targets.get(..column).unwrap_or_default();
            found.unwrap_or(if before.contains(&Target::Ordinal) {
                Numbered::Unnumbered
            } else {
                Numbered::Name
            })
        }
    }
}

/// True when the numbers alone say whose parts the lines are: not so where the parts have none, and not where the parent has
/// none above 1.1 and 1.2.
fn is_certain(at: usize, mut parts: Range<usize>, numbered: &[Numbered]) -> bool {
    let is_named = matches!(
        numbered.get(at),
        Some(Numbered::Name | Numbered::Unnumbered)
    );
    !parts.any(|part| match numbered.get(part) {
        Some(Numbered::Unnumbered) => true,
        Some(Numbered::Arabic(_)) => is_named,
        _ => false,
    })
}

/// The lines below one that are numbered as its parts; blanks and headings that come again may stand among them.
fn parts(at: usize, numbered: &[Numbered], kinds: &[Option<LineKind>]) -> Range<usize> {
    let none = at + 1..at + 1;
    let Some(own) = numbered.get(at) else {
        return none;
    };
    let is_between = |at: usize| {
        let kind = kinds.get(at).and_then(Option::as_ref);
        matches!(
            kind,
            Some(LineKind::Blank | LineKind::Heading | LineKind::Numbering)
        )
    };
    let inside =
        |one: &usize| is_between(*one) || numbered.get(*one).is_some_and(|part| is_part(own, part));
    let range = at + 1..at + 1 + (at + 1..numbered.len()).take_while(inside).count();
    let mut found = range.clone().filter(|one| !is_between(*one));
    let first = found.next().and_then(|one| numbered.get(one));
    let begins = match first {
        Some(Numbered::Small(first) | Numbered::Roman(first)) => *first,
        Some(Numbered::Arabic(numbers)) if matches!(own, Numbered::Name | Numbered::Unnumbered) => {
            numbers.last() == Some(&1) && found.next().is_some()
        }
        // A single name with a dash below one without says little.
        Some(Numbered::Dash | Numbered::Plus)
            if matches!(own, Numbered::Name | Numbered::Unnumbered) =>
        {
            found.next().is_some()
        }
        Some(_) => true,
        None => false,
    };
    if begins { range } else { none }
}

fn is_part(own: &Numbered, part: &Numbered) -> bool {
    match (own, part) {
        (Numbered::Nothing | Numbered::Plus, _) | (_, Numbered::Nothing | Numbered::Name) => false,
        (Numbered::Dash, part) => *part == Numbered::Plus,
        (_, Numbered::Dash | Numbered::Plus) => true,
        (Numbered::Name | Numbered::Unnumbered, Numbered::Arabic(part)) => part.len() > 1,
        (Numbered::Small(_) | Numbered::Name | Numbered::Unnumbered, _) => false,
        (_, Numbered::Unnumbered) => true,
        (Numbered::Arabic(own), Numbered::Arabic(part)) => {
            part.len() > own.len() && part.starts_with(own)
        }
        (_, Numbered::Small(_)) => true,
        (Numbered::Letter | Numbered::Roman(_), Numbered::Arabic(_)) => true,
        (own, part) => *own == Numbered::Letter && matches!(part, Numbered::Roman(_)),
    }
}

fn dashed(text: &str) -> Option<Numbered> {
    let sign = text
        .chars()
        .next()
        .filter(|_| text.contains(char::is_alphabetic))?;
    match sign {
        '+' => Some(Numbered::Plus),
        '-' | '–' | '—' | '•' | '*' => Some(Numbered::Dash),
        _ => None,
    }
}

/// `1.`, `1)`, `1/` and `1.2` before a name; `1` only in a cell of its own.
fn arabic(text: &str, alone: bool) -> Option<Numbered> {
    let text = text.trim_start_matches('(');
    let end = text
        .find(|sign: char| !sign.is_ascii_digit() && sign != '.')
        .unwrap_or(text.len());
    let (digits, rest) = text.split_at_checked(end)?;
    let bare = digits.trim_end_matches('.');
    let number = |part: &str| part.parse().ok().filter(|number| (1..100).contains(number));
    let parts: Vec<u32> = bare.split('.').map(number).collect::<Option<_>>()?;
    let name = rest.strip_prefix([')', '/']);
    let is_marked = parts.len() > 1 || digits != bare || name.is_some();
    let name = name.unwrap_or(rest);
    // "1/2", "1.5%"
    let is_over = name.is_empty()
        || name.starts_with([' ', '\u{a0}'])
        || name.starts_with(char::is_alphabetic);
    let numbers = if alone {
        name.is_empty()
    } else {
        is_marked && is_over
    };
    numbers.then_some(Numbered::Arabic(parts))
}

/// `A. `, `II/ `, `a) ` before a name, or a letter in a cell of its own.
fn lettered(text: &str, alone: bool) -> Option<Numbered> {
    let letters = match text.split_once(['.', ')', '/']) {
        Some((letters, rest))
            if rest.starts_with(char::is_whitespace) || alone && rest.is_empty() =>
        {
            letters
        }
        None if alone => text,
        _ => return None,
    };
    let is_made_of =
        |signs: &str| !letters.is_empty() && letters.chars().all(|sign| signs.contains(sign));
    let mut signs = letters.chars();
    let one = signs.next().filter(|_| signs.next().is_none());
    if is_made_of("IVXL") {
        Some(Numbered::Roman(letters == "I"))
    } else if one.is_some_and(char::is_uppercase) {
        Some(Numbered::Letter)
    } else if one.is_some_and(char::is_lowercase) || is_made_of("ivxl") {
        Some(Numbered::Small(matches!(letters, "a" | "i")))
    } else {
        None
    }
}
