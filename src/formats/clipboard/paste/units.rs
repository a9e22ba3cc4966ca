//! Units in which a pasted block states its numbers: "tr.đ", "1.000 đồng", "nghìn hồ sơ", "%". Not here: which cells of a
//! block state units (`headings`), and what follows from another unit (`columns`).

use crate::formats::clipboard::paste::lexicon::{
    AND, ANNOUNCING, BEFORE_UNIT, BILLION, MONEY, MULTIPLES, NO_MONEY, NO_MULTIPLE, SHARES, SHORT,
    SMALL_MULTIPLES, WHOSE_MONEY, YEAR,
};
use crate::formats::clipboard::paste::tokens::{is_number, tokens};
use crate::input::letters::search_key;

/// A unit by which numbers become others. A thing that is counted one by one is none.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Unit {
    /// Of a hundred.
    Percent,
    /// Money: so many times a thousand of it.
    Money { thousands: u32, dollars: bool },
    /// So many times a thousand of something; it need not be named.
    Multiple { thousands: u32, of: String },
    /// Money or a multiple in a way that is not understood: "10 triệu đồng", "đồng/tháng".
    Unclear,
}

/// A unit, and how the block writes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Stated {
    pub unit: Unit,
    pub text: String,
}

/// The unit of a column of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct OwnUnit {
    unit: Option<Unit>,
    /// What it counts, in letters for comparison.
    of: String,
}

/// Most words of what a multiple counts, and of a unit that is announced.
const MOST_WORDS: usize = 6;

/// How many times a thousand a word or a number stands for; `None` for others.
fn thousands(token: &str, next: Option<&String>) -> Option<u32> {
    let word = MULTIPLES.iter().find(|(word, _)| *word == token);
    let is_other = next.is_some_and(|next| NO_MULTIPLE.contains(&next.as_str()));
    match word {
        Some((_, thousands)) if *thousands < BILLION || !is_other => Some(*thousands),
        _ => {
            let zeros = token.strip_prefix('1').unwrap_or(token);
            let all = zeros.len() > 2
                && zeros.len().is_multiple_of(3)
                && zeros.bytes().all(|byte| byte == b'0');
            all.then(|| u32::try_from(zeros.len() / 3).unwrap_or_default())
        }
    }
}

/// The money that words name, wherever it stands in them; where it begins and ends.
fn money(tokens: &[String]) -> Option<(usize, usize, Unit)> {
    let is_money = |(at, token): &(usize, &String)| {
        let before = at.checked_sub(1).and_then(|before| tokens.get(before));
        MONEY.contains(&token.as_str())
            && !before.is_some_and(|before| NO_MONEY.contains(&before.as_str()))
            || SHORT.iter().any(|(short, _)| short == token)
    };
    let (at, token) = tokens.iter().enumerate().find(is_money)?;
    let mut sum = SHORT
        .iter()
        .find(|(short, _)| short == token)
        .map_or(0, |(_, thousands)| *thousands);
    let mut from = at;
    let mut clear = true;
    while let Some(before) = from.checked_sub(1).and_then(|before| tokens.get(before)) {
        match thousands(before, tokens.get(from)) {
            Some(times) => sum += times,
            None if WHOSE_MONEY.contains(&before.as_str()) => {}
            None if is_number(before) || SMALL_MULTIPLES.contains(&before.as_str()) => {
                clear = false
            }
            None => break,
        }
        from -= 1;
    }
    let per = tokens.get(at + 1).is_some_and(|next| next == "/")
        && tokens.get(at + 2).is_none_or(|what| what != YEAR);
    let unit = Unit::Money {
        thousands: sum,
        dollars: matches!(token.as_str(), "usd" | "$"),
    };
    Some((
        from,
        at + 1,
        if clear && !per { unit } else { Unit::Unclear },
    ))
}

/// The unit that the words of a remark or of an announcement state.
fn unit(tokens: &[String]) -> Option<Unit> {
    if let Some((_, _, unit)) = money(tokens) {
        return Some(unit);
    }
    let pair = |one: &str, others: &[&str]| {
        tokens.windows(2).any(
            |pair| matches!(pair, [first, next] if first == one && others.contains(&next.as_str())),
        )
    };
    if tokens.iter().any(|token| token == "%")
        || SHARES.iter().any(|(one, others)| pair(one, others))
    {
        return Some(Unit::Percent);
    }
    let skipped = tokens
        .iter()
        .take_while(|token| BEFORE_UNIT.contains(&token.as_str()))
        .count();
    let rest = tokens.get(skipped..)?;
    let (first, of) = rest.split_first()?;
    let times = thousands(first, of.first())?;
    let named = !of.is_empty() || !is_number(first);
    (named && of.len() <= MOST_WORDS).then(|| Unit::Multiple {
        thousands: times,
        of: of.join(" "),
    })
}

/// What stands before and after words that announce a unit.
fn announced(text: &str) -> Option<(&str, &str)> {
    let at = |word: &&str| {
        let at = text.find(*word)?;
        let (before, rest) = text.split_at_checked(at)?;
        let after = rest.get(word.len()..)?;
        let whole =
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        whole.then_some((
            before.trim_end(),
            after.trim_matches([':', ' ', '-', '(', ')', '.']),
        ))
    };
    ANNOUNCING.iter().find_map(at)
}

/// The units that a title or a line above a table states for the whole: "ĐVT: tỷ đồng, %", "Kinh phí (tỷ đồng)".
pub(super) fn of_block(text: &str) -> Vec<Stated> {
    let text = search_key(text);
    let Some((_, after)) = announced(&text) else {
        return of_heading(&text).into_iter().collect();
    };
    let apart = after.replace(AND, ",");
    let stated = |part: &str| {
        Some(Stated {
            unit: unit(&tokens(part))?,
            text: part.trim().to_owned(),
        })
    };
    apart.split([',', ';', '&']).filter_map(stated).collect()
}

/// Remarks in parentheses.
fn inside(text: &str) -> Vec<&str> {
    text.split(['(', '['])
        .skip(1)
        .filter_map(|rest| rest.split([')', ']']).next())
        .collect()
}

/// The unit that a heading states for the numbers below it: after words that announce one, in parentheses, or at its end.
pub(super) fn of_heading(text: &str) -> Option<Stated> {
    let text = search_key(text);
    let stated = |part: &str| {
        Some(Stated {
            unit: unit(&tokens(part))?,
            text: part.trim().to_owned(),
        })
    };
    if let Some((_, after)) = announced(&text) {
        return stated(after);
    }
    if let Some(found) = inside(&text).into_iter().filter_map(stated).next_back() {
        return Some(found);
    }
    if is_unit(&text) {
        return stated(&text);
    }
    let words = tokens(&text);
    let end = without_unit(&text).map(|before| tokens(&before).len());
    match end {
        Some(end) => stated(&words.get(end..)?.join(" ")),
        None if words.iter().any(|token| token == "%") => Some(Stated {
            unit: Unit::Percent,
            text: "%".to_owned(),
        }),
        None => None,
    }
}

/// The words before a unit at the end of a heading: "Số tiền, triệu đồng", "Số tiền triệu đồng", "Số tiền, ĐVT: triệu đồng".
/// "Đồng" alone needs a sign before it: "Lâm Đồng" is none.
pub(super) fn without_unit(text: &str) -> Option<String> {
    let text = search_key(text);
    if let Some((before, after)) = announced(&text)
        && !before.is_empty()
        && !after.is_empty()
    {
        return Some(
            before
                .trim_end_matches([',', ';', '(', '-', ' '])
                .to_owned(),
        );
    }
    let words = tokens(&text);
    let (from, to, unit) = match words.last()?.as_str() {
        "%" => (words.len() - 1, words.len(), Unit::Percent),
        _ => money(&words)?,
    };
    let apart = text.contains([',', ';', '\n']);
    let plain = unit
        == Unit::Money {
            thousands: 0,
            dollars: false,
        };
    (from > 0 && to == words.len() && (apart || !plain))
        .then(|| words.get(..from).unwrap_or_default().join(" "))
}

/// True for a cell that states a unit and nothing else: "Đơn vị tính: người", "(%)", "tr.đ". A number is none.
pub(super) fn is_unit(text: &str) -> bool {
    let text = search_key(text);
    if let Some((before, after)) = announced(&text) {
        let words = tokens(after).len();
        return before.trim_matches(['(', '[', ' ']).is_empty()
            && (1..=MOST_WORDS).contains(&words);
    }
    let in_parentheses = text.starts_with(['(', '[']) && text.ends_with([')', ']']);
    let words = tokens(&text);
    if words.iter().any(|word| is_number(word)) && !in_parentheses {
        return false;
    }
    match unit(&words) {
        Some(Unit::Money { .. }) => money(&words)
            .is_some_and(|(from, to, _)| from == 0 && (to == words.len() || in_parentheses)),
        Some(Unit::Percent) => words.len() == 1 || in_parentheses && words.len() <= MOST_WORDS,
        Some(Unit::Multiple { .. } | Unit::Unclear) => in_parentheses,
        None => false,
    }
}

impl OwnUnit {
    /// The unit that a template declares, or that its label states.
    pub fn new(unit_of_field: Option<&str>, label: &str) -> Self {
        match unit_of_field {
            Some(text) => {
                let of = search_key(text);
                Self {
                    unit: unit(&tokens(&of)),
                    of,
                }
            }
            None => Self {
                unit: of_heading(label).map(|stated| stated.unit),
                of: String::new(),
            },
        }
    }

    /// True when numbers in a stated unit are those of the column.
    fn is(&self, stated: &Unit) -> bool {
        match (&self.unit, stated) {
            // "(triệu)" over money is short for that.
            (
                Some(Unit::Money {
                    thousands: own,
                    dollars: false,
                }),
                Unit::Multiple { thousands, of },
            ) => of.is_empty() && own == thousands,
            (own, stated) => own.as_ref() == Some(stated),
        }
    }

    /// The unit of the heading of one column, where it is another one.
    pub fn other(&self, stated: &Stated) -> Option<String> {
        (!self.is(&stated.unit)).then(|| stated.text.clone())
    }

    /// The same for the units of a whole block, which may be those of other columns.
    pub fn other_of_block(&self, all: &[Stated]) -> Option<String> {
        if all.iter().any(|stated| self.is(&stated.unit)) {
            return None;
        }
        let first = |words: &str| words.split(' ').next().unwrap_or_default().to_owned();
        let money = matches!(self.unit, Some(Unit::Money { .. }));
        let meant = |stated: &&Stated| match &stated.unit {
            Unit::Money { .. } | Unit::Unclear => money,
            Unit::Multiple { of, .. } if of.is_empty() => money || !self.of.is_empty(),
            Unit::Multiple { of, .. } => first(of) == first(&self.of),
            Unit::Percent => all.len() == 1,
        };
        all.iter().find(meant).map(|stated| stated.text.clone())
    }
}
