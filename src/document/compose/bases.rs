//! Legal bases (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.6a).

use crate::input::lines::{entries, punctuated};
use crate::messages::vi::{citations, document};
use crate::model::report::Report;
use crate::template::form::Form;

/// The bases, each a line that ends ";", the last ".": acts of the registry in the officer's order, then those typed.
pub(super) fn bases(template: &Form, report: &Report) -> Vec<String> {
    let mut bases: Vec<String> = acts(report.words("document.bases"))
        .map(|id| {
            let citation = template.act(id).map(citations::full_citation);
            format!(
                "{} {}",
                document::BASIS,
                citation.unwrap_or_else(|| citations::unknown_act(id))
            )
        })
        .collect();
    bases.extend(
        entries(report.words("document.otherBases"))
            .iter()
            .map(|typed| citations::basis(typed)),
    );
    punctuated(bases)
}

/// The ids of a list of acts.
pub(super) fn acts(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|id| !id.is_empty())
}

/// An act in its short form; an id that the registry does not have is shown as such.
pub(super) fn short(template: &Form, id: &str) -> String {
    template
        .act(id)
        .map_or_else(|| citations::unknown_act(id), citations::short_citation)
}
