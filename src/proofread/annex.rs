//! References to the annexes of the report itself: "Phụ lục II kèm theo", not "Phụ lục I Nghị định số ...".

use crate::proofread::tokens::{Sort, Tokens};

/// A reference to an attached annex.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnnexReference {
    /// The highest number that it names; 1 for "Phụ lục kèm theo".
    pub number: usize,
    /// As written.
    pub words: String,
}

/// First words of kinds of document: an annex that they follow is theirs.
const KINDS: [&str; 13] = [
    "nghị", "thông", "quyết", "kế", "công", "chỉ", "luật", "hướng", "văn", "chương", "tờ", "quy",
    "báo",
];

/// The reference that "Phụ lục" at a position begins; `cited`: the sentence has named an act before.
#[must_use]
pub fn annex_reference(tokens: &Tokens<'_>, at: usize, cited: bool) -> Option<AnnexReference> {
    let mut end = at + 2 + usize::from(tokens.is(at + 2, "số"));
    let mut number = numeral(tokens, end);
    if number > 0 {
        end += 1;
        // "Phụ lục I, II và III"
        for _ in 0..12 {
            let more = numeral(tokens, end + 1);
            let joined = matches!(tokens.sign(end), Some(',' | '-' | '–'))
                || tokens.is_one(end, &["và", "đến"]);
            if !joined || more <= number {
                break;
            }
            number = more;
            end += 2;
        }
    }
    let attached = |from: usize| {
        tokens.is_one(from, &["kèm", "đính", "gửi"]) && tokens.is_one(from + 1, &["theo", "kèm"])
    };
    let before = at.checked_sub(2).is_some_and(attached);
    let after = if attached(end) { 2 } else { 0 };
    if tokens.is_one(end + after, &["ban", "của", "thuộc", "theo"])
        || of_an_act(tokens, end + after)
    {
        return None;
    }
    let own = before || after > 0 || number > 0 && !cited;
    own.then(|| AnnexReference {
        number: number.max(1),
        words: tokens.between(at, end + after),
    })
}

/// True when the annex is of a document named next; "Báo cáo này", "Kế hoạch này" is the document at hand.
fn of_an_act(tokens: &Tokens<'_>, at: usize) -> bool {
    let at = at + usize::from(matches!(tokens.sign(at), Some(',' | '(')));
    let this = (at + 1..at + 4).any(|position| tokens.is(position, "này"));
    tokens.at(at).is_some_and(|next| {
        next.text
            .starts_with(crate::proofread::citation::is_capital)
    }) && tokens.is_one(at, &KINDS)
        && !this
}

/// A Roman or Arabic number below 40; 0 for anything else.
fn numeral(tokens: &Tokens<'_>, at: usize) -> usize {
    let Some(token) = tokens.at(at) else { return 0 };
    match token.sort {
        Sort::Digits if token.text.len() <= 2 => token.text.parse().unwrap_or_default(),
        Sort::Word
            if token
                .text
                .bytes()
                .all(|sign| matches!(sign, b'I' | b'V' | b'X')) =>
        {
            (1..40)
                .find(|number| crate::input::numbering::roman(*number) == token.text)
                .unwrap_or_default()
        }
        _ => 0,
    }
}
