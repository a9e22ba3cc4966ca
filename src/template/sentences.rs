//! Compiles the sentences of the outline.

use std::collections::BTreeSet;

use crate::model::template::{Section, Sentence};
use crate::template::compiler::{Compiler, Needed};
use crate::template::dependencies::{
    Dependencies, formula_dependencies, sentence_dependencies, transitive,
};
use crate::template::error::CompileErrorKind;
use crate::template::place::{Member, Occurrences, Part};
use crate::template::rules::CompiledSentence;

/// The sentences of sections and of those below them, in form order.
pub(crate) fn compile_sentences(
    compiler: &mut Compiler,
    sections: &[Section],
    known: &Dependencies,
) -> Vec<CompiledSentence> {
    let mut written = Vec::new();
    gather(sections, &mut written);
    let (mut occurrences, mut ids) = (Occurrences::default(), BTreeSet::new());
    let mut compiled = Vec::new();
    for (section, sentence) in written {
        let place = occurrences.next(Part::Sentence(sentence.id.clone()));
        if !ids.insert(&sentence.id) {
            let kind = CompileErrorKind::DuplicateId(sentence.id.clone());
            compiler.report(place.clone(), kind);
        }
        let each = sentence.each.as_ref();
        let table = each.and_then(|each| compiler.row_table(place.member(Member::Each), each));
        if table.is_none() && each.is_some() {
            // Whether its names are right depends on the table.
            let when = sentence.when.as_ref();
            when.and_then(|when| compiler.parse(&place.member(Member::When), when));
            continue;
        }
        let row = table.as_deref();
        let text = compiler.sentence(&place.member(Member::Text), &sentence.text, row);
        let when = sentence.when.as_ref().and_then(|when| {
            compiler.formula(&place.member(Member::When), when, Needed::Condition, row)
        });
        let mut depends_on = sentence_dependencies(&text, row);
        depends_on.extend(when.iter().flat_map(|when| formula_dependencies(when, row)));
        compiled.push(CompiledSentence {
            id: sentence.id.clone(),
            section: section.id.clone(),
            style: sentence.style,
            text,
            when,
            depends_on: transitive(&depends_on, known),
            each: table,
        });
    }
    compiled
}

fn gather<'a>(sections: &'a [Section], into: &mut Vec<(&'a Section, &'a Sentence)>) {
    for section in sections {
        into.extend(section.narrative.iter().map(|sentence| (section, sentence)));
        gather(&section.sections, into);
    }
}
