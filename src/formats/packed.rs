//! Compiled templates as bytes, and back: what the shipped page reads instead of compiling template files.
//!
//! Postcard of the compiled types. The bytes are written and read by one build of one version: no file format, nothing that
//! others could rely on (docs/decisions/09-packed-templates.md). Bytes that are not whole give `None`.

use std::collections::BTreeSet;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::formats::json::digest::digest_of;
use crate::template::compile::Compiled;
use crate::template::form::{Form, addresses};
use crate::template::rules::Rules;

/// A value as bytes; empty when it cannot be written, which no value of this program is.
#[must_use]
pub fn pack(value: &impl Serialize) -> Vec<u8> {
    postcard::to_allocvec(value).unwrap_or_default()
}

/// Reads what [`pack`] wrote.
#[must_use]
pub fn unpack<'a, T: Deserialize<'a>>(bytes: &'a [u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

/// Packs templates with their rules.
#[must_use]
pub fn pack_templates(templates: &[Compiled]) -> Vec<u8> {
    let parts = templates.iter().map(|one| (&*one.form, &*one.rules));
    pack(&parts.collect::<Vec<(&Form, &Rules)>>())
}

/// Reads what [`pack_templates`] wrote.
#[must_use]
pub fn unpack_templates(bytes: &[u8]) -> Vec<Compiled> {
    let parts: Vec<(Form, Rules)> = unpack(bytes).unwrap_or_default();
    let template = |(form, rules)| Compiled {
        form: Arc::new(with_addresses(form)),
        rules: Arc::new(rules),
    };
    parts.into_iter().map(template).collect()
}

/// Packs a form, with those of the acts that it names.
#[must_use]
pub fn pack_form(form: &Form) -> Vec<u8> {
    let mut named: BTreeSet<&String> = form.document.bases.iter().collect();
    named.extend(form.periods.iter().filter_map(|rule| rule.source.as_ref()));
    named.extend(form.fields.values().flat_map(|placed| &placed.field.acts));
    let mut short = form.clone();
    short.acts.retain(|id, _| named.contains(id));
    pack(&short)
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

/// Reads what [`pack_templates`] wrote of one template. `None` when the bytes are not those of the file's name.
#[must_use]
pub fn unpack_whole(template: &str, file: &str, bytes: &[u8]) -> Option<Compiled> {
    (rules_file(template, bytes) == file).then(|| unpack_templates(bytes).pop())?
}

/// Reads what [`pack_form`] wrote. `None` when the bytes are not those of the file's name: a host may answer with anything.
#[must_use]
pub fn unpack_form(template: &str, file: &str, bytes: &[u8]) -> Option<Form> {
    let whole = form_file(template, bytes) == file;
    Some(with_addresses(whole.then(|| unpack(bytes)).flatten()?))
}

/// Packs forms as they are.
#[must_use]
pub fn pack_forms(forms: &[Arc<Form>]) -> Vec<u8> {
    pack(&forms.iter().map(|one| &**one).collect::<Vec<&Form>>())
}

/// Reads what [`pack_forms`] wrote.
#[must_use]
pub fn unpack_forms(bytes: &[u8]) -> Option<Vec<Arc<Form>>> {
    let forms: Vec<Form> = unpack(bytes)?;
    let forms = forms.into_iter().map(with_addresses).map(Arc::new);
    Some(forms.collect())
}

fn with_addresses(mut form: Form) -> Form {
    (form.fields, form.tables) = addresses(&form.particulars, &form.sections);
    form
}
