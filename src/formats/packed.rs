//! Compiled templates as bytes, and back: what the shipped page reads instead of compiling template files.
//!
//! Size, again: reading template files and compiling their formulas is a fifth of the program, and the built-in ones never
//! change under way. `cargo xtask dist` packs them; the development build and the tests compile them as they are. The bytes
//! are written and read by one build of one version and have no format that others could rely on; so reading takes no care
//! of damaged bytes beyond not stopping.

use std::collections::{BTreeMap, BTreeSet};

use crate::formats::json::digest::digest_of;
use crate::formats::packed_template::without_sources;
use crate::model::map_of;
use crate::model::template::{Indicator, Item, Section, Template};
use crate::template::checked::{CheckedTemplate, CompiledIndicator, PlacedField, PlacedTable};
use crate::template::outline::each_item;
use crate::template::sentence::SentenceText;

/// A value that stands in packed bytes.
pub(crate) trait Packed: Sized {
    /// Adds the value.
    fn pack(&self, into: &mut Packer);
    /// Takes the value; where bytes lack, an empty one.
    fn unpack(from: &mut Bytes<'_>) -> Self;
}

/// Stands between two texts; no text of a template has it.
const BETWEEN: &str = "\0";

/// Bytes being written. Texts stand apart from the structure, each once: names repeat a lot.
#[derive(Default)]
pub(crate) struct Packer {
    texts: Vec<String>,
    places: BTreeMap<String, u32>,
    structure: Vec<u8>,
}

impl Packer {
    /// A whole number, seven bits a byte, the lowest first.
    pub(crate) fn number(&mut self, mut number: u32) {
        while number >= 0x80 {
            self.structure.push((number & 0x7f) as u8 | 0x80);
            number >>= 7;
        }
        self.structure.push((number & 0x7f) as u8);
    }

    pub(crate) fn text(&mut self, text: &str) {
        let next = self.texts.len() as u32;
        let place = *self.places.entry(text.to_owned()).or_insert(next);
        if place == next {
            self.texts.push(text.to_owned());
        }
        self.number(place);
    }

    fn finish(self) -> Vec<u8> {
        let mut whole = Self::default();
        let texts = self.texts.join(BETWEEN);
        whole.number(texts.len() as u32);
        whole.structure.extend_from_slice(texts.as_bytes());
        whole.structure.extend(self.structure);
        whole.structure
    }
}

/// Bytes not yet read.
pub(crate) struct Bytes<'a> {
    texts: Vec<&'a str>,
    structure: &'a [u8],
}

impl<'a> Bytes<'a> {
    fn new(structure: &'a [u8]) -> Self {
        let mut bytes = Self {
            texts: Vec::new(),
            structure,
        };
        let length = bytes.number() as usize;
        let texts = std::str::from_utf8(bytes.take(length)).unwrap_or_default();
        bytes.texts = texts.split(BETWEEN).collect();
        bytes
    }

    fn take(&mut self, count: usize) -> &'a [u8] {
        let (taken, rest) = self.structure.split_at_checked(count).unwrap_or_default();
        self.structure = rest;
        taken
    }

    /// A whole number.
    #[inline(never)]
    pub(crate) fn number(&mut self) -> u32 {
        let (mut number, mut shift) = (0, 0);
        loop {
            let byte = self.take(1).first().copied().unwrap_or_default();
            number |= u32::from(byte & 0x7f)
                .checked_shl(shift)
                .unwrap_or_default();
            shift += 7;
            if byte < 0x80 {
                return number;
            }
        }
    }

    #[inline(never)]
    pub(crate) fn text(&mut self) -> String {
        let place = self.number() as usize;
        self.texts
            .get(place)
            .copied()
            .unwrap_or_default()
            .to_owned()
    }
}

/// Packs one value.
pub(crate) fn pack_one(value: &impl Packed) -> Vec<u8> {
    let mut packer = Packer::default();
    value.pack(&mut packer);
    packer.finish()
}

/// Reads what [`pack_one`] wrote.
pub(crate) fn unpack_one<T: Packed>(bytes: &[u8]) -> T {
    T::unpack(&mut Bytes::new(bytes))
}

/// Structs, member by member.
macro_rules! members {
    ($($kind:ident { $($member:ident),* $(,)? })*) => { $(
        impl $crate::formats::packed::Packed for $kind {
            fn pack(&self, into: &mut $crate::formats::packed::Packer) {
                let Self { $($member),* } = self;
                $( $crate::formats::packed::Packed::pack($member, into); )*
            }

            fn unpack(from: &mut $crate::formats::packed::Bytes<'_>) -> Self {
                Self { $( $member: $crate::formats::packed::Packed::unpack(from) ),* }
            }
        }
    )* };
}
pub(crate) use members;

/// Packs compiled templates.
#[must_use]
pub fn pack(templates: &[CheckedTemplate]) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.number(templates.len() as u32);
    for template in templates {
        let template = without_sources(template.clone());
        pack_form_into(&template, &mut packer);
        pack_rules_into(&template, &mut packer);
    }
    packer.finish()
}

/// Packs what the form of a template needs: everything but its rules, and of the acts those that it names.
#[must_use]
pub fn pack_form(template: &CheckedTemplate) -> Vec<u8> {
    let mut packer = Packer::default();
    let mut form = without_sources(template.clone());
    let mut named: BTreeSet<&String> = template.template.document.bases.iter().collect();
    named.extend(
        template
            .template
            .periods
            .iter()
            .filter_map(|rule| rule.source.as_ref()),
    );
    named.extend(
        template
            .fields
            .values()
            .flat_map(|placed| &placed.field.acts),
    );
    form.acts.retain(|id, _| named.contains(id));
    pack_form_into(&form, &mut packer);
    packer.finish()
}

fn pack_form_into(template: &CheckedTemplate, into: &mut Packer) {
    Template {
        indicators: Vec::new(),
        ..template.template.clone()
    }
    .pack(into);
    template.particulars.pack(into);
    template.digest.pack(into);
    template
        .acts
        .values()
        .cloned()
        .collect::<Vec<_>>()
        .pack(into);
}

fn pack_rules_into(template: &CheckedTemplate, into: &mut Packer) {
    template.template.indicators.pack(into);
    for indicator in &template.indicators {
        indicator.formula.pack(into);
        indicator.in_words.pack(into);
        indicator.stated_by.pack(into);
        indicator.needs.pack(into);
    }
    template.checks.pack(into);
    template.sentences.pack(into);
    template.subject.pack(into);
    template.closing.pack(into);
    template
        .columns
        .clone()
        .into_iter()
        .collect::<Vec<_>>()
        .pack(into);
}

/// Reads what [`pack`] wrote.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Vec<CheckedTemplate> {
    let from = &mut Bytes::new(bytes);
    let mut templates = Vec::new();
    for _ in 0..from.number() {
        let form = form(from);
        templates.push(with_rules(form, from));
    }
    templates
}

/// The name of the file that a template's form is in: it changes with the contents, and tells whether they are whole.
#[must_use]
pub fn form_file(template: &str, form: &[u8]) -> String {
    file_of("form", template, form)
}

/// The name of the file that a template with its rules is in.
#[must_use]
pub fn rules_file(template: &str, whole: &[u8]) -> String {
    file_of("rules", template, whole)
}

fn file_of(kind: &str, template: &str, bytes: &[u8]) -> String {
    let key: String = digest_of(bytes).chars().take(16).collect();
    format!("{kind}-{template}-{key}.packed")
}

/// Reads what [`pack`] wrote of one template. `None` when the bytes are not those of the file's name.
#[must_use]
pub fn unpack_whole(template: &str, file: &str, bytes: &[u8]) -> Option<CheckedTemplate> {
    (rules_file(template, bytes) == file).then(|| unpack(bytes).pop())?
}

/// Reads what [`pack_form`] wrote: a template that can be filled in, without rules to assess it by. `None` when the bytes
/// are not those of the file's name: a host may answer with anything.
#[must_use]
pub fn unpack_form(template: &str, file: &str, bytes: &[u8]) -> Option<CheckedTemplate> {
    (form_file(template, bytes) == file).then(|| form(&mut Bytes::new(bytes)))
}

fn form(from: &mut Bytes<'_>) -> CheckedTemplate {
    let template = Template::unpack(from);
    let particulars = Section::unpack(from);
    let (fields, tables) = placed(&particulars, &template.sections);
    CheckedTemplate {
        digest: Packed::unpack(from),
        acts: map_of(
            Vec::unpack(from)
                .into_iter()
                .map(|act: crate::model::citation::Citation| (act.id.clone(), act)),
        ),
        indicators: Vec::new(),
        checks: Vec::new(),
        sentences: Vec::new(),
        subject: SentenceText::default(),
        closing: SentenceText::default(),
        columns: BTreeMap::new(),
        template,
        particulars,
        fields,
        tables,
    }
}

fn with_rules(mut form: CheckedTemplate, from: &mut Bytes<'_>) -> CheckedTemplate {
    form.template.indicators = Packed::unpack(from);
    let indicator = |definition: &Indicator| CompiledIndicator {
        definition: definition.clone(),
        formula: Packed::unpack(from),
        in_words: Packed::unpack(from),
        stated_by: Packed::unpack(from),
        needs: Packed::unpack(from),
    };
    form.indicators = form.template.indicators.iter().map(indicator).collect();
    form.checks = Packed::unpack(from);
    form.sentences = Packed::unpack(from);
    form.subject = Packed::unpack(from);
    form.closing = Packed::unpack(from);
    form.columns = map_of(Vec::unpack(from));
    form
}

/// Fields and tables by address, with the sections that ask them.
fn placed(
    particulars: &Section,
    sections: &[Section],
) -> (BTreeMap<String, PlacedField>, BTreeMap<String, PlacedTable>) {
    let (mut fields, mut tables) = (BTreeMap::new(), BTreeMap::new());
    let mut place = |section: &Section, item: &Item| {
        let section = section.id.clone();
        match item {
            Item::Field(field) => {
                fields.insert(
                    field.id.clone(),
                    PlacedField {
                        field: field.clone(),
                        section,
                    },
                );
            }
            Item::Table(table) => {
                tables.insert(
                    table.id.clone(),
                    PlacedTable {
                        table: table.clone(),
                        section,
                    },
                );
            }
        }
    };
    each_item(std::slice::from_ref(particulars), &mut place);
    each_item(sections, &mut place);
    (fields, tables)
}
