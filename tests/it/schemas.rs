//! The published JSON Schemas are those of the types of files. An independent validator (Ajv, in the end-to-end tests)
//! holds the shipped files against them. Set UPDATE_SCHEMAS=1 to write them anew after a change of the format.

use std::path::Path;

use bao_cao_so::formats::backup::file::{BackupFile, EncryptedBackupFile};
use bao_cao_so::formats::collection::file::CollectionFile;
use bao_cao_so::formats::report::file::ReportFile;
use bao_cao_so::formats::request::RequestFile;
use bao_cao_so::formats::template::file::TemplateFile;
use bao_cao_so::formats::totals::file::TotalsFile;
use schemars::{JsonSchema, schema_for};

#[track_caller]
fn check<T: JsonSchema>(name: &str, title: &str) {
    let mut schema = schema_for!(T);
    schema.insert("title".into(), title.into());
    let text = format!("{}\n", serde_json::to_string_pretty(&schema).unwrap());
    let file = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("schemas")
        .join(name);
    if std::env::var_os("UPDATE_SCHEMAS").is_some() {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        text,
        "{name} is not that of the types of files; UPDATE_SCHEMAS=1 writes it anew"
    );
}

#[test]
fn published_schemas_are_those_of_the_wire_types() {
    check::<ReportFile<'_>>(
        "report.schema.json",
        "Báo Cáo Số: exchange file of one report, version 2",
    );
    check::<BackupFile>("backup.schema.json", "Báo Cáo Số: backup file, version 2");
    check::<EncryptedBackupFile>(
        "sealed-backup.schema.json",
        "Báo Cáo Số: backup file encrypted with a passphrase, version 1",
    );
    check::<CollectionFile>(
        "collection.schema.json",
        "Báo Cáo Số: file of a collection, version 1",
    );
    check::<TotalsFile>(
        "totals.schema.json",
        "Báo Cáo Số: totals of a collection, version 1",
    );
    check::<RequestFile>(
        "request.schema.json",
        "Báo Cáo Số: request for reports, version 1",
    );
    check::<TemplateFile>(
        "template.schema.json",
        "Báo Cáo Số: template file, version 1",
    );
}
