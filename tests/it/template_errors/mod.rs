//! Every error that a template can have: its code, its place, the piece of the text, and its sentence; and that all the
//! errors of a template are reported at once.

use std::collections::BTreeSet;

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
        serde_json::from_str(include_str!("../data/templates/small.json")).unwrap();
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
    let (template, _) =
        bao_cao_so::formats::template::decode::read_template(&template.to_string(), built_in)
            .unwrap();
    TemplateDraft::new(template, built_in)
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
    DuplicateId, BadId, Empty, NoEntries, UnknownAct, UnknownSection, UnknownTable, UnknownColumn, UnknownIndicator,
    UnknownName, StatedTwice, NoSuchDay, NoDays, EndsBeforeItBegins, DaysOfRange, Circular, TooDeep, Needs, Syntax, Type,
    Sentence);
names!(syntax_name, SYNTAX, SyntaxErrorKind:
    Empty, TooLong, TooDeep, ChainTooLong, UnknownFunction, UnexpectedEnd, Unexpected);
names!(type_name, TYPE, TypeErrorKind:
    UnknownName, UnknownColumn, UnknownOption, Units, Expected, ArgumentCount, RowsInRows);
names!(expected_name, EXPECTED, Expected:
    Number, Condition, TypedWords, Name, RowCell, QuotedWords, Decimals, SameType);
names!(requirement_name, REQUIREMENT, Requirement:
    AddedRows, NamingColumn, YesNoColumn, ComputedColumn, StatedPercentage, Column, NumberColumn, Typed, Words,
    TotalOfTotals, IndicatorWithActs);
names!(sentence_name, SENTENCE, SentenceErrorKind: Unbalanced, UnknownForm);

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

/// Something else at a place of the file.
fn set(pointer: &'static str, value: Value) -> Box<dyn Fn(&mut Value)> {
    Box::new(move |template| {
        let (parent, member) = pointer.rsplit_once('/').unwrap();
        let parent = template.pointer_mut(parent).unwrap();
        match member.parse::<usize>() {
            Ok(position) => parent[position] = value.clone(),
            Err(_) => parent[member] = value.clone(),
        }
    })
}

fn case(
    change: Box<dyn Fn(&mut Value)>,
    code: &'static str,
    place: &'static str,
    sentence: &'static str,
) -> Case {
    Case {
        change,
        code,
        place,
        marked: None,
        sentence,
    }
}

/// A text that is put at a place, with the piece of it that is marked.
fn text(
    pointer: &'static str,
    text: impl Into<String>,
    code: &'static str,
    place: &'static str,
    piece: &'static str,
    sentence: &'static str,
) -> Case {
    let text = text.into();
    Case {
        change: set(pointer, json!(text)),
        marked: Some((text, piece)),
        ..case(Box::new(|_| {}), code, place, sentence)
    }
}

/// A formula of the indicator.
fn formula(
    written: impl Into<String>,
    code: &'static str,
    piece: &'static str,
    sentence: &'static str,
) -> Case {
    text(
        "/indicators/0/formula",
        written,
        code,
        "indicators.rate.formula",
        piece,
        sentence,
    )
}

const ITEMS: &str = "/sections/0/items/3";

fn cases_of_members() -> Vec<Case> {
    let row = |id: &str| json!({"id": id, "label": "R"});
    vec![
        case(
            set("/sections/0/items/2/id", json!("machines")),
            "DuplicateId",
            "fields.machines#2.id",
            "Mã “machines” đã dùng ở chỗ khác. Hãy đặt mã khác.",
        ),
        case(
            set("/id", json!("mẫu")),
            "BadId",
            "id",
            "Mã “mẫu” không đúng quy cách. Mã bắt đầu bằng chữ cái, chỉ gồm chữ không dấu, chữ số và dấu gạch nối.",
        ),
        case(
            set("/id", json!("")),
            "BadId",
            "id",
            "Chưa có mã. Hãy đặt mã bằng chữ không dấu và chữ số.",
        ),
        case(
            set("/sections/0/title", json!(" ")),
            "Empty",
            "sections.machines-section.title",
            "Còn trống. Hãy điền chữ vào đây.",
        ),
        case(
            set("/periods", json!([])),
            "NoEntries",
            "periods",
            "Danh sách còn trống. Hãy thêm ít nhất một mục.",
        ),
        case(
            set("/document/bases", json!(["nd30-2020", "nowhere"])),
            "UnknownAct",
            "document.bases.1",
            "Không có văn bản “nowhere” trong danh mục. Hãy chọn văn bản khác hoặc thêm văn bản vào mẫu.",
        ),
        case(
            set("/indicators/0/section", json!("nowhere")),
            "UnknownSection",
            "indicators.rate.section",
            "Mẫu không có mục “nowhere”. Hãy chọn một mục của đề cương.",
        ),
        case(
            set("/checks/0/each", json!("nowhere")),
            "UnknownTable",
            "checks.subset.each",
            "Mẫu không có bảng “nowhere”. Hãy chọn một bảng của mẫu.",
        ),
        case(
            set("/sections/0/items/3/rowLabel", json!("nowhere")),
            "UnknownColumn",
            "tables.list.rowLabel",
            "Bảng không có cột “nowhere”. Hãy chọn một cột của bảng.",
        ),
        case(
            set(
                "/sections/0/items/2",
                json!({"id": "staff", "type": "percent", "label": "S", "states": "nowhere"}),
            ),
            "UnknownIndicator",
            "fields.staff.states",
            "Mẫu không có chỉ tiêu “nowhere”. Hãy chọn một chỉ tiêu của mẫu.",
        ),
        case(
            set(
                "/sections/0/items/3/columns/7",
                json!({"id": "again", "type": "percent", "label": "S", "states": "share"}),
            ),
            "StatedTwice",
            "tables.list.columns.again.states",
            "“share” đã có một tỷ lệ ghi tay khác. Mỗi chỉ tiêu hoặc cột tự tính chỉ có một.",
        ),
        case(
            set("/sections/0/items/3", {
                let rows = [row("a"), row("a")];
                json!({"id": "list", "type": "table", "label": "B", "rows": rows, "columns": [{"id": "n", "type": "count", "label": "N"}]})
            }),
            "DuplicateId",
            "tables.list.rows.1",
            "Mã “a” đã dùng ở chỗ khác. Hãy đặt mã khác.",
        ),
    ]
}

fn cases_of_periods() -> Vec<Case> {
    let day = |year: i32, month: u32, day: u32| json!({"year": year, "month": month, "day": day});
    vec![
        case(
            set("/periods/0/from", day(0, 2, 29)),
            "NoSuchDay",
            "periods.0.from",
            "Ngày không có thật trong mọi kỳ của mọi năm. Hãy chọn ngày khác.",
        ),
        case(
            set("/periods/0/to", day(0, 13, 40)),
            "NoSuchDay",
            "periods.0.to",
            "Ngày không có thật trong mọi kỳ của mọi năm. Hãy chọn ngày khác.",
        ),
        case(
            set("/periods/0/to", day(-2, 1, 1)),
            "EndsBeforeItBegins",
            "periods.0.to",
            "Ngày cuối kỳ đứng trước ngày đầu kỳ. Hãy sửa một trong hai ngày.",
        ),
        case(
            set("/periods/0/kind", json!("range")),
            "DaysOfRange",
            "periods.0.from",
            "Khoảng thời gian do người lập báo cáo chọn nên mẫu không nêu ngày. Hãy bỏ hai ngày này.",
        ),
    ]
}

fn cases_of_requirements() -> Vec<Case> {
    let column = |id: &str, kind: &str| json!({"id": id, "type": kind, "label": "C"});
    let with = |mut value: Value, member: &str, content: Value| {
        value[member] = content;
        value
    };
    vec![
        case(
            Box::new(|template| {
                let table = template.pointer_mut(ITEMS).unwrap();
                table["rowLabel"] = json!("year");
                table["rows"] = json!([{"id": "r", "label": "R"}]);
                table.as_object_mut().unwrap().remove("addedRow");
            }),
            "Needs AddedRows",
            "tables.list.rowLabel",
            "Cần bảng có dòng do người dùng thêm (addedRow).",
        ),
        case(
            set("/sections/0/items/3/rowLabel", json!("share")),
            "Needs NamingColumn",
            "tables.list.rowLabel",
            "Cần cột chữ, lựa chọn, ngày hoặc số đếm.",
        ),
        case(
            set("/sections/0/items/3/groupBy", json!("part")),
            "Needs YesNoColumn",
            "tables.list.groupBy",
            "Cần cột có hoặc không (yesNo).",
        ),
        case(
            set("/sections/0/items/3/columns/6/states", json!("part")),
            "Needs ComputedColumn",
            "tables.list.columns.stated.states",
            "Cần cột tự tính (computed).",
        ),
        case(
            set("/sections/0/items/2/states", json!("rate")),
            "Needs StatedPercentage",
            "fields.staff.states",
            "Cần tỷ lệ ghi tay (percent).",
        ),
        case(
            set(
                "/sections/0/items/2",
                with(column("staff", "computed"), "formula", json!("machines")),
            ),
            "Needs Column",
            "fields.staff.type",
            "Cần cột của bảng.",
        ),
        case(
            set("/sections/0/items/2/total", json!(true)),
            "Needs NumberColumn",
            "fields.staff.total",
            "Cần cột số của bảng.",
        ),
        case(
            set("/sections/0/items/3/columns/5/required", json!(true)),
            "Needs Typed",
            "tables.list.columns.share.required",
            "Cần ô phải nhập.",
        ),
        case(
            set("/sections/0/items/2/outline", json!("...")),
            "Needs Words",
            "fields.staff.outline",
            "Cần ô chữ.",
        ),
        case(
            Box::new(|template| {
                let column = &mut template.pointer_mut(ITEMS).unwrap()["columns"][5];
                column["total"] = json!(true);
                column["formula"] = json!("100 - row.stated");
            }),
            "Needs TotalOfTotals",
            "tables.list.columns.share.total",
            "Cần cột tính được từ tổng các cột số.",
        ),
        case(
            set("/indicators/0/evidence", json!("source")),
            "Needs IndicatorWithActs",
            "indicators.rate.evidence",
            "Cần chỉ tiêu có căn cứ (acts).",
        ),
    ]
}

fn cases_of_syntax() -> Vec<Case> {
    vec![
        formula(
            "",
            "Syntax Empty",
            "",
            "Công thức còn trống. Hãy viết công thức.",
        ),
        formula(
            format!("\"{}ấ\"", "a".repeat(1_998)),
            "Syntax TooLong",
            "ấ\"",
            "Công thức quá dài: tối đa 2.000 byte. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng.",
        ),
        formula(
            "(".repeat(25),
            "Syntax TooDeep",
            "(",
            "Công thức lồng nhau quá sâu. Hãy tách một phần thành chỉ tiêu hoặc cột tự tính riêng.",
        ),
        formula(
            format!("1{}+2", "+1".repeat(100)),
            "Syntax ChainTooLong",
            "+2",
            "Có hơn 100 phép tính nối nhau. Hãy dùng total(...) để cộng nhiều số.",
        ),
        formula(
            "1 + precent(machines, 2)",
            "Syntax UnknownFunction",
            "precent",
            "Không có hàm “precent”. Hãy dùng một hàm trong danh sách hàm của công thức.",
        ),
        formula(
            "machines + ",
            "Syntax UnexpectedEnd",
            "",
            "Công thức chưa xong: hết chữ khi còn thiếu một phần. Hãy viết tiếp hoặc đóng ngoặc.",
        ),
        formula(
            "machines × 2",
            "Syntax Unexpected",
            "×",
            "Không đọc được công thức từ dấu “×”. Hãy sửa hoặc xóa phần này.",
        ),
    ]
}

fn cases_of_types() -> Vec<Case> {
    vec![
        formula(
            "percent(nowhere, machines)",
            "Type UnknownName",
            "nowhere",
            "Mẫu không có ô số liệu, bảng hoặc chỉ tiêu “nowhere”.",
        ),
        formula(
            "1 + list.sum(row.nowhere)",
            "Type UnknownColumn",
            "row.nowhere",
            "Không có cột “nowhere” ở đây. Hãy dùng một cột của bảng mà công thức đang tính theo từng dòng.",
        ),
        formula(
            "list.count(row.kind = \"c\")",
            "Type UnknownOption",
            "\"c\"",
            "“c” không phải một lựa chọn của ô này.",
        ),
        formula(
            "machines + (connected + staff)",
            "Type Units",
            "staff",
            "Hai đơn vị khác nhau: “máy” và “người”. Chỉ cộng, trừ, so sánh số cùng đơn vị; tỷ lệ giữa hai đơn vị thì dùng ratio(...).",
        ),
        formula(
            "percent(machines)",
            "Type ArgumentCount",
            "percent(machines)",
            "Hàm percent cần 2 phần trong ngoặc, đang có 1.",
        ),
        formula(
            "list.sum()",
            "Type ArgumentCount",
            "list.sum()",
            "Hàm sum cần 1 đến 2 phần trong ngoặc, đang có 0.",
        ),
        formula(
            "max()",
            "Type ArgumentCount",
            "max()",
            "Hàm max cần ít nhất 1 phần trong ngoặc, đang có 0.",
        ),
        formula(
            "list.sum(list.count())",
            "Type RowsInRows",
            "list.count()",
            "Không tính qua các dòng ở bên trong một phép tính qua các dòng. Hãy đưa phần bên trong thành cột tự tính hoặc chỉ tiêu riêng.",
        ),
        formula(
            "(machines > 1)",
            "Type Expected Number",
            "(machines > 1)",
            "Ở đây cần số.",
        ),
        text(
            "/checks/0/rule",
            "not machines",
            "Type Expected Condition",
            "checks.subset.rule",
            "machines",
            "Ở đây cần điều kiện đúng hoặc sai.",
        ),
        formula(
            "entries( machines )",
            "Type Expected TypedWords",
            "machines",
            "Ở đây cần ô chữ.",
        ),
        formula(
            "if(filled(1 + 1), 1, 2)",
            "Type Expected Name",
            "1 + 1",
            "Ở đây cần tên một ô số liệu.",
        ),
        formula(
            "list.sum(before(machines))",
            "Type Expected RowCell",
            "machines",
            "Ở đây cần tên một cột (row.cột).",
        ),
        formula(
            "list.count(contains(row.note, \" \"))",
            "Type Expected QuotedWords",
            "\" \"",
            "Ở đây cần từ ngữ trong ngoặc kép.",
        ),
        formula(
            "round(machines, staff)",
            "Type Expected Decimals",
            "staff",
            "Ở đây cần số chữ số thập phân.",
        ),
        formula(
            "if(machines > 1, machines, period.from)",
            "Type Expected SameType",
            "period.from",
            "Ở đây cần hai vế cùng loại.",
        ),
    ]
}

fn cases_of_texts() -> Vec<Case> {
    vec![
        text(
            "/sections/0/narrative/0/text",
            "Có {machines | unit} và { nothing }.",
            "UnknownName",
            "narrative.text.text",
            "nothing",
            "Mẫu không có “nothing”. Hãy dùng mã của một ô số liệu, một cột hoặc một chỉ tiêu.",
        ),
        text(
            "/document/subject",
            "Số máy [là {machines",
            "Sentence Unbalanced",
            "document.subject",
            "{",
            "Dấu “{” không có dấu đi cặp. Hãy thêm dấu còn lại; muốn in chính dấu này thì viết \\{.",
        ),
        text(
            "/checks/0/message",
            "Có {machines| units }.",
            "Sentence UnknownForm",
            "checks.subset.message",
            "units",
            "Không có cách ghi “units” sau dấu |. Hãy dùng unit, two, lower, previous hoặc list.",
        ),
        case(
            set("/indicators/0/formula", json!("rate + 1")),
            "Circular",
            "indicators.rate.formula",
            "Công thức tính từ chính nó: rate. Hãy bỏ tên này khỏi công thức.",
        ),
        case(
            Box::new(|template| {
                template["indicators"][0]["formula"] = json!("list.sum(row.share)");
                template.pointer_mut(ITEMS).unwrap()["columns"][5]["formula"] =
                    json!("row.part + rate");
            }),
            "Circular",
            "indicators.rate.formula",
            "Các công thức tính từ nhau thành vòng: rate, list..share, rate. Hãy bỏ một tên khỏi công thức của tên đứng trước.",
        ),
        case(
            Box::new(|template| {
                let one = template["indicators"][0].clone();
                let chain = (0..201).map(|position| {
                    let mut one = one.clone();
                    one["id"] = json!(format!("i{position}"));
                    if position > 0 {
                        one["formula"] = json!(format!("i{} + 1", position - 1));
                    }
                    one
                });
                let chain: Vec<Value> = chain.collect();
                template["indicators"].as_array_mut().unwrap().extend(chain);
            }),
            "TooDeep",
            "indicators.i200.formula",
            "Công thức tính từ quá nhiều công thức nối nhau. Hãy tính thẳng từ các ô số liệu.",
        ),
    ]
}

fn cases() -> Vec<Case> {
    let mut all = cases_of_members();
    all.extend(cases_of_periods());
    all.extend(cases_of_requirements());
    all.extend(cases_of_syntax());
    all.extend(cases_of_types());
    all.extend(cases_of_texts());
    all
}

#[test]
fn every_error_has_its_code_its_place_and_its_sentence() {
    let mut codes = BTreeSet::new();
    for case in cases() {
        let mut template = sound();
        (case.change)(&mut template);
        let draft = draft(&template);
        let reported = draft
            .errors()
            .iter()
            .find(|error| code(&error.kind) == case.code && error.place.to_string() == case.place);
        let Some(error) = reported else {
            panic!("{} at {}: {:?}", case.code, case.place, draft.errors());
        };
        assert_eq!(render_compile_error_kind(&error.kind), case.sentence);
        if let Some((text, piece)) = &case.marked {
            let span = error.place.span.expect("the piece of the text");
            assert_eq!(span.text(text), *piece, "{text}");
        }
        assert!(!error.to_string().is_empty());
        codes.extend(code(&error.kind).split(' ').map(str::to_owned));
    }
    // A rule without days comes from an app without the usual ones: `a_kind_without_usual_days_needs_its_own`.
    codes.insert("NoDays".to_owned());
    let all = [COMPILE, SYNTAX, TYPE, EXPECTED, REQUIREMENT, SENTENCE].concat();
    let without: Vec<&&str> = all.iter().filter(|name| !codes.contains(**name)).collect();
    assert!(without.is_empty(), "no case has {without:?}");
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

/// A part with one mistake that is added to a template, and what is reported of it. None touches another.
const MISTAKES: [(&str, &str, &str); 31] = [
    (
        "/periods",
        r#"{"kind": "month", "source": "nowhere"}"#,
        "periods.1.source: UnknownAct",
    ),
    (
        "/document/bases",
        r#""nowhere""#,
        "document.bases.0: UnknownAct",
    ),
    (
        "/sections",
        r#"{"id": "machines-section", "title": "S"}"#,
        "sections.machines-section#2.id: DuplicateId",
    ),
    (
        "/sections",
        r#"{"id": "untitled", "title": ""}"#,
        "sections.untitled.title: Empty",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f1", "type": "count", "label": ""}"#,
        "fields.f1.label: Empty",
    ),
    (
        "/sections/0/items",
        r#"{"id": "machines", "type": "count", "label": "F"}"#,
        "fields.machines#2.id: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f2", "type": "choice", "label": "F"}"#,
        "fields.f2.options: NoEntries",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f3", "type": "count", "label": "F", "outline": "x"}"#,
        "fields.f3.outline: Needs Words",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f4", "type": "percent", "label": "F", "states": "x"}"#,
        "fields.f4.states: UnknownIndicator",
    ),
    (
        "/sections/0/items",
        r#"{"id": "f5", "type": "line", "label": "F", "acts": ["x"]}"#,
        "fields.f5.acts.0: UnknownAct",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t1", "type": "table", "label": "T", "addedRow": "r"}"#,
        "tables.t1.columns: NoEntries",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t2", "type": "table", "label": "T", "rows": [{"id": "r", "label": "R"}, {"id": "r", "label": "R"}], "columns": [{"id": "c", "type": "count", "label": "C"}]}"#,
        "tables.t2.rows.1: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t3", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "computed", "label": "C", "formula": "1 +"}]}"#,
        "tables.t3.columns.c.formula: Syntax UnexpectedEnd",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t4", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "computed", "label": "C", "formula": "row.c"}]}"#,
        "tables.t4.columns.c.formula: Circular",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t5", "type": "table", "label": "T", "addedRow": "r", "columns": [{"id": "c", "type": "line", "label": "C"}, {"id": "c", "type": "line", "label": "C"}]}"#,
        "tables.t5.columns.c#2.id: DuplicateId",
    ),
    (
        "/sections/0/items",
        r#"{"id": "t6", "type": "table", "label": "T", "addedRow": "r", "groupBy": "x", "columns": [{"id": "c", "type": "line", "label": "C"}]}"#,
        "tables.t6.groupBy: UnknownColumn",
    ),
    (
        "/indicators",
        r#"{"id": "i1", "label": "I", "section": "machines-section", "formula": "nowhere"}"#,
        "indicators.i1.formula: Type UnknownName",
    ),
    (
        "/indicators",
        r#"{"id": "i2", "label": "I", "section": "machines-section", "formula": "1 1"}"#,
        "indicators.i2.formula: Syntax Unexpected",
    ),
    (
        "/indicators",
        r#"{"id": "i3", "label": "I", "section": "machines-section", "formula": "i3"}"#,
        "indicators.i3.formula: Circular",
    ),
    (
        "/indicators",
        r#"{"id": "i4", "label": "I", "section": "machines-section", "formula": "i4 + machines"}"#,
        "indicators.i4.formula: Circular",
    ),
    (
        "/indicators",
        r#"{"id": "i5", "label": "I", "section": "nowhere", "formula": "1"}"#,
        "indicators.i5.section: UnknownSection",
    ),
    (
        "/indicators",
        r#"{"id": "i6", "label": "I", "section": "machines-section", "formula": "machines > 1"}"#,
        "indicators.i6.formula: Type Expected Number",
    ),
    (
        "/indicators",
        r#"{"id": "rate", "label": "I", "section": "machines-section", "formula": "1"}"#,
        "indicators.rate#2.id: DuplicateId",
    ),
    (
        "/checks",
        r#"{"id": "c1", "family": "SUM", "severity": "error", "rule": "1", "advice": "A"}"#,
        "checks.c1.rule: Type Expected Condition",
    ),
    (
        "/checks",
        r#"{"id": "c2", "family": "SUM", "severity": "error", "rule": "row.part > 1", "advice": "A", "each": "nowhere"}"#,
        "checks.c2.each: UnknownTable",
    ),
    (
        "/checks",
        r#"{"id": "c3", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": ""}"#,
        "checks.c3.advice: Empty",
    ),
    (
        "/checks",
        r#"{"id": "c4", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": "A", "message": "{x}"}"#,
        "checks.c4.message: UnknownName",
    ),
    (
        "/checks",
        r#"{"id": "subset", "family": "SUM", "severity": "error", "rule": "machines > 1", "advice": "A"}"#,
        "checks.subset#2.id: DuplicateId",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n1", "text": "{x}"}"#,
        "narrative.n1.text: UnknownName",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n2", "text": "N", "when": "1"}"#,
        "narrative.n2.when: Type Expected Condition",
    ),
    (
        "/sections/0/narrative",
        r#"{"id": "n3", "text": "{row.x}", "each": "nowhere"}"#,
        "narrative.n3.each: UnknownTable",
    ),
];

fn reported(errors: &[CompileError]) -> Vec<String> {
    let mut reported: Vec<String> = errors
        .iter()
        .map(|error| format!("{}: {}", error.place, code(&error.kind)))
        .collect();
    reported.sort();
    reported
}

/// Adds some of the mistakes to a sound template: each is reported, and nothing else.
#[track_caller]
fn check_mistakes(chosen: &[usize]) {
    let mut template = sound();
    let mut expected = Vec::new();
    for (list, part, report) in chosen.iter().map(|position| MISTAKES[*position]) {
        let list = template.pointer_mut(list).unwrap().as_array_mut().unwrap();
        list.push(serde_json::from_str(part).unwrap());
        expected.push(report.to_owned());
    }
    expected.sort();
    assert_eq!(reported(draft(&template).errors()), expected);
}

#[test]
fn as_many_mistakes_as_a_template_has_are_reported_with_their_places() {
    for position in 0..MISTAKES.len() {
        check_mistakes(&[position]);
    }
    let all: Vec<usize> = (0..MISTAKES.len()).collect();
    check_mistakes(&all);
    // Any of them together, in any order: numbers of a linear congruential generator.
    let mut seed = 13_u64;
    for _ in 0..200 {
        let mut chosen = Vec::new();
        for position in 0..MISTAKES.len() {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            match seed >> 62 {
                0 => chosen.push(position),
                1 => chosen.insert(0, position),
                _ => {}
            }
        }
        check_mistakes(&chosen);
    }
}

#[test]
fn a_draft_is_edited_and_compiled_again() {
    let built_in = &crate::shipped().built_in;
    let mut template = sound();
    template["indicators"][0]["formula"] = json!("percent(connected, machine)");
    template["checks"][0]["advice"] = json!("");
    let mut draft = draft(&template);
    let indicator = Part::Indicator("rate".into());
    assert_eq!(draft.errors().len(), 2);
    assert_eq!(
        reported(&draft.errors_of(&indicator).cloned().collect::<Vec<_>>()),
        ["indicators.rate.formula: Type UnknownName"]
    );
    assert_eq!(
        draft.compile(built_in, "0".repeat(64)).unwrap_err(),
        draft.errors()
    );
    // What is half typed is an error like others, and no reason to lose it.
    draft.edit(built_in, |template| {
        template.indicators[0].formula = "percent(connected,".into();
    });
    assert_eq!(draft.template().indicators[0].formula, "percent(connected,");
    assert_eq!(
        reported(&draft.errors_of(&indicator).cloned().collect::<Vec<_>>()),
        ["indicators.rate.formula: Syntax UnexpectedEnd"]
    );
    draft.edit(built_in, |template| {
        template.indicators[0].formula = "percent(connected, machines)".into();
        template.checks[0].advice = "Kiểm tra lại.".into();
    });
    assert_eq!(draft.errors(), []);
    assert!(draft.compile(built_in, "0".repeat(64)).is_ok());
    // A field that formulas name goes: each of them is told.
    draft.edit(built_in, |template| {
        template.sections[0].items.remove(0);
    });
    assert_eq!(
        reported(draft.errors()),
        [
            "checks.subset.rule: Type UnknownName",
            "indicators.rate.formula: Type UnknownName",
            "narrative.text.text: UnknownName",
        ]
    );
}

#[track_caller]
fn check_circles(formulas: &[&str], expected: &[&[&str]]) {
    let mut template = sound();
    for (position, formula) in formulas.iter().enumerate() {
        let mut one = template["indicators"][0].clone();
        one["id"] = json!(format!("i{position}"));
        one["formula"] = json!(formula);
        template["indicators"].as_array_mut().unwrap().push(one);
    }
    let circles: Vec<Vec<String>> = draft(&template)
        .errors()
        .iter()
        .map(|error| match &error.kind {
            CompileErrorKind::Circular(names) => names.clone(),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(circles, expected);
}

#[test]
fn every_circle_is_reported_once_and_nothing_beside_it() {
    check_circles(&["i1", "i0"], &[&["i0", "i1"]]);
    // What builds on a circle, or is built on by one, stands in none.
    check_circles(&["i1 + i3", "i2", "i1", "machines", "i0"], &[&["i1", "i2"]]);
    check_circles(
        &["i0", "i1 + i0", "i3", "i4", "i2"],
        &[&["i0"], &["i1"], &["i2", "i3", "i4"]],
    );
    // Two circles with one indicator in both: cutting the one cuts the other.
    check_circles(&["i1 + i2", "i0", "i0"], &[&["i0", "i2"]]);
}

#[test]
fn circles_cost_no_more_than_a_walk() {
    // Each builds on the next and on itself; the way to the last would be gone as often as there are indicators.
    let formulas: Vec<String> = (0..3_000)
        .map(|position| format!("i{position} + i{}", (position + 1) % 3_000))
        .collect();
    let mut template = sound();
    let one = template["indicators"][0].clone();
    let more = formulas.iter().enumerate().map(|(position, formula)| {
        let mut one = one.clone();
        one["id"] = json!(format!("i{position}"));
        one["formula"] = json!(formula);
        one
    });
    let more: Vec<Value> = more.collect();
    template["indicators"].as_array_mut().unwrap().extend(more);
    let draft = draft(&template);
    let circles = draft.errors().iter();
    assert!(
        circles
            .filter(|error| code(&error.kind) == "Circular")
            .count()
            > 0
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
