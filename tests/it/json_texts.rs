//! JSON texts, well formed and not: what is read, what is refused, and that what was read travels on unharmed.

use bao_cao_so::assess::assess;
use bao_cao_so::catalog::SAMPLES;
use bao_cao_so::formats::json::canonical::canonical;
use bao_cao_so::formats::report::decode::{Decoded, decode};
use bao_cao_so::formats::report::encode::encode;
use bao_cao_so::messages::vi::files::render;
use bao_cao_so::model::file::FileError;
use serde_json::Value;

/// The cases by name, as bytes.
fn cases() -> Vec<(&'static str, Vec<u8>)> {
    let lines = include_str!("../data/json/cases.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'));
    lines
        .map(|line| line.split_once('\t').unwrap())
        .map(|(name, text)| (name, bytes(text)))
        .collect()
}

fn bytes(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written;
    while let Some(place) = rest.find('\\') {
        bytes.extend(&rest.as_bytes()[..place]);
        let (byte, length) = match &rest[place + 1..=place + 1] {
            "\\" => (b'\\', 2),
            _ => (
                u8::from_str_radix(&rest[place + 2..place + 4], 16).unwrap(),
                4,
            ),
        };
        bytes.push(byte);
        rest = &rest[place + length..];
    }
    bytes.extend(rest.as_bytes());
    bytes
}

/// What opening a file with these bytes says.
fn opened(bytes: &[u8]) -> FileError {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return FileError::NotText;
    };
    decode(text, &crate::shipped().forms)
        .map(|_| ())
        .unwrap_err()
}

fn is_read(problem: &FileError) -> bool {
    *problem == FileError::NotOurs
}

#[test]
fn what_is_json_is_read_and_what_is_not_is_refused() {
    let cases = cases();
    assert!(cases.len() > 300);
    let mut wrong = Vec::new();
    for (name, bytes) in &cases {
        let problem = opened(bytes);
        let expected = match &name[..2] {
            // The standard lets a name stand twice; here that is refused, as programs differ in which value counts.
            "y_" if name.contains("duplicated") => matches!(problem, FileError::Twice { .. }),
            "y_" => is_read(&problem),
            "n_" => !is_read(&problem),
            _ => true,
        };
        if !expected {
            wrong.push(format!("{name}: {problem:?}"));
        }
        assert!(render(&problem).chars().count() > 20, "{name}");
    }
    assert_eq!(wrong, Vec::<String>::new());
}

#[test]
fn what_the_standard_leaves_open_is_settled() {
    let read: Vec<&str> = cases()
        .into_iter()
        .filter(|(name, bytes)| name.starts_with("i_") && is_read(&opened(bytes)))
        .map(|(name, _)| name)
        .collect();
    // Numbers of any size are kept as written; halves of a surrogate, bytes that are no UTF-8 and deep nesting are refused.
    assert_eq!(read, READ);
}

const READ: &[&str] = &[
    "i_number_double_huge_neg_exp",
    "i_number_huge_exp",
    "i_number_neg_int_huge_exp",
    "i_number_pos_double_huge_exp",
    "i_number_real_neg_overflow",
    "i_number_real_pos_overflow",
    "i_number_real_underflow",
    "i_number_too_big_neg_int",
    "i_number_too_big_pos_int",
    "i_number_very_big_negative_int",
    "i_structure_UTF-8_BOM_empty_object",
];

#[test]
fn nesting_beyond_any_report_is_refused_whatever_its_length() {
    for text in [
        "[".repeat(100_000),
        "[{\"\":".repeat(50_000),
        format!("{}{}", "[".repeat(500), "]".repeat(500)),
    ] {
        assert!(
            matches!(opened(text.as_bytes()), FileError::TooDeep),
            "{}",
            &text[..20]
        );
    }
}

fn open(text: &str) -> Decoded {
    decode(text, &crate::shipped().forms).unwrap()
}

fn export(decoded: &Decoded) -> String {
    encode(
        &decoded.report,
        &decoded.template,
        crate::rules(&decoded.template),
        &assess(
            &decoded.template,
            crate::rules(&decoded.template),
            &decoded.report,
            None,
        ),
    )
}

#[test]
fn any_value_as_a_member_that_this_version_does_not_know_travels_on_unharmed() {
    let mut carried = 0;
    for (name, bytes) in cases().iter().filter(|(name, _)| name.starts_with("y_")) {
        let member: Value = serde_json::from_slice(bytes).unwrap();
        let mut file: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
        file["memberOfTheFuture"] = member.clone();
        let exported = export(&open(&file.to_string()));
        let again: Value = serde_json::from_str(&exported).unwrap();
        assert_eq!(
            canonical(&again["memberOfTheFuture"]),
            canonical(&member),
            "{name}"
        );
        assert_eq!(export(&open(&exported)), exported, "{name}");
        carried += 1;
    }
    assert!(carried > 90);
}

/// Names that mean something to JavaScript or to the reader of numbers, and mean nothing here.
const NAMES: [&str; 7] = [
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "$serde_json::private::Number",
    "$serde_json::private::RawValue",
];

#[test]
fn names_of_prototypes_and_of_the_reader_are_names_like_any_other() {
    for name in NAMES {
        for place in [
            "",
            "/answers",
            "/agency",
            "/document",
            "/notApplicable",
            "/unreadable",
            "/explanations",
            "/rows",
        ] {
            let mut file: Value = serde_json::from_str(SAMPLES[0].1).unwrap();
            let mut member = serde_json::Map::new();
            member.insert(name.to_owned(), Value::from("12"));
            if let Some(Value::Object(members)) = file.pointer_mut(place) {
                members.extend(member);
            }
            match decode(&file.to_string(), &crate::shipped().forms) {
                Ok(decoded) => assert_eq!(
                    decoded.report.id,
                    open(SAMPLES[0].1).report.id,
                    "{name} in {place}"
                ),
                Err(problem) => {
                    assert!(
                        render(&problem).contains("Hãy") || render(&problem).contains("hãy"),
                        "{name} in {place}"
                    )
                }
            }
        }
    }
}

#[test]
fn a_member_that_stands_twice_is_refused_wherever_it_stands() {
    // "null-member"
    for (what, with) in [
        ("\"status\"", "\"status\": \"completed\", \"status\""),
        ("\"answers\": {", "\"answers\": {\"outgoingDocuments\": 1, "),
        (
            "\"answers\": {",
            "\"later\": [{\"a\": {\"b\": 1, \"b\": 1}}], \"answers\": {",
        ),
        (
            "\"answers\": {",
            "\"later\": {\"a\": null, \"\\u0061\": null}, \"answers\": {",
        ),
    ] {
        let twice = SAMPLES[0].1.replacen(what, with, 1);
        let problem = decode(&twice, &crate::shipped().forms).unwrap_err();
        assert!(
            matches!(problem, FileError::Twice { .. }),
            "{with}: {problem:?}"
        );
        assert!(
            render(&problem).contains("hai lần") && render(&problem).contains("Hãy"),
            "{}",
            render(&problem)
        );
    }
}

#[test]
fn half_a_surrogate_is_refused_wherever_it_stands() {
    for half in ["\\ud800", "\\udc00", "\\ud800\\u0041", "\\udbff\\ud800"] {
        for (what, with) in [
            ("\"id\":", "\"\": 1, \"id\":"),
            ("\"status\":", "\"x\": \"HALF\", \"status\":"),
        ] {
            let text = SAMPLES[0].1.replacen(
                what,
                &with
                    .replace("\"\":", &format!("\"{half}\":"))
                    .replace("HALF", half),
                1,
            );
            assert!(
                matches!(
                    decode(&text, &crate::shipped().forms),
                    Err(FileError::NotJson { .. })
                ),
                "{half} at {what}"
            );
        }
    }
}
