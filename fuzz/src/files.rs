//! Files and stored records.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::Catalog;
use bao_cao_so::document::compose::{Written, compose};
use bao_cao_so::document::html::to_html;
use bao_cao_so::formats::embedded_json::embedded_json;
use bao_cao_so::formats::json::canonical::canonical;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::{encode, encode_record};
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::formats::template::error::TemplateError;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::messages::vi::quarantine::render_quarantine_reason;
use bao_cao_so::messages::vi::sentences::render_subject_and_closing;
use bao_cao_so::messages::vi::template_errors::render_compile_error;
use bao_cao_so::model::report::Report;
use bao_cao_so::model::storage::StorageError;
use bao_cao_so::storage::{KeyValue, repository};
use serde_json::Value;

use crate::text;

pub(crate) static CATALOG: LazyLock<Catalog> =
    LazyLock::new(|| Catalog::load().expect("the data files are sound"));

/// A file that is refused says why; one that is taken can be assessed, printed, saved and opened again as it was.
pub fn exchange(input: &[u8]) {
    let Some(input) = text(input) else { return };
    match decode(input, &CATALOG.forms) {
        Err(problem) => assert!(render(&problem).chars().count() > 20, "{problem:?}"),
        Ok(decoded) => survives(&decoded),
    }
}

fn survives(decoded: &Decoded) {
    let Decoded {
        report, template, ..
    } = decoded;
    let rules = CATALOG
        .rules(&template.id)
        .expect("the rules of a shipped template");
    let assessment = assess(template, &rules, report, None);
    let (subject, closing) = render_subject_and_closing(template, &rules, report);
    let file = encode(report, template, &rules, &assessment);
    let page = to_html(&compose(
        template,
        &rules,
        report,
        &assessment,
        &Written {
            subject,
            closing,
            file: file.clone(),
            annexes: Vec::new(),
        },
    ));
    for tag in [
        "<script", "<img", "<iframe", "<object", "<embed", "<link", "<base", "<form",
    ] {
        assert!(
            !page.contains(tag),
            "{tag} from a file stands in the document"
        );
    }
    // The check mark is the one drawing, the exchange file the one thing that the page carries.
    assert!(
        page.matches("<svg").count() <= 1 && page.matches("<template").count() == 1,
        "markup from a file"
    );
    // Characters that no page may hold are written as JSON escapes, so it is the content that is compared.
    let content = |text: &str| serde_json::from_str::<Value>(text).ok();
    assert_eq!(
        embedded_json(&page).ok().and_then(|text| content(&text)),
        content(&file),
        "the document carries the file"
    );
    let again =
        decode(&encode_record(report, template), &CATALOG.forms).expect("a saved report opens");
    // Empty members that the app did not write may come or go among those that it does not know.
    let known = |report: &Report| Report {
        unknown: None,
        ..report.clone()
    };
    assert_eq!(
        known(&again.report),
        known(report),
        "a saved report opens as it was"
    );
    let again = decode(&file, &CATALOG.forms).expect("an exported report opens");
    assert_eq!(
        encode(
            &again.report,
            template,
            &rules,
            &assess(template, &rules, &again.report, None)
        ),
        file,
        "export is stable"
    );
}

/// A template that is refused names what is wrong; one that is taken can be filled in.
pub fn template(input: &[u8]) {
    let template = match text(input).map(|input| decode_template(input, &CATALOG.built_in)) {
        Some(Ok(template)) => template,
        Some(Err(TemplateError::Problems(errors))) => {
            return assert!(
                errors
                    .iter()
                    .all(|error| !render_compile_error(error).is_empty())
            );
        }
        _ => return,
    };
    let report = format!(
        r#"{{"format":"bao-cao-so/report","formatVersion":1,"id":"a","template":{{"id":{id},"version":{version}}},
        "period":{{"kind":"year","year":2025,"index":1,"from":"2024-12-15","to":"2025-12-14"}},"agency":{{}},"document":{{}},
        "answers":{{}},"status":"draft","revision":{{"number":1}},"changed":"2026-01-02T03:04:05+07:00"}}"#,
        id = Value::from(template.form.id.as_str()),
        version = template.form.version
    );
    if let Ok(decoded) = decode(&report, &[template.form]) {
        let _ = assess(&decoded.template, &template.rules, &decoded.report, None);
    }
}

/// The canonical form of any JSON is JSON, and its own canonical form.
pub fn json(input: &[u8]) {
    let Some(Ok(value)) = text(input).map(serde_json::from_str::<Value>) else {
        return;
    };
    let once = canonical(&value);
    let again: Value = serde_json::from_str(&once).expect("the canonical form is JSON");
    assert_eq!(canonical(&again), once);
}

/// A store of any texts: what reads is shown, what does not goes to quarantine, and no text is changed or dropped.
pub fn record(input: &[u8]) {
    let Some(input) = text(input) else { return };
    let store = Memory::default();
    for (place, record) in input.split('\u{1f}').take(8).enumerate() {
        store
            .set(&format!("bao-cao-so/report/{place}"), record)
            .expect("memory takes everything");
    }
    let before = store.0.borrow().clone();
    let list = repository::load_all(&store, &CATALOG.forms).expect("memory answers");
    assert!(
        list.quarantined
            .iter()
            .all(|one| !render_quarantine_reason(&one.reason).is_empty())
    );
    let after = store.0.borrow();
    assert_eq!(after.len(), before.len(), "no record is dropped");
    assert!(
        before
            .values()
            .all(|record| after.values().any(|kept| kept == record)),
        "no record is changed"
    );
}

/// A store that has room for everything.
#[derive(Default)]
pub(crate) struct Memory(RefCell<BTreeMap<String, String>>);

impl Memory {
    /// Every text in it.
    pub(crate) fn texts(&self) -> BTreeSet<String> {
        self.0.borrow().values().cloned().collect()
    }
}

impl KeyValue for Memory {
    fn get(&self, key: &str) -> Result<Option<String>, StorageError> {
        Ok(self.0.borrow().get(key).cloned())
    }

    fn set(&self, key: &str, text: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
        Ok(())
    }

    fn remove(&self, key: &str) -> Result<(), StorageError> {
        self.0.borrow_mut().remove(key);
        Ok(())
    }

    fn keys(&self) -> Result<Vec<String>, StorageError> {
        Ok(self.0.borrow().keys().cloned().collect())
    }
}
