//! Particulars that the next report begins with.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::{KeyValue, StorageFault};
use crate::model::answer::{Answer, Path};
use crate::model::report::Report;
use crate::template::form::Form;

const KEY: &str = "bao-cao-so/remembered";
/// Particulars that speak of the subject of one template: another template does not begin with them.
const OF_ONE_TEMPLATE: [&str; 2] = ["document.bases", "document.otherBases"];
/// How ids of worked examples begin; a test of the catalogue holds them to it.
const SAMPLE: &str = "sample-";

/// Remembers a report's answers to fields that ask for it.
///
/// # Errors
/// The store is full or cannot be used.
pub fn remember(
    store: &dyn KeyValue,
    report: &Report,
    template: &Form,
) -> Result<(), StorageFault> {
    // A worked example speaks of somebody else.
    if report.id.starts_with(SAMPLE) {
        return Ok(());
    }
    let mut words = read(store)?;
    for id in template
        .fields
        .iter()
        .filter(|(_, placed)| placed.field.remembered)
        .map(|(id, _)| id)
    {
        if let Answer::Text(text) = report.answer(&Path::new(id.as_str())) {
            words.insert(key(id, template), text.clone());
        }
    }
    store.set(KEY, &serde_json::to_string(&words).unwrap_or_default())
}

/// Puts what is remembered into a new report.
///
/// # Errors
/// The store cannot be used.
pub fn recall(
    store: &dyn KeyValue,
    report: &mut Report,
    template: &Form,
) -> Result<(), StorageFault> {
    let words = read(store)?;
    for (id, placed) in template
        .fields
        .iter()
        .filter(|(_, placed)| placed.field.remembered)
    {
        if let Some(text) = words.get(&key(id, template)) {
            let (path, field) = (Path::new(id.as_str()), &placed.field);
            let answer = crate::input::answer::read(&field.kind, text);
            // A date is remembered in its stored form; other words read as typed.
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

/// What is remembered, as the text of a JSON object; empty when nothing is.
///
/// # Errors
/// The store cannot be used.
pub fn words(store: &dyn KeyValue) -> Result<String, StorageFault> {
    Ok(store.get(KEY)?.unwrap_or_default())
}

/// Adds what is not remembered here yet, from the text of a JSON object.
///
/// # Errors
/// The store is full or cannot be used.
pub fn add_words(store: &dyn KeyValue, more: &str) -> Result<(), StorageFault> {
    // Not by `read`: used in one place only, it costs the first part of the program a kilobyte less.
    let object = |text: &str| serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
    let mut words = object(&words(store)?);
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

/// Under which name an answer is remembered.
fn key(id: &str, template: &Form) -> String {
    if OF_ONE_TEMPLATE.contains(&id) {
        format!("{}/{id}", template.id)
    } else {
        id.to_owned()
    }
}

/// What is remembered; a text that does not read counts as nothing.
fn read(store: &dyn KeyValue) -> Result<BTreeMap<String, String>, StorageFault> {
    let text = store.get(KEY)?.unwrap_or_default();
    Ok(serde_json::from_str(&text).unwrap_or_default())
}
