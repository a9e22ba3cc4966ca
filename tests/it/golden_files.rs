//! Files of version 1, kept as they were written then: they open for ever. (Reports: `exchange`.)
//!
//! Nothing here writes them anew: a later format is proved by its migration of these.

use bao_cao_so::catalog::{ACTS, PARTICULARS, PERIODS};
use bao_cao_so::formats::backup::decode_backup;
use bao_cao_so::formats::backup::encrypted::{
    decode_encrypted_backup, encode_encrypted_backup, encryption_key, is_right_key,
};
use bao_cao_so::formats::template::built_in::decode_built_in;
use bao_cao_so::formats::template::decode::decode_template;
use bao_cao_so::model::answer::{Answer, FieldPath};
use bao_cao_so::model::file::Remark;
use bao_cao_so::model::number::Number;

const BACKUP: &str = include_str!("../data/kept/backup-v1.json");
const ENCRYPTED_BACKUP: &str = include_str!("../data/kept/encrypted-backup-v1.json");
const TEMPLATE: &str = include_str!("../data/kept/template-v1.json");

#[test]
fn a_backup_of_version_1_opens_for_ever() {
    let backup = decode_backup(BACKUP, &crate::shipped().forms).unwrap();
    assert!(!backup.altered);
    assert_eq!(backup.at, "2026-11-27T09:00:00+07:00");
    let [Ok(decoded)] = backup.reports.as_slice() else {
        panic!("{:?}", backup.reports);
    };
    assert_eq!(decoded.report.id, "kept-one");
    assert!(!decoded.remarks.contains(&Remark::Altered));
    let funding = decoded.report.answer(&FieldPath::new("itFunding"));
    let expected = Number::new("20.30".parse().unwrap()).unwrap();
    assert_eq!(*funding, Answer::Number(expected), "with its zero");
    let contents = backup.contents;
    assert!(contents.reports[0].contains("\"itFunding\": 20.30"));
    assert!(contents.reports[0].contains("memberOfTheFuture"));
    assert!(contents.trash[0].contains("\"id\": \"kept-two\""));
    assert_eq!(contents.snapshots[0].0, "kept-one/01795000000000/working");
    assert_eq!(
        contents.texts,
        [("set-aside/x".to_owned(), "{ no JSON".to_owned())]
    );
    assert_eq!(contents.defaults, r#"{"agency.name":"Sở Xây dựng"}"#);
}

/// PBKDF2 with SHA-256 of "mật khẩu giữ lại", as the file's parameters say.
const DERIVED: &str = "746f972057953a9fd286dd60da8e49e9470ac7676ad903fbfc1d6a8cab4a91d2";
/// The AES-GCM key that the file is encrypted with.
const KEY: &str = "10ecc5d93964c504b4c016c5d43713851dc3de29925e1959b510192583bf3dfb";

fn bytes(hexadecimal: &str) -> Vec<u8> {
    (0..hexadecimal.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(&hexadecimal[at..at + 2], 16).unwrap())
        .collect()
}

#[test]
fn an_encrypted_backup_of_version_1_opens_for_ever() {
    let backup = decode_encrypted_backup(ENCRYPTED_BACKUP).unwrap();
    assert!(is_right_key(&backup, &bytes(DERIVED)));
    assert!(!is_right_key(&backup, &[0; 32]));
    assert_eq!(encryption_key(&bytes(DERIVED)), bytes(KEY));
    // The encrypted bytes are the kept backup and a tag of 16 bytes.
    assert_eq!(backup.data.len(), BACKUP.len() + 16);
    assert_eq!(encode_encrypted_backup(&backup), ENCRYPTED_BACKUP);
}

#[test]
fn a_template_of_version_1_opens_for_ever() {
    let built_in = decode_built_in(PARTICULARS, ACTS, PERIODS).unwrap();
    let template = decode_template(TEMPLATE, &built_in).unwrap();
    assert_eq!(template.form.id, "mau-dong");
    assert_eq!(
        template.form.digest,
        "1c4cdf4853dba3b033ba8c314d0ddebf9b7ff7ba5bf7a79150faf5561272f274"
    );
}
