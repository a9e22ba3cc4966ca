//! Defaults: particulars that the next report begins with.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::KeyValue;

use crate::model::answer::{Answer, FieldPath};
use crate::model::report::Report;
use crate::model::storage::StorageError;
use crate::template::form::Form;

const KEY: &str = "bao-cao-so/remembered";
/// Particulars that speak of the subject of one template: another template does not begin with them.
const OF_ONE_TEMPLATE: [&str; 2] = ["document.bases", "document.otherBases"];
/// How ids of worked examples begin; a test of the catalogue holds them to it.
pub const SAMPLE: &str = "sample-";

/// True for the report of a worked example.
#[must_use]
pub fn is_example(report: &str) -> bool {
    report.starts_with(SAMPLE)
}

/// Saves a report's answers to fields that ask for it as defaults.
///
/// # Errors
/// The store is full or cannot be used.
pub fn save(store: &dyn KeyValue, report: &Report, template: &Form) -> Result<(), StorageError> {
    // A worked example speaks of somebody else.
    if is_example(&report.id) {
        return Ok(());
    }
    let mut words = read(store)?;
    for id in template
        .fields
        .iter()
        .filter(|(_, placed)| placed.field.remembered)
        .map(|(id, _)| id)
    {
        if let Answer::Text(text) = report.answer(&FieldPath::new(id.as_str())) {
            words.insert(key(id, template), text.clone());
        }
    }
    store.set(KEY, &serde_json::to_string(&words).unwrap_or_default())
}

/// Prefills a new report.
///
/// # Errors
/// The store cannot be used.
pub fn prefill(
    store: &dyn KeyValue,
    report: &mut Report,
    template: &Form,
) -> Result<(), StorageError> {
    let words = read(store)?;
    for (id, placed) in template
        .fields
        .iter()
        .filter(|(_, placed)| placed.field.remembered)
    {
        if let Some(text) = words.get(&key(id, template)) {
            let (path, field) = (FieldPath::new(id.as_str()), &placed.field);
            let answer = crate::input::answer::read(&field.kind, text);
            // A date is kept in its stored form; other words read as typed.
            report.set(
                path,
                if matches!(answer, Answer::Unreadable(_)) {
                    Answer::Blank
                } else {
                    answer
                },
            );
        }
    }
    Ok(())
}

/// Prefills a new report with what another report has of what is saved as defaults.
pub fn prefill_from(from: &Report, report: &mut Report, template: &Form) {
    let is_other = from.template.id != report.template.id;
    for (id, placed) in &template.fields {
        if !placed.field.remembered || is_other && OF_ONE_TEMPLATE.contains(&id.as_str()) {
            continue;
        }
        let path = FieldPath::new(id.as_str());
        if let Answer::Text(text) = from.answer(&path) {
            let answer = Answer::Text(text.clone());
            report.set(path, answer);
        }
    }
}

/// All defaults, as the text of a JSON object; empty when there are none.
///
/// # Errors
/// The store cannot be used.
pub fn text(store: &dyn KeyValue) -> Result<String, StorageError> {
    Ok(store.get(KEY)?.unwrap_or_default())
}

/// Adds defaults that are not here yet, from the text of a JSON object.
///
/// # Errors
/// The store is full or cannot be used.
pub fn add(store: &dyn KeyValue, more: &str) -> Result<(), StorageError> {
    // Not by `read`: used in one place only, it costs the first part of the program a kilobyte less.
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let mut words = object(&text(store)?);
    let more: Vec<(String, Value)> = object(more)
        .into_iter()
        .filter(|(name, word)| word.is_string() && !words.contains_key(name))
        .collect();
    if more.is_empty() {
        return Ok(());
    }
    words.extend(more);
    store.set(KEY, &Value::Object(words).to_string())
}

/// Under which name an answer is kept.
fn key(id: &str, template: &Form) -> String {
    if OF_ONE_TEMPLATE.contains(&id) {
        format!("{}/{id}", template.id)
    } else {
        id.to_owned()
    }
}

/// All defaults; a text that does not read counts as none.
fn read(store: &dyn KeyValue) -> Result<BTreeMap<String, String>, StorageError> {
    let text = store.get(KEY)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}
