//! Every error that a template can have: its code, its place, the piece of the text, and its sentence; and that all the
//! errors of a template are reported at once.

mod cases;
mod several;

use std::collections::BTreeSet;

use bao_cao_so::formats::template::decode::read_template;
use bao_cao_so::formats::template::error::TemplateError;
use bao_cao_so::formula::error::{Expected, SyntaxErrorKind, TypeErrorKind};
use bao_cao_so::formula::syntax::{Function, RowFunction};
use bao_cao_so::formula::types::Arity;
use bao_cao_so::messages::vi::template_errors::{render_compile_error, render_compile_error_kind};
use bao_cao_so::template::draft::TemplateDraft;
use bao_cao_so::template::error::{CompileError, CompileErrorKind, Requirement};
use bao_cao_so::template::place::{Member, Part, Place};
use bao_cao_so::template::sentence::SentenceErrorKind;
use serde_json::{Value, json};

/// A template without errors: fields, a table with computed columns, an indicator, a check, a sentence.
fn sound() -> Value {
    let mut template: Value =
        serde_json::from_str(include_str!("../../data/templates/small.json")).unwrap();
    template["sections"][0]["items"][3] = json!({
        "id": "list", "type": "table", "label": "Danh sách", "addedRow": "năm",
        "columns": [
            {"id": "year", "type": "count", "label": "Năm"},
            {"id": "heading", "type": "yesNo", "label": "Là nhóm"},
            {"id": "kind", "type": "choice", "label": "Loại", "options": [{"id": "a", "label": "A"}, {"id": "b", "label": "B"}]},
            {"id": "part", "type": "count", "label": "Phần"},
            {"id": "whole", "type": "count", "label": "Toàn bộ"},
            {"id": "share", "type": "computed", "label": "Tỷ lệ", "unit": "%", "formula": "percent(row.part, row.whole)"},
            {"id": "stated", "type": "percent", "label": "Ghi tay", "states": "share"},
            {"id": "note", "type": "line", "label": "Ghi chú"},
        ],
    });
    template
}

fn draft(template: &Value) -> TemplateDraft {
    let built_in = &crate::shipped().built_in;
    let (template, _) = read_template(&template.to_string(), built_in).unwrap();
    TemplateDraft::new(template, built_in)
}

/// What is wrong with a template file: what a template cannot hold, or else what is wrong with the template.
fn errors(template: &Value) -> Vec<CompileError> {
    match read_template(&template.to_string(), &crate::shipped().built_in) {
        Ok(_) => draft(template).errors().to_vec(),
        Err(TemplateError::Problems(errors)) => errors,
        Err(TemplateError::File(error)) => panic!("{error:?}"),
    }
}

/// The names of an enum's variants, each of which a case below must have: a variant without a name here does not compile.
macro_rules! names {
    ($function:ident, $all:ident, $kind:ident: $($variant:ident),+) => {
        const $all: &[&str] = &[$(stringify!($variant)),+];
        fn $function(kind: &$kind) -> &'static str {
            match kind { $($kind::$variant { .. } => stringify!($variant)),+ }
        }
    };
}

names!(compile_name, COMPILE, CompileErrorKind:
    DuplicateId, ReservedId, BadId, Empty, NoEntries, UnknownAct, UnknownSection, UnknownTable, UnknownColumn, UnknownIndicator,
    UnknownName, StatedTwice, NoSuchDay, NoDays, EndsBeforeItBegins, DaysOfRange, Circular, TooDeep, Needs, Syntax, Type,
    Sentence, UnknownWord, NoSuchDate, NotANumber, OutOfRange);
names!(syntax_name, SYNTAX, SyntaxErrorKind:
    Empty, TooLong, TooDeep, ChainTooLong, UnknownFunction, UnexpectedEnd, Unexpected);
names!(type_name, TYPE, TypeErrorKind:
    UnknownName, UnknownColumn, UnknownOption, Units, Expected, ArgumentCount, RowsInRows);
names!(expected_name, EXPECTED, Expected:
    Number, Condition, TypedWords, Name, RowCell, QuotedWords, Decimals, SameType);
names!(requirement_name, REQUIREMENT, Requirement:
    AddedRows, NamingColumn, YesNoColumn, ComputedColumn, StatedPercentage, Number, NumberOrIndicator, Day, Column, NumberColumn, Typed, Words,
    TotalOfTotals, IndicatorWithActs, Addable, Options, FixedRows, RolledUp);
names!(sentence_name, SENTENCE, SentenceErrorKind: Unbalanced, UnknownForm, NoReference);

/// The code of an error with those inside it: `Type Expected Number`.
fn code(kind: &CompileErrorKind) -> String {
    let mut names = vec![compile_name(kind)];
    match kind {
        CompileErrorKind::Syntax(kind) => names.push(syntax_name(kind)),
        CompileErrorKind::Sentence(kind) => names.push(sentence_name(kind)),
        CompileErrorKind::Needs(requirement) => names.push(requirement_name(requirement)),
        CompileErrorKind::Type(kind) => {
            names.push(type_name(kind));
            if let TypeErrorKind::Expected(expected) = kind {
                names.push(expected_name(expected));
            }
        }
        _ => {}
    }
    names.join(" ")
}

/// One error: what is written in the template, and what is reported.
struct Case {
    change: Box<dyn Fn(&mut Value)>,
    code: &'static str,
    place: &'static str,
    /// The text of the formula or sentence, and the piece of it that is marked.
    marked: Option<(String, &'static str)>,
    sentence: &'static str,
}

#[test]
fn every_error_has_its_code_its_place_and_its_sentence() {
    let mut codes = BTreeSet::new();
    for case in cases::cases() {
        let mut template = sound();
        (case.change)(&mut template);
        let errors = errors(&template);
        let reported = errors
            .iter()
            .find(|error| code(&error.kind) == case.code && error.place.to_string() == case.place);
        let Some(error) = reported else {
            panic!("{} at {}: {errors:?}", case.code, case.place);
        };
        assert_eq!(render_compile_error_kind(&error.kind), case.sentence);
        if let Some((text, piece)) = &case.marked {
            let span = error.place.span.expect("the piece of the text");
            assert_eq!(span.text(text), *piece, "{text}");
        }
        assert!(!error.to_string().is_empty());
        codes.extend(code(&error.kind).split(' ').map(str::to_owned));
    }
    let all = [COMPILE, SYNTAX, TYPE, EXPECTED, REQUIREMENT, SENTENCE].concat();
    let without: Vec<&&str> = all.iter().filter(|name| !codes.contains(**name)).collect();
    assert!(without.is_empty(), "no case has {without:?}");
}

#[test]
fn the_format_names_every_code() {
    let format = include_str!("../../../docs/template-format.md");
    let all = [COMPILE, SYNTAX, TYPE, SENTENCE].concat();
    let without: Vec<&&str> = all
        .iter()
        .filter(|name| !format.contains(&format!("`{name}`")))
        .collect();
    assert!(
        without.is_empty(),
        "docs/template-format.md lacks {without:?}"
    );
}

#[test]
fn a_sound_template_has_no_errors() {
    let draft = draft(&sound());
    assert_eq!(draft.errors(), []);
    let compiled = draft.compile(&crate::shipped().built_in, "0".repeat(64));
    assert!(compiled.is_ok());
}

#[test]
fn a_kind_without_usual_days_needs_its_own() {
    let mut template = draft(&sound()).template().clone();
    template.periods[0].days = None;
    let draft = TemplateDraft::new(template, &crate::shipped().built_in);
    let rendered: Vec<String> = draft.errors().iter().map(render_compile_error).collect();
    assert_eq!(
        rendered,
        [
            "Kỳ báo cáo thứ 1, ngày đầu kỳ: Loại kỳ này chưa có ngày chốt số liệu. Hãy nêu ngày đầu và ngày cuối."
        ]
    );
}

#[track_caller]
fn check_place(place: Place, path: &str, words: &str) {
    assert_eq!(place.to_string(), path);
    assert_eq!(
        bao_cao_so::messages::vi::template_errors::render_place(&place),
        words
    );
}

#[test]
fn a_place_is_a_path_and_has_words() {
    let column = Part::Column {
        table: "list".into(),
        column: "share".into(),
    };
    let second = Place {
        occurrence: 1,
        ..Place::new(Part::Field("a".into()), Member::Options)
    };
    check_place(
        Place::new(Part::Template, Member::Id),
        "id",
        "Mẫu báo cáo, mã",
    );
    check_place(
        Place::new(column, Member::Formula),
        "tables.list.columns.share.formula",
        "Bảng “list”, cột “share”, công thức",
    );
    check_place(
        second.entry(2),
        "fields.a#2.options.2",
        "Ô số liệu “a” (lần thứ 2), lựa chọn thứ 3",
    );
}

#[test]
fn every_function_says_how_many_arguments_it_takes() {
    let plain = Function::ALL.map(|(function, name)| (function.arity(), name.to_owned()));
    let of_rows =
        RowFunction::ALL.map(|(function, name)| (function.arity(), format!("list.{name}")));
    for ((least, most), name) in plain.into_iter().chain(of_rows) {
        let count_is_wrong = |given: usize| {
            let arguments = vec!["machines"; given].join(", ");
            let mut template = sound();
            template["indicators"][0]["formula"] = json!(format!("{name}({arguments})"));
            let draft = draft(&template);
            let mut errors = draft.errors().iter();
            errors.any(|error| code(&error.kind) == "Type ArgumentCount")
        };
        let _: Arity = (least, most);
        assert!(least == 0 || count_is_wrong(least - 1), "{name}");
        assert!(!count_is_wrong(least), "{name}");
        assert_eq!(
            count_is_wrong(most.unwrap_or(9) + 1),
            most.is_some(),
            "{name}"
        );
    }
}
