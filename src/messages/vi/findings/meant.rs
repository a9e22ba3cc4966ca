//! The sentence of an answer that a finding means, quoted.

use crate::formula::syntax::{Expression, Function, Node};
use crate::model::report::Report;
use crate::proofread::sentences::sentence_with;

/// The longest part of a sentence that is quoted, in letters.
const MOST_QUOTED: usize = 160;

/// What a rule says, and which sentence it means where it forbids words: `not contains(field, "words")`.
pub(super) fn with_sentence(said: String, rule: &Expression, report: &Report) -> String {
    let sentence = unwanted(rule, report).filter(|sentence| !said.contains(sentence));
    let Some(sentence) = sentence else {
        return said;
    };
    let mut quoted: String = sentence.chars().take(MOST_QUOTED).collect();
    if quoted.len() < sentence.len() {
        quoted.truncate(quoted.rfind(' ').unwrap_or(quoted.len()));
        quoted.push('…');
    }
    format!("{said} Câu đó là: “{quoted}”")
}

fn unwanted<'a>(rule: &Expression, report: &'a Report) -> Option<&'a str> {
    let Node::Not(inner) = &rule.node else {
        return None;
    };
    let Node::Call(Function::Contains, parts) = &inner.node else {
        return None;
    };
    let [field, words] = parts.as_slice() else {
        return None;
    };
    match (&field.node, &words.node) {
        (Node::Name(field), Node::Words(words)) => sentence_with(report.words(field), words),
        _ => None,
    }
}
