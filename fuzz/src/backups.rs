//! Backup files, plain and encrypted.

use bao_cao_so::formats::backup::decode_backup;
use bao_cao_so::formats::backup::encrypted::{
    decode_encrypted_backup, encode_encrypted_backup, is_right_key,
};
use bao_cao_so::formats::json::digest::digest_of_text;
use bao_cao_so::messages::vi::collection::backup::render_entry;
use bao_cao_so::messages::vi::files::{render, render_encrypted_backup_error};
use bao_cao_so::model::storage::RestoreVerdict;
use bao_cao_so::storage::collection_backup::{CollectionsHere, preview_collections};
use bao_cao_so::storage::{KeyValue, repository, restore as kept};
use serde_json::Value;

use crate::files::{CATALOG, Memory};
use crate::text;

/// A backup that is refused says why; one that is taken in leaves every text that was here, and brings every one of its own.
pub fn backup(input: &[u8]) {
    let Some(input) = text(input) else { return };
    let backup = match decode_backup(input, &CATALOG.forms) {
        Ok(backup) => backup,
        Err(problem) => return assert!(render(&problem).chars().count() > 20, "{problem:?}"),
    };
    let store = Memory::default();
    let own = include_str!("../../tests/data/kept/report-v1.json");
    let id = serde_json::from_str::<Value>(own).expect("JSON")["id"]
        .as_str()
        .expect("an id")
        .to_owned();
    store
        .set(&format!("bao-cao-so/report/{id}"), own)
        .expect("memory takes everything");
    store
        .set("bao-cao-so/set-aside/0", "{")
        .expect("memory takes everything");
    let brought: Vec<String> = backup
        .contents
        .reports
        .iter()
        .chain(&backup.contents.trash)
        .cloned()
        .chain(backup.contents.texts.iter().map(|(_, text)| text.clone()))
        .collect();
    // Of its collections each is told, and what would be written stays among records of its own.
    let here = CollectionsHere::new();
    for entry in preview_collections(&backup.contents.collections, &here, &CATALOG.forms) {
        assert!(!render_entry(entry.about.as_ref(), entry.verdict).is_empty());
        if let Some((key, entries)) = entry.entries("other", &CATALOG.forms) {
            let id = key.strip_prefix("head/").expect("the key of a collection");
            assert!(!id.contains('/'));
            let own = [key.clone(), format!("file/{id}/"), format!("aside/{id}/")];
            assert!(
                entries
                    .iter()
                    .all(|(key, _)| own.iter().any(|own| key.starts_with(own.as_str())))
            );
        }
    }
    let list = repository::load_all(&store, &CATALOG.forms).expect("memory answers");
    let run = kept::preview_restore(&store, backup, &list.reports, &[]).expect("memory answers");
    let before = store.texts();
    kept::restore(&store, &run, &CATALOG.forms).expect("memory takes everything");
    let after = store.texts();
    assert!(
        before.iter().all(|text| after.contains(text)),
        "restoring lost a text that was here"
    );
    // A report that is here word for word but for its layout is not brought a second time.
    let missing: Vec<&String> = brought
        .iter()
        .filter(|text| !after.contains(text.as_str()))
        .collect();
    let same = run
        .entries
        .iter()
        .filter(|entry| entry.verdict == RestoreVerdict::Same)
        .count();
    assert!(
        missing.len() <= same,
        "restoring lost a text of the backup: {missing:?}"
    );
}

/// A encrypted file that is refused says why; one that is read is written as it was. Its digest is made to fit, or no change
/// of it would be looked at.
pub fn encrypted(input: &[u8]) {
    let Some(Ok(mut file)) = text(input).map(serde_json::from_str::<Value>) else {
        return;
    };
    let digest = digest_of_text(&file.to_string(), &["digest"]);
    if let Value::Object(members) = &mut file {
        members.insert("digest".to_owned(), digest.into());
    }
    match decode_encrypted_backup(&file.to_string()) {
        Err(problem) => assert!(!render_encrypted_backup_error(&problem).is_empty()),
        Ok(encrypted) => {
            assert_eq!(
                decode_encrypted_backup(&encode_encrypted_backup(&encrypted)),
                Ok(encrypted.clone())
            );
            let _ = is_right_key(&encrypted, &[0; 32]);
        }
    }
}
