//! Compiled templates as bytes, and back: what the shipped page reads instead of compiling template files.
//!
//! Size, again: reading template files and compiling their formulas is a fifth of the program, and the built-in ones never
//! change under way. `cargo xtask dist` packs them; the development build and the tests compile them as they are. The bytes
//! are written and read by one build of one version and have no format that others could rely on; so reading takes no care
//! of damaged bytes beyond not stopping.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::formats::digest::digest_of;
use crate::formats::packed_template::without_sources;
use crate::model::citation::Citation;
use crate::model::map_of;
use crate::template::compile::Compiled;
use crate::template::form::{Form, addresses};
use crate::template::rules::Rules;

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
pub fn pack(templates: &[Compiled]) -> Vec<u8> {
    let mut packer = Packer::default();
    packer.number(templates.len() as u32);
    for template in templates {
        template.form.pack(&mut packer);
        without_sources((*template.rules).clone()).pack(&mut packer);
    }
    packer.finish()
}

/// Packs a form, with those of the acts that it names.
#[must_use]
pub fn pack_form(form: &Form) -> Vec<u8> {
    let mut packer = Packer::default();
    let mut named: BTreeSet<&String> = form.document.bases.iter().collect();
    named.extend(form.periods.iter().filter_map(|rule| rule.source.as_ref()));
    named.extend(form.fields.values().flat_map(|placed| &placed.field.acts));
    let mut short = form.clone();
    short.acts.retain(|id, _| named.contains(id));
    short.pack(&mut packer);
    packer.finish()
}

/// Reads what [`pack`] wrote.
#[must_use]
pub fn unpack(bytes: &[u8]) -> Vec<Compiled> {
    let from = &mut Bytes::new(bytes);
    let mut templates = Vec::new();
    for _ in 0..from.number() {
        templates.push(Compiled {
            form: Arc::new(Packed::unpack(from)),
            rules: Arc::new(Packed::unpack(from)),
        });
    }
    templates
}

/// The name of the file that a template's form is in: it changes with the contents, and tells whether they are whole.
#[must_use]
pub fn form_file(template: &str, form: &[u8]) -> String {
    let key: String = digest_of(form).chars().take(16).collect();
    format!("form-{template}-{key}.packed")
}

/// Reads what [`pack_form`] wrote. `None` when the bytes are not those of the file's name: a host may answer with anything.
#[must_use]
pub fn unpack_form(template: &str, file: &str, bytes: &[u8]) -> Option<Form> {
    (form_file(template, bytes) == file).then(|| unpack_one(bytes))
}

impl Packed for Form {
    fn pack(&self, into: &mut Packer) {
        self.id.pack(into);
        self.version.pack(into);
        self.title.pack(into);
        self.description.pack(into);
        self.document.pack(into);
        self.periods.pack(into);
        self.particulars.pack(into);
        self.sections.pack(into);
        self.digest.pack(into);
        self.acts.values().cloned().collect::<Vec<_>>().pack(into);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        let mut form = Self {
            id: Packed::unpack(from),
            version: Packed::unpack(from),
            title: Packed::unpack(from),
            description: Packed::unpack(from),
            document: Packed::unpack(from),
            periods: Packed::unpack(from),
            particulars: Packed::unpack(from),
            sections: Packed::unpack(from),
            digest: Packed::unpack(from),
            acts: map_of(
                Vec::<Citation>::unpack(from)
                    .into_iter()
                    .map(|act| (act.id.clone(), act)),
            ),
            fields: BTreeMap::new(),
            tables: BTreeMap::new(),
        };
        (form.fields, form.tables) = addresses(&form.particulars, &form.sections);
        form
    }
}

impl Packed for Rules {
    fn pack(&self, into: &mut Packer) {
        self.indicators.pack(into);
        self.checks.pack(into);
        self.sentences.pack(into);
        self.subject.pack(into);
        self.closing.pack(into);
        self.columns
            .clone()
            .into_iter()
            .collect::<Vec<_>>()
            .pack(into);
    }

    fn unpack(from: &mut Bytes<'_>) -> Self {
        Self {
            indicators: Packed::unpack(from),
            checks: Packed::unpack(from),
            sentences: Packed::unpack(from),
            subject: Packed::unpack(from),
            closing: Packed::unpack(from),
            columns: map_of(Vec::unpack(from)),
        }
    }
}
